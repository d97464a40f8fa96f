import { findContacts } from "../data/contact-lookup.ts";
import type { ContactRecord } from "../data/contacts.ts";
import { eventsOf, isEventName } from "../data/events.ts";
import { ApiError } from "../service/api-error.ts";
import { readCustomAttributes } from "../service/custom-attributes.ts";
import { readPage, readPerPage } from "../service/paging.ts";
import { readBodyObject, readId } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { showVisitor } from "../wire/visitor-wire.ts";
import type { WireObject } from "../wire/wire-object.ts";
import { nextUrl } from "./people-routes.ts";

/** What contacts did, and visitors. */
export const eventRoutes: readonly Route[] = [
	{ method: "GET", path: "/events", scope: "read_events", answer: listEvents },
	{ method: "POST", path: "/events", scope: "write_events", answer: createEvent },
	{ method: "POST", path: "/events/summaries", scope: "write_events", answer: createSummary },
	{ method: "GET", path: "/visitors", scope: "read_users_companies", answer: getVisitor },
	{ method: "PUT", path: "/visitors", scope: "write_users_companies", answer: updateVisitor },
];

function listEvents(call: RouteCall): Reply {
	const contact = findEventContact(call);
	const { dataSet } = call.service;
	const whose = {
		email: contact.email ?? "",
		intercom_user_id: contact.id,
		user_id: contact.external_id ?? contact.id,
	};
	const events = eventsOf(dataSet.settings, contact, call.service.writtenEvents.get(contact.id) ?? []);
	if (call.query.get("summary") === "true") {
		const names = [...new Set(events.map(({ name }) => name))];
		const toIso = (seconds: number): string => new Date(seconds * 1000).toISOString();
		return ok({
			type: "event.summary",
			...whose,
			events: names.map((name) => {
				const times = events.filter((event) => event.name === name).map(({ at }) => at);
				return {
					name,
					first: toIso(Math.min(...times)),
					last: toIso(Math.max(...times)),
					count: times.length,
					description: "",
				};
			}),
		});
	}
	const perPage = readPerPage(call.query.get("per_page"), { normal: 50, most: 150 });
	const page = readPage(call.query.get("page"));
	const rows = events.slice((page - 1) * perPage, page * perPage);
	return ok({
		type: "event.list",
		events: rows.map(({ name, at, metadata, id }) => ({
			type: "event",
			id,
			created_at: at,
			event_name: name,
			...whose,
			metadata,
		})),
		...(page * perPage < events.length ? { pages: { next: nextUrl(call, perPage)(page + 1) } } : {}),
		...whose,
	});
}

function findEventContact({ query, service }: RouteCall): ContactRecord {
	if (query.get("type") !== "user") throw new ApiError("parameter_invalid", "type must be user");
	const [id, key, email] = [query.get("intercom_user_id"), query.get("user_id"), query.get("email")];
	if (id === null && key === null && email === null) {
		throw new ApiError("parameter_not_found", "user_id, intercom_user_id or email is required");
	}
	const { contacts } = service.dataSet;
	const [found] = id === null ? findContacts(contacts, { external_id: key, email }) : [contacts.get(id)];
	if (found === undefined) throw new ApiError("user_not_found");
	return found;
}

function createEvent(call: RouteCall): Reply {
	const { event_name, created_at, user_id, id, email, metadata } = readBodyObject(call);
	const { contacts } = call.service.dataSet;
	if (!isEventName(event_name)) throw new ApiError("parameter_not_found", "event_name is required");
	if (typeof created_at !== "number") throw new ApiError("parameter_not_found", "created_at is required");
	const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
	const contact =
		typeof id === "string"
			? contacts.get(id)
			: findContacts(contacts, { external_id: text(user_id), email: text(email) })[0];
	if (contact === undefined) throw new ApiError("user_not_found");
	const written = call.service.writtenEvents.get(contact.id) ?? [];
	const isKnown = written.some(({ name, at }) => name === event_name && at === created_at);
	const event = {
		id: `w${contact.id}-${written.length}`,
		name: event_name,
		at: created_at,
		metadata: typeof metadata === "object" && metadata !== null ? (metadata as WireObject) : {},
	};
	if (!isKnown) {
		call.service.writtenEvents.set(contact.id, [event, ...written]);
		call.service.journal.note("created", "events", event.id);
	}
	return { status: 202, body: "", contentType: "application/json" };
}

const mostSummed = 1000;

// A summary is kept as the events that it sums up, spread evenly between the first and the last.
function createSummary(call: RouteCall): Reply {
	const { user_id, event_summaries } = readBodyObject(call);
	const { event_name, count, first, last } = (event_summaries as WireObject | undefined) ?? {};
	const { contacts } = call.service.dataSet;
	if (!isEventName(event_name)) throw new ApiError("parameter_not_found", "event_name is required");
	const [total, start, end] = [Number(count ?? 1), Number(first), Number(last ?? first)];
	if (!Number.isInteger(total) || !Number.isInteger(start) || !Number.isInteger(end) || end < start) {
		throw new ApiError("parameter_invalid", "count, first and last must be integers");
	}
	const [contact] = findContacts(contacts, { external_id: readId(user_id) });
	if (contact === undefined) throw new ApiError("user_not_found");
	const written = call.service.writtenEvents.get(contact.id) ?? [];
	const kept = Math.min(mostSummed, total);
	const events = Array.from({ length: kept }, (_, place) => ({
		id: `s${contact.id}-${written.length + place}`,
		name: event_name,
		at: start + Math.floor(((end - start) * place) / Math.max(1, kept - 1)),
		metadata: {},
	}));
	call.service.writtenEvents.set(contact.id, [...events, ...written]);
	for (const { id } of events) call.service.journal.note("created", "events", id);
	return { status: 200, body: "", contentType: "application/json" };
}

function getVisitor({ query, service }: RouteCall): Reply {
	const id = query.get("user_id");
	if (id === null) throw new ApiError("parameter_not_found", "user_id is required");
	return ok(showVisitor(service.dataSet, findVisitor(service, id)));
}

function updateVisitor(call: RouteCall): Reply {
	const { id, user_id, name, custom_attributes } = readBodyObject(call);
	const visitor = findVisitor(call.service, readId(id ?? user_id));
	const saved = {
		...visitor,
		name: typeof name === "string" ? name : visitor.name,
		custom_attributes: {
			...visitor.custom_attributes,
			...readCustomAttributes(call.service.dataSet, "contact", custom_attributes),
		},
		updated_at: call.service.now(),
	};
	call.service.dataSet.contacts.replace(saved);
	return ok(showVisitor(call.service.dataSet, saved));
}

// Leads stand for visitors: they have no id of the workspace's own, and are found by Intercom's.
function findVisitor({ dataSet }: RouteCall["service"], id: string): ContactRecord {
	const contact = dataSet.contacts.get(id);
	if (contact === undefined || contact.role !== "lead") throw new ApiError("not_found", "Visitor Not Found");
	return contact;
}
