import type { SearchFilter, TableScan } from "../catalog/index.ts";
import type { Exactness } from "../profile/index.ts";
import type { Expression } from "../sql/index.ts";
import type { FoldedFetch } from "./access-request.ts";

/** What a service does with something that it is asked: just that, at least that, or nothing. */
export type PushdownAnswer = Exactness | "unsupported";

/**
 * What becomes of one condition: `exact`, the service returns just the rows that meet it; `inexact`, a superset; `unsupported`, it is
 * not asked; `never`, no row can meet it.
 */
export type FilterPushdown =
	| { readonly filter: Expression; readonly answer: Exactness; readonly request: SearchFilter }
	| { readonly filter: Expression; readonly answer: "unsupported" | "never" };

/** What one scan asks of the service, and what it gets. */
export interface Pushdown {
	readonly filters: readonly FilterPushdown[];
	/** The order of ORDER BY; undefined where the statement wants none of the scan. */
	readonly order: PushedOrder | undefined;
	/** The rows of LIMIT and OFFSET together; inexact where pages are read until there are enough. */
	readonly limit: { readonly rows: number; readonly answer: PushdownAnswer } | undefined;
	/** An aggregate over the whole table. */
	readonly aggregate: PushedAggregate | undefined;
}

/** ORDER BY one column. */
export interface PushedOrder {
	readonly column: string;
	readonly isDescending: boolean;
	readonly answer: PushdownAnswer;
}

/** count(*), or the smallest or largest value of a column. */
export interface PushedAggregate {
	readonly name: "count" | "minimum" | "maximum";
	readonly column?: string | undefined;
	readonly answer: PushdownAnswer;
}

/**
 * Writes down what a scan asks of the service beyond the rows that meet its conditions; the one place where that is said.
 * @param wanted What the statement needs of the table, when that is less than all rows.
 * @param scan What was chosen to be asked for.
 */
export function recordPushdown(
	filters: readonly FilterPushdown[],
	wanted: FoldedFetch | undefined,
	scan: TableScan,
): Pushdown {
	const asked = askedOf(scan);
	const order = wanted && wanted.kind !== "count" ? wanted.order : undefined;
	const isOrdered = order === undefined || asked.isOrdered;
	return {
		filters,
		order: order && { ...order, answer: asked.isOrdered ? "exact" : "unsupported" },
		limit:
			wanted?.kind === "rows" ? { rows: wanted.limit, answer: isOrdered ? asked.limit : "unsupported" } : undefined,
		aggregate: describeAggregate(wanted, isOrdered ? asked.limit : "unsupported", scan),
	};
}

interface Asked {
	readonly limit: PushdownAnswer;
	readonly isOrdered: boolean;
}

function askedOf(scan: TableScan): Asked {
	switch (scan.kind) {
		case "first":
			return { limit: "inexact", isOrdered: askedOf(scan.of).isOrdered };
		case "search":
			return { limit: scan.limit === undefined ? "unsupported" : "exact", isOrdered: scan.order !== undefined };
		case "list":
			return { limit: scan.limit === undefined ? "unsupported" : "exact", isOrdered: scan.order !== undefined };
		// Nothing is as good as the first rows of nothing.
		case "empty":
			return { limit: "exact", isOrdered: true };
		default:
			return { limit: "unsupported", isOrdered: false };
	}
}

function describeAggregate(
	wanted: FoldedFetch | undefined,
	limit: PushdownAnswer,
	scan: TableScan,
): PushedAggregate | undefined {
	if (wanted?.kind === "count") return { name: "count", answer: scan.kind === "count" ? "exact" : "unsupported" };
	if (wanted?.kind !== "extreme") return undefined;
	const { column, isDescending } = wanted.order;
	return { name: isDescending ? "maximum" : "minimum", column, answer: limit };
}

/** The conditions that have to be checked again over the rows that the service returned. */
export function residualOf({ filters }: Pick<Pushdown, "filters">): readonly Expression[] {
	return filters.filter(({ answer }) => answer !== "exact" && answer !== "never").map(({ filter }) => filter);
}
