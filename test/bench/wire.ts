// How fast PostgreSQL's protocol is beside a statement in process, and beside a PostgreSQL: node --import tsx test/bench/wire.ts
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { connect } from "../../src/driver/index.ts";
import { serve } from "../../src/postgres-wire/index.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { findPostgres, startPostgres } from "../differential/postgres-server.ts";
import { findMedian } from "./measurement.ts";

const run = promisify(execFile);
const queries = 500;
const rows = 1_000_000;
const rounds = 3;
const sessions = 50;
const people = "id, name, email, role, created_at";
// PostgreSQL runs the same statement over the same rows.
const many = `SELECT a.id, b.id, a.name, b.email, a.role, b.role, a.created_at, b.created_at, a.name, b.name FROM contacts a, contacts b LIMIT ${String(rows)}`;

const folder = mkdtempSync(join(tmpdir(), "wire-"));
await using connection = await open();
const server = await serve(connection, { port: 0 });
const place = `host=127.0.0.1 port=${String(server.port)} user=ada dbname=intercom sslmode=disable`;
const [first] = (await connection.query<{ id: string }>("SELECT id FROM contacts LIMIT 1")).rows;
const point = "SELECT id, name, email FROM contacts WHERE id = $1";

const inProcess = await measure(queries, () => connection.query(point, [first?.id ?? ""]));
const client = await openClient();
const byWire = await measure(queries, () => client.query({ name: "point", text: point, values: [first?.id] }));
console.log(
	`point query: ${inProcess.toFixed(2)} ms in process, ${byWire.toFixed(2)} ms through pg, ratio ${(byWire / inProcess).toFixed(2)}`,
);
await client.end();

await compareRows();

const start = performance.now();
const failures = (await Promise.allSettled(Array.from({ length: sessions }, work))).filter(
	({ status }) => status === "rejected",
);
console.log(
	`${String(sessions)} sessions at once: ${Math.round(performance.now() - start)} ms, ${String(failures.length)} failed`,
);
await server.close();
rmSync(folder, { recursive: true });
process.exit(0);

async function open() {
	const sandbox = await startSandbox({ port: 0, contacts: 2000, conversations: 100 });
	const place = { CacheLocation: join(folder, "cache.db") };
	const opened = await connect({ URL: sandbox.url, APIKey: sandbox.accessToken, ...place });
	await opened.query("SELECT count(*) FROM contacts WHERE name IS NOT NULL");
	return opened;
}

async function openClient(): Promise<pg.Client> {
	const opened = new pg.Client({ host: "127.0.0.1", port: server.port, user: "ada", database: "intercom" });
	await opened.connect();
	return opened;
}

async function compareRows(): Promise<void> {
	const programs = findPostgres();
	const postgres = programs === undefined ? undefined : await startPostgres(programs);
	const theirPlace = postgres && `host=${postgres.host} user=${postgres.user} dbname=postgres`;
	if (theirPlace !== undefined) await copyPeople(theirPlace);
	const ours: number[] = [];
	const theirs: number[] = [];
	// In turns, so that what else the machine does weighs on both.
	for (let round = 0; round < rounds; round++) {
		ours.push(await timePsql(place, many));
		if (theirPlace !== undefined) theirs.push(await timePsql(theirPlace, many));
	}
	await postgres?.stop();
	const seconds = findMedian(ours);
	console.log(`${String(rows)} rows × 10 to psql: ${seconds.toFixed(1)} s`);
	if (theirs.length === 0) return;
	const least = findMedian(theirs);
	console.log(`the same from PostgreSQL: ${least.toFixed(1)} s, ratio ${(seconds / least).toFixed(2)}`);
}

async function copyPeople(theirPlace: string): Promise<void> {
	const file = join(folder, "people");
	await run("psql", ["-X", "-d", place, "-c", `\\copy (SELECT ${people} FROM contacts) TO '${file}'`]);
	const create = "CREATE TABLE contacts (id text, name text, email text, role text, created_at timestamptz)";
	await run("psql", ["-X", "-d", theirPlace, "-c", create, "-c", `\\copy contacts FROM '${file}'`]);
}

async function work(): Promise<void> {
	const own = await openClient();
	for (let count = 0; count < 10; count++) await own.query("SELECT role, count(*) FROM contacts GROUP BY role");
	await own.end();
}

// The median, for now and then a query waits for the compiler of JavaScript or for its garbage collector.
async function measure(times: number, act: () => Promise<unknown>): Promise<number> {
	for (let count = 0; count < 50; count++) await act();
	const taken: number[] = [];
	for (let count = 0; count < times; count++) {
		const began = performance.now();
		await act();
		taken.push(performance.now() - began);
	}
	return findMedian(taken);
}

async function timePsql(where: string, sql: string): Promise<number> {
	const began = performance.now();
	await run("psql", ["-X", "-At", "-d", where, "-c", sql, "-o", "/dev/null"]);
	return (performance.now() - began) / 1000;
}
