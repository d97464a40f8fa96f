import { describe, expect, test } from "vitest";
import { compileAnswerDoor, compileNestedDoor } from "../../src/scan/door.ts";
import { column } from "./fake-service.ts";

const tags = { key: ["id"], columns: [column("id", "id"), column("name")] };
const links = {
	key: ["owner_id", "at", "who"],
	columns: [
		column("owner_id", "id", { path: "^id" }),
		column("at", "iso8601"),
		column("who", "id", { path: "person.id" }),
	],
};

describe("a row", () => {
	test("is an object with all of the key that is its own, wherever it stands", () => {
		const admit = compileAnswerDoor(links, "data", true);
		const good = { at: "2026-01-31T10:00:00Z", person: { id: 7 } };
		const bad = [{ at: "2026-01-31T10:00:00Z" }, { at: "soon", person: { id: 7 } }, { person: { id: 7 } }, [good]];
		expect(admit({ data: [good, ...bad] })).toEqual({ rows: [good], others: bad, total: undefined });
	});

	test("needs no key that the request has given", () => {
		const shape = { key: ["owner_id", "id"], columns: [column("owner_id", "id"), column("id", "id")] };
		expect(compileNestedDoor(shape, "list")({ list: [{ id: "1" }] }).rows).toEqual([]);
		expect(compileNestedDoor({ ...shape, given: "owner_id" }, "list")({ list: [{ id: "1" }] }).rows).toHaveLength(1);
	});
});

describe("the list in an answer", () => {
	const admit = compileAnswerDoor(tags, "tags", false);
	const row = { id: "1" };

	test.each([
		["under its name, before any other", { data: [{ id: "2" }], tags: [row] }],
		["under data", { others: [{ id: "2" }], data: [row] }],
		["in an envelope of its own", { tags: { type: "list", data: [row] } }],
		["under another name", { warnings: ["x"], entries: [row] }],
	])("is found %s", (_, body) => {
		expect(admit(body)?.rows).toEqual([row]);
	});

	test.each([
		["another list of which an element can be no row", { entries: [row, "x"] }],
		["an empty list under another name", { warnings: [] }],
		["another list beside an error", { error: "e", entries: [row] }],
		["the list of errors", { errors: [{ id: "1", code: "x" }] }],
		["one object", { id: "1" }],
		["a bare list", [row]],
		["a scalar in its place", { tags: 5 }],
	])("is not %s", (_, body) => {
		expect(admit(body)).toBeUndefined();
	});

	test("is empty when it is null, and when the total is 0", () => {
		for (const body of [{ tags: null }, { total_count: 0 }]) expect(admit(body)?.rows).toEqual([]);
	});

	test("of a path that goes deeper stands in one object, which may have none", () => {
		const parts = compileAnswerDoor(tags, "parts.parts", true);
		expect(parts({ id: "9", parts: { parts: [row], total_count: 4 } })).toEqual({ rows: [row], others: [], total: 4 });
		expect(parts({ id: "9" })?.rows).toEqual([]);
		for (const body of [{}, [row], { id: "9", parts: 5 }, { data: [row] }]) expect(parts(body)).toBeUndefined();
	});
});

describe("the list inside a row", () => {
	test("is not another list of an object that is no envelope", () => {
		const admit = compileNestedDoor(tags, "source.files");
		expect(admit({ source: { type: "mail", people: [{ id: "1" }] } })).toEqual({
			rows: [],
			others: [],
			total: undefined,
		});
		expect(admit({ source: null }).others).toEqual([]);
	});

	test.each([{}, { tags: null }, { tags: {} }, { tags: { tags: null } }, { tags: [] }, { tags: { admins: [] } }])(
		"is none in %j",
		(row) => {
			expect(compileNestedDoor(tags, "tags.tags")(row)).toMatchObject({ rows: [], others: [] });
		},
	);

	test.each([{ tags: "x" }, { tags: { tags: "x" } }, { tags: { data: 5 } }, { tags: { admins: ["x"] } }])(
		"is something else in %j",
		(row) => {
			expect(compileNestedDoor(tags, "tags.tags")(row)).toMatchObject({ rows: [], others: [expect.anything()] });
		},
	);
});
