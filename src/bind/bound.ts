import type { ColumnType, RowType, SqlType, TypeShape, ValueType } from "../base/index.ts";
import type { CatalogTable } from "../catalog/index.ts";
import type { Expression, Query } from "../sql/index.ts";
import type { TableObject } from "./query/system-column.ts";

/** Where a result column comes from, when it is a column of a table as it stands. */
export interface ColumnOrigin {
	readonly table: string;
	readonly column: string;
	/** It is a view's, which is computed: its values need not lie in SQLite as those of a table do. */
	readonly isComputed?: true | undefined;
}

/** An expression whose names and types are settled. */
export interface BoundExpression extends ValueType {
	readonly node: Expression;
	/** The name of the output column that it makes, as PostgreSQL gives it. */
	readonly name: string;
	readonly isNullable: boolean;
	readonly origin?: ColumnOrigin | undefined;
	/** For a span of days such as L_LAST_WEEK(): its end, which does not belong to it; the node is its start. */
	readonly rangeEnd?: Expression | undefined;
}

/** A column that names in a query can refer to. */
export interface ScopeColumn {
	readonly name: string;
	readonly expression: BoundExpression;
}

/** A table of FROM: the name it goes by, and its columns. */
export interface Relation {
	/** Unique in the statement; SQLite knows the relation by it. */
	readonly id: string;
	readonly alias: string;
	readonly columns: readonly ScopeColumn[];
	/** For a function of one value a row: that value, which the alias alone means. */
	readonly value?: BoundExpression | undefined;
	/** The table of the catalog, when it is one and not a subquery. */
	readonly table?: CatalogTable | undefined;
	/** The table in the catalog, which its system columns are of; absent for what is no table. */
	readonly findObject?: (() => TableObject | undefined) | undefined;
	/** The type of its rows, where it is a table or a view of the catalog. */
	readonly findRowType?: (() => RowType | undefined) | undefined;
}

/** A value that is bound when the statement runs. */
export interface BoundParameter {
	/** The name under which SQLite binds it. */
	readonly bind: string;
	/** The caller's name or number; `now` is the statement's clock. */
	readonly source: { readonly parameter: string } | "now";
	readonly type: SqlType;
	/** Of an array, which is JSON, the type of its elements where the statement tells it. */
	readonly element?: SqlType | undefined;
	/** The type that PostgreSQL would tell a client to send; absent where it is `type`, which may be wider. */
	readonly told?: Pick<ValueType, "type" | "element"> | undefined;
	readonly position?: number | undefined;
	/** The session's time zone, for texts that name none; UTC when absent. */
	readonly zone?: string | undefined;
}

/** One reading of a table of the catalog in a statement. */
export interface BoundTable {
	/** The name of the relation in the tree. */
	readonly relation: string;
	readonly table: CatalogTable;
	/** The name in the tree that stands for the rows that will have been fetched. */
	readonly scanName: string;
	/** Written as t#CACHE: whatever the cache has, without a request. */
	readonly isCacheOnly: boolean;
	/** What a procedure is given that gives its rows: an expression without columns for each input. */
	readonly inputs?: Readonly<Record<string, Expression>> | undefined;
}

/** A column of the result. */
export interface QueryColumn {
	readonly name: string;
	readonly type: ColumnType | "interval";
	readonly isNullable: boolean;
	readonly origin?: ColumnOrigin | undefined;
	/** The name as it was written, which several columns may have; absent where it is `name`. */
	readonly writtenName?: string | undefined;
	/** The type of the values before they are shown as `type`; absent where it is that alone. */
	readonly valueType?: TypeShape | undefined;
}

/** A statement whose names and types are settled; it does not depend on the values of parameters. */
export interface BoundQuery {
	readonly query: Query;
	readonly columns: readonly QueryColumn[];
	readonly parameters: readonly BoundParameter[];
	readonly tables: readonly BoundTable[];
}
