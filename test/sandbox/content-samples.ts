import type { TestSandbox } from "./client.ts";
import type { Sample } from "./samples.ts";

// biome-ignore lint/suspicious/noExplicitAny: objects as JSON
type Wire = any;

const adminId = "991267459";
const period = { created_at_after: 1_780_000_000, created_at_before: 1_780_100_000 };
const dataset = { dataset_id: "conversation", attribute_ids: ["conversation_id", "csat_score"] };
const times = { start_time: 1_770_000_000, end_time: 1_780_000_000 };

/** Requests for exports, links, drafts, options and what is done to content of every kind. */
export const contentSamples: Readonly<Record<string, (box: TestSandbox) => Promise<Sample[]> | Sample[]>> = {
	"POST /export/content/data": () => [
		{ path: "/export/content/data", body: period },
		{ path: "/export/content/data", body: period, status: 429 },
		{ path: "/export/content/data", body: {}, status: 400 },
	],
	"GET /export/content/data/{job_identifier}": async (box) => {
		const path = `/export/content/data/${await contentJob(box)}`;
		return [{ path }, { path }, { path: "/export/content/data/none", status: 404 }];
	},
	"POST /export/cancel/{job_identifier}": async (box) => [
		{ path: `/export/cancel/${await contentJob(box)}` },
		{ path: "/export/cancel/none", status: 404 },
	],
	"GET /download/content/data/{job_identifier}": async (box) => {
		const id = await contentJob(box);
		for (let look = 0; look < 2; look++) await box.get(`/export/content/data/${id}`);
		return [{ path: `/download/content/data/${id}` }, { path: "/download/content/data/none", status: 404 }];
	},
	"GET /export/reporting_data/get_datasets": () => [{ path: "/export/reporting_data/get_datasets" }],
	"POST /export/reporting_data/enqueue": () => [
		{ path: "/export/reporting_data/enqueue", body: { ...dataset, ...times } },
		{ path: "/export/reporting_data/enqueue", body: times, status: 400 },
		{ path: "/export/reporting_data/enqueue", body: { ...dataset, ...times, attribute_ids: ["x"] }, status: 400 },
	],
	"GET /export/reporting_data/{job_identifier}": async (box) => {
		const path = `/export/reporting_data/${await reportingJob(box)}`;
		return [{ path }, { path }, { path: "/export/reporting_data/none", status: 404 }];
	},
	"GET /download/reporting_data/{job_identifier}": async (box) => {
		const id = await reportingJob(box);
		for (let look = 0; look < 2; look++) await box.get(`/export/reporting_data/${id}`);
		return [{ path: `/download/reporting_data/${id}` }, { path: "/download/reporting_data/none", status: 404 }];
	},
	"POST /tickets/enqueue": async (box) => [
		{ path: "/tickets/enqueue", body: await newTicket(box) },
		{ path: "/tickets/enqueue", body: { ...(await newTicket(box)), ticket_attributes: {} }, status: 400 },
	],
	"GET /jobs/status/{id}": async (box) => [
		{ path: `/jobs/status/${(await box.post("/tickets/enqueue", await newTicket(box))).body.id}` },
		{ path: "/jobs/status/999", status: 404 },
	],
	"POST /tickets/{id}/change_type": async (box) => {
		const [, bug] = (await box.get("/ticket_types")).body.data;
		const { id } = (await box.post("/tickets", await newTicket(box))).body;
		const path = `/tickets/${id}/change_type`;
		const body = { ticket_type_id: bug.id, ticket_state_id: "8269101" };
		return [
			{ path, body: { ticket_type_id: bug.id }, status: 400 },
			{ path, body: { ...body, ticket_attributes: { Severity: "High" } } },
			{ path, body, status: 400 },
			{ path: "/tickets/1/change_type", body, status: 404 },
		];
	},
	"POST /tickets/{id}/linked_conversations": async (box) => {
		const path = `/tickets/${await tracker(box)}/linked_conversations`;
		const conversation_id = await newConversation(box);
		return [
			{ path, body: { conversation_id } },
			{ path, body: { conversation_id }, status: 400 },
			{ path, body: {}, status: 400 },
			{ path, body: { conversation_id: "1" }, status: 404 },
		];
	},
	"DELETE /tickets/{id}/linked_conversations/{conversation_id}": async (box) => {
		const path = `/tickets/${await tracker(box)}/linked_conversations`;
		const conversation_id = await newConversation(box);
		await box.post(path, { conversation_id });
		return [{ path: `${path}/${conversation_id}` }, { path: `${path}/${conversation_id}`, status: 404 }];
	},
	...tagSamples("/tickets", async (box) => (await box.post("/tickets", await newTicket(box))).body.id),
	...tagSamples("/articles", firstOf("/articles")),
	...tagSamples("/internal_articles", firstOf("/internal_articles")),
	...tagSamples("/content_snippets", firstOf("/content_snippets")),
	"POST /conversations/{id}/merge": async (box) => {
		const path = `/conversations/${await newConversation(box)}/merge`;
		const body = { merge_into_conversation_id: Number(await newConversation(box)) };
		return [
			{ path, body },
			{ path, body, status: 422 },
			{ path, body: {}, status: 400 },
			{ path, body: { merge_into_conversation_id: 1 }, status: 422 },
		];
	},
	"POST /conversations/{id}/run_assignment_rules": async (box) => [
		{ path: `/conversations/${await newConversation(box)}/run_assignment_rules` },
		{ path: "/conversations/1/run_assignment_rules", status: 404 },
	],
	"POST /conversations/attributes/{id}/options": async (box) => {
		const { list, text } = await attributes(box);
		return [
			{ path: `${list}/options`, body: { label: "Something new" } },
			{ path: `${list}/options`, body: { label: 5 }, status: 422 },
			{ path: `${text}/options`, body: { label: "x" }, status: 422 },
			{ path: "/conversations/attributes/1/options", body: { label: "x" }, status: 404 },
		];
	},
	"PUT /conversations/attributes/{id}/options/{option_id}": async (box) => {
		const { list, option } = await attributes(box);
		return [
			{ path: `${list}/options/${option}`, body: { label: "Renamed" } },
			{ path: `${list}/options/${option}`, body: { label: "x", archived: true }, status: 422 },
			{ path: `${list}/options/1`, body: { label: "x" }, status: 404 },
		];
	},
	"DELETE /conversations/attributes/{id}/options/{option_id}": async (box) => {
		const { list, option } = await attributes(box);
		return [{ path: `${list}/options/${option}` }, { path: `${list}/options/1`, status: 404 }];
	},
	"PUT /articles/{id}/draft": async (box) => [
		{ path: `/articles/${await article(box, "published")}/draft`, body: { title: "Staged" } },
		{ path: `/articles/${await article(box, "draft")}/draft`, body: { title: "Staged" }, status: 422 },
		{ path: "/articles/1/draft", body: {}, status: 404 },
	],
	"GET /articles/{id}/draft": async (box) => {
		const path = `/articles/${await article(box, "published")}/draft`;
		await box.ask("PUT", path, { title: "Staged" });
		return [{ path }, { path: `/articles/${await article(box, "draft")}/draft`, status: 404 }];
	},
	"POST /articles/{id}/draft/publish": async (box) => {
		const path = `/articles/${await article(box, "published")}/draft`;
		await box.ask("PUT", path, { title: "Staged" });
		return [
			{ path: `${path}/publish`, body: {}, status: 422 },
			{ path: `${path}/publish`, body: { locales: ["fr"] }, status: 422 },
			{ path: `${path}/publish`, body: { locales: ["en"] } },
			{ path: `${path}/publish`, body: { locales: ["en"] }, status: 422 },
		];
	},
	"GET /content/search": () => [
		{ path: "/content/search?query=invoice" },
		{ path: "/content/search?content_types=article&states=draft&per_page=50" },
		{ path: "/content/search?copilot_state=off&created_at_after=1700000000&locales=en" },
	],
	"POST /content/bulk_actions": async (box) => {
		const id = await firstOf("/content_snippets")(box);
		const content_ids = [{ type: "content_snippet", id }];
		const path = "/content/bulk_actions";
		return [
			{ path, body: { action: "set_availability", content_ids, availability: { copilot: false } }, status: 202 },
			{ path, body: { action: "dance", content_ids }, status: 422 },
			{ path, body: { action: "delete", content_ids: [] }, status: 422 },
		];
	},
	"PUT /ip_allowlist": () => [
		{ path: "/ip_allowlist", body: { enabled: true, ip_allowlist: ["127.0.0.0/8", "192.0.2.0/24"] } },
		{ path: "/ip_allowlist", body: { enabled: true, ip_allowlist: ["192.0.2.0/24"] }, status: 422 },
	],
	"POST /events/summaries": async (box) => {
		const { external_id } = await user(box);
		const event_summaries = { event_name: "summed", count: 3, first: 1_780_000_000, last: 1_780_000_900 };
		return [
			{ path: "/events/summaries", body: { user_id: external_id, event_summaries } },
			{ path: "/events/summaries", body: { user_id: "nobody", event_summaries }, status: 404 },
		];
	},
};

function tagSamples(path: string, find: (box: TestSandbox) => Promise<string>): typeof contentSamples {
	return {
		[`POST ${path}/{id}/tags`]: async (box) => [
			{ path: `${path}/${await find(box)}/tags`, body: { id: await tag(box), admin_id: adminId } },
			{ path: `${path}/1/tags`, body: { id: await tag(box), admin_id: adminId }, status: 404 },
		],
		[`DELETE ${path}/{id}/tags/{tag_id}`]: async (box) => {
			const below = `${path}/${await find(box)}/tags`;
			await box.post(below, { id: await tag(box), admin_id: adminId });
			const body = { admin_id: adminId };
			return [
				{ path: `${below}/${await tag(box)}`, body },
				{ path: `${below}/${await tag(box)}`, body, status: 404 },
			];
		},
	};
}

function firstOf(path: string): (box: TestSandbox) => Promise<string> {
	return async (box) => (await box.get(path)).body.data[0].id;
}

async function contentJob(box: TestSandbox): Promise<string> {
	const running = box.sandbox.requests.length;
	// At most one runs at a time: what an earlier sample began is brought to its end.
	for (let number = 1; number < running; number++) {
		const id = `co${number.toString(36).padStart(14, "0")}`;
		if ((await box.ask("POST", `/export/cancel/${id}`)).status === 404) break;
	}
	return (await box.post("/export/content/data", period)).body.job_identifier;
}

async function reportingJob(box: TestSandbox): Promise<string> {
	return (await box.post("/export/reporting_data/enqueue", { ...dataset, ...times })).body.job_identifier;
}

async function user(box: TestSandbox): Promise<Wire> {
	const query = { field: "role", operator: "=", value: "user" };
	const { data } = (await box.post("/contacts/search", { query })).body;
	return data.find(({ external_id }: Wire) => typeof external_id === "string");
}

async function newTicket(box: TestSandbox): Promise<Wire> {
	return {
		ticket_type_id: (await box.get("/ticket_types")).body.data[0].id,
		contacts: [{ id: (await user(box)).id }],
		ticket_attributes: { _default_title_: "New", Amount: 12.5, Reason: "Other" },
	};
}

async function newConversation(box: TestSandbox): Promise<string> {
	const from = { type: "user", id: (await user(box)).id };
	return (await box.post("/conversations", { from, body: "Hello" })).body.conversation_id;
}

async function tracker(box: TestSandbox): Promise<string> {
	const query = { field: "category", operator: "=", value: "tracker" };
	return (await box.post("/tickets/search", { query })).body.tickets[0].id;
}

async function tag(box: TestSandbox): Promise<string> {
	return (await box.get("/tags")).body.data[1].id;
}

async function article(box: TestSandbox, state: string): Promise<string> {
	const { data } = (await box.get("/articles?per_page=250")).body;
	return data.find((it: Wire) => it.state === state && it.has_unpublished_changes === false).id;
}

async function attributes(box: TestSandbox): Promise<{ list: string; text: string; option: string }> {
	const { data } = (await box.get("/conversations/attributes")).body;
	const list = data.find(({ data_type }: Wire) => data_type === "list");
	const text = data.find(({ data_type }: Wire) => data_type === "string");
	const path = "/conversations/attributes";
	return { list: `${path}/${list.id}`, text: `${path}/${text.id}`, option: list.options[0].id };
}
