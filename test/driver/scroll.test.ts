import { expect, it } from "vitest";
import { useSandbox } from "./sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 400, companies: 250, conversations: 1 });

// Intercom allows one scroll at a time for a workspace, and answers the second with 400.
it("statements of one connection scroll one after the other", async () => {
	const connection = await open({ AutoCache: false });
	sandbox.resetRequests();
	const statements = [1, 2, 3].map(() => connection.query("SELECT id FROM companies"));
	const results = await Promise.all(statements);
	expect(new Set(results.map(({ rowCount }) => rowCount)).size).toBe(1);
	expect(results[0]?.rowCount).toBeGreaterThan(100);
	expect(sandbox.requests.filter(({ status }) => status !== 200)).toEqual([]);
});
