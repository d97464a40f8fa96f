import type { WriteResult } from "../base/index.ts";
import { countOf } from "./count-text.ts";
import { cutToWidth, measureWidth } from "./formats/cell-width.ts";
import { flattenMessage, flattenText } from "./formats/flat-text.ts";

/** More of them no one reads on a terminal. */
const mostShown = 20;

/**
 * The rows of a statement that were not written, as lines of a table; none where all were.
 * @param width Columns of the terminal.
 * @example listUnwritten([{ row: 2, key: "7", status: "not_sent" }], 80) // ["row  key  status    why", "2    7    not sent"]
 */
export function listUnwritten(writes: readonly WriteResult[], width: number): readonly string[] {
	const unwritten = writes.filter(({ status }) => status !== "written" && status !== "skipped");
	if (unwritten.length === 0) return [];
	const cells = unwritten
		.slice(0, mostShown)
		.map(({ row, key, status, error }) => [
			String(row),
			key === null ? "" : flattenText(key),
			status.replace("_", " "),
			error === undefined ? "" : flattenMessage(error.message),
		]);
	const all = [["row", "key", "status", "why"], ...cells];
	const widths = [0, 1, 2].map((column) => Math.max(...all.map((line) => measureWidth(line[column] ?? ""))));
	const lines = all.map((line) => {
		const padded = line.map(
			(cell, column) => cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - measureWidth(cell))),
		);
		return cutToWidth(padded.join("  ").trimEnd(), width);
	});
	const more = unwritten.length - cells.length;
	return more > 0 ? [...lines, `… and ${countOf(more, "row")} more`] : lines;
}
