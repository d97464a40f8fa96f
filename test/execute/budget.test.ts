import { describe, expect, it } from "vitest";
import { ProviderError } from "../../src/driver/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 1000, companies: 20, conversations: 300 });

async function failureOf(work: Promise<unknown>): Promise<ProviderError> {
	const error = await work.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (error instanceof ProviderError) return error;
	throw new Error("it did not fail");
}

describe("MaxRequests", () => {
	it("ends a statement that comes to need more, before the request that would be too many", async () => {
		const connection = await open({ MaxRequests: 3, AutoCache: false });
		sandbox.resetRequests();
		const error = await failureOf(connection.query("SELECT count(name) FROM contacts"));
		expect(error).toMatchObject({ code: "request_budget", sqlState: "53000" });
		expect(error.message).toContain("at least 4 requests");
		expect(error.message).toContain("contacts with 3");
		expect(sandbox.requests).toHaveLength(3);
	});

	it("refuses a plan that is known to need more, before any request", async () => {
		const connection = await open({ MaxRequests: 3, AutoCache: false });
		await connection.query("SELECT count(*) FROM contacts");
		sandbox.resetRequests();
		const error = await failureOf(connection.query("SELECT name FROM contacts"));
		expect(error.message).toContain("about 7 requests");
		expect(error.message).toContain("contacts with 7");
		const ids = ["a", "b", "c", "d"].map((id) => `'${id}'`).join(", ");
		const parts = await failureOf(
			connection.query(`SELECT body FROM conversation_parts WHERE conversation_id IN (${ids})`),
		);
		expect(parts.message).toContain("conversation_parts with 4");
		expect(sandbox.requests).toEqual([]);
	});

	it("lets pass what needs no more, and what the cache answers", async () => {
		const connection = await open({ MaxRequests: 7 });
		expect((await connection.query("SELECT count(name) AS n FROM contacts")).stats.requests).toBe(7);
		expect((await connection.query("SELECT name FROM contacts")).stats.requests).toBe(0);
		const all = await connection.query("SELECT count(*) FROM contacts c, conversations");
		expect(all.stats.requests).toBe(2);
	});

	it("is for statements, not for a sync", async () => {
		const connection = await open({ MaxRequests: 2 });
		expect((await connection.sync(["contacts"]))[0]).toMatchObject({ rows: 1000, requests: 7 });
	});
});

describe("EXPLAIN", () => {
	it("makes no request, and asks for no credential", async () => {
		sandbox.resetRequests();
		const connection = await open({ APIKey: undefined, AuthScheme: "OAUTH", ConnectOnOpen: false });
		const { rows } = await connection.query("EXPLAIN SELECT name FROM contacts WHERE role = 'lead'");
		expect(rows).toMatchObject([{ table: "contacts", estimated_requests: null, cache: null }]);
		expect(sandbox.requests).toEqual([]);
	});

	it("estimates from what was heard before, and says what the cache answers", async () => {
		const connection = await open();
		await connection.query("SELECT count(*) FROM contacts");
		const explain = "EXPLAIN SELECT name FROM contacts";
		expect((await connection.query(explain)).rows).toMatchObject([{ estimated_requests: 7, cache: null }]);
		await connection.query("SELECT name FROM contacts");
		expect((await connection.query(explain)).rows).toMatchObject([{ estimated_requests: 0, cache: "cache" }]);
	});
});
