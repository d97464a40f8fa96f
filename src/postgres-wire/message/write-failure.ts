import type { WriteError, WriteResult } from "../../base/index.ts";

/** So many rows are told one by one at most. */
const mostTold = 1000;

/**
 * Tells which rows a statement did not write, a line for each that failed; undefined where it is about one row alone.
 * @example describeFailedWrites({ writes: [{ row: 2, key: "7", status: "failed" }, { row: 3, key: null, status: "not_sent" }] }) // "row 2 (7): failed\nrow 3: not sent"
 */
export function describeFailedWrites({ writes }: Pick<WriteError, "writes">): string | undefined {
	const bad = writes.filter(({ status }) => status === "failed" || status === "unknown");
	const lines = bad.slice(0, mostTold).map(describeRow);
	if (bad.length > mostTold) lines.push(`and ${String(bad.length - mostTold)} more`);
	const unsent = writes.filter(({ status }) => status === "not_sent");
	const [first, last] = [unsent[0], unsent.at(-1)];
	if (first && last)
		lines.push(
			first === last
				? `row ${String(first.row)}: not sent`
				: `${String(unsent.length)} rows from row ${String(first.row)} to row ${String(last.row)}: not sent`,
		);
	return lines.length === 0 ? undefined : lines.join("\n");
}

function describeRow({ row, key, status, error }: WriteResult): string {
	const name = key === null ? `row ${String(row)}` : `row ${String(row)} (${key})`;
	return `${name}: ${error?.message ?? status}`;
}
