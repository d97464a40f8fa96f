import { describe, expect, test } from "vitest";
import type { Clock } from "../../src/base/index.ts";
import { readAll, startTest, type TestSandbox, testNow } from "./client.ts";

// biome-ignore lint/suspicious/noExplicitAny: objects as JSON
type Wire = any;
const admin = { type: "admin", admin_id: "991267459" };

async function searchIds(box: TestSandbox, kind: string, key: string, query: object): Promise<string[]> {
	return (await readAll(box, `/${kind}/search`, key, { query })).map(({ id }) => id);
}

describe("contacts", () => {
	test("a created contact is got, listed and searched, and a change shows everywhere", async () => {
		await using box = await startTest();
		const created = await box.post("/contacts", { email: "nova@example.com", external_id: "x-1", name: "Nova" });
		const { id } = created.body;
		expect(created.body).toMatchObject({ role: "user", created_at: expect.any(Number) });
		await box.ask("PUT", `/contacts/${id}`, { name: "Nova Prime", custom_attributes: { seats: 3 } });
		expect((await box.get(`/contacts/${id}`)).body).toMatchObject({
			name: "Nova Prime",
			email: "nova@example.com",
			custom_attributes: { seats: 3 },
		});
		expect((await box.get("/contacts/find_by_external_id/x-1")).body.id).toBe(id);
		const query = { field: "name", operator: "=", value: "nova prime" };
		expect(await searchIds(box, "contacts", "data", query)).toEqual([id]);
		expect(await readAll(box, "/contacts?per_page=150", "data")).toHaveLength(401);
	});

	test("a generated contact can be changed and deleted", async () => {
		await using box = await startTest();
		const [first] = (await box.get("/contacts?per_page=1")).body.data;
		await box.ask("PUT", `/contacts/${first.id}`, { name: "Changed" });
		expect((await box.get("/contacts?per_page=150")).body.data).toContainEqual(
			expect.objectContaining({ id: first.id, name: "Changed" }),
		);
		const { body } = await box.ask("DELETE", `/contacts/${first.id}`);
		expect(body).toEqual({ type: "contact", id: first.id, external_id: first.external_id, deleted: true });
		expect((await box.get(`/contacts/${first.id}`)).status).toBe(404);
		expect(await readAll(box, "/contacts?per_page=150", "data")).toHaveLength(399);
	});

	test("an archived contact leaves lists and searches, and comes back", async () => {
		await using box = await startTest();
		const [{ id }] = (await box.get("/contacts?per_page=1")).body.data;
		await box.post(`/contacts/${id}/archive`, undefined);
		const listed = async (): Promise<string[]> =>
			(await readAll(box, "/contacts?per_page=150", "data")).map((row) => row.id);
		expect(await listed()).not.toContain(id);
		expect((await box.get(`/contacts/${id}`)).status).toBe(404);
		await box.post(`/contacts/${id}/unarchive`, undefined);
		expect(await listed()).toContain(id);
	});

	test("a merged contact is gone with a link, through chains of merges, and its tags and companies move", async () => {
		await using box = await startTest();
		const make = async (role: string, email: string): Promise<string> =>
			(await box.post("/contacts", { role, email })).body.id;
		const [lead, middle, user] = [
			await make("lead", "one@example.com"),
			await make("user", "two@example.com"),
			await make("user", "three@example.com"),
		];
		const tag = (await box.get("/tags")).body.data[3].id;
		await box.post(`/contacts/${lead}/tags`, { id: tag });
		const merge = (from: string, into: string): Promise<{ status: number }> =>
			box.post("/contacts/merge", { from, into, skip_duplicate_validation: true });
		expect((await merge(lead, middle)).status).toBe(200);
		expect((await merge(middle, user)).status).toBe(200);
		const gone = await box.get(`/contacts/${lead}`);
		expect([gone.status, gone.headers.get("link")]).toEqual([410, `</contacts/${user}>; rel="canonical"`]);
		expect((await box.get(`/contacts/${user}/tags`)).body.data).toMatchObject([{ id: tag }]);
		expect((await box.get(`/contacts/${user}/merge_history`)).body.data).toMatchObject([
			{ source_contact_id: middle, source_contact_role: "user" },
		]);
	});

	test("companies count the people that are put into them and taken out", async () => {
		await using box = await startTest();
		const company = (await box.post("/companies", { company_id: "k-1", name: "Kept" })).body;
		expect(company.user_count).toBe(0);
		const [{ id }] = (await box.get("/contacts?per_page=1")).body.data;
		await box.post(`/contacts/${id}/companies`, { id: company.id });
		expect((await box.get(`/companies/${company.id}`)).body.user_count).toBe(1);
		expect((await box.get(`/companies/${company.id}/contacts`)).body.data[0].id).toBe(id);
		await box.ask("DELETE", `/contacts/${id}/companies/${company.id}`);
		expect((await box.get(`/companies/${company.id}`)).body.user_count).toBe(0);
	});

	test("a company is made or changed by its key", async () => {
		await using box = await startTest();
		const first = await box.post("/companies", { company_id: "org_1", plan: "Gold" });
		expect(first.body.plan).toMatchObject({ name: "Gold" });
		expect((await box.get("/companies?company_id=org_1")).body.data[0].id).toBe(first.body.id);
		expect(box.sandbox.truth.companies()).toHaveLength(130);
	});

	test("a deleted company takes its people off it and keeps them", async () => {
		await using box = await startTest();
		const [company] = box.sandbox.truth.companies();
		const [{ id }] = (await box.get(`/companies/${String(company?.["id"])}/contacts`)).body.data;
		await box.ask("DELETE", `/companies/${String(company?.["id"])}`);
		expect((await box.get(`/companies/${String(company?.["id"])}`)).status).toBe(404);
		expect(box.sandbox.truth.companyIdsOfContact(id)).not.toContain(company?.["id"]);
	});

	test("a renamed tag is renamed on everything, a deleted one is off everything", async () => {
		await using box = await startTest();
		const contact: Wire = box.sandbox.truth.contacts().find(({ tags }: Wire) => tags.total_count === 1);
		const tag = contact.tags.data[0].id;
		await box.post("/tags", { id: tag, name: "Renamed" });
		expect((await box.get(`/contacts/${contact.id}/tags`)).body.data[0].name).toBe("Renamed");
		await box.ask("DELETE", `/tags/${tag}`);
		expect((await box.get(`/contacts/${contact.id}`)).body.tags.total_count).toBe(0);
	});

	test("a note is on its contact, newest first", async () => {
		await using box = await startTest();
		const contact: Wire = box.sandbox.truth.contacts().find(({ notes }: Wire) => notes.total_count > 0);
		const { body } = await box.post(`/contacts/${contact.id}/notes`, { body: "<p>New</p>", admin_id: "991267459" });
		const notes = (await box.get(`/contacts/${contact.id}/notes`)).body;
		expect(notes.total_count).toBe(contact.notes.total_count + 1);
		expect(notes.data[0]).toMatchObject({ id: body.id, body: "<p>New</p>", author: { id: "991267459" } });
		const days = notes.data.map(({ created_at }: Wire) => created_at);
		expect(days).toEqual([...days].sort((left, right) => right - left));
	});
});

describe("conversations", () => {
	test("parts that are added change state, assignee and statistics", async () => {
		await using box = await startTest({ shapes: "documented" });
		const [{ id }] = (await box.get("/contacts?per_page=1")).body.data;
		const started = await box.post("/conversations", { from: { type: "user", id }, body: "Hello there" });
		const path = `/conversations/${started.body.conversation_id}`;
		await box.post(`${path}/parts`, { ...admin, message_type: "assignment", assignee_id: "5017691" });
		await box.post(`${path}/reply`, { ...admin, message_type: "comment", body: "Hi!" });
		const { body } = await box.post(`${path}/parts`, { ...admin, message_type: "close" });
		expect(body).toMatchObject({
			state: "closed",
			open: false,
			team_assignee_id: 5017691,
			source: { body: "<p>Hello there</p>", author: { id } },
			statistics: { count_conversation_parts: 3, count_assignments: 1, last_closed_by_id: "991267459" },
		});
		expect(body.conversation_parts.conversation_parts.map(({ part_type }: Wire) => part_type)).toEqual([
			"assignment",
			"comment",
			"close",
		]);
		const query = { field: "source.body", operator: "=", value: "there" };
		expect(await searchIds(box, "conversations", "conversations", query)).toContain(body.id);
	});

	test("a deleted conversation is gone and listed as deleted", async () => {
		await using box = await startTest();
		const [{ id }] = (await box.get("/conversations?per_page=1")).body.conversations;
		await box.ask("DELETE", `/conversations/${id}?retain_metrics=false`);
		expect((await box.get(`/conversations/${id}`)).status).toBe(404);
		expect((await box.get("/conversations/deleted")).body.conversations[0]).toMatchObject({
			id,
			metrics_retained: false,
		});
	});

	test("a teammate's message begins a conversation only when it is asked to, a contact's always", async () => {
		await using box = await startTest();
		const [contact] = (await box.get("/contacts?per_page=1")).body.data;
		const message = {
			message_type: "email",
			subject: "News",
			body: "Hello",
			from: { type: "admin", id: admin.admin_id },
			to: { type: "user", id: contact.id },
		};
		const total = async (): Promise<number> => (await box.get("/conversations")).body.total_count;
		const sent = (await box.post("/messages", message)).body;
		expect(sent).toMatchObject({ type: "admin_message", subject: "News", owner: { id: admin.admin_id } });
		expect(sent.conversation_id).toBeUndefined();
		expect(await total()).toBe(500);
		const opened = await box.post("/messages", { ...message, create_conversation_without_contact_reply: true });
		expect((await box.get(`/conversations/${opened.body.conversation_id}`)).body.source.body).toBe("<p>Hello</p>");
		const asked = await box.post("/conversations", { from: { type: "user", id: contact.id }, body: "Hi" });
		expect((await box.get(`/conversations/${asked.body.conversation_id}`)).status).toBe(200);
		expect(await total()).toBe(502);
	});

	test("a redacted part loses its text", async () => {
		await using box = await startTest();
		const [it, part]: readonly Wire[] = box.sandbox.truth.conversations().flatMap((conversation: Wire) => {
			const found = conversation.conversation_parts.conversation_parts.find(({ body }: Wire) => body !== null);
			return found === undefined ? [] : [conversation, found];
		});
		const { body } = await box.post("/conversations/redact", {
			type: "conversation_part",
			conversation_id: it.id,
			conversation_part_id: part.id,
		});
		expect(body.conversation_parts.conversation_parts).toContainEqual(
			expect.objectContaining({ id: part.id, redacted: true, body: "<p>This message was deleted</p>" }),
		);
	});

	test("the first message loses its text where a contact wrote it, for searches too", async () => {
		await using box = await startTest();
		const started = (type: string): Wire =>
			box.sandbox.truth.conversations().find(({ source }: Wire) => source.author.type === type);
		const redact = ({ id, source }: Wire) =>
			box.post("/conversations/redact", { type: "source", conversation_id: id, source_id: source.id });
		const asked = started("user");
		const { body } = await redact(asked);
		expect(body.source).toMatchObject({ id: asked.source.id, redacted: true, body: "<p>This message was deleted</p>" });
		const query = { field: "source.body", operator: "~", value: "deleted" };
		expect(await searchIds(box, "conversations", "conversations", query)).toEqual([asked.id]);
		const refused = await redact(started("admin"));
		expect([refused.status, refused.body.errors[0].code]).toEqual([400, "conversation_part_not_redactable"]);
	});

	test("an assignee of 0 takes conversations and tickets from whoever has them", async () => {
		await using box = await startTest();
		const { conversations } = (await box.get("/conversations?per_page=50")).body;
		const { id } = conversations.find(({ admin_assignee_id }: Wire) => admin_assignee_id);
		const given = { ...admin, message_type: "assignment", assignee_id: "0" };
		const { body } = await box.post(`/conversations/${id}/parts`, given);
		expect([body.admin_assignee_id, body.team_assignee_id]).toEqual([0, 0].map(() => expect.toBeOneOf([0, null])));
		expect(body.conversation_parts.conversation_parts.at(-1)).toMatchObject({
			part_type: "assignment",
			assigned_to: null,
		});
		const taken = box.sandbox.truth.tickets().find(({ admin_assignee_id }: Wire) => admin_assignee_id !== 0) as Wire;
		const { body: ticket } = await box.ask("PUT", `/tickets/${taken.id}`, { assignee_id: "0" });
		expect([ticket.admin_assignee_id, ticket.team_assignee_id]).toEqual([0, 0]);
	});

	test("a quick reply offers answers, and takes no text", async () => {
		await using box = await startTest();
		const [{ id }] = (await box.get("/conversations?per_page=1")).body.conversations;
		const reply_options = [{ text: "Yes", uuid: "a5e1c524-5ddd-4c3e-9328-6bca5d6e3edb" }];
		const { body } = await box.post(`/conversations/${id}/reply`, {
			...admin,
			message_type: "quick_reply",
			reply_options,
		});
		expect(body.conversation_parts.conversation_parts.at(-1)).toMatchObject({
			part_type: "quick_reply",
			body: null,
			metadata: { quick_reply_options: reply_options },
		});
	});

	test("a visitor is merged into the contact that is there already", async () => {
		await using box = await startTest();
		const user = (await box.post("/contacts", { external_id: "there-1", email: "there@example.com" })).body;
		const lead = (await box.post("/contacts", { role: "lead", phone: "+353871234567" })).body;
		const { body } = await box.post("/visitors/convert", {
			visitor: { id: lead.id },
			user: { user_id: "there-1" },
			type: "user",
		});
		expect(body).toMatchObject({ id: user.id, role: "user", email: "there@example.com", phone: "+353871234567" });
		expect((await box.get(`/visitors?user_id=${lead.id}`)).status).toBe(404);
	});

	test("a conversation becomes a ticket, and both know of each other", async () => {
		await using box = await startTest();
		const [{ id }] = (await box.get("/contacts?per_page=1")).body.data;
		const from = { type: "user", id };
		const conversation = (await box.post("/conversations", { from, body: "Broken" })).body.conversation_id;
		const types = (await box.get("/ticket_types")).body.data;
		const { body } = await box.post(`/conversations/${conversation}/convert`, { ticket_type_id: types[1].id });
		expect(body.linked_objects.data).toMatchObject([{ type: "conversation", id: conversation }]);
		expect((await box.get(`/conversations/${conversation}`)).body.linked_objects.data).toMatchObject([
			{ type: "ticket", id: body.id, category: "Customer" },
		]);
		const refused = await box.post(`/conversations/${conversation}/convert`, { ticket_type_id: types[2].id });
		expect(refused.status).toBe(400);
	});
});

describe("index lag", () => {
	test("what was written is found by id at once, and by searching only later", async () => {
		let time = testNow;
		const clock: Clock = { now: () => time, sleep: () => Promise.resolve() };
		await using box = await startTest({ clock, indexLagMs: 120_000 });
		const { id } = (await box.post("/contacts", { email: "late@example.com" })).body;
		const query = { field: "email", operator: "=", value: "late@example.com" };
		expect((await box.get(`/contacts/${id}`)).status).toBe(200);
		expect(await searchIds(box, "contacts", "data", query)).toEqual([]);
		time += 120_000;
		expect(await searchIds(box, "contacts", "data", query)).toEqual([id]);
	});
});

describe("changes by themselves", () => {
	test("they touch conversations and contacts, and the same number gives the same changes", async () => {
		await using first = await startTest();
		await using second = await startTest();
		const before = first.sandbox.truth.conversations().length;
		for (const { sandbox } of [first, second]) sandbox.mutate(300);
		const ids = (box: TestSandbox): unknown[] => box.sandbox.truth.conversations().map(({ id }) => id);
		expect(ids(first)).toEqual(ids(second));
		expect(ids(first).length).not.toBe(before);
		const rows = await readAll(first, "/conversations?per_page=150", "conversations");
		expect(rows).toHaveLength(ids(first).length);
	});

	test("they happen as time passes, with the next request", async () => {
		let time = testNow;
		const clock: Clock = { now: () => time, sleep: () => Promise.resolve() };
		await using box = await startTest({ clock, mutationsPerMinute: 60 });
		const [newest] = (await box.get("/conversations?per_page=1")).body.conversations;
		time += 120_000;
		const [later] = (await box.get("/conversations?per_page=1")).body.conversations;
		expect(later.updated_at).toBeGreaterThan(newest.updated_at);
	});
});
