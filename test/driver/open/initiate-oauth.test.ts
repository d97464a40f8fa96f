import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createMemoryTokenStore, type StoredToken, type TokenStore } from "../../../src/auth/index.ts";
import { type Connection, type ConnectionOptions, connect } from "../../../src/driver/index.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/index.ts";
import { clientId, clientSecret, startAuthorizationServer } from "../../auth/authorization-server.ts";
import { catchError } from "../../auth/scene.ts";
import { startDiary } from "../diary.ts";
import { approveByHand, createPerson } from "../sandbox-person.ts";

type Initiate = "OFF" | "REFRESH" | "GETANDREFRESH";

/** What a connection and a statement end with, and what they took. */
interface Outcome {
	readonly ends: "rows" | "credential_missing" | "credential_refused";
	readonly browsers: number;
	readonly tokenRequests: number;
}

const works: Outcome = { ends: "rows", browsers: 0, tokenRequests: 0 };
const exchanges: Outcome = { ends: "rows", browsers: 0, tokenRequests: 1 };
const authorizes: Outcome = { ends: "rows", browsers: 1, tokenRequests: 1 };
const missing: Outcome = { ends: "credential_missing", browsers: 0, tokenRequests: 0 };
const refused: Outcome = { ends: "credential_refused", browsers: 0, tokenRequests: 0 };

let storeCount = 0;

describe("InitiateOAuth against the sandbox", () => {
	let sandbox: Sandbox;
	let person = createPerson();
	beforeAll(async () => {
		sandbox = await startSandbox({ contacts: 5, companies: 0, conversations: 0 });
	});
	beforeEach(() => {
		person = createPerson();
	});
	afterAll(() => sandbox.close());

	/** A token that the sandbox gave to the app. */
	async function issueToken(): Promise<string> {
		const body = { code: await issueCode(), client_id: sandbox.clientId, client_secret: sandbox.clientSecret };
		const answer = await fetch(sandbox.tokenUrl, { method: "POST", body: new URLSearchParams(body) });
		return ((await answer.json()) as { access_token: string }).access_token;
	}

	async function issueCode(): Promise<string> {
		const address = await approveByHand(`${sandbox.authorizationUrl}?client_id=${sandbox.clientId}`);
		return new URL(address).searchParams.get("code") ?? "";
	}

	function open(initiate: Initiate, store: TokenStore, properties: ConnectionOptions = {}): Promise<Connection> {
		return connect(
			{
				URL: sandbox.url,
				AuthScheme: "OAUTH",
				InitiateOAuth: initiate,
				OAuthAuthorizationURL: sandbox.authorizationUrl,
				OAuthAccessTokenURL: sandbox.tokenUrl,
				OAuthClientId: sandbox.clientId,
				OAuthClientSecret: sandbox.clientSecret,
				CallbackURL: "http://localhost:0",
				OAuthTimeout: 30,
				AutoCache: false,
				...properties,
			},
			{ openBrowser: person.openBrowser, notify: () => undefined, tokenStore: store },
		);
	}

	const createStore = () => createMemoryTokenStore(`initiate-${String(++storeCount)}`);
	const countTokenRequests = () => sandbox.requests.filter(({ path }) => path.startsWith("/auth/")).length;
	const hourMs = 3_600_000;

	async function keep(store: TokenStore, token: Partial<StoredToken>): Promise<void> {
		const key = { profile: "Intercom", clientId: sandbox.clientId, region: "US" };
		const accessToken = await issueToken();
		await store.write(key, {
			accessToken,
			obtainedAtMs: Date.now() - 2 * hourMs,
			isDead: false,
			consumed: [],
			...token,
		});
	}

	const situations: Readonly<
		Record<
			string,
			{
				readonly arrange: (store: TokenStore) => Promise<ConnectionOptions>;
				readonly outcomes: Readonly<Record<Initiate, Outcome>>;
			}
		>
	> = {
		"no token": {
			arrange: () => Promise.resolve({}),
			outcomes: { OFF: missing, REFRESH: missing, GETANDREFRESH: authorizes },
		},
		"a given token": {
			arrange: async () => ({ OAuthAccessToken: await issueToken() }),
			outcomes: { OFF: works, REFRESH: works, GETANDREFRESH: works },
		},
		"a stored token": {
			async arrange(store) {
				await keep(store, {});
				return {};
			},
			outcomes: { OFF: works, REFRESH: works, GETANDREFRESH: works },
		},
		// Intercom has no refresh tokens, so that one is worth nothing there.
		"an expired token with a refresh token": {
			arrange: async () => ({
				OAuthAccessToken: await issueToken(),
				OAuthRefreshToken: "refresh",
				OAuthExpiresIn: 3600,
				OAuthTokenTimestamp: Date.now() - 2 * hourMs,
			}),
			outcomes: { OFF: missing, REFRESH: missing, GETANDREFRESH: authorizes },
		},
		"an expired token without a refresh token": {
			async arrange(store) {
				await keep(store, { expiresAtMs: Date.now() - hourMs });
				return {};
			},
			outcomes: { OFF: missing, REFRESH: missing, GETANDREFRESH: authorizes },
		},
		"a revoked token": {
			async arrange(store) {
				await keep(store, {});
				sandbox.revokeToken();
				return {};
			},
			outcomes: { OFF: refused, REFRESH: refused, GETANDREFRESH: authorizes },
		},
		"a given token that is revoked": {
			async arrange() {
				const token = await issueToken();
				sandbox.revokeToken(token);
				return { OAuthAccessToken: token };
			},
			outcomes: { OFF: refused, REFRESH: refused, GETANDREFRESH: authorizes },
		},
		"a given verifier": {
			arrange: async () => ({ OAuthVerifier: await issueCode() }),
			outcomes: { OFF: missing, REFRESH: exchanges, GETANDREFRESH: exchanges },
		},
	};

	const cells = Object.entries(situations).flatMap(([situation, { arrange, outcomes }]) =>
		(["OFF", "REFRESH", "GETANDREFRESH"] as const).map((initiate) => ({
			situation,
			initiate,
			arrange,
			...outcomes[initiate],
		})),
	);

	it.each(cells)("$initiate with $situation ends with $ends", async ({ initiate, arrange, ...outcome }) => {
		const store = createStore();
		const properties = await arrange(store);
		sandbox.resetRequests();
		if (outcome.ends === "rows") {
			// The second connection finds what the first one left.
			for (let round = 0; round < 2; round++) {
				await using connection = await open(initiate, store, properties);
				expect((await connection.query("SELECT count(*) AS n FROM contacts")).rows).toEqual([{ n: 5 }]);
			}
		} else {
			const error = await catchError(open(initiate, store, properties));
			expect(error).toMatchObject({ code: outcome.ends, sqlState: "28000" });
			expect(error.hint).toContain(initiate === "OFF" ? "OAuthAccessToken" : "auth login");
		}
		expect(person.opened).toHaveLength(outcome.browsers);
		expect(countTokenRequests()).toBe(outcome.tokenRequests);
	});

	it("50 statements at once with a revoked token open exactly one browser", async () => {
		await using connection = await open("GETANDREFRESH", createStore(), { MaxConcurrency: 50 });
		expect(person.opened).toHaveLength(1);
		await connection.query("SELECT 1 AS one");
		sandbox.revokeToken();
		sandbox.resetRequests();
		// So that others send the token before the first is told that it is worth nothing.
		sandbox.setFaults([{ kind: "latency", ms: 300 }]);
		onTestFinished(() => sandbox.setFaults([]));
		const results = await Promise.all(
			Array.from({ length: 50 }, (_, index) =>
				connection.query("SELECT count(*) AS n FROM contacts WHERE email <> ?", [String(index)]),
			),
		);
		expect(results.map(({ rows }) => rows)).toEqual(Array.from({ length: 50 }, () => [{ n: 5 }]));
		expect(sandbox.requests.filter(({ status }) => status === 401).length).toBeGreaterThan(1);
		expect(person.opened).toHaveLength(2);
	});

	it.each(["OFF", "REFRESH"] as const)(
		"50 statements with %s and a revoked token all fail, without a browser",
		async (initiate) => {
			const store = createStore();
			await keep(store, {});
			await using connection = await open(initiate, store);
			sandbox.revokeToken();
			const errors = await Promise.all(
				Array.from({ length: 50 }, () => catchError(connection.query("SELECT count(*) AS n FROM contacts"))),
			);
			for (const error of errors) expect(error).toMatchObject({ code: "credential_refused", sqlState: "28000" });
			expect(person.opened).toEqual([]);
		},
	);
});

it("QueryTimeout ends the waiting for a token, and says that it was QueryTimeout", async () => {
	const server = await startAuthorizationServer("standard");
	const diary = await startDiary(server.url, () => true);
	try {
		await using connection = await connect(
			{
				Profile: diary.profile,
				InitiateOAuth: "GETANDREFRESH",
				OAuthClientId: clientId,
				OAuthClientSecret: clientSecret,
				OAuthSettingsLocation: `memory://slow-${server.url}`,
				CallbackURL: "http://localhost:0",
				ConnectOnOpen: false,
				AutoCache: false,
				QueryTimeout: 1,
			},
			{ openBrowser: () => Promise.resolve(true) },
		);
		const error = await catchError(connection.query("SELECT id FROM entries"));
		expect(error).toMatchObject({ code: "statement_timeout", sqlState: "57014" });
		expect(error.message).toContain("QueryTimeout=1 s");
	} finally {
		await diary.close();
		await server.close();
	}
});

it("a service that refuses every token opens the browser once for a statement, and never in a loop", async () => {
	const server = await startAuthorizationServer("standard");
	const diary = await startDiary(server.url, () => true);
	try {
		const opened: string[] = [];
		await using connection = await connect(
			{
				Profile: diary.profile,
				InitiateOAuth: "GETANDREFRESH",
				OAuthClientId: clientId,
				OAuthClientSecret: clientSecret,
				OAuthSettingsLocation: `memory://refusing-${server.url}`,
				CallbackURL: "http://localhost:0",
				AutoCache: false,
			},
			{
				openBrowser(url) {
					opened.push(url);
					void fetch(url).catch(() => undefined);
					return Promise.resolve(true);
				},
			},
		);
		expect(opened).toHaveLength(1);
		diary.answer = (_, response) => response.writeHead(401).end();
		server.refreshTokens.clear();
		const error = await catchError(connection.query("SELECT id FROM entries"));
		expect(error.sqlState).toBe("28000");
		expect(opened).toHaveLength(2);
		// The check, the request, and its one repetition.
		expect(diary.presented).toHaveLength(3);
	} finally {
		await diary.close();
		await server.close();
	}
});
