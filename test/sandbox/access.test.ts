import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Clock } from "../../src/base/index.ts";
import { startTest, type TestSandbox, testNow } from "./client.ts";

let time = testNow;
const clock: Clock = { now: () => time, sleep: () => Promise.resolve() };
let box: TestSandbox;
beforeAll(async () => {
	box = await startTest({ clock });
});
afterAll(async () => {
	await box.sandbox.close();
});

const callback = "http://localhost:33333/callback?from=test";

async function approve(decision: "approve" | "deny"): Promise<URL> {
	const { sandbox } = box;
	const form = new URLSearchParams({ client_id: sandbox.clientId, redirect_uri: callback, state: "a b&c", decision });
	const response = await fetch(sandbox.authorizationUrl, { method: "POST", body: form, redirect: "manual" });
	expect(response.status).toBe(302);
	return new URL(response.headers.get("location") ?? "");
}

function exchange(fields: Record<string, string>, encoding: "form" | "json" = "form"): Promise<Response> {
	const { clientId, clientSecret, tokenUrl } = box.sandbox;
	const all = { client_id: clientId, client_secret: clientSecret, ...fields };
	return fetch(tokenUrl, {
		method: "POST",
		...(encoding === "form"
			? { body: new URLSearchParams(all) }
			: { body: JSON.stringify(all), headers: { "content-type": "application/json" } }),
	});
}

describe("OAuth", () => {
	test("the approval page has both buttons and carries the request in hidden fields, escaped", async () => {
		const query = new URLSearchParams({ client_id: box.sandbox.clientId, redirect_uri: callback, state: '"><script>' });
		const response = await fetch(`${box.sandbox.authorizationUrl}?${query.toString()}`);
		const page = await response.text();
		expect(response.headers.get("content-type")).toMatch(/^text\/html/);
		expect(page).toContain('value="approve"');
		expect(page).toContain('value="deny"');
		expect(page).toContain("&quot;&gt;&lt;script&gt;");
		expect(page).not.toContain("<script>");
	});

	test("approval sends the person back with the state and a code that ends in =", async () => {
		const target = await approve("approve");
		expect(target.origin + target.pathname).toBe("http://localhost:33333/callback");
		expect(target.searchParams.get("from")).toBe("test");
		expect(target.searchParams.get("state")).toBe("a b&c");
		expect(target.searchParams.get("code")).toMatch(/=$/);
	});

	test("denial sends the person back with access_denied", async () => {
		const target = await approve("deny");
		expect(target.searchParams.get("error")).toBe("access_denied");
		expect(target.searchParams.get("code")).toBeNull();
	});

	test.each(["form", "json"] as const)("a code sent as %s becomes a token that works, once", async (encoding) => {
		const code = (await approve("approve")).searchParams.get("code") ?? "";
		const tokens = (await (await exchange({ code }, encoding)).json()) as Record<string, string>;
		expect(tokens).toEqual({ token_type: "Bearer", token: tokens["token"], access_token: tokens["token"] });
		expect(tokens["token"]).toMatch(/^dG9rO/);
		expect((await box.get("/me", { authorization: `Bearer ${tokens["token"]}` })).status).toBe(200);
		expect((await exchange({ code }, encoding)).status).toBe(401);
	});

	test("a code that lost its = is refused", async () => {
		const code = (await approve("approve")).searchParams.get("code") ?? "";
		expect((await exchange({ code: code.slice(0, -1) })).status).toBe(401);
	});

	test("a wrong secret is refused, and the code stays good", async () => {
		const code = (await approve("approve")).searchParams.get("code") ?? "";
		const refused = await exchange({ code, client_secret: "wrong" });
		expect(refused.status).toBe(401);
		expect(await refused.json()).toMatchObject({ errors: [{ message: "Unauthorized Code" }] });
		expect((await exchange({ code })).status).toBe(200);
	});

	test("a code is good for five minutes", async () => {
		const code = (await approve("approve")).searchParams.get("code") ?? "";
		time += 300_001;
		expect((await exchange({ code })).status).toBe(401);
	});

	test("a redirect URL that is not on loopback is refused without sending anybody there", async () => {
		const query = new URLSearchParams({ client_id: box.sandbox.clientId, redirect_uri: "https://evil.example/" });
		const response = await fetch(`${box.sandbox.authorizationUrl}?${query.toString()}`, { redirect: "manual" });
		expect(response.status).toBe(400);
		expect(response.headers.get("location")).toBeNull();
	});

	test("registered redirect URLs must match exactly, and the first is the default", async () => {
		await using other = await startTest({ callbackUrls: ["http://localhost:1/a", "http://localhost:1/b"] });
		const decide = (redirect: Record<string, string>): Promise<Response> =>
			fetch(other.sandbox.authorizationUrl, {
				method: "POST",
				redirect: "manual",
				body: new URLSearchParams({ client_id: other.sandbox.clientId, decision: "approve", ...redirect }),
			});
		expect((await decide({})).headers.get("location")).toMatch(/^http:\/\/localhost:1\/a\?/);
		expect((await decide({ redirect_uri: "http://localhost:1/b" })).status).toBe(302);
		expect((await decide({ redirect_uri: "http://localhost:1/c" })).status).toBe(400);
	});

	test("an unknown client is refused", async () => {
		const response = await fetch(`${box.sandbox.authorizationUrl}?client_id=unknown`);
		expect(response.status).toBe(400);
	});
});

describe("access", () => {
	test.each([
		["no token", ""],
		["another token", "Bearer dG9rOm5vcGU="],
		["another scheme", "Basic abc"],
	])("%s is a 401 without rate-limit headers", async (_, authorization) => {
		const answer = await box.get("/me", { authorization });
		expect(answer.status).toBe(401);
		expect(answer.body).toMatchObject({ type: "error.list", errors: [{ code: "unauthorized" }] });
		expect(answer.body.request_id).toMatch(/^[0-9a-f-]{36}$/);
		expect(answer.headers.get("x-ratelimit-limit")).toBeNull();
	});

	test("a revoked token says so", async () => {
		await using other = await startTest();
		other.sandbox.revokeToken();
		const answer = await other.get("/me");
		expect([answer.status, answer.body.errors[0].code]).toEqual([401, "token_revoked"]);
	});

	test("unknown paths and wrong methods are 404", async () => {
		expect((await box.get("/nowhere")).status).toBe(404);
		expect((await box.ask("PATCH", "/contacts")).status).toBe(404);
	});

	test("an endpoint newer than the version asked for is a 400", async () => {
		const [contact] = box.sandbox.truth.contacts();
		const path = `/contacts/${String(contact?.["id"])}/merge_history`;
		const answer = await box.get(path, { "intercom-version": "2.15" });
		expect([answer.status, answer.body.errors[0].code]).toEqual([400, "intercom_version_invalid"]);
		expect((await box.get("/me", { "intercom-version": "9.9" })).status).toBe(400);
	});

	test("without the header the app's version holds", async () => {
		await using other = await startTest({ apiVersion: "2.11" });
		const { body } = await other.get("/contacts?per_page=1", { "intercom-version": "" });
		expect(body.data[0]).toHaveProperty("formatted_phone");
	});

	test("a body that is no JSON is a 400", async () => {
		const response = await fetch(`${box.sandbox.url}/contacts/search`, {
			method: "POST",
			body: "{",
			headers: { authorization: `Bearer ${box.sandbox.accessToken}`, "content-type": "application/json" },
		});
		expect(response.status).toBe(400);
	});

	test("requests are logged with path, query, body and status, and secrets are not", async () => {
		box.sandbox.resetRequests();
		await box.get("/contacts?per_page=1");
		await box.post("/contacts/search", { query: { field: "role", operator: "=", value: "lead" } });
		await exchange({ code: "x" });
		expect(box.sandbox.requests).toMatchObject([
			{ method: "GET", path: "/contacts?per_page=1", body: undefined, status: 200, version: "2.16" },
			{ method: "POST", path: "/contacts/search", body: { query: { field: "role" } }, status: 200 },
			{ method: "POST", path: "/auth/eagle/token", body: undefined, status: 401 },
		]);
		expect(JSON.stringify(box.sandbox.requests)).not.toContain(box.sandbox.clientSecret);
	});
});
