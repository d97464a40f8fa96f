import { describe, expect, onTestFinished, test } from "vitest";
import { listOf, type StubRoutes, useStub } from "../stub-service.ts";

type Pages = readonly (readonly object[])[];

// Page by page, whatever size is asked for: rows may come again because they changed meanwhile.
function answerPages(pages: Pages): StubRoutes[string] {
	return (body) => {
		const { starting_after: after = "0" } = (body["pagination"] ?? {}) as { starting_after?: string };
		const number = Number(after);
		const next = number + 1 < pages.length ? { starting_after: String(number + 1) } : null;
		return listOf([...(pages[number] ?? [])], { total_count: pages.flat().length, pages: { type: "pages", next } });
	};
}

const contact = (id: string, more: object = {}) => ({ id, created_at: 1700000000, updated_at: 1700000000, ...more });

describe("rows with one key", () => {
	test.each([{}, { AutoCache: false }])("count once under LIMIT and OFFSET: %o", async (properties) => {
		const [a, b, c] = ["a", "b", "c"].map((id) => contact(id));
		const { open } = await useStub(
			{
				"POST /contacts/search": answerPages([
					[a, a],
					[b, c],
				] as Pages),
			},
			onTestFinished,
		);
		const connection = await open(properties);
		const ids = async (sql: string) => (await connection.query(sql)).rows.map((row) => row["id"]);
		expect(await ids("SELECT id FROM contacts LIMIT 2")).toEqual(["a", "b"]);
		expect(await ids("SELECT id FROM contacts LIMIT 1 OFFSET 1")).toEqual(["b"]);
		expect(await ids("SELECT id FROM contacts LIMIT 2 OFFSET 1")).toEqual(["b", "c"]);
		expect(await ids("SELECT id FROM contacts LIMIT 1")).toEqual(["a"]);
		expect(await ids("SELECT id FROM contacts ORDER BY id")).toEqual(["a", "b", "c"]);
	});

	test("count once in a list and in a scroll", async () => {
		const company = (id: string) => ({ id, name: id, created_at: 1700000000, updated_at: 1700000000 });
		const { open } = await useStub(
			{
				// Who may not ask for the list has the scroll.
				"POST /companies/list": () => ({ type: "error.list", errors: [{ code: "forbidden", message: "no" }] }),
				"GET /companies/scroll": (_, query) => {
					const number = Number(query.get("scroll_param") ?? "0");
					const pages = [["a", "a"], ["b", "c"], []];
					return { type: "list", data: (pages[number] ?? []).map(company), scroll_param: String(number + 1) };
				},
				"GET /tags": () => listOf([{ id: "1" }, { id: "1" }, { id: "2" }, { id: "3" }]),
			},
			onTestFinished,
		);
		const connection = await open();
		expect((await connection.query("SELECT id FROM companies LIMIT 2")).rows).toEqual([{ id: "a" }, { id: "b" }]);
		expect((await connection.query("SELECT id FROM tags LIMIT 2")).rows).toEqual([{ id: "1" }, { id: "2" }]);
	});
});

describe("of two copies of a row", () => {
	const conversation = (updated_at: number | undefined, state: string, tags: readonly object[]) => ({
		id: "1",
		created_at: 1700000000,
		updated_at,
		state,
		tags: { type: "tag.list", tags },
	});
	const tag = (applied_at: number | null, more: object = {}) => ({
		type: "tag",
		id: "9",
		name: "vip",
		applied_at,
		...more,
	});
	const closed = conversation(1700000200, "closed", [tag(1700000100)]);
	const open_ = conversation(1700000100, "open", []);

	test.each([
		["the newer one stays when the older one comes later", [[closed], [open_]], "closed", 1],
		["the newer one stays when it comes later", [[open_], [closed]], "closed", 1],
		["the newer one stays on one page", [[closed, open_]], "closed", 1],
		[
			"the later arrival stays when both are equally old",
			[[conversation(1700000100, "closed", [])], [conversation(1700000100, "snoozed", [tag(1700000000)])]],
			"snoozed",
			1,
		],
		[
			"the later arrival stays when one does not tell its age",
			[[conversation(1700000100, "closed", [])], [conversation(undefined, "open", [])]],
			"open",
			0,
		],
	])("%s", async (_, pages, state, tags) => {
		const { open } = await useStub({ "POST /conversations/search": answerPages(pages) }, onTestFinished);
		for (const properties of [{}, { AutoCache: false }, { Pushdown: false }]) {
			const connection = await open(properties);
			expect((await connection.query("SELECT state FROM conversations")).rows).toEqual([{ state }]);
			const { rows } = await connection.query("SELECT count(*) AS count FROM conversation_tags");
			expect(rows).toEqual([{ count: tags }]);
		}
	});

	test.each([
		[[tag(1700000100), tag(1700000200, { applied_by: { type: "contact", id: "c" } })], "2023-11-14T22:16:40Z"],
		[[tag(1700000200), tag(1700000100)], "2023-11-14T22:16:40Z"],
		[[tag(1700000200), tag(null)], null],
	])("inside a row the newer one stays: %j", async (tags, at) => {
		const routes = { "POST /conversations/search": () => listOf([conversation(1700000300, "open", tags)]) };
		const { open } = await useStub(routes, onTestFinished);
		const { rows } = await (await open()).query("SELECT tag_id, applied_at FROM conversation_tags");
		expect(rows).toEqual([{ tag_id: "9", applied_at: at === null ? null : new Date(at) }]);
	});
});
