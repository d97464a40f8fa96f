import { describe, expect, it } from "vitest";
import type { ColumnType } from "../../src/base/index.ts";
import type { Storage, Tables } from "../../src/storage/index.ts";
import fc from "../random-cases.ts";
import { queries } from "./notes-schema.ts";
import { openTestStorage, readAll, select } from "./test-storage.ts";

async function listIds(storage: Storage): Promise<readonly number[]> {
	const found = await storage.run(queries.selectFrom("notes").select("id").orderBy("id").compile());
	return found.map(({ id }) => id);
}

describe("statements", () => {
	it("gives back the values that went in, whatever their type", async () => {
		const storage = await openTestStorage(":memory:");
		const types: Record<string, ColumnType> = { a: "varchar", b: "integer", c: "double", d: "numeric", e: "json" };
		const columns = Object.entries(types).map(([name, type]) => ({ name, type }));
		await storage.createTable("t", columns, []);
		const character = fc.oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }));
		const unicode = fc.array(character).map((codes) => String.fromCodePoint(...codes));
		const text = fc.oneof(unicode, fc.integer().map(String), fc.constantFrom("0012", "1e5", " 7 ", "0x1F"));
		const double = fc.double({ noNaN: true }).map((value) => (value === 0 ? 0 : value));
		const row = fc.tuple(
			fc.option(text),
			fc.option(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)),
			fc.option(double),
			fc.option(fc.double({ noNaN: true, min: -1e12, max: 1e12 }).map((value) => (value === 0 ? 0 : value))),
			text,
		);
		await fc.assert(
			fc.asyncProperty(row, async (values) => {
				await storage.insertRows("t", 5, [values]);
				const [found] = await select(storage, "SELECT * FROM t ORDER BY rowid DESC LIMIT 1");
				const asNumber = (value: unknown) =>
					typeof value === "bigint" && Number.isSafeInteger(Number(value)) ? Number(value) : value;
				expect(found).toEqual(values.map(asNumber));
			}),
		);
	});

	it("keeps integers beyond 2^53 exact and gives smaller ones as numbers", async () => {
		const storage = await openTestStorage(":memory:");
		expect(await select(storage, "SELECT :a, :b, typeof(:b)", { a: 2n ** 53n + 1n, b: 5 })).toEqual([
			[9007199254740993n, 5, "integer"],
		]);
	});

	it("refuses an integer of more than 64 bits with 22003", async () => {
		const storage = await openTestStorage(":memory:");
		await expect(select(storage, "SELECT :a", { a: 2n ** 63n })).rejects.toThrowError(
			expect.objectContaining({ code: "execution_failed", sqlState: "22003" }),
		);
	});

	it("keeps text that looks like numbers a text, and unicode as it is", async () => {
		const storage = await openTestStorage(":memory:");
		await storage.createTable("t", [{ name: "text", type: "varchar" }], []);
		const texts = ["0012", "12.50", "1e3", "", "naïve 👩‍👩‍👧 漢字", "a\u0000b", "'quoted\""];
		await storage.insertRows(
			"t",
			1,
			texts.map((text) => [text]),
		);
		expect(await select(storage, "SELECT text, typeof(text) FROM t")).toEqual(texts.map((text) => [text, "text"]));
	});

	it("takes any name for a table or column", async () => {
		const storage = await openTestStorage(":memory:");
		const names = ['the "best"', "select", "a.b", "naïve; DROP TABLE x", "rowid", "[x]", "`y`"];
		await storage.createTable(
			'my "table"',
			names.map((name) => ({ name, type: "integer" })),
			[names[0] ?? "", "select"],
		);
		await storage.insertRows('my "table"', names.length, [names.map((_, index) => index)]);
		const reader = storage.openReader();
		expect(await readAll(reader, 'SELECT * FROM "my ""table"""')).toEqual([names.map((_, index) => index)]);
	});

	it("keeps the order of arrival, and replaces the row that has the same key", async () => {
		const storage = await openTestStorage(":memory:");
		const columns = ["id", "part", "value"].map((name) => ({ name, type: "varchar" as const }));
		await storage.createTable("t", columns, ["id", "part"]);
		const written = await storage.insertRows("t", 3, [
			["b", "1", "old"],
			["a", "1", "x"],
			["b", "2", "y"],
		]);
		await storage.insertRows("t", 3, [["b", "1", "new"]]);
		expect(written).toBe(3);
		expect(await select(storage, "SELECT * FROM t")).toEqual([
			["a", "1", "x"],
			["b", "2", "y"],
			["b", "1", "new"],
		]);
	});

	it("compares LIKE with case, on readers too", async () => {
		const storage = await openTestStorage(":memory:");
		expect(await select(storage, "SELECT 'A' LIKE 'a', 'a' LIKE 'a'")).toEqual([[0, 1]]);
	});

	it("undoes a transaction whose work rejects, with one inside of it, which joins it", async () => {
		const storage = await openTestStorage(":memory:");
		const insert = (tables: Tables, id: number) =>
			tables.run(queries.insertInto("notes").values({ id, text: "x" }).compile());
		const fail = async (tables: Tables) => {
			await insert(tables, 2);
			throw new RangeError("no");
		};
		await storage.transaction(async (tables) => {
			await insert(tables, 1);
			await tables.transaction((same) => insert(same, 3));
		});
		await expect(storage.transaction(fail)).rejects.toThrowError(RangeError);
		const outer = storage.transaction(async (tables) => {
			await insert(tables, 4);
			await tables.transaction(fail);
		});
		await expect(outer).rejects.toThrowError(RangeError);
		expect(await listIds(storage)).toEqual([1, 3]);
	});

	it("does one transaction after the other, and nothing else in between", async () => {
		const storage = await openTestStorage(":memory:");
		const insert = (tables: Tables, id: number) =>
			tables.run(queries.insertInto("notes").values({ id, text: "x" }).compile());
		const count = (tables: Tables) => tables.run(queries.selectFrom("notes").select("id").compile());
		const seen: number[] = [];
		const work = (id: number) => async (tables: Tables) => {
			await insert(tables, id);
			await new Promise(setImmediate);
			seen.push((await count(tables)).length);
		};
		await Promise.all([storage.transaction(work(1)), insert(storage, 2), storage.transaction(work(3))]);
		expect(seen).toEqual([1, 3]);
	});

	it("refuses what a transaction left running", async () => {
		const storage = await openTestStorage(":memory:");
		let left: Tables | undefined;
		await storage.transaction(async (tables) => {
			left = tables;
			await tables.run(queries.insertInto("notes").values({ id: 1, text: "x" }).compile());
		});
		const late = left?.run(queries.insertInto("notes").values({ id: 2, text: "x" }).compile());
		await expect(late).rejects.toThrowError(expect.objectContaining({ code: "internal" }));
		expect(await listIds(storage)).toEqual([1]);
	});

	it("says integer out of range with 22003 for an overflow, also in the middle of a result", async () => {
		const storage = await openTestStorage(":memory:");
		const overflow = expect.objectContaining({ code: "execution_failed", sqlState: "22003" });
		await expect(select(storage, "SELECT abs(:a)", { a: -(2n ** 63n) })).rejects.toThrowError(overflow);
		await expect(
			select(storage, "SELECT sum(v) FROM (SELECT :a AS v UNION ALL SELECT 1)", { a: 2n ** 63n - 1n }),
		).rejects.toThrowError(overflow);
	});

	it("calls it an internal error when the SQL itself is wrong", async () => {
		const storage = await openTestStorage(":memory:");
		await expect(select(storage, "SELEC 1")).rejects.toThrowError(expect.objectContaining({ code: "internal" }));
		await expect(select(storage, "SELECT :missing")).rejects.toThrowError(
			expect.objectContaining({ code: "internal" }),
		);
	});

	it("says connection_closed after close", async () => {
		const storage = await openTestStorage(":memory:");
		await storage.close();
		await storage.close();
		await expect(storage.run(queries.selectFrom("notes").selectAll().compile())).rejects.toThrowError(
			expect.objectContaining({ code: "connection_closed" }),
		);
	});
});
