import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AuthPorts, type AuthSettings, createMemoryTokenStore, createTokenSource } from "../../src/auth/index.ts";
import { Secret } from "../../src/base/index.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { catchError, createPorts } from "./scene.ts";

let storeCount = 0;

describe("authorization against the sandbox", () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ contacts: 1 });
	});
	afterEach(() => sandbox.close());

	function createSandboxSettings(): AuthSettings {
		return {
			scheme: "OAUTH",
			initiate: "GETANDREFRESH",
			service: "Intercom",
			profile: "Intercom",
			region: "US",
			clientId: sandbox.clientId,
			clientSecret: new Secret(sandbox.clientSecret),
			endpoints: { authorizationUrl: sandbox.authorizationUrl, tokenUrl: sandbox.tokenUrl },
			protocol: {
				pkce: false,
				tokenRequest: "code_only_form",
				hasRefreshToken: false,
				sendsRedirectUri: true,
			},
			callbackUrl: "http://localhost:0",
			timeoutMs: 20_000,
			store: createMemoryTokenStore(`sandbox-${++storeCount}`),
		};
	}

	/** A person who presses one of the buttons of the approval page. */
	function createPerson(decision: "approve" | "deny"): AuthPorts & { readonly opened: string[] } {
		const opened: string[] = [];
		const openBrowser = async (url: string): Promise<boolean> => {
			opened.push(url);
			const page = await (await fetch(url)).text();
			const fields = [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].filter(([, name]) => name !== "decision");
			const body = new URLSearchParams(fields.map(([, name = "", value = ""]): [string, string] => [name, value]));
			body.set("decision", decision);
			await fetch(new URL("/oauth", url), { method: "POST", body });
			return true;
		};
		return { ...createPorts({ openBrowser }), opened };
	}

	async function readMe(token: Secret): Promise<number> {
		const headers = { authorization: `Bearer ${token.reveal()}`, accept: "application/json" };
		return (await fetch(`${sandbox.url}/me`, { headers })).status;
	}

	it("opens exactly one browser for 50 statements whose token was revoked", async () => {
		const person = createPerson("approve");
		const source = createTokenSource(createSandboxSettings(), person);
		await source.getToken();
		sandbox.revokeToken();
		const statuses = await Promise.all(
			Array.from({ length: 50 }, async () => {
				const statement = source.forStatement();
				const token = await statement.getToken();
				const status = await readMe(token);
				return status === 401 ? readMe(await statement.handleUnauthorized(token)) : status;
			}),
		);
		expect(new Set(statuses)).toEqual(new Set([200]));
		expect(person.opened).toHaveLength(2);
	});

	it("says that access was denied", async () => {
		const error = await catchError(createTokenSource(createSandboxSettings(), createPerson("deny")).getToken());
		expect(error).toMatchObject({ code: "authorization_failed", sqlState: "28000" });
		expect(error.message).toContain("access was denied");
	});

	it("says in the service's words why a verifier is refused", async () => {
		const settings: AuthSettings = { ...createSandboxSettings(), initiate: "REFRESH", verifier: new Secret("old=") };
		const error = await catchError(createTokenSource(settings, createPerson("approve")).getToken());
		expect(error).toMatchObject({ code: "authorization_failed", status: 401 });
		expect(error.message).toContain("Unauthorized Code");
	});
});
