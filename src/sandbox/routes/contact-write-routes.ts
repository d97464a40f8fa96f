import { findContacts } from "../data/contact-lookup.ts";
import { type ContactRecord, emptyContact } from "../data/contacts.ts";
import type { AppliedTag } from "../data/labels.ts";
import { subscriptionIndex, subscriptionTypes } from "../data/subscriptions.ts";
import { ApiError } from "../service/api-error.ts";
import { readBody, readId } from "../service/request-body.ts";
import { type Call, ok, type Reply, type Route } from "../service/route.ts";
import { showCompany } from "../wire/company-wire.ts";
import { showContact } from "../wire/contact-wire.ts";
import { showNote } from "../wire/note-wire.ts";
import { showAppliedTag } from "../wire/tag-wire.ts";
import type { WireObject } from "../wire/wire-object.ts";
import { findContact } from "./people-routes.ts";

const write = "write_users_companies";
// "Contact has reached the maximum of 1000 company associations": POST /contacts/{id}/companies, 2.16.
const companyLimit = 1000;

/** What can be written of contacts. */
export const contactWriteRoutes: readonly Route[] = [
	{ method: "POST", path: "/contacts", scope: write, answer: createContact },
	{ method: "PUT", path: "/contacts/{id}", scope: write, answer: updateContact },
	{ method: "DELETE", path: "/contacts/{id}", scope: write, answer: deleteContact },
	{ method: "POST", path: "/contacts/{id}/archive", scope: write, answer: (call) => mark(call, "archived", true) },
	{ method: "POST", path: "/contacts/{id}/unarchive", scope: write, answer: (call) => mark(call, "archived", false) },
	{
		method: "POST",
		path: "/contacts/{id}/block",
		since: 13,
		scope: write,
		answer: (call) => mark(call, "blocked", true),
	},
	{ method: "POST", path: "/contacts/merge", scope: write, answer: mergeContacts },
	{ method: "POST", path: "/contacts/{id}/tags", scope: "write_tags", answer: attachTag },
	{ method: "DELETE", path: "/contacts/{id}/tags/{tag_id}", scope: "write_tags", answer: detachTag },
	{ method: "POST", path: "/contacts/{id}/companies", scope: write, answer: attachCompany },
	{ method: "DELETE", path: "/contacts/{id}/companies/{company_id}", scope: write, answer: detachCompany },
	{ method: "POST", path: "/contacts/{id}/subscriptions", scope: write, answer: attachSubscription },
	{
		method: "DELETE",
		path: "/contacts/{id}/subscriptions/{subscription_id}",
		scope: write,
		answer: detachSubscription,
	},
	{ method: "POST", path: "/contacts/{id}/notes", scope: write, answer: createNote },
	{ method: "POST", path: "/visitors/convert", scope: write, answer: convertVisitor },
];

/**
 * Puts a tag on something, or finds that it is there.
 * @throws {ApiError} 404 when there is no such tag.
 */
export function addTag({ service }: Call, tags: readonly AppliedTag[], id: unknown, adminId: unknown): AppliedTag {
	const { world } = service;
	if (typeof id !== "string" || world.tags.get(id) === undefined) throw new ApiError("not_found");
	const by = typeof adminId === "string" ? adminId : (world.admins.at(0)?.id ?? "");
	return tags.find((tag) => tag.id === id) ?? { id, applied_at: service.now(), applied_by: { type: "admin", id: by } };
}

function createContact(call: Call): Reply {
	const { world, now } = call.service;
	const fields = readFields(readBody(call));
	if (fields.email === undefined && fields.external_id === undefined && fields.role === undefined) {
		throw new ApiError("parameter_not_found", "email, external_id or role is required");
	}
	const role = fields.role ?? "user";
	checkUnique(call, { ...fields, role }, undefined);
	const contact: ContactRecord = { ...emptyContact(world.contacts.nextId(), now()), ...fields, role };
	world.contacts.create(contact);
	return ok(show(call, contact));
}

function updateContact(call: Call): Reply {
	const contact = findContact(call);
	const fields = readFields(readBody(call));
	checkUnique(call, { ...contact, ...fields }, contact.id);
	const custom_attributes = { ...contact.custom_attributes, ...fields.custom_attributes };
	return ok(show(call, save(call, { ...contact, ...fields, custom_attributes })));
}

function deleteContact(call: Call): Reply {
	const { id, external_id } = findContact(call);
	call.service.world.contacts.remove(id);
	return ok({ type: "contact", id, external_id, deleted: true });
}

function mark(call: Call, word: "archived" | "blocked", isSet: boolean): Reply {
	const contact = findContact(call);
	const { id, external_id } = save(call, { ...contact, [word === "archived" ? "isArchived" : "isBlocked"]: isSet });
	return ok({ type: "contact", id, external_id, [word]: isSet });
}

function mergeContacts(call: Call): Reply {
	const { from, into, skip_duplicate_validation } = readBody(call);
	const source = findById(call, from);
	const target = findById(call, into);
	const isDuplicate =
		(source.email !== null && source.email === target.email) ||
		(source.phone !== null && source.phone === target.phone);
	if (source.id === target.id || target.role !== "user")
		throw new ApiError("invalid_merge", "Contacts cannot be merged");
	if (call.version >= 16 && !isDuplicate && skip_duplicate_validation !== true) throw new ApiError("invalid_merge");
	const { world, now } = call.service;
	const known = new Set(target.tags.map(({ id }) => id));
	const merged = save(call, {
		...target,
		email: target.email ?? source.email,
		phone: target.phone ?? source.phone,
		tags: [...target.tags, ...source.tags.filter(({ id }) => !known.has(id))],
		companyIds: [...new Set([...target.companyIds, ...source.companyIds])],
	});
	world.merges.record({ id: source.id, role: source.role === "lead" ? "lead" : "user", at: now(), into: target.id });
	world.contacts.remove(source.id);
	return ok(show(call, merged));
}

function attachTag(call: Call): Reply {
	const contact = findContact(call);
	const tag = addTag(call, contact.tags, readBody(call)["id"], undefined);
	save(call, { ...contact, tags: [...contact.tags.filter(({ id }) => id !== tag.id), tag] });
	return ok(showAppliedTag(call.service.world, tag));
}

function detachTag(call: Call): Reply {
	const contact = findContact(call);
	const tag = contact.tags.find(({ id }) => id === call.params["tag_id"]);
	if (tag === undefined) throw new ApiError("not_found");
	save(call, { ...contact, tags: contact.tags.filter(({ id }) => id !== tag.id) });
	return ok(showAppliedTag(call.service.world, tag));
}

function attachCompany(call: Call): Reply {
	const contact = findContact(call);
	const { id } = readBody(call);
	if (id === undefined) throw new ApiError("parameter_not_found", "company not specified");
	const company = call.service.world.companies.get(readId(id));
	if (company === undefined) throw new ApiError("company_not_found");
	if (contact.companyIds.length >= companyLimit) {
		throw new ApiError("contact_company_limit_exceeded");
	}
	save(call, { ...contact, companyIds: [...new Set([...contact.companyIds, company.id])] });
	return ok(showCompany(call.service.world, company));
}

function detachCompany(call: Call): Reply {
	const contact = findContact(call);
	const company = call.service.world.companies.get(call.params["company_id"] ?? "");
	if (company === undefined || !contact.companyIds.includes(company.id)) throw new ApiError("company_not_found");
	save(call, { ...contact, companyIds: contact.companyIds.filter((id) => id !== company.id) });
	return ok(showCompany(call.service.world, company));
}

function attachSubscription(call: Call): Reply {
	const contact = findContact(call);
	const { id, consent_type } = readBody(call);
	const index = subscriptionIndex(readId(id));
	if (index === undefined) throw new ApiError("not_found");
	if (consent_type !== "opt_in" && consent_type !== "opt_out") {
		throw new ApiError("parameter_invalid", "consent_type must be opt_in or opt_out");
	}
	const rest = withoutSubscription(contact, index);
	const list = consent_type === "opt_in" ? "optedIn" : "optedOut";
	save(call, { ...contact, subscriptions: { ...rest, [list]: [...rest[list], index] } });
	return ok(subscriptionTypes[index]);
}

function detachSubscription(call: Call): Reply {
	const contact = findContact(call);
	const index = subscriptionIndex(call.params["subscription_id"] ?? "");
	const { optedIn, optedOut } = contact.subscriptions;
	if (index === undefined || ![...optedIn, ...optedOut].includes(index)) throw new ApiError("not_found");
	save(call, { ...contact, subscriptions: withoutSubscription(contact, index) });
	return ok(subscriptionTypes[index]);
}

function withoutSubscription({ subscriptions }: ContactRecord, index: number): ContactRecord["subscriptions"] {
	return {
		optedIn: subscriptions.optedIn.filter((type) => type !== index),
		optedOut: subscriptions.optedOut.filter((type) => type !== index),
	};
}

function createNote(call: Call): Reply {
	const contact = findContact(call);
	const { world, now } = call.service;
	const { body, admin_id } = readBody(call);
	if (typeof body !== "string" || body === "") throw new ApiError("parameter_not_found", "body is required");
	const author = admin_id === undefined || admin_id === null ? undefined : world.admins.get(readId(admin_id));
	if (author === undefined && admin_id !== undefined && admin_id !== null) throw new ApiError("not_found");
	const on = { type: "contact", id: contact.id } as const;
	const note = world.notes.create({ created_at: now(), on, authorId: author?.id ?? null, body });
	save(call, contact);
	return ok(showNote(world, note));
}

function convertVisitor(call: Call): Reply {
	const { visitor, user, type } = readBody(call);
	const visitorId = (visitor as WireObject | undefined)?.["id"] ?? (visitor as WireObject | undefined)?.["user_id"];
	const lead = findById(call, visitorId);
	const fields = readFields((user as WireObject | undefined) ?? {});
	return ok(show(call, save(call, { ...lead, ...fields, role: type === "lead" ? "lead" : "user" })));
}

/** The fields of a contact that may be written, read with their types; what is of another type is refused. */
function readFields(
	body: WireObject,
): Partial<ContactRecord> & { custom_attributes?: ContactRecord["custom_attributes"] } {
	const fields: Record<string, unknown> = {};
	for (const [name, type] of Object.entries(writableFields)) {
		const value = body[name];
		if (value === undefined) continue;
		if (value !== null && !type.is(value)) throw new ApiError("parameter_invalid", `${name} must be ${type.name}`);
		fields[name] = value;
	}
	if (fields["owner_id"] !== undefined && fields["owner_id"] !== null) fields["owner_id"] = Number(fields["owner_id"]);
	if (fields["role"] !== undefined && fields["role"] !== "user" && fields["role"] !== "lead") {
		throw new ApiError("parameter_invalid", "role must be user or lead");
	}
	return fields;
}

interface FieldCheck {
	readonly name: string;
	readonly is: (value: unknown) => boolean;
}

const text: FieldCheck = { name: "a string", is: (value) => typeof value === "string" };
const time: FieldCheck = { name: "a UNIX timestamp", is: (value) => Number.isInteger(value) };
const yesNo: FieldCheck = { name: "a boolean", is: (value) => typeof value === "boolean" };
const adminId: FieldCheck = { name: "an admin id", is: (value) => /^\d+$/.test(String(value)) };
const map: FieldCheck = { name: "an object", is: (value) => typeof value === "object" && !Array.isArray(value) };

const writableFields: Readonly<Record<string, FieldCheck>> = {
	role: text,
	external_id: text,
	email: text,
	phone: text,
	name: text,
	avatar: text,
	signed_up_at: time,
	last_seen_at: time,
	owner_id: adminId,
	unsubscribed_from_emails: yesNo,
	custom_attributes: map,
};

// Users are told apart by external id and by address.
function checkUnique({ service }: Call, wanted: Partial<ContactRecord>, ownId: string | undefined): void {
	if (wanted.role !== "user") return;
	const others = findContacts(service.world.contacts, wanted).filter(({ id, role }) => id !== ownId && role === "user");
	const [other] = others;
	if (other !== undefined) {
		throw new ApiError("conflict", `A contact matching those details already exists with id=${other.id}`);
	}
}

function findById(call: Call, id: unknown): ContactRecord {
	return findContact({ ...call, params: { id: typeof id === "string" ? id : "" } });
}

function save({ service }: Call, contact: ContactRecord): ContactRecord {
	const saved = { ...contact, updated_at: service.now() };
	service.world.contacts.replace(saved);
	return saved;
}

function show({ service, wire }: Call, contact: ContactRecord): WireObject {
	return showContact(service.world, contact, wire);
}
