import { findContacts } from "../data/contact-lookup.ts";
import { type ContactRecord, emptyContact } from "../data/contacts.ts";
import { ApiError } from "../service/api-error.ts";
import { readCustomAttributes } from "../service/custom-attributes.ts";
import { readBodyObject, readId } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { showContact } from "../wire/contact-wire.ts";
import type { WireObject } from "../wire/wire-object.ts";
import { findContact } from "./people-routes.ts";

const write = "write_users_companies";

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
	{ method: "POST", path: "/visitors/convert", scope: write, answer: convertVisitor },
];

function createContact(call: RouteCall): Reply {
	const { dataSet, now } = call.service;
	const fields = readFields(call, readBodyObject(call));
	if (fields.email === undefined && fields.external_id === undefined && fields.role === undefined) {
		throw new ApiError("parameter_not_found", "email, external_id or role is required");
	}
	const role = fields.role ?? "user";
	checkUnique(call, { ...fields, role }, undefined);
	const contact: ContactRecord = { ...emptyContact(dataSet.contacts.nextId(), now()), ...fields, role };
	dataSet.contacts.create(contact);
	return ok(show(call, contact));
}

function updateContact(call: RouteCall): Reply {
	const contact = findContact(call);
	const fields = readFields(call, readBodyObject(call));
	checkUnique(call, { ...contact, ...fields }, contact.id);
	const custom_attributes = { ...contact.custom_attributes, ...fields.custom_attributes };
	return ok(show(call, save(call, { ...contact, ...fields, custom_attributes })));
}

function deleteContact(call: RouteCall): Reply {
	const { id, external_id } = findContact(call);
	call.service.dataSet.contacts.remove(id);
	return ok({ type: "contact", id, external_id, deleted: true });
}

function mark(call: RouteCall, word: "archived" | "blocked", isSet: boolean): Reply {
	const contact = findContact(call);
	const { id, external_id } = save(call, { ...contact, [word === "archived" ? "isArchived" : "isBlocked"]: isSet });
	return ok({ type: "contact", id, external_id, [word]: isSet });
}

function mergeContacts(call: RouteCall): Reply {
	const { from, into, skip_duplicate_validation } = readBodyObject(call);
	const source = findById(call, from);
	const target = findById(call, into);
	const isDuplicate =
		(source.email !== null && source.email === target.email) ||
		(source.phone !== null && source.phone === target.phone);
	if (source.id === target.id || target.role !== "user")
		throw new ApiError("invalid_merge", "Contacts cannot be merged");
	if (call.version >= 16 && !isDuplicate && skip_duplicate_validation !== true) throw new ApiError("invalid_merge");
	return ok(show(call, mergeInto(call, source, target)));
}

function mergeInto(call: RouteCall, source: ContactRecord, target: ContactRecord): ContactRecord {
	const { dataSet, now } = call.service;
	const known = new Set(target.tags.map(({ id }) => id));
	const merged = save(call, {
		...target,
		email: target.email ?? source.email,
		phone: target.phone ?? source.phone,
		tags: [...target.tags, ...source.tags.filter(({ id }) => !known.has(id))],
		companyIds: [...new Set([...target.companyIds, ...source.companyIds])],
	});
	dataSet.merges.record({ id: source.id, role: source.role === "lead" ? "lead" : "user", at: now(), into: target.id });
	dataSet.contacts.remove(source.id);
	return merged;
}

// "You can merge a Visitor to a Contact of role type lead or user": POST /visitors/convert, 2.16.
function convertVisitor(call: RouteCall): Reply {
	const {
		visitor = {},
		user = {},
		type,
	} = readBodyObject(call) as Readonly<Record<"visitor" | "user", WireObject>> & WireObject;
	const lead = findMeant(call, visitor);
	if (lead === undefined) throw new ApiError("not_found", "Visitor Not Found");
	const target = findMeant(call, user);
	if (target !== undefined && target.id !== lead.id) return ok(show(call, mergeInto(call, lead, target)));
	const fields = readFields(call, user);
	const custom_attributes = { ...lead.custom_attributes, ...fields.custom_attributes };
	const role = type === "lead" ? "lead" : "user";
	const { user_id } = user;
	const external_id = typeof user_id === "string" ? user_id : lead.external_id;
	return ok(show(call, save(call, { ...lead, ...fields, external_id, custom_attributes, role })));
}

// By Intercom's id, the workspace's own, or the e-mail address.
function findMeant({ service }: RouteCall, { id, user_id, email }: WireObject): ContactRecord | undefined {
	const { contacts } = service.dataSet;
	if (id !== undefined) return contacts.get(readId(id));
	const [found] = findContacts(contacts, {
		external_id: typeof user_id === "string" ? user_id : undefined,
		email: typeof email === "string" ? email : undefined,
	});
	return found ?? contacts.get(readId(user_id));
}

/** The fields of a contact that may be written, read with their types; what is of another type is refused. */
function readFields(
	{ service }: RouteCall,
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
	if ("custom_attributes" in fields) {
		fields["custom_attributes"] = readCustomAttributes(service.dataSet, "contact", fields["custom_attributes"]);
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
function checkUnique({ service }: RouteCall, wanted: Partial<ContactRecord>, ownId: string | undefined): void {
	if (wanted.role !== "user") return;
	const others = findContacts(service.dataSet.contacts, wanted).filter(
		({ id, role }) => id !== ownId && role === "user",
	);
	const [other] = others;
	if (other !== undefined) {
		const noun = other.isArchived ? "An archived contact" : "A contact";
		throw new ApiError("conflict", `${noun} matching those details already exists with id=${other.id}`);
	}
}

function findById(call: RouteCall, id: unknown): ContactRecord {
	return findContact({ ...call, params: { id: typeof id === "string" ? id : "" } });
}

/** Puts a changed contact in the place of what it was. */
export function save({ service }: RouteCall, contact: ContactRecord): ContactRecord {
	const saved = { ...contact, updated_at: service.now() };
	service.dataSet.contacts.replace(saved);
	return saved;
}

function show({ service, wire }: RouteCall, contact: ContactRecord): WireObject {
	return showContact(service.dataSet, contact, wire);
}
