import { connect as openSocket } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startScene, type WireScene } from "./wire-scene.ts";

let scene: WireScene;

beforeAll(async () => {
	scene = await startScene();
});

afterAll(() => scene[Symbol.asyncDispose]());

async function measure(work: Promise<unknown>): Promise<readonly [ms: number, outcome: unknown]> {
	const start = performance.now();
	const outcome = await work.catch((error: unknown) => (error as { code?: string }).code);
	return [performance.now() - start, outcome];
}

it("pg_sleep() waits, and gives what PostgreSQL gives", async () => {
	const client = await scene.openClient();
	const [ms, outcome] = await measure(
		client.query("SELECT 1 AS one, pg_sleep(0.2), pg_catalog.pg_sleep_for('100 ms') AS x"),
	);
	expect(ms).toBeGreaterThanOrEqual(290);
	expect(outcome).toMatchObject({ rows: [{ one: 1, pg_sleep: "", x: "" }] });
	const { fields } = outcome as { readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[] };
	expect(fields.map(({ name, dataTypeID }) => [name, dataTypeID])).toEqual([
		["one", 23],
		["pg_sleep", 2278],
		["x", 2278],
	]);
	expect((await client.query("SELECT pg_sleep(NULL)")).rows).toEqual([{ pg_sleep: null }]);
	const [given, { rows }] = (await measure(client.query("SELECT pg_sleep($1)", [0.15]))) as [number, { rows: unknown }];
	expect(given).toBeGreaterThanOrEqual(145);
	expect(rows).toEqual([{ pg_sleep: "" }]);
	const binary = { text: "SELECT pg_sleep(0)", binary: true, values: [] };
	expect((await client.query(binary)).rows).toHaveLength(1);
	const [times, each] = await measure(client.query("SELECT n, pg_sleep(n / 10.0) FROM generate_series(1, 2) AS n"));
	expect(times).toBeGreaterThanOrEqual(295);
	expect(each).toMatchObject({
		rows: [
			{ n: 1, pg_sleep: "" },
			{ n: 2, pg_sleep: "" },
		],
	});
});

it("statement_timeout and a cancel request end it, and the session goes on", async () => {
	const client = await scene.openClient();
	await client.query("SET statement_timeout = 100");
	const [limited, first] = await measure(client.query("SELECT pg_sleep(60)"));
	expect(first).toBe("57014");
	expect(limited).toBeLessThan(5000);
	await client.query("RESET statement_timeout");
	const work = measure(client.query("SELECT pg_sleep(60)"));
	const { processID, secretKey } = client as unknown as { readonly processID: number; readonly secretKey: number };
	setTimeout(() => {
		const request = Buffer.alloc(16);
		for (const [index, value] of [16, 80_877_102, processID, secretKey].entries())
			request.writeInt32BE(value, index * 4);
		openSocket(scene.server.port, "127.0.0.1").end(request);
	}, 100);
	const [cancelled, second] = await work;
	expect(second).toBe("57014");
	expect(cancelled).toBeLessThan(10_000);
	expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});

it("others read while it waits", async () => {
	const sleepers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => scene.openClient()));
	const waiting = sleepers.map((client) => client.query("SELECT pg_sleep(2)"));
	const reader = await scene.openClient();
	const [ms] = await measure(reader.query("SELECT count(*) FROM contacts"));
	expect(ms).toBeLessThan(1900);
	await Promise.all(waiting);
});

it("elsewhere it is refused, and what to write is said", async () => {
	const client = await scene.openClient();
	const elsewhere = [
		"*, pg_sleep(1) FROM contacts",
		"DISTINCT pg_sleep(1)",
		"1 FROM pg_sleep(1)",
		"1 WHERE pg_sleep(1) IS NULL",
	];
	for (const sql of elsewhere.map((rest) => `SELECT ${rest}`))
		expect((await measure(client.query(sql)))[1]).toBe("0A000");
	expect((await measure(client.query("SELECT pg_sleep('long')")))[1]).toBe("22P02");
	const failure = await client.query("SELECT upper(pg_sleep(1))").catch((error: unknown) => error);
	expect(failure).toMatchObject({ code: "0A000", hint: "Write SELECT pg_sleep(…)." });
});

it("sessions of one user end each other's statements, and each other", async () => {
	const [one, other, foreign] = [
		await scene.openClient(),
		await scene.openClient(),
		await scene.openClient({ user: "bob" }),
	];
	const id = (await one.query("SELECT pg_backend_pid()")).rows[0]?.pg_backend_pid as number;
	expect(id).toBe((one as unknown as { readonly processID: number }).processID);
	const found = "SELECT count(*)::int AS n FROM generate_series(1, 1000) AS pid WHERE pid = pg_backend_pid()";
	expect((await one.query(found)).rows).toEqual([{ n: 1 }]);
	expect((await other.query(`${found} AND pid = $1`, [id])).rows).toEqual([{ n: 0 }]);
	const work = measure(one.query("SELECT pg_sleep(60)"));
	expect((await measure(foreign.query("SELECT pg_cancel_backend($1)", [id])))[1]).toBe("42501");
	expect((await other.query("SELECT pg_cancel_backend($1), 1 AS one", [id])).rows).toEqual([
		{ pg_cancel_backend: true, one: 1 },
	]);
	expect((await work)[1]).toBe("57014");
	const said: unknown[] = [];
	other.on("notice", ({ message }) => said.push(message));
	expect((await other.query("SELECT pg_cancel_backend(123456) AS gone")).rows).toEqual([{ gone: false }]);
	expect(said).toEqual(["PID 123456 is not a PostgreSQL server process"]);
	const ended = new Promise((resolve) => one.once("error", resolve));
	expect((await other.query(`SELECT pg_terminate_backend(${String(id)}, 0)`)).rows[0]).toEqual({
		pg_terminate_backend: true,
	});
	expect(await ended).toMatchObject({ code: "57P01" });
	expect((await other.query("SELECT pg_terminate_backend(NULL)")).rows).toEqual([{ pg_terminate_backend: null }]);
});
