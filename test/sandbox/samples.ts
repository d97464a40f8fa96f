import type { StaticCollection } from "../../src/sandbox/data/static-collection.ts";
import type { TestSandbox } from "./client.ts";
import { staticBodies } from "./static-bodies.ts";

/** One request to an endpoint, and the status it should get; 200 unless said. */
export interface Sample {
	readonly path: string;
	readonly body?: unknown;
	readonly status?: number;
	/** Minor number of the version from which on it is so; left out for all. */
	readonly since?: number;
}

// biome-ignore lint/suspicious/noExplicitAny: objects as JSON
type Wire = any;

/** Requests for every endpoint, by method and path as the route table writes them. */
export const samples: Readonly<Record<string, (box: TestSandbox) => Promise<Sample[]> | Sample[]>> = {
	"GET /me": plain("/me"),
	"GET /admins": plain("/admins"),
	"GET /admins/{id}": async (box) => [
		...(await box.get("/admins")).body.admins.map(({ id }: Wire) => ({ path: `/admins/${id}` })),
		{ path: "/admins/1", status: 404 },
	],
	"GET /teams": plain("/teams"),
	"GET /teams/{id}": async (box) => [
		...(await box.get("/teams")).body.teams.map(({ id }: Wire) => ({ path: `/teams/${id}` })),
		{ path: "/teams/1", status: 404 },
	],
	"GET /tags": plain("/tags"),
	"GET /tags/{id}": async (box) => [
		{ path: `/tags/${(await box.get("/tags")).body.data[0].id}` },
		{ path: "/tags/1", status: 404 },
	],
	"GET /segments": plain("/segments", "/segments?include_count=true"),
	"GET /segments/{id}": async (box) => [
		{ path: `/segments/${(await box.get("/segments")).body.segments[0].id}` },
		{ path: "/segments/1", status: 404 },
	],
	"GET /data_attributes": () => [
		{ path: "/data_attributes" },
		{ path: "/data_attributes?model=company&include_archived=true" },
		{ path: "/data_attributes?model=conversation", status: 422, since: 16 },
	],
	"GET /contacts": plain("/contacts?per_page=150", "/contacts?per_page=150&include_merge_history=true"),
	"POST /contacts/search": () => [
		{ path: "/contacts/search", body: { query: { field: "role", operator: "=", value: "lead" } } },
		{ path: "/contacts/search", body: { query: { field: "nothing", operator: "=", value: 1 } }, status: 400 },
	],
	"GET /contacts/{id}": (box) => [
		...contactsOf(box).map((id) => ({ path: `/contacts/${id}` })),
		{ path: `/contacts/${box.sandbox.truth.mergedContactIds()[0]}`, status: 410 },
	],
	"GET /contacts/find_by_external_id/{key}": (box) => {
		const user = box.sandbox.truth.contacts().find(({ external_id }) => external_id !== null);
		return [{ path: `/contacts/find_by_external_id/${String(user?.["external_id"])}` }];
	},
	"GET /contacts/{id}/tags": (box) => [
		...contactsOf(box).map((id) => ({ path: `/contacts/${id}/tags` })),
		{ path: "/contacts/1/tags", status: 404 },
	],
	"GET /contacts/{id}/companies": (box) => contactsOf(box).map((id) => ({ path: `/contacts/${id}/companies` })),
	"GET /contacts/{id}/segments": (box) => contactsOf(box).map((id) => ({ path: `/contacts/${id}/segments` })),
	"GET /contacts/{id}/notes": (box) => contactsOf(box).map((id) => ({ path: `/contacts/${id}/notes` })),
	"GET /contacts/{id}/subscriptions": (box) => contactsOf(box).map((id) => ({ path: `/contacts/${id}/subscriptions` })),
	"GET /contacts/{id}/merge_history": (box) => {
		const swallowed = box.sandbox.truth.contacts().filter(({ role }) => role === "user");
		return swallowed.slice(0, 20).map(({ id }) => ({ path: `/contacts/${String(id)}/merge_history` }));
	},
	"GET /subscription_types": plain("/subscription_types"),
	"GET /notes/{id}": (box) => {
		const contact: Wire = box.sandbox.truth.contacts().find(({ notes }: Wire) => notes.total_count > 0);
		return [{ path: `/notes/${contact.notes.data[0].id}` }, { path: "/notes/1", status: 404 }];
	},
	"GET /companies": (box) => {
		const company: Wire = box.sandbox.truth.companies().find(({ tags }: Wire) => tags.tags.length > 0);
		return [
			{ path: `/companies?tag_id=${company.tags.tags[0].id}` },
			{ path: "/companies?company_id=none", status: 404 },
		];
	},
	"POST /companies/list": plain("/companies/list?per_page=60"),
	"GET /companies/scroll": plain("/companies/scroll"),
	"GET /companies/{id}": (box) => [
		...companiesOf(box).map((id) => ({ path: `/companies/${id}` })),
		{ path: "/companies/1", status: 404 },
	],
	"GET /companies/{id}/contacts": (box) => companiesOf(box).map((id) => ({ path: `/companies/${id}/contacts` })),
	"GET /companies/{id}/segments": (box) => companiesOf(box).map((id) => ({ path: `/companies/${id}/segments` })),
	"GET /companies/{id}/notes": (box) => companiesOf(box).map((id) => ({ path: `/companies/${id}/notes` })),
	"POST /tickets/search": () => [
		{
			path: "/tickets/search",
			body: { query: { field: "created_at", operator: ">", value: 0 }, pagination: { per_page: 150 } },
		},
		{
			path: "/tickets/search",
			body: { query: { field: "ticket_attribute.Amount", operator: "=", value: 1 } },
			status: 400,
		},
	],
	"GET /tickets/{id}": (box) => box.sandbox.truth.tickets().map(({ id }) => ({ path: `/tickets/${String(id)}` })),
	"GET /ticket_types": plain("/ticket_types"),
	"GET /ticket_types/{id}": async (box) => [
		{ path: `/ticket_types/${(await box.get("/ticket_types")).body.data[0].id}` },
	],
	"GET /ticket_states": plain("/ticket_states"),
	"GET /admins/activity_logs": plain("/admins/activity_logs?created_at_after=1780000000"),
	"POST /admins/activity_logs/search": () => [
		{
			path: "/admins/activity_logs/search",
			body: { created_at_after: 1_780_000_000, event_types: ["admin_login_success"] },
		},
	],
	"GET /admins/activity_log_event_types": plain("/admins/activity_log_event_types"),
	"GET /ip_allowlist": plain("/ip_allowlist"),
	"GET /teams/{id}/metrics": async (box) => [
		{ path: `/teams/${(await box.get("/teams")).body.teams[0].id}/metrics` },
		{ path: "/teams/1/metrics", status: 404 },
	],
	"GET /conversations/deleted": plain("/conversations/deleted", "/conversations/deleted?per_page=1&order=asc"),
	"GET /conversations/{id}/handling_events": (box) =>
		conversationsOf(box).map((id) => ({ path: `/conversations/${id}/handling_events` })),
	"GET /conversations/{id}/side_conversations": (box) =>
		conversationsOf(box).map((id) => ({ path: `/conversations/${id}/side_conversations` })),
	"GET /articles/search": plain("/articles/search?phrase=export", "/articles/search?state=all"),
	"GET /internal_articles/search": plain("/internal_articles/search?phrase=runbook"),
	"GET /news/newsfeeds/{id}/items": plain("/news/newsfeeds/68/items"),
	"GET /calls/{id}/transcript": async (box) => [
		{ path: `/calls/${(await box.get("/calls")).body.data[0].id}/transcript` },
		{ path: "/calls/1/transcript", status: 404 },
	],
	"GET /calls/{id}/recording": async (box) => {
		const { data } = (await box.get("/calls")).body;
		const ids = data.map(({ id, recording_url }: Wire) => ({ id, status: recording_url === null ? 404 : 302 }));
		return ids.map(({ id, status }: Wire) => ({ path: `/calls/${id}/recording`, status }));
	},
	"POST /calls/search": async (box) => {
		const { data } = (await box.get("/calls")).body;
		const conversation_ids = data.map(({ conversation_id }: Wire) => conversation_id);
		return [
			{ path: "/calls/search", body: { conversation_ids } },
			{ path: "/calls/search", body: {}, status: 400 },
		];
	},
	"POST /phone_call_redirects": () => [
		{ path: "/phone_call_redirects", body: { phone: "+353832345678" } },
		{ path: "/phone_call_redirects", body: { phone: "nobody" }, status: 400 },
	],
	"GET /events": (box) =>
		contactsOf(box).map((id) => ({ path: `/events?type=user&summary=true&intercom_user_id=${id}` })),
	"POST /events": (box) => [
		{
			path: "/events",
			body: { event_name: "tested", created_at: 1_780_000_000, id: contactsOf(box)[0] },
			status: 202,
		},
	],
	"GET /visitors": (box) => {
		const leads = box.sandbox.truth.contacts().filter(({ role }) => role === "lead");
		return [
			...leads.map(({ id }) => ({ path: `/visitors?user_id=${String(id)}` })),
			{ path: "/visitors?user_id=1", status: 404 },
		];
	},
	"GET /conversations": plain("/conversations?per_page=150"),
	"POST /conversations/search": () => [
		{ path: "/conversations/search", body: { query: { field: "open", operator: "=", value: true } } },
		{
			path: "/conversations/search?include_monitors=true&include_scorecards=true",
			body: { query: { field: "created_at", operator: ">", value: 0 }, pagination: { per_page: 150 } },
		},
	],
	"GET /conversations/{id}": (box) => [
		...conversationsOf(box).map((id) => ({ path: `/conversations/${id}` })),
		{ path: "/conversations/1", status: 404 },
	],
};

/** Requests for the kinds that are rows of one table: each is listed, and its first object is had, made, changed, deleted. */
export function samplesOfStaticCollection(row: StaticCollection): typeof samples {
	const { path, writes } = row;
	const fill = (box: TestSandbox): Promise<string> => fillParent(box, row);
	const one = async (box: TestSandbox): Promise<string> => {
		const filled = await fill(box);
		const { data } = (await box.get(filled)).body;
		return `${filled}/${data[data.length - 1].id}`;
	};
	const {
		good: body,
		refused = [],
		refusedLater = [],
		deletes = () => true,
		change = body,
	} = staticBodies[row.name] ?? { good: {} };
	const all: Record<string, (box: TestSandbox) => Promise<Sample[]>> = {
		[`GET ${path}`]: async (box) => [{ path: await fill(box) }],
	};
	if (row.notFound !== undefined) {
		all[`GET ${path}/{id}`] = async (box) => [
			{ path: await one(box) },
			{ path: `${await fill(box)}/999999999`, status: 404 },
		];
	}
	if (writes?.can.includes("create") === true) {
		all[`POST ${path}`] = async (box) => {
			const filled = await fill(box);
			return [
				{ path: filled, body, status: writes.createdStatus },
				...refused.map(([change, status]) => ({ path: filled, body: { ...body, ...change }, status })),
			];
		};
	}
	if (writes?.can.includes("update") === true) {
		all[`${writes.method} ${path}/{id}`] = async (box) => {
			const filled = await one(box);
			return [
				{ path: filled, body: change },
				...refusedLater.map(([sent, status]) => ({ path: filled, body: sent, status })),
			];
		};
	}
	if (writes?.can.includes("delete") === true) {
		all[`DELETE ${path}`] = async (box) => {
			const filled = await fill(box);
			const { data } = (await box.get(filled)).body;
			const key = data[data.length - 1].external_id;
			return [{ path: `${filled}?external_id=${key}` }, { path: `${filled}?external_id=${key}`, status: 404 }];
		};
		all[`DELETE ${path}/{id}`] = async (box) => {
			const filled = await fill(box);
			const rows: Wire[] = (await box.get(filled)).body.data;
			const deletable = rows.filter(deletes).at(-1);
			const kept = rows.find((item) => !deletes(item));
			return [
				{ path: `${filled}/${deletable.id}`, status: writes.deletedStatus },
				...(kept === undefined
					? []
					: [{ path: `${filled}/${kept.id}`, status: row.name === "data_connectors" ? 409 : 422 }]),
			];
		};
	}
	return all;
}

async function fillParent(box: TestSandbox, { path, parent }: StaticCollection): Promise<string> {
	if (parent === undefined) return path;
	const name = `{${parent.param}}`;
	if (parent.kind === undefined) return path.replace(name, "Order");
	const above = path.slice(0, path.indexOf(`/${name}`));
	const parents: Wire[] = (await box.get(`${above}?per_page=50`)).body.data;
	for (const { id } of parents) {
		const filled = path.replace(name, id);
		if ((await box.get(filled)).body.data.length > 0) return filled;
	}
	throw new Error(`nothing lies below ${above}`);
}

function plain(...paths: readonly string[]): () => Sample[] {
	return () => paths.map((path) => ({ path }));
}

function contactsOf({ sandbox }: TestSandbox): string[] {
	return sandbox.truth
		.contacts()
		.slice(0, 15)
		.map(({ id }) => String(id));
}

function companiesOf({ sandbox }: TestSandbox): string[] {
	return sandbox.truth
		.companies()
		.slice(0, 10)
		.map(({ id }) => String(id));
}

function conversationsOf({ sandbox }: TestSandbox): string[] {
	return sandbox.truth
		.conversations()
		.slice(0, 60)
		.map(({ id }) => String(id));
}
