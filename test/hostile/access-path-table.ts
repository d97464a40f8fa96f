import type { TableScan } from "../../src/catalog/index.ts";
import type {
	AccessPath,
	ChildPath,
	ColumnDefinition,
	EmbeddedPath,
	GetPath,
	ListPath,
	LookupPath,
	SearchPath,
	TableDefinition,
} from "../../src/profile/index.ts";

/** One way in which rows of a table come, and how its answer is written around whatever is to stand in the place of the list. */
export interface HostilePath {
	/** e.g. "conversation_tags: embedded". */
	readonly name: string;
	readonly table: TableDefinition;
	readonly scan: TableScan;
	/** The request whose answer is hostile, e.g. "GET /tags". */
	readonly request: string;
	/** Where the list stands: `data`, `tags.tags`; `.` where the answer is the row. */
	readonly rows: string;
	/** Makes the whole answer of one whose list stands where it should, or, with `holder`, where that or an outer object should. */
	readonly wrap: (inner: unknown) => unknown;
	/** What other requests of the scan are answered with, by name. */
	readonly others: Readonly<Record<string, unknown>>;
}

const parentKey = "p1";

/** Lists every access path of the tables: list, search, get, child, embedded, the completion of cut lists, and the deletion feeds. */
export function listHostilePaths(tables: readonly TableDefinition[]): readonly HostilePath[] {
	return tables.flatMap((table) => [
		...table.read.flatMap((path) => makePaths(table, path, tables)),
		...makeFeedPath(table),
	]);
}

function makePaths(
	table: TableDefinition,
	path: AccessPath,
	tables: readonly TableDefinition[],
): readonly HostilePath[] {
	if (path.kind === "embedded") return makeEmbeddedPaths(table, path, tables);
	if (path.kind === "child") return [makeChildPath(table, path)];
	if (path.kind === "lookup") return [makeLookupPath(table, path)];
	return [path.kind === "get" ? makeGetPath(table, path) : makeListPath(table, path)];
}

function makeGetPath(table: TableDefinition, path: GetPath): HostilePath {
	const scan: TableScan = { kind: "get", table, path, keys: ["k1"] };
	const request = `GET ${path.path.replace(/\{\w+\}/, "k1")}`;
	return { name: `${table.name}: get`, table, scan, request, rows: ".", wrap: (row) => row, others: {} };
}

function makeLookupPath(table: TableDefinition, path: LookupPath): HostilePath {
	const fixed = Object.fromEntries(path.fixed.map((name) => [name, "f1"]));
	// Whose rows they are is another question.
	const scan: TableScan = { kind: "lookup", table, path: { ...path, only: undefined }, keys: ["k1"], fixed };
	const address = path.path.replace(`{${path.column}}`, "k1").replace(/\{\w+\}/g, "f1");
	const wrap = (inner: unknown) => (path.rows === "." ? inner : setPath({ type: "list" }, path.rows, inner));
	const name = `${table.name}: lookup by ${path.column}`;
	return { name, table, scan, request: `${path.method} ${address}`, rows: path.rows, wrap, others: {} };
}

function makeListPath(table: TableDefinition, path: ListPath | SearchPath): HostilePath {
	const method = path.kind === "search" ? "POST" : path.method;
	// One range of time is one list.
	const range = { fromMs: Date.UTC(2026, 0, 30), toMs: Date.UTC(2026, 0, 31) };
	const scan = { kind: path.kind, table, path, ...("windows" in path && { range }) } as TableScan;
	const wrap = (inner: unknown) => setPath({ type: "list" }, path.rows, inner);
	return {
		name: `${table.name}: ${path.kind}`,
		table,
		scan,
		request: `${method} ${path.path}`,
		rows: path.rows,
		wrap,
		others: {},
	};
}

function makeChildPath(table: TableDefinition, path: ChildPath): HostilePath {
	const scan: TableScan = { kind: "child", table, path, parents: { keys: [parentKey] } };
	const request = `GET ${path.path.replace(/\{\w+\}/, parentKey)}`;
	const isDeep = path.rows.includes(".") && path.rows !== ".";
	const wrap = (inner: unknown) =>
		path.rows === "." ? inner : setPath(isDeep ? { id: parentKey } : { type: "list" }, path.rows, inner);
	return { name: `${table.name}: child`, table, scan, request, rows: path.rows, wrap, others: {} };
}

function makeEmbeddedPaths(
	table: TableDefinition,
	path: EmbeddedPath,
	tables: readonly TableDefinition[],
): readonly HostilePath[] {
	const owner = tables.find(({ name }) => name === path.parent.table);
	// The members of an object are no list, which nothing else could be taken for.
	if (path.members !== undefined) return [];
	const kinds = ["search", "list", "child"] as const;
	const [way] = kinds.flatMap((kind) => owner?.read.find((other) => other.kind === kind) ?? []);
	if (!owner || !way || !("path" in way)) throw new Error(`${table.name} has no parent`);
	const above = way.kind === "child" ? makeChildPath(owner, way) : makeListPath(owner, way as ListPath | SearchPath);
	const completion = table.read.find((other) => other.kind === "child");
	const scan: TableScan = { kind: "embedded", table, path, parent: above.scan, completion };
	const row = makeRow(owner, parentKey) as object;
	const { within } = path;
	const parent = (inner: unknown) =>
		within === undefined
			? setPath(row, path.rows, inner)
			: setPath(row, within, [setPath({ id: "h1", scorecard_id: "h1" }, path.rows, inner)]);
	const inside: HostilePath = {
		...above,
		name: `${table.name}: embedded`,
		table,
		scan,
		rows: path.rows,
		wrap: (inner) => above.wrap([parent(inner)]),
	};
	if (!completion || path.truncated === undefined) return [inside];
	const whole = makeChildPath(table, completion);
	const cut = setPath(parent([]), path.truncated, true);
	return [
		{ ...inside, others: { [whole.request]: whole.wrap([makeRow(table, "k1")]) } },
		{ ...whole, name: `${table.name}: completion`, scan, others: { [above.request]: above.wrap([cut]) } },
	];
}

// As the cache reads it: key and time of each entry.
function makeFeedPath({ name, incremental }: TableDefinition): readonly HostilePath[] {
	const feed = incremental?.deletions;
	if (feed === undefined || feed === "count") return [];
	const column: ColumnDefinition = {
		name: "key",
		type: "varchar",
		path: feed.key,
		from: "id",
		filter: {},
		field: feed.key,
		send: "text",
		isSortable: false,
		values: [],
		summary: "",
	};
	const table: TableDefinition = { name, summary: "", key: ["key"], read: [], columns: [column], notes: [] };
	const { path, rows, paging, pageSize } = feed;
	const list: ListPath = { kind: "list", method: "GET", path, query: {}, rows, paging, pageSize };
	return [{ ...makeListPath(table, list), name: `${name}: deletions` }];
}

/**
 * Makes an element that is a row of the table: an object with the part of its key that it has itself.
 * @example makeRow(tags, "k1") // { id: "k1" }
 */
export function makeRow(table: TableDefinition, key: string): unknown {
	let row: object = {};
	for (const { path, from } of table.columns.filter(({ name }) => table.key.includes(name))) {
		if (path === ".") return key;
		if (!path.startsWith("^")) row = setPath(row, path, from === "iso8601" ? "2026-01-31T10:00:00Z" : key);
	}
	return row;
}

/** Puts a value at a path; what stood on the way and was no object is replaced. */
export function setPath(object: object, path: string, value: unknown): object {
	const [first = "", ...rest] = path.split(".");
	const held: unknown = (object as Record<string, unknown>)[first];
	const inner = typeof held === "object" && held !== null && !Array.isArray(held) ? held : {};
	return { ...object, [first]: rest.length === 0 ? value : setPath(inner, rest.join("."), value) };
}
