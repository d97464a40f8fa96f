import type { StoredValue } from "../base/index.ts";
import type { QueryColumn } from "../bind/index.ts";
import { type Catalog, type CatalogTable, type TableScan, totalColumn } from "../catalog/index.ts";
import { type Bindings, columnNode, fold } from "../functions/index.ts";
import { findSource, isCountAll, type LogicalPlan, listEqualities, type TableReference } from "../optimise/index.ts";
import type { EmbeddedPath } from "../profile/index.ts";
import { mapChildren, type Node, type Query, type SelectItem, walkNode } from "../sql/index.ts";
import {
	type DynamicFilter,
	describeRead,
	readByKeys,
	readInside,
	type ScanDependency,
	type ScanTarget,
} from "./dynamic-filter.ts";
import type { Facts } from "./estimate.ts";
import type { Enough } from "./first-rows.ts";
import { type Candidate, exampleKeys, type KeyedAccess, orderTables, type Strategy } from "./join-order.ts";
import { findKeySources } from "./key-source.ts";
import { listCut, pinLimits } from "./limit-pin.ts";
import { bindParameters, type ParameterValues } from "./parameters.ts";
import type { Pushdown } from "./scan-pushdown.ts";
import { listSubqueries, type Subqueries } from "./subquery-relation.ts";
import { type AccessContext, chooseAlone, chooseByKeys, chooseFor, type TableAccess } from "./table-access.ts";
import { describeStrayValues } from "./value-warning.ts";

/** What a plan depends on besides the statement. */
export interface PlanSettings {
	readonly parameters: ParameterValues;
	/** The statement's clock, in milliseconds since 1970. */
	readonly nowMs: number;
	readonly isPushdownOn: boolean;
	readonly facts: Facts;
}

/** One table of a plan: what is asked of the service for it, and the name that its rows have in the plan's tree. */
export interface PlannedScan extends ScanTarget {
	readonly scanName: string;
	readonly table: CatalogTable;
	readonly pushdown: Pushdown;
	/** Only what the cache has is to be read, whatever its age. */
	readonly isCacheOnly: boolean;
	/** When its pages hold enough rows; its scan is then of kind `first`. */
	readonly enough?: Enough | undefined;
	/** What is asked depends on other scans, which run first; `scan` is what would be asked without them. */
	readonly dependency?: ScanDependency | undefined;
}

/** A statement that is ready to run, as data: scans in the order in which they can run, and the query over their rows. */
export interface PlanData {
	readonly scans: readonly PlannedScan[];
	readonly query: Query;
	readonly columns: readonly QueryColumn[];
	readonly bindings: Bindings;
	/** What there is to say before a row is read. */
	readonly warnings: readonly string[];
	/** What the statement asks of its tables, for scans that depend on others. */
	readonly tables: readonly TableReference[];
	readonly isPushdownOn: boolean;
}

/** A plan, and what it was made by: what was known of the service's rows, and the tables that there are. */
export interface Plan extends PlanData {
	readonly facts: Facts;
	readonly catalog: Catalog;
}

/**
 * Decides for each table of a bound statement what is asked of the service.
 * @throws bad_parameter (07001), bad_literal (22P02), required_predicate (HV002).
 */
export function planQuery(bound: LogicalPlan, settings: PlanSettings, catalog: Catalog): Plan {
	const bindings = bindParameters(bound.parameters, settings.parameters, settings.nowMs);
	const subqueries = listSubqueries(bound);
	const { isPushdownOn, facts } = settings;
	const planning: Planning = { tables: bound.tables, subqueries, bindings, isPushdownOn, facts, catalog };
	const planned = new Map<string, PlannedScan>();
	const candidates = bound.tables.map((reference) => describeCandidate(reference, planning));
	for (const strategy of orderTables(candidates, facts)) {
		const { reference } = strategy.candidate;
		planned.set(reference.relation, planScan(strategy, planned, planning));
	}
	// What depends on nothing stands as the statement has it.
	const inOrder = bound.tables.flatMap(({ relation }) => planned.get(relation) ?? []);
	const scans = [
		...inOrder.filter(({ dependency }) => !dependency),
		...[...planned.values()].filter(({ dependency }) => dependency),
	];
	const finished = finishQueries(bound.query, scans);
	const warnings = describeStrayValues(bound, bindings);
	const { columns, tables } = bound;
	return Object.freeze({ ...finished, columns, bindings, warnings, tables, isPushdownOn, facts, catalog });
}

/**
 * What is asked for a scan that depends on others, once these were read.
 * @param keys What its dynamic filter gave.
 */
export function resolveByKeys(
	plan: Plan,
	{ scanName, dependency }: PlannedScan,
	keys: readonly StoredValue[],
): ScanTarget | undefined {
	const reference = plan.tables.find((table) => table.scanName === scanName);
	return dependency?.kind === "keys" && reference ? readByKeys(dependency, keys, reference, plan) : undefined;
}

/** What is read for a scan inside the rows of its parent, once it is known how these are read. */
export function resolveInside(
	{ catalog }: Plan,
	{ table, dependency }: PlannedScan,
	parent: TableScan,
): ScanTarget | undefined {
	return dependency?.kind === "unnest" ? readInside(dependency, parent, table, catalog) : undefined;
}

// What is computed for keys and again in the statement must keep the same rows in both.
function finishQueries(query: Query, scans: readonly PlannedScan[]): Pick<Plan, "query" | "scans"> {
	const cut = new Set(
		scans.flatMap(({ dependency }) => (dependency?.kind === "keys" ? listCut(dependency.keysFrom) : [])),
	);
	const finish = (each: Query) => countByService(pinLimits(each, cut), scans);
	return {
		query: finish(query),
		scans: scans.map((planned) => {
			const { dependency } = planned;
			if (dependency?.kind !== "keys") return planned;
			return { ...planned, dependency: { ...dependency, keysFrom: finish(dependency.keysFrom) } };
		}),
	};
}

interface Planning extends AccessContext {
	readonly tables: readonly TableReference[];
	readonly subqueries: Subqueries;
}

function describeCandidate(reference: TableReference, planning: Planning): Candidate {
	const alone = chooseAlone(reference, planning);
	// Without pushdown, keys of other tables are asked for only where nothing else can be.
	const isDriven = planning.isPushdownOn || !alone;
	const isFree = isDriven && !reference.isCacheOnly && reference.table.type === "table";
	if (!isFree || (alone && isSettled(alone.scan))) return { reference, alone, keyed: [] };
	const keyed = findKeySources(reference, planning.tables, planning.subqueries).flatMap((source): KeyedAccess[] => {
		const example = chooseByKeys(reference, source.column, exampleKeys, planning);
		const most = source.limit && fold(source.limit, planning.bindings)?.value;
		const maxKeys = most === undefined || most === null ? undefined : Number(most);
		return example ? [{ source, example: example.scan, maxKeys }] : [];
	});
	return { reference, alone, unnest: alone && findParent(reference, alone, planning), keyed };
}

// Nothing could make it less.
const settledKinds: ReadonlySet<TableScan["kind"]> = new Set(["empty", "count", "system", "call", "first"]);

function isSettled(scan: TableScan): boolean {
	return settledKinds.has(scan.kind);
}

function findParent(
	reference: TableReference,
	{ scan, inside }: TableAccess,
	{ tables }: Planning,
): Candidate["unnest"] {
	const path = findEmbeddedPath(reference, scan, inside);
	const equality =
		path &&
		listEqualities(reference.conjuncts, reference.relation).find(({ own, other }) => {
			const parent = tables.find(({ relation }) => relation === other.relation);
			const isParent = parent?.table.name === path.parent.table && other.column === path.parent.column;
			return isParent && own.column === path.column && !parent.isCacheOnly;
		});
	return equality && { parent: equality.other.relation, isShared: path.truncated === undefined };
}

function findEmbeddedPath(
	{ table }: TableReference,
	scan: TableScan,
	inside: CatalogTable | undefined,
): EmbeddedPath | undefined {
	// What the parents show only when they are asked for it is not in the rows that are read for themselves.
	if (scan.kind === "embedded") return scan.path.ask ? undefined : scan.path;
	return inside && table.definition.read.find((path): path is EmbeddedPath => path.kind === "embedded");
}

function planScan(strategy: Strategy, planned: ReadonlyMap<string, PlannedScan>, planning: Planning): PlannedScan {
	const { reference, alone, unnest } = strategy.candidate;
	const { table, scanName, isCacheOnly } = reference;
	// It is read as it can be, or it fails as it must.
	const access: Pick<TableAccess, "scan" | "inside" | "enough" | "pushdown"> =
		alone ??
		(strategy.kind === "keyed"
			? { scan: strategy.access.example, pushdown: noPushdown }
			: chooseFor(reference, planning));
	const { pushdown, enough } = access;
	const usual: PlannedScan = { scanName, table, pushdown, enough, isCacheOnly, ...describeRead(access, table) };
	if (strategy.kind === "keyed") return { ...usual, dependency: filterByKeys(strategy, usual, planned, planning) };
	const parent = strategy.kind === "unnest" && unnest ? planned.get(unnest.parent) : undefined;
	const path = parent && findEmbeddedPath(reference, access.scan, access.inside);
	if (!parent || !path || parent.inside) return usual;
	const completion = access.scan.kind === "embedded" ? access.scan.completion : undefined;
	if (parent.dependency)
		return { ...usual, dependency: { kind: "unnest", after: [parent.scanName], path, completion } };
	return { ...usual, ...readInside({ path, completion }, parent.scan, table, planning.catalog) };
}

const noPushdown: Pushdown = { filters: [], order: undefined, limit: undefined, aggregate: undefined };

function filterByKeys(
	{ candidate: { alone }, access: { source, example, maxKeys } }: Extract<Strategy, { kind: "keyed" }>,
	usual: PlannedScan,
	planned: ReadonlyMap<string, PlannedScan>,
	planning: Planning,
): DynamicFilter {
	const keysFrom = source.buildKeys((relation) => planned.has(relation));
	const scanNames = new Set(planning.tables.map(({ scanName }) => scanName));
	const names = new Set<string>();
	walkNode(keysFrom, (node) => {
		const name = node.kind === "TableName" ? (node.path[0]?.name ?? "") : "";
		if (scanNames.has(name)) names.add(name);
	});
	const { scan, inside, columns } = usual;
	return {
		kind: "keys",
		after: [...names],
		column: source.column,
		keysFrom,
		maxKeys,
		example,
		otherwise: { scan, inside, columns },
		isRequired: alone === undefined,
	};
}

// Where the service counts, count(*) is the one value that it gave, and no row is left to be filtered.
function countByService(query: Query, scans: readonly PlannedScan[]): Query {
	const counted = new Set(scans.filter((planned) => planned.scan.kind === "count").map((planned) => planned.scanName));
	if (counted.size === 0) return query;
	const rewrite = (node: Node): Node => {
		const source = node.kind === "Select" && node.from.length === 1 ? findSource(node.from[0]) : undefined;
		if (node.kind !== "Select" || !source || !counted.has(source.path[0]?.name ?? ""))
			return mapChildren(node, rewrite);
		const total = columnNode(source.alias?.name.name ?? "", totalColumn.name);
		const replace = (child: Node): Node => (isCountAll(child) ? total : mapChildren(child, replace));
		return { ...node, items: node.items.map((item) => replace(item) as SelectItem), from: [source], where: undefined };
	};
	return rewrite(query) as Query;
}
