import { createError, onAbort, type SqlValue, throwIfAborted } from "../../base/index.ts";
import type { BoundQuery } from "../../bind/index.ts";
import type { CatalogTable } from "../../catalog/index.ts";
import {
	askTotals,
	describeHeld,
	type ExecuteContext,
	type Execution,
	executeKept,
	executePlan,
	explainPlan,
	explainStages,
	gatherFacts,
	type ReadOptions,
	recallFacts,
} from "../../execute/index.ts";
import { type LogicalPlan, optimise } from "../../optimise/index.ts";
import { type Facts, type ParameterValues, type Plan, planQuery } from "../../plan/index.ts";
import type { ExplainOptions } from "../../sql/index.ts";
import type { PackedRows } from "../../storage/index.ts";
import type { Session } from "../session.ts";
import { adviseOffline } from "./offline-advice.ts";
import { finishRows, packRows, type RowPacking } from "./row-packing.ts";
import { giveRows, takeRows } from "./row-stream.ts";
import type { ReadView, StartedQuery } from "./snapshot.ts";
import type { StatementEnd, StatementRows, StatementRun } from "./statement.ts";

type ReadTables = (
	plan: Plan,
	context: ExecuteContext,
	run: StatementRun,
	manner: Pick<ReadOptions, "packing">,
) => Promise<Execution>;

/** A query over tables, and what a kind of statement does otherwise than SELECT. */
export interface TableQuery {
	readonly bound: BoundQuery;
	readonly logical: LogicalPlan;
	/** Reads the tables of its plan; absent: as the plan says. */
	readonly read?: ReadTables;
	/** Gives what was read, some rows at a time; absent: the rows of the query. */
	readonly listRows?: (plan: Plan, execution: Execution) => AsyncIterable<SqlValue[][]>;
	/** A further row of EXPLAIN, after one for each scan. */
	readonly explainMore?: (step: number, run: StatementRun) => SqlValue[] | Promise<SqlValue[]>;
}

/** A bound query with what it asks of its tables. */
export function optimiseQuery(bound: BoundQuery): Pick<TableQuery, "bound" | "logical"> {
	return { bound, logical: optimise(bound) };
}

/** The tables that a query reads. */
export function listQueriedTables({ tables }: LogicalPlan): readonly CatalogTable[] {
	return tables.map(({ table }) => table);
}

type QueryRun<Batch> = AsyncGenerator<Batch, StatementEnd & { readonly plan: Plan }, undefined>;

/** Reads the tables of a query and gives its rows. */
export function runQuery(query: TableQuery, run: StatementRun): QueryRun<SqlValue[][]> {
	return runTables(query, run, {}, (plan, execution, mostRows) => {
		return query.listRows?.(plan, execution) ?? execution.rows(run.forms, mostRows);
	});
}

/** Reads the tables of a query and gives its rows packed: where they are computed, or else, as those of pages that come, here. */
export function packQuery(query: TableQuery, run: StatementRun, packing: RowPacking): QueryRun<PackedRows> {
	return runTables(query, run, { packing }, (_plan, execution, mostRows) => {
		const packed = execution.packed?.(mostRows);
		return packed ? finishRows(packed, packing) : packRows(execution.rows(run.forms, mostRows), packing);
	});
}

async function* runTables<Batch extends { readonly length: number; slice(from: number, to: number): Batch }>(
	query: TableQuery,
	run: StatementRun,
	manner: Pick<ReadOptions, "packing">,
	list: (plan: Plan, execution: Execution, mostRows: number | undefined) => AsyncIterable<Batch>,
): QueryRun<Batch> {
	const { logical } = query;
	const { session, signal } = run;
	const { MaxRows: maxRows } = session.options;
	const context = await session.open(signal, tablesAreLocal(logical));
	const explain = (error: unknown) =>
		adviseOffline(error, listQueriedTables(logical), context, (facts) =>
			planForSession(session, logical, facts, run.parameters),
		);
	const { plan, execution } = await startQuery(query, context, run, manner).catch(async (error: unknown) => {
		throw await explain(error);
	});
	// Who does not ask for the next row may never do so.
	const stopListening = onAbort(signal, () => void execution.release().catch(() => undefined));
	try {
		// One row more than may be given tells that there are more.
		const mostRows = maxRows < 0 ? undefined : maxRows + 1;
		const given = yield* giveRows(list(plan, execution, mostRows), maxRows, signal);
		return { ...given, plan, statistics: execution.statistics, warnings: execution.warnings };
	} catch (error) {
		// What was let go for it fails in its own way.
		throwIfAborted(signal);
		throw await explain(error);
	} finally {
		stopListening();
		await execution.release();
	}
}

// What is asked again and again is in the cache as a rule: it is looked for by what is remembered of the cache, and where that does not do, by
// what the cache holds now. Where it is not there, what is to be read is planned by the same.
async function startQuery(
	query: TableQuery,
	context: ExecuteContext,
	run: StatementRun,
	manner: Pick<ReadOptions, "packing">,
): Promise<StartedQuery> {
	const { logical, read = readTables } = query;
	const { session, parameters, signal, onProgress, snapshot } = run;
	if (snapshot && !tablesAreLocal(logical)) return startInSnapshot(query, context, run, manner, snapshot);
	const options = { ...manner, onProgress };
	const tryKept = async (facts: Facts) => {
		const plan = planForSession(session, logical, facts, parameters);
		const execution = read === readTables ? await executeKept(plan, context, signal, options) : undefined;
		return { plan, execution };
	};
	if (context.cache.listSeen().length > 0) {
		const { plan, execution } = await tryKept(recallFacts(context));
		if (execution) return { plan, execution };
	}
	const { plan, execution } = await tryKept(await gatherFacts(context, listQueriedTables(logical)));
	return { plan, execution: execution ?? (await read(plan, context, run, manner)) };
}

function startInSnapshot(
	query: TableQuery,
	context: ExecuteContext,
	run: StatementRun,
	manner: Pick<ReadOptions, "packing">,
	snapshot: ReadView,
): Promise<StartedQuery> {
	const { session, parameters, signal, onProgress } = run;
	const { logical } = query;
	const tables = listQueriedTables(logical);
	const plan = (facts: Facts) => planForSession(session, logical, facts, parameters);
	const ways = { ...manner, onProgress };
	return snapshot.start({
		context,
		options: session.options,
		async first(reader) {
			const planned = plan(await gatherFacts(context, tables));
			return { plan: planned, execution: await executePlan(planned, context, signal, { ...ways, reader }) };
		},
		async later(kept) {
			const planned = plan(describeHeld(kept.held, context));
			const execution = await executeKept(planned, context, signal, ways, kept);
			if (execution) return { plan: planned, execution };
			const names = [...new Set(tables.map(({ name }) => name))];
			throw createError("not_in_snapshot", { tables: names.join(", "), first: names.join(" ") });
		},
		now: () => startQuery(query, context, { ...run, snapshot: undefined }, manner),
	});
}

function tablesAreLocal(logical: LogicalPlan): boolean {
	return listQueriedTables(logical).every(({ type }) => type === "system");
}

/** Gives the rows of EXPLAIN: one for each scan, then what is done with the rows that they give. */
export async function* explainQuery(query: TableQuery, run: StatementRun, options: ExplainOptions): StatementRows {
	const { plan, statistics, warnings } = options.isAnalyze
		? await takeRows(runQuery(query, { ...run, isStreamed: false }), () => undefined)
		: await (options.isCost ? planAsking(query, run) : planOnly(query, run));
	const steps = explainPlan(plan, options.isAnalyze ? statistics : undefined);
	if (query.explainMore) steps.push(await query.explainMore(steps.length + 1, run));
	if (options.isVerbose) steps.push(...explainStages(query.bound, plan, steps.length + 1));
	yield steps;
	return { rowCount: steps.length, isTruncated: false, statistics, warnings };
}

/** Plans a query as a session's options ask for it. */
export function planForSession(
	{ catalog, clock, options }: Session,
	logical: LogicalPlan,
	facts: Facts,
	parameters: ParameterValues = [],
	nowMs = clock.now(),
): Plan {
	const settings = { parameters, nowMs, isPushdownOn: options.Pushdown, facts };
	return planQuery(logical, settings, catalog);
}

function readTables(...[plan, context, run, manner]: Parameters<ReadTables>): Promise<Execution> {
	const { signal, onProgress, isStreamed } = run;
	return executePlan(plan, context, signal, { ...manner, onProgress, isStreamed });
}

// To explain takes no credential, and no file of a cache that is not open yet.
async function planOnly(
	{ logical }: TableQuery,
	{ session, parameters }: StatementRun,
): Promise<Pick<StatementEnd, "statistics" | "warnings"> & { readonly plan: Plan }> {
	const facts = await session.listFacts(listQueriedTables(logical));
	return { plan: planForSession(session, logical, facts, parameters) };
}

// What the service says of its searches is asked first, and the plan is made with that.
async function planAsking(
	query: TableQuery,
	run: StatementRun,
): Promise<Pick<StatementEnd, "statistics" | "warnings"> & { readonly plan: Plan }> {
	const { session, parameters, signal } = run;
	const { logical } = query;
	const tables = listQueriedTables(logical);
	if (tablesAreLocal(logical)) return planOnly(query, run);
	const context = await session.open(signal);
	// What is asked for now() - interval '7 days' is the same in both plans.
	const nowMs = session.clock.now();
	const plan = async () => planForSession(session, logical, await gatherFacts(context, tables), parameters, nowMs);
	const statistics = await askTotals(await plan(), context, signal);
	return { plan: await plan(), statistics };
}
