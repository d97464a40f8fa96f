import { throwIfAborted } from "../base/index.ts";
import type { SearchScan } from "../catalog/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import { type RawPage, walkPages } from "./page-walk.ts";
import type { PartitionStep } from "./partition.ts";
import { PartitionPlan } from "./partition-plan.ts";
import { PartitionRequests } from "./partition-requests.ts";
import type { RawContext } from "./scan-context.ts";
import { planSearchWalk, requestOne } from "./search-walk.ts";

/**
 * Reads all that a search finds, a large result in ranges of time side by side: the pages as they come, in no order. What it reads side
 * by side follows the requests that are worth having in flight; no more pages wait for the consumer than that.
 *
 * The first page is asked for as by any walk, and only when it tells of many more is the rest cut. A range is read page after page by its
 * own cursor; whenever requests are to spare, the rest of a large one is cut again. Rows stay in their range, whatever else of them
 * changes. Where the parts do not make up the whole, the whole is read page after page.
 * @param column The time, which every row has and which never changes.
 * @throws ProviderError: as walking pages does.
 */
export async function* walkPartitions(
	scan: SearchScan,
	column: ColumnDefinition,
	context: RawContext,
): AsyncGenerator<RawPage, void, undefined> {
	const sorted: SearchScan = { ...scan, order: { column, isDescending: false } };
	const plan = new PartitionPlan(scan, column, context.from);
	const requests = new PartitionRequests((partition, signal) => {
		const { range, position, received } = partition.state;
		const from = position === undefined ? undefined : { position, rowCount: received.rows, isParentDone: () => false };
		const walk = { ...planSearchWalk(sorted, range), intake: context.intake };
		return walkPages(walk, { ...context, signal, from });
	}, context.signal);
	const probe = createProbe(scan, column, plan, context);
	let isFirst = true;
	try {
		for (;;) {
			requests.start(plan.partitions, countSlots(context));
			const arrival = await requests.next();
			throwIfAborted(context.signal);
			if (arrival === undefined) {
				if (await isWhole(scan, plan, context)) break;
				plan.giveUp();
				continue;
			}
			const { partition, page } = arrival;
			const step = partition.take(page);
			const isAmiss = plan.take(partition, step) === "amiss";
			// Who leaves with the first rows has asked for nothing else.
			const isAlone = isFirst && context.isLazy === true;
			isFirst = false;
			if (isAlone) yield describePage(page, step, plan);
			if (isAmiss) requests.abandon();
			else if (plan.isLarge(step)) {
				probe.start();
				// Its walk holds its last page.
				if (plan.cut(partition, step, countSlots(context))) requests.forget(partition);
			}
			if (!context.isLazy) requests.start(plan.partitions, countSlots(context));
			if (!isAlone) yield describePage(page, step, plan);
		}
		const discrepancy = plan.compare();
		if (discrepancy) yield { ...describeEnd(plan), discrepancy };
	} finally {
		requests.abandon();
	}
}

function countSlots({ http, concurrency }: RawContext): number {
	return Math.min(concurrency, http.limits().concurrency);
}

// Looks for the time of the latest row beside the pages, so that nobody waits for it.
function createProbe(scan: SearchScan, column: ColumnDefinition, plan: PartitionPlan, context: RawContext) {
	let isStarted = plan.isEndKnown;
	return {
		start() {
			if (isStarted) return;
			isStarted = true;
			requestOne(scan, { column, isDescending: true }, context).then(
				({ row }) => plan.setEnd(row),
				// Whatever keeps it from being answered meets the pages too; without it, they are read one after another.
				() => plan.setEnd(undefined),
			);
		},
	};
}

// Rows that were deleted since the cuts explain that the parts have fewer.
async function isWhole(scan: SearchScan, plan: PartitionPlan, context: RawContext): Promise<boolean> {
	if (!plan.hasGap(0)) return true;
	const { total } = await requestOne(scan, undefined, context);
	return !plan.hasGap(total === undefined ? 0 : Math.max(0, plan.total - total));
}

function describePage(page: RawPage, { rows }: PartitionStep, plan: PartitionPlan): RawPage {
	return { ...page, ...describeEnd(plan), body: page.body, rows, total: plan.isCut ? plan.total : page.total };
}

function describeEnd(plan: PartitionPlan): RawPage {
	return { body: undefined, rows: [], total: undefined, received: plan.received, resume: plan.print() };
}
