import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { createDepot, type DepotState, depot } from "./depot-service.ts";
import { type StubApi, startApi } from "./stub-api.ts";

const folder = new URL("Depot.apip/", import.meta.url);
const names = ["profile.yaml", ...(await readdir(new URL("tables/", folder))).map((name) => `tables/${name}`)];
const files = Object.fromEntries(
	await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, folder), "utf8")] as const)),
);

async function startDepot(more: Partial<DepotState> = {}) {
	const state = { access: "access0", refresh: "refresh0", refreshes: 0, answersLeft: 1e9, refusalsLeft: 0, ...more };
	const api = await startApi(createDepot(state));
	return { state, api };
}

const byKey = { APIKey: "marked-key" };
const counted = ({ requests }: StubApi) => requests.filter(({ path }) => !path.endsWith("/whoami")).length;

describe("statements over a service of another kind", () => {
	test.each([
		// Lists by offset, filters, order.
		["SELECT code FROM sites WHERE country = 'fr' ORDER BY code", 1],
		["SELECT code FROM sites WHERE opened_on > DATE '2026-01-10' ORDER BY opened_on DESC", 1],
		["SELECT code FROM sites ORDER BY opened_on DESC LIMIT 3", 1],
		["SELECT country FROM sites WHERE code = 's7'", 1],
		["SELECT count(*)::int AS n FROM sites", 3],
		// Nested rows.
		["SELECT site_code, gate FROM site_gates WHERE is_open ORDER BY 1", 3],
		[
			"SELECT s.country, count(*)::int AS n FROM sites s JOIN site_gates g ON g.site_code = s.code GROUP BY 1 ORDER BY 1",
			3,
		],
		// Children by Link, and their children by two slots.
		["SELECT plate FROM vehicles WHERE site_code = 's3' ORDER BY 1", 2],
		["SELECT vehicle, at, cost FROM repairs WHERE site_code = 's3' AND vehicle = 2", 1],
		[
			"SELECT v.plate, r.at FROM vehicles v JOIN repairs r ON r.site_code = v.site_code AND r.vehicle = v.number WHERE v.site_code = 's2' ORDER BY 1",
			undefined,
		],
		// Search.
		["SELECT id FROM trips WHERE state = 'done' AND km >= 200 ORDER BY id", 1],
		["SELECT id FROM trips WHERE (state = 'done' AND km < 50) OR (state = 'planned' AND km >= 350) ORDER BY id", 1],
		["SELECT id FROM trips WHERE started_at >= '2026-01-10' AND started_at < '2026-01-11 06:30:00' ORDER BY id", 1],
		["SELECT id FROM trips ORDER BY started_at DESC LIMIT 4", 1],
		["SELECT count(*)::int AS n FROM trips WHERE state = 'running'", 1],
		// ISO days, joins by keys.
		[
			"SELECT number FROM invoices WHERE issued_at >= '2026-01-05' AND issued_at < '2026-01-06 12:00:00' ORDER BY number",
			1,
		],
		[
			"SELECT t.id, i.amount FROM trips t JOIN invoices i ON i.trip_id = t.id WHERE t.state = 'planned' AND t.km < 100 ORDER BY t.id",
			undefined,
		],
		[
			"SELECT s.code, count(t.id)::int AS n FROM sites s LEFT JOIN trips t ON t.site_code = s.code WHERE s.country = 'ie' GROUP BY s.code ORDER BY 1",
			undefined,
		],
	])("%s", async (sql, requests) => {
		const { api } = await startDepot();
		const off = await api.open(files, { ...byKey, Pushdown: false });
		const expected = (await off.query(sql)).rows;
		expect(expected.length).toBeGreaterThan(0);
		api.requests.length = 0;
		const live = await api.open(files, { ...byKey, AutoCache: false });
		expect((await live.query(sql)).rows).toEqual(expected);
		if (requests !== undefined) expect(counted(api)).toBe(requests);
		const cached = await api.open(files, byKey);
		for (const table of ["sites", "trips", "invoices"])
			await cached.query(`SELECT count(*) FROM ${table} WHERE length('x') = 1`);
		expect((await cached.query(sql)).rows).toEqual(expected);
	});

	test("have the rows that the service holds", async () => {
		const { api } = await startDepot();
		const connection = await api.open(files, byKey);
		const trips = await connection.query("SELECT id FROM trips WHERE state = 'done' AND km >= 200");
		const done = depot.trips.filter(({ state, km }) => state === "done" && km >= 200);
		expect(trips.rows.map(({ id }) => id).sort()).toEqual(done.map(({ id }) => id).sort());
		const vehicles = await connection.query("SELECT count(*)::int AS n FROM vehicles");
		expect(vehicles.rows).toEqual([{ n: 30 }]);
	});
});

const byOAuth = {
	AuthScheme: "OAUTH",
	InitiateOAuth: "REFRESH",
	OAuthClientId: "app",
	OAuthClientSecret: "appsecret",
	OAuthAccessToken: "access0",
	OAuthRefreshToken: "refresh0",
	AutoCache: false,
} as const;

test("a token that ends in the middle of a statement is renewed once, and the next one by the refresh token that came with it", async () => {
	const { state, api } = await startDepot({ answersLeft: 4 });
	const connection = await api.open(files, { ...byOAuth, OAuthSettingsLocation: "memory://depot-refresh" });
	const rows = await connection.query("SELECT number FROM invoices");
	expect(rows.rowCount).toBe(depot.invoices.length);
	expect(state.refreshes).toBe(1);
	state.answersLeft = 2;
	expect((await connection.query("SELECT id FROM trips")).rowCount).toBe(depot.trips.length);
	expect(state.refreshes).toBe(2);
	expect(new Set(api.requests.map(({ headers }) => headers["x-depot-key"]))).toEqual(new Set([undefined]));
});

test("a refusal that says when to come back is heeded in the middle of a list", async () => {
	const { state, api } = await startDepot();
	const connection = await api.open(files, { ...byKey, AutoCache: false });
	state.refusalsLeft = 1;
	const startedAtMs = Date.now();
	expect((await connection.query("SELECT code FROM sites")).rowCount).toBe(depot.sites.length);
	expect(Date.now() - startedAtMs).toBeGreaterThan(990);
	expect(counted(api)).toBe(4);
});
