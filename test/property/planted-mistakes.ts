import type { FilterLeaf, SearchFilter, TableScan } from "../../src/catalog/index.ts";
import { isAggregate, rowOf } from "../../src/functions/index.ts";
import type { Fetch, LogicalPlan, TableReference } from "../../src/optimise/index.ts";
import type { Plan, PlanSettings } from "../../src/plan/index.ts";
import { type Node, walkNode } from "../../src/sql/index.ts";

/** A mistake in what a table is asked for: in what goes into planning, or in what comes out of it. */
export interface Mistake {
	readonly before?: (logical: LogicalPlan, settings: PlanSettings) => readonly [LogicalPlan, PlanSettings];
	readonly after?: (plan: Plan) => Plan;
}

const changeTables =
	(change: (reference: TableReference, logical: LogicalPlan) => TableReference): NonNullable<Mistake["before"]> =>
	(logical, settings) => [{ ...logical, tables: logical.tables.map((each) => change(each, logical)) }, settings];

const changeFetch = (change: (fetch: Fetch) => Fetch) =>
	changeTables((reference) => (reference.fetch ? { ...reference, fetch: change(reference.fetch) } : reference));

const changeScans =
	(change: (scan: TableScan) => TableScan): NonNullable<Mistake["after"]> =>
	(plan) => ({ ...plan, scans: plan.scans.map((planned) => ({ ...planned, scan: change(planned.scan) })) });

/** One or more mistakes for each thing that the service can be asked for. */
export const mistakes: Readonly<Record<string, Mistake>> = {
	"count: of a condition that is met inexactly, the rows that the service finds are counted": {
		before: changeTables((reference) =>
			reference.fetch?.kind === "count" ? { ...reference, conjuncts: reference.conjuncts.slice(1) } : reference,
		),
	},
	"count: rows from before StartDate are counted": {
		before: (logical, settings) => {
			const facts = { ...settings.facts, startDateMs: undefined };
			return [logical, logical.tables.some(({ fetch }) => fetch?.kind === "count") ? { ...settings, facts } : settings];
		},
	},
	"extreme: the other end": {
		before: changeFetch((fetch) =>
			fetch.kind === "extreme"
				? { ...fetch, order: { ...fetch.order, isDescending: !fetch.order.isDescending } }
				: fetch,
		),
	},
	"limit: pages end when there are enough rows, whatever they meet": {
		after: (plan) => ({
			...plan,
			scans: plan.scans.map((planned) => ({
				...planned,
				enough: planned.enough && { ...planned.enough, conditions: [] },
			})),
		}),
	},
	"limit: one row less": {
		after: changeScans((scan) =>
			scan.kind === "search" && scan.limit !== undefined ? { ...scan, limit: Math.max(1, scan.limit - 1) } : scan,
		),
	},
	"order: the first rows in the service's own order": {
		before: changeFetch((fetch) => (fetch.kind === "rows" ? { ...fetch, order: undefined } : fetch)),
	},
	"order: the other direction": {
		before: changeFetch((fetch) =>
			fetch.kind === "rows" && fetch.order
				? { ...fetch, order: { ...fetch.order, isDescending: !fetch.order.isDescending } }
				: fetch,
		),
	},
	"offset: not counted": {
		before: changeFetch((fetch) => (fetch.kind === "rows" ? { ...fetch, offset: undefined } : fetch)),
	},
	"aggregates side by side: all of them are known from the number of rows": {
		before: changeTables((reference, logical) => {
			const calls = listAggregates(logical);
			const isPlain =
				!logical.query.with && logical.query.body.kind === "Select" && logical.query.body.from[0]?.kind === "TableName";
			const isCounted = isPlain && calls.length > 1 && calls.every(speaksOfNoColumn);
			return isCounted ? { ...reference, fetch: { kind: "count" } } : reference;
		}),
	},
	"aggregates side by side: both ends of a column are one": {
		before: changeTables((reference, logical) => {
			const ends = listAggregates(logical).map(findEnd);
			const [first] = ends;
			const isOfOne = ends.every((end) => end?.column === first?.column);
			return first && isOfOne && !reference.fetch
				? { ...reference, fetch: { kind: "extreme", order: first } }
				: reference;
		}),
	},
	"filter: >= is asked as >": {
		after: changeScans((scan) =>
			changeLeaves(scan, (leaf) => {
				const step = leaf.column.type === "timestamp" ? 1000 : 1;
				return leaf.operator === "gt" ? { ...leaf, value: Number(leaf.value) + step } : leaf;
			}),
		),
	},
	"filter: OR is asked as AND": {
		after: changeScans((scan) => changeGroups(scan, (kind) => (kind === "or" ? "and" : kind))),
	},
};

// Of a query that is one SELECT without groups.
function listAggregates({ query, tables }: LogicalPlan): readonly Node[] {
	const { body } = query;
	if (tables.length !== 1 || body.kind !== "Select" || body.groupBy.length > 0 || body.having) return [];
	const found: Node[] = [];
	for (const item of body.items) {
		walkNode(item, (node) => {
			if (isAggregate(node)) found.push(node);
			return node.kind !== "Query";
		});
	}
	return found;
}

function speaksOfNoColumn(call: Node): boolean {
	let isSo = true;
	walkNode(call, (node) => {
		if (node.kind === "ColumnReference" || node.kind === "Query") isSo = false;
		return isSo;
	});
	return isSo;
}

function findEnd(node: Node): { readonly column: string; readonly isDescending: boolean } | undefined {
	if (!isAggregate(node)) return undefined;
	const { answer } = rowOf(node);
	const [value] = node.operands;
	const column = value?.kind === "ColumnReference" ? value.path[1]?.name : undefined;
	if (column === undefined || (answer !== "maximum" && answer !== "minimum")) return undefined;
	return { column, isDescending: answer === "maximum" };
}

function changeLeaves(scan: TableScan, change: (leaf: FilterLeaf) => FilterLeaf): TableScan {
	const visit = (filter: SearchFilter): SearchFilter =>
		filter.kind === "leaf" ? change(filter) : { ...filter, filters: filter.filters.map(visit) };
	return changeFilter(scan, visit);
}

function changeGroups(scan: TableScan, change: (kind: "and" | "or") => "and" | "or"): TableScan {
	const visit = (filter: SearchFilter): SearchFilter =>
		filter.kind === "leaf" ? filter : { kind: change(filter.kind), filters: filter.filters.map(visit) };
	return changeFilter(scan, visit);
}

function changeFilter(scan: TableScan, change: (filter: SearchFilter) => SearchFilter): TableScan {
	if (scan.kind === "search") return scan.filter ? { ...scan, filter: change(scan.filter) } : scan;
	if (scan.kind === "first") return { ...scan, of: changeFilter(scan.of, change) };
	return scan;
}
