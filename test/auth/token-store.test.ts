import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { chmod, lstat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
	createFileTokenStore,
	createMemoryTokenStore,
	openTokenStore,
	type StoredToken,
} from "../../src/auth/index.ts";
import { parseTokenFile, printTokenFile } from "../../src/auth/token-file-text.ts";
import { printTokenKey } from "../../src/auth/token-store.ts";
import { systemClock } from "../../src/base/index.ts";
import fc from "../random-cases.ts";
import { catchError, createPorts, printError } from "./scene.ts";

const key = { profile: "Intercom", clientId: "a", region: "US" };
const token: StoredToken = {
	accessToken: "marked-access",
	refreshToken: "marked-refresh",
	obtainedAtMs: 1_767_225_600_000,
	expiresAtMs: 1_767_229_200_000,
	isDead: false,
	consumed: ["00ff"],
};

describe("the token file", () => {
	let folder: string;
	let path: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "auth-store-"));
		path = join(folder, "deep", "er", "oauth.json");
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	it("keeps tokens apart by profile, client id and region", async () => {
		const store = createFileTokenStore(path, createPorts());
		expect(await store.read(key)).toBeUndefined();
		const others = [
			{ ...key, profile: "Hello" },
			{ ...key, clientId: "b" },
			{ ...key, region: "EU" },
		];
		await store.write(key, token);
		for (const other of others) await store.write(other, { ...token, accessToken: JSON.stringify(other) });
		const again = createFileTokenStore(path, createPorts());
		expect(await again.read(key)).toEqual(token);
		for (const other of others) expect((await again.read(other))?.accessToken).toBe(JSON.stringify(other));
		await again.remove(key);
		await again.remove(key);
		expect(await again.read(key)).toBeUndefined();
		expect(await again.read({ ...key, region: "EU" })).toBeDefined();
	});

	it("belongs to its owner alone, and leaves nothing else in the folder", async () => {
		const store = createFileTokenStore(path, createPorts());
		await store.withLock(key, () => store.write(key, token));
		expect(statSync(path).mode & 0o777).toBe(0o600);
		expect(statSync(join(folder, "deep")).mode & 0o777).toBe(0o700);
		expect(readdirSync(join(folder, "deep", "er"))).toEqual(["oauth.json"]);
	});

	it("warns once when others may read it, and mends that with the next write", async () => {
		const ports = createPorts();
		const store = createFileTokenStore(path, ports);
		await store.write(key, token);
		await chmod(path, 0o644);
		expect(await store.read(key)).toEqual(token);
		await store.read(key);
		expect(ports.told).toEqual([expect.stringContaining("chmod 600")]);
		await store.write(key, token);
		expect(statSync(path).mode & 0o777).toBe(0o600);
	});

	it.each([
		["no JSON", '{"version":1,"tokens":[{"accessToken":"marked-', "not valid JSON"],
		["nothing", "", "not valid JSON"],
		["something else", '{"name":"marked-x"}', "not a token store"],
		["a later layout", '{"version":2,"tokens":[]}', "layout 2"],
		["a damaged entry", '{"version":1,"tokens":[{"profile":"marked-x"}]}', "entry 1"],
	])("holds %s: a clear error, and nothing is overwritten", async (_what, text, problem) => {
		mkdirSync(join(folder, "deep", "er"), { recursive: true });
		writeFileSync(path, text, { mode: 0o600 });
		const store = createFileTokenStore(path, createPorts());
		for (const work of [store.read(key), store.write(key, token), store.remove(key)]) {
			const error = await catchError(work);
			expect(error).toMatchObject({ code: "token_store", sqlState: "58030" });
			expect(error.message).toContain(problem);
			expect(error.message).toContain(path);
			expect(printError(error)).not.toContain("marked-");
		}
		expect(readFileSync(path, "utf8")).toBe(text);
	});

	it("lies where nothing can be written: the error says what to do", async () => {
		writeFileSync(join(folder, "file"), "");
		const store = createFileTokenStore(join(folder, "file", "oauth.json"), createPorts());
		const error = await catchError(store.write(key, token));
		expect(error).toMatchObject({ code: "token_store" });
		expect(error.hint).toContain("OAuthSettingsLocation");
	});

	it("is a link to itself: the error says that it cannot be read", async () => {
		symlinkSync(join(folder, "loop"), join(folder, "loop"));
		const error = await catchError(createFileTokenStore(join(folder, "loop"), createPorts()).read(key));
		expect(error).toMatchObject({ code: "token_store", message: expect.stringContaining("cannot be read (ELOOP)") });
	});

	it.skipIf(process.getuid?.() !== 0)("belongs to another user: it is neither read nor replaced", async () => {
		const store = createFileTokenStore(path, createPorts());
		await store.write(key, token);
		const { chown } = await import("node:fs/promises");
		await chown(path, 12_345, 12_345);
		expect((await catchError(store.read(key))).message).toContain("belongs to another user");
		expect((await catchError(store.write(key, { ...token, accessToken: "new" }))).code).toBe("token_store");
		expect(readFileSync(path, "utf8")).toContain("marked-access");
	});

	it("stays a link when it is one", async () => {
		const target = join(folder, "target.json");
		await createFileTokenStore(target, createPorts()).write(key, token);
		const link = join(folder, "link.json");
		symlinkSync(target, link);
		await createFileTokenStore(link, createPorts()).write(key, { ...token, accessToken: "new" });
		expect((await lstat(link)).isSymbolicLink()).toBe(true);
		expect((await createFileTokenStore(target, createPorts()).read(key))?.accessToken).toBe("new");
	});

	it("loses nothing when many write at once", async () => {
		const stores = Array.from({ length: 8 }, () => createFileTokenStore(path, createPorts()));
		const keys = stores.map((_, index) => ({ ...key, clientId: `client-${index}` }));
		await Promise.all(stores.map((store, index) => store.write(keys[index] ?? key, token)));
		for (const written of keys) expect(await stores[0]?.read(written)).toEqual(token);
	});

	it("reads what was called spent before as consumed", () => {
		const text = printTokenFile(new Map([[printTokenKey(key), { key, token }]]));
		expect(text).toContain('"consumed"');
		expect(parseTokenFile(text.replace('"consumed"', '"spent"'))).toEqual(parseTokenFile(text));
	});

	it("reads what it printed", () => {
		const text = fc.string({ unit: "grapheme" });
		const tokens = fc.record(
			{
				accessToken: text,
				refreshToken: text,
				obtainedAtMs: fc.maxSafeNat(),
				expiresAtMs: fc.maxSafeNat(),
				isDead: fc.boolean(),
				consumed: fc.array(text),
			},
			{ requiredKeys: ["obtainedAtMs", "isDead", "consumed"] },
		);
		const entry = fc.tuple(fc.record({ profile: text, clientId: text, region: text }), tokens);
		fc.assert(
			fc.property(fc.array(entry), (entries) => {
				const table = new Map(entries.map(([key, token]) => [printTokenKey(key), { key, token: { ...token } }]));
				expect(parseTokenFile(printTokenFile(table))).toEqual(table);
			}),
		);
	});
});

describe.each(["file", "memory"])("the lock of the %s store", (kind) => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "auth-lock-"));
	});
	afterEach(() => rmSync(folder, { recursive: true }));
	const open = () =>
		kind === "file" ? createFileTokenStore(join(folder, "oauth.json"), createPorts()) : createMemoryTokenStore(folder);

	it("lets one holder of a key work at a time, and holders of other keys meanwhile", async () => {
		let inside = 0;
		let most = 0;
		const work = async (): Promise<void> => {
			inside++;
			most = Math.max(most, inside);
			await systemClock.sleep(2);
			inside--;
		};
		const other = { ...key, region: "EU" };
		await open().withLock(other, () => Promise.all(Array.from({ length: 6 }, () => open().withLock(key, work))));
		expect(most).toBe(1);
	});

	it("is free again after work that failed, whose error passes unchanged", async () => {
		const failure = Object.assign(new Error("mine"), { code: "ENOENT" });
		await expect(open().withLock(key, () => Promise.reject(failure))).rejects.toBe(failure);
		expect(await open().withLock(key, () => Promise.resolve(1))).toBe(1);
	});

	it("ends the waiting of who is cancelled", async () => {
		const controller = new AbortController();
		let ran = false;
		await open().withLock(key, async () => {
			const waiting = catchError(
				open().withLock(
					key,
					() => {
						ran = true;
						return Promise.resolve();
					},
					controller.signal,
				),
			);
			controller.abort();
			expect((await waiting).code).toBe("cancelled");
		});
		await open().withLock(key, () => Promise.resolve());
		expect(ran).toBe(false);
	});
});

describe("the lock of the file store", () => {
	let folder: string;
	let path: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "auth-lock-"));
		path = join(folder, "oauth.json");
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	/** Ports whose time passes as fast as it is waited for. */
	function createSwiftPorts() {
		const ports = createPorts();
		return { ...ports, clock: { ...ports.clock, sleep: () => systemClock.sleep(0) } };
	}

	async function findLockPath(): Promise<string> {
		let names: string[] = [];
		await createFileTokenStore(path, createPorts()).withLock(key, () => {
			names = readdirSync(folder);
			return Promise.resolve();
		});
		expect(names).toHaveLength(1);
		return join(folder, names[0] ?? "");
	}

	it("leaves no file behind, and a file that a killed program left is no lock", async () => {
		const lockPath = await findLockPath();
		expect(readdirSync(folder)).toEqual([]);
		writeFileSync(lockPath, "");
		expect(await createFileTokenStore(path, createPorts()).withLock(key, () => Promise.resolve(1))).toBe(1);
		expect(readdirSync(folder)).toEqual([]);
	});

	it("is waited for with a word after a while, and given up with a clear error that spends nothing", async () => {
		const holder = createFileTokenStore(path, createPorts());
		await holder.withLock(key, async () => {
			const swift = createSwiftPorts();
			let ran = false;
			const work = () => {
				ran = true;
				return Promise.resolve();
			};
			const error = await catchError(createFileTokenStore(path, swift).withLock(key, work));
			expect(error).toMatchObject({ code: "token_store", sqlState: "58030" });
			expect(error.message).toContain("has been locked for 600 s by another program");
			expect(error.hint).toContain("end it");
			expect(swift.told).toEqual([expect.stringContaining("Waiting for another program")]);
			expect(ran).toBe(false);
		});
	});

	it("lets one of many at a time, who come and go at once", async () => {
		let inside = 0;
		let most = 0;
		let ran = 0;
		await Promise.all(
			Array.from({ length: 40 }, () =>
				createFileTokenStore(path, createSwiftPorts()).withLock(key, async () => {
					most = Math.max(most, ++inside);
					await systemClock.sleep(1);
					inside--;
					ran++;
				}),
			),
		);
		expect([ran, most]).toEqual([40, 1]);
		expect(readdirSync(folder)).toEqual([]);
	});

	it("that is no lock is told, and left as it is", async () => {
		const lockPath = await findLockPath();
		writeFileSync(lockPath, "a person's own notes, longer than the header of a database would be: ".repeat(40));
		const error = await catchError(createFileTokenStore(path, createPorts()).withLock(key, () => Promise.resolve()));
		expect(error).toMatchObject({ code: "token_store", message: expect.stringContaining("SQLITE_NOTADB") as string });
		expect(readFileSync(lockPath, "utf8")).toContain("notes");
	});
});

describe("OAuthSettingsLocation", () => {
	const place = { platform: "linux", env: {}, home: "/home/ann" };

	it.each([
		["memory://reports", place, "memory://reports"],
		["~/tokens.json", place, "/home/ann/tokens.json"],
		["/srv/tokens.json", place, "/srv/tokens.json"],
		[undefined, place, "/home/ann/.config/intercom-sql/oauth-settings.json"],
		[undefined, { ...place, env: { XDG_CONFIG_HOME: "/cfg" } }, "/cfg/intercom-sql/oauth-settings.json"],
		[undefined, { ...place, env: { XDG_CONFIG_HOME: "cfg" } }, "/home/ann/.config/intercom-sql/oauth-settings.json"],
		[
			undefined,
			{ ...place, platform: "darwin" },
			"/home/ann/Library/Application Support/intercom-sql/oauth-settings.json",
		],
		["%APPDATA%/x.json", { ...place, platform: "win32", env: { APPDATA: "/app data" } }, "/app data/x.json"],
	])("%s is found", (location, where, expected) => {
		expect(openTokenStore(location, createPorts(), where).location).toBe(expected);
	});

	it.skipIf(!existsSync("/proc"))("in a folder that cannot be made is one error, and no endless wait", async () => {
		const store = openTokenStore("/proc/nope/tokens.json", createPorts());
		expect((await catchError(store.withLock(key, () => Promise.resolve()))).code).toBe("token_store");
	});

	it("memory://id is shared by all that name the id", async () => {
		await openTokenStore("memory://shared-1", createPorts()).write(key, token);
		expect(await openTokenStore("memory://shared-1", createPorts()).read(key)).toEqual(token);
		expect(await openTokenStore("memory://shared-2", createPorts()).read(key)).toBeUndefined();
	});
});
