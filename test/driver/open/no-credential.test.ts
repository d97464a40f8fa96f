import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMemoryTokenStore } from "../../../src/auth/index.ts";
import { type ConnectionOptions, connect } from "../../../src/driver/index.ts";
import { catchError } from "../../auth/scene.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 5, conversations: 5 });

// Nobody listens there: whatever asks fails.
const nobody: ConnectionOptions = { URL: "http://127.0.0.1:9", ConnectOnOpen: false };

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "intercom-sql-local-"));
	vi.stubEnv("INTERCOM_ACCESS_TOKEN", undefined);
	vi.stubEnv("XDG_CACHE_HOME", folder);
	vi.stubEnv("LOCALAPPDATA", folder);
	vi.stubEnv("HOME", folder);
});
afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});

const localStatements = [
	"SELECT 1 + 1 AS n",
	"SELECT n FROM (VALUES (1), (2)) v(n)",
	"EXPLAIN SELECT 1",
	"EXPLAIN ANALYZE SELECT 1",
	"EXPLAIN SELECT id FROM contacts WHERE role = 'lead'",
	"SELECT table_name FROM information_schema.tables LIMIT 1",
	"SELECT name FROM sys_connection_props LIMIT 1",
	"SELECT * FROM sys_requests",
	"SELECT * FROM sys_cache",
];

describe("without a credential", () => {
	it.each(localStatements)("%s runs: it takes no request", async (sql) => {
		await using connection = await connect(nobody);
		const { rows, stats } = await connection.query(sql);
		expect(Array.isArray(rows)).toBe(true);
		expect(stats.requests).toBe(0);
		expect(readdirSync(folder)).toEqual([]);
	});

	it("the catalog is told, and a statement that needs a request says what is missing, each time", async () => {
		await using connection = await connect(nobody);
		expect((await connection.tables()).length).toBeGreaterThan(50);
		expect((await connection.columns("contacts")).length).toBeGreaterThan(20);
		for (let time = 0; time < 2; time++) {
			const error = await catchError(connection.query("SELECT id FROM contacts"));
			expect(error).toMatchObject({ code: "credential_missing", sqlState: "28000" });
			expect(error.message).toContain("INTERCOM_ACCESS_TOKEN");
			expect((await connection.query("SELECT 1 AS n")).rows).toEqual([{ n: 1 }]);
		}
	});

	it("connect() itself says so, unless it is not to check", async () => {
		const error = await catchError(connect({ ...nobody, ConnectOnOpen: true }));
		expect(error).toMatchObject({ code: "credential_missing", sqlState: "28000" });
	});

	it("no browser is opened and no token refreshed for what takes no request", async () => {
		const settings = {
			tokenStore: createMemoryTokenStore(folder),
			openBrowser: () => Promise.reject(new Error("a browser was opened")),
		};
		const app = { InitiateOAuth: "GETANDREFRESH", OAuthClientId: "a", OAuthClientSecret: "b" } as const;
		await using connection = await connect({ ...nobody, ...app }, settings);
		for (const sql of localStatements) await connection.query(sql);
	});
});

describe("with a credential", () => {
	it("what takes no request sees the connection's own cache", async () => {
		const connection = await open();
		await connection.query("SELECT id FROM tags");
		const { rows } = await connection.query("SELECT table_name AS t FROM sys_cache WHERE table_name = 'tags'");
		expect(rows).toEqual([{ t: "tags" }]);
	});

	it("a check that is deferred is made once, before the first request", async () => {
		sandbox.resetRequests();
		await using connection = await connect(
			{ URL: sandbox.url, APIKey: sandbox.accessToken, CacheLocation: ":memory:", Region: "EU" },
			{ isCheckDeferred: true },
		);
		expect((await connection.query("SELECT 1 AS n")).warnings).toEqual([]);
		expect(sandbox.requests).toEqual([]);
		const answers = await Promise.all([
			connection.query("SELECT id FROM tags"),
			connection.query("SELECT id FROM admins"),
		]);
		expect(sandbox.requests.map(({ path }) => path).filter((path) => path === "/me")).toHaveLength(1);
		expect(sandbox.requests[0]?.path).toBe("/me");
		expect(answers.flatMap(({ warnings }) => warnings)).toEqual([expect.stringContaining("set Region=US")]);
	});

	it("a check that is deferred and fails is the statement's error, and is made again with the next", async () => {
		await using connection = await connect(
			{ URL: sandbox.url, APIKey: "wrong", CacheLocation: ":memory:" },
			{ isCheckDeferred: true },
		);
		for (let time = 0; time < 2; time++) {
			sandbox.resetRequests();
			expect(await catchError(connection.query("SELECT id FROM tags"))).toMatchObject({ sqlState: "28000" });
			expect(sandbox.requests.map(({ path }) => path)).toEqual(["/me"]);
		}
	});
});

it("the names of catalog, schema and user are the profile's", async () => {
	const sql = "SELECT current_schema() AS s, current_database() AS d, current_catalog AS c, current_user AS u";
	for (const [Profile, name] of [
		["Hello", "hello"],
		["Intercom", "intercom"],
	] as const) {
		await using connection = await connect({ ...nobody, Profile });
		expect((await connection.query(sql)).rows).toEqual([{ s: name, d: name, c: name, u: name }]);
		expect(
			(await connection.query("SELECT DISTINCT table_schema AS s FROM information_schema.tables")).rows,
		).toContainEqual({
			s: name,
		});
	}
});
