/** Threads compute, and the event loop goes on: no batch of rows, however wide or long, keeps it for long. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, it } from "vitest";
import { useSandbox } from "./sandbox-connection.ts";

const isSoak = process.env["SOAK"] === "1";
const size = isSoak ? 10 : 1;
// The machine may be busy with other things: that is a delay too.
const boundMs = isSoak ? 50 : 1000;
const { open } = await useSandbox({ contacts: 400 * size, conversations: 200 * size });

it.each([
	["pages of the service", "SELECT * FROM conversations"],
	["rows of many columns", `SELECT a.*, n FROM conversations AS a CROSS JOIN generate_series(1, ${20 * size}) AS n`],
	[
		"rows of long documents",
		`SELECT n, (SELECT jsonb_agg(m) FROM generate_series(1, 1000) AS m) AS j FROM generate_series(1, ${2000 * size}) AS n`,
	],
	["rows of long texts", `SELECT n, repeat('é', 20000) AS t FROM generate_series(1, ${1000 * size}) AS n`],
	["many rows", `SELECT n FROM generate_series(1, ${100_000 * size}) AS n`],
	[
		"a long computation",
		`SELECT max(a.n + b.n) FROM generate_series(1, ${1000 * size}) AS a(n), contacts, generate_series(1, 10) AS b(n)`,
	],
	["a refresh", "REFRESH contacts FULL"],
])("%s do not hold it up", async (_name, sql) => {
	const connection = await open();
	await connection.query("SELECT count(*) FROM contacts");
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	let rows = 0;
	for await (const row of connection.stream(sql)) rows += Object.keys(row).length > 0 ? 1 : 0;
	delay.disable();
	expect(rows).toBeGreaterThan(0);
	expect(delay.max / 1e6).toBeLessThan(boundMs);
});
