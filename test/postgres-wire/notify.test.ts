import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findPostgres } from "../differential/postgres-server.ts";
import { startBeside, type TwoServers } from "./beside-postgres.ts";

const programs = findPostgres();
let servers: TwoServers | undefined;

beforeAll(async () => {
	if (programs !== undefined) servers = await startBeside(programs);
});

afterAll(() => servers?.[Symbol.asyncDispose]());

/** What the sessions a and b do, one after the other; "hears" waits for what comes to one that is idle. */
const scripts: Readonly<Record<string, readonly string[]>> = {
	"outside a transaction, at once": [
		"a LISTEN news",
		"b NOTIFY news, 'one'; NOTIFY news; NOTIFY other, 'nobody'",
		"a hears",
		"b SELECT pg_notify('news', 'two')",
		"a hears",
		"b UNLISTEN news",
		"a NOTIFY news, 'to myself'",
		"a UNLISTEN news; NOTIFY news, 'not any more'",
		"a SELECT pg_listening_channels()",
	],
	"in a transaction, at its end and once": [
		"b LISTEN news",
		"a BEGIN",
		"a LISTEN mine",
		"a SELECT * FROM pg_listening_channels()",
		"a NOTIFY news, 'twice'; NOTIFY news, 'other'; NOTIFY news, 'twice'; NOTIFY mine, 'at the end'",
		"b SELECT 1",
		"a COMMIT",
		"b hears",
		"a SELECT * FROM pg_listening_channels() AS c WHERE c LIKE 'm%'",
	],
	"of what is rolled back, nothing": [
		"b LISTEN news",
		"a BEGIN; NOTIFY news, 'gone'; LISTEN mine; ROLLBACK",
		"a BEGIN; NOTIFY news, 'kept'; SAVEPOINT s; NOTIFY news, 'lost'; LISTEN mine; ROLLBACK TO s; NOTIFY news, 'kept'; SAVEPOINT t; NOTIFY news, 'released'; NOTIFY news, 'kept'; RELEASE t; COMMIT",
		"b hears",
		"a NOTIFY news, 'with an error'; SELECT 1/0",
		"a BEGIN",
		"a NOTIFY news, 'failed'",
		"a SELECT 1/0",
		"a COMMIT",
		"a SELECT pg_listening_channels()",
		"b SELECT 1",
	],
	"to one in a transaction when it ends": [
		"b LISTEN news; LISTEN other",
		"b BEGIN",
		"a NOTIFY news, 'while it is busy'; NOTIFY other, 'left'; NOTIFY late, 'listened to in between'",
		"b UNLISTEN other; LISTEN late",
		"b SELECT 2",
		"b COMMIT",
	],
	"with names that are folded, quoted or cut": [
		'a LISTEN News; LISTEN "Odd ""Name"; LISTEN news',
		"a SELECT pg_listening_channels() AS channel ORDER BY channel",
		"b NOTIFY NEWS, 'folded'; NOTIFY \"Odd \"\"Name\", 'é ''quoted'''; NOTIFY \"News\", 'nobody'",
		"a hears",
		`a LISTEN ${"x".repeat(70)}`,
		`a NOTIFY ${"x".repeat(63)}y, 'cut'`,
		`a SELECT pg_notify('${"x".repeat(63)}', 'whole')`,
		"a DISCARD ALL",
		"a SELECT pg_listening_channels()",
	],
	"and refuses what it cannot tell": [
		"a SELECT pg_notify('', 'x')",
		"a SELECT pg_notify(NULL, 'x')",
		"a SELECT pg_notify('x', NULL), pg_notify('x', '')",
		`a SELECT pg_notify('${"x".repeat(64)}', 'x')`,
		"a SELECT pg_notify('x', repeat('é', 4000))",
		"a SELECT pg_notify('x', repeat('x', 7999))",
		`a NOTIFY x, '${"x".repeat(8000)}'`,
		...[
			"LISTEN",
			"LISTEN a.b",
			"LISTEN 'x'",
			"NOTIFY",
			"NOTIFY a, b",
			"NOTIFY a 'b'",
			"NOTIFY a, 'b', 'c'",
			"UNLISTEN",
		].map((sql) => `a ${sql}`),
	],
	"for each row": [
		"a LISTEN rows",
		"a SELECT n, pg_notify('rows', 'row ' || n) FROM generate_series(1, 3) AS n ORDER BY n DESC",
		"a SELECT pg_notify('rows', count(*)::text) FROM contacts WHERE role = 'lead'",
		"a BEGIN READ ONLY; NOTIFY rows; COMMIT",
	],
};

for (const [what, steps] of Object.entries(scripts))
	it.skipIf(programs === undefined)(
		`notifies as PostgreSQL does ${what}${programs === undefined ? " (no PostgreSQL to compare with)" : ""}`,
		async () => {
			if (!servers) throw new Error("no servers were started");
			const [ours, real] = [await play(servers.ours, steps), await play(servers.real, steps)];
			expect(ours).toEqual(real);
		},
	);

it("refuses to notify where a session that listens takes nothing", async () => {
	if (!servers) return;
	const [one, other] = [await openClient(servers.ours), await openClient(servers.ours)];
	await one.query("LISTEN much");
	await one.query("BEGIN");
	const fill = () => other.query("SELECT pg_notify('much', n || repeat('x', 7900)) FROM generate_series(1, 2000) AS n");
	await fill();
	expect(await fill().catch((error: unknown) => error)).toMatchObject({ code: "54000" });
	await one.query("COMMIT");
	await fill();
	await Promise.all([one.end(), other.end()]);
});

/** What each of two sessions gets, in its order. */
async function play(port: number, steps: readonly string[]): Promise<Readonly<Record<string, readonly string[]>>> {
	const heard: Record<string, string[]> = { a: [], b: [] };
	const sessions: Record<string, pg.Client> = {};
	const numbers = new Map<number, string>();
	for (const [name, said] of Object.entries(heard)) {
		const client = await openClient(port);
		sessions[name] = client;
		numbers.set((client as unknown as { readonly processID: number }).processID, name);
		client.on("notification", ({ processId, channel, payload }) =>
			said.push(`${numbers.get(processId) ?? "?"} tells ${channel}: ${payload?.slice(0, 50) ?? ""}`),
		);
		client.on("notice", ({ message }) => said.push(`notice ${message ?? ""}`));
	}
	for (const step of steps) {
		const [name = "", sql] = [step.slice(0, 1), step.slice(2)];
		const said = heard[name] ?? [];
		if (sql === "hears") {
			const count = said.length;
			for (let tries = 0; said.length === count && tries < 200; tries++) await sleep(10);
			await sleep(30);
			continue;
		}
		said.push(sql.slice(0, 50));
		const results = await sessions[name]?.query({ text: sql, rowMode: "array" }).catch((error: unknown) => error);
		for (const result of [results].flat()) said.push(printResult(result));
	}
	await Promise.all(Object.values(sessions).map((client) => client.end()));
	return heard;
}

function printResult(result: unknown): string {
	if (result instanceof Error) return (result as { readonly code?: string }).code ?? "";
	const { command, rows } = result as pg.QueryArrayResult;
	return `${command} ${JSON.stringify(rows)}`;
}

async function openClient(port: number): Promise<pg.Client> {
	const client = new pg.Client({ host: "127.0.0.1", port, user: "intercom", database: "intercom" });
	await client.connect();
	return client;
}
