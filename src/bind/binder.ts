import { type IntervalStyle, intervalStyles } from "../base/index.ts";
import type { Catalog, CatalogTable } from "../catalog/index.ts";
import type { Expression, NamedWindow, Query } from "../sql/index.ts";
import type { BoundExpression, BoundParameter, BoundTable } from "./bound.ts";
import type { NamedParameter, ParameterNamer } from "./expression/coercion.ts";
import { findNamedObject } from "./expression/object-name.ts";
import type { ListedRows } from "./query/catalog-table-binder.ts";
import type { Scope } from "./query/scope.ts";
import type { BoundView } from "./query/view-binder.ts";

/** A query whose columns are settled. */
export interface BoundSubquery {
	readonly query: Query;
	readonly columns: readonly BoundColumn[];
}

/** An output column of a query: the name that users see, and the one that SQLite knows. */
export interface BoundColumn {
	readonly name: string;
	readonly internal: string;
	readonly expression: BoundExpression;
}

/** What an expression may use at its place. */
export interface ExpressionContext {
	readonly binder: Binder;
	readonly scope: Scope;
	/** Why aggregates cannot stand here, e.g. "WHERE"; undefined where they can. */
	readonly noAggregates?: string | undefined;
	/** The call whose argument this is, or the window whose keys these are, in which no window function can stand. */
	readonly around?: "aggregate" | "window" | "window definition" | undefined;
	/** Told of each aggregate that is met, which makes the query a grouped one. */
	readonly onAggregate?: (() => void) | undefined;
	/** The same for window functions. */
	readonly onWindow?: (() => void) | undefined;
	/** Windows that the query names. */
	readonly windows?: readonly NamedWindow[] | undefined;
}

/** The two entrances of the binder, which call each other for subqueries. */
export interface BinderEntrances {
	readonly bindExpression: (node: Expression, context: ExpressionContext) => BoundExpression;
	readonly bindSubquery: (binder: Binder, query: Query, scope: Scope) => BoundSubquery;
}

/** What one run of the binder shares: the catalog, fresh names, the parameters and tables met so far. */
export interface Binder {
	readonly catalog: Catalog;
	readonly parameters: Map<string, BoundParameter>;
	readonly tables: BoundTable[];
	readonly nameParameter: ParameterNamer;
	/** What becomes of expressions that are written into a column, by the expression as it was written. */
	readonly assignments: Map<Expression, (bound: BoundExpression) => BoundExpression>;
	/** The views that are being bound, from the outside inwards. */
	readonly openViews: string[];
	/** The views that the statement names, by their names, in the order in which they can be computed. */
	readonly views: Map<string, BoundView>;
	/** Tables that tell of the catalog and that the statement names. */
	readonly listed: Map<CatalogTable, ListedRows>;
	/** What the parameters of functions that are written in SQL stand for, by their names. */
	readonly operands: Map<string, BoundExpression>;
	/** The session's time zone. */
	readonly zone: string;
	/** A name that the statement does not have yet: r1, r2, … */
	makeName(prefix: string): string;
	bindExpression(node: Expression, context: ExpressionContext): BoundExpression;
	bindSubquery(query: Query, scope: Scope): BoundSubquery;
}

// As usual is no style of its own.
function findIntervalStyle({ settings }: Catalog): IntervalStyle | undefined {
	const style = settings?.get("intervalstyle");
	return style === "postgres" ? undefined : intervalStyles.find((each) => each === style);
}

/** Starts binding one statement. */
export function createBinder(catalog: Catalog, entrances: BinderEntrances, zone: string): Binder {
	const parameters = new Map<string, BoundParameter>();
	let count = 0;
	const binder: Binder = {
		catalog,
		parameters,
		tables: [],
		assignments: new Map(),
		openViews: [],
		views: new Map(),
		listed: new Map(),
		operands: new Map(),
		zone,
		nameParameter: Object.assign(
			({ parameter, type, position, element, told }: NamedParameter) => {
				const bind = `p${parameter}_${type}`;
				// What is told is the type of its first place.
				const first = parameters.get(bind) ?? { told };
				parameters.set(bind, { bind, source: { parameter }, type, element, position, zone, told: first.told });
				return bind;
			},
			{
				zone,
				findObject: (...named: Parameters<ParameterNamer["findObject"]>) => findNamedObject(catalog, ...named),
			},
		),
		makeName(prefix) {
			count++;
			return `${prefix}${String(count)}`;
		},
		bindExpression: entrances.bindExpression,
		bindSubquery: (query, scope) => entrances.bindSubquery(binder, query, scope),
	};
	// Read where it is needed: a statement that asks the settings is bound again when they change.
	Object.defineProperty(binder.nameParameter, "intervalStyle", { get: () => findIntervalStyle(catalog) });
	return binder;
}
