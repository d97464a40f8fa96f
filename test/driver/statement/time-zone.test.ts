import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { useSandbox } from "../sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 120, companies: 10, conversations: 300 });

const shown = async (connection: Awaited<ReturnType<typeof open>>, sql: string): Promise<unknown> => {
	const { columns, rows } = await connection.query(sql);
	return rows[0]?.[columns[0]?.name ?? ""];
};

describe("the property TimeZone", () => {
	it("is UTC unless it is set, and an unknown name is refused", async () => {
		expect((await open()).timeZone).toBe("UTC");
		expect((await open({ TimeZone: "asia/kolkata" })).timeZone).toBe("Asia/Kolkata");
		await expect(open({ TimeZone: "Mars/Olympus" })).rejects.toMatchObject({ sqlState: "22023" });
	});

	it("workspace is the zone that the service tells, asked for at connect or with the first statement", async () => {
		expect((await open({ TimeZone: "Workspace" })).timeZone).toBe("America/New_York");
		const late = await open({ TimeZone: "workspace", ConnectOnOpen: false });
		const prepared = late.prepare("SELECT timestamptz '2026-01-01' AS t");
		expect(late.timeZone).toBeUndefined();
		expect((await prepared.all()).rows).toEqual([{ t: new Date("2026-01-01T05:00:00Z") }]);
		expect(late.timeZone).toBe("America/New_York");
	});

	it("workspace is refused offline, where nobody can be asked", async () => {
		const connection = await open({ TimeZone: "workspace", Offline: true });
		await expect(connection.query("SELECT 1")).rejects.toMatchObject({ sqlState: "22023" });
	});
});

describe("SET TIME ZONE", () => {
	it.each([
		["SET TIME ZONE 'Europe/Dublin'", "Europe/Dublin"],
		["set session time zone 'europe/dublin'", "Europe/Dublin"],
		["SET TimeZone = 'Asia/Kolkata'", "Asia/Kolkata"],
		['SET timezone TO "Asia/Kolkata"', "Asia/Kolkata"],
		["SET TIME ZONE -5.5", "<-05:30>+05:30"],
		["SET TIME ZONE INTERVAL '+00:00' HOUR TO MINUTE", "<+00>-00"],
		["SET TIME ZONE INTERVAL '-08:30' HOUR TO MINUTE", "<-08:30>+08:30"],
		["SET TIME ZONE INTERVAL '5' HOUR", "<+05>-05"],
		["SET TIME ZONE INTERVAL '90' MINUTE", "<+01:30>-01:30"],
		["SET TIME ZONE INTERVAL '2 hours'", "<+02>-02"],
		["SET TIME ZONE UTC", "UTC"],
		["SET TIME ZONE DEFAULT", "America/New_York"],
		["SET TIME ZONE LOCAL", "America/New_York"],
		["RESET TimeZone", "America/New_York"],
	])("%s", async (sql, zone) => {
		const connection = await open({ TimeZone: "America/New_York" });
		await connection.query("SET TIME ZONE 'Pacific/Auckland'");
		expect(await connection.query(sql)).toMatchObject({ rows: [], columns: [], rowCount: 0 });
		expect(await shown(connection, "SHOW TimeZone")).toBe(zone);
		expect(await shown(connection, "SHOW TIME ZONE")).toBe(zone);
		expect(connection.timeZone).toBe(zone);
	});

	it("refuses what is no zone, a parameter and EXPLAIN, and leaves the zone as it was", async () => {
		const connection = await open();
		for (const zone of ["'nope'", "INTERVAL '1 month'", "INTERVAL '2' DAY", "INTERVAL '200' HOUR"])
			await expect(connection.query(`SET TIME ZONE ${zone}`)).rejects.toMatchObject({ sqlState: "22023" });
		await expect(connection.query("SET TIME ZONE 'Asia/Tokyo'", ["x"])).rejects.toMatchObject({ sqlState: "07001" });
		await expect(connection.prepare("SHOW TimeZone").explain()).rejects.toMatchObject({ sqlState: "0A000" });
		expect(connection.timeZone).toBe("UTC");
	});

	it("concerns one connection, statements that are prepared already too", async () => {
		const [connection, other] = [await open(), await open()];
		const sql =
			"SELECT timestamptz '2026-07-01 00:30'::text AS t, ?::timestamptz AS p, current_date = now()::date AS same";
		const prepared = connection.prepare(sql);
		expect((await prepared.all(["2026-07-01"])).rows).toEqual([
			{ t: "2026-07-01 00:30:00+00", p: new Date("2026-07-01T00:00:00Z"), same: true },
		]);
		await connection.query("SET TIME ZONE 'Asia/Kolkata'");
		expect((await prepared.all(["2026-07-01"])).rows).toEqual([
			{ t: "2026-07-01 00:30:00+05:30", p: new Date("2026-06-30T18:30:00Z"), same: true },
		]);
		expect((await other.query(sql, ["2026-07-01"])).rows[0]?.["t"]).toBe("2026-07-01 00:30:00+00");
	});

	it("leaves the words usable as names", async () => {
		const connection = await open();
		expect((await connection.query("SELECT 1 AS timezone, 2 AS show, 3 AS session, 4 AS reset")).rows).toEqual([
			{ timezone: 1, show: 2, session: 3, reset: 4 },
		]);
	});
});

describe("the law in a time zone", () => {
	const conditions = [
		"created_at >= '2026-11-01'",
		"created_at::date = '2026-11-01'",
		"created_at::date IN ('2026-10-04', '2026-11-02')",
		"date_trunc('day', created_at) <= '2026-10-04'",
		"date_trunc('week', created_at) = '2026-10-26'",
		"date_trunc('hour', created_at) > '2026-11-01 01:00'",
		"date_trunc('month', created_at) <> '2026-10-01'",
		"extract(year from created_at) = 2026",
		"extract(dow from created_at) = 0",
		"created_at::timestamp BETWEEN '2026-11-01 01:30' AND '2026-11-20'",
		"created_at = L_LAST_MONTH()",
		"created_at > current_date - interval '60 days'",
		"NOT (created_at::date > '2026-10-04')",
	];

	it.each(["America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"])(
		"pushdown on is off, cached is live, in %s",
		async (zone) => {
			const [live, whole] = [
				await open({ TimeZone: zone, AutoCache: false }),
				await open({ TimeZone: zone, Pushdown: false }),
			];
			const differences: unknown[] = [];
			for (const condition of conditions) {
				const sql = `SELECT id, created_at::date AS day, created_at::text AS t FROM conversations WHERE ${condition} ORDER BY id`;
				const count = `SELECT count(*) AS n FROM conversations WHERE ${condition}`;
				const asked = [await live.query(sql), await live.query(count)].map(({ rows }) => rows);
				const kept = [await whole.query(sql), await whole.query(count)].map(({ rows }) => rows);
				if (JSON.stringify(asked) !== JSON.stringify(kept)) differences.push({ condition, asked, kept });
			}
			expect(differences).toEqual([]);
		},
		60_000,
	);

	it("a day of a view is a day of the session's zone", async () => {
		const folder = mkdtempSync(join(tmpdir(), "views-"));
		const path = join(folder, "views.json");
		const query = "SELECT created_at::date AS day, count(*) AS n FROM conversations GROUP BY 1";
		writeFileSync(path, JSON.stringify({ by_day: { query } }));
		const connection = await open({ UserDefinedViews: path, TimeZone: "Europe/Berlin" });
		rmSync(folder, { recursive: true });
		const { rows } = await connection.query("SELECT id, created_at FROM conversations");
		const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin", dateStyle: "short" });
		const expected = new Map<string, number>();
		for (const row of rows) {
			const day = shown.format(row["created_at"] as Date);
			expected.set(day, (expected.get(day) ?? 0) + 1);
		}
		const byDay = await connection.query("SELECT day, n FROM by_day");
		expect(new Map(byDay.rows.map(({ day, n }) => [day, n]))).toEqual(expected);
		// Somebody wrote between the midnights of Berlin and of UTC, whose day is another one there.
		await connection.query("SET TIME ZONE 'UTC'");
		const inUtc = await connection.query("SELECT day, n FROM by_day");
		expect(new Map(inUtc.rows.map(({ day, n }) => [day, n]))).not.toEqual(expected);
		const [first] = [...expected.keys()].sort();
		await connection.query("SET TIME ZONE 'Europe/Berlin'");
		const one = await connection.query("SELECT n FROM by_day WHERE day = ?", [first]);
		expect(one.rows).toEqual([{ n: expected.get(first ?? "") }]);
	});

	it("what is kept does not depend on the zone", async () => {
		const connection = await open();
		const first = await connection.query("SELECT id, created_at FROM conversations ORDER BY id");
		await connection.query("SET TIME ZONE 'Asia/Kolkata'");
		const again = await connection.query("SELECT id, created_at FROM conversations ORDER BY id");
		expect(again.stats.requests).toBe(0);
		expect(again.rows).toEqual(first.rows);
	});
});
