import type { TestSandbox } from "./client.ts";
import type { Sample } from "./samples.ts";

// biome-ignore lint/suspicious/noExplicitAny: objects as JSON
type Wire = any;

const message = { author: "user", body: "Where is my order?", timestamp: "2026-06-15T16:00:00.000Z" };
const user = { id: "123456", attributes: { seats: 3, shoe_size: 43 } };

/** Requests for the AI agent, its calls, banners, statuses of messages and workflows. */
export const agentSamples: Readonly<Record<string, (box: TestSandbox) => Promise<Sample[]> | Sample[]>> = {
	"POST /fin/start": () => [
		{ path: "/fin/start", body: { conversation_id: "ext-1", message, user } },
		{ path: "/fin/start", body: { message, user }, status: 400 },
	],
	"POST /fin/reply": async (box) => [
		{ path: "/fin/reply", body: { conversation_id: await talk(box), message, user: { id: "1" } } },
		{ path: "/fin/reply", body: { conversation_id: "nobody", message, user: { id: "1" } }, status: 404 },
	],
	"POST /fin/csat": async (box) => {
		const conversation_id = await talk(box);
		await box.post("/fin/reply", { conversation_id, message, user: { id: "1" } });
		return [
			{ path: "/fin/csat", body: { conversation_id, rating: "amazing", remark: "Quick" } },
			{ path: "/fin/csat", body: { conversation_id, rating: "bad" }, status: 422 },
			{ path: "/fin/csat", body: { conversation_id: "nobody", rating: "ok" }, status: 422 },
		];
	},
	"POST /fin_voice/register": () => [
		{ path: "/fin_voice/register", body: { phone_number: "+12125550100", call_id: "mine" } },
		{ path: "/fin_voice/register", body: { phone_number: "+12125550100", call_id: "mine" }, status: 409 },
		{ path: "/fin_voice/register", body: { phone_number: "+12125550100" }, status: 400 },
	],
	"GET /fin_voice/collect/{id}": async (box) => [
		...(await calls(box)).map(({ id }) => ({ path: `/fin_voice/collect/${id}` })),
		{ path: "/fin_voice/collect/1", status: 404 },
	],
	"GET /fin_voice/external_id/{external_id}": async (box) => [
		...(await calls(box)).map(({ external_call_id }) => ({ path: `/fin_voice/external_id/${external_call_id}` })),
		{ path: "/fin_voice/external_id/none", status: 404 },
	],
	"GET /fin_voice/phone_number/{phone_number}": () => [{ path: "/fin_voice/phone_number/none", status: 404 }],
	"GET /fin_voice/conversation/{conversation_id}": async (box) => [
		...(await callConversations(box)).map((id) => ({ path: `/fin_voice/conversation/${id}` })),
		{ path: "/fin_voice/conversation/1" },
	],
	"GET /messages/status": () => [
		{ path: "/messages/status?ruleset_id=12001&per_page=100" },
		{ path: "/messages/status?ruleset_id=none" },
		{ path: "/messages/status", status: 400 },
		{ path: "/messages/status?ruleset_id=12001&per_page=101", status: 400 },
	],
	"GET /messages/whatsapp/status": async (box) => {
		const { events } = (await box.get("/messages/status?ruleset_id=12001&per_page=100", newest)).body;
		const ids: string[] = events.map(({ whatsapp_message_id }: Wire) => whatsapp_message_id);
		return [
			...ids.map((id) => ({ path: `/messages/whatsapp/status?message_id=${id}` })),
			{ path: "/messages/whatsapp/status?message_id=none", status: 404 },
			{ path: "/messages/whatsapp/status", status: 400 },
		];
	},
	"GET /contacts/{id}/banners": (box) => [
		...contactsOf(box).map((id) => ({ path: `/contacts/${id}/banners` })),
		{ path: "/contacts/1/banners", status: 404 },
	],
	"POST /contacts/{id}/banners/{view_id}/dismiss": async (box) => {
		for (const id of contactsOf(box)) {
			const [banner] = (await box.get(`/contacts/${id}/banners`, newest)).body.data;
			if (banner === undefined) continue;
			const path = `/contacts/${id}/banners/${banner.view_id}/dismiss`;
			return [{ path }, { path }, { path: `/contacts/${id}/banners/1/dismiss`, status: 404 }];
		}
		return [];
	},
	"GET /export/workflows/{id}": () => [
		...[5001, 5002, 5003, 5004].map((id) => ({ path: `/export/workflows/${id}` })),
		{ path: "/export/workflows/1", status: 404 },
	],
};

const newest = { "intercom-version": "2.16" };

let serial = 0;

async function talk(box: TestSandbox): Promise<string> {
	serial++;
	const conversation_id = `talk-${serial}`;
	await box.post("/fin/start", { conversation_id, message, user: { id: "1" } });
	return conversation_id;
}

async function callConversations(box: TestSandbox): Promise<string[]> {
	return (await box.get("/calls")).body.data.map(({ conversation_id }: Wire) => conversation_id);
}

async function calls(box: TestSandbox): Promise<Wire[]> {
	const ids = await callConversations(box);
	return (await Promise.all(ids.map(async (id) => (await box.get(`/fin_voice/conversation/${id}`)).body))).flat();
}

function contactsOf({ sandbox }: TestSandbox): string[] {
	return sandbox.truth
		.contacts()
		.slice(0, 15)
		.map(({ id }) => String(id));
}
