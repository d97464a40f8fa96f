import { sql } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { createError, type ProviderError, SqlError } from "../../src/base/index.ts";
import { storageWorkerScript } from "../../src/driver/storage-worker-script.ts";
import { endIdleThreads, openStorage, type Reader, type Storage } from "../../src/storage/index.ts";
import { keepWorker, takeWorker } from "../../src/storage/worker-pool.ts";
import { notesSchema, queries } from "./notes-schema.ts";
import { makeTemporaryFolder } from "./temporary-folder.ts";

async function open(location: string, hasOneThread = false): Promise<Storage> {
	const storage = await openStorage(location, {
		server: storageWorkerScript,
		schema: notesSchema,
		warn: () => undefined,
		hasOneThread,
	});
	onTestFinished(() => storage.close());
	return storage;
}

const makePath = () => `${makeTemporaryFolder()}/cache.db`;

async function openFilled(location = makePath(), hasOneThread = false): Promise<Storage> {
	const storage = await open(location, hasOneThread);
	await storage.createTable("numbers", [{ name: "n", type: "integer" }], ["n"]);
	await storage.insertRows(
		"numbers",
		1,
		Array.from({ length: 20_000 }, (_, index) => [index]),
	);
	return storage;
}

async function takeAll(reader: Reader, text: string, signal?: AbortSignal): Promise<unknown[][]> {
	const rows: unknown[][] = [];
	for await (const batch of await reader.query(text, {}, signal)) rows.push(...batch.map((row) => [...row]));
	return rows;
}

const endless =
	"WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE keep_running(n)) SELECT max(n) FROM r";
/** Some minutes in which nothing of ours is called. */
const deaf = "SELECT count(*) FROM numbers a, numbers b, numbers c WHERE a.n + b.n + c.n = -1";

function abortSoon(): AbortSignal {
	const end = new AbortController();
	setTimeout(() => end.abort(), 50);
	return end.signal;
}

/** As the scan room describes pages: the script of the threads has its parsers. */
const numberPages = {
	name: "numbers",
	shape: { columns: [numberColumn()], key: ["n"] },
	columns: [numberColumn()],
	attributes: [],
	rows: "data",
	seen: ["n"],
};

function numberColumn() {
	const shared = { filter: {}, field: "n", send: "text", isSortable: false, values: [], summary: "" };
	return { name: "n", type: "integer", path: "n", from: "integer", ...shared };
}

const writePage = (numbers: readonly unknown[]) =>
	new TextEncoder().encode(JSON.stringify({ data: numbers.map((n) => ({ n })) }));

describe.each(["file", "memory", "file, with one thread"])("a storage in threads, in a %s,", (kind) => {
	const openKind = () => openFilled(kind === "memory" ? ":memory:" : undefined, kind === "file, with one thread");

	it("gives all rows in their order", async () => {
		const reader = (await openKind()).openReader();
		const rows = await takeAll(reader, "SELECT n, 'x' FROM numbers ORDER BY n");
		expect(rows).toEqual(Array.from({ length: 20_000 }, (_, index) => [index, "x"]));
	});

	it("writes packed rows into memory that was given back, and no others", async () => {
		const reader = (await openKind()).openReader();
		const packing = {
			types: ["integer"],
			layout: { typeOids: [20], formats: [0], zone: "UTC", intervalStyle: "postgres" },
		};
		const kept: Uint8Array[] = [];
		const copies: Uint8Array[] = [];
		const take = async (isReleased: boolean) => {
			const given: Uint8Array[] = [];
			const packed = await reader.queryPacked?.("SELECT n FROM numbers ORDER BY n", {}, packing);
			for await (const rows of packed ?? []) {
				given.push(rows.bytes);
				(isReleased ? copies : kept).push(isReleased ? rows.bytes.slice() : rows.bytes);
				if (isReleased) rows.release();
			}
			return given;
		};
		// Whose memory came last was not needed any more.
		expect((await take(true)).map(({ length }) => length > 0)).toEqual([false, false, true, true]);
		await take(false);
		expect(Buffer.concat(copies)).toHaveLength(11 * 20_000 + 88_890);
		expect(Buffer.concat(kept).equals(Buffer.concat(copies))).toBe(true);
	});

	it("parses content where rows are kept, and inserts those that are wanted", async () => {
		const storage = await openKind();
		const intake = storage.openIntake?.(numberPages);
		const first = await intake?.parse(writePage([30_000, 30_001, 30_002]));
		const content = writePage([40_000]);
		const second = await intake?.parse(content);
		if (!first || !second || first instanceof Uint8Array || second instanceof Uint8Array) throw new Error("came back");
		expect(first).toMatchObject({ rowCount: 3, told: { misfits: [] } });
		// The bytes went over.
		expect(content).toHaveLength(0);
		await storage.insertWaiting("numbers", 1, first, [0, 2]);
		await storage.transaction((tables) => tables.insertWaiting("numbers", 1, second));
		await expect(storage.insertWaiting("numbers", 1, second)).rejects.toMatchObject({ code: "internal" });
		const rows = await takeAll(storage.openReader(), "SELECT n FROM numbers WHERE n >= 30000 ORDER BY n");
		expect(rows).toEqual([[30_000], [30_002], [40_000]]);
	});

	it("gives content back that it cannot parse, and forgets what waits when the intake is closed", async () => {
		const storage = await openKind();
		const intake = storage.openIntake?.(numberPages);
		// A part of a larger buffer, which stays whole.
		const content = Buffer.concat([Buffer.from("x"), writePage([1, null])]).subarray(1);
		expect(await intake?.parse(content)).toEqual(writePage([1, null]));
		expect(content).toHaveLength(writePage([1, null]).length);
		const waiting = await intake?.parse(writePage([50_000]));
		intake?.close();
		if (!waiting || waiting instanceof Uint8Array) throw new Error("came back");
		await expect(storage.insertWaiting("numbers", 1, waiting)).rejects.toMatchObject({ code: "internal" });
		await expect(intake?.parse(writePage([1]))).rejects.toMatchObject({ code: "connection_closed" });
	});

	it("may be left in the middle of its rows", async () => {
		const storage = await openKind();
		const reader = storage.openReader();
		for await (const [first] of await reader.query("SELECT n FROM numbers ORDER BY n", {})) {
			expect(first).toEqual([0]);
			break;
		}
		await reader.release();
		await storage.dropTable("numbers");
		await storage.close();
	});

	it("gives errors as they were made", async () => {
		const reader = (await openKind()).openReader();
		const failure = await takeAll(reader, "SELECT json('{')").catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(SqlError);
		expect(failure).toMatchObject({ code: "execution_failed", sqlState: "22P02", hint: expect.any(String) });
		const raised = await takeAll(reader, "SELECT numeric_divide('1', '0')").catch((error: unknown) => error);
		expect(raised).toMatchObject(createError("division_by_zero", {}));
	});

	it("ends what computes without end when its signal says so, with the signal's error, and answers afterwards", async () => {
		const reader = (await openKind()).openReader();
		await expect(takeAll(reader, endless, abortSoon())).rejects.toMatchObject({ code: "cancelled" });
		const reason = createError("statement_timeout", { seconds: 1 });
		const timed = new AbortController();
		setTimeout(() => timed.abort(reason), 50);
		await expect(takeAll(reader, endless, timed.signal)).rejects.toBe(reason);
		expect(await takeAll(reader, "SELECT count(*) FROM numbers")).toEqual([[20_000]]);
	});

	it("keeps nothing of a transaction that fails, nor of calls that were sent before its failure was known", async () => {
		const storage = await openKind();
		await storage.run(sql`pragma max_page_count = 300`.compile(queries));
		const insert = (id: number) => sql`insert into notes (id, text) values (${id}, 'small')`.compile(queries);
		const large = sql`insert into notes (id, text) values (1000, ${"x".repeat(4_000_000)})`.compile(queries);
		const failed = storage.transaction(async (tables) => {
			await Promise.all([tables.run(insert(1)), tables.run(large), tables.run(insert(2))]);
		});
		await expect(failed).rejects.toMatchObject({ code: "cache_disk" });
		expect(await storage.run(queries.selectFrom("notes").selectAll().compile())).toEqual([]);
		await storage.run(insert(3));
		expect(await storage.run(queries.selectFrom("notes").select("id").compile())).toEqual([{ id: 3 }]);
	});

	it("lets others wait for a transaction, whatever it waits for itself", async () => {
		const storage = await openKind();
		const order: string[] = [];
		const first = storage.transaction(async (tables) => {
			await tables.run(sql`insert into notes (id, text) values (1, 'a')`.compile(queries));
			await new Promise((resolve) => setTimeout(resolve, 30));
			order.push("first");
		});
		const second = storage.run(queries.selectFrom("notes").select("id").compile()).then((rows) => {
			order.push(`second sees ${rows.length}`);
		});
		await Promise.all([first, second]);
		expect(order).toEqual(["first", "second sees 1"]);
	});

	it("refuses the tables of a transaction that has ended", async () => {
		const storage = await openKind();
		const tables = await storage.transaction((given) => Promise.resolve(given));
		await expect(Promise.resolve().then(() => tables.dropTable("numbers"))).rejects.toMatchObject({ code: "internal" });
	});

	it("says that it is closed", async () => {
		const storage = await openKind();
		const reader = storage.openReader();
		await storage.close();
		await storage.close();
		await expect(storage.dropTable("numbers")).rejects.toMatchObject({ code: "connection_closed" });
		await expect(takeAll(reader, "SELECT 1")).rejects.toMatchObject({ code: "connection_closed" });
		expect(() => storage.openReader()).toThrowError(expect.objectContaining({ code: "connection_closed" }));
	});
});

describe("a storage in threads", () => {
	it("says which script is missing, as it is in a bundle of somebody's program", async () => {
		const server = new URL("file:///nowhere/storage-worker.js");
		const opened = openStorage(":memory:", { server, schema: notesSchema, warn: () => undefined });
		await expect(opened).rejects.toMatchObject({
			code: "broken_installation",
			message: expect.stringContaining("intercom-sql cannot be loaded: the script of its threads is not at /nowhere/"),
		});
	});

	it("takes a snapshot in another thread where the one it was asked for in is given up", async () => {
		const storage = await openFilled();
		const lost = storage.openReader();
		await expect(takeAll(lost, limited(deaf), abortSoon())).rejects.toMatchObject({ code: "cancelled" });
		lost.letGo();
		// The thread computes on for a moment, and nobody has it.
		const reader = storage.openReader();
		await reader.begin();
		expect(await takeAll(reader, "SELECT count(*) FROM numbers")).toEqual([[20_000]]);
	});

	it("gives up a thread in which SQLite computes deafly, and answers in another one", async () => {
		const storage = await openFilled();
		const reader = storage.openReader();
		await reader.begin();
		await expect(takeAll(reader, limited(deaf), abortSoon())).rejects.toMatchObject({ code: "cancelled" });
		await reader.release();
		expect(await takeAll(storage.openReader(), "SELECT count(*) FROM numbers")).toEqual([[20_000]]);
	});

	it("is lost with its one thread, and its file answers when it is opened anew", async () => {
		const path = makePath();
		const storage = await openFilled(path, true);
		const reader = storage.openReader();
		await reader.begin();
		await storage.insertRows("numbers", 1, [[-1]]);
		expect(await takeAll(reader, "SELECT count(*) FROM numbers")).toEqual([[20_000]]);
		await expect(takeAll(reader, limited(deaf), abortSoon())).rejects.toMatchObject({ code: "cancelled" });
		await expect.poll(() => storage.isLost).toBe(true);
		await storage.close();
		expect(await takeAll((await open(path)).openReader(), "SELECT count(*) FROM numbers")).toEqual([[20_001]]);
	});

	it("keeps four idle threads, among which none is that ended", async () => {
		const threads = Array.from({ length: 6 }, () => takeWorker(storageWorkerScript));
		const [first, second, third, fourth, ...others] = threads;
		for (const thread of [first, second, third, fourth]) if (thread) keepWorker(thread);
		await second?.stop();
		for (const thread of others) keepWorker(thread);
		expect(threads.map(({ isBroken }) => isBroken)).toEqual([false, true, false, false, false, true]);
		await endIdleThreads();
		expect(threads.every(({ isBroken }) => isBroken)).toBe(true);
	});

	it("runs what waits for such a thread in another one, but for what has given rows", async () => {
		const storage = await openFilled();
		const readers = Array.from({ length: 8 }, () => storage.openReader());
		await Promise.all(readers.map((reader) => reader.begin()));
		const rows = await Promise.all(readers.map((reader) => reader.query("SELECT n FROM numbers ORDER BY n", {})));
		const started = rows.map((result) => result[Symbol.asyncIterator]());
		for (const iterator of started) expect((await iterator.next()).done).toBe(false);
		const [stuck, ...others] = readers;
		const end = new AbortController();
		const failure = takeAll(stuck as Reader, limited(deaf), end.signal).catch((error: unknown) => error);
		await new Promise((resolve) => setTimeout(resolve, 50));
		const answers = others.map((reader) => takeAll(reader, "SELECT count(*) FROM numbers"));
		end.abort();
		expect(await failure).toMatchObject({ code: "cancelled" });
		expect(await Promise.all(answers)).toEqual(others.map(() => [[20_000]]));
		const rest = await Promise.allSettled(started.slice(1).map(async (iterator) => countRest(iterator)));
		const lost = rest.filter((outcome) => outcome.status === "rejected");
		expect(lost.map(({ reason }) => (reason as ProviderError).sqlState)).toEqual(lost.map(() => "57014"));
		const whole = rest.filter((outcome) => outcome.status === "fulfilled");
		expect(whole.map(({ value }) => value)).toEqual(whole.map(() => 19_900));
		expect(whole.length).toBeGreaterThanOrEqual(6);
	});
});

/** Long enough for the test, and over soon afterwards: no process ends while a thread computes. */
function limited(text: string): string {
	return text.replaceAll("numbers", "(SELECT n FROM numbers LIMIT 500)");
}

async function countRest(rows: AsyncIterator<readonly unknown[]>): Promise<number> {
	let count = 0;
	for (let next = await rows.next(); next.done !== true; next = await rows.next()) count += next.value.length;
	return count;
}
