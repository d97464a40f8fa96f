import { ProviderError, type StoredValue } from "../base/index.ts";
import { type Catalog, type CatalogTable, type TableScan, totalColumn } from "../catalog/index.ts";
import type { ColumnDefinition, EmbeddedPath } from "../profile/index.ts";
import { type Expression, mapChildren, type Node, type Query, type SelectItem, walkNode } from "../sql/index.ts";
import { type Access, chooseAccess, type FoldedNeed, readUnder } from "./access.ts";
import type { BoundQuery, Need, ResultColumn, TableReference } from "./bound.ts";
import { estimateScan, type Facts } from "./estimate.ts";
import { type Enough, readFirst } from "./first-rows.ts";
import { type Bindings, fold } from "./fold.ts";
import { type Candidate, type Drive, exampleKeys, isWorthwhile, orderTables, type Turn } from "./join-order.ts";
import { listEqualities } from "./key-sharing.ts";
import { findKeySources, listOwn } from "./key-source.ts";
import { listCut, pinLimits } from "./limit-pin.ts";
import { isCountAll } from "./need.ts";
import { findSource } from "./need-trace.ts";
import { bindParameters, type ParameterValues } from "./parameters.ts";
import type { Verdict } from "./pushdown.ts";
import { createStartCondition } from "./start-date.ts";
import { listSubqueries, type Subqueries } from "./subquery-relation.ts";
import { columnNode, numberNode, textNode } from "./tree.ts";
import { describeStrayValues } from "./value-warning.ts";

/** What a plan depends on besides the statement. */
export interface PlanSettings {
	readonly parameters: ParameterValues;
	/** The statement's clock, in milliseconds since 1970. */
	readonly nowMs: number;
	readonly isPushdownOn: boolean;
	readonly facts: Facts;
}

/** What is asked of the service for one table, and the columns that its rows are read with. */
export interface Reading {
	readonly scan: TableScan;
	/** The table whose rows the scan reads, when this table's rows lie inside them. */
	readonly inside?: CatalogTable | undefined;
	readonly columns: readonly ColumnDefinition[];
}

/** One table of a plan: what is asked of the service for it, and the name that its rows have in the plan's tree. */
export interface PlannedScan extends Reading {
	readonly scanName: string;
	readonly table: TableReference["table"];
	readonly verdicts: readonly Verdict[];
	/** Only what the cache has is to be read, whatever its age. */
	readonly isCacheOnly: boolean;
	/** When its pages hold enough rows; its scan is then of kind `first`. */
	readonly enough?: Enough | undefined;
	/** What is asked depends on other scans, which run first; `scan` is what would be asked without them. */
	readonly follow?: Follow | undefined;
}

/** How what is read for one table follows from what was read for others. */
export type Follow =
	| {
			readonly kind: "keys";
			/** The names of the scans that run first. */
			readonly after: readonly string[];
			/** Gives the keys, in one column. */
			readonly keys: Query;
			/** The column of the table that the keys are values of. */
			readonly column: string;
			/** What would be asked for two keys. */
			readonly example: TableScan;
			/** How many keys there are at most, where LIMIT says so. */
			readonly mostKeys?: number | undefined;
			/** Decides with the keys at hand; by keys, unless it takes less to read without them. */
			readonly read: (keys: readonly StoredValue[]) => Reading;
	  }
	| {
			readonly kind: "rows";
			readonly after: readonly string[];
			/** The rows lie inside those that the scan of the parent finds. */
			readonly read: (parent: TableScan) => Reading;
	  };

/** A statement that is ready to run: scans in the order in which they can run, and the query over their rows. */
export interface Plan {
	readonly scans: readonly PlannedScan[];
	readonly query: Query;
	readonly columns: readonly ResultColumn[];
	readonly bindings: Bindings;
	readonly facts: Facts;
	/** What there is to say before a row is read. */
	readonly warnings: readonly string[];
}

/**
 * Decides for each table of a bound statement what is asked of the service.
 * @throws bad_parameter (07001), bad_literal (22P02), required_predicate (HV002).
 */
export function planQuery(bound: BoundQuery, settings: PlanSettings, catalog: Catalog): Plan {
	const bindings = bindParameters(bound.parameters, settings.parameters, settings.nowMs);
	const relations = new Set(bound.tables.map(({ relation }) => relation));
	const subqueries = listSubqueries(bound.query, relations);
	const planning: Planning = { tables: bound.tables, subqueries, bindings, settings, catalog };
	const planned = new Map<string, PlannedScan>();
	for (const turn of orderTables(
		bound.tables.map((reference) => describeCandidate(reference, planning)),
		settings.facts,
	)) {
		const { reference } = turn.candidate;
		planned.set(reference.relation, planTurn(turn, planned, planning));
	}
	// What follows nothing stands as the statement has it.
	const inOrder = bound.tables.flatMap(({ relation }) => planned.get(relation) ?? []);
	const scans = [...inOrder.filter(({ follow }) => !follow), ...[...planned.values()].filter(({ follow }) => follow)];
	const finished = finishQueries(bound.query, scans);
	const warnings = describeStrayValues(bound, bindings);
	return Object.freeze({ ...finished, columns: bound.columns, bindings, facts: settings.facts, warnings });
}

// What is computed for keys and again in the statement must keep the same rows in both.
function finishQueries(query: Query, scans: readonly PlannedScan[]): Pick<Plan, "query" | "scans"> {
	const cut = new Set(scans.flatMap(({ follow }) => (follow?.kind === "keys" ? listCut(follow.keys) : [])));
	const finish = (each: Query) => countByService(pinLimits(each, cut), scans);
	return {
		query: finish(query),
		scans: scans.map((planned) => {
			const { follow } = planned;
			return follow?.kind === "keys" ? { ...planned, follow: { ...follow, keys: finish(follow.keys) } } : planned;
		}),
	};
}

interface Planning {
	readonly tables: readonly TableReference[];
	readonly subqueries: Subqueries;
	readonly bindings: Bindings;
	readonly settings: PlanSettings;
	readonly catalog: Catalog;
}

function describeCandidate(reference: TableReference, planning: Planning): Candidate {
	const base = chooseBase(reference, planning);
	// Without pushdown, keys of other tables are asked for only where nothing else can be.
	const isDriven = planning.settings.isPushdownOn || !base;
	const isFree = isDriven && !reference.isCacheOnly && reference.table.type === "table";
	if (!isFree || (base && isSettled(base.scan))) return { reference, base, drives: [] };
	const drives = findKeySources(reference, planning.tables, planning.subqueries).flatMap((source): Drive[] => {
		const example = chooseByKeys(reference, source.column, exampleKeys, planning);
		const most = source.limit && fold(source.limit, planning.bindings)?.value;
		const mostKeys = most === undefined || most === null ? undefined : Number(most);
		return example ? [{ source, example: example.scan, mostKeys }] : [];
	});
	return { reference, base, ride: base && findRide(reference, base, planning), drives };
}

// Nothing could make it less.
function isSettled(scan: TableScan): boolean {
	return scan.kind === "empty" || scan.kind === "count" || scan.kind === "system" || scan.kind === "first";
}

// What the service gives for certain keys only may still be driven by those of another table.
function chooseBase(reference: TableReference, planning: Planning): TableAccess | undefined {
	try {
		return chooseFor(reference, planning);
	} catch (error) {
		if (error instanceof ProviderError && error.code === "required_predicate") return undefined;
		throw error;
	}
}

function chooseByKeys(
	reference: TableReference,
	column: string,
	keys: readonly StoredValue[],
	planning: Planning,
): Access | undefined {
	const items = keys.map((key) => (typeof key === "string" ? textNode(key) : numberNode(String(key))));
	const isOneOf = { kind: "InList", operand: columnNode(reference.relation, column), items, isNegated: false } as const;
	const access = chooseBase({ ...reference, conjuncts: [...reference.conjuncts, isOneOf], need: undefined }, planning);
	return access?.verdicts.some(({ conjunct, verdict }) => conjunct === isOneOf && verdict !== "none")
		? access
		: undefined;
}

function findRide(reference: TableReference, { scan, inside }: Access, { tables }: Planning): Candidate["ride"] {
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
	if (scan.kind === "embedded") return scan.path;
	return inside && table.definition.read.find((path): path is EmbeddedPath => path.kind === "embedded");
}

function planTurn(turn: Turn, planned: ReadonlyMap<string, PlannedScan>, planning: Planning): PlannedScan {
	const { reference, base, ride } = turn.candidate;
	const { table, scanName, isCacheOnly } = reference;
	// It is read as it can be, or it fails as it must.
	const access: TableAccess =
		base ?? (turn.kind === "drive" ? { scan: turn.drive.example, verdicts: [] } : chooseFor(reference, planning));
	const { verdicts, enough } = access;
	const usual: PlannedScan = { scanName, table, verdicts, enough, isCacheOnly, ...describeReading(access, table) };
	if (turn.kind === "drive") return { ...usual, follow: followKeys(turn, usual, planned, planning) };
	const parent = turn.kind === "ride" && ride ? planned.get(ride.parent) : undefined;
	const path = parent && findEmbeddedPath(reference, access.scan, access.inside);
	if (!parent || !path || parent.inside) return usual;
	const completion = access.scan.kind === "embedded" ? access.scan.completion : undefined;
	const read = (scan: TableScan) => describeReading(readUnder(path, scan, table, completion, planning.catalog), table);
	if (!parent.follow) return { ...usual, ...read(parent.scan) };
	return { ...usual, follow: { kind: "rows", after: [parent.scanName], read } };
}

function describeReading({ scan, inside }: Pick<Access, "scan" | "inside">, table: CatalogTable): Reading {
	return { scan, inside, columns: scan.kind === "count" ? [totalColumn] : (inside ?? table).keptColumns };
}

function followKeys(
	{ candidate: { reference, base }, drive }: Extract<Turn, { kind: "drive" }>,
	usual: PlannedScan,
	planned: ReadonlyMap<string, PlannedScan>,
	planning: Planning,
): Follow {
	const { facts } = planning.settings;
	const { source, example, mostKeys } = drive;
	const keys = source.buildKeys((relation) => planned.has(relation));
	const scanNames = new Set(planning.tables.map(({ scanName }) => scanName));
	const names = new Set<string>();
	walkNode(keys, (node) => {
		const name = node.kind === "TableName" ? (node.path[0]?.name ?? "") : "";
		if (scanNames.has(name)) names.add(name);
	});
	const { table } = reference;
	return {
		kind: "keys",
		after: [...names],
		keys,
		column: source.column,
		example,
		mostKeys,
		read(values) {
			if (values.length === 0) return describeReading({ scan: { kind: "empty", table: table.definition } }, table);
			const access = chooseByKeys(reference, source.column, values, planning);
			if (!access) return usual;
			const { requests } = estimateScan(access.scan, facts);
			const isBetter = !base || isWorthwhile(requests, estimateScan(base.scan, facts));
			return isBetter ? describeReading(access, table) : usual;
		},
	};
}

interface TableAccess extends Access {
	readonly enough?: Enough | undefined;
}

function chooseFor(reference: TableReference, { bindings, settings, catalog }: Planning): TableAccess {
	const isImpossible = reference.gates.some((gate) => {
		const constant = fold(gate, bindings);
		return constant !== undefined && (constant.value === null || Number(constant.value) === 0);
	});
	const own = listOwn(reference);
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
	const need = settings.isPushdownOn && isAlone && !isHeld ? foldNeed(reference.need, bindings) : undefined;
	const choose = (conjuncts: readonly Expression[], wanted: FoldedNeed | undefined): TableAccess => {
		const access = chooseAccess(
			{
				table: reference.table,
				conjuncts,
				ownColumn: (relation, column) => (relation === reference.relation ? column : undefined),
				usedColumns: reference.usedColumns,
				bindings,
				isPushdownOn: settings.isPushdownOn,
				need: wanted,
				facts: settings.facts,
			},
			catalog,
		);
		const first = readFirst(access, wanted, reference, conjuncts, bindings);
		return { ...access, ...first };
	};
	const start = createStartCondition(reference.table.definition, settings.facts.startDateMs, reference.relation);
	if (!start) return choose(own, need);
	// Fewer than all rows are enough only if none of them is older than StartDate; all rows are kept as a full read.
	const narrowed = need && choose([...own, start], need);
	return narrowed && isNarrowed(narrowed.scan) ? narrowed : choose(own, undefined);
}

function isNarrowed(scan: TableScan): boolean {
	return scan.kind === "count" || scan.kind === "first" || (scan.kind === "search" && scan.limit !== undefined);
}

function foldNeed(need: Need | undefined, bindings: Bindings): FoldedNeed | undefined {
	if (need?.kind !== "rows") return need;
	const count = need.count ? fold(need.count, bindings)?.value : undefined;
	const offset = need.offset ? fold(need.offset, bindings)?.value : 0n;
	if (typeof count !== "bigint" || count < 0n || typeof offset !== "bigint") return undefined;
	return { kind: "rows", limit: Number(count + offset), order: need.order };
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
