import type { AccessPath, ColumnDefinition, Profile, TableDefinition } from "../../src/profile/index.ts";

// A reader of its own, as plain as can be: it shares no code with the product, and serves to hold the product's rows against.

// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape
type Json = any;

/** An object of the service, and what it stands in, the nearest first. */
export interface Found {
	readonly value: Json;
	readonly owners: readonly Json[];
	/** What it was asked for by. */
	readonly given: Readonly<Record<string, string>>;
}

/** Where the objects come from. */
export interface Source {
	readonly url: string;
	readonly token: string;
	readonly version: string;
	readonly profile: Profile;
	/** Each request has one answer, whatever it says of further pages; `key` asks for one object where that is possible. */
	readonly stateless?: "list" | "key";
	/** The values by which tables are asked for that have no list: the column, and its values. */
	findKeys(table: string): Promise<{ readonly column: string; readonly keys: readonly string[] }>;
}

/** Reads all objects behind a table, one request after another. */
export async function readObjects(table: TableDefinition, source: Source, ask = ""): Promise<readonly Found[]> {
	const way = (kind: AccessPath["kind"]): Json => table.read.find((path) => path.kind === kind);
	const [search, embedded, child, lookup] = [way("search"), way("embedded"), way("child"), way("lookup")];
	const list: Json = table.read.find((path) => path.kind === "list" && (source.stateless || !path.mostRows));
	const get = way("get");
	if (get && source.stateless === "key") return readOne(get, source);
	const alone = (values: readonly Json[]) => values.map((value): Found => ({ value, owners: [], given: {} }));
	if (search) return alone(await readSearch(search, source, ask));
	if (list) return readList(list, source);
	if (!embedded && !child) return readLookup(table, lookup, source);
	const path = embedded ?? child;
	const parent = source.profile.tables.find(({ name }) => name === path.parent.table) as TableDefinition;
	const asked = path.ask ? `?${new URLSearchParams(path.ask).toString()}` : "";
	const parents = await readObjects(parent, source, asked);
	const found: Found[] = [];
	for (const one of parents) {
		const isCut = embedded?.truncated !== undefined && child !== undefined;
		if (embedded && !isCut) found.push(...unpack(embedded, one));
		else found.push(...(await readChild(child, one, parent, source)));
	}
	return found;
}

/** The value that a column of a table must have for an object. */
export function expectValue(
	{ path, from, type, name, above }: ColumnDefinition,
	{ value, owners, given }: Found,
): Json {
	if (name in given) return given[name];
	const depth = path.length - path.replace(/^\^+/, "").length;
	const raw = follow(depth === 0 ? value : owners[depth - 1], path.slice(depth)) ?? null;
	if (raw === null || (type !== "text" && type !== "varchar" && raw === "")) return null;
	if (above !== undefined) return raw > above;
	if (type === "json") return raw;
	if (from === "id") return raw === "" || String(raw) === "0" ? null : String(raw);
	if (type === "timestamp" || type === "date") {
		const instant = new Date(typeof raw === "number" ? raw * 1000 : raw);
		return type === "date" ? instant.toISOString().slice(0, 10) : instant;
	}
	if (type === "varchar" || type === "text") return typeof raw === "string" ? raw : JSON.stringify(raw);
	return raw;
}

function readOne(path: Json, source: Source): Promise<readonly Found[]> {
	return readPages({ rows: "." }, path.path.replace(/\{\w+\}/, "1"), {}, source);
}

async function readSearch(path: Json, source: Source, ask: string): Promise<Json[]> {
	const rows: Json[] = [];
	for (let starting_after: string | undefined; ; ) {
		const body = {
			query: { field: "created_at", operator: ">", value: 0 },
			sort: { field: "created_at", order: "ascending" },
			pagination: { per_page: 150, ...(starting_after !== undefined && { starting_after }) },
		};
		const answer = await send(source, "POST", `${path.path}${ask}`, body);
		rows.push(...follow(answer, path.rows));
		starting_after = source.stateless ? undefined : answer.pages?.next?.starting_after;
		if (starting_after === undefined) return rows;
	}
}

async function readList(path: Json, source: Source): Promise<readonly Found[]> {
	const query = { ...path.query, ...(path.windows && { [path.windows.after]: "0" }) };
	return readPages(path, path.path, query, source);
}

async function readPages(path: Json, address: string, query: Json, source: Source, body?: Json): Promise<Found[]> {
	const found: Found[] = [];
	const size = path.pageSize ? { per_page: String(path.pageSize.max) } : {};
	let place: Record<string, string> = {};
	for (let page = 1; ; page++) {
		const text = new URLSearchParams({ ...query, ...size, ...place }).toString();
		const answer = await send(source, path.method ?? "GET", `${address}${text && `?${text}`}`, body);
		if (answer === undefined) return found;
		const rows = path.rows === "." ? [answer].flat() : [follow(answer, path.rows) ?? []].flat();
		found.push(...rows.map((value): Found => ({ value, owners: [answer], given: {} })));
		const following = findPlace(path, answer, { rowCount: rows.length, page, size: Number(size.per_page) }, source);
		if (following === undefined || source.stateless) return found;
		place = following;
	}
}

interface PageRead {
	readonly rowCount: number;
	readonly page: number;
	readonly size: number;
}

function findPlace(path: Json, answer: Json, { rowCount, page, size }: PageRead, source: Source) {
	const next = answer.pages?.next;
	const total = answer.pages?.total_pages ?? answer.total_pages;
	switch (path.paging) {
		case "scroll":
			return rowCount === 0 ? undefined : { scroll_param: answer.scroll_param };
		case "cursor":
			if (typeof next === "string") return Object.fromEntries(new URL(next, source.url).searchParams);
			if (next?.starting_after) return { starting_after: next.starting_after };
			return answer.has_more && answer.next_cursor ? { cursor: answer.next_cursor } : undefined;
		case "page":
			// Some lists do not tell of pages: a full one may not be the last.
			return (total === undefined ? rowCount === size : page < total) ? { page: String(page + 1) } : undefined;
		default:
			return undefined;
	}
}

async function readChild(path: Json, one: Found, parent: TableDefinition, source: Source): Promise<readonly Found[]> {
	const column = parent.columns.find(({ name }) => name === path.parent.column) as ColumnDefinition;
	const key = String(expectValue(column, one));
	const address = path.path.replace(/\{\w+\}/, encodeURIComponent(key));
	const found = await readPages(path, address, path.query ?? {}, source);
	return found.map(({ value, owners }) => ({
		value,
		owners: [{ ...one.value, ...owners[0] }, ...one.owners],
		given: { [path.column]: key },
	}));
}

async function readLookup(table: TableDefinition, first: Json, source: Source): Promise<readonly Found[]> {
	const { column, keys } = await source.findKeys(table.name);
	const path: Json =
		table.read.find((way) => way.kind === "lookup" && way.column === column && way.fixed.length === 0) ?? first;
	const found: Found[] = [];
	for (const key of keys) {
		const fixed = /(\w+) = '(\w+)'/.exec(column);
		const address = path.path.replace(`{${path.column}}`, encodeURIComponent(key)).replace(/\{\w+\}/, fixed?.[2] ?? "");
		const isBody = path.method === "POST";
		const query = { ...path.query, ...(path.parameter && !isBody && { [path.parameter]: key }) };
		const body = isBody ? { [path.parameter]: [key] } : undefined;
		const rows = await readPages(path, address, query, source, body);
		const isGiven = table.columns.some(({ name, path: where }) => name === path.column && where.startsWith("^"));
		found.push(...rows.map((row) => ({ ...row, given: isGiven ? { [path.column]: key } : {} })));
	}
	return found;
}

function unpack({ rows, within, members }: Json, one: Found): readonly Found[] {
	const holders = within === undefined ? [one.value] : (follow(one.value, within) ?? []);
	return holders.flatMap((holder: Json) => {
		// Attributes of ticket types stand under another name than in the description.
		const inner = follow(holder, rows) ?? follow(holder, rows.replace(/\w+$/, "data")) ?? [];
		const own = { ...one.value, ...one.given };
		const owners = within === undefined ? [own, ...one.owners] : [holder, own, ...one.owners];
		const values = members
			? Object.entries(inner).flatMap(([name, value]) =>
					typeof value === "object" && value ? [{ ...value, [members]: name }] : [],
				)
			: inner;
		return values.map((value: Json): Found => ({ value, owners, given: {} }));
	});
}

function follow(value: Json, path: string): Json {
	return path === "." ? value : path.split(".").reduce((inner, name) => inner?.[name], value);
}

async function send(source: Source, method: string, path: string, body?: Json): Promise<Json> {
	const response = await fetch(`${source.url}${path}`, {
		method,
		headers: {
			Authorization: `Bearer ${source.token}`,
			"Intercom-Version": source.version,
			"Content-Type": "application/json",
		},
		...(body && { body: JSON.stringify(body) }),
	});
	if (response.status === 404 || response.status === 410) return undefined;
	if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
	// Some ids come as numbers, with more digits than JavaScript's numbers have.
	return JSON.parse((await response.text()).replace(/([:[,])(\d{16,})(?=[,\]}])/g, '$1"$2"'));
}
