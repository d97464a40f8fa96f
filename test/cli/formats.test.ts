import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import type { SqlType, SqlValue } from "../../src/base/index.ts";
import { findFormat } from "../../src/cli/formats/format-table.ts";
import type { ResultPage } from "../../src/cli/formats/result-page.ts";

type FormatName = Parameters<typeof findFormat>[0];

type Types = Record<string, SqlType>;

async function print(
	format: FormatName,
	types: Types | readonly (readonly [string, SqlType])[],
	rows: readonly (readonly SqlValue[])[],
	page: Partial<ResultPage> = {},
): Promise<string> {
	const entries = Array.isArray(types) ? (types as [string, SqlType][]) : Object.entries(types as Types);
	const columns = entries.map(([name, type]) => ({ name, type }));
	let text = "";
	const found = findFormat(format);
	if (!("print" in found)) throw new Error(`${format} is no text`);
	for await (const piece of found.print(columns, Readable.from(rows), { width: undefined, ...page })) text += piece;
	return text;
}

const people = { id: "varchar", seats: "integer", since: "timestamp" } as const;
const rows = [
	["a1", 12, new Date(Date.UTC(2026, 0, 31, 14, 30))],
	["b2", null, new Date(Date.UTC(2026, 0, 31, 14, 30, 0, 250))],
];

describe("csv", () => {
	test("has a header, one line a row, and nothing for NULL", async () => {
		expect(await print("csv", people, rows)).toBe(
			"id,seats,since\na1,12,2026-01-31 14:30:00Z\nb2,,2026-01-31 14:30:00.250Z\n",
		);
	});

	test("has its header when there are no rows", async () => {
		expect(await print("csv", people, [])).toBe("id,seats,since\n");
	});

	test("quotes commas, quotes and line breaks, and tells an empty text from NULL", async () => {
		const cells = ["a,b", 'say "hi"', "one\ntwo", "", null, " plain "];
		const types = Object.fromEntries(cells.map((_, index) => [`c${index}`, "text" as const]));
		expect((await print("csv", types, [cells])).split("\n").slice(1).join("\n")).toBe(
			'"a,b","say ""hi""","one\ntwo","",, plain \n',
		);
	});

	test("puts an apostrophe before what a spreadsheet would compute, unless it is to be raw; numbers are left", async () => {
		const types = { "=x": "text", n: "integer", t: "text", m: "numeric" } as const;
		const values = [["@SUM(A1)", -5, "+491", "-0.50"]];
		expect(await print("csv", types, values)).toBe("'=x,n,t,m\n'@SUM(A1),-5,+491,-0.50\n");
		expect(await print("csv", types, values, { isRaw: true })).toBe("=x,n,t,m\n@SUM(A1),-5,+491,-0.50\n");
	});

	test("writes JSON compactly, booleans as words, and all digits of large integers", async () => {
		const types = { j: "json", b: "boolean", n: "integer" } as const;
		expect(await print("csv", types, [[{ a: [1, null] }, false, 9_007_199_254_740_993n]])).toBe(
			'j,b,n\n"{""a"":[1,null]}",false,9007199254740993\n',
		);
	});
});

describe("json and ndjson", () => {
	const types = { id: "varchar", n: "integer", j: "json", at: "timestamp" } as const;
	const values = [["x", 9_007_199_254_740_993n, { a: "é\n" }, new Date(0)]];
	const line = '{"id":"x","n":"9007199254740993","j":{"a":"é\\n"},"at":"1970-01-01T00:00:00.000Z"}';

	test("json is one array with a line for each row", async () => {
		const text = await print("json", types, [...values, ...values]);
		expect(text).toBe(`[\n${line},\n${line}\n]\n`);
		expect(JSON.parse(text)).toHaveLength(2);
	});

	test("json without rows is an empty array", async () => {
		expect(await print("json", types, [])).toBe("[]\n");
	});

	test("ndjson is one object a line, and nothing without rows", async () => {
		expect(await print("ndjson", types, values)).toBe(`${line}\n`);
		expect(await print("ndjson", types, [])).toBe("");
	});

	test("columns keep their order, also those that are named like numbers", async () => {
		const types = [
			["b", "integer"],
			["1", "integer"],
			["__proto__", "integer"],
		] as const;
		expect(await print("ndjson", types, [[1, 2, 3]])).toBe('{"b":1,"1":2,"__proto__":3}\n');
	});
});

test("markdown puts numbers at the right and keeps bars, breaks and tags inside their cell", async () => {
	const types = { text: "text", n: "integer" } as const;
	expect(await print("markdown", types, [["a|b\n<p>c\\</p> 1 < 2", 3]])).toBe(
		"| text | n |\n|---|---:|\n| a\\|b<br>\\<p>c\\\\\\</p> 1 < 2 | 3 |\n",
	);
});

describe("table", () => {
	test("looks like psql's, with the number of rows below", async () => {
		expect(await print("table", people, rows)).toBe(
			[
				" id | seats | since",
				"----+-------+--------------------------",
				" a1 |    12 | 2026-01-31 14:30:00Z",
				" b2 |       | 2026-01-31 14:30:00.250Z",
				"(2 rows)",
				"",
			].join("\n"),
		);
	});

	test("says that there are no rows, and does not say 1 rows", async () => {
		expect(await print("table", { id: "varchar" }, [])).toBe(" id\n----\n(0 rows)\n");
		expect(await print("table", { id: "varchar" }, [["x"]])).toMatch(/\(1 row\)\n$/);
	});

	test("measures what a terminal shows: wide signs take two columns, combining ones none", async () => {
		const text = await print("table", { name: "varchar", n: "integer" }, [
			["高橋", 1],
			["e\u0301", 2],
			["👩‍👩‍👧", 3],
		]);
		expect(text.split("\n").slice(2, 5)).toEqual([" 高橋 | 1", " e\u0301    | 2", " 👩‍👩‍👧   | 3"]);
	});

	test("keeps a cell on its line and the terminal's commands out of the terminal", async () => {
		const text = await print("table", { t: "text" }, [["a\r\nb\tc\u001b[31m\u0007\u009b1m"]]);
		expect(text).toContain(" a↵b c\\x1B[31m\\x07\\x9B1m\n");
	});

	test("is whole in a pipe, however wide", async () => {
		expect(await print("table", { t: "text" }, [["x".repeat(500)]])).toContain("x".repeat(500));
	});

	test("fits a terminal by cutting long texts, and leaves numbers and times whole", async () => {
		const types = { body: "text", note: "text", since: "timestamp" } as const;
		const text = await print("table", types, [["b".repeat(90), "n".repeat(70), new Date(0)]], { width: 60 });
		const lines = text.split("\n");
		expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
		expect(lines[2]).toMatch(/^ b+… \| n+… \| 1970-01-01 00:00:00Z$/);
	});

	test("cuts between signs, never through one", async () => {
		const text = await print("table", { t: "text", u: "text" }, [["👩‍👩‍👧".repeat(20), "x"]], { width: 20 });
		expect(text).toContain(`${"👩‍👩‍👧".repeat(6)}…`);
	});

	test("becomes a list of names and values where a table does not fit", async () => {
		const types = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`column_${index}`, "text" as const]));
		const text = await print("table", types, [Object.keys(types).map((name) => name.repeat(9))], { width: 60 });
		expect(text).toMatch(/^-\[ RECORD 1 \]-+\ncolumn_0 {2}\| (column_0)+/);
		expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(60);
	});

	test("cuts nothing of what is to be read to the last word", async () => {
		const text = await print("table", { note: "text" }, [["n".repeat(200)]], { width: 60, isWhole: true });
		expect(text).toContain(`note | ${"n".repeat(200)}\n`);
	});
});
