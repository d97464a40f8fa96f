import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConnectionOptions, connect } from "../../../src/driver/index.ts";
import {
	type AuthorizationServer,
	clientId,
	clientSecret,
	startAuthorizationServer,
} from "../../auth/authorization-server.ts";
import { catchError } from "../../auth/scene.ts";
import { type DiaryService, startDiary } from "../diary.ts";

interface Tokens {
	readonly oauth_access_token: string;
	readonly oauth_refresh_token: string | null;
	readonly expires_in: number | null;
	readonly oauth_token_timestamp: number;
}

describe("the OAuth procedures of a web application", () => {
	let server: AuthorizationServer;
	let diary: DiaryService;
	let storeCount = 0;
	beforeAll(async () => {
		server = await startAuthorizationServer("standard");
		diary = await startDiary(server.url, (token) => server.accepted.has(token));
	});
	afterAll(async () => {
		await diary.close();
		await server.close();
	});

	function open(properties: ConnectionOptions = {}) {
		return connect({
			Profile: diary.profile,
			AuthScheme: "OAUTH",
			OAuthClientId: clientId,
			OAuthClientSecret: clientSecret,
			OAuthSettingsLocation: `memory://procedures-${String(++storeCount)}`,
			CallbackURL: "https://app.example/callback",
			ConnectOnOpen: false,
			AutoCache: false,
			...properties,
		});
	}

	/** What a browser does at the URL: the address that it is sent back to. */
	async function visit(url: string): Promise<string> {
		const answer = await fetch(url, { redirect: "manual" });
		return answer.headers.get("location") ?? "";
	}

	it("make the URL, exchange the code with its PKCE secret, and refresh, without a token and with OFF", async () => {
		await using connection = await open();
		const asked = await connection.query<{ url: string; state: string }>(
			"EXEC get_oauth_authorization_url @state='mine', @scope='read'",
		);
		expect(asked.columns.map(({ name, type }) => [name, type])).toEqual([
			["url", "varchar"],
			["state", "varchar"],
		]);
		const [row] = asked.rows;
		const { searchParams } = new URL(row?.url ?? "");
		expect(row?.state).toBe("mine");
		expect(Object.fromEntries(searchParams)).toMatchObject({
			client_id: clientId,
			redirect_uri: "https://app.example/callback",
			scope: "read",
			state: "mine",
			code_challenge_method: "S256",
		});
		const address = await visit(row?.url ?? "");
		const got = await connection.query<Tokens>("CALL GetOAuthAccessToken(verifier => ?, state => 'mine')", [address]);
		const [tokens] = got.rows;
		expect(server.accepted.has(tokens?.oauth_access_token ?? "")).toBe(true);
		expect(tokens?.expires_in).toBe(3600);
		expect(tokens?.oauth_token_timestamp).toBeGreaterThan(Date.now() - 60_000);
		const refreshed = await connection.query<Tokens>("EXEC refreshOAuthAccessToken @OAuthRefreshToken = @token", {
			token: tokens?.oauth_refresh_token ?? "",
		});
		expect(refreshed.rows[0]?.oauth_access_token).not.toBe(tokens?.oauth_access_token);

		// The tokens were the caller's to keep: with OFF this connection has none of its own.
		expect((await catchError(connection.query("SELECT id FROM entries"))).sqlState).toBe("28000");
		await using person = await open({ OAuthAccessToken: refreshed.rows[0]?.oauth_access_token });
		expect((await person.query("SELECT id FROM entries")).rows).toEqual([{ id: "1" }]);
	});

	it("keep the tokens as the connection's own with REFRESH", async () => {
		await using connection = await open({ InitiateOAuth: "REFRESH", CallbackURL: "http://localhost:0/back" });
		const [asked] = (await connection.query<{ url: string }>("EXEC get_oauth_authorization_url")).rows;
		const code = new URL(await visit(asked?.url ?? "")).searchParams.get("code") ?? "";
		await connection.query("EXEC get_oauth_access_token @verifier = ?", [code]);
		expect((await connection.query("SELECT id FROM entries")).rows).toEqual([{ id: "1" }]);
	});

	it("exchange a code that OAuthVerifier brings to another connection", async () => {
		await using first = await open({ OAuthSettingsLocation: "memory://verifier" });
		const [asked] = (await first.query<{ url: string }>("EXEC get_oauth_authorization_url")).rows;
		await using second = await open({
			OAuthSettingsLocation: "memory://verifier",
			InitiateOAuth: "REFRESH",
			OAuthVerifier: await visit(asked?.url ?? ""),
		});
		expect((await second.query("SELECT id FROM entries")).rows).toEqual([{ id: "1" }]);
	});

	it.each([
		["EXEC get_oauth_access_token", "22023", "needs the input verifier"],
		["EXEC get_oauth_access_token @verifier = NULL", "22023", "needs the input verifier"],
		["EXEC get_oauth_access_token @verifier = ''", "22023", "needs the input verifier"],
		["EXEC get_oauth_access_token @verifier = 'a', @verifier = 'b'", "22023", "twice"],
		["EXEC get_oauth_access_token @verifyer = 'a'", "22023", "no input"],
		["CALL refresh_oauth_access_token('a', 'b')", "22023", "at most 1 inputs"],
		["EXEC get_oauth_token", "42883", "does not exist"],
		["EXEC refresh_oauth_access_token @oauth_refresh_token = 'a' || 'b'", "0A000", "expression"],
		["EXPLAIN ANALYZE EXEC get_oauth_authorization_url", "0A000", "EXPLAIN ANALYZE"],
	])("refuse %s before any request", async (sql, sqlState, words) => {
		await using connection = await open();
		const asks = server.tokenRequests.length;
		const error = await catchError(connection.query(sql));
		expect(error.sqlState).toBe(sqlState);
		expect(error.message).toContain(words);
		expect(server.tokenRequests).toHaveLength(asks);
	});

	it("are explained without being called", async () => {
		await using connection = await open();
		const { rows } = await connection.query("EXPLAIN EXEC get_oauth_authorization_url");
		expect(rows).toMatchObject([{ step: 1, table: null, request: "EXEC get_oauth_authorization_url" }]);
	});

	it("refuse the state of somebody else, and an answer that nobody asked for", async () => {
		await using connection = await open();
		const [asked] = (await connection.query<{ url: string }>("EXEC get_oauth_authorization_url")).rows;
		const address = await visit(asked?.url ?? "");
		const asks = server.tokenRequests.length;
		const parameters = { address, state: "another" };
		const call = "EXEC get_oauth_access_token @verifier = :address, @state = :state";
		const wrong = await catchError(connection.query(call, parameters));
		expect(wrong).toMatchObject({ code: "authorization_failed" });
		expect(wrong.message).toContain("state");
		const foreign = address.replace(/state=[^&]*/, "state=unknown");
		const unknown = await catchError(connection.query("EXEC get_oauth_access_token @verifier = ?", [foreign]));
		expect(unknown.message).toContain("no authorization that it could answer was started here");
		expect(server.tokenRequests).toHaveLength(asks);
	});
});
