/** What is read while the service's search does not know yet what was written. */
import { expect, it } from "vitest";
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
