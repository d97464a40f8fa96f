import type { SearchScan } from "../../catalog/index.ts";
import { findOnly, listOwnWrites } from "../change/own-writes.ts";
import type { FetchRun } from "./fetch-run.ts";
import type { RefreshPlan } from "./refresh-plan.ts";

/** How many rows the service says that it has, but for some. */
export interface ToldCount {
	readonly told: number;
	/** The keys of rows that are not counted: we wrote them, and the search may know of that or not. */
	readonly except: readonly string[];
}

/** Asks how many rows there are; undefined where nothing tells. */
export async function countTold(run: FetchRun, plan: RefreshPlan): Promise<ToldCount | undefined> {
	const { table } = plan.search;
	const written = await listOwnWrites(run.storage, [table.name], run.stored.as_of, plan.incremental.lagMs);
	const except = [...new Set(written.map(({ key }) => findOnly(key)).filter((key) => key !== null))];
	let told = await readTotal(run, plan.count);
	const column = table.columns.find(({ name }) => name === table.key[0]);
	if (except.length > 0 && !column?.filter.in) return undefined;
	const most = plan.search.path.pageSize.max;
	for (let start = 0; column && told !== undefined && start < except.length; start += most) {
		const value = except.slice(start, start + most);
		const known = await readTotal(run, { ...plan.count, filter: { kind: "leaf", column, operator: "in", value } });
		told = known === undefined ? undefined : told - known;
	}
	return told === undefined ? undefined : { told, except };
}

async function readTotal({ fetchPages, signal }: FetchRun, scan: SearchScan): Promise<number | undefined> {
	for await (const { total } of fetchPages(scan, signal)) return total;
	return 0;
}
