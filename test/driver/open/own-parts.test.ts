/** The parts that a program brings itself: its log, its way to the network, its store of tokens. */
import { describe, expect, it } from "vitest";
import { connect, type Log, type StoredToken, type TokenKey, type TokenStore } from "../../../src/driver/index.ts";
import { startSandbox } from "../../../src/sandbox/index.ts";

const sandbox = await startSandbox({ contacts: 200, conversations: 5 });
const options = { URL: sandbox.url, APIKey: sandbox.accessToken, CacheLocation: ":memory:" };

interface Entry {
	readonly module: string;
	readonly text: string;
}

function keepLog(level: 1 | 2 | 5): { readonly log: Log; readonly entries: Entry[] } {
	const entries: Entry[] = [];
	const write: Log["write"] = (_, module, message, fields) =>
		void entries.push({ module, text: `${message} ${JSON.stringify(fields)}` });
	return { log: { level, write }, entries };
}

describe("a log of the program's own", () => {
	it("hears of statements and requests, as much as its level says, and of no secret", async () => {
		const [quiet, loud] = [keepLog(1), keepLog(5)];
		for (const { log } of [quiet, loud]) {
			await using connection = await connect(options, { log });
			await connection.query("SELECT id FROM contacts LIMIT 1");
			await connection.query(`SELECT '${sandbox.accessToken}' AS token`);
		}
		expect(quiet.entries.some(({ module }) => module === "http")).toBe(false);
		expect(loud.entries.some(({ module, text }) => module === "http" && text.includes("/contacts/search"))).toBe(true);
		expect(JSON.stringify(loud.entries)).not.toContain(sandbox.accessToken);
	});

	it("hears of the modules that are named, and its mistakes end nothing", async () => {
		const { log, entries } = keepLog(5);
		await using connection = await connect({ ...options, LogModules: "sql" }, { log });
		await connection.query("SELECT id FROM contacts LIMIT 1");
		expect(new Set(entries.map(({ module }) => module))).toEqual(new Set(["sql"]));
		const failing: Log = {
			write: () => {
				throw new Error("full");
			},
		};
		await using other = await connect(options, { log: failing });
		expect((await other.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
	});
});

describe("a fetch of the program's own", () => {
	it("sends every request, and what it cannot send is an error of the service", async () => {
		const sent: string[] = [];
		const send = (url: string, init: RequestInit) => {
			sent.push(`${init.method ?? ""} ${new URL(url).pathname}`);
			return fetch(url, init);
		};
		const own = { URL: "https://intercom.internal", APIKey: "x", CacheLocation: ":memory:" };
		{
			await using connection = await connect(options, { fetch: send });
			const { rows } = await connection.query("SELECT count(*) AS n FROM contacts WHERE length(id) > 0");
			expect(rows).toEqual([{ n: 200 }]);
		}
		expect(sent).toContain("GET /me");
		expect(sent.filter((line) => line === "POST /contacts/search").length).toBeGreaterThan(1);
		const broken = connect(own, { fetch: () => Promise.reject(new TypeError("no way there")) });
		await expect(broken).rejects.toMatchObject({ name: "RemoteError", sqlState: "HV000" });
	}, 120_000);

	it("is ended by a signal, and by Timeout", async () => {
		let waiting: AbortSignal | null | undefined;
		const hang = (_: string, init: RequestInit) => {
			waiting = init.signal;
			return new Promise<Response>((_resolve, reject) => {
				init.signal?.addEventListener("abort", () => reject(new Error("ended")));
			});
		};
		await using connection = await connect({ ...options, ConnectOnOpen: false }, { fetch: hang });
		const end = new AbortController();
		const query = connection.query("SELECT id FROM contacts", [], { signal: end.signal });
		await expect.poll(() => waiting).toBeDefined();
		end.abort();
		await expect(query).rejects.toMatchObject({ sqlState: "57014" });
		await expect.poll(() => waiting?.aborted).toBe(true);
	});
});

describe("a store of the program's own", () => {
	it("is asked for the token of the app, and none of ours is", async () => {
		const asked: TokenKey[] = [];
		const kept: StoredToken = {
			accessToken: sandbox.accessToken,
			obtainedAtMs: Date.now(),
			isDead: false,
			consumed: [],
		};
		const tokenStore: TokenStore = {
			location: "the program's own store",
			read: (key) => {
				asked.push(key);
				return Promise.resolve(kept);
			},
			write: () => Promise.resolve(),
			remove: () => Promise.resolve(),
			withLock: (_, work) => work(),
		};
		const properties = {
			URL: sandbox.url,
			CacheLocation: ":memory:",
			AuthScheme: "OAUTH",
			OAuthClientId: "app-1",
			OAuthClientSecret: "s",
		} as const;
		await using connection = await connect(properties, { tokenStore });
		expect((await connection.query("SELECT id FROM tags")).rowCount).toBeGreaterThan(0);
		expect(asked[0]).toEqual({ profile: "Intercom", clientId: "app-1", region: "US" });
	});
});
