import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AuthSettings, createTokenSource, type InitiateOAuth } from "../../src/auth/index.ts";
import { Secret } from "../../src/base/index.ts";
import { type AuthorizationServer, clientId, startAuthorizationServer } from "./authorization-server.ts";
import { catchError, createPorts, createSettings, request } from "./scene.ts";

type Situation =
	| "no token"
	| "a given token"
	| "a stored token"
	| "an expired token with a refresh token"
	| "an expired token without a refresh token"
	| "a revoked token"
	| "a given verifier";

/** What a request ends with, and what it took: `asks` are token requests. */
interface Outcome {
	readonly ends: 200 | "credential_missing" | "credential_refused";
	readonly browsers: number;
	readonly asks: number;
}

const works: Outcome = { ends: 200, browsers: 0, asks: 0 };
const asksOnce: Outcome = { ends: 200, browsers: 0, asks: 1 };
const authorizes: Outcome = { ends: 200, browsers: 1, asks: 1 };
const missing: Outcome = { ends: "credential_missing", browsers: 0, asks: 0 };
const refused: Outcome = { ends: "credential_refused", browsers: 0, asks: 0 };

const table: Readonly<Record<Situation, Readonly<Record<InitiateOAuth, Outcome>>>> = {
	"no token": { OFF: missing, REFRESH: missing, GETANDREFRESH: authorizes },
	"a given token": { OFF: works, REFRESH: works, GETANDREFRESH: works },
	"a stored token": { OFF: works, REFRESH: works, GETANDREFRESH: works },
	"an expired token with a refresh token": { OFF: missing, REFRESH: asksOnce, GETANDREFRESH: asksOnce },
	"an expired token without a refresh token": { OFF: missing, REFRESH: missing, GETANDREFRESH: authorizes },
	"a revoked token": { OFF: refused, REFRESH: refused, GETANDREFRESH: authorizes },
	"a given verifier": { OFF: missing, REFRESH: asksOnce, GETANDREFRESH: asksOnce },
};

const key = { profile: "Example", clientId, region: "US" };

async function arrange(situation: Situation, server: AuthorizationServer, base: AuthSettings): Promise<AuthSettings> {
	const hourMs = 3_600_000;
	const now = Date.now();
	const stored = { accessToken: server.issueToken(), obtainedAtMs: now - 2 * hourMs, isDead: false, consumed: [] };
	const expired = { ...stored, expiresAtMs: now - hourMs };
	switch (situation) {
		case "no token":
			return base;
		case "a given token":
			return { ...base, accessToken: new Secret(server.issueToken()) };
		case "a stored token":
			await base.store.write(key, stored);
			return base;
		case "an expired token with a refresh token":
			server.refreshTokens.add("marked-refresh-0");
			await base.store.write(key, { ...expired, refreshToken: "marked-refresh-0" });
			return base;
		case "an expired token without a refresh token":
			await base.store.write(key, expired);
			return base;
		case "a revoked token":
			server.accepted.delete(stored.accessToken);
			await base.store.write(key, stored);
			return base;
		case "a given verifier":
			return { ...base, verifier: new Secret(server.issueCode()) };
	}
}

const cells = (Object.keys(table) as Situation[]).flatMap((situation) =>
	(["OFF", "REFRESH", "GETANDREFRESH"] as const).map((initiate) => ({
		situation,
		initiate,
		...table[situation][initiate],
	})),
);

describe("InitiateOAuth", () => {
	let server: AuthorizationServer;
	beforeEach(async () => {
		server = await startAuthorizationServer("standard");
	});
	afterEach(() => server.close());

	it.each(cells)("$initiate with $situation ends with $ends", async ({ situation, initiate, ends, browsers, asks }) => {
		const settings = await arrange(situation, server, createSettings(server, { initiate }));
		const ports = createPorts();
		const source = createTokenSource(settings, ports);
		if (ends === 200) {
			expect(await request(server, source)).toBe(200);
			expect(await request(server, source)).toBe(200);
			expect((await source.status()).state).toBe("valid");
		} else {
			const error = await catchError(request(server, source));
			expect(error).toMatchObject({ code: ends, sqlState: "28000" });
			expect(error.hint).toContain(initiate === "OFF" ? "OAuthAccessToken" : "auth login");
		}
		expect(ports.opened).toHaveLength(browsers);
		expect(server.tokenRequests).toHaveLength(asks);
	});

	it.each(["REFRESH", "OFF"] as const)("%s marks a stored token dead when the service refuses it", async (initiate) => {
		const settings = await arrange("a revoked token", server, createSettings(server, { initiate }));
		await catchError(request(server, createTokenSource(settings, createPorts())));
		expect(await settings.store.read(key)).toMatchObject({ isDead: true });
		const next = await catchError(createTokenSource(settings, createPorts()).getToken());
		expect(next.code).toBe("credential_refused");
	});
});
