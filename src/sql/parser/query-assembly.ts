import type { IToken } from "chevrotain";
import { createError } from "../../base/index.ts";
import type { Expression, OrderItem, Query, QueryBody, Select, TableExpression, With } from "../ast/index.ts";

/** One LIMIT, OFFSET, FETCH or TOP. */
export interface RowLimit {
	readonly token: IToken;
	readonly limit?: Expression | undefined;
	readonly offset?: Expression | undefined;
	readonly hasTies?: true | undefined;
}

/** A body of a query with what was written inside of its SELECT but belongs to the query. */
export interface QueryOperand {
	readonly body: QueryBody;
	readonly top?: RowLimit | undefined;
	readonly into?: string | undefined;
}

/**
 * The query of its parts; TOP and INTO become clauses of the query, and parentheses around a whole query vanish.
 * @throws sql_syntax when rows are limited twice.
 */
export function createQuery(
	at: number | undefined,
	withClause: With | undefined,
	operand: QueryOperand,
	orderBy: readonly OrderItem[],
	limits: readonly RowLimit[],
): Query {
	const all = operand.top === undefined ? limits : [operand.top, ...limits];
	const limit = findOnly(all, "limit");
	const offset = findOnly(all, "offset");
	const { body, into } = operand;
	const isBare = withClause === undefined && orderBy.length === 0 && all.length === 0 && into === undefined;
	if (isBare && body.kind === "Query") return body;
	return {
		kind: "Query",
		at,
		with: withClause,
		body,
		orderBy,
		limit: limit?.limit,
		offset: offset?.offset,
		hasTies: limit?.hasTies,
		into,
	};
}

/** The body of a parenthesised query: the query itself only if it has clauses of its own. */
export function toBody(query: Query): QueryBody {
	const { body, orderBy, limit, offset, into } = query;
	const isBare =
		query.with === undefined &&
		orderBy.length === 0 &&
		limit === undefined &&
		offset === undefined &&
		into === undefined;
	return isBare ? body : query;
}

/** SELECT * FROM one table. */
export function selectAll(table: TableExpression, at: number | undefined): Select {
	return {
		kind: "Select",
		at,
		distinct: undefined,
		items: [{ kind: "Star", at, qualifier: [] }],
		from: [table],
		where: undefined,
		groupBy: [],
		having: undefined,
		windows: [],
	};
}

function findOnly(limits: readonly RowLimit[], clause: "limit" | "offset"): RowLimit | undefined {
	const [first, second] = limits.filter((limit) => limit[clause] !== undefined);
	if (second === undefined) return first;
	throw createError(
		"sql_syntax",
		{
			found: `"${second.token.image}"`,
			problem: `the ${clause === "limit" ? "number of rows" : "number of rows to leave out"} is given twice`,
			advice: "Keep one of TOP, LIMIT, OFFSET and FETCH for each.",
		},
		{ position: second.token.startOffset },
	);
}
