import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAll, startTest, type TestSandbox } from "./client.ts";

// biome-ignore lint/suspicious/noExplicitAny: objects as JSON
type Wire = any;

const daySeconds = 86_400;
// Midnight of 1 June 2026 in New York.
const midnight = Date.UTC(2026, 5, 1, 4) / 1000;

describe("what connectors get wrong", () => {
	let box: TestSandbox;
	beforeAll(async () => {
		box = await startTest();
	});
	afterAll(async () => {
		await box.sandbox.close();
	});

	const find = async (what: string, field: string, operator: string, value: unknown): Promise<Wire[]> => {
		const key = what === "contacts" ? "data" : what;
		return readAll(box, `/${what}/search`, key, { query: { field, operator, value } });
	};

	test("trap 1: contacts are searched by whole days of the workspace's time zone", async () => {
		const [contact] = (await box.get("/contacts?per_page=1")).body.data as Wire[];
		const at: number = contact.created_at;
		const sameDay = await find("contacts", "created_at", "=", at - 1);
		const later = await find("contacts", "created_at", ">", at - 1);
		const earlier = await find("contacts", "created_at", "<", at + 1);
		const ids = (rows: Wire[]): string[] => rows.map(({ id }) => id);
		expect(ids(sameDay)).toContain(contact.id);
		expect(ids(later)).not.toContain(contact.id);
		expect(ids(earlier)).not.toContain(contact.id);
		const query = { field: "created_at", operator: ">=", value: midnight };
		expect((await box.post("/contacts/search", { query })).status).toBe(400);
		const sorted = await readAll(box, "/contacts/search", "data", {
			query: { field: "created_at", operator: "<", value: midnight },
			sort: { field: "created_at", order: "ascending" },
		});
		const times = sorted.map(({ created_at }) => created_at);
		expect(times).toEqual([...times].sort((left, right) => left - right));
		expect(times.some((time) => time % daySeconds !== 0)).toBe(true);
	});

	test("trap 2: conversations and tickets are searched to the second", async () => {
		for (const what of ["conversations", "tickets"]) {
			const [row] = await find(what, "created_at", ">", 0);
			const same = await find(what, "created_at", "=", row.created_at);
			expect(same.every(({ created_at }) => created_at === row.created_at)).toBe(true);
			const later = await find(what, "created_at", ">", row.created_at - 1);
			expect(later.map(({ id }) => id)).toContain(row.id);
		}
	});

	test("trap 3: companies without people are not listed, and a page holds 60 at most", async () => {
		const empty = (await box.post("/companies", { company_id: "trap-3", name: "Nobody" })).body.id;
		const pages = [1, 2, 3].map((page) => box.post(`/companies/list?per_page=60&page=${page}`, undefined));
		const listed = (await Promise.all(pages)).flatMap(({ body }) => body.data as Wire[]);
		expect(listed.map(({ id }) => id)).not.toContain(empty);
		expect(listed.every(({ user_count }) => user_count > 0)).toBe(true);
		expect((await box.post("/companies/list?per_page=61", undefined)).status).toBe(400);
	});

	test("trap 4: one scroll at a time, which ends with an empty page", async () => {
		const first = (await box.get("/companies/scroll")).body;
		const second = await box.get("/companies/scroll");
		expect([second.status, second.body.errors[0].code]).toEqual([400, "scroll_exists"]);
		let page = first;
		while (page.data.length > 0) {
			page = (await box.get(`/companies/scroll?scroll_param=${encodeURIComponent(page.scroll_param)}`)).body;
		}
		expect(page.data).toEqual([]);
	});

	test("trap 6: nested lists are cut at ten, and say so", async () => {
		const contacts = await readAll(box, "/contacts?per_page=150", "data");
		const cut = contacts.find(({ tags }) => tags.has_more === true);
		expect(cut.tags.data).toHaveLength(10);
		expect(cut.tags.total_count).toBeGreaterThan(10);
		const whole = (await box.get(cut.tags.url)).body;
		expect(whole.data).toHaveLength(cut.tags.total_count);
	});

	test("trap 7: a tag inside a contact has fewer fields than in the contact's own list", async () => {
		const contacts = (await box.get("/contacts?per_page=150")).body.data as Wire[];
		const tagged = contacts.find(({ tags }) => tags.data.length > 0);
		expect(Object.keys(tagged.tags.data[0]).sort()).toEqual(["id", "type", "url"]);
		const [tag] = (await box.get(`/contacts/${tagged.id}/tags`)).body.data;
		expect(Object.keys(tag).sort()).toEqual(["applied_at", "applied_by", "id", "name", "type"]);
	});

	test("trap 10: the order is ascending or descending, nothing shorter", async () => {
		const query = { field: "created_at", operator: ">", value: 0 };
		const sort = { field: "created_at", order: "desc" };
		expect((await box.post("/conversations/search", { query, sort })).status).toBe(400);
	});

	test("trap 11: attributes of conversations are elsewhere from 2.16 on", async () => {
		const path = "/data_attributes?model=conversation";
		expect((await box.get(path)).status).toBe(422);
		expect((await box.get(path, { "intercom-version": "2.15" })).status).toBe(200);
		expect((await box.get("/conversations/attributes")).body.data.length).toBeGreaterThan(0);
	});

	test("trap 12: two levels, fifteen filters, single words", async () => {
		const leaf = { field: "state", operator: "=", value: "open" };
		const group = (value: unknown[]): object => ({ operator: "AND", value });
		const ask = async (query: object): Promise<number> => (await box.post("/conversations/search", { query })).status;
		expect(await ask(group([group([leaf])]))).toBe(200);
		expect(await ask(group([group([group([leaf])])]))).toBe(400);
		expect(await ask(group(Array(15).fill(leaf)))).toBe(200);
		expect(await ask(group(Array(16).fill(leaf)))).toBe(400);
		const [word] = await find("conversations", "source.body", "~", "the");
		expect(word).toBeDefined();
		expect(await find("conversations", "source.body", "~", "of the")).toEqual([]);
	});

	test("trap 13: activity logs need a beginning and come newest first, whatever the order asked for", async () => {
		expect((await box.get("/admins/activity_logs")).status).toBe(400);
		const path = "/admins/activity_logs?created_at_after=1770000000&order=asc&sort=created_at";
		const times = ((await box.get(path)).body.activity_logs as Wire[]).map(({ created_at }) => created_at);
		expect(times).toEqual([...times].sort((left, right) => right - left));
	});

	test("trap 14: an empty cursor is a 500", async () => {
		expect((await box.get("/contacts?starting_after=")).status).toBe(500);
		expect((await box.get("/conversations?starting_after=")).status).toBe(500);
	});

	test("trap 19: ids are text in one place and numbers in another", async () => {
		const tickets = await find("tickets", "created_at", ">", 0);
		const old = (await box.get(`/tickets/${tickets[0].id}`, { "intercom-version": "2.15" })).body;
		expect([typeof tickets[0].team_assignee_id, typeof old.team_assignee_id]).toEqual(["number", "string"]);
		const [team] = (await box.get("/teams")).body.teams;
		expect([typeof team.id, typeof team.admin_ids[0]]).toEqual(["string", "number"]);
	});

	test("trap 20: times are seconds in most places and text in some", async () => {
		const [macro] = (await box.get("/macros")).body.data;
		const { data } = (await box.get("/calls")).body;
		const kinds = new Set((data as Wire[]).map(({ answered_at }) => typeof answered_at));
		expect(typeof macro.created_at).toBe("string");
		expect(kinds).toContain("string");
		expect(typeof data[0].created_at).toBe("number");
	});
});

describe("what connectors get wrong while things change or fail", () => {
	test("trap 3: the list of companies stops at 10,000, and the scroll goes on", async () => {
		await using box = await startTest({ companies: 10_400, contacts: 90_000 });
		const page = (number: number): Promise<Wire> => box.post(`/companies/list?per_page=60&page=${number}`, undefined);
		const { body } = await page(166);
		expect(body.data).toHaveLength(60);
		expect(body.total_count).toBeGreaterThan(10_000);
		expect(body.pages.total_pages).toBe(Math.ceil(body.total_count / 60));
		const { status, body: refused } = await page(167);
		expect([status, refused.errors[0].code]).toEqual([400, "bad_request"]);
		expect(refused.errors[0].message).toBe("page limit reached, please use scroll API");
		const ids = new Set<string>();
		let scroll = (await box.get("/companies/scroll")).body;
		while (scroll.data.length > 0) {
			for (const { id } of scroll.data as Wire[]) ids.add(id);
			scroll = (await box.get(`/companies/scroll?scroll_param=${encodeURIComponent(scroll.scroll_param)}`)).body;
		}
		expect(ids.size).toBe(body.total_count);
	});

	test("trap 5: a conversation is given with 500 parts, the newest, and its statistics count all", async () => {
		await using box = await startTest({ conversations: 2500 });
		const long = (box.sandbox.truth.conversations() as Wire[]).find(
			({ statistics }) => (statistics?.count_conversation_parts ?? 0) > 500,
		);
		const { body } = await box.get(`/conversations/${long.id}`);
		expect(body.conversation_parts.total_count).toBe(500);
		expect(body.conversation_parts.conversation_parts.at(-1).created_at).toBe(body.updated_at);
		expect(body.statistics.count_conversation_parts).toBeGreaterThan(500);
	});

	test("trap 8: a row that changes while others page moves out of their way", async () => {
		await using box = await startTest();
		const first = (await box.get("/conversations?per_page=100")).body;
		const last = first.conversations.at(-1);
		const unseen = (await box.get(`/conversations?per_page=100&starting_after=${first.pages.next.starting_after}`)).body
			.conversations[0];
		await box.ask("PUT", `/conversations/${unseen.id}`, { read: true });
		const second = (await box.get(`/conversations?per_page=100&starting_after=${first.pages.next.starting_after}`))
			.body;
		expect(second.conversations.map(({ id }: Wire) => id)).not.toContain(unseen.id);
		expect(second.conversations.map(({ id }: Wire) => id)).not.toContain(last.id);
	});

	test("trap 9: a search knows of a new contact only later", async () => {
		await using box = await startTest({ indexLagMs: 3_600_000 });
		const { id } = (await box.post("/contacts", { email: "late@example.com" })).body;
		const query = { field: "email", operator: "=", value: "late@example.com" };
		expect((await box.get(`/contacts/${id}`)).status).toBe(200);
		expect((await box.post("/contacts/search", { query })).body.total_count).toBe(0);
	});

	test("trap 15: a search page is a 404 while it would show a conversation that was deleted", async () => {
		await using box = await startTest({ indexLagMs: 3_600_000 });
		const request = { query: { field: "created_at", operator: ">", value: 0 } };
		const page = (starting_after?: string): Promise<Wire> =>
			box.post("/conversations/search", { ...request, pagination: { per_page: 100, starting_after } });
		const first = (await page()).body;
		const cursor = first.pages.next.starting_after;
		const doomed = (await page(cursor)).body.conversations[7].id;
		expect((await box.ask("DELETE", `/conversations/${doomed}`)).status).toBe(200);
		expect((await page()).body).toEqual(first);
		const refused = await page(cursor);
		expect([refused.status, refused.body.errors[0].code]).toEqual([404, "not_found"]);
		const { status, body } = await page(cursor);
		expect(status).toBe(200);
		expect(body.conversations.map(({ id }: Wire) => id)).not.toContain(doomed);
		expect(body.total_count).toBe(first.total_count - 1);
	});

	test("trap 16: a 200 may have no body", async () => {
		await using box = await startTest({ faults: [{ kind: "empty_body", times: 1 }] });
		const answer = await box.get("/contacts");
		expect([answer.status, answer.body]).toEqual([200, ""]);
	});

	test("trap 17: one table can be barred by a scope or a plan while others work", async () => {
		await using box = await startTest({ deniedScopes: ["read_tickets"], plannedOut: ["/news"] });
		const query = { field: "created_at", operator: ">", value: 0 };
		expect((await box.post("/tickets/search", { query })).status).toBe(401);
		const news = await box.get("/news/newsfeeds");
		expect([news.status, news.body.errors[0].code]).toEqual([403, "api_plan_restricted"]);
		expect((await box.get("/contacts")).status).toBe(200);
	});

	test("trap 18: the limit counts in windows of ten seconds, and a bad token learns nothing of it", async () => {
		await using box = await startTest({ rateLimitPerMinute: 12 });
		const ok = await box.get("/me");
		expect(ok.headers.get("x-ratelimit-limit")).toBe("2");
		expect(Number(ok.headers.get("x-ratelimit-reset"))).toBeGreaterThan(1_000_000_000);
		const answers = [await box.get("/me"), await box.get("/me")];
		const refused = answers.find(({ status }) => status === 429);
		expect(refused?.body.errors[0].code).toBe("rate_limit_exceeded");
		const bad = await box.get("/me", { authorization: "Bearer wrong" });
		expect([bad.status, bad.headers.get("x-ratelimit-limit")]).toEqual([401, null]);
	});
});
