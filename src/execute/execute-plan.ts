import { throwIfAborted } from "../base/index.ts";
import { findPagedQuery, type Plan, type PlannedScan } from "../plan/index.ts";
import type { ExecuteContext, Execution, ReadOptions } from "./execution.ts";
import { giveLive } from "./live-execution.ts";
import { createLostDigits } from "./lost-digits.ts";
import { limitRows, preparePacked, queryTables, readRows } from "./query-rows.ts";
import { checkBudget } from "./request-budget.ts";
import { createRowReader } from "./row-values.ts";
import { createTableRun } from "./table-run.ts";
import type { Sources } from "./table-source.ts";

/**
 * Reads the tables of a plan, from the cache or the service, and starts its query over them.
 * @throws request_budget (53000) and any ProviderError of the room that failed; nothing stays open then.
 */
export async function executePlan(
	plan: Plan,
	context: ExecuteContext,
	signal?: AbortSignal,
	options: ReadOptions = {},
): Promise<Execution> {
	checkBudget(plan, context.maxRequests);
	const run = createTableRun(context, signal, options);
	try {
		const paged = options.isStreamed ? findPagedQuery(plan) : undefined;
		const live = paged && (await run.begin(paged.planned, plan));
		if (live) return giveLive(paged, live, run, { ...context, plan, signal });
		for (let stage = findReady(plan, run.sources); stage.length > 0; stage = findReady(plan, run.sources)) {
			const settled = await Promise.allSettled(stage.map((planned) => run.read(planned, plan)));
			const failure = settled.find((outcome) => outcome.status === "rejected");
			if (failure) throw failure.reason;
		}
		run.endProgress();
		throwIfAborted(signal);
		const reader = options.reader ?? context.storage.openReader();
		if (!options.reader) run.onRelease(() => reader.release());
		await reader.begin();
		const lost = createLostDigits();
		const startPacked = preparePacked(plan, reader, options.packing);
		return {
			statistics: run.statistics(),
			get warnings() {
				return [...plan.warnings, ...run.listWarnings(), ...lost.describe()];
			},
			rows: (forms, mostRows = Number.POSITIVE_INFINITY) => {
				const readRow = createRowReader(plan.columns, forms, lost.note);
				return readRows(() => queryTables(plan.query, plan, reader, run.sources, signal), readRow, mostRows);
			},
			packed:
				startPacked &&
				((mostRows = Number.POSITIVE_INFINITY) => limitRows(() => startPacked(run.sources, signal), mostRows)),
			release: run.release,
		};
	} catch (error) {
		await run.release();
		throw error;
	}
}

// What depends on other scans comes after them.
function findReady({ scans }: Plan, read: Sources): readonly PlannedScan[] {
	return scans.filter(({ scanName, dependency }) => {
		return !read.has(scanName) && (dependency?.after ?? []).every((name) => read.has(name));
	});
}
