import { expect, it } from "vitest";
import { useSandbox } from "../sandbox-connection.ts";

const rowCount = process.env["SOAK"] ? 100_000 : 4_500;
const { sandbox, open } = await useSandbox({
	contacts: 50,
	companies: 5,
	conversations: rowCount,
	rateLimitPerMinute: 1_000_000,
});

async function touchConversation(id: string): Promise<void> {
	const response = await fetch(`${sandbox.url}/conversations/${id}`, {
		method: "PUT",
		headers: { authorization: `Bearer ${sandbox.accessToken}`, "content-type": "application/json" },
		body: JSON.stringify({ title: `changed ${id}` }),
	});
	if (!response.ok) throw new Error(await response.text());
}

it("after one row in a hundred changed, a refresh costs little, and sees each of them", {
	timeout: 600_000,
}, async () => {
	const connection = await open();
	const { rows } = await connection.query<{ id: string }>("SELECT id FROM conversations ORDER BY id");
	const full = Math.ceil(rowCount / 150);
	const changed = rows.filter((_, index) => index % 100 === 0).map(({ id }) => id);
	for (const id of changed) await touchConversation(id);
	sandbox.resetRequests();
	await connection.query("REFRESH conversations");
	const cost = sandbox.requests.length;
	// Pages of what changed, one of what changed just before, one that tells what was deleted.
	expect(cost).toBeLessThanOrEqual(Math.ceil(changed.length / 150) + 2);
	if (rowCount === 100_000) expect(cost).toBeLessThanOrEqual(0.02 * full);
	sandbox.resetRequests();
	const seen = await connection.query("SELECT id FROM conversations WHERE title = 'changed ' || id ORDER BY id");
	expect(seen.rows.map(({ id }) => id)).toEqual(changed);
	expect(sandbox.requests).toEqual([]);
	console.info(`${changed.length} of ${rowCount} changed: ${cost} requests; all: ${full}`);
});
