import { readdir, readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Connection, type ConnectionOptions, type ConnectSettings, connect } from "../../src/driver/index.ts";
import {
	type AuthorizationServer,
	clientId,
	clientSecret,
	startAuthorizationServer,
} from "../auth/authorization-server.ts";
import { printError } from "../auth/scene.ts";
import { type DiaryService, startDiary } from "./diary.ts";

/** Every secret of these tests, given or issued, has this word in it. */
const mark = /marked/i;

const sendHtml = (response: ServerResponse): void => {
	response.writeHead(200, { "content-type": "text/html" }).end(`<p>not ${clientSecret}</p>`);
};
const sendFailure = (response: ServerResponse): void => {
	response.writeHead(500, { "content-type": "application/json" }).end(`{"error":"no ${clientSecret}"}`);
};

describe("secrets", () => {
	let server: AuthorizationServer;
	let diary: DiaryService;
	let shown: string[];
	let storeCount = 0;
	const environment = { ...process.env };

	beforeAll(async () => {
		server = await startAuthorizationServer("standard");
		diary = await startDiary(server.url, (token) => server.accepted.has(token));
		Object.assign(process.env, { TMPDIR: diary.folder, XDG_CACHE_HOME: join(diary.folder, "cache") });
		for (const stream of [process.stdout, process.stderr]) {
			vi.spyOn(stream, "write").mockImplementation((text) => shown.push(String(text)) > 0);
		}
	});
	afterAll(async () => {
		vi.restoreAllMocks();
		for (const name of ["TMPDIR", "XDG_CACHE_HOME"]) {
			if (environment[name] === undefined) Reflect.deleteProperty(process.env, name);
			else process.env[name] = environment[name];
		}
		await diary.close();
		await server.close();
	});
	beforeEach(() => {
		shown = [];
		server.answerToken = undefined;
		server.answerPerson = undefined;
		diary.answer = undefined;
	});

	const logfile = () => join(diary.folder, "driver.log");

	function options(properties: ConnectionOptions): ConnectionOptions {
		return {
			Profile: diary.profile,
			AuthScheme: "OAUTH",
			OAuthClientId: clientId,
			OAuthClientSecret: clientSecret,
			OAuthSettingsLocation: join(diary.folder, "store", `tokens-${String(++storeCount)}.json`),
			CallbackURL: "http://localhost:0/callback",
			OAuthTimeout: 10,
			Timeout: 5,
			Logfile: logfile(),
			Verbosity: 5,
			...properties,
		};
	}

	const settings: ConnectSettings = {
		openBrowser: async (url) => {
			shown.push((await (await fetch(url)).text()).slice(0, 2000));
			return true;
		},
	};

	/** Runs the work and keeps everything that it shows. */
	async function watch(work: () => Promise<unknown>): Promise<void> {
		try {
			show(await work());
		} catch (error) {
			show(error);
			shown.push(printError(error));
		}
	}

	function show(value: unknown): void {
		shown.push(inspect(value, { depth: 12, showHidden: true }), String(JSON.stringify(value)), String(value));
	}

	async function watchConnection(properties: ConnectionOptions, sql: readonly string[]): Promise<void> {
		await watch(async () => {
			const connection: Connection = await connect(options(properties), settings);
			try {
				show(connection);
				show(connection.options);
				for (const statement of sql) await watch(() => connection.query(statement));
			} finally {
				await connection.close();
			}
		});
	}

	async function expectNoMark(): Promise<void> {
		shown.push(process.title, process.argv.join(" "), inspect(process.env));
		for (const text of await readTree(diary.folder)) shown.push(text);
		expect(shown.filter((text) => mark.test(text)).map((text) => text.slice(0, 2000))).toEqual([]);
	}

	const statements = [
		"SELECT * FROM entries",
		"EXPLAIN SELECT * FROM entries WHERE id = '1'",
		"EXPLAIN ANALYZE SELECT * FROM entries",
		"SELECT * FROM entrys",
		"SELECT nothing FROM entries",
		"SELECT FROM WHERE",
		"SELECT 1 / 0 FROM entries",
		"SELECT CAST('x' AS integer) FROM entries",
		"INSERT INTO entries (id) VALUES ('1')",
		"SELECT * FROM sys_connection_props",
		"SELECT * FROM sys_tables",
		"SELECT * FROM sys_information",
		"SELECT * FROM sys_sqlinfo",
		"SELECT * FROM sys_procedures",
		"SELECT * FROM sys_procedureparameters",
		"SELECT * FROM sys_cache",
		"SELECT * FROM information_schema.routines",
		"EXEC get_oauth_access_token @verifier='marked-code'",
		"EXEC refresh_oauth_access_token @oauth_refresh_token='marked-refresh'",
		"EXEC get_oauth_access_token @verifier='http://localhost/callback?code=marked-code&state=marked-state'",
	];

	const connections: readonly (readonly [string, () => ConnectionOptions])[] = [
		["a given token", () => ({ OAuthAccessToken: server.issueToken() })],
		["a wrong token", () => ({ OAuthAccessToken: "marked-wrong-token" })],
		["a token that cannot be sent", () => ({ OAuthAccessToken: "marked\nline" })],
		["a key for another scheme", () => ({ AuthScheme: "NONE", APIKey: "marked-key" })],
		["a host that does not answer", () => ({ OAuthAccessToken: "marked-token", URL: "http://127.0.0.1:9" })],
		[
			"a proxy with a password",
			() => ({
				OAuthAccessToken: "marked-token",
				URL: "https://diary.invalid",
				ProxyServer: "http://user:marked-password@127.0.0.1:9",
			}),
		],
		["the browser", () => ({ InitiateOAuth: "GETANDREFRESH" })],
		["a wrong client secret", () => ({ InitiateOAuth: "GETANDREFRESH", OAuthClientSecret: "marked-wrong-secret" })],
		["a used verifier", () => ({ InitiateOAuth: "REFRESH", OAuthVerifier: "marked-verifier" })],
		[
			"a used verifier in an address",
			() => ({
				InitiateOAuth: "REFRESH",
				OAuthVerifier: "http://localhost/callback?code=marked-verifier&state=marked-state",
			}),
		],
		["a used refresh token", () => ({ InitiateOAuth: "REFRESH", OAuthRefreshToken: "marked-old-refresh" })],
		[
			"an expired token",
			() => ({ InitiateOAuth: "REFRESH", OAuthAccessToken: "marked-old", OAuthExpiresIn: 1, OAuthTokenTimestamp: 1 }),
		],
		[
			"a property that is twice there",
			() => ({ OAuthAccessToken: "marked-token", ProfileSettings: "OAuthAccessToken=marked-other;" }),
		],
		["a nested list that is malformed", () => ({ ProfileSettings: "APIKey='marked-key;" })],
	];

	it.each(connections)("do not appear with %s", async (_, properties) => {
		await watchConnection(properties(), statements);
		expect(await readFile(logfile(), "utf8")).not.toBe("");
		await expectNoMark();
	});

	it.each([
		["a web page", sendHtml],
		["a failure that repeats the secret", sendFailure],
		[
			"a redirect",
			(response: ServerResponse) => {
				response.writeHead(307, { location: `https://elsewhere.invalid/?secret=${clientSecret}` }).end();
			},
		],
		["a broken connection", (response: ServerResponse) => void response.destroy()],
		[
			"a token that cannot be sent",
			(response: ServerResponse) => {
				response
					.writeHead(200, { "content-type": "application/json" })
					.end(JSON.stringify({ access_token: "marked\r\nX-Injected: 1", token_type: "bearer" }));
			},
		],
	])("do not appear when the token endpoint answers %s", async (_, answer) => {
		server.answerToken = answer;
		await watchConnection({ InitiateOAuth: "GETANDREFRESH" }, ["SELECT * FROM entries"]);
		await watchConnection({ InitiateOAuth: "REFRESH", OAuthRefreshToken: "marked-refresh" }, ["SELECT * FROM entries"]);
		await expectNoMark();
	});

	it.each([
		["denied", (state: string) => `error=access_denied&error_description=marked-words&state=${state}`],
		["answered with another state", () => "code=marked-code&state=marked-state"],
		["answered without a code", (state: string) => `state=${state}`],
	])("do not appear when the person's page is %s", async (_, person) => {
		server.answerPerson = (state) => person(state).replace("marked-words", "no");
		await watchConnection({ InitiateOAuth: "GETANDREFRESH" }, ["SELECT * FROM entries"]);
		await expectNoMark();
	});

	it.each([400, 401, 402, 403, 404, 409, 422, 429, 500])(
		"do not appear when the service answers %i and repeats the token",
		async (status) => {
			diary.answer = (request, response) => {
				const token = request.headers.authorization ?? "";
				response
					.writeHead(status, { "content-type": "application/json", "x-echo": token, "retry-after": "0" })
					.end(JSON.stringify({ errors: [{ code: token, message: `bad ${token} at ${encodeURIComponent(token)}` }] }));
			};
			const given = { OAuthAccessToken: server.issueToken(), MaxRateLimitDelay: 0, ConnectOnOpen: false };
			await watchConnection(given, ["SELECT * FROM entries", "EXPLAIN ANALYZE SELECT * FROM entries"]);
			await expectNoMark();
		},
	);
});

/** The texts of all files, but those of the token store. */
async function readTree(folder: string): Promise<string[]> {
	const texts: string[] = [];
	for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
		const path = join(entry.parentPath, entry.name);
		if (path.includes("/store/")) continue;
		texts.push(path);
		if (entry.isFile()) texts.push(await readFile(path, "latin1"));
	}
	return texts;
}
