import { describe, expect, it } from "vitest";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 400, conversations: 900 });
const leads = "SELECT name, email FROM contacts WHERE role = 'lead' AND created_at > now() - interval '3000 days'";
const reads = () => sandbox.requests.filter(({ path }) => path !== "/me");

describe("EXPLAIN (COST)", () => {
	it("asks once for the number of rows that a search finds, and tells the requests that reading them takes", async () => {
		const connection = await open({ Pagesize: 10 });
		const before = await connection.query(`EXPLAIN ${leads}`);
		expect(before.rows[0]).toMatchObject({ estimated_requests: null, note: expect.stringContaining("EXPLAIN (COST)") });
		sandbox.resetRequests();
		const told = await connection.query(`EXPLAIN (COST) ${leads}`);
		expect(told.stats.requests).toBe(1);
		expect(reads().map(({ path, method }) => [method, path])).toEqual([["POST", "/contacts/search"]]);
		sandbox.resetRequests();
		const { rows } = await connection.query(leads);
		expect(rows.length).toBeGreaterThan(20);
		expect(told.rows[0]).toMatchObject({ estimated_requests: reads().length, note: null });
	});

	it("asks nothing that is known, that the cache answers, or that a statement of no table would need", async () => {
		const connection = await open();
		await connection.query("EXPLAIN (COST) SELECT id FROM conversations WHERE state = 'open'");
		await connection.query("SELECT count(id) FROM contacts WHERE role = 'lead'");
		sandbox.resetRequests();
		for (const sql of [
			"SELECT id FROM conversations WHERE state = 'open'",
			"SELECT count(id) FROM contacts WHERE role = 'lead'",
			"SELECT 1",
			"SELECT id FROM contacts WHERE id = 'x'",
		]) {
			expect((await connection.query(`EXPLAIN (COST) ${sql}`)).stats.requests).toBe(0);
		}
		expect(reads()).toEqual([]);
	});

	it("asks for each search of a statement, one row alone", async () => {
		const connection = await open();
		const sql = "SELECT 1 FROM contacts c, conversations v WHERE c.role = 'user' AND v.state = 'closed'";
		sandbox.resetRequests();
		expect((await connection.query(`EXPLAIN (VERBOSE, COST) ${sql}`)).stats.requests).toBe(2);
		expect(reads()).toHaveLength(2);
	});

	it("keeps to MaxRequests, and asks nobody while offline", async () => {
		const bounded = await open({ MaxRequests: 1 });
		const sql = "EXPLAIN (COST) SELECT 1 FROM contacts c, conversations v WHERE c.role = 'user' AND v.state = 'closed'";
		await expect(bounded.query(sql)).rejects.toMatchObject({ sqlState: "53000" });
		const offline = await open({ Offline: true });
		sandbox.resetRequests();
		expect((await offline.query(`EXPLAIN (COST) ${leads}`)).rows[0]).toMatchObject({ estimated_requests: null });
		expect(sandbox.requests).toEqual([]);
	});

	it("can be turned off, as any option", async () => {
		const connection = await open();
		sandbox.resetRequests();
		await connection.query(`EXPLAIN (COST false) ${leads}`);
		await connection.query(`EXPLAIN (COSTS off, SETTINGS, FORMAT text, BUFFERS false) ${leads}`);
		for (const option of ["FORMAT XML", "BUFFERS", "NOPE off"])
			await expect(connection.query(`EXPLAIN (${option}) ${leads}`)).rejects.toMatchObject({
				...{ sqlState: "0A000", message: expect.stringContaining(`EXPLAIN (${option.replace(" off", "")})`) },
			});
		expect(reads()).toEqual([]);
	});
});
