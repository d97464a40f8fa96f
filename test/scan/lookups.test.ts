import { describe, expect, test } from "vitest";
import type { LookupScan } from "../../src/catalog/index.ts";
import type { LookupPath } from "../../src/profile/index.ts";
import { column, createContext, createService, readAll, Status, settle, table } from "./fake-service.ts";

const visits = table("visits", [column("id", "id"), column("person"), column("note_id", "id", { path: "note.id" })]);
const lookupPath: LookupPath = {
	kind: "lookup",
	method: "GET",
	path: "/visits",
	query: { type: "user" },
	column: "person",
	parameter: "who",
	fixed: [],
	rows: "data",
	paging: "none",
	absent: [404],
};

function lookUp(keys: readonly string[], more: Partial<LookupPath> = {}, fixed: LookupScan["fixed"] = {}): LookupScan {
	return { kind: "lookup", table: visits, path: { ...lookupPath, ...more }, keys, fixed };
}

describe("rows by a value", () => {
	test("come by one request a value, several at a time, in the order of the values; what is absent has none", async () => {
		const service = createService(async ({ query }) => {
			await settle();
			const who = String(query?.["who"]);
			return who === "c" ? new Status(404) : { data: [{ id: `${who}1`, person: who }] };
		});
		const scan = lookUp(["b", "c", "a", "b"]);
		expect(await readAll(scan, createContext(service, scan))).toEqual([
			["b1", "b", null],
			["a1", "a", null],
		]);
		expect(service.requests.map(({ method, path, query }) => [method, path, query])).toEqual(
			["b", "c", "a"].map((who) => ["GET", "/visits", { type: "user", who }]),
		);
		expect(service.mostInFlight).toBe(3);
	});

	test("come page by page", async () => {
		const pages = { paging: "page", pageSize: { default: 1, max: 1 } } as const;
		const service = createService(({ query }) => {
			const page = Number(query?.["page"]);
			return { data: [{ id: String(page), person: "a" }], pages: { page, total_pages: 3 }, total_count: 3 };
		});
		const scan = lookUp(["a"], pages);
		expect((await readAll(scan, createContext(service, scan))).map(([id]) => id)).toEqual(["1", "2", "3"]);
		const both = lookUp(["a", "b"], pages);
		expect(await readAll(both, createContext(service, both))).toHaveLength(6);
	});

	test("come for many values at once where the service takes a list", async () => {
		const service = createService(({ body }) => {
			const { people } = body as { people: readonly string[] };
			return { data: people.map((person) => ({ id: `${person}1`, person })) };
		});
		const scan = lookUp(["a", "b", "c"], { method: "POST", parameter: "people", batch: 2, query: {} });
		expect((await readAll(scan, createContext(service, scan))).map(([id]) => id)).toEqual(["a1", "b1", "c1"]);
		expect(service.requests.map(({ body }) => body)).toEqual([{ people: ["a", "b"] }, { people: ["c"] }]);
	});

	test("may be one object, also where a list is documented", async () => {
		const service = createService(() => ({ id: "1", person: "a" }));
		for (const rows of [".", "data"]) {
			const scan = lookUp(["a"], { rows });
			expect(await readAll(scan, createContext(service, scan)), rows).toEqual([["1", "a", null]]);
		}
	});

	test("may be a list without an envelope", async () => {
		const service = createService(() => [
			{ id: "1", person: "a" },
			{ id: "2", person: "a" },
		]);
		const scan = lookUp(["a"], { rows: "." });
		expect(await readAll(scan, createContext(service, scan))).toHaveLength(2);
	});

	test("are told by a path with more than one slot", async () => {
		const service = createService(({ path }) => ({ id: path, person: "a" }));
		const scan = lookUp(
			["x/y"],
			{ path: "/people/{person}/visits/{id}", column: "id", parameter: undefined, fixed: ["person"] },
			{ person: "a b" },
		);
		await readAll(scan, createContext(service, scan));
		expect(service.requests.map(({ path }) => path)).toEqual(["/people/a%20b/visits/x%2Fy"]);
	});

	test("have the value that was asked for where they do not tell it", async () => {
		const given = { ...visits, columns: [column("id", "id"), column("person", "text", { path: "^person" })] };
		const service = createService(() => ({ data: [{ id: "1", person: "somebody else" }] }));
		const scan = { ...lookUp(["a"]), table: given };
		expect(await readAll(scan, createContext(service, scan))).toEqual([["1", "a"]]);
	});

	test("that belong to another table are left out without a word", async () => {
		const service = createService(() => ({ data: [{ id: "1" }, { id: "2", note: { id: "7" } }] }));
		const scan = lookUp(["a"], { only: "note_id" });
		const context = createContext(service, scan);
		expect(await readAll(scan, context)).toEqual([["2", null, "7"]]);
		expect(context.warnings).toEqual([]);
	});

	test("of no value make no request", async () => {
		const service = createService(() => ({ data: [] }));
		const byPath = { path: "/visits/{person}", parameter: undefined };
		for (const scan of [lookUp([""]), lookUp([".."], byPath), lookUp(["", ".", ".."], byPath)]) {
			expect(await readAll(scan, createContext(service, scan))).toEqual([]);
		}
		expect(service.requests).toHaveLength(0);
	});

	test("are missed when fewer come than were told", async () => {
		const service = createService(() => ({ data: [{ id: "1", person: "a" }], total_count: 2 }));
		const scan = lookUp(["a"]);
		const context = createContext(service, scan);
		await readAll(scan, context);
		expect(context.warnings).toEqual([
			"visits: Acme told of 2 and gave 1 row; the others are missing here, and the cache does not keep this as complete",
		]);
	});
});
