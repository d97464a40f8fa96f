import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runInside } from "./cli-run.ts";

const folder = mkdtempSync(join(tmpdir(), "intercom-sql-scripts-"));
const environment = { INTERCOM_SQL_CONNECTION: "ConnectOnOpen=false;CacheLocation=:memory:;" };
const query = (args: readonly string[], input = "") => runInside(["query", ...args], { environment, input });

afterAll(() => rmSync(folder, { recursive: true }));

describe("a script of several statements", () => {
	const text = "\uFEFF-- one; two\nSELECT ';' AS a; /* ; */ SELECT $$;$$ AS \";\";;\nSELECT 3 AS c -- end";
	const results = "a\n;\n\n;\n;\n\nc\n3\n";

	test("gives each result, from an argument, a file and standard input alike", async () => {
		const path = join(folder, "several.sql");
		writeFileSync(path, text);
		expect(await query(["--", text.slice(1)])).toEqual({ status: 0, output: results, messages: "" });
		expect((await query(["-f", path])).output).toBe(results);
		expect((await query(["-"], text)).output).toBe(results);
		expect((await query(["--file", "-"], text)).output).toBe(results);
	});

	test.each([
		["UTF-16 with a mark", Buffer.from("\uFEFFSELECT 1", "utf16le"), "it is UTF-16", "iconv -f UTF-16 -t UTF-8"],
		["UTF-16 without one", Buffer.from("SELECT 1", "utf16le"), "it is UTF-16", "Out-File -Encoding utf8"],
		["UTF-16, big end first", Buffer.from("SELECT 1", "utf16le").swap16(), "it is UTF-16", "Save it as UTF-8"],
		["Latin-1", Buffer.from("SELECT 'é'", "latin1"), "line 1 is not", "WINDOWS-1252"],
		["Latin-1 further down", Buffer.from("SELECT 1;\nSELECT 'é'", "latin1"), "line 2 is not UTF-8", "WINDOWS-1252"],
	])("of a file that is %s says how to make it UTF-8", async (_, bytes, problem, advice) => {
		const path = join(folder, "other.sql");
		writeFileSync(path, bytes);
		const { status, output, messages } = await query(["-f", path]);
		expect({ status, output }).toEqual({ status: 2, output: "" });
		expect(messages).toContain(`error 22023: cannot read the file ${path}: ${problem}`);
		expect(messages).toContain(advice);
	});

	test("ends at the first statement that fails, and shows its place in the script", async () => {
		const { status, output, messages } = await query(["SELECT 1 AS a;\nSELECT nope; SELECT 2 AS b"]);
		expect({ status, output }).toEqual({ status: 1, output: "a\n1\n" });
		expect(messages).toContain('column "nope" does not exist\nline 2:8  SELECT nope; SELECT 2 AS b\n');
	});

	test("with --on-error continue runs the others, tells every failure, and still fails", async () => {
		const { status, output, messages } = await query([
			"SELECT nope; SELECT 1 AS a; SELECT 1 FROM nowhere; SELECT 2 AS b",
			"--on-error",
			"continue",
		]);
		expect({ status, output }).toEqual({ status: 1, output: "a\n1\n\nb\n2\n" });
		expect(messages.match(/^error \w{5}/gm)).toEqual(["error 42703", "error 42P01"]);
		expect(messages).toMatch(/\n2 of 4 statements failed\n$/);
	});

	test("runs none of it where a string has no end", async () => {
		const { status, output, messages } = await query(["SELECT 1 AS a; SELECT 'x"]);
		expect({ status, output }).toEqual({ status: 1, output: "" });
		expect(messages).toMatch(/^error 42601: .*has no end\nline 1:23 /);
	});

	test("without a statement is a mistake", async () => {
		expect(await query(["-"], "-- nothing")).toMatchObject({ status: 1, output: "" });
	});
});

describe("the parameters of a script", () => {
	test("go by name to the statements that have them", async () => {
		const sql = "SELECT :n::integer + 1 AS a; SELECT :m AS b; SELECT :m || :n AS c";
		const { output } = await query([sql, "--set", "n=41", "--set", "m=x=y", "--format", "ndjson"]);
		expect(output).toBe('{"a":42}\n{"b":"x=y"}\n{"c":"x=y41"}\n');
	});

	test("are values, not text of the statement", async () => {
		expect((await query(["SELECT :n AS a; SELECT 1 AS b", "--set", "n='; SELECT 2; --"])).output).toBe(
			"a\n'; SELECT 2; --\n\nb\n1\n",
		);
	});

	test.each([
		[["SELECT :n; SELECT 1", "--set", "m=1"], "no statement has the parameter :m", "It has :n."],
		[["SELECT 1; SELECT 2", "--set", "m=1"], "no statement has the parameter :m", "has no parameters"],
		[["SELECT ?; SELECT ?", "--param", "1"], "values by position belong to one statement", "--set name=value"],
		[["SELECT :n", "--set", "n"], "--set n is no name with a value", "--set name=value"],
		[["SELECT :n", "--set", "n=1", "--param", ":n=2"], "a value for :n is given twice", "Keep one"],
		[["SELECT :n, ?", "--set", "n=1", "--param", "2"], "some --param have a name", ":name=value"],
	])("%j is refused", async (args, problem, advice) => {
		const { status, messages } = await query(args);
		expect(status).toBe(2);
		expect(messages).toContain(problem);
		expect(messages).toContain(advice);
	});
});

describe("a file of results", () => {
	test.each([
		["r.csv", "a\n1\n\nb\n'=1\n"],
		["r.TSV", "a\n1\n\nb\n'=1\n"],
		["r.jsonl", '{"a":1}\n{"b":"=1"}\n'],
		["r.json", '[\n{"a":1}\n]\n[\n{"b":"=1"}\n]\n'],
		["r.md", "| a |\n|---:|\n| 1 |\n\n| b |\n|---|\n| =1 |\n"],
		["r.txt", " a\n---\n 1\n(1 row)\n\n b\n----\n =1\n(1 row)\n"],
	])("%s has the format of its ending", async (name, content) => {
		const path = join(folder, name);
		const run = await query(["SELECT 1 AS a; SELECT '=1' AS b", "--out", path]);
		expect(run).toEqual({ status: 0, output: "", messages: "" });
		expect(readFileSync(path, "utf8")).toBe(content);
	});

	test("is one page of HTML, in which data is no markup", async () => {
		const path = join(folder, "r.html");
		await query(["SELECT '<script>&' AS \"<a>\"; SELECT NULL AS b, 1 AS c", "--out", path]);
		const page = readFileSync(path, "utf8");
		expect(page.match(/<!doctype html>/g)).toHaveLength(1);
		expect(page).toContain('<meta charset="utf-8">');
		expect(page).toContain("<th>&lt;a&gt;</th>");
		expect(page).toContain("<td>&lt;script&gt;&amp;</td>");
		expect(page).toContain('<td class="null"></td><td class="n">1</td>');
	});

	test("takes the place of another one when it is whole, and is not there when a statement fails", async () => {
		const path = join(folder, "kept.csv");
		writeFileSync(path, "old");
		expect((await query(["SELECT 1 AS a; SELECT nope", "--out", path])).status).toBe(1);
		expect(readFileSync(path, "utf8")).toBe("old");
		expect((await query(["SELECT 1 AS a", "-o", path])).status).toBe(0);
		expect(readFileSync(path, "utf8")).toBe("a\n1\n");
		expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
	});

	test("--format says more than the ending, and - is standard output", async () => {
		const path = join(folder, "odd.dat");
		await query(["SELECT 1 AS a", "--out", path, "--format", "json"]);
		expect(readFileSync(path, "utf8")).toBe('[\n{"a":1}\n]\n');
		expect((await query(["SELECT 1 AS a", "--out", "-"])).output).toBe("a\n1\n");
	});

	test("--raw leaves what a spreadsheet would compute", async () => {
		expect((await query(["SELECT '=1' AS a, '-5' AS b"])).output).toBe("a,b\n'=1,-5\n");
		expect((await query(["SELECT '=1' AS a, '-5' AS b", "--raw"])).output).toBe("a,b\n=1,-5\n");
	});

	test("--output-dir makes one for each statement, numbered so that they sort", async () => {
		const place = join(folder, "new", "deep");
		const sql = Array.from({ length: 10 }, (_, index) => `SELECT ${index} AS n`).join(";");
		expect(await query([sql, "--output-dir", place, "--format", "json"])).toEqual({
			status: 0,
			output: "",
			messages: "",
		});
		expect(readdirSync(place)).toEqual(Array.from({ length: 10 }, (_, i) => `${String(i + 1).padStart(2, "0")}.json`));
		expect(readFileSync(join(place, "10.json"), "utf8")).toBe('[\n{"n":9}\n]\n');
	});

	test.runIf(process.platform === "linux")("--output-dir says where no folder can be made", async () => {
		const { status, messages } = await query(["SELECT 1", "--output-dir", "/proc/none/folder"]);
		expect({ status, messages }).toMatchObject({ status: 1, messages: expect.stringContaining("error 58030") });
	});

	test("--output-dir keeps the files of statements that succeeded, and no other", async () => {
		const place = join(folder, "partial");
		const run = await query(["SELECT 1; SELECT nope; SELECT 3", "--output-dir", place, "--on-error", "continue"]);
		expect(run.status).toBe(1);
		expect(readdirSync(place)).toEqual(["1.csv", "3.csv"]);
	});

	test.each([
		[["--out", "x.csv", "--output-dir", "d"], 2, "two places"],
		[["--out", "result"], 2, "does not tell its format"],
		[["--out", "result.foo"], 2, ".parquet"],
		[["--out", "/no/such/folder/x.csv"], 1, "its folder does not exist"],
		[["--out", "x.parquet"], 2, "2 statements"],
		[["--format", "parquet"], 2, "--output-dir"],
	])("%j is refused before anything runs", async (args, status, problem) => {
		const run = await query(["SELECT 1; SELECT 2", ...args]);
		expect(run).toMatchObject({ status, output: "" });
		expect(run.messages).toContain(problem);
		expect(existsSync("x.csv")).toBe(false);
	});

	test("of bytes is not written to a terminal", async () => {
		const run = await runInside(["query", "SELECT 1", "--format", "xlsx"], { environment, width: 80 });
		expect(run).toMatchObject({ status: 2, output: "" });
		expect(run.messages).toContain("--out result.xlsx");
	});
});
