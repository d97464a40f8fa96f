import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startScene, type WireScene } from "./wire-scene.ts";

let scene: WireScene;
let client: pg.Client;

beforeAll(async () => {
	scene = await startScene();
	client = await scene.openClient();
});

afterAll(() => scene[Symbol.asyncDispose]());

const numbers = "SELECT n FROM generate_series(1, 9) n";
const fetchFrom = async (name: string) => (await client.query(`FETCH 2 FROM ${name}`)).rows.map(({ n }) => n as number);

describe("a cursor", () => {
	it("WITH HOLD goes with the transaction that declared it, when that is rolled back or fails", async () => {
		for (const end of ["ROLLBACK", "SELECT nope", "SELECT 1 / 0"]) {
			await client.query(`BEGIN; DECLARE held CURSOR WITH HOLD FOR ${numbers}`);
			expect(await fetchFrom("held")).toEqual([1, 2]);
			await client.query(end).catch(() => undefined);
			await client.query("ROLLBACK");
			await expect(client.query("FETCH 1 FROM held")).rejects.toMatchObject({ code: "34000" });
		}
		await expect(client.query(`DECLARE held CURSOR WITH HOLD FOR ${numbers}; SELECT nope`)).rejects.toThrow("nope");
		await expect(client.query("FETCH 1 FROM held")).rejects.toMatchObject({ code: "34000" });
	});

	it("WITH HOLD outlives transactions that end well, and those after it that do not", async () => {
		await client.query(`BEGIN; DECLARE held CURSOR WITH HOLD FOR ${numbers}; COMMIT`);
		expect(await fetchFrom("held")).toEqual([1, 2]);
		await client.query("BEGIN");
		await expect(client.query("SELECT nope")).rejects.toThrow("nope");
		await client.query("ROLLBACK");
		await expect(client.query("SELECT nope")).rejects.toThrow("nope");
		expect(await fetchFrom("held")).toEqual([3, 4]);
		await client.query("CLOSE held");
	});

	it("may be FOR READ ONLY, which libpqxx writes", async () => {
		await client.query(`BEGIN; DECLARE read_only CURSOR FOR ${numbers} ORDER BY n DESC FOR READ ONLY`);
		expect(await fetchFrom("read_only")).toEqual([9, 8]);
		await client.query("ROLLBACK");
		const mine = "SELECT read only, 1 AS read FROM (SELECT 2 AS read) t FOR READ ONLY";
		expect((await client.query(mine)).rows).toEqual([{ only: 2, read: 1 }]);
		await expect(client.query("SELECT 1 FOR UPDATE")).rejects.toMatchObject({ code: "0A000" });
	});

	it("outlives what fails behind a savepoint, and goes with it when it was declared there", async () => {
		await client.query(`BEGIN; DECLARE outer_one CURSOR FOR ${numbers}; SAVEPOINT s`);
		await client.query(`DECLARE inner_one CURSOR WITH HOLD FOR ${numbers}`);
		await expect(client.query("SELECT nope")).rejects.toThrow("nope");
		await client.query("ROLLBACK TO s");
		expect(await fetchFrom("outer_one")).toEqual([1, 2]);
		await client.query(`DECLARE inner_one CURSOR FOR ${numbers}; RELEASE s; SAVEPOINT t`);
		await client.query("ROLLBACK TO t");
		expect(await fetchFrom("inner_one")).toEqual([1, 2]);
		expect(await fetchFrom("outer_one")).toEqual([3, 4]);
		await client.query("COMMIT");
		await expect(client.query("FETCH 1 FROM outer_one")).rejects.toMatchObject({ code: "34000" });
	});
});

interface WireConnection extends NodeJS.EventEmitter {
	parse(statement: { readonly text: string; readonly name: string; readonly types: readonly number[] }): void;
	bind(portal: { readonly portal: string; readonly statement: string; readonly values: readonly string[] }): void;
	execute(portal: { readonly portal: string; readonly rows: number }): void;
	sync(): void;
}

/** Takes two more rows of a portal, as JDBC does with a fetch size; begins with it where a statement is given. */
async function takeTwo(portal: string, sql?: string): Promise<readonly (string | null)[]> {
	const { connection } = client as unknown as { readonly connection: WireConnection };
	const given: (string | null)[] = [];
	const events = ["dataRow", "portalSuspended", "commandComplete", "parseComplete", "bindComplete", "errorMessage"];
	const listeners = events.map((name) => [name, connection.listeners(name)] as const);
	for (const name of events) connection.removeAllListeners(name);
	let problem: Error | undefined;
	connection.on("dataRow", ({ fields }: { fields: (string | null)[] }) => given.push(fields[0] ?? null));
	connection.on("errorMessage", (message: Error) => {
		problem = message;
	});
	const ready = new Promise<void>((resolve) => connection.once("readyForQuery", () => resolve()));
	if (sql !== undefined) {
		connection.parse({ text: sql, name: "", types: [] });
		connection.bind({ portal, statement: "", values: [] });
	}
	connection.execute({ portal, rows: 2 });
	connection.sync();
	await ready;
	for (const [name, each] of listeners) {
		connection.removeAllListeners(name);
		for (const listener of each) connection.on(name, listener as () => void);
	}
	if (problem) throw problem;
	return given.map(String);
}

it("a portal that is suspended outlives what fails behind a savepoint, beside others", async () => {
	await client.query("BEGIN");
	expect(await takeTwo("one", numbers)).toEqual(["1", "2"]);
	expect(await takeTwo("two", "SELECT n * 10 FROM generate_series(1, 9) n")).toEqual(["10", "20"]);
	await client.query("SAVEPOINT s");
	expect(await takeTwo("three", numbers)).toEqual(["1", "2"]);
	await expect(client.query("SELECT nope")).rejects.toThrow("nope");
	await client.query("ROLLBACK TO s");
	expect(await takeTwo("two")).toEqual(["30", "40"]);
	expect(await takeTwo("one")).toEqual(["3", "4"]);
	await client.query("SAVEPOINT s");
	await expect(takeTwo("three")).rejects.toMatchObject({ code: "34000" });
	await client.query("ROLLBACK TO s");
	expect(await takeTwo("failing", "SELECT 1 / (5 - n) FROM generate_series(1, 9) n")).toEqual(["0", "0"]);
	await client.query("SAVEPOINT t");
	await expect(takeTwo("failing").then(() => takeTwo("failing"))).rejects.toMatchObject({ code: "22012" });
	await client.query("ROLLBACK TO t");
	await expect(takeTwo("failing")).rejects.toMatchObject({ code: "55000" });
	await client.query("ROLLBACK");
});
