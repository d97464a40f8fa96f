import { createError, ProviderError } from "../../base/index.ts";
import { type BoundWrite, bindStatement } from "../../bind/index.ts";
import { assumeDiscovered, type CatalogTable } from "../../catalog/index.ts";
import type { ExecuteContext } from "../../execute/index.ts";
import { parseStatement } from "../../sql/index.ts";
import type { StatementRun } from "../statement/statement.ts";
import { readAll } from "./found-rows.ts";

/** The default of MaxWrites: who wants all rows of a table written has to raise it. */
const usualMaxWrites = 1000;

/** A number that only says what is refused is worth so many requests, and no more. */
const mostRequests = 3;

/**
 * Tells whether a statement is refused for writing all rows of a table: MaxWrites was not raised for it.
 * @example isRefusedUnbounded({ isUnbounded: true }, 1000) // true
 */
export function isRefusedUnbounded({ isUnbounded }: Pick<BoundWrite, "isUnbounded">, maxWrites: number): boolean {
	return isUnbounded && maxWrites !== 0 && maxWrites <= usualMaxWrites;
}

/**
 * The error of a statement without WHERE, with the number of rows that it would write where a few requests tell it.
 * @returns unbounded_write (54000), also for a table without rows: whether a statement is let through is not up to the rows of the day.
 */
export async function refuseUnbounded(
	{ statement, table }: BoundWrite,
	context: ExecuteContext,
	run: StatementRun,
): Promise<ProviderError> {
	const count = await countRows(table, context, run);
	const shown = count?.toLocaleString("en-US") ?? "";
	return createError("unbounded_write", {
		statement,
		table: table.name,
		count: count === undefined ? "every row" : count === 1 ? "the 1 row" : `all ${shown} rows`,
		remark: count === undefined ? " (a few requests do not tell how many there are)" : "",
		suggestion: String(Math.max(count ?? 0, usualMaxWrites + 1)),
	});
}

// As SELECT count(*) does it.
async function countRows(
	{ name }: CatalogTable,
	context: ExecuteContext,
	run: StatementRun,
): Promise<number | undefined> {
	const tree = parseStatement(`SELECT count(*) FROM "${name}"`);
	if (tree.kind !== "Query") return undefined;
	const bound = bindStatement(tree, assumeDiscovered(run.session.catalog));
	const few = { ...context, maxRequests: Math.min(mostRequests, context.maxRequests || mostRequests) };
	const alone = { ...run, parameters: [], onProgress: undefined };
	try {
		const { rows } = await readAll(bound, few, alone, { executions: [] }, { isLive: false, most: 1 });
		return Number(rows[0]?.[0]);
	} catch (error) {
		// It is refused all the same, unless nobody waits for it any more.
		if (error instanceof ProviderError && !run.signal.aborted) return undefined;
		throw error;
	}
}
