import type { Collection } from "../data/collection.ts";
import { type CompanyRecord, emptyCompany } from "../data/companies.ts";
import type { ContactRecord } from "../data/contacts.ts";
import type { Tag } from "../data/labels.ts";
import { ApiError } from "../service/api-error.ts";
import { readCustomAttributes } from "../service/custom-attributes.ts";
import { readBodyObject, readId } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { showCompany } from "../wire/company-wire.ts";
import { showNote } from "../wire/note-wire.ts";
import type { WireObject } from "../wire/wire-object.ts";
import { findByKey, findCompany } from "./company-routes.ts";
import { addTag } from "./contact-link-routes.ts";

const write = "write_users_companies";

/** What can be written of companies and tags. */
export const companyWriteRoutes: readonly Route[] = [
	{ method: "POST", path: "/companies", scope: write, answer: upsertCompany },
	{ method: "PUT", path: "/companies/{id}", scope: write, answer: updateCompany },
	{ method: "DELETE", path: "/companies/{id}", scope: write, answer: deleteCompany },
	{ method: "POST", path: "/companies/{id}/notes", since: 16, scope: write, answer: createNote },
	{ method: "POST", path: "/tags", scope: "write_tags", answer: writeTag },
	{ method: "DELETE", path: "/tags/{id}", scope: "write_tags", answer: deleteTag },
];

function upsertCompany(call: RouteCall): Reply {
	const body = readBodyObject(call);
	const { dataSet, now } = call.service;
	const key = body["company_id"];
	const old = typeof key === "string" ? findByKey(call, key) : undefined;
	const seen = body["update_last_request_at"] === true ? { last_request_at: now() } : {};
	if (old !== undefined) return ok(show(call, save(call, { ...old, ...readFields(call, body, old), ...seen })));
	const id = dataSet.companies.nextId();
	const blank = emptyCompany(id, typeof key === "string" ? key : id, now());
	const company: CompanyRecord = { ...blank, ...readFields(call, body, blank), ...seen };
	dataSet.companies.create(company);
	return ok(show(call, company));
}

function updateCompany(call: RouteCall): Reply {
	const company = findCompany(call);
	return ok(show(call, save(call, { ...company, ...readFields(call, readBodyObject(call), company) })));
}

// The company is archived, and its people are taken off it; the people stay.
function deleteCompany(call: RouteCall): Reply {
	const { id } = findCompany(call);
	const { dataSet } = call.service;
	for (const index of dataSet.members.of(id)) {
		const contact = dataSet.contacts.at(index);
		if (contact === undefined) continue;
		dataSet.contacts.replace({ ...contact, companyIds: contact.companyIds.filter((companyId) => companyId !== id) });
	}
	dataSet.companies.remove(id);
	return ok({ id, object: "company", deleted: true });
}

function createNote(call: RouteCall): Reply {
	const company = findCompany(call);
	const { dataSet, now } = call.service;
	const { body, admin_id } = readBodyObject(call);
	if (typeof body !== "string" || body === "") throw new ApiError("parameter_not_found", "body is required");
	const authorId = admin_id === undefined || admin_id === null ? null : dataSet.admins.get(readId(admin_id))?.id;
	if (authorId === undefined) throw new ApiError("not_found");
	const note = dataSet.notes.create({ created_at: now(), on: { type: "company", id: company.id }, authorId, body });
	call.service.journal.note("created", "notes", note.id);
	save(call, company);
	return ok(showNote(dataSet, note));
}

// One endpoint for four deeds: make a tag, rename it, put it on companies or users, take it off them.
function writeTag(call: RouteCall): Reply {
	const { id, name, companies, users } = readBodyObject(call);
	if (typeof name !== "string" || name === "") throw new ApiError("parameter_invalid", "invalid tag parameters");
	const { dataSet } = call.service;
	// "Names are case insensitive": https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags/createtag
	const folded = name.toLowerCase();
	const old =
		id === undefined
			? [...dataSet.tags].find((tag) => tag.name.toLowerCase() === folded)
			: dataSet.tags.get(readId(id));
	if (id !== undefined && old === undefined) throw new ApiError("not_found");
	const tag: Tag = old && id === undefined ? old : { type: "tag", id: old?.id ?? dataSet.tags.nextId(), name };
	if (old === undefined) dataSet.tags.create(tag);
	else if (old.name !== name) dataSet.tags.replace(tag);
	if (Array.isArray(companies)) tagEach(call, dataSet.companies, companies, tag.id, (key) => findByKey(call, key));
	if (Array.isArray(users)) tagEach<ContactRecord>(call, dataSet.contacts, users, tag.id, () => undefined);
	return ok(tag);
}

function tagEach<Item extends CompanyRecord | ContactRecord>(
	call: RouteCall,
	collection: Collection<Item>,
	references: readonly WireObject[],
	tagId: string,
	findOther: (key: string) => Item | undefined,
): void {
	for (const reference of references) {
		const item = collection.get(readId(reference["id"])) ?? findOther(readId(reference["company_id"]));
		if (item === undefined) throw new ApiError("not_found");
		const rest = item.tags.filter(({ id }) => id !== tagId);
		const tags = reference["untag"] === true ? rest : [...rest, addTag(call, item.tags, tagId, undefined)];
		collection.replace({ ...item, tags });
	}
}

function deleteTag({ params, service }: RouteCall): Reply {
	const tag = service.dataSet.tags.get(params["id"] ?? "");
	if (tag === undefined) throw new ApiError("not_found");
	const dependent = [...service.dataSet.segments].filter(({ tagIds }) => tagIds.includes(tag.id));
	if (dependent.length > 0) {
		const names = dependent.map(({ name }) => name).join(", ");
		throw new ApiError("tag_has_dependent_objects", `Unable to delete Tag with dependent objects. Segments: ${names}.`);
	}
	service.dataSet.tags.remove(tag.id);
	return { status: 200, body: "", contentType: "text/plain" };
}

function readFields({ service }: RouteCall, body: WireObject, old: CompanyRecord): Partial<CompanyRecord> {
	const { name, plan, website, industry, size, monthly_spend, remote_created_at, custom_attributes } = body;
	for (const [field, value] of Object.entries({ size, monthly_spend, remote_created_at })) {
		if (value !== undefined && typeof value !== "number") throw new ApiError("bad_request", `bad '${field}' parameter`);
	}
	return {
		...(typeof name === "string" ? { name } : {}),
		...(typeof plan === "string" ? { plan } : {}),
		...(typeof website === "string" ? { website } : {}),
		...(typeof industry === "string" ? { industry } : {}),
		...(typeof size === "number" ? { size } : {}),
		...(typeof monthly_spend === "number" ? { monthly_spend: Math.trunc(monthly_spend) } : {}),
		...(typeof remote_created_at === "number" ? { remote_created_at } : {}),
		custom_attributes: {
			...old.custom_attributes,
			...readCustomAttributes(service.dataSet, "company", custom_attributes),
		},
	};
}

function save({ service }: RouteCall, company: CompanyRecord): CompanyRecord {
	const saved = { ...company, updated_at: service.now() };
	service.dataSet.companies.replace(saved);
	return saved;
}

function show({ service }: RouteCall, company: CompanyRecord): WireObject {
	return showCompany(service.dataSet, company);
}
