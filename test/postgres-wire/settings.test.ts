import { afterAll, beforeAll, expect, it } from "vitest";
import { startScene, type WireScene } from "./wire-scene.ts";

let scene: WireScene;

beforeAll(async () => {
	scene = await startScene();
});

afterAll(() => scene[Symbol.asyncDispose]());

const run = async (script: string) => (await scene.runPsql(script, "-At")).trimEnd().split("\n");

it("current_setting(), SHOW and pg_settings tell what the session has set", async () => {
	const script = `SET statement_timeout = '7s'; SET application_name TO abc; SET my.own = 'x';
		SELECT current_setting('Statement_Timeout'), current_setting('application_name'), current_setting('my.own');
		SHOW my.own;
		SELECT name, setting, unit, source FROM pg_settings WHERE name IN ('statement_timeout', 'work_mem') ORDER BY 1;
		RESET statement_timeout; SELECT current_setting('statement_timeout'), current_setting('nope', true) IS NULL;`;
	expect(await run(script)).toEqual([
		...["SET", "SET", "SET", "7s|abc|x", "x", "statement_timeout|7000|ms|session", "work_mem|4096|kB|default"],
		...["RESET", "0|t"],
	]);
});

it("set_config() sets, for the session or for the transaction", async () => {
	const script = `SELECT current_setting('jit') AS before, set_config('jit', 'on', false) AS after; SHOW jit;
		BEGIN; SELECT pg_catalog.set_config('work_mem', '64MB', true); SHOW work_mem; COMMIT; SHOW work_mem;
		SELECT set_config('nope', 'x', false);`;
	expect(await run(script)).toEqual([
		...["off|on", "on", "BEGIN", "64MB", "64MB", "COMMIT", "4MB"],
		'ERROR:  unrecognized configuration parameter "nope"',
	]);
});

it("SET LOCAL ends with the transaction, and ROLLBACK takes SET back", async () => {
	const script = `BEGIN; SET LOCAL lock_timeout = 100; SET work_mem = '8MB'; SHOW lock_timeout; COMMIT; SHOW lock_timeout; SHOW work_mem;
		BEGIN; SET work_mem = '16MB'; ROLLBACK; SHOW work_mem;`;
	expect(await run(script)).toEqual([
		...["BEGIN", "SET", "SET", "100ms", "COMMIT", "0", "8MB", "BEGIN", "SET", "ROLLBACK", "8MB"],
	]);
});

it("RESET goes back to what the client asked for when it connected", async () => {
	const client = await scene.openClient({ options: "-c statement_timeout=3s" });
	await client.query("SET statement_timeout = 1000");
	await client.query("RESET ALL");
	expect((await client.query("SHOW statement_timeout")).rows).toEqual([{ statement_timeout: "3s" }]);
});

it("current_user is who is logged in, who is one of the roles", async () => {
	const client = await scene.openClient({ user: "Ada" });
	const sql = `SELECT current_user, session_user, current_user::regrole::text AS quoted, r.rolname, rolcanlogin, rolsuper, usename,
		pg_get_userbyid(r.oid) AS name, tableowner FROM pg_roles r JOIN pg_user ON usesysid = r.oid, pg_tables WHERE r.rolname = current_user AND tablename = 'contacts'`;
	expect((await client.query(sql.replace("current_user::", "quote_ident(current_user)::"))).rows).toEqual([
		{
			...{ current_user: "Ada", session_user: "Ada", quoted: '"Ada"', rolname: "Ada", rolcanlogin: true },
			...{ rolsuper: false, usename: "Ada", name: "Ada", tableowner: "intercom" },
		},
	]);
	const owner = await scene.openClient({ user: "intercom" });
	expect((await owner.query("SELECT current_user, count(*)::int AS roles FROM pg_roles")).rows).toEqual([
		{ current_user: "intercom", roles: 14 },
	]);
});

it("statements of one text are one transaction, as in PostgreSQL 15", async () => {
	const client = await scene.openClient();
	const notices: unknown[] = [];
	client.on("notice", ({ message }) => notices.push(message));
	const show = async (sql: string) =>
		([await client.query(sql)].flat() as { readonly rows: readonly Record<string, unknown>[] }[]).flatMap(({ rows }) =>
			rows.flatMap((row) => Object.values(row)),
		);
	await expect(client.query("SET work_mem = '8MB'; SELECT 1/0")).rejects.toMatchObject({ code: "22012" });
	expect(await show("SHOW work_mem")).toEqual(["4MB"]);
	expect(await show("SET LOCAL work_mem = '9MB'; SHOW work_mem")).toEqual(["9MB"]);
	expect(await show("SELECT set_config('work_mem', '9MB', true); SHOW work_mem")).toEqual(["9MB", "9MB"]);
	expect(await show("SHOW work_mem")).toEqual(["4MB"]);
	expect(await show("SET work_mem = '10MB'; BEGIN; SET work_mem = '11MB'; ROLLBACK; SHOW work_mem")).toEqual(["4MB"]);
	expect(await show("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; SHOW transaction_isolation")).toEqual([
		"serializable",
	]);
	expect(await show("SHOW transaction_isolation")).toEqual(["read committed"]);
	expect(notices).toEqual([]);
	await client.query("SET work_mem = '12MB'; SET LOCAL jit = on");
	expect(await show("SHOW work_mem; SHOW jit")).toEqual(["12MB", "off"]);
	await client.query("SET LOCAL jit = on");
	expect(notices).toEqual(["SET LOCAL can only be used in transaction blocks"]);
	await client.query("SELECT 1; BEGIN READ ONLY; SELECT 2");
	await expect(client.query("INSERT INTO tags (name) VALUES ('x')")).rejects.toMatchObject({ code: "25006" });
	await client.query("ROLLBACK");
	await expect(client.query("SET TRANSACTION READ ONLY; INSERT INTO tags (name) VALUES ('x')")).rejects.toMatchObject({
		code: "25006",
	});
	expect(await show("SHOW transaction_read_only")).toEqual(["off"]);
});

it("a savepoint takes settings back, and SET LOCAL uncovers what SET has set", async () => {
	const script = `BEGIN; SET work_mem = '8MB'; SAVEPOINT a; SET work_mem = '9MB'; SET LOCAL jit = on; SAVEPOINT b; SET work_mem = '10MB';
		ROLLBACK TO a; SHOW work_mem; SHOW jit; SET LOCAL work_mem = '11MB'; SAVEPOINT c; SET LOCAL work_mem = '12MB'; RELEASE c; SHOW work_mem;
		SAVEPOINT d; SELECT 1/0; ROLLBACK TO d; SHOW work_mem; SET lock_timeout = 5; SET LOCAL lock_timeout = 6; SET lock_timeout = 7;
		COMMIT; SHOW work_mem; SHOW lock_timeout; SHOW jit`;
	const lines = (await run(script)).filter((line) => !/^([A-Z]+$|ERROR|HINT)/.test(line));
	// As PostgreSQL 15 gives them.
	expect(lines).toEqual(["8MB", "off", "12MB", "12MB", "8MB", "7ms", "off"]);
});

it("SET LOCAL and SET SESSION take every spelling", async () => {
	const lines = await run(`BEGIN;
		SET LOCAL TIME ZONE 'Asia/Tokyo'; SHOW timezone;
		SET LOCAL TIME ZONE LOCAL; SHOW timezone;
		SET LOCAL TIME ZONE 5; SHOW timezone;
		SET LOCAL TIME ZONE -3.5; SHOW timezone;
		SET SESSION TIME ZONE 'Asia/Tokyo'; SET LOCAL TIME ZONE DEFAULT; SHOW timezone;
		SET LOCAL SESSION AUTHORIZATION ada; SET LOCAL ROLE NONE; SET LOCAL SCHEMA 'public'; SET LOCAL NAMES 'UTF8'; SET NAMES;
		SET LOCAL TRANSACTION READ ONLY; SHOW transaction_read_only;
		COMMIT; SHOW timezone`);
	// As PostgreSQL 15 shows them.
	expect(lines.filter((line) => !/^(BEGIN|SET|COMMIT)$/.test(line))).toEqual([
		...["Asia/Tokyo", "UTC", "<+05>-05", "<-03:30>+03:30", "UTC", "on", "Asia/Tokyo"],
	]);
});

it("a prepared statement follows what is set after it", async () => {
	const client = await scene.openClient();
	const text = `SELECT date_trunc('day', timestamptz '2024-01-01 20:00+00')::text AS day, current_setting('work_mem') AS memory, $1::timestamptz::text AS given`;
	const read = async () => [
		(await client.query({ name: "kept", text, values: ["2024-06-01 00:00"] })).rows,
		(await client.query("EXECUTE written('2024-06-01 00:00')")).rows,
	];
	await client.query(`PREPARE written AS ${text}`);
	const inUtc = { day: "2024-01-01 00:00:00+00", memory: "4MB", given: "2024-06-01 00:00:00+00" };
	expect(await read()).toEqual([[inUtc], [inUtc]]);
	await client.query("SET TimeZone = 'Asia/Tokyo'");
	await client.query("SET work_mem = '9MB'");
	const inTokyo = { day: "2024-01-02 00:00:00+09", memory: "9MB", given: "2024-06-01 00:00:00+09" };
	expect(await read()).toEqual([[inTokyo], [inTokyo]]);
	await client.query("RESET ALL");
	expect(await read()).toEqual([[inUtc], [inUtc]]);
});

it("SHOW ALL lists them with what they are for", async () => {
	const lines = await run("SHOW ALL");
	expect(lines).toContain("statement_timeout|0|How long a statement may take; 0 is without end.");
	expect(lines).toContain("jit|off|Clients ask for it or set it; it changes nothing here.");
	expect(lines.length).toBeGreaterThan(40);
});
