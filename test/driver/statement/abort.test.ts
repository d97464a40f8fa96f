/** What ends a statement says so, wherever the statement waits, and ends none but that one. */
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import {
	createFileTokenStore,
	createMemoryTokenStore,
	type StorePorts,
	type TokenStore,
} from "../../../src/auth/index.ts";
import { systemClock } from "../../../src/base/index.ts";
import { type Connection, type ConnectionOptions, type ConnectSettings, connect } from "../../../src/driver/index.ts";
import { identifyProfile, loadProfile } from "../../../src/profile/index.ts";
import { clientId, clientSecret, startAuthorizationServer } from "../../auth/authorization-server.ts";
import { catchError } from "../../auth/scene.ts";
import { startDiary } from "../diary.ts";

const server = await startAuthorizationServer("standard");
const diary = await startDiary(server.url, () => true);
const open: Connection[] = [];

afterEach(async () => {
	await Promise.all(open.splice(0).map((connection) => connection.close()));
	diary.answer = undefined;
	server.answerToken = undefined;
});
afterAll(async () => {
	await diary.close();
	await server.close();
});

/** Something that happens once, and can be waited for. */
function createMoment<Value = void>() {
	let tell: (value: Value) => void = () => undefined;
	const come = new Promise<Value>((resolve) => {
		tell = resolve;
	});
	return { come, tell };
}

const entries = "SELECT id FROM entries";
// So that no statement shares the read of another one.
const apart = { AutoCache: false };

/** A statement that waits for something which does not come by itself. */
interface Waiting {
	readonly connection: Connection;
	readonly sql: string;
	/** Resolves when it waits. */
	readonly reached: Promise<unknown>;
}

/** A statement that waits for another one of the same connection. */
interface Company extends Waiting {
	/** The other one. */
	readonly firstSql: string;
	/** Resolves when the other one waits for something itself. */
	readonly firstReached: Promise<unknown>;
	/** Lets what both wait for come. */
	readonly release: () => void;
}

async function openDiary(properties: ConnectionOptions, settings: ConnectSettings = {}): Promise<Connection> {
	const connection = await connect(
		{ Profile: diary.profile, APIKey: "key", ConnectOnOpen: false, CacheLocation: ":memory:", ...properties },
		{ notify: () => undefined, ...settings },
	);
	open.push(connection);
	return connection;
}

function openWithOAuth(
	properties: ConnectionOptions,
	tokenStore: TokenStore,
	openBrowser = () => Promise.resolve(true),
) {
	const oauth = {
		AuthScheme: "OAUTH",
		InitiateOAuth: "GETANDREFRESH",
		OAuthClientId: clientId,
		OAuthClientSecret: clientSecret,
		CallbackURL: "http://localhost:0",
		...properties,
	} as const;
	return openDiary({ APIKey: undefined, ...oauth }, { tokenStore, openBrowser });
}

const createStore = () => createMemoryTokenStore(crypto.randomUUID());
const { name: profile } = await identifyProfile(await loadProfile(diary.profile));
const tokenKey = { profile, clientId, region: "HERE" };
const ports: StorePorts = {
	clock: systemClock,
	random: (count) => crypto.getRandomValues(new Uint8Array(count)),
	notify: () => undefined,
};

/** Holds a store's lock as another program does that obtains the token. */
async function holdLock(store: TokenStore): Promise<void> {
	const held = createMoment();
	const letGo = createMoment();
	open.push({ close: () => Promise.resolve(letGo.tell()) } as Connection);
	void store.withLock(tokenKey, () => {
		held.tell();
		return letGo.come;
	});
	await held.come;
}

function createDeafStore() {
	const asked = createMoment();
	const store: TokenStore = {
		...createStore(),
		withLock() {
			asked.tell();
			return new Promise<never>(() => undefined);
		},
	};
	return { store, asked: asked.come };
}

// Long enough that whoever was told to wait has begun to.
const settle = () => new Promise((resolve) => setTimeout(resolve, 200));

const places: Readonly<Record<string, (properties: ConnectionOptions) => Promise<Waiting>>> = {
	async "an answer of the service"(properties) {
		const asked = createMoment();
		diary.answer = () => asked.tell();
		return { connection: await openDiary(properties), sql: entries, reached: asked.come };
	},
	async "the time zone of the workspace"(properties) {
		const asked = createMoment();
		diary.answer = () => asked.tell();
		const connection = await openDiary({ ...properties, TimeZone: "workspace" });
		return { connection, sql: entries, reached: asked.come };
	},
	async "the rest of a page"(properties) {
		const begun = createMoment();
		diary.answer = (_, response) => response.writeHead(200).write('{"entries": [', () => begun.tell());
		return { connection: await openDiary(properties), sql: entries, reached: begun.come };
	},
	async "the rate limiter"(properties) {
		const refused = createMoment();
		diary.answer = (_, response) => response.writeHead(429, { "retry-after": "60" }).end(() => refused.tell());
		return { connection: await openDiary(properties), sql: entries, reached: refused.come.then(settle) };
	},
	async "a person in the browser"(properties) {
		const shown = createMoment();
		const connection = await openWithOAuth(properties, createStore(), () => {
			shown.tell();
			return Promise.resolve(true);
		});
		return { connection, sql: entries, reached: shown.come };
	},
	async "the answer to a refresh"(properties) {
		const asked = createMoment();
		server.answerToken = () => asked.tell();
		const store = createStore();
		const token = {
			accessToken: "old",
			refreshToken: "good",
			obtainedAtMs: 0,
			expiresAtMs: 1,
			isDead: false,
			consumed: [],
		};
		await store.write(tokenKey, token);
		return { connection: await openWithOAuth(properties, store), sql: entries, reached: asked.come };
	},
	async "the lock of a token in memory"(properties) {
		const store = createStore();
		await holdLock(store);
		return { connection: await openWithOAuth(properties, store), sql: entries, reached: settle() };
	},
	async "the lock of a token in a file"(properties) {
		const store = createFileTokenStore(join(diary.folder, `${crypto.randomUUID()}.json`), ports);
		await holdLock(store);
		return { connection: await openWithOAuth(properties, store), sql: entries, reached: settle() };
	},
	async "the lock of a store that heeds no signal"(properties) {
		const { store, asked } = createDeafStore();
		return { connection: await openWithOAuth(properties, store), sql: entries, reached: asked };
	},
	async "the lock that a procedure takes"(properties) {
		const store = createStore();
		await holdLock(store);
		const connection = await openWithOAuth(properties, store);
		return { connection, sql: "EXEC get_oauth_authorization_url", reached: settle() };
	},
	async "the lock that a procedure takes of a store that heeds no signal"(properties) {
		const { store, asked } = createDeafStore();
		const connection = await openWithOAuth(properties, store);
		return { connection, sql: "EXEC refresh_oauth_access_token 'good'", reached: asked };
	},
	async "the read of the same table by another program"(properties) {
		const asked = createMoment();
		diary.answer = () => asked.tell();
		const file = { CacheLocation: join(diary.folder, `${crypto.randomUUID()}.sqlite`) };
		const other = await openDiary(file);
		other.query(entries).catch(() => undefined);
		await asked.come;
		const connection = await openDiary({ ...properties, ...file });
		return { connection, sql: entries, reached: settle() };
	},
};

const companies: Readonly<Record<string, (properties: ConnectionOptions) => Promise<Company>>> = {
	async "its place among the requests under way"(properties) {
		const { asked, answer } = holdAnswers();
		const connection = await openDiary({ ...properties, ...apart, MaxConcurrency: 1 });
		return { connection, firstSql: entries, sql: entries, ...meet(asked, answer) };
	},
	async "the read of the same table"(properties) {
		const { asked, answer } = holdAnswers();
		const connection = await openDiary(properties);
		return { connection, firstSql: entries, sql: entries, ...meet(asked, answer) };
	},
	async "the token that it asks for"(properties) {
		const { openBrowser, shown, approve } = createBrowser();
		const connection = await openWithOAuth({ ...properties, ...apart }, createStore(), openBrowser);
		return { connection, firstSql: entries, sql: entries, ...meet(shown, approve) };
	},
	async "the cache that it opens"(properties) {
		const { openBrowser, shown, approve } = createBrowser();
		const connection = await openWithOAuth(properties, createStore(), openBrowser);
		return { connection, firstSql: entries, sql: entries, ...meet(shown, approve) };
	},
	async "the check of the credential that it makes"(properties) {
		const { asked, answer } = holdAnswers();
		const connection = await openDiary({ ...properties, ...apart, ConnectOnOpen: true }, { isCheckDeferred: true });
		return { connection, firstSql: entries, sql: entries, ...meet(asked, answer) };
	},
	async "the time zone that it asks for"(properties) {
		const { asked, answer } = holdAnswers();
		const connection = await openDiary({ ...properties, ...apart, TimeZone: "workspace" });
		return { connection, firstSql: entries, sql: entries, ...meet(asked, answer) };
	},
};

/** Lets whatever the service is asked wait for its answer. */
function holdAnswers() {
	const asked = createMoment();
	const answered = createMoment();
	diary.answer = (_, response) => {
		asked.tell();
		void answered.come.then(() =>
			response.end('{"entries": [{"id": 1, "text": "a"}], "me": "ada", "zone": "Europe/Dublin"}'),
		);
	};
	return { asked: asked.come, answer: answered.tell };
}

function meet(firstReached: Promise<unknown>, release: () => void) {
	return { firstReached, release, reached: settle() };
}

function createBrowser() {
	const shown = createMoment<string>();
	const approved = createMoment();
	const approval = Promise.all([shown.come, approved.come]).then(([url]) => fetch(url));
	// Where nobody waits any more, nobody listens either.
	approval.catch(() => undefined);
	return {
		shown: shown.come,
		approve: approved.tell,
		openBrowser: (url?: string) => {
			shown.tell(url ?? "");
			return Promise.resolve(true);
		},
	};
}

type End = (waiting: Waiting, caller: AbortController) => unknown;

const ends: readonly (readonly [name: string, properties: ConnectionOptions, end: End, said: object])[] = [
	[
		"QueryTimeout",
		{ QueryTimeout: 1 },
		() => undefined,
		{
			code: "statement_timeout",
			sqlState: "57014",
			message: "the statement took longer than QueryTimeout=1 s",
			hint: "Raise QueryTimeout, or narrow the statement.",
		},
	],
	[
		"the caller's signal",
		{},
		(_, caller) => caller.abort(new Error("enough")),
		{ code: "cancelled", sqlState: "57014", cause: new Error("enough") },
	],
	["close()", {}, ({ connection }) => connection.close(), { code: "connection_closed", sqlState: "08003" }],
];

describe.each(Object.entries(places))("a statement that waits for %s", (_place, begin) => {
	it.each(ends)("is ended by %s, and says so", async (_name, properties, end, said) => {
		const waiting = await begin(properties);
		const caller = new AbortController();
		const failing = catchError(waiting.connection.query(waiting.sql, [], { signal: caller.signal }));
		await waiting.reached;
		const endedAt = performance.now();
		const ended = end(waiting, caller);
		expect(await failing).toMatchObject(said);
		await ended;
		// Whatever it waited for would have come in half a minute at the earliest.
		expect(performance.now() - endedAt).toBeLessThan(10_000);
	});
});

describe.each(Object.entries(companies))("a statement that waits for another one: for %s", (_place, begin) => {
	async function start(properties: ConnectionOptions) {
		const company = await begin(properties);
		const { connection, firstSql, sql } = company;
		const [caller, firstCaller] = [new AbortController(), new AbortController()];
		const first = connection.query(firstSql, [], { signal: firstCaller.signal });
		first.catch(() => undefined);
		await company.firstReached;
		const second = connection.query(sql, [], { signal: caller.signal });
		second.catch(() => undefined);
		await settle();
		return { ...company, first, second, caller, firstCaller };
	}

	it.each(ends)("is ended by %s, and says so", async (_name, properties, end, said) => {
		const company = await start(properties);
		const ended = end(company, company.caller);
		expect(await catchError(company.second)).toMatchObject(said);
		company.release();
		await ended;
	});

	it("does not end the other one with it", async () => {
		const { second, first, caller, release } = await start({});
		caller.abort();
		expect(await catchError(second)).toMatchObject({ code: "cancelled" });
		release();
		expect((await first).rowCount).toBe(1);
	});

	it("is not ended with the other one", async () => {
		const { second, first, firstCaller, release } = await start({});
		firstCaller.abort();
		expect(await catchError(first)).toMatchObject({ code: "cancelled" });
		release();
		expect((await second).rowCount).toBeGreaterThan(0);
	});
});

describe("a statement about the connection itself", () => {
	it("does not wait for the token that another one asks for", async () => {
		const { openBrowser, shown } = createBrowser();
		const connection = await openWithOAuth({}, createStore(), openBrowser);
		connection.query(entries).catch(() => undefined);
		await shown;
		expect((await connection.query("SELECT TableName FROM sys_tables LIMIT 1")).rowCount).toBe(1);
		expect((await connection.query(`EXPLAIN ${entries}`)).rows).toMatchObject([{ request: "GET /entries" }]);
	});
});

describe("a refresh that a procedure has sent", () => {
	it.each([
		["OFF", "query"],
		["REFRESH", "query"],
		["REFRESH", "stream"],
	] as const)("gives its tokens, however late (InitiateOAuth=%s, %s)", async (InitiateOAuth, way) => {
		server.refreshTokens.add("good");
		const sent = createMoment();
		server.answerToken = (response) => {
			sent.tell();
			const tokens = { access_token: "late", token_type: "bearer", refresh_token: "next" };
			setTimeout(
				() => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(tokens)),
				300,
			);
		};
		const connection = await openWithOAuth({ InitiateOAuth }, createStore());
		const caller = new AbortController();
		const { signal } = caller;
		const sql = "EXEC refresh_oauth_access_token 'good'";
		const refreshing =
			way === "query"
				? connection.query(sql, [], { signal }).then(({ rows }) => rows[0])
				: connection.stream(sql, [], { signal }).next();
		await sent.come;
		caller.abort();
		const given = await refreshing;
		const tokens = { oauth_access_token: "late", oauth_refresh_token: "next" };
		expect(given).toMatchObject(way === "query" ? tokens : { value: tokens });
	});
});

describe("a statement that gives rows", () => {
	it("is ended between two of them", async () => {
		const connection = await openDiary({});
		const caller = new AbortController();
		const rows = connection.stream("SELECT n FROM generate_series(1, 100) AS n", [], { signal: caller.signal });
		expect((await rows.next()).value).toMatchObject({ n: 1 });
		caller.abort();
		expect(await catchError(rows.next())).toMatchObject({ code: "cancelled" });
		expect(await rows.next()).toMatchObject({ done: true });
	});
});
