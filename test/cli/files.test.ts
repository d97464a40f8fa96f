import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import exceljs from "exceljs";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, test } from "vitest";
import { openXlsx } from "../../src/cli/formats/xlsx-format.ts";
import { openOutputFile } from "../../src/cli/output-file.ts";
import { runInside } from "./cli-run.ts";

const folder = mkdtempSync(join(tmpdir(), "intercom-sql-files-"));
const connection = "ConnectOnOpen=false;CacheLocation=:memory:;";
const write = async (name: string, sql: string, ...args: readonly string[]) => {
	const path = join(folder, name);
	const run = await runInside(["query", sql, "--out", path, ...args], {
		environment: { INTERCOM_SQL_CONNECTION: connection },
	});
	expect(run).toMatchObject({ status: 0, output: "" });
	return { path, messages: run.messages };
};

afterAll(() => rmSync(folder, { recursive: true }));

const values = `SELECT 12 AS whole, -0.1::float8 AS part, 1234.50::numeric AS amount, true AS yes, 'é😀 <&> _x0041_' || chr(10) || chr(27) AS note,
	timestamp with time zone '2026-01-31 14:30:00.25Z' AS seen, date '2026-02-28' AS day, timestamp '2026-01-02 03:04:05' AS clock,
	'{"n":12345678901234567890}'::jsonb AS doc, 9007199254740993 AS large, '=1+1' AS formula, '' AS blank`;
const nulls = `SELECT ${Array.from({ length: 12 }, () => "NULL").join(", ")}`;
const sql = `${values} UNION ALL ${nulls}`;

async function readSheets(path: string) {
	const workbook = new exceljs.Workbook();
	await workbook.xlsx.readFile(path);
	// This reader leaves ECMA-376's escapes (part 1 § 22.9.2.19) as they stand, and takes an empty text for no cell.
	const decode = (value: unknown) =>
		typeof value === "string"
			? value.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
			: value;
	return workbook.worksheets.map((sheet) => ({
		name: sheet.name,
		rows: sheet
			.getSheetValues()
			.slice(1)
			.map((row) => (row as unknown[]).slice(1).map(decode)),
		sheet,
	}));
}

describe("a workbook, as another program reads it", () => {
	test("has the rows, with their types", async () => {
		const { path } = await write("types.xlsx", sql);
		const [{ rows, sheet } = { rows: [] }] = await readSheets(path);
		expect(rows).toEqual([
			["whole", "part", "amount", "yes", "note", "seen", "day", "clock", "doc", "large", "formula", "blank"],
			[
				12,
				-0.1,
				1234.5,
				true,
				"é😀 <&> _x0041_\n\u001b",
				new Date("2026-01-31T14:30:00.250Z"),
				new Date("2026-02-28"),
				new Date("2026-01-02T03:04:05Z"),
				'{"n":12345678901234567890}',
				"9007199254740993",
				"=1+1",
			],
			[],
		]);
		expect(sheet?.getCell("K2").type).toBe(exceljs.ValueType.String);
		expect(sheet?.getCell("G2").numFmt).not.toBe(sheet?.getCell("F2").numFmt);
	});

	test("shows instants by the clocks of the session's time zone", async () => {
		const zoned = await runInside(
			["query", "SELECT timestamp with time zone '2026-07-01 12:00:00Z' AS t", "--out", join(folder, "zone.xlsx")],
			{ environment: { INTERCOM_SQL_CONNECTION: `${connection}TimeZone=Asia/Kolkata` } },
		);
		expect(zoned.status).toBe(0);
		const [{ rows } = { rows: [] }] = await readSheets(join(folder, "zone.xlsx"));
		expect(rows[1]).toEqual([new Date("2026-07-01T17:30:00Z")]);
	});

	test("has a sheet for each statement", async () => {
		const { path } = await write("two.xlsx", "SELECT 1 AS a; SELECT 2 AS b WHERE false");
		const sheets = await readSheets(path);
		expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([
			["Result", [["a"], [1]]],
			["Result 2", [["b"]]],
		]);
	});

	test("keeps what it cannot hold exactly as text, and cuts what is too long with a warning", async () => {
		const { path, messages } = await write(
			"odd.xlsx",
			`SELECT 0.12345678901234567::numeric AS b, timestamp with time zone '1850-05-05 00:00Z' AS c,
			date '1900-02-01' AS d, repeat('😀', 20000) AS e`,
		);
		const [{ rows } = { rows: [] }] = await readSheets(path);
		expect(rows[1]?.slice(0, 3)).toEqual(["0.12345678901234567", "1850-05-05 00:00:00.000", "1900-02-01"]);
		expect(rows[1]?.[3]).toBe("😀".repeat(16_383));
		expect(messages).toBe("warning: a text was cut to the 32,767 characters that a cell of a spreadsheet holds\n");
	});

	test("goes on in another sheet where one is full, and says so", async () => {
		const path = join(folder, "full.xlsx");
		const file = await openOutputFile(path);
		const warnings: string[] = [];
		const workbook = await openXlsx(
			{ findZone: () => "UTC", isRaw: false, warn: (text) => warnings.push(text), write: (bytes) => file.write(bytes) },
			{ rows: 3 },
		);
		await workbook.add([{ name: "n", type: "integer" }], Readable.from([[1], [2], [3], [4], [5]]));
		await workbook.end();
		await file.keep();
		const sheets = await readSheets(path);
		expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([
			["Result", [["n"], [1], [2]]],
			["Result (2)", [["n"], [3], [4]]],
			["Result (3)", [["n"], [5]]],
		]);
		expect(warnings).toHaveLength(2);
	});
});

describe("a parquet file, as another program reads it", () => {
	test("has the rows, with their types", async () => {
		const { path } = await write("types.parquet", sql);
		const file = await asyncBufferFromFile(path);
		const [row, empty] = await parquetReadObjects({ file });
		expect(row).toEqual({
			whole: 12n,
			part: -0.1,
			amount: 1234.5,
			yes: true,
			note: "é😀 <&> _x0041_\n\u001b",
			seen: new Date("2026-01-31T14:30:00.250Z"),
			day: new Date("2026-02-28"),
			clock: new Date("2026-01-02T03:04:05Z"),
			doc: '{"n":12345678901234567890}',
			large: 9007199254740993n,
			formula: "=1+1",
			blank: "",
		});
		expect(Object.values(empty ?? {}).every((value) => value === null || value === undefined)).toBe(true);
		const { schema } = await parquetMetadataAsync(file);
		const types = Object.fromEntries(
			schema.slice(1).map(({ name, type, logical_type }) => [name, logical_type ?? type]),
		);
		expect(types).toEqual({
			whole: "INT64",
			part: "DOUBLE",
			amount: { type: "DECIMAL", precision: 38, scale: 20 },
			yes: "BOOLEAN",
			note: { type: "STRING" },
			seen: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" },
			day: { type: "DATE" },
			clock: { type: "TIMESTAMP", isAdjustedToUTC: false, unit: "MILLIS" },
			doc: { type: "JSON" },
			large: "INT64",
			formula: { type: "STRING" },
			blank: { type: "STRING" },
		});
		// What knows the older marks alone reads text, and not bytes.
		expect(schema.find(({ name }) => name === "doc")?.converted_type).toBe("UTF8");
	});

	test("is written by groups of rows", async () => {
		const { path } = await write(
			"many.parquet",
			"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120000) SELECT i, i::text AS t FROM n",
		);
		const file = await asyncBufferFromFile(path);
		const { row_groups } = await parquetMetadataAsync(file);
		expect(row_groups.map(({ num_rows }) => num_rows)).toEqual([50_000n, 50_000n, 20_000n]);
		const rows = await parquetReadObjects({ file, rowStart: 99_999, rowEnd: 100_001 });
		expect(rows).toEqual([
			{ i: 100_000n, t: "100000" },
			{ i: 100_001n, t: "100001" },
		]);
	});

	test("without a row has its columns", async () => {
		const { path } = await write("none.parquet", "SELECT 1 AS a, 'x' AS b WHERE false");
		const { schema, num_rows } = await parquetMetadataAsync(await asyncBufferFromFile(path));
		expect([schema.map(({ name }) => name), num_rows]).toEqual([["root", "a", "b"], 0n]);
	});

	test.each(["'infinity'::timestamptz", "123456789012345678901::numeric"])(
		"does not change a value that it does not hold: %s",
		async (value) => {
			const run = await runInside(["query", `SELECT ${value} AS v`, "--out", join(folder, "refused.parquet")], {
				environment: { INTERCOM_SQL_CONNECTION: connection },
			});
			expect(run.status).not.toBe(0);
			expect(run.messages).toContain("CAST(… AS text)");
		},
	);
});
