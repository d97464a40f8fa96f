import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Connection, connect } from "../../../src/driver/index.ts";
import { catchError } from "../../auth/scene.ts";
import { runInside } from "../../cli/cli-run.ts";
import { type DiaryService, startDiary } from "../diary.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 30, companies: 5, conversations: 20 });

describe("check() against the sandbox", () => {
	it("tells the workspace, and that every table can be read, with few small requests", async () => {
		const connection = await open();
		sandbox.resetRequests();
		const check = await connection.check();
		expect(check).toMatchObject({ service: "Intercom", region: "US", warnings: [] });
		expect(check.workspace).toMatchObject({ isReadable: true, region: "US", timeZone: "America/New_York" });
		const names = (await connection.tables()).filter(({ type }) => type === "table").map(({ name }) => name);
		expect(check.tables.map(({ table }) => table)).toEqual(names);
		for (const table of check.tables) expect(table).toMatchObject({ status: "permitted", problem: null });
		expect(check.tables.find(({ table }) => table === "contacts")?.scope).toContain("read_users_companies");
		expect(sandbox.requests.length).toBeLessThanOrEqual(1 + 2 * names.length);
	});

	it("names the right Region, in check() and as a warning of the first statement", async () => {
		const connection = await open({ Region: "EU" });
		const { warnings } = await connection.query("SELECT 1 AS one");
		expect(warnings).toEqual([expect.stringContaining("set Region=US")]);
		expect((await connection.query("SELECT 1 AS one")).warnings).toEqual([]);
		expect((await connection.check()).warnings).toEqual(warnings);
	});
});

describe("a token whose app lacks the scope that reads admins", async () => {
	const lacking = await useSandbox({ contacts: 8, companies: 2, conversations: 4, deniedScopes: ["read_admins"] });

	it("connects, and the first statement that reads dates of contacts says what UTC means for them, once", async () => {
		const connection = await lacking.open();
		expect((await connection.query("SELECT 1 AS one")).warnings).toEqual([]);
		expect((await connection.query("SELECT id FROM tags")).warnings).toEqual([]);
		const sql = "SELECT count(*) AS n FROM contacts WHERE created_at > '2001-01-01'";
		const { rows, warnings } = await connection.query(sql);
		expect(rows).toEqual([{ n: 8 }]);
		expect(warnings).toEqual([
			expect.stringMatching(/^the time zone of the Intercom workspace cannot be read .* UTC .* dates of contacts /),
		]);
		expect((await connection.query("SELECT max(created_at) AS m FROM contacts")).warnings).toEqual([]);
	});

	it("is checked as a good credential, in UTC, and a wrong one still is not", async () => {
		const connection = await lacking.open();
		const { workspace, warnings } = await connection.check();
		expect(workspace).toEqual({
			isReadable: false,
			id: null,
			me: null,
			timeZone: "UTC",
			isTimeZoneKnown: false,
			region: null,
		});
		expect(warnings).toEqual([expect.stringContaining("UTC is taken for it")]);
		expect(await catchError(lacking.open({ APIKey: "wrong" }))).toMatchObject({ code: "credential_refused" });
	});
});

describe("a table that a permission or a plan bars", async () => {
	const barred = await useSandbox({
		contacts: 8,
		companies: 2,
		conversations: 4,
		deniedScopes: ["read_admins"],
		plannedOut: ["/news"],
	});
	const listSeen = async (connection: Connection) => {
		const told = (await connection.tables()).filter(({ access }) => access !== null);
		const { rows } = await connection.query(
			`SELECT "TableName" AS name, "Access" AS access, "AccessProblem" AS "accessProblem" FROM sys_tables
				WHERE "Access" IS NOT NULL`,
		);
		const pick = told.map(({ name, access, accessProblem }) => ({ name, access, accessProblem }));
		const byName = (left: { name?: unknown }, right: { name?: unknown }) =>
			String(left.name) < String(right.name) ? -1 : 1;
		expect([...rows].sort(byName)).toEqual([...pick].sort(byName));
		return Object.fromEntries(told.map(({ name, access, accessProblem }) => [name, [access, accessProblem]]));
	};

	it("is marked in tables() and sys_tables once a statement was refused, and the others are as they were", async () => {
		const connection = await barred.open();
		expect(await listSeen(connection)).toEqual({});
		const refusals: string[] = [];
		for (const table of ["teams", "news_items", "newsfeed_items", "contacts"]) {
			const error = await catchError(connection.query(`SELECT count(*) AS n FROM ${table}`)).catch(() => undefined);
			if (error) refusals.push(`${table} ${error.sqlState}`);
		}
		expect(refusals).toEqual(["teams 42501", "news_items 42501", "newsfeed_items 42501"]);
		expect(await listSeen(connection)).toEqual({
			teams: ["not permitted", expect.stringContaining("token_unauthorized")],
			news_items: ["not permitted", expect.stringContaining("plan")],
			newsfeed_items: ["not permitted", expect.stringContaining("plan")],
			contacts: ["permitted", null],
		});
	});

	it("is marked by check(), of the tables that are named alone, and forgotten when it can be read", async () => {
		const connection = await barred.open({ AutoCache: false });
		const { tables } = await connection.check({ tables: ["Teams", "tags"] });
		expect(tables.map(({ table, status }) => [table, status])).toEqual([
			["tags", "permitted"],
			["teams", "not permitted"],
		]);
		expect(await listSeen(connection)).toEqual({
			tags: ["permitted", null],
			teams: ["not permitted", tables[1]?.problem],
		});
	});

	it("is marked on the command line when it is asked for", async () => {
		const given = ["-c", `URL=${barred.sandbox.url};APIKey=${barred.sandbox.accessToken};CacheLocation=:memory:`];
		const plain = await runInside(["tables", "--format", "csv", ...given]);
		expect(plain.output).not.toContain("permitted");
		const checked = await runInside(["tables", "--check", "--format", "csv", ...given]);
		expect(checked.output).toMatch(/^teams,.*,not permitted,.*token_unauthorized/m);
		expect(checked.output).toMatch(/^tags,.*,permitted,,,$/m);
		const described = await runInside(["describe", "teams", "--check", ...given]);
		expect(described.messages).toMatch(/^Warning: .*token_unauthorized/m);
		expect((await runInside(["describe", "tags", "--check", ...given])).messages).not.toContain("Warning");
	});
});

describe("what the check's answer may be", () => {
	let diary: DiaryService;
	beforeAll(async () => {
		diary = await startDiary("http://127.0.0.1:9", () => true);
		const path = join(diary.profile, "profile.yaml");
		const text = await readFile(path, "utf8");
		const rule = "  - { status: 401, code: no_scope, becomes: permission, advice: Ask. }\n";
		await writeFile(path, text.replace("errors:\n", `errors:\n${rule}`));
	});
	afterAll(() => diary.close());

	it.each([
		["401 for want of a scope", 401, { error: { code: "no_scope" }, code: "no_scope" }, false, "UTC"],
		["403 without a word", 403, {}, false, "UTC"],
		["a zone that nobody has", 200, { me: "ada", zone: "Mars/Olympus" }, true, "UTC"],
		["no zone", 200, { me: "ada" }, true, "UTC"],
		["a zone", 200, { me: "ada", zone: "Europe/Dublin" }, true, "Europe/Dublin"],
	])("%s: the credential is good", async (_what, status, body, isReadable, timeZone) => {
		diary.answer = (request, response) => {
			const answer = request.url === "/me" ? body : { entries: [] };
			const code = request.url === "/me" ? status : 200;
			response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(answer));
		};
		await using connection = await connect({ Profile: diary.profile, OAuthAccessToken: "good", AutoCache: false });
		const isTimeZoneKnown = timeZone !== "UTC";
		expect((await connection.check()).workspace).toMatchObject({ isReadable, timeZone, isTimeZoneKnown });
	});
});

describe("check() with a credential that lacks something", () => {
	let diary: DiaryService;
	beforeAll(async () => {
		diary = await startDiary("http://127.0.0.1:9", () => true);
	});
	afterEach(() => {
		diary.answer = undefined;
	});
	afterAll(() => diary.close());

	const openDiary = () => connect({ Profile: diary.profile, OAuthAccessToken: "good", AutoCache: false });

	it("names the table, the scope that it lacks, and what the service said", async () => {
		await using connection = await openDiary();
		diary.answer = (request, response) => {
			const isMe = request.url === "/me";
			const body = isMe ? { me: "ada" } : { error: "forbidden", message: "not for you" };
			response.writeHead(isMe ? 200 : 403, { "content-type": "application/json" }).end(JSON.stringify(body));
		};
		const check = await connection.check();
		expect(check.workspace?.id).toBe("ada");
		expect(check.tables).toEqual([
			{
				table: "entries",
				status: "not permitted",
				scope: "read_diary",
				problem: expect.stringContaining('reading table "entries"') as string,
			},
		]);
	});

	it("tells a table that fails from one that is not permitted", async () => {
		await using connection = await openDiary();
		diary.answer = (request, response) => {
			response.writeHead(request.url === "/me" ? 200 : 400, { "content-type": "application/json" }).end("{}");
		};
		expect((await connection.check()).tables).toMatchObject([{ table: "entries", status: "failed" }]);
	});

	it("fails when the credential is refused", async () => {
		await using connection = await openDiary();
		diary.answer = (_, response) => response.writeHead(401).end();
		expect((await catchError(connection.check())).sqlState).toBe("28000");
	});
});
