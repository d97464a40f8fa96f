import { listTextSpans, type TextSpan } from "../../sql/index.ts";

const colours: Readonly<Partial<Record<TextSpan["kind"], string>>> = {
	keyword: "\u001B[1;34m",
	string: "\u001B[32m",
	number: "\u001B[36m",
	parameter: "\u001B[35m",
	comment: "\u001B[2m",
};
const plain = "\u001B[0m";

/**
 * A statement with colours, as a terminal shows them; its signs stay as they are.
 * @example highlightSql("SELECT 1") // "\u001B[1;34mSELECT\u001B[0m \u001B[36m1\u001B[0m"
 */
export function highlightSql(text: string): string {
	// A command of the shell is no SQL.
	if (/^\s*[\\.]/.test(text)) return text;
	let shown = "";
	let end = 0;
	for (const span of listTextSpans(text)) {
		const colour = colours[span.kind];
		if (colour === undefined) continue;
		shown += `${text.slice(end, span.start)}${colour}${text.slice(span.start, span.end)}${plain}`;
		end = span.end;
	}
	return shown + text.slice(end);
}

/** Whether a terminal is to have colours: https://no-color.org. */
export function wantsColours(environment: Readonly<Record<string, string | undefined>>): boolean {
	return !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
}
