import { type Catalog, type CatalogTable, type TableScan, totalColumn } from "../catalog/index.ts";
import type { ChildPath, ColumnDefinition, EmbeddedPath } from "../profile/index.ts";
import { type Expression, mapChildren, type Node, type Query, type SelectItem, walkNode } from "../sql/index.ts";
import { type Access, chooseAccess, type FoldedNeed, readUnder } from "./access.ts";
import type { BoundQuery, Need, ResultColumn, TableReference } from "./bound.ts";
import type { Facts } from "./estimate.ts";
import { type Enough, readFirst } from "./first-rows.ts";
import { type Bindings, fold } from "./fold.ts";
import { isCountAll } from "./need.ts";
import { bindParameters, type ParameterValues } from "./parameters.ts";
import type { Verdict } from "./pushdown.ts";
import { columnNode, conjunctionNode, nameNode } from "./tree.ts";

/** What a plan depends on besides the statement. */
export interface PlanSettings {
	readonly parameters: ParameterValues;
	/** The statement's clock, in milliseconds since 1970. */
	readonly nowMs: number;
	readonly isPushdownOn: boolean;
	readonly facts: Facts;
}

/** One table of a plan: what is asked of the service for it, and the name that its rows have in the plan's tree. */
export interface PlannedScan {
	readonly scanName: string;
	readonly table: TableReference["table"];
	/** The columns that its rows are read with. */
	readonly columns: readonly ColumnDefinition[];
	/** What to ask for; with `drive`, for want of the keys, it is what would be asked without them. */
	readonly scan: TableScan;
	readonly verdicts: readonly Verdict[];
	/** The table whose rows the scan reads, when this table's rows lie inside them. */
	readonly inside?: CatalogTable | undefined;
	/** Only what the cache has is to be read, whatever its age. */
	readonly isCacheOnly: boolean;
	/** When its pages hold enough rows; its scan is then of kind `first`. */
	readonly enough?: Enough | undefined;
	/** The keys that another scan's rows give; it runs first. */
	readonly drive?: Drive | undefined;
}

/** How the rows of one scan drive the requests of another. */
export interface Drive {
	readonly scanName: string;
	/** Gives the keys, in one column. */
	readonly keys: Query;
	readonly path: ChildPath;
}

/** A statement that is ready to run: scans in the order in which they can run, and the query over their rows. */
export interface Plan {
	readonly scans: readonly PlannedScan[];
	readonly query: Query;
	readonly columns: readonly ResultColumn[];
	readonly bindings: Bindings;
	readonly facts: Facts;
}

/**
 * Decides for each table of a bound statement what is asked of the service.
 * @throws bad_parameter (07001), bad_literal (22P02), required_predicate (HV002).
 */
export function planQuery(bound: BoundQuery, settings: PlanSettings, catalog: Catalog): Plan {
	const bindings = bindParameters(bound.parameters, settings.parameters, settings.nowMs);
	const accesses = new Map<string, TableAccess>();
	for (const reference of bound.tables) {
		accesses.set(reference.relation, chooseFor(reference, bindings, settings, catalog));
	}
	const scans = bound.tables.map((reference) => planScan(reference, bound, accesses, bindings, settings, catalog));
	const query = countByService(bound.query, scans);
	return Object.freeze({
		scans: orderByDependency(scans),
		query,
		columns: bound.columns,
		bindings,
		facts: settings.facts,
	});
}

interface TableAccess extends Access {
	readonly enough?: Enough | undefined;
}

function chooseFor(
	reference: TableReference,
	bindings: Bindings,
	settings: PlanSettings,
	catalog: Catalog,
): TableAccess {
	const isImpossible = reference.gates.some((gate) => {
		const constant = fold(gate, bindings);
		return constant !== undefined && (constant.value === null || Number(constant.value) === 0);
	});
	const own = ownConjuncts(reference);
	if (isImpossible && settings.isPushdownOn) {
		return {
			scan: { kind: "empty", table: reference.table.definition },
			verdicts: own.map((conjunct) => ({ conjunct, verdict: "none" })),
		};
	}
	// A condition that also speaks of other tables can be met by this table's service only in part: no limit then.
	const isAlone =
		own.length === reference.conjuncts.filter((conjunct) => fold(conjunct, bindings) === undefined).length;
	const isHeld = reference.isCacheOnly || settings.facts.isHeld(reference.table.name);
	const need = isAlone && !isHeld ? foldNeed(reference.need, bindings) : undefined;
	const access = chooseAccess(
		{
			table: reference.table,
			conjuncts: own,
			ownColumn: (relation, column) => (relation === reference.relation ? column : undefined),
			usedColumns: reference.usedColumns,
			bindings,
			isPushdownOn: settings.isPushdownOn,
			need,
		},
		catalog,
	);
	const first = settings.isPushdownOn ? readFirst(access, need, reference, own, bindings) : undefined;
	return { ...access, ...first };
}

/** The conditions that speak of this table alone. */
function ownConjuncts(reference: TableReference): readonly Expression[] {
	return reference.conjuncts.filter((conjunct) => {
		let columns = 0;
		let others = 0;
		walkNode(conjunct, (node) => {
			if (node.kind === "Query") others++;
			if (node.kind !== "ColumnReference") return;
			if (node.path[0]?.name === reference.relation) columns++;
			else others++;
		});
		return columns > 0 && others === 0;
	});
}

function foldNeed(need: Need | undefined, bindings: Bindings): FoldedNeed | undefined {
	if (need?.kind !== "rows") return need;
	const count = need.count ? fold(need.count, bindings)?.value : undefined;
	const offset = need.offset ? fold(need.offset, bindings)?.value : 0n;
	if (typeof count !== "bigint" || typeof offset !== "bigint") return undefined;
	return { kind: "rows", limit: Number(count + offset), order: need.order };
}

function planScan(
	reference: TableReference,
	bound: BoundQuery,
	accesses: ReadonlyMap<string, TableAccess>,
	bindings: Bindings,
	settings: PlanSettings,
	catalog: Catalog,
): PlannedScan {
	const access = accesses.get(reference.relation);
	if (!access) throw new TypeError("each table has an access");
	const { scan, verdicts, inside, enough } = access;
	const { table, scanName, isCacheOnly } = reference;
	const columns = scan.kind === "count" ? [totalColumn] : (inside ?? table).keptColumns;
	const planned: PlannedScan = { scanName, table, columns, scan, verdicts, inside, enough, isCacheOnly };
	const path = settings.isPushdownOn ? findParentPath(reference, access) : undefined;
	const partner = path && findPartner(reference, path.column, bound, bindings);
	if (!path || !partner) return planned;
	if (path.kind === "child") {
		return {
			...planned,
			drive: { scanName: partner.reference.scanName, keys: keysQuery(partner.reference, partner.column), path },
		};
	}
	// What lies inside the parents' rows is read with the parents that the other table's conditions select.
	const isParent = partner.reference.table.name === path.parent.table && partner.column === path.parent.column;
	const parent = accesses.get(partner.reference.relation);
	if (!isParent || !parent || parent.inside) return planned;
	const completion = scan.kind === "embedded" ? scan.completion : undefined;
	const under = readUnder(path, parent.scan, table, completion, catalog);
	return { ...planned, inside: undefined, ...under, columns: (under.inside ?? table).keptColumns };
}

// The path on which the rows of a table are found under those of its parents, when these are not known by key.
function findParentPath({ table }: TableReference, { scan, inside }: Access): ChildPath | EmbeddedPath | undefined {
	if (scan.kind === "embedded") return scan.path;
	if (inside) return table.definition.read.find((path): path is EmbeddedPath => path.kind === "embedded");
	return scan.kind === "child" && "scan" in scan.parents ? scan.path : undefined;
}

/** The table whose column this one's must equal. */
function findPartner(
	reference: TableReference,
	column: string,
	bound: BoundQuery,
	bindings: Bindings,
): { readonly reference: TableReference; readonly column: string } | undefined {
	for (const conjunct of reference.conjuncts) {
		if (conjunct.kind !== "Binary" || conjunct.operator !== "=" || fold(conjunct, bindings)) continue;
		const sides = [conjunct.left, conjunct.right].map((side) =>
			side.kind === "ColumnReference" ? side.path.map((part) => part.name) : [],
		);
		const own = sides.findIndex(([relation, name]) => relation === reference.relation && name === column);
		const [otherRelation, otherColumn] = sides[1 - own] ?? [];
		if (own < 0 || otherRelation === undefined || otherColumn === undefined) continue;
		const other = bound.tables.find((table) => table.relation === otherRelation && table !== reference);
		// Children do not drive children: that could go round in a circle.
		if (other && !other.table.definition.read.every((path) => path.kind === "child"))
			return { reference: other, column: otherColumn };
	}
	return undefined;
}

function keysQuery(reference: TableReference, column: string): Query {
	const alias = { kind: "TableAlias", name: nameNode(reference.relation), columns: [] } as const;
	return {
		kind: "Query",
		orderBy: [],
		body: {
			kind: "Select",
			distinct: { kind: "Distinct", on: [] },
			items: [{ kind: "OutputColumn", expression: columnNode(reference.relation, column) }],
			from: [{ kind: "TableName", path: [nameNode(reference.scanName)], alias }],
			where: conjunctionNode(ownConjuncts(reference)),
			groupBy: [],
			windows: [],
		},
	};
}

function orderByDependency(scans: readonly PlannedScan[]): readonly PlannedScan[] {
	return [...scans.filter((scan) => !scan.drive), ...scans.filter((scan) => scan.drive)];
}

// Where the service counts, count(*) is the one value that it gave, and no row is left to be filtered.
function countByService(query: Query, scans: readonly PlannedScan[]): Query {
	const counted = new Set(scans.filter((planned) => planned.scan.kind === "count").map((planned) => planned.scanName));
	if (counted.size === 0) return query;
	const rewrite = (node: Node): Node => {
		const below = mapChildren(node, rewrite);
		const [only] = below.kind === "Select" ? below.from : [];
		if (below.kind !== "Select" || only?.kind !== "TableName" || !counted.has(only.path[0]?.name ?? "")) return below;
		const total = columnNode(only.alias?.name.name ?? "", totalColumn.name);
		const replace = (child: Node): Node =>
			child.kind === "FunctionCall" && isCountAll(child) ? total : mapChildren(child, replace);
		return { ...below, items: below.items.map((item) => replace(item) as SelectItem), where: undefined };
	};
	return rewrite(query) as Query;
}
