import { describe, expect, test } from "vitest";
import { readAll, startTest, type TestSandbox } from "./client.ts";

// biome-ignore lint/suspicious/noExplicitAny: objects as JSON
type Wire = any;

function conversations(box: TestSandbox): Promise<Wire[]> {
	return readAll(box, "/conversations?per_page=150", "conversations");
}

/** How many rows have each of some looks; every look must be there, so that each is met. */
function countLooks(rows: readonly Wire[], lookOf: (row: Wire) => string): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const row of rows) counts[lookOf(row)] = (counts[lookOf(row)] ?? 0) + 1;
	return counts;
}

describe("shapes that are on record", () => {
	test("of conversations: some of each", async () => {
		await using box = await startTest();
		const rows = await conversations(box);
		const some = expect.any(Number);
		const looks = {
			teammates: ({ teammates }: Wire) => (teammates ? Object.keys(teammates).join() : "none"),
			rating: ({ conversation_rating: it }: Wire) =>
				it ? (Object.keys(it).length > 0 ? "given" : "empty") : it === null ? "null" : "absent",
			closer: ({ statistics: it }: Wire) => typeof (it?.last_closed_by_id ?? undefined),
			admin: ({ admin_assignee_id: it }: Wire) => (it === 0 ? "zero" : it === null ? "null" : typeof it),
			tags: ({ tags: { tags } }: Wire) =>
				tags.length > new Set(tags.map(({ id }: Wire) => id)).size ? "twice" : "once",
			statistics: ({ statistics: it }: Wire) => (it === null ? "null" : it === undefined ? "absent" : "given"),
		};
		expect(countLooks(rows, looks.teammates)).toEqual({ "type,teammates": some, "type,admins": some, none: some });
		expect(countLooks(rows, looks.rating)).toEqual({ given: some, empty: some, null: some, absent: some });
		expect(countLooks(rows, looks.closer)).toEqual({ number: some, string: some, undefined: some });
		expect(countLooks(rows, looks.admin)).toMatchObject({ zero: some, number: some, string: some, undefined: some });
		expect(countLooks(rows, looks.tags)).toEqual({ once: some, twice: some });
		expect(countLooks(rows, looks.statistics)).toMatchObject({ null: some, given: some });
	});

	test("a tag that is there twice was put on at two times, in either order", async () => {
		await using box = await startTest();
		const steps = (await conversations(box)).flatMap(({ tags: { tags } }) =>
			tags.flatMap(({ id, applied_at }: Wire, place: number) => {
				const again = tags.slice(place + 1).find((tag: Wire) => tag.id === id);
				return again === undefined ? [] : Math.sign(again.applied_at - applied_at);
			}),
		);
		expect(new Set(steps)).toEqual(new Set([1, -1]));
	});

	test("an object looks the same in every list, by itself, and in another sandbox of the seed", async () => {
		await using box = await startTest();
		await using other = await startTest();
		await using seeded = await startTest({ seed: "another" });
		const rows = await conversations(box);
		expect(await conversations(other)).toEqual(rows);
		for (const row of rows.slice(0, 40)) {
			const { conversation_parts: _, ...whole } = (await box.get(`/conversations/${row.id}`)).body;
			expect(whole).toEqual(row);
		}
		const share = (all: readonly Wire[]): number => all.filter(({ teammates }) => teammates?.admins).length;
		expect(share(await conversations(seeded))).not.toBe(share(rows));
	});

	test("ids of parts are numbers or texts, with all their digits", async () => {
		await using box = await startTest();
		const held: Wire[] = box.sandbox.truth.conversations();
		const headers = { authorization: `Bearer ${box.sandbox.accessToken}`, "intercom-version": "2.16" };
		let numbers = 0;
		for (const { id, conversation_parts } of held.slice(0, 60)) {
			const text = await (await fetch(`${box.sandbox.url}/conversations/${id}`, { headers })).text();
			for (const part of conversation_parts.conversation_parts) {
				const isNumber = text.includes(`"id":${part.id},`);
				expect(isNumber || text.includes(`"id":"${part.id}"`)).toBe(true);
				if (isNumber) numbers++;
			}
		}
		expect(numbers).toBeGreaterThan(10);
	});

	test("of pages: sizes as text, and every kind of end", async () => {
		await using box = await startTest();
		const answers: Wire[] = [];
		for (let size = 120; size <= 150; size++) {
			const first = (await box.get(`/contacts?per_page=${size}`)).body;
			answers.push(first);
			const rest = { query: { field: "role", operator: "=", value: "lead" }, pagination: { per_page: size } };
			answers.push((await box.post("/contacts/search", rest)).body);
			if (size <= 130) answers.push((await box.post(`/companies/list?per_page=${size - 90}`, undefined)).body);
		}
		const some = expect.any(Number);
		expect(countLooks(answers, ({ pages }) => typeof pages.per_page)).toEqual({ number: some, string: some });
		const end = ({ pages: { next } }: Wire): string =>
			next === null ? "null" : next === "" ? "empty" : typeof next === "string" ? "address" : typeof next;
		expect(countLooks(answers, end)).toEqual({
			null: some,
			empty: some,
			address: some,
			object: some,
			undefined: some,
		});
		const addressed = answers.find(({ pages }) => typeof pages.next === "string" && pages.next !== "");
		expect(new URL(addressed.pages.next).searchParams.get("page")).toBe(String(Number(addressed.pages.page) + 1));
	});

	test("none are sent where the documented ones are asked for, and the data is the same", async () => {
		await using box = await startTest({ shapes: "documented" });
		await using recorded = await startTest();
		for (const { teammates, conversation_rating, admin_assignee_id } of await conversations(box)) {
			expect(teammates?.admins).toBeUndefined();
			expect(conversation_rating).not.toEqual({});
			expect(admin_assignee_id).toBeTypeOf("number");
		}
		expect(recorded.sandbox.truth.conversations()).toEqual(box.sandbox.truth.conversations());
		await expect(startTest({ shapes: "imagined" as "recorded" })).rejects.toThrow('shapes are "imagined"');
	});
});
