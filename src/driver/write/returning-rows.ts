import type { SqlValue, StoredValue } from "../../base/index.ts";
import { type BoundWrite, bindStatement } from "../../bind/index.ts";
import { assumeDiscovered, type CatalogTable } from "../../catalog/index.ts";
import type { ExecuteContext } from "../../execute/index.ts";
import { parseStatement } from "../../sql/index.ts";
import type { StatementRun } from "../statement/statement.ts";
import { type ReadCost, readAll } from "./found-rows.ts";
import { storeValue } from "./value-storage.ts";
import type { FinishedRow } from "./write-loop.ts";

const all = { isLive: true, most: Number.POSITIVE_INFINITY };

/** Computes RETURNING over the rows as the service has them after the write; those that were deleted, as they were before. */
export async function computeReturning(
	write: BoundWrite,
	written: readonly FinishedRow[],
	context: ExecuteContext,
	run: StatementRun,
	cost: ReadCost,
): Promise<readonly (readonly SqlValue[])[]> {
	if (written.length === 0) return [];
	const rows: (readonly StoredValue[])[] = [];
	for (const one of written) rows.push(await completeRow(write.table, one, context, run, cost));
	const given = await readAll(write.bindReturning(rows), context, run, cost, all, run.forms);
	return given.rows;
}

async function completeRow(
	table: CatalogTable,
	{ row, key, values }: FinishedRow,
	context: ExecuteContext,
	run: StatementRun,
	cost: ReadCost,
): Promise<readonly StoredValue[]> {
	const { columns } = table;
	if (values) return columns.map(({ name }) => values[name] ?? null);
	if (row.action === "delete") return columns.map(({ name, type }) => storeValue(row.present[name] ?? null, type));
	const read = await readByKey(table, key, context, run, cost);
	if (read) return columns.map(({ type }, index) => storeValue(read[index] ?? null, type));
	// Nobody has seen it yet: what is known of it is what was sent.
	return columns
		.map(({ name, type }) => storeValue(row.given[name] ?? null, type))
		.map((value, index) => key[columns[index]?.name ?? ""] ?? value);
}

async function readByKey(
	table: CatalogTable,
	key: Readonly<Record<string, StoredValue>>,
	context: ExecuteContext,
	run: StatementRun,
	cost: ReadCost,
): Promise<readonly SqlValue[] | undefined> {
	const names = table.definition.key;
	if (names.some((name) => (key[name] ?? null) === null)) return undefined;
	const conditions = names.map((name, index) => `"${name}" = $${String(index + 1)}`).join(" AND ");
	const columns = table.columns.map(({ name }) => `"${name}"`).join(", ");
	const tree = parseStatement(`SELECT ${columns} FROM "${table.name}" WHERE ${conditions}`);
	if (tree.kind !== "Query") return undefined;
	const bound = bindStatement(tree, assumeDiscovered(run.session.catalog));
	const parameters = names.map((name) => String(key[name]));
	const { rows } = await readAll(bound, context, { ...run, parameters }, cost, all);
	return rows[0];
}
