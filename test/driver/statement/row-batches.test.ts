/** Rows are computed some at a time; nobody who takes them sees where one batch ends. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { catchError } from "../../auth/scene.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 5, companies: 0, conversations: 0 });
const folder = mkdtempSync(join(tmpdir(), "row-batches-"));
afterAll(() => rmSync(folder, { recursive: true }));

// Of this many rows the first hundred come together, and then some thousand.
const numbers = "SELECT n FROM generate_series(1, 5000) AS n";

describe("a stream that is ended between two rows", () => {
	const ends: readonly (readonly [name: string, taken: number, code: string])[] = [
		["the caller's signal", 3, "cancelled"],
		["the caller's signal", 100, "cancelled"],
		["the caller's signal", 2101, "cancelled"],
		["QueryTimeout", 3, "statement_timeout"],
		["close()", 3, "connection_closed"],
		["close()", 101, "connection_closed"],
	];

	it.each(ends)("by %s after %i rows gives no further one", async (name, taken, code) => {
		const path = join(folder, `${name} ${String(taken)}.log`);
		const connection = await open({ QueryTimeout: name === "QueryTimeout" ? 1 : 0, Logfile: path });
		const caller = new AbortController();
		const rows = connection.stream(numbers, [], { signal: caller.signal });
		for (let n = 1; n <= taken; n++) expect((await rows.next()).value).toEqual({ n });
		if (name === "QueryTimeout") await new Promise((resolve) => setTimeout(resolve, 1100));
		else if (name === "close()") await connection.close();
		else caller.abort();
		expect(await catchError(rows.next())).toMatchObject({ code });
		expect(await rows.next()).toMatchObject({ done: true });
		await connection.close();
		expect(readFileSync(path, "utf8")).toMatch(new RegExp(`status=\\S+ rows=${String(taken)} `));
	});

	it("by its reader lets go what it holds, and the log has the rows that were taken", async () => {
		const path = join(folder, "left.log");
		const connection = await open({ Logfile: path });
		for await (const { n } of connection.stream(numbers)) if (n === 120) break;
		expect((await connection.query(numbers)).rows).toHaveLength(5000);
		for await (const { step } of connection.stream("EXPLAIN SELECT * FROM tags, teams")) if (step === 1) break;
		await connection.close();
		const ended = readFileSync(path, "utf8").match(/status=\S+ rows=\d+/g);
		expect(ended).toEqual(["status=broken-off rows=120", "status=done rows=5000", "status=broken-off rows=1"]);
	});

	it("tells what was done all the same", async () => {
		const connection = await open({ ExportFolder: folder });
		const caller = new AbortController();
		const rows = connection.stream(`${numbers.replace(" FROM", " INTO [csv://done.csv] FROM")}`, [], caller);
		const told = rows.next();
		await expect.poll(() => readFileSync(join(folder, "done.csv"), "utf8").length).toBeGreaterThan(0);
		expect((await told).value).toMatchObject({ rows: 5000 });
		caller.abort();
		expect(await rows.next()).toMatchObject({ done: true, value: { rowCount: 1 } });
	});
});

describe("MaxRows", () => {
	const counts: readonly (readonly [maxRows: number, available: number])[] = [
		[0, 0],
		[0, 1],
		[1, 5000],
		[99, 100],
		[100, 100],
		[100, 101],
		[101, 5000],
		[2100, 2100],
		[2500, 5000],
		[-1, 5000],
	];

	it.each(counts)("%i holds back what is more of %i rows, wherever a batch ends", async (MaxRows, available) => {
		const connection = await open({ MaxRows });
		const sql = `SELECT n FROM generate_series(1, ${String(available)}) AS n`;
		const most = MaxRows < 0 ? available : Math.min(MaxRows, available);
		const expected = Array.from({ length: most }, (_, index) => ({ n: index + 1 }));
		const truncated = most < available;
		const { rows, ...summary } = await connection.query(sql);
		expect(rows).toEqual(expected);
		expect(summary).toMatchObject({ rowCount: most, truncated });
		const streamed: object[] = [];
		const stream = connection.stream(sql);
		let next = await stream.next();
		for (; !next.done; next = await stream.next()) streamed.push(next.value);
		expect(streamed).toEqual(expected);
		expect(next.value).toMatchObject({ rowCount: most, truncated });
	});

	it("says nothing of rows behind it that were computed with the others", async () => {
		const sql = `SELECT CASE WHEN n = 50 THEN 9007199254740993 ELSE n END::numeric AS d FROM generate_series(1, 60) AS n`;
		expect((await (await open()).query(sql)).warnings).toEqual([expect.stringContaining("more digits")]);
		const { rowCount, warnings } = await (await open({ MaxRows: 3 })).query(sql);
		expect(rowCount).toBe(3);
		expect(warnings).toEqual([]);
	});
});
