/** What sessions are told of each other, and of themselves. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPostgres } from "../differential/postgres-server.ts";
import { startBeside, type TwoServers } from "./beside-postgres.ts";
import { startScene, type WireScene } from "./wire-scene.ts";

const programs = findPostgres();
let servers: TwoServers | undefined;
let scene: WireScene;

beforeAll(async () => {
	scene = await startScene();
	if (programs !== undefined) servers = await startBeside(programs);
});

afterAll(async () => {
	await scene[Symbol.asyncDispose]();
	await servers?.[Symbol.asyncDispose]();
});

// Numbers, times and addresses are others on each server.
const described = `SELECT pid = pg_backend_pid() AS own, datname, usename, application_name, state, query, backend_type, wait_event_type, wait_event,
	datid IS NULL AS d, usesysid IS NULL AS u, client_port IS NULL AS p, backend_start IS NULL AS b, xact_start IS NULL AS x, query_start IS NULL AS q,
	state_change >= backend_start AS s, leader_pid, client_hostname, query_id FROM pg_stat_activity WHERE application_name LIKE 'seen%' ORDER BY application_name`;
const views = `SELECT s.ssl, s.version, s.cipher, s.bits, s.client_dn, g.gss_authenticated, g.principal, g.encrypted
	FROM pg_stat_ssl s JOIN pg_stat_gssapi g ON s.pid = g.pid JOIN pg_stat_activity a ON a.pid = s.pid WHERE application_name LIKE 'seen%'`;

async function watch(port: number): Promise<readonly unknown[]> {
	const open = async (application_name: string, user = "intercom") => {
		const client = new pg.Client({ host: "127.0.0.1", port, user, database: "intercom", application_name });
		// A server that ends tells its clients so.
		client.on("error", () => undefined);
		await client.connect();
		return client;
	};
	const clients = [await open("seen 1"), await open("seen 2"), await open("seen 3", "postgres"), await open("seen 4")];
	const [asker, idle, foreign, failed] = clients as [pg.Client, pg.Client, pg.Client, pg.Client];
	await idle.query(`SELECT '${"é".repeat(700)}'`);
	await foreign.query("SELECT 'nobody else reads this'");
	await failed.query("BEGIN");
	await failed.query("SELECT nope").catch(() => undefined);
	const seen: unknown[] = [];
	for (const text of [described, views, "SELECT count(*)::int FROM pg_stat_activity WHERE pid = pg_backend_pid()"])
		seen.push((await asker.query(text)).rows);
	// What is prepared sees what is so when it runs.
	const prepared = { name: "watch", text: described };
	await asker.query(prepared);
	await idle.query("BEGIN");
	await failed.query("ROLLBACK");
	seen.push((await asker.query(prepared)).rows);
	await asker.query(`PREPARE watched AS ${described}`);
	await idle.query("ROLLBACK");
	seen.push((await asker.query("EXECUTE watched")).rows);
	for (const client of clients) await client.end();
	return seen;
}

describe.skipIf(programs === undefined)("sessions as PostgreSQL tells of them", () => {
	it("own ones, those of the same role, and those of another one", async () => {
		const [ours, real] = await Promise.all([servers?.ours, servers?.real].map((port) => watch(port ?? 0)));
		expect(ours).toEqual(real);
	});
});

it("tells where a client is, and nothing of what another user's session does", async () => {
	const [one, other] = [await scene.openClient(), await scene.openClient({ user: "bob" })];
	await one.query("SELECT 'secret'");
	const columns = "client_addr, client_port > 0 AS port, usename, query";
	expect((await one.query(`SELECT ${columns} FROM pg_stat_activity WHERE pid = pg_backend_pid()`)).rows).toMatchObject([
		{ client_addr: "127.0.0.1", port: true, usename: "ada" },
	]);
	const { rows } = await other.query("SELECT * FROM pg_stat_activity WHERE usename = 'ada'");
	expect(rows).toMatchObject([{ query: "<insufficient privilege>", client_addr: null, state: null }]);
	expect((await other.query("SELECT count(*)::int AS n FROM pg_stat_ssl")).rows).toEqual([{ n: 1 }]);
	expect((await other.query("SELECT setting FROM pg_settings WHERE setting LIKE '%secret%'")).rows).toEqual([]);
});
