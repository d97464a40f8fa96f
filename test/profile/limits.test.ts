import { expect, test } from "vitest";
import { serviceText, startApi } from "./stub-api.ts";

const things = `summary: Things.
key: [id]
read: [{ kind: list, path: /things, rows: data, paging: { kind: page, total: total }, page_size: { default: 1, max: 1 } }]
columns: [{ name: id, type: varchar, from: id, summary: Id. }]
`;
const files = (service: string) => ({ "profile.yaml": serviceText(service), "tables/things.yaml": things });
const page = (number: string | null) => ({ body: { data: [{ id: number }], total: 3 } });

test.each([
	["rate_limit: { kind: retry_after }", "Retry-After"],
	["rate_limit: { kind: retry_after, header: X-Come-Back }", "X-Come-Back"],
	// Nothing is said of limits, and the refusal is another status with a code.
	["errors: [{ status: 403, code: slow_down, becomes: limit, advice: Wait. }]", "Retry-After"],
])("a refusal that says when to come back is heeded: %s", async (limit, header) => {
	const status = limit.startsWith("errors") ? 403 : 429;
	let refusals = 0;
	const api = await startApi(({ query }) =>
		query.get("page") === "2" && refusals++ === 0
			? { status, headers: { [header]: "1" }, body: { error: { code: "slow_down" } } }
			: page(query.get("page")),
	);
	const connection = await api.open(files(limit));
	const startedAtMs = Date.now();
	expect((await connection.query("SELECT id FROM things ORDER BY id")).rowCount).toBe(3);
	expect(Date.now() - startedAtMs).toBeGreaterThan(950);
	expect(refusals).toBe(2);
});

test("a limit that only the documentation tells is kept", async () => {
	const api = await startApi(({ query }) => page(query.get("page")));
	const connection = await api.open(files("rate_limit: { kind: fixed, requests: 10, window_ms: 5000 }"));
	const startedAtMs = Date.now();
	await connection.query("SELECT id FROM things");
	// Of 120 a minute six may go at once.
	expect(Date.now() - startedAtMs).toBeLessThan(5000);
	expect((await connection.query("SELECT calls_per_minute FROM sys_ratelimit")).rows).toEqual([
		{ calls_per_minute: 120 },
	]);
});

test("a service that is down for a while is asked again when it says", async () => {
	let calls = 0;
	const api = await startApi(({ query }) =>
		calls++ === 0 ? { status: 503, headers: { "Retry-After": "1" }, body: {} } : page(query.get("page")),
	);
	const connection = await api.open(files(""));
	const startedAtMs = Date.now();
	expect((await connection.query("SELECT id FROM things")).rowCount).toBe(3);
	expect(Date.now() - startedAtMs).toBeGreaterThan(990);
});

test("code and words of a refusal are read where the profile says that they stand", async () => {
	const api = await startApi(() => ({
		status: 400,
		body: { meta: { kind: "locked", words: "The books are closed." } },
	}));
	const connection = await api.open(
		files(`error_body: { code: meta.kind, message: meta.words }
errors: [{ code: locked, becomes: permission, advice: Ask the bookkeeper. }]`),
	);
	await expect(connection.query("SELECT id FROM things")).rejects.toMatchObject({
		code: "permission_denied",
		remoteCode: "locked",
		hint: "Ask the bookkeeper.",
		message: expect.stringContaining("The books are closed.") as string,
	});
});
