import type { Rows } from "../data/collection.ts";
import type { StaticCollection, StaticItem } from "../data/static-collection.ts";
import { staticCollectionTable } from "../data/static-collection-table.ts";
import { ApiError } from "../service/api-error.ts";
import { readNumberedPage, readPage, readPerPage } from "../service/paging.ts";
import { ok, type Reply, type RouteCall } from "../service/route.ts";
import { applyVersion } from "../wire/version-table.ts";
import type { WireObject } from "../wire/wire-object.ts";

/** The items of a kind that a request may see: those below the parent in its path, filtered and in order. */
export function itemsOf(row: StaticCollection, call: RouteCall): StaticItem[] {
	const { listing, parent } = row;
	checkParent(row, call);
	const filter = readFilter(row, call);
	const hasArchived = call.query.get("include_archived") === "true";
	const items = [...call.service.dataSet.staticCollection(row.name)].filter(
		({ fields }) =>
			(parent === undefined || fields[parent.field] === call.params[parent.param]) &&
			(listing.hidesArchived !== true || hasArchived || fields["archived"] !== true) &&
			filter(fields),
	);
	if (listing.isByUpdate === true)
		items.sort((left, right) => changedAt(right) - changedAt(left) || compareIds(right, left));
	return items;
}

/** Answers a request for the list of a kind. */
export function listStaticCollection(row: StaticCollection, call: RouteCall): Reply {
	const { listing } = row;
	const single = row.name === "custom_object_instances" && call.query.has("external_id");
	if (single) {
		const [item] = itemsOf(row, call);
		if (item === undefined) throw new ApiError("not_found");
		return ok(item.fields);
	}
	const type = listing.type ?? "list";
	if (listing.paging === "none")
		return ok({ type, data: itemsOf(row, call).map((item) => withhold(row, item, call.version)) });
	const perPage = readPerPage(call.query.get("per_page"), { normal: listing.normal ?? 50, most: listing.most ?? 150 });
	if (listing.paging === "cursor") return listByCursor(row, call, itemsOf(row, call), perPage);
	const page = readNumberedPage(rowsOf(row, call), readPage(call.query.get("page")), perPage);
	const data = page.items.map((item) => withhold(row, item, call.version));
	if (listing.paging === "bare") return ok({ type, data });
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

// A list that shows all there is, as it stands, needs no more than its page.
function rowsOf(row: StaticCollection, call: RouteCall): Rows<StaticItem> {
	const { listing, parent, name } = row;
	const isFiltered = listing.filter !== undefined && call.query.has(listing.filter);
	const isPlain = parent === undefined && listing.isByUpdate !== true && listing.hidesArchived !== true;
	return isPlain && !isFiltered ? call.service.dataSet.staticCollection(name).rows() : itemsOf(row, call);
}

// The cursor names the last row by its time and id, so that rows added meanwhile move nothing.
function listByCursor(row: StaticCollection, call: RouteCall, items: readonly StaticItem[], perPage: number): Reply {
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

function findPlace(items: readonly StaticItem[], cursor: string): number {
	let parts: unknown;
	try {
		parts = JSON.parse(Buffer.from(cursor, "base64").toString("utf8"));
	} catch {
		throw new ApiError("client_error");
	}
	if (!Array.isArray(parts) || typeof parts[0] !== "number" || typeof parts[1] !== "string") {
		throw new ApiError("client_error");
	}
	const after: StaticItem = { id: parts[1], fields: { updated_at: parts[0] } };
	const place = items.findIndex(
		(item) =>
			changedAt(item) < changedAt(after) || (changedAt(item) === changedAt(after) && compareIds(item, after) < 0),
	);
	return place < 0 ? items.length : place;
}

/**
 * Makes sure that the object above is there.
 * @throws {ApiError} 404 when it is not.
 */
export function checkParent({ parent }: StaticCollection, call: RouteCall): void {
	const name = parent === undefined ? "" : (call.params[parent.param] ?? "");
	if (parent?.names?.includes(name) === false) {
		throw new ApiError("not_found", `Custom object type \`${name}\` not found`);
	}
	if (parent?.kind === undefined) return;
	const above = staticCollectionTable.find(({ name }) => name === parent.kind);
	const isThere = call.service.dataSet.staticCollection(parent.kind).get(name) !== undefined;
	if (!isThere) throw new ApiError(above?.notFound ?? "not_found");
}

function readFilter({ listing }: StaticCollection, { query }: RouteCall): (fields: StaticItem["fields"]) => boolean {
	const value = listing.filter === undefined ? null : query.get(listing.filter);
	if (listing.filter === "updated_since" && value !== null) {
		const since = /^\d+$/.test(value) ? Number(value) : Date.parse(value) / 1000;
		if (Number.isNaN(since)) throw new ApiError("parameter_invalid", "Invalid updated_since timestamp");
		return (fields) => toSeconds(fields["updated_at"]) >= since;
	}
	const { filter } = listing;
	return value === null || filter === undefined ? () => true : (fields) => fields[filter] === value;
}

/** An object as lists show it. */
export function withhold(row: StaticCollection, item: StaticItem, version: number): WireObject {
	const shown = showAlone(row, item, version);
	for (const name of row.listing.withheld ?? []) delete shown[name];
	return shown;
}

/** An object as it is shown by itself. */
export function showAlone({ name }: StaticCollection, { fields }: StaticItem, version: number): WireObject {
	return applyVersion(name, { ...fields }, version);
}

function changedAt({ fields }: StaticItem): number {
	return toSeconds(fields["updated_at"] ?? fields["created_at"]);
}

function compareIds(left: StaticItem, right: StaticItem): number {
	return left.id.localeCompare(right.id, "en", { numeric: true });
}

function toSeconds(instant: unknown): number {
	return typeof instant === "string" ? Date.parse(instant) / 1000 : Number(instant);
}
