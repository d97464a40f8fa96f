import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { staticCollectionTable } from "../../src/sandbox/data/static-collection-table.ts";
import { startTest, type TestSandbox } from "./client.ts";

// biome-ignore lint/suspicious/noExplicitAny: objects as JSON
type Wire = any;
let box: TestSandbox;
beforeAll(async () => {
	box = await startTest({ conversations: 4000 });
});
afterAll(async () => {
	await box.sandbox.close();
});

/** Reads a list to its end, whatever its paging. */
async function readEvery(path: string): Promise<Wire[]> {
	const rows: Wire[] = [];
	for (let next: string | undefined = "page=1"; next !== undefined; ) {
		const { body }: { body: Wire } = await box.get(`${path}?${next}`);
		rows.push(...body.data);
		const cursor: string | undefined = body.pages?.next?.starting_after;
		const { page, total_pages } = body.pages ?? body;
		next =
			cursor !== undefined
				? `starting_after=${encodeURIComponent(cursor)}`
				: page < total_pages
					? `page=${Number(page) + 1}`
					: undefined;
	}
	return rows;
}

describe("plain kinds", () => {
	test.each(staticCollectionTable.filter(({ parent }) => parent === undefined).map((row) => [row.name, row] as const))(
		"%s: paging to the end gives each once",
		async (name, row) => {
			const { listing, path, count } = row;
			const rows = await readEvery(path);
			const all = listing.hidesArchived === true ? (await box.get(`${path}?include_archived=true`)).body.data : rows;
			expect(new Set(all.map(({ id }: Wire) => id)).size).toBe(all.length);
			const counts = { articles: 60, conversations: 4000 };
			expect(all, name).toHaveLength(count({ counts } as Wire));
		},
	);

	test("articles show their statistics alone, not in lists", async () => {
		const [listed] = (await box.get("/articles")).body.data;
		expect(listed).not.toHaveProperty("statistics");
		expect((await box.get(`/articles/${listed.id}`)).body.statistics).toMatchObject({ views: expect.any(Number) });
	});

	test("before 2.16 an article names one parent", async () => {
		const recent = (await box.get("/articles?per_page=60")).body.data;
		const old = (await box.get("/articles?per_page=60", { "intercom-version": "2.15" })).body.data;
		expect(old.map(({ parent_id }: Wire) => parent_id)).toEqual(
			recent.map(({ parent_ids }: Wire) => parent_ids[0] ?? null),
		);
		expect(old[0]).not.toHaveProperty("parent_ids");
	});

	test("calls come 25 at most", async () => {
		expect((await box.get("/calls?per_page=26")).status).toBe(400);
		expect((await box.get("/calls")).body.data).toHaveLength(25);
	});

	test("macros have times as text, and can be had since a time", async () => {
		const all = await readEvery("/macros");
		const since = all[9].updated_at;
		expect(since).toMatch(/^\d{4}-\d\d-\d\dT/);
		const recent = (await box.get(`/macros?updated_since=${encodeURIComponent(since)}&per_page=150`)).body.data;
		expect(recent.map(({ id }: Wire) => id)).toEqual(all.slice(0, 10).map(({ id }) => id));
		expect((await box.get("/macros?updated_since=yesterday")).status).toBe(400);
	});

	test("a row is made, changed and deleted", async () => {
		const made = await box.post("/help_center/collections", { name: "New", description: "One" });
		const path = `/help_center/collections/${made.body.id}`;
		expect((await box.ask("PUT", path, { name: "Newer" })).body).toMatchObject({ name: "Newer", description: "One" });
		expect((await box.get("/help_center/collections")).body.data[0].id).toBe(made.body.id);
		expect((await box.ask("DELETE", path)).body).toEqual({ id: made.body.id, object: "collection", deleted: true });
		expect((await box.get(path)).status).toBe(404);
		expect((await box.post("/help_center/collections", {})).status).toBe(400);
	});

	test("custom objects are had by external id and replaced by it", async () => {
		const body = { external_id: "mine", custom_attributes: { a: "1" } };
		const first = (await box.post("/custom_object_instances/Order", body)).body;
		const again = await box.post("/custom_object_instances/Order", { ...body, custom_attributes: { a: "2" } });
		expect(again.body.id).toBe(first.id);
		const found = await box.get("/custom_object_instances/Order?external_id=mine");
		expect(found.body).toMatchObject({ id: first.id, custom_attributes: { a: "2" } });
	});

	test("a conversation attribute is only archived", async () => {
		const [attribute] = (await box.get("/conversations/attributes")).body.data;
		expect((await box.ask("DELETE", `/conversations/attributes/${attribute.id}`)).body.archived).toBe(true);
		const listed = (await box.get("/conversations/attributes")).body.data.map(({ id }: Wire) => id);
		expect(listed).not.toContain(attribute.id);
		expect((await box.get(`/conversations/attributes/${attribute.id}`)).status).toBe(200);
	});

	test("two live conversation attributes share a name", async () => {
		await using fresh = await startTest();
		const names = (await fresh.get("/conversations/attributes")).body.data.map(({ name }: Wire) => name);
		expect(names.filter((name: string) => name === "Topic")).toHaveLength(2);
	});
});

describe("reports", () => {
	test("activity logs need a beginning, come newest first and stay between the bounds", async () => {
		expect((await box.get("/admins/activity_logs")).status).toBe(400);
		const [after, before] = [1_780_000_000, 1_780_600_000];
		const path = `/admins/activity_logs?created_at_after=${after}&created_at_before=${before}&per_page=250`;
		const times = (await box.get(path)).body.activity_logs.map(({ created_at }: Wire) => created_at);
		expect(times.length).toBeGreaterThan(15);
		expect(times).toEqual([...times].sort((left, right) => right - left));
		expect(times.every((time: number) => time > after && time < before)).toBe(true);
	});

	test("lists with links give the address of the next page", async () => {
		const { body } = await box.get("/conversations/deleted?per_page=7");
		const next = await fetch(body.pages.next, {
			headers: { authorization: `Bearer ${box.sandbox.accessToken}`, "intercom-version": "2.16" },
		});
		const page: Wire = await next.json();
		expect(page.pages).toMatchObject({ page: 2, per_page: 7 });
		expect(page.conversations[0].id).not.toBe(body.conversations[0].id);
	});

	test("events of a contact are summed up by name, and a written one is among them once", async () => {
		const contact: Wire = box.sandbox.truth.contacts().find(({ last_seen_at }) => last_seen_at !== null);
		const event = { event_name: "tested", created_at: 1_781_000_000, id: contact.id };
		await box.post("/events", event);
		await box.post("/events", event);
		const path = `/events?type=user&intercom_user_id=${contact.id}`;
		const summary = (await box.get(`${path}&summary=true`)).body.events;
		expect(summary.find(({ name }: Wire) => name === "tested")).toMatchObject({ count: 1 });
		const listed = (await box.get(`${path}&per_page=150`)).body.events;
		expect(listed).toHaveLength(summary.reduce((sum: number, { count }: Wire) => sum + count, 0));
		expect((await box.get("/events?type=user")).status).toBe(400);
	});
});
