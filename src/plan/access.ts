import { createError } from "../base/index.ts";
import {
	type Catalog,
	type CatalogTable,
	describeRequired,
	findStartColumn,
	type ListScan,
	type SearchFilter,
	type SearchScan,
	type TableScan,
	totalColumn,
} from "../catalog/index.ts";
import type { ChildPath, ColumnDefinition, EmbeddedPath } from "../profile/index.ts";
import type { Access, AccessRequest } from "./access-request.ts";
import { excludeEachOther } from "./contradiction.ts";
import { estimateScan } from "./estimate.ts";
import {
	findColumn,
	findKeys,
	findPath,
	type KeyCondition,
	leaveOut,
	readByKey,
	readByLookup,
	settleKey,
} from "./key-access.ts";
import { chooseList, readByList } from "./list-access.ts";
import { planCall } from "./procedure-access.ts";
import { decide } from "./pushdown.ts";
import type { FilterPushdown } from "./scan-pushdown.ts";
import { splitSearch } from "./search-split.ts";

/** Chooses how to read a table: by key, by parent, by search, or whole. */
export function chooseAccess(request: AccessRequest, catalog: Catalog): Access {
	const { table, conjuncts } = request;
	if (table.type === "system") {
		return { scan: { kind: "system", table: table.definition }, filters: conjuncts.map(leaveOut) };
	}
	const call = planCall(request);
	if (call) return { scan: call, filters: conjuncts.map(leaveOut) };
	// Keys are asked for all the same where the service gives nothing without them.
	const isKeyed = table.definition.read.every(({ kind }) => kind === "get" || kind === "lookup");
	if (!request.isPushdownOn && !isKeyed) return { ...readWhole(request, catalog), filters: conjuncts.map(leaveOut) };
	const search = findPath(table, "search");
	const context = {
		findColumn(relation: string, column: string) {
			const name = request.ownColumn(relation, column);
			return findColumn(table, name) ?? request.searchFields?.find((field) => field.name === name);
		},
		bindings: request.bindings,
		timeGranularity: search?.timeGranularity ?? "second",
		isExactWanted: request.fetch !== undefined,
		isListed: search === undefined || search.form !== undefined,
	};
	const filters = conjuncts.map((conjunct) => decide(conjunct, context));
	const isImpossible =
		filters.some(({ answer }) => answer === "never") || excludeEachOther(conjuncts, request.bindings);
	if (isImpossible) return { scan: { kind: "empty", table: table.definition }, filters };
	const narrowed =
		(request.isSearchOnly ? undefined : (readByKey(request, filters) ?? readByLookup(request))) ??
		readByParent(request, catalog) ??
		readBySearch(request, filters) ??
		readByList(request, filters, (scan) => narrowList(scan, request));
	if (narrowed && !isListCheaper(narrowed.scan, request)) return narrowed;
	return { ...readWhole(request, catalog), filters: conjuncts.map(leaveOut) };
}

// A list that comes in a page or two costs less than many single rows.
function isListCheaper(scan: TableScan, { table, facts }: AccessRequest): boolean {
	const path = findPath(table, "list");
	if ((scan.kind !== "get" && scan.kind !== "lookup") || !path) return false;
	const whole = estimateScan({ kind: "list", table: table.definition, path }, facts);
	return whole.isKnown && whole.requests < estimateScan(scan, facts).requests;
}

function readByParent(request: AccessRequest, catalog: Catalog): Access | undefined {
	const { table } = request;
	const child = findPath(table, "child");
	const embedded = findPath(table, "embedded");
	const path = embedded && hasColumns(embedded, request.usedColumns) ? embedded : (child ?? embedded);
	if (!path) return undefined;
	const key = findKeys(request, path.column);
	// Where StartDate leaves parents out, only the parent itself tells whether it is one of them.
	const isParentDated =
		request.facts.startDateMs !== undefined && findStartColumn(findParent(path, catalog).definition) !== undefined;
	const slots = path.kind === "child" ? findSlotKeys(request, path) : undefined;
	if (path.kind === "child" && key && slots && !isParentDated) {
		const known = [key, ...slots.values()];
		const filters = request.conjuncts.map((filter) =>
			settleKey(
				filter,
				known.find((each) => each.filter === filter),
			),
		);
		const values = [...slots].map(([name, { keys }]) => [name, keys[0] ?? ""] as const);
		const parents = { keys: key.keys, ...(values.length > 0 && { slots: Object.fromEntries(values) }) };
		return { scan: { kind: "child", table: table.definition, path, parents }, filters };
	}
	const parent = chooseAccess(parentRequest(request, path, catalog), catalog);
	// What the parent meets, its children need not: only its key is theirs too.
	const filters = parent.filters.map((pushed): FilterPushdown => {
		if (!("request" in pushed) || pushed.filter === key?.filter) return pushed;
		return { ...pushed, answer: "inexact" };
	});
	return { ...readUnder(path, parent.scan, table, child, catalog), filters };
}

// The slots before the last take one value each; undefined where the conditions do not say it for all of them.
function findSlotKeys(
	request: AccessRequest,
	{ slots = {} }: ChildPath,
): ReadonlyMap<string, KeyCondition> | undefined {
	const found = new Map<string, KeyCondition>();
	for (const name of Object.keys(slots)) {
		const key = findKeys(request, name);
		if (key?.keys.length !== 1) return undefined;
		found.set(name, key);
	}
	return found;
}

function hasColumns(path: EmbeddedPath, used: ReadonlySet<string>): boolean {
	return path.columns === undefined || [...used].every((column) => path.columns?.includes(column));
}

// What is said about the reference to the parent can be asked of the parent's key, and of fields that it can be searched by.
function parentRequest(request: AccessRequest, path: ChildPath | EmbeddedPath, catalog: Catalog): AccessRequest {
	const parent = findParent(path, catalog);
	const fields = path.search ?? {};
	const ownColumn = (relation: string, column: string) => {
		const own = request.ownColumn(relation, column);
		if (own === path.column) return path.parent.column;
		const slots = path.kind === "child" ? path.slots : undefined;
		return own === undefined ? undefined : (slots?.[own] ?? fields[own]);
	};
	const usedColumns = new Set([path.parent.column]);
	const searchFields = Object.values(fields).map(describeField);
	const isSearchOnly = path.kind === "embedded" && path.ask !== undefined;
	return { ...request, table: parent, ownColumn, usedColumns, searchFields, isSearchOnly, fetch: undefined };
}

// The rows that it finds hold one with the value, and others beside it.
function describeField(field: string): ColumnDefinition {
	return Object.freeze<ColumnDefinition>({
		name: field,
		type: "varchar",
		path: field,
		from: "id",
		filter: { eq: "inexact", in: "inexact" },
		field,
		send: "text",
		isSortable: false,
		values: [],
		summary: "",
	});
}

/** Reads the children of whatever rows a scan of the parent finds; what lies inside whole is kept with the parent's rows. */
export function readUnder(
	path: ChildPath | EmbeddedPath,
	parent: TableScan,
	table: CatalogTable,
	child: ChildPath | undefined,
	catalog: Catalog,
): Pick<Access, "scan" | "inside"> {
	if (parent.kind === "empty") return { scan: { kind: "empty", table: table.definition } };
	if (path.kind === "child") {
		return { scan: { kind: "child", table: table.definition, path, parents: { scan: parent } } };
	}
	if (path.ask) return { scan: { kind: "embedded", table: table.definition, path, parent: askFor(path.ask, parent) } };
	if (path.truncated === undefined) return { scan: parent, inside: findParent(path, catalog) };
	return { scan: { kind: "embedded", table: table.definition, path, parent, completion: child } };
}

function askFor(query: Readonly<Record<string, string>>, scan: TableScan): TableScan {
	if (scan.kind === "search") return { ...scan, query };
	return scan.kind === "batch" ? { ...scan, scans: scan.scans.map((inner) => askFor(query, inner)) } : scan;
}

function findParent(path: ChildPath | EmbeddedPath, catalog: Catalog): CatalogTable {
	const { found } = catalog.findTable([path.parent.table]);
	if (found) return found;
	throw createError("internal", { problem: `the parent table ${path.parent.table} is not in the catalog` });
}

function readBySearch(request: AccessRequest, filters: readonly FilterPushdown[]): Access | undefined {
	const { table, facts } = request;
	const path = findPath(table, "search");
	if (!path) return undefined;
	const search = (filter: SearchFilter | undefined): SearchScan => ({
		kind: "search",
		table: table.definition,
		path,
		filter,
	});
	const one = splitSearch(filters, path, false);
	const scan = search(one.searches[0]);
	const several = splitSearch(filters, path, true);
	const batch: TableScan = { kind: "batch", table: table.definition, scans: several.searches.map(search) };
	const isCut = several.searches.length > 1 && estimateScan(batch, facts).requests < estimateScan(scan, facts).requests;
	if (isCut) return { scan: batch, filters: several.filters };
	const isWhole = one.filters.every(({ answer }) => answer === "exact");
	return { scan: isWhole ? (narrow(scan, request) ?? scan) : scan, filters: one.filters };
}

// What is less than all rows of a search: the first ones, the one at an end, or only their number.
function narrow(scan: SearchScan, { fetch, table, facts }: AccessRequest): TableScan | undefined {
	if (!fetch) return undefined;
	if (fetch.kind === "count") {
		// Rows that are at hand, or that the service miscounts, are counted themselves: count(*) is then what count(id) is.
		if (facts.isAnswered(scan) || facts.isTotalDoubted?.(scan) === true) return undefined;
		const { definition } = table;
		return { kind: "count", table: { ...definition, key: [], columns: [totalColumn] }, of: scan };
	}
	const { order: wanted } = fetch;
	const limit = fetch.kind === "rows" ? fetch.limit : 1;
	if (!wanted) return { ...scan, limit };
	// Only columns that always have a value can be sorted by the service: elsewhere NULLs would stand differently.
	const column = findColumn(table, wanted.column);
	return column?.isSortable ? { ...scan, order: { column, isDescending: wanted.isDescending }, limit } : undefined;
}

function narrowList(scan: ListScan, { fetch, table }: AccessRequest): ListScan {
	if (!fetch || fetch.kind === "count") return scan;
	const limit = fetch.kind === "rows" ? fetch.limit : 1;
	if (!fetch.order) return { ...scan, limit };
	const column = findColumn(table, fetch.order.column);
	if (!scan.path.order || !column?.isSortable) return scan;
	return { ...scan, order: { column, isDescending: fetch.order.isDescending }, limit };
}

function readWhole(request: AccessRequest, catalog: Catalog): Pick<Access, "scan" | "inside"> {
	const { table } = request;
	const search = findPath(table, "search");
	const isUnconditional = request.conjuncts.length === 0;
	if (search) {
		const scan: SearchScan = { kind: "search", table: table.definition, path: search };
		return { scan: isUnconditional ? (narrow(scan, request) ?? scan) : scan };
	}
	const list = findPath(table, "list");
	if (list) {
		const scan: ListScan = { kind: "list", table: table.definition, path: list };
		return { scan: isUnconditional ? chooseList(narrowList(scan, request)) : scan };
	}
	const byParent = readByParent({ ...request, conjuncts: [] }, catalog);
	if (byParent) return byParent;
	throw createError("required_predicate", {
		table: table.name,
		predicate: describeRequired(table.definition) ?? "a key",
	});
}
