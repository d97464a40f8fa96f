import { type ProviderError, WriteError } from "../base/index.ts";
import { FailedStatement } from "./failed-statement.ts";
import { cutToWidth, measureWidth } from "./formats/cell-width.ts";
import { flattenMessage, flattenText } from "./formats/flat-text.ts";
import { findProviderError } from "./reported-error.ts";
import { listUnwritten } from "./write-table.ts";

/**
 * Prints an error: one line that says it all, then the place in the statement, details and a hint, where there are any.
 * @param width Columns of the terminal, to which the excerpt of the statement is cut.
 * @example printError(error, 80) // 'error 42P01: table "contcts" does not exist\nhint: Did you mean "contacts"?\n'
 */
export function printError(error: unknown, width: number | undefined): string {
	const reason = findProviderError(error);
	const { sqlState, message, position, hint } = reason;
	const lines = [`error ${sqlState}: ${flattenMessage(message)}`];
	if (error instanceof FailedStatement && position !== undefined) {
		const { text, offset } = error.script;
		lines.push(...printExcerpt(text, offset + position, width ?? standardWidth));
	}
	if (reason instanceof WriteError) lines.push(...listUnwritten(reason.writes, width ?? standardWidth));
	const detail = describeDetail(reason);
	if (detail !== "") lines.push(`detail: ${detail}`);
	if (hint !== undefined) lines.push(`hint: ${flattenMessage(hint)}`);
	return `${lines.join("\n")}\n`;
}

const standardWidth = 100;

function describeDetail({ detail, status, remoteCode, requestId }: ProviderError): string {
	const parts = [
		detail === undefined ? "" : flattenMessage(detail),
		status === undefined ? "" : `HTTP status ${String(status)}`,
		remoteCode === undefined ? "" : `code ${flattenMessage(remoteCode)}`,
		requestId === undefined ? "" : `request id ${flattenMessage(requestId)}`,
	];
	return parts.filter((part) => part !== "").join(", ");
}

/**
 * Shows the line of a statement at which something is wrong, with a mark below the word; of a blank line nothing.
 * @param position Offset from 0.
 * @example printExcerpt("SELECT * FROM contcts", 14, 80) // ["line 1:15  SELECT * FROM contcts", "                         ^^^^^^^"]
 */
export function printExcerpt(sql: string, position: number, width: number): readonly string[] {
	const at = Math.min(position, sql.length);
	const before = sql.slice(0, at).split(/\r\n|\r|\n/);
	const start = before.at(-1) ?? "";
	const [rest = ""] = sql.slice(at).split(/\r\n|\r|\n/, 1);
	if ((start + rest).trim() === "") return [];
	const label = `line ${String(before.length)}:${String(start.length + 1)}  `;
	const word = /^(?:[@:$]?[\p{L}\p{N}_$]+|"[^"]*"|'[^']*')/u.exec(rest)?.[0] ?? rest.slice(0, 1);
	const room = Math.max(20, width - label.length);
	// Of a long line, what leads up to the mistake is shown as far as half the room goes.
	const left = cutStart(flattenText(start), Math.max(Math.floor(room / 2), room - measureWidth(flattenText(rest))));
	const line = cutToWidth(left + flattenText(rest), room);
	const marks = Math.max(1, Math.min(measureWidth(flattenText(word)), room - measureWidth(left)));
	return [label + line, " ".repeat(label.length + measureWidth(left)) + "^".repeat(marks)];
}

function cutStart(text: string, width: number): string {
	if (measureWidth(text) <= width) return text;
	const segments = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
	let kept = "";
	for (const segment of segments.reverse()) {
		if (measureWidth(segment + kept) > width - 1) break;
		kept = segment + kept;
	}
	return `…${kept}`;
}
