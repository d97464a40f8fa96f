import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createError } from "../../src/base/index.ts";
import { escapeSigns } from "../../src/cli/formats/hidden-signs.ts";
import { FailedStatement, printError } from "../../src/cli/index.ts";
import { runInside } from "./cli-run.ts";

const sign = (...codes: number[]) => String.fromCodePoint(...codes);
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

const dangerous = [
	...range(0x00, 0x08),
	...range(0x0b, 0x1f),
	...range(0x7f, 0x9f),
	0xad,
	0x61c,
	0x180e,
	...range(0x200b, 0x200f),
	...range(0x2028, 0x202e),
	...range(0x2060, 0x2064),
	...range(0x2066, 0x206f),
	0xfeff,
	0xe0001,
	...range(0xe0020, 0xe007f),
];

describe("what a terminal would obey or hide", () => {
	test("is written out, each sign of it", () => {
		for (const code of dangerous) {
			const text = escapeSigns(`a${sign(code)}b`, "text");
			expect(text, code.toString(16)).toMatch(/^a\\(?:x[0-9A-F]{2}|u[0-9A-F]{4}|u\{[0-9A-F]{5}\})b$/);
			const json = escapeSigns(JSON.stringify(`a${sign(code)}b`), "json");
			expect(json).toMatch(/^[ -~]+$/);
			expect(JSON.parse(json)).toBe(`a${sign(code)}b`);
		}
	});

	test.each([
		["letters and marks of any script", "Grüße, 高橋, e\u0301, مرحبا, हिन्दी, שלום"],
		["an emoji of several, in every skin", "👩‍👩‍👧 👩🏽‍💻 ❤️‍🔥 🏳️‍🌈"],
		["the flag of a region", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"],
		["joiners where a script needs them", "می\u200Cخواهم क्\u200Dष"],
		["the Arabic sign of a number", "\u0600١٢"],
		["lines and columns", "a\n\tb"],
	])("is not taken for %s", (_name, text) => {
		expect(escapeSigns(text, "text")).toBe(text);
	});
});

const evil = `\u001b]0;owned\u0007\u001b[2J\u202Egnp.exe\u009b1m\u200b\r`;
const codes = [...evil].map((character) => `chr(${character.codePointAt(0) ?? 0})`).join(" || ");
const quiet = /^[\n\t -~]*$/;

describe("on a terminal", () => {
	const connection = "URL=http://127.0.0.1:9;APIKey=x;ConnectOnOpen=false;CacheLocation=:memory:;";
	const environment = { INTERCOM_SQL_CONNECTION: connection };

	test.each(["table", "csv", "json", "ndjson", "markdown"])("%s escapes data and names of columns", async (format) => {
		const sql = `SELECT ${codes} AS "${evil.replaceAll("\r", "")}"`;
		const shown = await runInside(["query", sql, "--format", format], { environment, width: 200 });
		expect(shown).toMatchObject({ status: 0 });
		expect(shown.output).toMatch(/owned/);
		expect(shown.output.replaceAll("↵", "")).toMatch(quiet);
		if (format === "json") expect(Object.values(JSON.parse(shown.output)[0])).toEqual([evil]);
	});

	test.each(["csv", "json", "ndjson", "markdown"])("%s into a pipe leaves the data as they are", async (format) => {
		const { output } = await runInside(["query", `SELECT ${codes} AS t`, "--format", format], {
			environment,
		});
		const whole = format.endsWith("json") ? JSON.stringify(evil).slice(1, -1) : evil.slice(0, -1);
		expect(output).toContain(whole);
	});

	test("errors that quote a name, a statement, a value or the service do so escaped", async () => {
		const cases = [
			`SELECT "${evil}" FROM tags`,
			`SELECT * FROM "${evil}"`,
			`SELECT '${evil}'::integer`,
			`SELECT 1 ${evil}`,
			`SELECT ${evil}(1)`,
		];
		for (const sql of cases) {
			const { status, messages } = await runInside(["query", sql], { environment, width: 100 });
			expect(status).toBe(1);
			expect(messages.replaceAll("↵", "").replaceAll("…", "")).toMatch(quiet);
		}
		const slots = { request: "GET /x", reason: evil, advice: evil };
		const extras = { detail: evil, remoteCode: evil, requestId: evil, position: 2 };
		const error = new FailedStatement(`a ${evil}`, createError("request_failed", slots, extras));
		expect(printError(error, 100).replaceAll("↵", "").replaceAll("…", "")).toMatch(quiet);
	});

	test("a mistyped flag and a stack are escaped as well", async () => {
		for (const args of [["query", `--${evil}`], [evil], ["query", `SELECT "${evil}"`]]) {
			const { messages } = await runInside(args, {
				environment: { ...environment, INTERCOM_SQL_DEBUG: "1" },
				width: 100,
			});
			expect(messages.replaceAll("↵", "").replaceAll("…", "").replaceAll("│", "")).toMatch(quiet);
		}
	});

	test("a warning is escaped as well, in a pipe too", async () => {
		const folder = mkdtempSync(join(tmpdir(), "terminal-"));
		const path = join(folder, "\u001b[2J\u202E.log");
		writeFileSync(path, "");
		chmodSync(path, 0o644);
		const { status, messages } = await runInside(["query", "SELECT 1 AS n", "-c", `${connection}Logfile=${path};`]);
		rmSync(folder, { recursive: true });
		expect(status).toBe(0);
		expect(messages).toMatch(/^warning: The log file .*\\x1B\[2J\\u202E\.log can be read/);
		expect(messages).toMatch(quiet);
	});
});
