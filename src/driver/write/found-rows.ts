import { createError, type SqlValue } from "../../base/index.ts";
import type { BoundConflict, BoundQuery, BoundWrite } from "../../bind/index.ts";
import { type ExecuteContext, type Execution, executePlan, gatherFacts, type ValueForms } from "../../execute/index.ts";
import { printRowPlace } from "../../functions/index.ts";
import type { Plan } from "../../plan/index.ts";
import { type RowToWrite, spellValue } from "../../write/index.ts";
import { listQueriedTables, optimiseQuery, planForSession } from "../statement/query-run.ts";
import type { StatementRun } from "../statement/statement.ts";
import { exactForms } from "../statement/statement-options.ts";
import { storeValue } from "./value-storage.ts";

/** A row of the statement: it is to be written, or there is nothing to do, or it cannot be written. */
export type FoundRow = { readonly row: RowToWrite } & (
	| { readonly deed: "write" | "skip" }
	| { readonly deed: "refuse"; readonly error: Error }
);

/** What finding the rows cost, and what came up. */
export interface ReadCost {
	readonly executions: Pick<Execution, "statistics" | "warnings">[];
}

/** The rows of a query, with the values of its columns. */
export async function readAll(
	bound: BoundQuery,
	context: ExecuteContext,
	run: StatementRun,
	cost: ReadCost,
	options: { readonly isLive: boolean; readonly most: number },
	forms: ValueForms = exactForms,
): Promise<{ readonly rows: readonly (readonly SqlValue[])[]; readonly count: number }> {
	const { logical } = optimiseQuery(bound);
	const facts = await gatherFacts(context, listQueriedTables(logical));
	const plan: Plan = planForSession(run.session, logical, facts, run.parameters);
	// Whoever changes rows wants to know how they are now.
	const mode = options.isLive ? "full" : undefined;
	const execution = await executePlan(plan, context, run.signal, { mode, onProgress: run.onProgress });
	try {
		const rows: (readonly SqlValue[])[] = [];
		let count = 0;
		for await (const batch of execution.rows(forms)) {
			count += batch.length;
			rows.push(...batch.slice(0, Math.max(0, options.most - rows.length)));
		}
		cost.executions.push({ statistics: execution.statistics, warnings: execution.warnings });
		return { rows, count };
	} finally {
		await execution.release();
	}
}

/**
 * Finds the rows that a statement is to write, and sees to it that they are not too many; nothing is written yet.
 * @throws too_many_writes (54000), row_written_twice (21000), row_exists (23505), and whatever reading throws
 */
export async function findWrittenRows(
	write: BoundWrite,
	context: ExecuteContext,
	run: StatementRun,
	cost: ReadCost,
): Promise<readonly FoundRow[]> {
	const { MaxWrites: limit } = run.session.options;
	const most = limit === 0 ? Number.POSITIVE_INFINITY : limit;
	const { rows, count } = await readAll(write.rows, context, run, cost, { isLive: write.action !== "insert", most });
	if (count > most) {
		const advice = `Narrow the statement, or set MaxWrites=${String(count)} or more (0: any number).`;
		throw createError("too_many_writes", { count, table: write.table.name, limit, advice });
	}
	const number = (index: number) => (count > 1 ? index + 1 : undefined);
	const found = rows.map((values, index): RowToWrite => {
		const present = nameValues(write.present, values);
		const given = nameValues(write.columns, values.slice(write.present.length));
		return { action: write.action, number: number(index), given, present };
	});
	if (write.isByPlace) refuseSharedPlaces(found, write.table);
	if (!write.conflict) return found.map((row) => ({ deed: "write", row }));
	return settleConflicts(found, write, write.conflict, context, run, cost);
}

function nameValues(names: readonly string[], values: readonly SqlValue[]): Readonly<Record<string, SqlValue>> {
	return Object.fromEntries(names.map((name, index) => [name, values[index] ?? null]));
}

// A place stands for one row, and whoever writes by it means that one.
function refuseSharedPlaces(rows: readonly RowToWrite[], { name, definition }: BoundWrite["table"]): void {
	const places = new Map<string, RowToWrite>();
	for (const row of rows) {
		const place = printRowPlace(
			name,
			definition.key.map((column) => row.present[column]),
		);
		const other = places.get(place);
		if (other) {
			const key = definition.key.map((column) => `${column} = '${spellValue(other.present[column] ?? null)}'`);
			throw createError("place_of_several", { table: name, place, key: key.join(" AND ") });
		}
		places.set(place, row);
	}
}

async function settleConflicts(
	rows: readonly RowToWrite[],
	write: BoundWrite,
	conflict: BoundConflict,
	context: ExecuteContext,
	run: StatementRun,
	cost: ReadCost,
): Promise<readonly FoundRow[]> {
	const { table } = write;
	const twice = findTwice(rows, conflict);
	const second = rows[twice.values().next().value ?? -1];
	if (second && conflict.action !== "nothing") throw refuseTwice(second, conflict, table.name);
	const { upsertsBy = [] } = table.definition.write?.insert ?? {};
	const isService = upsertsBy.length > 0 && conflict.target.every((name) => upsertsBy.includes(name));
	if (conflict.action === "update" && conflict.isWhole && isService) {
		// The service finds and changes them itself.
		return rows.map((row) => ({ deed: "write", row: { ...row, mayExist: true } }));
	}
	const types = new Map(write.rows.columns.map(({ name, type }) => [name, type]));
	const given = rows.map((row) =>
		write.columns.map((name) => storeValue(row.given[name] ?? null, types.get(name) ?? "")),
	);
	const lookup = await readAll(conflict.bindLookup(given), context, run, cost, {
		isLive: true,
		most: Number.POSITIVE_INFINITY,
	});
	const found = new Map(lookup.rows.map((values) => [Number(values[0]), values.slice(1)]));
	return rows.map((row, index): FoundRow => {
		const values = found.get(index);
		if (values === undefined) return settleNew(row, conflict, twice.has(index), write);
		if (conflict.action === "refuse") return { deed: "refuse", row, error: refuseExisting(row, conflict, table.name) };
		const present = nameValues(conflict.present, values);
		const isWanted = values[conflict.present.length] === true;
		if (conflict.action === "nothing" || !isWanted) return { deed: "skip", row: { ...row, present } };
		const assigned = nameValues(conflict.assigned, values.slice(conflict.present.length + 1));
		return { deed: "write", row: { ...row, action: "update", present, given: assigned } };
	});
}

// A key that the service gives can name a row that is there, and none that is to be made.
function settleNew(row: RowToWrite, conflict: BoundConflict, isTwice: boolean, { table }: BoundWrite): FoundRow {
	if (isTwice) return { deed: "skip", row };
	const named = conflict.target.filter((name) => {
		const { write } = table.columns.find((column) => column.name === name) ?? {};
		return (write === undefined || write.when === "change") && (row.given[name] ?? null) !== null;
	});
	if (named.length === 0) return { deed: "write", row };
	const values = describeValues(row, named);
	const slots = { column: named.join(", "), table: table.name, deed: "given to a new row" };
	const advice = `There is no row with ${values}; the service names new ones itself. Leave the column out, or give NULL.`;
	const error = createError("column_not_writable", { ...slots, advice });
	return { deed: "refuse", row, error };
}

/** The rows by whose values an earlier one of the statement goes, too. */
function findTwice(rows: readonly RowToWrite[], { target, caseless }: BoundConflict): ReadonlySet<number> {
	const seen = new Set<string>();
	const twice = new Set<number>();
	for (const [index, { given }] of rows.entries()) {
		const values = target.map((name) => given[name] ?? null);
		// NULL is no value that another row could have.
		if (values.includes(null)) continue;
		const spelt = values.map((value, place) => {
			const text = spellValue(value);
			return caseless.includes(target[place] ?? "") ? text.toLowerCase() : text;
		});
		const text = JSON.stringify(spelt);
		if (seen.has(text)) twice.add(index);
		seen.add(text);
	}
	return twice;
}

function refuseTwice(row: RowToWrite, { target, action }: BoundConflict, table: string): Error {
	const values = describeValues(row, target);
	const place = nameNumber(row);
	return action === "refuse"
		? createError("row_exists", { table, values, columns: target.join(", "), row: place })
		: createError("row_written_twice", { table, values, row: place });
}

function refuseExisting(row: RowToWrite, { target }: BoundConflict, table: string): Error {
	const values = describeValues(row, target);
	return createError("row_exists", { table, values, columns: target.join(", "), row: nameNumber(row) });
}

function describeValues({ given }: RowToWrite, names: readonly string[]): string {
	return names.map((name) => `${name} "${spellValue(given[name] ?? null)}"`).join(", ");
}

function nameNumber({ number }: RowToWrite): string {
	return number === undefined ? "" : ` (row ${String(number)})`;
}
