import { IntercomClient } from "intercom-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTest, type TestSandbox } from "./client.ts";

// The package that Intercom publishes was written against the real service, so it knows nothing of ours.
let box: TestSandbox;
let client: IntercomClient;
beforeAll(async () => {
	box = await startTest();
	client = new IntercomClient({ token: box.sandbox.accessToken, environment: box.sandbox.url, maxRetries: 0 });
});
afterAll(async () => {
	await box.sandbox.close();
});

async function collect(pages: AsyncIterable<unknown>): Promise<string[]> {
	const ids: string[] = [];
	for await (const item of pages) ids.push((item as { id: string }).id);
	return ids;
}

const peopledCount = (): number =>
	box.sandbox.truth.companies().filter(({ user_count }) => Number(user_count) > 0).length;

test("it lists all contacts", async () => {
	const ids = await collect(await client.contacts.list({ per_page: 50 }));
	expect(new Set(ids).size).toBe(400);
	expect(ids).toHaveLength(400);
});

test("it searches contacts through all pages", async () => {
	const query = { field: "role", operator: "=", value: "user" } as const;
	const ids = await collect(await client.contacts.search({ query, pagination: { per_page: 40 } }));
	const users = box.sandbox.truth.contacts().filter(({ role }) => role === "user");
	expect(new Set(ids)).toEqual(new Set(users.map(({ id }) => id)));
});

test("it lists all conversations, and gets one with its parts", async () => {
	const ids = await collect(await client.conversations.list({ per_page: 100 }));
	expect(new Set(ids).size).toBe(500);
	const [first] = box.sandbox.truth.conversations();
	const whole = await client.conversations.find({ conversation_id: String(first?.["id"]) });
	expect(whole.conversation_parts?.total_count).toBe(
		(first?.["conversation_parts"] as { total_count: number } | undefined)?.total_count,
	);
});

test("it searches conversations", async () => {
	const query = { field: "created_at", operator: ">", value: "0" } as const;
	const ids = await collect(await client.conversations.search({ query, pagination: { per_page: 150 } }));
	expect(new Set(ids).size).toBe(500);
});

test("it lists all companies", async () => {
	const ids = await collect(await client.companies.list({ per_page: 60 }));
	expect(new Set(ids).size).toBe(peopledCount());
});

test("it scrolls through all companies", async () => {
	const ids: string[] = [];
	const page = await client.companies.scroll();
	while (page.data.length > 0) {
		ids.push(...page.data.map(({ id }) => id));
		await page.getNextPage();
	}
	expect(new Set(ids).size).toBe(peopledCount());
	expect(ids).toHaveLength(peopledCount());
});

test("it lists admins, teams, tags and segments", async () => {
	expect((await client.admins.list()).admins).toHaveLength(12);
	expect((await client.teams.list()).teams).toHaveLength(5);
	expect((await client.tags.list()).data).toHaveLength(40);
	expect((await client.segments.list()).segments).toHaveLength(12);
});

test("it searches tickets and reads their types", async () => {
	const query = { field: "created_at", operator: ">", value: "0" } as const;
	const ids = await collect(await client.tickets.search({ query, pagination: { per_page: 50 } }));
	expect(new Set(ids).size).toBe(120);
	expect((await client.ticketTypes.list()).data).toHaveLength(4);
});

test("it lists articles and collections", async () => {
	expect(new Set(await collect(await client.articles.list({ per_page: 25 }))).size).toBe(60);
	expect(new Set(await collect(await client.helpCenters.collections.list({ per_page: 20 }))).size).toBe(26);
});

test("it creates, changes and archives a contact", async () => {
	const created = await client.contacts.create({ email: "sdk@example.com" });
	const id = String((created as { id?: string }).id);
	await client.contacts.update({ contact_id: id, name: "By the client" });
	expect((await client.contacts.find({ contact_id: id })).name).toBe("By the client");
	expect(await client.contacts.archive({ contact_id: id })).toMatchObject({ archived: true });
});
