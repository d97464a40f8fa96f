import { sql } from "kysely";
import type { StoredValue } from "../../base/index.ts";
import { compileOnce, type Reader } from "../../storage/index.ts";
import type { KeptRows } from "../cache-contract.ts";
import { keysPerQuery } from "../fetch/parent-keys.ts";
import { listStoredColumns, queries } from "./result-schema.ts";
import type { ListedResult, ResultSearch } from "./result-search.ts";
import { nameResultTables } from "./result-tables.ts";

/**
 * The ledger as it was last read, so that what is asked again and again is found without asking for it. Others may have changed it since:
 * who reads rows by it asks in the same snapshot whether they still answer.
 */
export class KeptResults {
	#listed: readonly ListedResult[] = [];

	/** Replaces what is known. */
	remember(listed: readonly ListedResult[]): void {
		this.#listed = listed;
	}

	/** All that is known. */
	list(): readonly ListedResult[] {
		return this.#listed;
	}

	/**
	 * Finds what would answer, as the ledger itself would: the same, or the newest full read that has what is needed.
	 * @param isAnyAge It may be outdated.
	 */
	find(
		{ identity, variant, table, columns, coverage, isFresh }: ResultSearch,
		isAnyAge: boolean,
	): KeptRows | undefined {
		const isAnswer = (row: ListedResult) => row.state === "complete" && isFresh(row);
		const exact = this.#listed.find((row) => row.identity === identity && isAnswer(row));
		if (exact) return describeKept(exact, undefined, isAnyAge);
		if (coverage.kind === "never") return undefined;
		const keys = coverage.kind === "keys" ? coverage : undefined;
		if (keys && keys.keys.length > keysPerQuery) return undefined;
		const full = this.#listed.find((row) => {
			if (row.source_table !== table || row.variant !== variant || row.is_full !== 1 || !isAnswer(row)) return false;
			const found = listStoredColumns(row);
			return columns.every((name) => found.includes(name)) && (!keys || found.includes(keys.column));
		});
		return full && describeKept(full, keys, isAnyAge);
	}
}

function describeKept(row: ListedResult, keys: KeptRows["keys"], isAnyAge: boolean): KeptRows {
	const { id, source_table, predicate, as_of, row_count } = row;
	const { rows } = nameResultTables(id);
	return { id, table: source_table, predicate, tableName: rows, asOf: as_of, rowCount: row_count, keys, isAnyAge };
}

/**
 * Asks, in a reader's snapshot, whether rows still answer: nobody has dropped them or knows better, and all keys are there. All is asked at
 * once, so that what the caller asks next goes with it.
 * @returns The same with the number of rows that there are now; undefined where some do not answer.
 */
export async function confirmKept(reader: Reader, kept: readonly KeptRows[]): Promise<readonly KeptRows[] | undefined> {
	const confirmed = await Promise.all(kept.map((rows) => confirm(reader, rows)));
	const answers = confirmed.filter((rows) => rows !== undefined);
	return answers.length === kept.length ? answers : undefined;
}

async function confirm(reader: Reader, kept: KeptRows): Promise<KeptRows | undefined> {
	const { id, tableName, keys, isAnyAge } = kept;
	const [state, hasAll] = await Promise.all([
		readNumbers(reader, findState(id)),
		keys === undefined || hasKeys(reader, tableName, keys),
	]);
	if (!state || !hasAll) return undefined;
	const [isOutdated, rowCount = 0] = state;
	return isOutdated === 0 || isAnyAge ? { ...kept, rowCount } : undefined;
}

const findState = compileOnce((id: number) =>
	queries.selectFrom("scans").select(["is_outdated", "row_count"]).where("id", "=", id).where("state", "=", "complete"),
);

async function hasKeys(
	reader: Reader,
	tableName: string,
	{ column, keys }: NonNullable<KeptRows["keys"]>,
): Promise<boolean> {
	const wanted = [...new Set(keys)];
	const name = sql.id(column);
	const count = sql`select count(distinct ${name}) from ${sql.id(tableName)} where ${name} in (${sql.join(wanted)})`;
	const [found] = (await readNumbers(reader, count.compile(queries))) ?? [];
	return found === wanted.length;
}

interface WrittenQuery {
	readonly sql: string;
	readonly parameters: readonly unknown[];
}

// Those of the first row, if there is one.
async function readNumbers(reader: Reader, query: WrittenQuery): Promise<readonly number[] | undefined> {
	for await (const [row] of await reader.query(query.sql, query.parameters as readonly StoredValue[])) {
		return row?.map(Number);
	}
	return undefined;
}
