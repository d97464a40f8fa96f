import type { BoundParameter, BoundQuery, BoundTable, QueryColumn } from "../bind/index.ts";
import type { CatalogTable } from "../catalog/index.ts";
import type { Expression, Query } from "../sql/index.ts";

/**
 * A statement between binding and planning: what it computes, and what it asks of each of its tables. It holds no engine's words, depends
 * on no parameter's value, and is never changed: a pass gives another one.
 */
export interface LogicalPlan {
	readonly query: Query;
	readonly columns: readonly QueryColumn[];
	readonly parameters: readonly BoundParameter[];
	readonly tables: readonly TableReference[];
}

/** One reading of a table in a statement, and what is asked of it; at first all of its rows. */
export interface TableReference extends BoundTable {
	/** Conditions that its rows must meet; some speak of other tables as well. */
	readonly conjuncts: readonly Expression[];
	/** What is enough of the rows that meet the conditions; absent: all of them. */
	readonly fetch?: Fetch | undefined;
	/** Conditions of the queries around it; when one without columns is false, no row is needed. */
	readonly gates: readonly Expression[];
	readonly usedColumns: ReadonlySet<string>;
}

/**
 * What a statement needs of a table, if the service meets every condition itself: the first rows (LIMIT, or top-N by the order of one
 * column), their number, or the row with the largest or smallest value.
 */
export type Fetch =
	| {
			readonly kind: "rows";
			readonly count?: Expression | undefined;
			readonly offset?: Expression | undefined;
			readonly order?: FetchOrder | undefined;
	  }
	| { readonly kind: "count" }
	| { readonly kind: "extreme"; readonly order: FetchOrder };

/** Rows in the order of one column. */
export interface FetchOrder {
	readonly column: string;
	readonly isDescending: boolean;
}

/** Rewrites a plan into one that gives the same rows and asks for less. */
export type Pass = (plan: LogicalPlan) => LogicalPlan;

/** The plan of a bound statement before any pass: every row and every column of every table. */
export function startPlan({ query, columns, parameters, tables }: BoundQuery): LogicalPlan {
	return Object.freeze({
		query,
		columns,
		parameters,
		// Every pass copies them, and a copy that grows by a property takes Node ten times as long.
		tables: tables.map(({ relation, table, scanName, isCacheOnly, inputs }) => ({
			relation,
			table,
			scanName,
			isCacheOnly,
			inputs,
			conjuncts: [],
			fetch: undefined,
			gates: [],
			usedColumns: listAllColumns(table),
		})),
	});
}

// A hundred columns, and the same for every statement.
function listAllColumns({ columns }: CatalogTable): ReadonlySet<string> {
	const known = columnNames.get(columns);
	if (known) return known;
	const names = new Set(columns.map(({ name }) => name));
	columnNames.set(columns, names);
	return names;
}

const columnNames = new WeakMap<CatalogTable["columns"], ReadonlySet<string>>();
