import type { KeptRows } from "../cache/index.ts";
import type { Plan } from "../plan/index.ts";
import type { PackedRows, ResultRows } from "../storage/index.ts";
import type { ExecuteContext, Execution, KeptSnapshot, ReadOptions } from "./execution.ts";
import { createLostDigits } from "./lost-digits.ts";
import type { Progress } from "./progress.ts";
import { limitRows, preparePacked, queryTables, readRows } from "./query-rows.ts";
import { createRowReader } from "./row-values.ts";
import { limitByStartDate } from "./start-date.ts";
import { type ReadTable, sumStatistics } from "./statistics.ts";
import type { Source } from "./table-source.ts";

/**
 * Starts a plan's query over rows that the cache has, in one question to the storage: whether they still answer, and the query itself, in
 * the same snapshot. Nothing is written and nothing has to be held.
 * @param options How its rows are given, and who is told of each table that it is there.
 * @param snapshot Where rows are looked for, when not among those that are kept now.
 * @returns Undefined where something has to be read, or what was known of the cache is no longer so: then `executePlan` looks anew.
 * @throws What the query throws.
 */
export async function executeKept(
	plan: Plan,
	context: ExecuteContext,
	signal: AbortSignal,
	{ onProgress, packing }: Pick<ReadOptions, "onProgress" | "packing"> = {},
	snapshot?: KeptSnapshot,
): Promise<Execution | undefined> {
	const found = findTables(plan, context, snapshot);
	if (!found || found.kept.length === 0) return undefined;
	const { kept, sources } = found;
	const reader = snapshot?.reader ?? context.storage.openReader();
	const letGo = () => {
		if (!snapshot) reader.letGo();
	};
	const startRows = () => queryTables(plan.query, plan, reader, sources, signal);
	const startPacked = preparePacked(plan, reader, packing);
	const start = async (): Promise<Started> =>
		startPacked ? { packed: await startPacked(sources, signal) } : { rows: await startRows() };
	// All three are asked in one turn.
	const begun = snapshot ? Promise.resolve() : reader.begin();
	const confirmed = context.cache.confirmKept(kept, reader);
	const answer = await takeConfirmed([begun, confirmed, start()], signal).catch((error: unknown) => {
		letGo();
		throw error;
	});
	if (!answer) {
		letGo();
		return undefined;
	}
	if (onProgress) answer.kept.map(describeProgress).forEach(onProgress);
	const lost = createLostDigits();
	const { rows, packed } = answer.started;
	return {
		statistics: sumStatistics(answer.kept.map(describeRead), 0),
		get warnings() {
			return [...plan.warnings, ...lost.describe()];
		},
		rows: (forms, mostRows = Number.POSITIVE_INFINITY) =>
			readRows(
				rows ? () => Promise.resolve(rows) : startRows,
				createRowReader(plan.columns, forms, lost.note),
				mostRows,
			),
		packed: packed && ((mostRows = Number.POSITIVE_INFINITY) => limitRows(() => Promise.resolve(packed), mostRows)),
		release: () => Promise.resolve(letGo()),
	};
}

function findTables(plan: Plan, { cache, isOffline, startDateMs }: ExecuteContext, snapshot: KeptSnapshot | undefined) {
	const kept: KeptRows[] = [];
	const sources = new Map<string, Source>();
	for (const planned of plan.scans) {
		if (planned.dependency) return undefined;
		const scan = limitByStartDate(planned.scan, startDateMs);
		const mode = isOffline || planned.isCacheOnly ? "cached" : "tolerant";
		const found = snapshot ? snapshot.held.find(scan, planned.columns) : cache.findKept(scan, planned.columns, mode);
		if (!found) return undefined;
		const { tableName, rowCount } = found;
		kept.push(found);
		sources.set(planned.scanName, { tableName, planned, rowCount, startDateMs });
	}
	return { kept, sources };
}

/** The rows of a query that was started, in one form or the other. */
interface Started {
	readonly rows?: ResultRows;
	readonly packed?: AsyncIterable<PackedRows>;
}

interface Answer {
	readonly kept: readonly KeptRows[];
	readonly started: Started;
}

// A table that somebody has dropped makes the query fail: that is no failure of the statement.
async function takeConfirmed(
	[begun, confirming, starting]: readonly [Promise<void>, Promise<readonly KeptRows[] | undefined>, Promise<Started>],
	signal: AbortSignal,
): Promise<Answer | undefined> {
	const confirmed = Promise.all([confirming, begun]).then(
		([kept]) => kept,
		() => undefined,
	);
	try {
		const started = await starting;
		const kept = await confirmed;
		return kept && { kept, started };
	} catch (error) {
		if (signal.aborted || (await confirmed)) throw error;
		return undefined;
	}
}

function describeRead({ tableName, table, asOf, rowCount }: KeptRows): ReadTable {
	return { tableName, table, source: "cache", asOf, requests: 0, rows: rowCount };
}

function describeProgress({ table, rowCount }: KeptRows, index: number, { length }: readonly KeptRows[]): Progress {
	const whole = { rows: rowCount, total: rowCount, share: 1, isDone: true };
	return { table, number: index + 1, count: length, ...whole, requests: 0, waitMs: 0 };
}
