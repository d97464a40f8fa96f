import { describe, expect, it } from "vitest";
import type { Connection, Row } from "../../../src/driver/index.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { open } = await useSandbox();

/** All rows, page by page, and the requests of each page. */
async function readPages(connection: Connection, entity: string, params: object) {
	const rows: Row[] = [];
	const requests: number[] = [];
	for (let cursor: string | null | undefined; cursor !== null; ) {
		const before = await countRequests(connection);
		const given = { ...params, ...(cursor === undefined ? {} : { starting_after: cursor }) };
		const { data, meta } = await connection.execute(entity, "list", given);
		expect(meta.has_more).toBe(meta.next_page !== null);
		rows.push(...data);
		requests.push((await countRequests(connection)) - before);
		cursor = meta.next_page;
	}
	return { rows, requests };
}

async function countRequests(connection: Connection): Promise<number> {
	const { rows } = await connection.query<{ n: number }>("SELECT count(*) AS n FROM sys_requests");
	return rows[0]?.n ?? 0;
}

async function listIds(connection: Connection, sql: string): Promise<unknown[]> {
	return (await connection.query(sql)).rows.map((row) => row["id"]);
}

describe("the pages of a list", () => {
	it("are together the rows of the table, the newest first, at a request a page where the service can order", async () => {
		const connection = await open();
		await connection.columns("contacts");
		const { rows, requests } = await readPages(connection, "contacts", { per_page: 90 });
		expect(requests).toEqual([1, 1, 1, 1, 1]);
		const times = rows.map((row) => Number(row["created_at"]));
		expect(times).toEqual([...times].sort((left, right) => right - left));
		const ids = await listIds(connection, "SELECT id FROM contacts ORDER BY id");
		expect(rows.map((row) => row["id"]).sort()).toEqual(ids);
		expect(Object.keys(rows[0] ?? {})).toEqual(
			(await connection.query("SELECT * FROM contacts LIMIT 1")).columns.map(({ name }) => name),
		);
	});

	it("cost one request for the first one, and one read for the rest, where it cannot", async () => {
		const connection = await open();
		await connection.columns("companies");
		const { rows, requests } = await readPages(connection, "companies", { per_page: 10 });
		expect(requests[0]).toBe(1);
		expect(requests.slice(2).every((count) => count === 0)).toBe(true);
		const ids = await listIds(connection, "SELECT id FROM companies ORDER BY id");
		expect(ids.length).toBeGreaterThan(20);
		expect(rows.map((row) => row["id"]).sort()).toEqual(ids);
	});

	it("cost one request in all where one answer has everything", async () => {
		const connection = await open();
		const { rows, requests } = await readPages(connection, "tags", { per_page: 7 });
		expect(requests.reduce((sum, count) => sum + count, 0)).toBe(1);
		expect(rows.map((row) => row["id"])).toEqual(await listIds(connection, "SELECT id FROM tags ORDER BY id"));
	});

	it("hold rows that came at the same instant once each", async () => {
		const connection = await open();
		const [rarest] = (
			await connection.query(
				"SELECT team_assignee_id AS id FROM conversations WHERE team_assignee_id IS NOT NULL GROUP BY 1 ORDER BY count(*) LIMIT 1",
			)
		).rows;
		const { rows } = await readPages(connection, "conversations", { per_page: 1, team_assignee_id: rarest?.["id"] });
		const all = await connection.query("SELECT id FROM conversations WHERE team_assignee_id = ?", [rarest?.["id"]]);
		expect(all.rowCount).toBeGreaterThan(1);
		expect(rows.map((row) => row["id"]).sort()).toEqual(all.rows.map((row) => row["id"]).sort());
	});

	it("are those of a parent where one is named, with the requests of that parent alone", async () => {
		const connection = await open();
		const found = await connection.query<{ id: string }>("SELECT id FROM contacts WHERE notes_total_count > 0 LIMIT 1");
		const contact_id = found.rows[0]?.id ?? "";
		const { rows, requests } = await readPages(connection, "contact_notes", { contact_id });
		expect(rows.length).toBeGreaterThan(0);
		expect(new Set(rows.map((row) => row["contact_id"]))).toEqual(new Set([contact_id]));
		expect(requests.reduce((sum, count) => sum + count, 0)).toBe(1);
		expect(await connection.execute("notes", "list", { contact_id })).toMatchObject({ data: rows });
	});

	it("of a view count its rows", async () => {
		const connection = await open();
		const { rows } = await readPages(connection, "reports.team_metrics_by_month", { per_page: 3 });
		const all = await connection.query("SELECT * FROM reports.team_metrics_by_month");
		expect(rows.length).toBe(all.rowCount);
		const print = (list: readonly Row[]) => list.map((row) => JSON.stringify(row)).sort();
		expect(print(rows)).toEqual(print(all.rows));
	});

	it("are of the length of MaxRows at most, and go on behind it", async () => {
		const connection = await open({ MaxRows: 4 });
		const first = await connection.execute("tags", "list", { per_page: 10 });
		expect(first.data.length).toBe(4);
		expect(first.meta.has_more).toBe(true);
		const { rows } = await readPages(connection, "tags", { per_page: 10 });
		expect(rows.length).toBe((await (await open()).query("SELECT id FROM tags")).rowCount);
	});

	it("leave out what a switch turns off", async () => {
		const connection = await open();
		const [counted] = (await connection.execute("segments", "list", { include_count: true })).data;
		const [uncounted] = (await connection.execute("segments", "list", { include_count: false })).data;
		expect(Object.keys(counted ?? {})).toContain("count");
		expect(Object.keys(uncounted ?? {})).not.toContain("count");
	});
});
