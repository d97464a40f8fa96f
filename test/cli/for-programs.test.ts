import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/index.ts";
import { runInside } from "./cli-run.ts";

const folder = mkdtempSync(join(tmpdir(), "intercom-sql-programs-"));
const sandbox = await startSandbox({ contacts: 4, conversations: 2, deniedScopes: ["read_tickets"] });
const connection = `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=${join(folder, "rows.sqlite")};`;
const run = async (args: readonly string[], own = connection) => {
	const { status, output, messages } = await runInside(args, { environment: { INTERCOM_SQL_CONNECTION: own } });
	return { status, messages, document: JSON.parse(output) as Record<string, unknown> };
};

afterAll(async () => {
	rmSync(folder, { recursive: true });
	await sandbox.close();
});

describe("one JSON document", () => {
	test("of check tells the workspace and each table", async () => {
		const { status, messages, document } = await run(["check", "--json"]);
		expect({ status, messages }).toEqual({ status: 0, messages: "" });
		expect(document).toMatchObject({ ok: true, service: "Intercom", region: "US", workspace: { isReadable: true } });
		expect(document["tables"]).toContainEqual({
			table: "contacts",
			status: "permitted",
			scope: expect.any(String),
			problem: null,
		});
		expect(document["tables"]).toContainEqual(
			expect.objectContaining({ table: "tickets", status: expect.not.stringMatching(/^permitted$/) }),
		);
	});

	test("of sync tells the rows of each table, and why one was not read", async () => {
		const { status, document } = await run(["sync", "contacts", "tickets", "--json"]);
		expect(status).toBe(1);
		expect(document).toMatchObject({ ok: false, error: { code: "permission_denied", sqlState: "42501" } });
		expect(document["tables"]).toEqual([
			{ table: "contacts", rows: 4, requests: expect.any(Number), warnings: [], error: null },
			{ table: "tickets", rows: 0, requests: 0, warnings: [], error: expect.objectContaining({ sqlState: "42501" }) },
		]);
	});

	test("of cache status tells what is kept", async () => {
		const { status, document } = await run(["cache", "status", "contacts", "--json"]);
		expect(status).toBe(0);
		expect(document).toMatchObject({ ok: true, location: join(folder, "rows.sqlite"), bytes: expect.any(Number) });
		expect(document["scans"]).toEqual([expect.objectContaining({ table: "contacts", part: "whole", rows: 4 })]);
	});

	test.each([["check"], ["sync", "contacts"]])("of %s tells a failure, which the status says too", async (...args) => {
		const refused = await run([...args, "--json"], `URL=${sandbox.url};APIKey=wrong;CacheLocation=:memory:`);
		expect(refused).toMatchObject({ status: 1, document: { ok: false, error: { sqlState: "28000" } } });
		expect(refused.messages).toMatch(/^error 28000/);
	});

	test("belongs to cache status alone", async () => {
		expect(await runInside(["cache", "clear", "--json"])).toMatchObject({ status: 2, output: "" });
	});
});
