import { describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 2000, companies: 300, conversations: 1200 });

describe("LIMIT past what the service cannot decide", () => {
	it("reads only as many pages as hold enough rows", async () => {
		const whole = await open({ Pushdown: false });
		const live = await open({ AutoCache: false });
		const where = "role = 'lead' AND lower(name) LIKE '%a%'";
		const all = await whole.query(`SELECT id FROM contacts WHERE ${where}`);
		const { rows, stats } = await live.query(`SELECT id FROM contacts WHERE ${where} LIMIT 10`);
		expect(all.rowCount).toBeGreaterThan(100);
		expect(rows).toHaveLength(10);
		expect(stats.requests).toBe(1);
		const ids = new Set(all.rows.map((row) => row["id"]));
		for (const row of rows) expect(ids).toContain(row["id"]);
	});

	it("counts OFFSET, and goes on to the end when there are too few", async () => {
		const whole = await open({ Pushdown: false });
		const live = await open({ AutoCache: false });
		const sql = "SELECT id FROM contacts WHERE length(name) = 12 ORDER BY created_at";
		const all = await whole.query(sql);
		const some = await live.query(`${sql} LIMIT 3 OFFSET 2`);
		expect(some.rows).toEqual(all.rows.slice(2, 5));
		const rest = await live.query(`${sql} LIMIT 1000 OFFSET 1`);
		expect(rest.rows).toEqual(all.rows.slice(1));
		expect(rest.stats.requests).toBe(14);
	});

	it("finds the extreme of a sortable column among rows that SQLite chooses", async () => {
		const whole = await open({ Pushdown: false });
		const live = await open({ AutoCache: false });
		const sql = "SELECT max(created_at) AS newest FROM conversations WHERE length(id) > 3 AND id LIKE '%7'";
		const { rows, stats } = await live.query(sql);
		expect(rows).toEqual((await whole.query(sql)).rows);
		expect(stats.requests).toBe(1);
	});

	it("asks for no more parents than enough children need", async () => {
		const live = await open({ AutoCache: false });
		const parts = await live.query("SELECT id FROM conversation_parts LIMIT 5");
		expect(parts.rows).toHaveLength(5);
		expect(parts.stats.requests).toBeLessThan(15);
		const tags = await live.query("SELECT * FROM conversation_tags WHERE tag_id IS NOT NULL LIMIT 5");
		expect(tags.rows).toHaveLength(5);
		expect(tags.stats.requests).toBe(1);
		const companies = await live.query("SELECT name FROM companies WHERE name IS NOT NULL LIMIT 5");
		expect(companies.rows).toHaveLength(5);
		expect(companies.stats.requests).toBe(1);
	});

	it("is never taken for the whole table, nor for the rows under another limit", async () => {
		const cached = await open();
		const some = await cached.query("SELECT id FROM contacts WHERE lower(name) LIKE '%a%' LIMIT 3");
		expect(some.stats.requests).toBe(1);
		const more = await cached.query("SELECT id FROM contacts WHERE lower(name) LIKE '%a%' LIMIT 400");
		expect(more.rows).toHaveLength(400);
		const again = await cached.query("SELECT id FROM contacts WHERE lower(name) LIKE '%a%' LIMIT 3");
		expect(again.stats.requests).toBe(0);
		expect(again.rows).toEqual(some.rows);
		const all = await cached.query("SELECT count(name) AS n FROM contacts");
		expect(all.rows).toEqual(
			(await (await open({ Pushdown: false })).query("SELECT count(name) AS n FROM contacts")).rows,
		);
	});

	it("goes on for a statement that joined the read when the one that began it is ended", async () => {
		const cached = await open();
		const caller = new AbortController();
		const sql = "SELECT id FROM contacts WHERE lower(name) LIKE '%e%' LIMIT 500";
		const first = cached.query(sql, [], { signal: caller.signal, onProgress: () => caller.abort() });
		const second = cached.query(sql);
		await expect(first).rejects.toMatchObject({ code: "cancelled" });
		const { rows, stats } = await second;
		expect(rows).toHaveLength(500);
		expect(stats.requests).toBe(0);
	});
});
