import { describe, expect, test } from "vitest";
import type { Clock } from "../../src/base/index.ts";
import { startTest, type TestSandbox, testNow } from "./client.ts";

function putFaults({ sandbox }: TestSandbox, faults: unknown): Promise<Response> {
	return fetch(`${sandbox.url}/_sandbox/faults`, { method: "PUT", body: JSON.stringify(faults) });
}

describe("faults", () => {
	test("every third request fails, as often as it was said", async () => {
		await using box = await startTest({ faults: [{ kind: "status", status: 503, every: 3, times: 2 }] });
		const statuses: number[] = [];
		for (let count = 0; count < 10; count++) statuses.push((await box.get("/me")).status);
		expect(statuses).toEqual([200, 200, 503, 200, 200, 503, 200, 200, 200, 200]);
	});

	test("a gateway's error is a page, the API's own an error list", async () => {
		await using box = await startTest();
		box.sandbox.setFaults([{ kind: "status", status: 502, path: "/me" }]);
		expect((await box.get("/me")).headers.get("content-type")).toMatch("text/html");
		expect((await box.get("/tags")).status).toBe(200);
		box.sandbox.setFaults([{ kind: "status" }]);
		expect((await box.get("/me")).body.errors[0].code).toBe("server_error");
	});

	test("a request that fails with a status had no effect, one whose connection broke had", async () => {
		await using box = await startTest();
		const before = box.sandbox.truth.contacts().length;
		box.sandbox.setFaults([{ kind: "status", path: "/contacts", method: "POST" }]);
		await box.post("/contacts", { role: "lead" });
		expect(box.sandbox.truth.contacts()).toHaveLength(before);
		box.sandbox.setFaults([{ kind: "reset", path: "/contacts", method: "POST" }]);
		await expect(box.post("/contacts", { role: "lead" })).rejects.toThrow();
		expect(box.sandbox.truth.contacts()).toHaveLength(before + 1);
	});

	test("an error may come with status 200, and has no effect", async () => {
		await using box = await startTest();
		box.sandbox.setFaults([{ kind: "error_envelope", path: "/tags" }]);
		const before = await box.get("/tags");
		expect([before.status, before.body]).toEqual([
			200,
			{
				type: "error.list",
				request_id: null,
				errors: [{ code: "server_error", message: "An unexpected error occurred" }],
			},
		]);
		await box.post("/tags", { name: "Never made" });
		box.sandbox.setFaults([{ kind: "error_envelope", status: 429, times: 1 }]);
		expect((await box.get("/tags")).body.errors[0].code).toBe("rate_limit_exceeded");
		expect((await box.get("/tags")).body.data).toHaveLength(40);
	});

	test.each([
		["conversations", "conversations", "tags"],
		["contacts", "data", "data"],
	])("an object of %s may come again on a later page as it was before", async (kind, key, tagsKey) => {
		await using box = await startTest({ faults: [{ kind: "old_copy" }] });
		const pages = async (): Promise<{ id: string; updated_at: number; created_at: number }[][]> => {
			const first = (await box.get(`/${kind}?per_page=20`)).body;
			const cursor = encodeURIComponent(first.pages.next.starting_after);
			const second = (await box.get(`/${kind}?per_page=20&starting_after=${cursor}`)).body;
			return [first[key], second[key]];
		};
		const [first = [], second = []] = await pages();
		expect([first.length, second.length]).toEqual([20, 21]);
		expect(second.at(-1)).toMatchObject({
			id: first[0]?.id,
			updated_at: first[0]?.created_at,
			tags: { [tagsKey]: [] },
		});
		expect(first[0]?.updated_at).toBeGreaterThan(Number(second.at(-1)?.updated_at));
		box.sandbox.setFaults([]);
		expect((await pages())[1]).toHaveLength(20);
	});

	test("a truncated body breaks off", async () => {
		await using box = await startTest({ faults: [{ kind: "truncate", times: 1 }] });
		await expect(box.get("/contacts?per_page=50")).rejects.toThrow();
		expect((await box.get("/contacts?per_page=50")).status).toBe(200);
	});

	test("a page may come as HTML, or empty", async () => {
		await using box = await startTest();
		box.sandbox.setFaults([{ kind: "content_type" }]);
		expect((await box.get("/me")).headers.get("content-type")).toBe("text/html");
		box.sandbox.setFaults([{ kind: "empty_body" }]);
		const empty = await box.get("/me");
		expect([empty.status, empty.body]).toEqual([200, ""]);
	});

	test("a slow body arrives whole", async () => {
		await using box = await startTest({ faults: [{ kind: "slow_body", ms: 50 }] });
		expect((await box.get("/contacts?per_page=20")).body.data).toHaveLength(20);
	});

	test("a token is revoked in the middle", async () => {
		await using box = await startTest({ faults: [{ kind: "revoke_token", every: 3, times: 1 }] });
		const statuses: number[] = [];
		for (let count = 0; count < 4; count++) statuses.push((await box.get("/me")).status);
		expect(statuses).toEqual([200, 200, 401, 401]);
	});

	test("latency is asked of the clock, with jitter", async () => {
		const waits: number[] = [];
		const clock: Clock = {
			now: () => testNow,
			sleep: (ms) => {
				waits.push(ms);
				return Promise.resolve();
			},
		};
		await using box = await startTest({ clock, latencyMs: 100, faults: [{ kind: "latency", ms: 50, jitterMs: 10 }] });
		await box.get("/me");
		await box.get("/me");
		expect(waits).toHaveLength(2);
		for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(150);
		for (const wait of waits) expect(wait).toBeLessThan(160);
	});

	test("faults are set, shown and ended over HTTP", async () => {
		await using box = await startTest();
		expect((await putFaults(box, [{ kind: "status", status: 500 }])).status).toBe(200);
		expect((await box.get("/me")).status).toBe(500);
		const shown = await fetch(`${box.sandbox.url}/_sandbox/faults`);
		expect(await shown.json()).toEqual({ faults: [{ kind: "status", status: 500 }] });
		await fetch(`${box.sandbox.url}/_sandbox/faults`, { method: "DELETE" });
		expect((await box.get("/me")).status).toBe(200);
		expect((await putFaults(box, [{ kind: "earthquake" }])).status).toBe(400);
	});
});

describe("what a token or a plan bars", () => {
	test("a scope that no request asks for is refused with the one that was meant", async () => {
		const starting = startTest({ deniedScopes: ["read_tags", "write_users"] });
		await expect(starting).rejects.toMatchObject({
			message: expect.stringContaining('"write_users"') as string,
			hint: 'Did you mean "write_users_companies"?',
		});
	});

	test("a missing scope bars its endpoints and no others", async () => {
		await using box = await startTest({ deniedScopes: ["read_conversations", "write_users_companies"] });
		const old = await box.get("/conversations");
		expect([old.status, old.body.errors[0].code]).toEqual([401, "token_unauthorized"]);
		const recent = await box.get("/macros");
		expect([recent.status, recent.body.errors[0].code]).toEqual([403, "forbidden"]);
		expect(recent.body.errors[0].message).toContain("(read_conversations)");
		expect((await box.post("/companies/list", undefined)).status).toBe(401);
		expect((await box.get("/companies/scroll")).status).toBe(200);
		expect((await box.get("/contacts")).status).toBe(200);
	});

	test("a plan bars paths", async () => {
		await using box = await startTest({ plannedOut: ["/tickets", "/teams/5017691/metrics"] });
		const query = { field: "created_at", operator: ">", value: 0 };
		const barred = await box.post("/tickets/search", { query });
		expect([barred.status, barred.body.errors[0]]).toEqual([
			403,
			{ code: "api_plan_restricted", message: "Active subscription needed." },
		]);
		expect((await box.get("/teams/5017691/metrics")).status).toBe(403);
		expect((await box.get("/ticket_types")).status).toBe(200);
	});
});
