import type { CompanyRecord } from "../data/companies.ts";
import { parseCompanyKey } from "../data/companies.ts";
import { ApiError } from "../service/api-error.ts";
import {
	type PageLimits,
	readCount,
	readCursorPage,
	readNumberedPage,
	readPage,
	readPerPage,
} from "../service/paging.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { segmentsOfCompany, showCompany, showSegment } from "../wire/company-wire.ts";
import { showContact } from "../wire/contact-wire.ts";
import { listNotesOf } from "./people-routes.ts";

const listSize: PageLimits = { normal: 15, most: 60 };
const contactSize: PageLimits = { normal: 50, most: 150 };
const noteSize: PageLimits = { normal: 50, most: 60 };
// "there is a limit of 10,000 Companies that can be returned": POST /companies/list, 2.16.
const listLimit = 10_000;
const read = "read_users_companies";

/** Companies and what hangs on them. */
export const companyRoutes: readonly Route[] = [
	{ method: "GET", path: "/companies", scope: read, answer: filterCompanies },
	{ method: "POST", path: "/companies/list", scope: "write_users_companies", answer: listCompanies },
	{ method: "GET", path: "/companies/scroll", scope: read, answer: scrollCompanies },
	{ method: "GET", path: "/companies/{id}", scope: read, answer: (call) => ok(show(call, findCompany(call))) },
	{ method: "GET", path: "/companies/{id}/contacts", scope: read, answer: listContacts },
	{ method: "GET", path: "/companies/{id}/segments", scope: read, answer: listSegments },
	{ method: "GET", path: "/companies/{id}/notes", since: 15, scope: read, answer: listNotes },
];

/**
 * Finds the company that a path names.
 * @throws {ApiError} 404 when there is none.
 */
export function findCompany({ params, service }: RouteCall): CompanyRecord {
	const company = service.dataSet.companies.get(params["id"] ?? "");
	if (company === undefined) throw new ApiError("company_not_found");
	return company;
}

function filterCompanies(call: RouteCall): Reply {
	const { query, service } = call;
	const [key, name] = [query.get("company_id"), query.get("name")];
	const [tag, segment] = [query.get("tag_id"), query.get("segment_id")];
	if (key !== null || name !== null) {
		const found = key === null ? findByName(call, name ?? "") : (findByKey(call, key) ?? []);
		const companies = [found].flat();
		if (companies.length === 0) throw new ApiError("company_not_found");
		return showPage(call, companies);
	}
	if (tag === null && segment === null) {
		throw new ApiError("parameter_not_found", "company_id, name, tag_id or segment_id must be given");
	}
	const isWanted = (company: CompanyRecord): boolean =>
		(tag === null || company.tags.some(({ id }) => id === tag)) &&
		(segment === null || segmentsOfCompany(service.dataSet, company).some(({ id }) => id === segment));
	return showPage(call, listed(call, "descending").filter(isWanted));
}

// Its parameters stand in the query string although it is a POST; in the body they are ignored.
function listCompanies(call: RouteCall): Reply {
	const order = call.query.get("order") ?? "desc";
	if (order !== "asc" && order !== "desc") throw new ApiError("parameter_invalid", "order must be asc or desc");
	return showPage(call, listed(call, order === "asc" ? "ascending" : "descending"));
}

function showPage(call: RouteCall, companies: readonly CompanyRecord[]): Reply {
	const page = readPage(call.query.get("page"));
	const perPage = readPerPage(call.query.get("per_page"), listSize);
	if (page * perPage > listLimit) throw new ApiError("bad_request", "page limit reached, please use scroll API");
	const { items, pages, total_count } = readNumberedPage(companies, page, perPage);
	return ok({ type: "list", data: items.map((company) => show(call, company)), pages, total_count });
}

function scrollCompanies(call: RouteCall): Reply {
	const { dataSet, scroll } = call.service;
	const param = call.query.get("scroll_param");
	const { param: scroll_param, ids } =
		param === null || param === ""
			? scroll.open([...dataSet.companies].filter(({ id }) => dataSet.members.count(id) > 0).map(({ id }) => id))
			: scroll.next(param);
	const data = ids.flatMap((id) => dataSet.companies.get(id) ?? []).map((company) => show(call, company));
	return ok({ type: "list", data, pages: null, total_count: null, scroll_param });
}

function listContacts(call: RouteCall): Reply {
	const { dataSet } = call.service;
	const indexes = dataSet.members.of(findCompany(call).id);
	const perPage = readPerPage(call.query.get("per_page"), contactSize);
	// Before cursors came, pages were counted; both are understood.
	const place = readPlace(call, perPage);
	const rows = indexes.slice(place, place + perPage);
	const hasMore = place + perPage < indexes.length;
	return ok({
		type: "list",
		data: rows
			.flatMap((index) => dataSet.contacts.at(index) ?? [])
			.map((item) => showContact(dataSet, item, call.wire)),
		total_count: indexes.length,
		pages: {
			type: "pages",
			page: Math.floor(place / perPage) + 1,
			...(hasMore ? { next: { per_page: perPage, starting_after: encodePlace(place + perPage) } } : {}),
			per_page: perPage,
			total_pages: Math.ceil(indexes.length / perPage),
		},
	});
}

function readPlace({ query }: RouteCall, perPage: number): number {
	const cursor = query.get("starting_after");
	if (cursor === null) return (readCount("page", query.get("page"), 1, 1_000_000) - 1) * perPage;
	if (cursor === "") throw new ApiError("server_error");
	const place = Number(
		Buffer.from(cursor, "base64")
			.toString("latin1")
			.replace(/^place:/, ""),
	);
	if (!Number.isInteger(place) || encodePlace(place) !== cursor) throw new ApiError("client_error");
	return place;
}

function encodePlace(place: number): string {
	return Buffer.from(`place:${place}`).toString("base64");
}

function listSegments(call: RouteCall): Reply {
	const segments = segmentsOfCompany(call.service.dataSet, findCompany(call));
	return ok({ type: "list", data: segments.map(showSegment) });
}

function listNotes(call: RouteCall): Reply {
	return listNotesOf(call, call.service.dataSet.notes.idsOfCompany(findCompany(call)), noteSize);
}

// "does not include companies who have no associated users in list responses": POST /companies/list, 2.16.
function listed(call: RouteCall, order: "ascending" | "descending"): CompanyRecord[] {
	const { dataSet, indexes } = call.service;
	const all = readCursorPage(indexes.companies, dataSet.companies, {
		query: undefined,
		key: undefined,
		sort: { field: "last_request_at", order },
		perPage: Math.max(1, dataSet.companies.size),
		startingAfter: undefined,
	});
	const companies = all.rows.flatMap((row) => dataSet.companies.at(row) ?? []);
	return companies.filter(({ id }) => dataSet.members.count(id) > 0);
}

/** Finds a company by the workspace's own key. */
export function findByKey({ service }: RouteCall, key: string): CompanyRecord | undefined {
	const guess = service.dataSet.companies.at(parseCompanyKey(key) ?? -1);
	if (guess?.company_id === key) return guess;
	return [...service.dataSet.companies].find((company) => company.company_id === key);
}

function findByName({ service }: RouteCall, name: string): CompanyRecord[] {
	return [...service.dataSet.companies].filter((company) => company.name === name);
}

function show(call: RouteCall, company: CompanyRecord): unknown {
	return showCompany(call.service.dataSet, company);
}
