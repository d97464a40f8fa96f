import type { ConnectionProperty } from "./property.ts";
import { connectionProperties } from "./property-index.ts";

/**
 * Writes the table of all connection properties as Markdown, for the documentation.
 * @returns Lines of the columns property, default, meaning; the last ends without a line end.
 * @example describeProperties().split("\n")[2] // "| `Profile` | `Intercom` | Bundled profile by name, … |"
 */
export function describeProperties(): string {
	const rows = connectionProperties.map((property) => [
		describeName(property),
		describeDefault(property),
		describeMeaning(property),
	]);
	return [["property", "default", "meaning"], ["---", "---", "---"], ...rows]
		.map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
		.join("\n");
}

function describeName({ name, aliases }: ConnectionProperty): string {
	return [name, ...aliases].map((word) => `\`${word}\``).join(", ");
}

function describeDefault({ default: value, defaultNote, environment, unit }: ConnectionProperty): string {
	if (value !== null) return unit ? `\`${value}\` ${unit}` : `\`${value}\``;
	return environment ? `env \`${environment}\`` : (defaultNote ?? "");
}

function describeMeaning({ summary, choices, default: value, unit, secret }: ConnectionProperty): string {
	const list = choices ? `${choices.map((choice) => `\`${choice}\``).join(", ")}. ` : "";
	// Where there is a default, the unit stands beside it.
	const marks = [value === null && unit ? `in ${unit}` : "", secret ? "secret" : ""];
	const shownMarks = marks.filter((mark) => mark !== "").join(", ");
	return `${list}${summary}${shownMarks ? ` (${shownMarks})` : ""}`;
}
