import { createError, createWriteError, type ProviderError, type WriteResult } from "../../base/index.ts";

/**
 * The error of a statement whose rows were not all written; undefined where they were.
 * @param ended Why the statement was ended before its last row, if it was.
 * @returns Of a statement of one row, what befell that row; of several, `partial_write` with what became of each.
 */
export function createReport(
	table: string,
	writes: readonly WriteResult[],
	ended: ProviderError | undefined,
): ProviderError | undefined {
	const bad = writes.filter(({ status }) => status === "failed" || status === "unknown");
	const unsent = writes.filter(({ status }) => status === "not_sent");
	const [first] = bad;
	if (!first && unsent.length === 0) return undefined;
	// Nothing was tried, so that the end is all there is to tell.
	if (!first && unsent.length === writes.length && ended) return ended;
	if (writes.length === 1 && first?.error) return first.error;
	const written = writes.filter(({ status }) => status === "written").length;
	const slots = {
		written,
		count: writes.length,
		table,
		problem: describeProblem(first, bad.length, ended),
		advice: advise(writes, bad, unsent),
	};
	return createWriteError(slots, writes, { cause: first?.error ?? ended, detail: describeRest(bad) });
}

function describeProblem(first: WriteResult | undefined, count: number, ended: ProviderError | undefined): string {
	if (!first) return ended?.message ?? createError("cancelled", {}).message;
	const others = count > 1 ? `, the first of ${String(count)}` : "";
	return `row ${String(first.row)} was not${others}: ${first.error?.message ?? first.status}`;
}

function advise(writes: readonly WriteResult[], bad: readonly WriteResult[], unsent: readonly WriteResult[]): string {
	const unknown = writes.filter(({ status }) => status === "unknown").length;
	return [
		...new Set(bad.map(({ error }) => error?.hint)),
		unsent.length > 0 && bad.length > 0
			? `${unsent.length === 1 ? "The row" : `The ${String(unsent.length)} rows`} after it ${unsent.length === 1 ? "was" : "were"} not sent; OnWriteError=continue goes on.`
			: undefined,
		unknown > 0 ? `Of ${String(unknown)} nobody knows whether they were written.` : undefined,
		"error.writes tells what became of each row; what was written stays.",
	]
		.filter((text) => text !== undefined)
		.slice(0, 4)
		.join(" ");
}

// A few of the others, row by row.
function describeRest(bad: readonly WriteResult[]): string | undefined {
	const told = bad.slice(1, 4).map(({ row, error }) => `row ${String(row)}: ${error?.message ?? ""}`);
	return told.length === 0 ? undefined : told.join(" · ");
}
