import { expect, test } from "vitest";
import { startTest } from "./client.ts";

// biome-ignore lint/suspicious/noExplicitAny: objects as JSON
type Wire = any;

test("a conversation with a call has the AI agent's calls, and each is found by every name it has", async () => {
	await using box = await startTest();
	const { data } = (await box.get("/calls")).body;
	const lists: Wire[][] = [];
	for (const { conversation_id } of data)
		lists.push((await box.get(`/fin_voice/conversation/${conversation_id}`)).body);
	expect(lists.map(({ length }) => length).sort()).toEqual([1, 1, 1, 2, 2]);
	for (const call of lists.flat()) {
		expect((await box.get(`/fin_voice/collect/${call.id}`)).body).toEqual(call);
		expect((await box.get(`/fin_voice/external_id/${call.external_call_id}`)).body).toEqual(call);
		expect(data.map(({ id }: Wire) => id)).toContain(call.intercom_call_id);
	}
	const last = lists[0]?.at(-1);
	expect((await box.get(`/fin_voice/phone_number/${encodeURIComponent(last.user_phone_number)}`)).body).toEqual(last);
	const other = box.sandbox.truth.conversations().at(1)?.["id"];
	expect((await box.get(`/fin_voice/conversation/${String(other)}`)).body).toEqual([]);
});

test("a registered call is found when it was matched, not before", async () => {
	await using box = await startTest();
	const { body } = await box.post("/fin_voice/register", { phone_number: "+493012345", call_id: "x-1" });
	expect(body).toMatchObject({ status: "registered", intercom_call_id: null, intercom_conversation_id: null });
	expect((await box.get(`/fin_voice/collect/${body.id}`)).status).toBe(404);
	expect((await box.post("/fin_voice/register", { phone_number: "+493012345", call_id: "x-1" })).status).toBe(409);
});

test("statuses of messages come newest first through all pages, and each message tells its own", async () => {
	await using box = await startTest({ shapes: "documented" });
	const events: Wire[] = [];
	let cursor = "";
	for (;;) {
		const path = `/messages/status?ruleset_id=12001&per_page=50${cursor === "" ? "" : `&starting_after=${cursor}`}`;
		const { body } = await box.get(path);
		expect(body).toMatchObject({ ruleset_id: "12001", total_count: 125, pages: { per_page: 50, total_pages: 3 } });
		events.push(...body.events);
		if (body.pages.next === null) break;
		cursor = encodeURIComponent(body.pages.next.starting_after);
	}
	expect(new Set(events.map(({ id }) => id)).size).toBe(125);
	const times = events.map(({ created_at }) => created_at);
	expect(times).toEqual([...times].sort((left, right) => right - left));
	const failed = events.find(({ status }) => status === "failed");
	expect((await box.get(`/messages/whatsapp/status?message_id=${failed.whatsapp_message_id}`)).body).toMatchObject({
		conversation_id: failed.conversation_id,
		status: "failed",
		error: { message: "Message delivery failed" },
	});
	expect((await box.get("/messages/status")).body).toEqual({
		type: "error",
		request_id: expect.any(String),
		message: "ruleset_id is required",
	});
	expect((await box.get("/messages/status?ruleset_id=12001&starting_after=x")).status).toBe(400);
});

test("a dismissed banner is gone for its contact", async () => {
	await using box = await startTest();
	const leads = box.sandbox.truth.contacts().filter(({ role }) => role === "lead");
	const path = `/contacts/${String(leads[0]?.["id"])}/banners`;
	const before: Wire[] = (await box.get(path)).body.data;
	expect(before[0]).toMatchObject({ type: "banner", title: "Hi there", client_targeting: null });
	expect((await box.post(`${path}/${before[0].view_id}/dismiss`, undefined)).body.dismissed).toBe(true);
	expect((await box.get(path)).body.data).toEqual(before.slice(1));
	const others: Wire[] = (await box.get(`/contacts/${String(leads[1]?.["id"])}/banners`)).body.data;
	expect(others.map(({ title }) => title)).toContain("Hi there");
});

test("the AI agent is rated once it has asked, and a remark locks the rating", async () => {
	await using box = await startTest();
	const turn = {
		conversation_id: "ext-1",
		message: { author: "user", body: "Hi", timestamp: "2026-06-15T16:00:00Z" },
		user: { id: "u", attributes: { nobody: 1, seats: 2 } },
	};
	const rate = async (fields: object): Promise<unknown[]> => {
		const { status, body } = await box.post("/fin/csat", { conversation_id: "ext-1", ...fields });
		return [status, status === 200 ? body.rating : body.errors];
	};
	expect((await rate({ rating: "ok" }))[0]).toBe(422);
	const { body } = await box.post("/fin/start", turn);
	expect(body).toMatchObject({ status: "thinking", user_id: "u" });
	expect(body.errors).toEqual({ user: { attributes: { nobody: "User attribute 'nobody' does not exist" } } });
	expect(await rate({ rating: "ok" })).toEqual([422, { base: "No rating survey found for this conversation" }]);
	expect((await box.post("/fin/reply", turn)).status).toBe(200);
	expect(await rate({ rating: "fine" })).toEqual([422, { rating: "Rating isn't an option" }]);
	expect(await rate({ rating: "ok" })).toEqual([200, "ok"]);
	expect(await rate({ rating: "good", remark: "Quick" })).toEqual([200, "good"]);
	expect(await rate({ rating: "good" })).toEqual([200, "good"]);
	expect((await rate({ rating: "bad" }))[0]).toBe(422);
});

test("a workflow is exported with the number of the workspace", async () => {
	await using box = await startTest();
	const { body } = await box.get("/export/workflows/5001");
	expect(body).toMatchObject({ export_version: "1.0", workflow: { id: "5001", state: "live" } });
	const [conversation] = (await box.get("/calls")).body.data;
	const [call] = (await box.get(`/fin_voice/conversation/${conversation.conversation_id}`)).body;
	expect(body.app_id).toBe(call.app_id);
});
