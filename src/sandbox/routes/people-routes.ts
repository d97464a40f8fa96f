import { findContacts } from "../data/contact-lookup.ts";
import type { ContactRecord } from "../data/contacts.ts";
import type { DataSet } from "../data/data-set.ts";
import { subscriptionTypes } from "../data/subscriptions.ts";
import { readQuery } from "../search/query.ts";
import { ApiError } from "../service/api-error.ts";
import {
	type CursorPage,
	type PageLimits,
	readCursorPage,
	readNumberedPage,
	readPage,
	readPerPage,
} from "../service/paging.ts";
import { ok, type Reply, type Route, type RouteCall, type Service } from "../service/route.ts";
import { readSearch } from "../service/search-request.ts";
import { showCompany, showSegment } from "../wire/company-wire.ts";
import { segmentsOfContact, showContact, showMerges } from "../wire/contact-wire.ts";
import { showNote } from "../wire/note-wire.ts";
import { liveTags, showAppliedTag } from "../wire/tag-wire.ts";
import type { WireOptions } from "../wire/wire-object.ts";

const listSize: PageLimits = { normal: 10, most: 150 };
const searchSize: PageLimits = { normal: 50, most: 150 };
const attachedSize: PageLimits = { normal: 50, most: 60 };
const read = "read_users_companies";

/** Contacts and what hangs on them. */
export const peopleRoutes: readonly Route[] = [
	{ method: "GET", path: "/contacts", scope: read, answer: listContacts },
	{ method: "POST", path: "/contacts/search", scope: read, answer: searchContacts },
	{ method: "GET", path: "/contacts/{id}", scope: read, answer: getContact },
	{ method: "GET", path: "/contacts/find_by_external_id/{key}", since: 13, scope: read, answer: getByExternalId },
	{ method: "GET", path: "/contacts/{id}/tags", scope: read, answer: listTags },
	{ method: "GET", path: "/contacts/{id}/companies", scope: read, answer: listCompanies },
	{ method: "GET", path: "/contacts/{id}/segments", scope: read, answer: listSegments },
	{ method: "GET", path: "/contacts/{id}/notes", scope: read, answer: listNotes },
	{ method: "GET", path: "/contacts/{id}/subscriptions", scope: read, answer: listSubscriptions },
	{ method: "GET", path: "/contacts/{id}/merge_history", since: 16, scope: read, answer: listMerges },
	{
		method: "GET",
		path: "/subscription_types",
		scope: read,
		answer: () => ok({ type: "list", data: subscriptionTypes }),
	},
	{ method: "GET", path: "/notes/{id}", scope: read, answer: getNote },
];

/**
 * Finds the contact that a path names.
 * @throws {ApiError} 410 when it was merged into another, 404 when there is none.
 */
export function findContact({ params, service }: RouteCall): ContactRecord {
	const id = params["id"] ?? "";
	const contact = service.dataSet.contacts.get(id);
	if (contact !== undefined) return contact;
	const canonical = service.dataSet.merges.canonicalOf(id);
	if (canonical === undefined) throw new ApiError("user_not_found");
	throw new ApiError("contact_merged", undefined, { Link: `</contacts/${canonical}>; rel="canonical"` });
}

// Whoever knows the id of an archived contact can bring it back or delete it, but not read it, nor find it through a search
// (https://github.com/intercom/intercom-ruby/issues/561).
function findListed(call: RouteCall): ContactRecord {
	const contact = findContact(call);
	if (contact.isArchived) throw new ApiError("user_not_found");
	return contact;
}

function listContacts({ query, service, wire }: RouteCall): Reply {
	const { dataSet, indexes } = service;
	const page = readCursorPage(indexes.contacts, dataSet.contacts, {
		query: undefined,
		key: undefined,
		sort: { field: "last_request_at", order: "descending" },
		perPage: readPerPage(query.get("per_page"), listSize),
		startingAfter: query.get("starting_after"),
	});
	return showPage(service, page, { ...wire, hasMergeHistory: query.get("include_merge_history") === "true" });
}

function searchContacts({ body, service, wire }: RouteCall): Reply {
	const { dataSet, indexes } = service;
	const request = readSearch(body, searchSize, indexes.contacts, { field: "last_request_at", order: "descending" });
	const query = readQuery(request.query, (name) => indexes.contacts.find(name), dataSet.settings.zone);
	const page = readCursorPage(indexes.contacts, dataSet.contacts, { ...request, query });
	return showPage(service, page, wire);
}

function showPage({ dataSet, rowTexts }: Service, { rows, pages, total_count }: CursorPage, wire: WireOptions): Reply {
	const shape = `contact ${wire.version} ${wire.hasMergeHistory === true}`;
	const texts = rowTexts.of(shape, dataSet.contacts, rows, (contact) => showContact(dataSet, contact, wire));
	return { status: 200, body: { type: "list", total_count, pages }, rows: { key: "data", texts } };
}

function getContact(call: RouteCall): Reply {
	return ok(show(call, findListed(call)));
}

function getByExternalId(call: RouteCall): Reply {
	const found = findContacts(call.service.dataSet.contacts, { external_id: call.params["key"] });
	const user = found.find(({ role, isArchived }) => role === "user" && !isArchived);
	if (user === undefined) throw new ApiError("user_not_found");
	return ok(show(call, user));
}

function listTags(call: RouteCall): Reply {
	const { dataSet } = call.service;
	const tags = liveTags(dataSet, findListed(call).tags);
	return ok({ type: "list", data: tags.map((tag) => showAppliedTag(dataSet, tag)) });
}

function listCompanies(call: RouteCall): Reply {
	const { dataSet } = call.service;
	const companies = findListed(call).companyIds.flatMap((id) => dataSet.companies.get(id) ?? []);
	const perPage = readPerPage(call.query.get("per_page"), attachedSize);
	const page = readNumberedPage(companies, readPage(call.query.get("page")), perPage, nextUrl(call, perPage));
	// The API's own examples have them as "data", its schema and the client made from it as "companies".
	const data = page.items.map((company) => showCompany(dataSet, company));
	return ok({
		type: "list",
		data,
		companies: data,
		pages: page.pages,
		total_count: page.total_count,
	});
}

function listSegments(call: RouteCall): Reply {
	const segments = segmentsOfContact(call.service.dataSet, findListed(call));
	return ok({ type: "list", data: segments.map(showSegment) });
}

/** Lists notes, those of a contact or of a company, by page numbers. */
export function listNotesOf(
	call: RouteCall,
	ids: ReturnType<DataSet["notes"]["idsOfContact"]>,
	size: PageLimits,
): Reply {
	const { dataSet } = call.service;
	const perPage = readPerPage(call.query.get("per_page"), size);
	const page = readNumberedPage(ids, readPage(call.query.get("page")), perPage, nextUrl(call, perPage));
	return ok({
		type: "list",
		data: page.items.flatMap((id) => dataSet.notes.get(id) ?? []).map((note) => showNote(dataSet, note)),
		total_count: page.total_count,
		pages: page.pages,
	});
}

function listNotes(call: RouteCall): Reply {
	return listNotesOf(call, call.service.dataSet.notes.idsOfContact(findListed(call)), attachedSize);
}

function listSubscriptions(call: RouteCall): Reply {
	const { optedIn, optedOut } = findListed(call).subscriptions;
	const chosen = new Set([...optedIn, ...optedOut]);
	return ok({ type: "list", data: subscriptionTypes.filter((_, index) => chosen.has(index)) });
}

function listMerges(call: RouteCall): Reply {
	const contact = findListed(call);
	if (contact.role !== "user") throw new ApiError("not_found", "Contact not found");
	const history = showMerges(call.service.dataSet, contact.id);
	if (call.query.get("order") === "asc") history.reverse();
	const size: PageLimits = { normal: 50, most: 150 };
	const perPage = readPerPage(call.query.get("per_page"), size);
	const place = Number(call.query.get("cursor") ?? "0");
	if (!Number.isInteger(place) || place < 0) throw new ApiError("parameter_invalid", "Invalid cursor");
	const has_more = place + perPage < history.length;
	return ok({
		type: "list",
		data: history.slice(place, place + perPage),
		has_more,
		next_cursor: has_more ? String(place + perPage) : null,
	});
}

function getNote({ params, service }: RouteCall): Reply {
	const note = service.dataSet.notes.get(params["id"] ?? "");
	if (note === undefined) throw new ApiError("not_found");
	return ok(showNote(service.dataSet, note));
}

function show(call: RouteCall, contact: ContactRecord): unknown {
	const hasMergeHistory = call.query.get("include_merge_history") === "true";
	return showContact(call.service.dataSet, contact, { ...call.wire, hasMergeHistory });
}

/** Links to further pages of the list that is being read. */
export function nextUrl(call: RouteCall, perPage: number): (page: number) => string {
	return (page) => {
		const query = new URLSearchParams(call.query);
		query.set("page", String(page));
		query.set("per_page", String(perPage));
		return `${call.baseUrl}${call.path}?${query.toString()}`;
	};
}
