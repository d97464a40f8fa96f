import { createServer, type IncomingMessage, type Server } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type ConnectionOptions, connect } from "../../../src/driver/index.ts";
import {
	type AuthorizationServer,
	clientId,
	clientSecret,
	startAuthorizationServer,
} from "../../auth/authorization-server.ts";
import { catchError } from "../../auth/scene.ts";
import { type DiaryService, startDiary } from "../diary.ts";

describe("the token goes to the profile's hosts and to URL, and nowhere else", () => {
	let server: AuthorizationServer;
	let diary: DiaryService;
	let elsewhere: Server;
	let elsewhereUrl: string;
	const visits: IncomingMessage[] = [];
	beforeAll(async () => {
		server = await startAuthorizationServer("standard");
		diary = await startDiary(server.url, (token) => server.accepted.has(token));
		elsewhere = createServer((request, response) => {
			visits.push(request);
			response.writeHead(200, { "content-type": "application/json" }).end('{"entries":[],"me":"eve"}');
		});
		await new Promise<void>((resolve) => {
			elsewhere.listen(0, "127.0.0.1", resolve);
		});
		const address = elsewhere.address();
		elsewhereUrl = `http://127.0.0.1:${String(typeof address === "object" && address ? address.port : 0)}`;
	});
	afterEach(() => {
		visits.length = 0;
		diary.presented.length = 0;
		diary.answer = undefined;
		server.answerToken = undefined;
		server.tokenRequests.length = 0;
	});
	afterAll(async () => {
		await diary.close();
		await server.close();
		elsewhere.closeAllConnections();
		await new Promise((resolve) => {
			elsewhere.close(resolve);
		});
	});

	function open(properties: ConnectionOptions) {
		return connect({
			Profile: diary.profile,
			AuthScheme: "OAUTH",
			OAuthClientId: clientId,
			OAuthClientSecret: clientSecret,
			OAuthSettingsLocation: `memory://hosts-${elsewhereUrl}`,
			AutoCache: false,
			...properties,
		});
	}

	it.each([301, 302, 303, 307, 308])("a redirect with %i is not followed", async (status) => {
		diary.answer = (_, response) => {
			response.writeHead(status, { location: `${elsewhereUrl}/entries` }).end();
		};
		await using connection = await open({ OAuthAccessToken: server.issueToken(), ConnectOnOpen: false });
		const error = await catchError(connection.query("SELECT id FROM entries"));
		expect(error).toMatchObject({ status, sqlState: "HV000" });
		expect((await catchError(open({ OAuthAccessToken: server.issueToken() }))).status).toBe(status);
		expect(visits).toEqual([]);
	});

	it("a redirect of the token endpoint is not followed", async () => {
		server.answerToken = (response) => response.writeHead(307, { location: `${elsewhereUrl}/token` }).end();
		const error = await catchError(open({ InitiateOAuth: "REFRESH", OAuthRefreshToken: "marked-refresh" }));
		expect(error).toMatchObject({ code: "authorization_failed", sqlState: "28000" });
		expect(server.tokenRequests).toHaveLength(1);
		expect(visits).toEqual([]);
	});

	it("with URL it goes there, and not to the profile's host", async () => {
		const token = server.issueToken();
		await using connection = await open({ OAuthAccessToken: token, URL: elsewhereUrl });
		expect((await connection.query("SELECT id FROM entries")).rows).toEqual([]);
		expect(visits.map(({ url, headers }) => [url, headers.authorization])).toEqual([
			["/me", `Bearer ${token}`],
			["/entries", `Bearer ${token}`],
		]);
		expect(diary.presented).toEqual([]);
	});

	it("an answer that names another address does not send it there", async () => {
		diary.answer = (_, response) => {
			const next = `${elsewhereUrl}/entries?page=2`;
			response
				.writeHead(200, { "content-type": "application/json", link: `<${next}>; rel="next"`, "content-location": next })
				.end(JSON.stringify({ entries: [{ id: 1 }], pages: { next, total_pages: 9 }, next }));
		};
		await using connection = await open({ OAuthAccessToken: server.issueToken() });
		expect((await connection.query("SELECT id FROM entries")).rows).toEqual([{ id: "1" }]);
		expect(visits).toEqual([]);
	});
});
