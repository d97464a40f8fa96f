import { describe, expect, it } from "vitest";
import type { ColumnType, StoredValue } from "../../src/base/index.ts";
import type { Storage } from "../../src/storage/index.ts";
import fc from "../random-cases.ts";
import { queries } from "./notes-schema.ts";
import { openTestStorage } from "./test-storage.ts";

function select(storage: Storage, sql: string, parameters: Record<string, StoredValue> = {}): StoredValue[][] {
	const reader = storage.openReader();
	try {
		return [...reader.query(sql, parameters)].map((row) => [...row]);
	} finally {
		reader.release();
	}
}

describe("statements", () => {
	it("gives back the values that went in, whatever their type", () => {
		const storage = openTestStorage(":memory:");
		const types: Record<string, ColumnType> = { a: "varchar", b: "integer", c: "double", d: "numeric", e: "json" };
		const columns = Object.entries(types).map(([name, type]) => ({ name, type }));
		storage.createTable("t", columns, []);
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
		fc.assert(
			fc.property(row, (values) => {
				storage.insertRows("t", 5, [values]);
				const [found] = select(storage, "SELECT * FROM t ORDER BY rowid DESC LIMIT 1");
				const asNumber = (value: unknown) =>
					typeof value === "bigint" && Number.isSafeInteger(Number(value)) ? Number(value) : value;
				expect(found).toEqual(values.map(asNumber));
			}),
		);
	});

	it("keeps integers beyond 2^53 exact and gives smaller ones as numbers", () => {
		const storage = openTestStorage(":memory:");
		expect(select(storage, "SELECT :a, :b, typeof(:b)", { a: 2n ** 53n + 1n, b: 5 })).toEqual([
			[9007199254740993n, 5, "integer"],
		]);
	});

	it("refuses an integer of more than 64 bits with 22003", () => {
		const storage = openTestStorage(":memory:");
		expect(() => select(storage, "SELECT :a", { a: 2n ** 63n })).toThrowError(
			expect.objectContaining({ code: "execution_failed", sqlState: "22003" }),
		);
	});

	it("keeps text that looks like numbers a text, and unicode as it is", () => {
		const storage = openTestStorage(":memory:");
		storage.createTable("t", [{ name: "text", type: "varchar" }], []);
		const texts = ["0012", "12.50", "1e3", "", "naïve 👩‍👩‍👧 漢字", "a\u0000b", "'quoted\""];
		storage.insertRows(
			"t",
			1,
			texts.map((text) => [text]),
		);
		expect(select(storage, "SELECT text, typeof(text) FROM t")).toEqual(texts.map((text) => [text, "text"]));
	});

	it("takes any name for a table or column", () => {
		const storage = openTestStorage(":memory:");
		const names = ['the "best"', "select", "a.b", "naïve; DROP TABLE x", "rowid", "[x]", "`y`"];
		storage.createTable(
			'my "table"',
			names.map((name) => ({ name, type: "integer" })),
			[names[0] ?? "", "select"],
		);
		storage.insertRows('my "table"', names.length, [names.map((_, index) => index)]);
		const reader = storage.openReader();
		const rows = reader.query('SELECT * FROM "my ""table"""', {});
		expect(rows.columns).toEqual(names);
		expect([...rows]).toEqual([names.map((_, index) => index)]);
	});

	it("keeps the order of arrival, and replaces the row that has the same key", () => {
		const storage = openTestStorage(":memory:");
		const columns = ["id", "part", "value"].map((name) => ({ name, type: "varchar" as const }));
		storage.createTable("t", columns, ["id", "part"]);
		const written = storage.insertRows("t", 3, [
			["b", "1", "old"],
			["a", "1", "x"],
			["b", "2", "y"],
		]);
		storage.insertRows("t", 3, [["b", "1", "new"]]);
		expect(written).toBe(3);
		expect(select(storage, "SELECT * FROM t")).toEqual([
			["a", "1", "x"],
			["b", "2", "y"],
			["b", "1", "new"],
		]);
	});

	it("compares LIKE with case, on readers too", () => {
		const storage = openTestStorage(":memory:");
		expect(select(storage, "SELECT 'A' LIKE 'a', 'a' LIKE 'a'")).toEqual([[0, 1]]);
	});

	it("undoes a transaction whose work throws, and only the inner one when the outer goes on", () => {
		const storage = openTestStorage(":memory:");
		const insert = (id: number) => storage.run(queries.insertInto("notes").values({ id, text: "x" }).compile());
		const fail = () => {
			insert(2);
			throw new RangeError("no");
		};
		storage.transaction(() => {
			insert(1);
			expect(() => storage.transaction(fail)).toThrowError(RangeError);
			insert(3);
		});
		expect(() => storage.transaction(fail)).toThrowError(RangeError);
		expect(storage.run(queries.selectFrom("notes").select("id").compile())).toEqual([{ id: 1 }, { id: 3 }]);
	});

	it("says integer out of range with 22003 for an overflow, also in the middle of a result", () => {
		const storage = openTestStorage(":memory:");
		const overflow = expect.objectContaining({ code: "execution_failed", sqlState: "22003" });
		expect(() => select(storage, "SELECT abs(:a)", { a: -(2n ** 63n) })).toThrowError(overflow);
		expect(() =>
			select(storage, "SELECT sum(v) FROM (SELECT :a AS v UNION ALL SELECT 1)", { a: 2n ** 63n - 1n }),
		).toThrowError(overflow);
	});

	it("calls it an internal error when the SQL itself is wrong", () => {
		const storage = openTestStorage(":memory:");
		expect(() => select(storage, "SELEC 1")).toThrowError(expect.objectContaining({ code: "internal" }));
		expect(() => select(storage, "SELECT :missing")).toThrowError(expect.objectContaining({ code: "internal" }));
	});

	it("says connection_closed after close", () => {
		const storage = openTestStorage(":memory:");
		storage.close();
		storage.close();
		expect(() => storage.run(queries.selectFrom("notes").selectAll().compile())).toThrowError(
			expect.objectContaining({ code: "connection_closed" }),
		);
	});
});
