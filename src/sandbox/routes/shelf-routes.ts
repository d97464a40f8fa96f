import type { ShelfItem, ShelfRow, ShelfWrites } from "../data/shelf.ts";
import { shelfTable } from "../data/shelf-table.ts";
import { ApiError } from "../service/api-error.ts";
import { readNumberedPage, readPage, readPerPage } from "../service/paging.ts";
import { type Call, ok, type Reply, type Route } from "../service/route.ts";
import { applyVersion } from "../wire/version-table.ts";
import type { WireObject } from "../wire/wire-object.ts";

/** The routes that follow from the table of plain kinds. */
export const shelfRoutes: readonly Route[] = shelfTable.flatMap(makeRoutes);

function makeRoutes(row: ShelfRow): Route[] {
	const since = row.since === undefined ? {} : { since: row.since };
	const one = `${row.path}/{id}`;
	const read = { ...since, scope: row.scope };
	const write = { ...since, scope: row.writeScope ?? row.scope };
	const routes: Route[] = [{ method: "GET", path: row.path, ...read, answer: (call) => list(row, call) }];
	if (row.notFound !== undefined) {
		routes.push({
			method: "GET",
			path: one,
			...read,
			answer: (call) => ok(showAlone(row, find(row, call), call.version)),
		});
	}
	const { writes } = row;
	if (writes?.can.includes("create") === true) {
		routes.push({ method: "POST", path: row.path, ...write, answer: (call) => create(row, writes, call) });
	}
	if (writes?.can.includes("update") === true) {
		routes.push({ method: writes.method, path: one, ...write, answer: (call) => update(row, writes, call) });
	}
	if (writes?.can.includes("delete") === true) {
		routes.push({ method: "DELETE", path: one, ...write, answer: (call) => remove(row, writes, call) });
	}
	return routes;
}

/** The items of a kind that a request may see: those below the parent in its path, filtered and in order. */
export function itemsOf(row: ShelfRow, call: Call): ShelfItem[] {
	const { listing, parent } = row;
	checkParent(row, call);
	const filter = readFilter(row, call);
	const hasArchived = call.query.get("include_archived") === "true";
	const items = [...call.service.world.shelf(row.name)].filter(
		({ fields }) =>
			(parent === undefined || fields[parent.field] === call.params[parent.param]) &&
			(listing.hidesArchived !== true || hasArchived || fields["archived"] !== true) &&
			filter(fields),
	);
	if (listing.isByUpdate === true)
		items.sort((left, right) => changedAt(right) - changedAt(left) || compareIds(right, left));
	return items;
}

function list(row: ShelfRow, call: Call): Reply {
	const { listing } = row;
	const items = itemsOf(row, call);
	const single = row.name === "custom_object_instances" && call.query.has("external_id");
	if (single) {
		const [item] = items;
		if (item === undefined) throw new ApiError("not_found");
		return ok(item.fields);
	}
	const type = listing.type ?? "list";
	if (listing.paging === "none") return ok({ type, data: items.map((item) => withhold(row, item, call.version)) });
	const perPage = readPerPage(call.query.get("per_page"), { normal: listing.normal ?? 50, most: listing.most ?? 150 });
	if (listing.paging === "cursor") return listByCursor(row, call, items, perPage);
	const page = readNumberedPage(items, readPage(call.query.get("page")), perPage);
	const data = page.items.map((item) => withhold(row, item, call.version));
	const { next: _, ...pages } = page.pages;
	if (listing.paging === "flat") {
		const { type: _type, ...flat } = pages;
		return ok({ type, data, total_count: page.total_count, ...flat });
	}
	const isTextual = listing.isPerPageText === true && call.query.has("per_page");
	return ok({
		type,
		pages: isTextual ? { ...pages, per_page: String(perPage) } : pages,
		total_count: page.total_count,
		data,
	});
}

// The cursor names the last row by its time and id, so that rows added meanwhile move nothing.
function listByCursor(row: ShelfRow, call: Call, items: readonly ShelfItem[], perPage: number): Reply {
	const text = call.query.get("starting_after");
	if (text === "") throw new ApiError("server_error");
	const place = text === null ? 0 : findPlace(items, text);
	const shown = items.slice(place, place + perPage);
	const last = shown.at(-1);
	const next =
		last !== undefined && place + perPage < items.length
			? { starting_after: Buffer.from(JSON.stringify([changedAt(last), last.id])).toString("base64") }
			: null;
	return ok({
		type: "list",
		data: shown.map((item) => withhold(row, item, call.version)),
		pages: { type: "pages", per_page: perPage, next },
	});
}

function findPlace(items: readonly ShelfItem[], cursor: string): number {
	let parts: unknown;
	try {
		parts = JSON.parse(Buffer.from(cursor, "base64").toString("utf8"));
	} catch {
		throw new ApiError("client_error");
	}
	if (!Array.isArray(parts) || typeof parts[0] !== "number" || typeof parts[1] !== "string") {
		throw new ApiError("client_error");
	}
	const after: ShelfItem = { id: parts[1], fields: { updated_at: parts[0] } };
	const place = items.findIndex(
		(item) =>
			changedAt(item) < changedAt(after) || (changedAt(item) === changedAt(after) && compareIds(item, after) < 0),
	);
	return place < 0 ? items.length : place;
}

function find(row: ShelfRow, call: Call): ShelfItem {
	const item = call.service.world.shelf(row.name).get(call.params["id"] ?? "");
	const { parent } = row;
	checkParent(row, call);
	if (item === undefined || (parent !== undefined && item.fields[parent.field] !== call.params[parent.param])) {
		throw new ApiError(row.notFound ?? "not_found");
	}
	return item;
}

function create(row: ShelfRow, writes: ShelfWrites, call: Call): Reply {
	checkParent(row, call);
	const shelf = call.service.world.shelf(row.name);
	const body = readBody(call);
	for (const name of writes.required) {
		if (body[name] === undefined || body[name] === null || body[name] === "") {
			throw new ApiError(writes.missing, `${name} is required`);
		}
	}
	const old = writes.upsertBy === undefined ? undefined : findBy(row, call, writes.upsertBy, body[writes.upsertBy]);
	if (old !== undefined) return change(row, writes, call, old);
	const sample = row.build(call.service.world.settings, 0);
	const id = shelf.nextId();
	const { parent } = row;
	const fields: WireObject = {
		...blank(sample),
		...writes.defaults,
		...(parent === undefined ? {} : { [parent.field]: call.params[parent.param] }),
		...pick(body, writes.fields),
		id: typeof sample["id"] === "number" ? Number(id) : id,
		...stamp(sample, call.service.now(), ["created_at", "updated_at"]),
	};
	shelf.create({ id, fields });
	return { status: writes.createdStatus, body: withhold(row, { id, fields }, call.version) };
}

function findBy({ name, parent }: ShelfRow, call: Call, field: string, value: unknown): ShelfItem | undefined {
	return [...call.service.world.shelf(name)].find(
		({ fields }) =>
			fields[field] === value && (parent === undefined || fields[parent.field] === call.params[parent.param]),
	);
}

function update(row: ShelfRow, writes: ShelfWrites, call: Call): Reply {
	return change(row, writes, call, find(row, call));
}

function change(row: ShelfRow, writes: ShelfWrites, call: Call, item: ShelfItem): Reply {
	const fields = {
		...item.fields,
		...pick(readBody(call), writes.fields),
		...stamp(item.fields, call.service.now(), ["updated_at"]),
	};
	call.service.world.shelf(row.name).replace({ id: item.id, fields });
	return ok(withhold(row, { id: item.id, fields }, call.version));
}

function remove(row: ShelfRow, writes: ShelfWrites, call: Call): Reply {
	const item = find(row, call);
	const shelf = call.service.world.shelf(row.name);
	if (writes.archives === true) {
		const fields = { ...item.fields, archived: true };
		shelf.replace({ id: item.id, fields });
		return ok(fields);
	}
	shelf.remove(item.id);
	if (writes.deletedStatus === 204) return { status: 204, body: "", contentType: "text/plain" };
	if (writes.deleted === undefined) return ok(item.fields);
	const object = writes.deleted === "{type}" ? item.fields["type"] : writes.deleted;
	return ok({ id: item.fields["id"], object, deleted: true });
}

function checkParent({ parent }: ShelfRow, call: Call): void {
	if (parent?.kind === undefined) return;
	const above = shelfTable.find(({ name }) => name === parent.kind);
	const isThere = call.service.world.shelf(parent.kind).get(call.params[parent.param] ?? "") !== undefined;
	if (!isThere) throw new ApiError(above?.notFound ?? "not_found");
}

function readFilter({ listing }: ShelfRow, { query }: Call): (fields: ShelfItem["fields"]) => boolean {
	const value = listing.filter === undefined ? null : query.get(listing.filter);
	if (listing.filter === "updated_since" && value !== null) {
		const since = /^\d+$/.test(value) ? Number(value) : Date.parse(value) / 1000;
		if (Number.isNaN(since)) throw new ApiError("parameter_invalid", "Invalid updated_since timestamp");
		return (fields) => toSeconds(fields["updated_at"]) >= since;
	}
	const { filter } = listing;
	return value === null || filter === undefined ? () => true : (fields) => fields[filter] === value;
}

function withhold(row: ShelfRow, item: ShelfItem, version: number): WireObject {
	const shown = showAlone(row, item, version);
	for (const name of row.listing.withheld ?? []) delete shown[name];
	return shown;
}

function showAlone({ name }: ShelfRow, { fields }: ShelfItem, version: number): WireObject {
	return applyVersion(name, { ...fields }, version);
}

function changedAt({ fields }: ShelfItem): number {
	return toSeconds(fields["updated_at"] ?? fields["created_at"]);
}

function compareIds(left: ShelfItem, right: ShelfItem): number {
	return left.id.localeCompare(right.id, "en", { numeric: true });
}

function toSeconds(instant: unknown): number {
	return typeof instant === "string" ? Date.parse(instant) / 1000 : Number(instant);
}

// Times are written in the form in which the kind has them.
function stamp(sample: ShelfItem["fields"], now: number, names: readonly string[]): WireObject {
	const known = names.filter((name) => sample[name] !== undefined);
	return Object.fromEntries(
		known.map((name) => [name, typeof sample[name] === "string" ? new Date(now * 1000).toISOString() : now]),
	);
}

// A new object has every field of its kind; what nobody gave is empty in the field's own way.
function blank(sample: ShelfItem["fields"]): WireObject {
	const constant = ["type", "workspace_id", "default_locale", "locale", "admin_id", "tags", "http_method"];
	const blanks = Object.entries(sample).map(([name, value]) => [
		name,
		constant.includes(name) ? value : name === "state" ? "draft" : emptyLike(value),
	]);
	return Object.fromEntries(blanks) as WireObject;
}

function emptyLike(value: unknown): unknown {
	if (Array.isArray(value)) return [];
	if (typeof value === "boolean") return false;
	if (typeof value === "number") return 0;
	return typeof value === "string" ? "" : null;
}

function pick(body: WireObject, names: readonly string[]): WireObject {
	return Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)));
}

/** An id from a body: as text, whether it was sent as text or as a number; empty when it is neither. */
export function readId(value: unknown): string {
	return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** The body of a request, which must be a JSON object; an empty one when there was none. */
export function readBody({ body }: Pick<Call, "body">): WireObject {
	if (body === undefined) return {};
	if (typeof body !== "object" || body === null || Array.isArray(body)) {
		throw new ApiError("bad_request", "The request body must be a JSON object");
	}
	return body as WireObject;
}
