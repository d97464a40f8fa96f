import type { StoredValue } from "../base/index.ts";
import type {
	ChildPath,
	ColumnDefinition,
	EmbeddedPath,
	FilterOperator,
	GetPath,
	ListPath,
	LookupPath,
	SearchPath,
	TableDefinition,
} from "../profile/index.ts";

/** A value as a predicate sends it: timestamps as epoch milliseconds, everything else as it is. */
export type FilterValue = string | number | boolean;

/** One comparison that a search carries. */
export interface FilterLeaf {
	readonly kind: "leaf";
	readonly column: ColumnDefinition;
	readonly operator: FilterOperator;
	/** A list for `in` and `nin`, one value otherwise. */
	readonly value: FilterValue | readonly FilterValue[];
}

/** Comparisons joined by AND or OR. */
export interface FilterGroup {
	readonly kind: "and" | "or";
	readonly filters: readonly SearchFilter[];
}

/** What a search asks for, in the order of its request. */
export type SearchFilter = FilterLeaf | FilterGroup;

/** The order in which a search returns rows. */
export interface ScanOrder {
	readonly column: ColumnDefinition;
	readonly isDescending: boolean;
}

/** Rows by their keys, one request each. */
export interface GetScan {
	readonly kind: "get";
	readonly table: TableDefinition;
	readonly path: GetPath;
	readonly keys: readonly string[];
}

/** Rows in which a column has one of some values, one request for each value or for some. */
export interface LookupScan {
	readonly kind: "lookup";
	readonly table: TableDefinition;
	readonly path: LookupPath;
	readonly keys: readonly string[];
	/** The values of the other slots of the path, by column. */
	readonly fixed: Readonly<Record<string, string>>;
}

/** Rows by a search; without a filter, all of them. */
export interface SearchScan {
	readonly kind: "search";
	readonly table: TableDefinition;
	readonly path: SearchPath;
	readonly filter?: SearchFilter | undefined;
	readonly order?: ScanOrder | undefined;
	/** What stands in the query of its requests: what the rows are to show besides. */
	readonly query?: Readonly<Record<string, string>> | undefined;
	/** Rows that were made before it are of no interest, in milliseconds since 1970; some may come all the same. */
	readonly since?: number | undefined;
	/** So many rows are enough. */
	readonly limit?: number | undefined;
}

/** The rows of a list; without filters, all of them. */
export interface ListScan {
	readonly kind: "list";
	readonly table: TableDefinition;
	readonly path: ListPath;
	/** What the service is to leave out; one condition a parameter. */
	readonly filters?: readonly FilterLeaf[] | undefined;
	readonly order?: ScanOrder | undefined;
	readonly limit?: number | undefined;
	/** Of the list's windows: rows before and after these are of no interest, in milliseconds since 1970; some may come all the same. */
	readonly range?: { readonly fromMs?: number | undefined; readonly toMs?: number | undefined } | undefined;
	/** How the rows are read by those who may not ask this list. */
	readonly otherwise?: ListPath | undefined;
}

/** The rows of given parents, or of all rows that another scan finds. */
export interface ChildScan {
	readonly kind: "child";
	readonly table: TableDefinition;
	readonly path: ChildPath;
	readonly parents:
		| {
				readonly keys: readonly string[];
				/** What fills the slots before the last, the same for all keys. */
				readonly slots?: Readonly<Record<string, string>> | undefined;
		  }
		| { readonly scan: TableScan };
}

/** The rows inside the rows that another scan finds. */
export interface EmbeddedScan {
	readonly kind: "embedded";
	readonly table: TableDefinition;
	readonly path: EmbeddedPath;
	readonly parent: TableScan;
	/** How lists that the parent cut short are completed. */
	readonly completion?: ChildPath | undefined;
}

/** How many rows a search would find: one row, with the column `total`. */
export interface CountScan {
	readonly kind: "count";
	/** Named as the table whose rows are counted, with the one column. */
	readonly table: TableDefinition;
	readonly of: SearchScan;
}

/** Several scans of one table, read one after another; a row that more than one of them finds counts once. */
export interface BatchScan {
	readonly kind: "batch";
	readonly table: TableDefinition;
	readonly scans: readonly TableScan[];
}

/** The first rows of another scan: as many pages of it as hold enough rows that meet conditions of the statement's own. */
export interface FirstScan {
	readonly kind: "first";
	readonly table: TableDefinition;
	readonly of: TableScan;
	/** The conditions and the number of rows, as text that is the same for the same ones: `10 rows with lower(name) = 'ada'`. */
	readonly enough: string;
}

/** No row can match: no request. */
export interface EmptyScan {
	readonly kind: "empty";
	readonly table: TableDefinition;
}

/** A system table: the connection itself gives its rows. */
export interface SystemScan {
	readonly kind: "system";
	readonly table: TableDefinition;
}

/** The rows that a procedure gives to one call. */
export interface CallScan {
	readonly kind: "call";
	/** Named as the procedure, with its outputs. */
	readonly table: TableDefinition;
	/** What it is given, by input. */
	readonly values: Readonly<Record<string, NonNullable<StoredValue>>>;
	/** The request that it makes, as a person is shown it: `GET /jobs/status/7`. */
	readonly request: string;
}

/** What is asked of the service for one table of a statement; the planner makes it, a scan runs it. */
export type TableScan =
	| GetScan
	| LookupScan
	| SearchScan
	| ListScan
	| ChildScan
	| EmbeddedScan
	| CountScan
	| BatchScan
	| FirstScan
	| EmptyScan
	| SystemScan
	| CallScan;

/** The column of a {@link CountScan}. */
export const totalColumn: ColumnDefinition = Object.freeze<ColumnDefinition>({
	name: "total",
	type: "integer",
	path: "total_count",
	from: "integer",
	filter: {},
	field: "total_count",
	send: "integer",
	isSortable: false,
	values: [],
	summary: "Number of rows.",
});

/**
 * Puts the values of a lookup together as its requests take them.
 * @example groupKeys({ batch: 2 }, ["a", "b", "c"]) // [["a", "b"], ["c"]]
 */
export function groupKeys(
	{ batch = 1 }: Pick<LookupPath, "batch">,
	keys: readonly string[],
): readonly (readonly string[])[] {
	const distinct = [...new Set(keys)];
	return Array.from({ length: Math.ceil(distinct.length / batch) }, (_, index) =>
		distinct.slice(index * batch, (index + 1) * batch),
	);
}
