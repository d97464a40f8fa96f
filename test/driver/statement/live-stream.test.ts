/** The rows of a filter and projection come as they are read, and no page is asked for that nobody wants. */
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { catchError } from "../../auth/scene.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { open, sandbox } = await useSandbox({ contacts: 700, companies: 0, conversations: 30 });
const all = "SELECT id FROM contacts";
const isPage = ({ method, path }: { readonly method: string; readonly path: string }) =>
	method === "POST" && path.startsWith("/contacts/search");

/** Counts the pages that are asked for from now on. */
function countPages(): () => number {
	const before = sandbox.requests.length;
	return () => sandbox.requests.slice(before).filter(isPage).length;
}

async function take<Item>(rows: AsyncIterator<Item>, count: number): Promise<Item[]> {
	const taken: Item[] = [];
	while (taken.length < count) {
		const next = await rows.next();
		if (next.done) break;
		taken.push(next.value);
	}
	return taken;
}

describe.each([true, false])("a live stream (AutoCache=%s)", (AutoCache) => {
	it("of a table that was just written reads no further, and gives what was written once, as it is, at the end", async () => {
		const connection = await open({ AutoCache });
		const [made, changed, gone] = ["made", "changed", "gone"].map((word) => `${word}-${String(AutoCache)}`);
		await connection.query("INSERT INTO contacts (external_id) VALUES (?), (?), (?)", [made, changed, gone] as never);
		await connection.query("UPDATE contacts SET name = 'Other' WHERE external_id = ?", [changed] as never);
		await connection.query("DELETE FROM contacts WHERE external_id = ?", [gone] as never);
		const named = "SELECT external_id, name FROM contacts";
		const count = countPages();
		const rows = connection.stream<{ external_id: string | null; name: string | null }>(named);
		await take(rows, 3);
		await delay(50);
		expect(count()).toBe(1);
		const rest = await take(rows, 2000);
		const own = rest.filter(({ external_id: id }) => [made, changed, gone].includes(id ?? ""));
		expect(own.map(({ external_id, name }) => [external_id, name]).sort()).toEqual([
			[changed, "Other"],
			[made, null],
		]);
		const { rows: all } = await connection.query<{ n: number }>("SELECT count(*) AS n FROM contacts");
		expect(rest).toHaveLength((all[0]?.n ?? 0) - 3);
		expect(rest.slice(0, -2)).not.toEqual(expect.arrayContaining(own));
		await connection.query("DELETE FROM contacts WHERE external_id IN (?, ?)", [made, changed] as never);
	});

	it("of which three rows are read costs one page", async () => {
		const connection = await open({ AutoCache });
		const count = countPages();
		let rows = 0;
		for await (const _ of connection.stream(`${all} WHERE lower(name) <> 'x'`)) if (++rows === 3) break;
		await delay(50);
		expect(count()).toBe(1);
	});

	it("gives its first row before the second page is asked for, and one page ahead later on", async () => {
		const connection = await open({ AutoCache });
		const count = countPages();
		const rows = connection.stream(all);
		await take(rows, 150);
		await delay(50);
		expect(count()).toBe(1);
		await take(rows, 1);
		await expect.poll(count).toBe(3);
		await delay(50);
		expect(count()).toBe(3);
		expect(await take(rows, 1000)).toHaveLength(549);
		expect(count()).toBe(5);
	});

	it("ends with as many requests as LIMIT takes", async () => {
		const connection = await open({ AutoCache });
		const count = countPages();
		expect(await take(connection.stream(`${all} LIMIT 200`), 1000)).toHaveLength(200);
		expect(count()).toBe(2);
		expect(await take(connection.stream(`${all} WHERE length(name) > 0 LIMIT 20 OFFSET 140`), 1000)).toHaveLength(20);
		expect(count()).toBe(4);
		const { value } = await connection.stream(`${all} LIMIT 0`).next();
		expect(value).toMatchObject({ rowCount: 0 });
		expect(count()).toBe(4);
	});

	it("ends between two rows with the signal, and with close()", async () => {
		for (const end of ["signal", "close"] as const) {
			const connection = await open({ AutoCache });
			const caller = new AbortController();
			const count = countPages();
			const rows = connection.stream(all, [], { signal: caller.signal });
			await take(rows, 151);
			if (end === "close") await connection.close();
			else caller.abort();
			const code = end === "close" ? "connection_closed" : "cancelled";
			expect(await catchError(rows.next())).toMatchObject({ code });
			await delay(50);
			expect(count()).toBeLessThanOrEqual(3);
		}
	});

	it("ends at its time limit though nobody asks for the next row, and the connection answers", async () => {
		const connection = await open({ AutoCache, QueryTimeout: 3 });
		const rows = connection.stream(all);
		await take(rows, 1);
		await delay(3100);
		expect(await catchError(rows.next())).toMatchObject({ code: "statement_timeout" });
		expect((await connection.query(`${all} LIMIT 1`)).rowCount).toBe(1);
	});

	it("tells what query() tells", async () => {
		const texts = [
			all,
			`${all} WHERE role = 'lead' AND name LIKE '%a%'`,
			`SELECT 9007199254740993::numeric AS n FROM contacts`,
		];
		for (const sql of texts) {
			const queried = await (await open({ AutoCache })).query(sql);
			const rows = (await open({ AutoCache })).stream(sql);
			let next = await rows.next();
			const given: object[] = [];
			for (; !next.done; next = await rows.next()) given.push(next.value);
			expect(given).toEqual(queried.rows);
			const { columns, rowCount, warnings, truncated, stats } = queried;
			const { requests, rowsFetched, rowsFromCache } = stats;
			expect(next.value).toMatchObject({ columns, rowCount, warnings, truncated });
			expect(next.value.stats).toMatchObject({ requests, rowsFetched, rowsFromCache });
			expect(next.value.stats.scans).toMatchObject([{ table: "contacts", source: "live", rows: rowsFetched }]);
		}
	});

	it("leaves out what StartDate and MaxRows leave out", async () => {
		const whole = await open({ AutoCache, StartDate: "2026-01-01" });
		const expected = (await whole.query("SELECT id, created_at FROM contacts")).rows;
		const rows = (await open({ AutoCache, StartDate: "2026-01-01" })).stream("SELECT id, created_at FROM contacts");
		expect(await take(rows, 1000)).toEqual(expected);
		const count = countPages();
		const limited = (await open({ AutoCache, MaxRows: 151 })).stream(all);
		expect(await take(limited, 151)).toHaveLength(151);
		expect((await limited.next()).value).toMatchObject({ rowCount: 151, truncated: true });
		expect(count()).toBeLessThanOrEqual(3);
	});

	it("comes through Kysely", async () => {
		const builder = (await open({ AutoCache })).kysely();
		const count = countPages();
		let rows = 0;
		for await (const _ of builder.selectFrom("contacts").select("id").stream(1)) if (++rows === 3) break;
		await delay(50);
		expect([rows, count()]).toEqual([3, 1]);
	});
});

it("a failure of the service comes after the rows of the pages before", async () => {
	const connection = await open({ AutoCache: false, MaxRequests: 3 });
	const rows = connection.stream("SELECT id FROM contacts WHERE coalesce(lower(name), '') <> 'x'");
	expect(await take(rows, 450)).toHaveLength(450);
	expect(await catchError(rows.next())).toMatchObject({ code: "request_budget" });
});

it("a stream that was read to its end is kept, and answers", async () => {
	const connection = await open();
	expect(await take(connection.stream(all), 1000)).toHaveLength(700);
	expect((await connection.query("SELECT count(name) AS n FROM contacts")).stats).toMatchObject({ requests: 0 });
	expect(await connection.cacheStatus(["contacts"])).toMatchObject({
		scans: [{ isComplete: true, isFull: true, rowCount: 700 }],
	});
});

it("one that is left goes on from there, with its first rows at once", async () => {
	const connection = await open();
	await take(connection.stream(all), 151);
	const left = connection.stream(all);
	await take(left, 301);
	await left.return({} as never);
	const count = countPages();
	const again = connection.stream(all);
	await take(again, 1);
	expect(count()).toBe(0);
	expect(new Set((await take(again, 1000)).map(({ id }) => id)).size).toBe(699);
	expect(count()).toBeLessThanOrEqual(3);
});

it("who asks for the same is not held up by a slow reader", async () => {
	const connection = await open();
	const count = countPages();
	const slow = connection.stream(all);
	await take(slow, 3);
	const { rows, stats } = await connection.query(all);
	expect(rows).toHaveLength(700);
	expect(stats.requests).toBe(0);
	expect(await take(slow, 1000)).toHaveLength(697);
	expect(count()).toBe(5);
});

it("rows that were kept and are brought up to date come when all are there", async () => {
	const connection = await open({ CacheTolerance: 1 });
	await connection.query(all);
	await delay(1100);
	const count = countPages();
	const rows = connection.stream(all);
	await take(rows, 1);
	const atFirst = count();
	expect(await take(rows, 1000)).toHaveLength(699);
	expect(count()).toBe(atFirst);
});
