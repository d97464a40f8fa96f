// How fast PostgreSQL's protocol is beside a statement in process, and beside a PostgreSQL: node --import tsx test/bench/wire.ts
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import pg from "pg";
import { connect } from "../../src/driver/index.ts";
import { serve } from "../../src/postgres-wire/index.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { findPostgres, startPostgres } from "../differential/postgres-server.ts";

const run = promisify(execFile);
const queries = 500;
const rows = 1_000_000;
const sessions = 50;
const makeTable = `CREATE TABLE rows_of_ten AS SELECT md5(g::text) AS a, md5(g::text) AS b, 'Person ' || g AS c, 'p' || g || '@example.com' AS d,
	'user' AS e, 'lead' AS f, now() AS g1, now() AS h, 'Name ' || g AS i, 'Name ' || g AS j FROM generate_series(1, ${String(rows)}) g`;

await using connection = await open();
const server = await serve(connection, { port: 0 });
const [first] = (await connection.query<{ id: string }>("SELECT id FROM contacts LIMIT 1")).rows;
const point = "SELECT id, name, email FROM contacts WHERE id = $1";

const inProcess = await measure(queries, () => connection.query(point, [first?.id ?? ""]));
const client = await openClient();
const byWire = await measure(queries, () => client.query({ name: "point", text: point, values: [first?.id] }));
console.log(`point query: ${inProcess.toFixed(2)} ms in process, ${byWire.toFixed(2)} ms through pg`);
await client.end();

const many = `SELECT a.id, b.id, a.name, b.email, a.role, b.role, a.created_at, b.created_at, a.name, b.name FROM contacts a, contacts b LIMIT ${String(rows)}`;
const ours = await timePsql(
	`host=127.0.0.1 port=${String(server.port)} user=ada dbname=intercom sslmode=disable`,
	many,
);
console.log(`${String(rows)} rows × 10 to psql: ${ours.toFixed(1)} s`);
const programs = findPostgres();
if (programs !== undefined) {
	const postgres = await startPostgres(programs);
	const place = `host=${postgres.host} user=${postgres.user} dbname=postgres`;
	await run("psql", ["-X", "-d", place, "-c", makeTable]);
	console.log(`the same number from PostgreSQL: ${(await timePsql(place, "SELECT * FROM rows_of_ten")).toFixed(1)} s`);
	await postgres.stop();
}

const start = performance.now();
const failures = (await Promise.allSettled(Array.from({ length: sessions }, work))).filter(
	({ status }) => status === "rejected",
);
console.log(
	`${String(sessions)} sessions at once: ${Math.round(performance.now() - start)} ms, ${String(failures.length)} failed`,
);
await server.close();
process.exit(0);

async function open() {
	const sandbox = await startSandbox({ port: 0, contacts: 2000, conversations: 100 });
	const opened = await connect({ URL: sandbox.url, APIKey: sandbox.accessToken, CacheLocation: ":memory:" });
	await opened.query("SELECT count(*) FROM contacts WHERE name IS NOT NULL");
	return opened;
}

async function openClient(): Promise<pg.Client> {
	const opened = new pg.Client({ host: "127.0.0.1", port: server.port, user: "ada", database: "intercom" });
	await opened.connect();
	return opened;
}

async function work(): Promise<void> {
	const own = await openClient();
	for (let count = 0; count < 10; count++) await own.query("SELECT role, count(*) FROM contacts GROUP BY role");
	await own.end();
}

async function measure(times: number, act: () => Promise<unknown>): Promise<number> {
	for (let count = 0; count < 50; count++) await act();
	const began = performance.now();
	for (let count = 0; count < times; count++) await act();
	return (performance.now() - began) / times;
}

async function timePsql(place: string, sql: string): Promise<number> {
	const began = performance.now();
	await run("psql", ["-X", "-At", "-d", place, "-c", sql, "-o", "/dev/null"]);
	return (performance.now() - began) / 1000;
}
