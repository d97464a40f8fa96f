import type { ContactRecord } from "../data/contacts.ts";
import type { AppliedTag } from "../data/labels.ts";
import { subscriptionIndex, subscriptionTypes } from "../data/subscriptions.ts";
import { ApiError } from "../service/api-error.ts";
import { readBodyObject, readId } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { showCompany } from "../wire/company-wire.ts";
import { showNote } from "../wire/note-wire.ts";
import { showAppliedTag } from "../wire/tag-wire.ts";
import { save } from "./contact-write-routes.ts";
import { findContact } from "./people-routes.ts";

const write = "write_users_companies";
// "Contact has reached the maximum of 1000 company associations": POST /contacts/{id}/companies, 2.16.
const companyLimit = 1000;

/** What hangs on a contact, put on and taken off: tags, companies, subscriptions, notes. */
export const contactLinkRoutes: readonly Route[] = [
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
];

/**
 * Puts a tag on something, or finds that it is there.
 * @throws {ApiError} 404 when there is no such tag.
 */
export function addTag({ service }: RouteCall, tags: readonly AppliedTag[], id: unknown, adminId: unknown): AppliedTag {
	const { dataSet } = service;
	if (typeof id !== "string" || dataSet.tags.get(id) === undefined) throw new ApiError("not_found");
	const by = typeof adminId === "string" ? adminId : (dataSet.admins.at(0)?.id ?? "");
	return tags.find((tag) => tag.id === id) ?? { id, applied_at: service.now(), applied_by: { type: "admin", id: by } };
}

function attachTag(call: RouteCall): Reply {
	const contact = findContact(call);
	const tag = addTag(call, contact.tags, readBodyObject(call)["id"], undefined);
	save(call, { ...contact, tags: [...contact.tags.filter(({ id }) => id !== tag.id), tag] });
	return ok(showAppliedTag(call.service.dataSet, tag));
}

function detachTag(call: RouteCall): Reply {
	const contact = findContact(call);
	const tag = contact.tags.find(({ id }) => id === call.params["tag_id"]);
	if (tag === undefined) throw new ApiError("not_found");
	save(call, { ...contact, tags: contact.tags.filter(({ id }) => id !== tag.id) });
	return ok(showAppliedTag(call.service.dataSet, tag));
}

function attachCompany(call: RouteCall): Reply {
	const contact = findContact(call);
	const { id } = readBodyObject(call);
	if (id === undefined) throw new ApiError("parameter_not_found", "company not specified");
	const company = call.service.dataSet.companies.get(readId(id));
	if (company === undefined) throw new ApiError("company_not_found");
	if (contact.companyIds.length >= companyLimit) {
		throw new ApiError("contact_company_limit_exceeded");
	}
	save(call, { ...contact, companyIds: [...new Set([...contact.companyIds, company.id])] });
	return ok(showCompany(call.service.dataSet, company));
}

function detachCompany(call: RouteCall): Reply {
	const contact = findContact(call);
	const company = call.service.dataSet.companies.get(call.params["company_id"] ?? "");
	if (company === undefined || !contact.companyIds.includes(company.id)) throw new ApiError("company_not_found");
	save(call, { ...contact, companyIds: contact.companyIds.filter((id) => id !== company.id) });
	return ok(showCompany(call.service.dataSet, company));
}

function attachSubscription(call: RouteCall): Reply {
	const contact = findContact(call);
	const { id, consent_type } = readBodyObject(call);
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

function detachSubscription(call: RouteCall): Reply {
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

function createNote(call: RouteCall): Reply {
	const contact = findContact(call);
	const { dataSet, now } = call.service;
	const { body, admin_id } = readBodyObject(call);
	if (typeof body !== "string" || body === "") throw new ApiError("parameter_not_found", "body is required");
	const author = admin_id === undefined || admin_id === null ? undefined : dataSet.admins.get(readId(admin_id));
	if (author === undefined && admin_id !== undefined && admin_id !== null) throw new ApiError("not_found");
	const on = { type: "contact", id: contact.id } as const;
	const note = dataSet.notes.create({ created_at: now(), on, authorId: author?.id ?? null, body });
	call.service.journal.note("created", "notes", note.id);
	save(call, contact);
	return ok(showNote(dataSet, note));
}
