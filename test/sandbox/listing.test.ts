import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAll, startTest, type TestSandbox } from "./client.ts";

let box: TestSandbox;
beforeAll(async () => {
	box = await startTest();
});
afterAll(async () => {
	await box.sandbox.close();
});

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
const sorted = (ids: readonly string[]): string[] => [...ids].sort();

describe("lists", () => {
	test("paging contacts to the end gives every contact once", async () => {
		const ids = idsOf(await readAll(box, "/contacts?per_page=37", "data"));
		expect(ids).toHaveLength(400);
		expect(sorted(ids)).toEqual(sorted(box.sandbox.truth.contacts().map(({ id }) => String(id))));
	});

	test("contacts come ten to a page unless asked, and 150 at most", async () => {
		expect((await box.get("/contacts")).body.data).toHaveLength(10);
		expect((await box.get("/contacts?per_page=150")).body.data).toHaveLength(150);
		expect((await box.get("/contacts?per_page=151")).status).toBe(400);
	});

	test("paging conversations to the end gives every conversation once, without parts", async () => {
		const rows = await readAll(box, "/conversations?per_page=60", "conversations");
		expect(new Set(idsOf(rows)).size).toBe(500);
		expect(rows.every((row) => row.conversation_parts === undefined)).toBe(true);
		expect(rows.map((row) => row.updated_at)).toEqual(rows.map((row) => row.updated_at).sort((a, b) => b - a));
	});

	test("the last page has no next", async () => {
		const { body } = await box.get("/contacts?per_page=150");
		expect(body.pages).toMatchObject({ total_pages: 3 });
		expect([Number(body.pages.page), Number(body.pages.per_page)]).toEqual([1, 150]);
		expect(body.total_count).toBe(400);
		const rows = await readAll(box, "/contacts?per_page=150", "data");
		expect(rows).toHaveLength(400);
	});

	test("a malformed cursor is a 400, an empty one a 500", async () => {
		const bad = await box.get("/contacts?starting_after=nonsense");
		expect(bad.status).toBe(400);
		expect(bad.body.errors[0]).toMatchObject({
			code: "client_error",
			message: expect.stringMatching(/^Invalid starting_after param/),
		});
		expect((await box.get("/contacts?starting_after=")).status).toBe(500);
	});

	test("admins, teams, tags and segments come whole", async () => {
		expect((await box.get("/admins")).body.admins).toHaveLength(12);
		expect((await box.get("/teams")).body.teams).toHaveLength(5);
		expect((await box.get("/tags")).body.data).toHaveLength(40);
		expect((await box.get("/segments")).body.segments).toHaveLength(12);
	});

	test("a list of tags in a contact is cut at ten, and its url has all of them", async () => {
		const contact = box.sandbox.truth.contacts().find(({ tags }) => (tags as { has_more: boolean }).has_more);
		const tags = contact?.["tags"] as { data: unknown[]; url: string; total_count: number };
		expect(tags.data).toHaveLength(10);
		const all = (await box.get(tags.url)).body.data;
		expect(all).toHaveLength(tags.total_count);
		expect(idsOf(all)).toEqual(box.sandbox.truth.tagIdsOfContact(String(contact?.["id"])));
		expect(all[0]).toHaveProperty("applied_at");
	});

	test("a merged contact is gone, and its canonical contact is named", async () => {
		const [merged = ""] = box.sandbox.truth.mergedContactIds();
		const answer = await box.get(`/contacts/${merged}`);
		expect(answer.status).toBe(410);
		expect(answer.body.errors[0].code).toBe("contact_merged");
		const target = /^<(\/contacts\/\w+)>; rel="canonical"$/.exec(answer.headers.get("link") ?? "")?.[1] ?? "";
		expect((await box.get(target)).status).toBe(200);
	});

	test("an external id finds its user", async () => {
		const user = box.sandbox.truth.contacts().find(({ external_id }) => external_id !== null);
		const answer = await box.get(`/contacts/find_by_external_id/${String(user?.["external_id"])}`);
		expect(answer.body.id).toBe(user?.["id"]);
	});
});

describe("companies", () => {
	test("the pages of the list give every company with people once, latest request first", async () => {
		const rows: { id: string; user_count: number; last_request_at?: number }[] = [];
		for (let page = 1; ; page++) {
			const { body } = await box.post(`/companies/list?page=${page}&per_page=60`, undefined);
			rows.push(...body.data);
			if (page >= body.pages.total_pages) break;
		}
		const peopled = box.sandbox.truth.companies().filter(({ user_count }) => Number(user_count) > 0);
		expect(sorted(idsOf(rows))).toEqual(sorted(peopled.map(({ id }) => String(id))));
		expect(peopled.length).toBeLessThan(130);
		const seen = rows.flatMap(({ last_request_at }) => last_request_at ?? []);
		expect(seen).toEqual([...seen].sort((left, right) => right - left));
	});

	test("more than 60 a page is refused, and so is what lies beyond 10,000", async () => {
		const wide = await box.post("/companies/list?per_page=61", undefined);
		expect([wide.status, wide.body.errors[0].code]).toEqual([400, "parameter_invalid"]);
		const deep = await box.post("/companies/list?page=167&per_page=60", undefined);
		expect([deep.status, deep.body.errors[0].code]).toEqual([400, "bad_request"]);
		expect(deep.body.errors[0].message).toBe("page limit reached, please use scroll API");
		expect((await box.post("/companies/list?page=166&per_page=60", undefined)).status).toBe(200);
	});

	test("a company is found by its key, its name, its tag and its segment", async () => {
		const company = box.sandbox.truth.companies().find(({ tags }) => (tags as { tags: unknown[] }).tags.length > 0);
		const tag = (company?.["tags"] as { tags: { id: string }[] } | undefined)?.tags[0]?.id;
		const keyed = await box.get(`/companies?company_id=${String(company?.["company_id"])}`);
		expect(idsOf(keyed.body.data)).toEqual([company?.["id"]]);
		const named = await box.get(`/companies?name=${encodeURIComponent(String(company?.["name"]))}`);
		expect(idsOf(named.body.data)).toContain(company?.["id"]);
		expect(idsOf((await box.get(`/companies?tag_id=${tag}&per_page=60`)).body.data)).toContain(company?.["id"]);
		expect((await box.get("/companies")).status).toBe(400);
	});

	test("a company's contacts are those that name it", async () => {
		const [company] = box.sandbox.truth.companies();
		const rows = await readAll(box, `/companies/${String(company?.["id"])}/contacts?per_page=7`, "data");
		const members = box.sandbox.truth
			.contacts()
			.filter(({ id }) => box.sandbox.truth.companyIdsOfContact(String(id)).includes(String(company?.["id"])));
		expect(sorted(idsOf(rows))).toEqual(sorted(members.map(({ id }) => String(id))));
		expect(rows).toHaveLength(Number(company?.["user_count"]));
	});
});
