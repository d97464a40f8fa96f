import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { runInside } from "./cli-run.ts";

const folder = mkdtempSync(join(tmpdir(), "connection-file-"));
const path = join(folder, "a b.txt");
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
	writeFileSync(path, "\uFEFFURL=http://127.0.0.1:9;\r\nAPIKey=x;ConnectOnOpen=false;\nCacheLocation=:memory:\n");
	chmodSync(path, 0o600);
});

const expected = { status: 0, output: "n\n1\n", messages: "" };

describe("a connection string in a file", () => {
	test("is read where --connection or the variable name it with @", async () => {
		expect(await runInside(["query", "SELECT 1 AS n", "-c", `@${path}`])).toEqual(expected);
		const environment = { INTERCOM_SQL_CONNECTION: `@${path}` };
		expect(await runInside(["query", "SELECT 1 AS n"], { environment })).toEqual(expected);
	});

	test("that others may read is used with a warning", async () => {
		chmodSync(path, 0o644);
		const { status, messages } = await runInside(["query", "SELECT 1 AS n", "-c", `@${path}`]);
		expect(status).toBe(0);
		expect(messages).toMatch(/^warning: The connection file .* can be read by everybody.*chmod 600/);
	});

	test("that is not there, or a folder, is named, with status 2", async () => {
		for (const [name, problem] of [
			["none.txt", "it does not exist"],
			["", "it is a folder"],
		]) {
			const result = await runInside(["query", "SELECT 1", "-c", `@${join(folder, name ?? "")}`]);
			expect(result).toMatchObject({ status: 2, messages: expect.stringContaining(problem ?? "") });
		}
	});
});

describe("a parameter without its value", () => {
	const around = { environment: { INTERCOM_SQL_CONNECTION: `@${path}` } };

	test.each([
		[["SELECT :n::integer AS n"], "parameter :n", "--param :n=<value>"],
		[["SELECT @since::text AS n", "--param", ":n=1"], "parameter :since", "--param :since=<value>"],
		[["SELECT ?::integer AS n"], "parameter $1", "--param <value>"],
	])("%j says how to give it on the command line", async (args, problem, hint) => {
		const { status, messages } = await runInside(["query", ...args], around);
		expect(status).toBe(1);
		expect(messages).toContain(problem);
		expect(messages).toContain(hint);
	});
});

test("--help says that a token on the command line is seen, and what to do instead", async () => {
	const { output } = await runInside(["--help"]);
	expect(output).toMatch(/list of processes/);
	expect(output).toContain("--connection @path");
	expect(output).toContain("INTERCOM_SQL_CONNECTION");
});
