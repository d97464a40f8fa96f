import { describe, expect, test } from "vitest";
import { createRequestBudget } from "../../src/http/index.ts";
import { catchError, createJumpClock, openClient, script, startServer } from "./harness.ts";

const get = { method: "GET", path: "/things" } as const;

describe("the budget of a statement", () => {
	test("counts what is repeated, and refuses only what was not begun", async () => {
		const server = await startServer(script([500, {}], [500, {}], [200, {}]));
		const client = openClient(server.url);
		const budget = createRequestBudget(2).forTable("things");
		expect(await client.send({ ...get, budget })).toMatchObject({ status: 200 });
		const error = await catchError(client.send({ ...get, budget }));
		expect(error).toMatchObject({ code: "request_budget", sqlState: "53000" });
		expect(error.message).toContain("things with 3");
		expect(server.seen).toHaveLength(3);
	});

	test("is asked before a credential is", async () => {
		const server = await startServer(script([200, {}]));
		const asked: string[] = [];
		const authorize = {
			getCredential: () => Promise.resolve({ headers: { authorization: `Bearer ${asked.push("headers")}` } }),
			handleUnauthorized: () => Promise.resolve(false),
		};
		const client = openClient(server.url);
		const budget = createRequestBudget(1).forTable("things");
		await client.send({ ...get, budget, authorize });
		await catchError(client.send({ ...get, budget, authorize }));
		expect(asked).toHaveLength(1);
	});

	test("of 0 is none", () => {
		expect(createRequestBudget(0).forTable("things")).toBeUndefined();
	});
});

describe("a request that is refused and fails by turns", () => {
	test("asks for a new credential once, and with each attempt for the one that holds by then", async () => {
		const server = await startServer(script([401, {}], [500, {}], [429, {}], [401, {}]));
		const refused: unknown[] = [];
		let token = 0;
		const authorize = {
			getCredential: () => Promise.resolve({ headers: { authorization: `Bearer ${++token}` } }),
			handleUnauthorized: (used: unknown) => Promise.resolve(refused.push(used) > 0),
		};
		const { clock, sleeps } = createJumpClock();
		const error = await catchError(openClient(server.url, { clock }).send({ ...get, authorize }));
		expect(error.code).toBe("credential_refused");
		expect(refused).toEqual([{ headers: { authorization: "Bearer 1" } }]);
		expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([1, 2, 3, 4].map((n) => `Bearer ${n}`));
		// A pause for the failure, and the wait for the limit; none for the credential.
		expect(sleeps).toEqual([250, 1500]);
	});
});

describe("the journal of a client", () => {
	test("has the last thousand attempts, oldest first, each with its number", async () => {
		const server = await startServer(script([500, {}], [200, {}]));
		const client = openClient(server.url);
		for (let index = 0; index < 1001; index++) await client.send(get);
		const requests = client.listRequests();
		expect(requests).toHaveLength(1000);
		expect(requests[0]).toMatchObject({ number: 3, method: "GET", path: "/things", status: 200, attempt: 1 });
		expect(requests.at(-1)?.number).toBe(1002);
	});
});
