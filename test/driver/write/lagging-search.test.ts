/** What is read while the service's search does not know yet what was written. */
import { describe, expect, it } from "vitest";
import { useSandbox } from "../sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 300, companies: 1, conversations: 1, indexLagMs: 600_000 });

it("rows that were deleted a moment ago are not missed", async () => {
	const connection = await open();
	const other = await open();
	const { rows } = await connection.query<{ id: string; external_id: string }>(
		"SELECT id, external_id FROM contacts WHERE external_id IS NOT NULL ORDER BY id LIMIT 2",
	);
	const [gone, kept] = rows;
	await connection.query("DELETE FROM contacts WHERE id = ?", [gone?.id] as never);
	const find = "SELECT id FROM contacts WHERE external_id = ?";
	const looked = await connection.query(find, [gone?.external_id] as never);
	expect([looked.rows, looked.warnings]).toEqual([[], []]);
	const all = await connection.query("SELECT id FROM contacts WHERE name IS NOT NULL OR name IS NULL");
	expect(all.warnings).toEqual([]);
	expect(all.rows.map(({ id }) => id)).not.toContain(gone?.id);
	expect((await connection.query(find, [kept?.external_id] as never)).rows).toEqual([{ id: kept?.id }]);
	// Whoever did not delete it is told what does not fit together.
	const unaware = await other.query(find, [gone?.external_id] as never);
	expect([unaware.rows, unaware.warnings.join()]).toEqual([[], expect.stringContaining("told of 1 and gave 0 rows")]);
});

describe("a search that still knows what was deleted", () => {
	// The service refuses the whole page with 404 then, and knows better the next time.
	it.each([1, 5])("is asked again, with %i rows a page", async (Pagesize) => {
		const { sandbox, open } = await useSandbox({ conversations: 20, indexLagMs: 3_600_000 });
		const live = await open({ AutoCache: false, Pagesize });
		const { rows } = await live.query<{ id: string }>("SELECT id FROM conversations ORDER BY updated_at DESC");
		for (const id of [rows[3]?.id ?? "", rows[11]?.id ?? ""]) {
			const headers = { authorization: `Bearer ${sandbox.accessToken}`, "intercom-version": "2.16" };
			expect((await fetch(`${sandbox.url}/conversations/${id}`, { method: "DELETE", headers })).status).toBe(200);
		}
		const left = await live.query("SELECT id FROM conversations ORDER BY updated_at DESC");
		expect(left.rows).toEqual(rows.filter((_, index) => index !== 3 && index !== 11));
	});
});
