import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { Clock, StoredValue } from "../../src/base/index.ts";
import type { Cache, createCache, FetchPages, RowWrite, WrittenRow } from "../../src/cache/index.ts";
import { createCatalog } from "../../src/catalog/index.ts";
import type { Connection } from "../../src/driver/index.ts";
import type { planQuery } from "../../src/plan/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";
import fc from "../random-cases.ts";
import { holdTo, readPlain } from "./law-check.ts";
import { readLawTable } from "./law-columns.ts";
import type { LawStatement } from "./law-statement.ts";
import { type LawWrite, makeLawWrite, send } from "./law-writes.ts";
import { makeNarrowStatement, viewOf } from "./narrow-statement.ts";

// The law after writes: of a service whose searches do not know of them yet, a connection whose cache was told gives what a service without
// that lag gives. The caches of connections are caught to be told; mistakes are planted in what is done with what they were told.
const state = vi.hoisted(() => ({
	caches: [] as Cache[],
	/** The last pages that were read, each row by its columns. */
	read: [] as WrittenRow[],
	isExactKept: false,
	isOverlaySkipped: false,
	isRereadSkipped: false,
}));
vi.mock(import("../../src/cache/index.ts"), async (importOriginal) => {
	const room = await importOriginal();
	const create: typeof createCache = async (options) => {
		const cache = await room.createCache(options);
		state.caches.push(cache);
		const materialise: Cache["materialise"] = (scan, columns, fetchPages, ...rest) => {
			const fetch: FetchPages = async function* (...asked) {
				const [wanted, signal, from, isLazy] = asked;
				for await (const page of fetchPages(wanted, signal, from, isLazy)) {
					const name = (row: readonly StoredValue[]) =>
						columns.map((column, index) => [column.name, row[index] ?? null]);
					state.read = page.rows.map((row) => Object.fromEntries(name(row)) as WrittenRow);
					yield page;
				}
			};
			return cache.materialise(scan, columns, options.isKept ? fetchPages : fetch, ...rest);
		};
		return new Proxy(cache, {
			get(target, property) {
				if (property === "materialise") return materialise;
				const value: unknown = Reflect.get(target, property);
				return typeof value === "function" ? (value.bind(target) as unknown) : value;
			},
		});
	};
	return { ...room, createCache: create };
});
vi.mock(import("../../src/plan/index.ts"), async (importOriginal) => {
	const room = await importOriginal();
	const plan: typeof planQuery = (logical, settings, catalog) => {
		const facts = state.isExactKept ? { ...settings.facts, isUnsettled: () => false } : settings.facts;
		return room.planQuery(logical, { ...settings, facts }, catalog);
	};
	return { ...room, planQuery: plan };
});
vi.mock(import("../../src/cache/fetch/write-overlay.ts"), async (importOriginal) => {
	const part = await importOriginal();
	return {
		...part,
		layOverWrites: (...given) => (state.isOverlaySkipped ? Promise.resolve() : part.layOverWrites(...given)),
		rereadWritten: (...given) => (state.isRereadSkipped ? Promise.resolve(new Set()) : part.rereadWritten(...given)),
	};
});

const isSoak = process.env["SOAK"] !== undefined;
const runs = isSoak ? Number(process.env["LAW_RUNS"] ?? 400) : 8;
const zone = "America/New_York";

/** Both services have the same time, which goes on by a second with each write. */
const time = { now: Date.UTC(2026, 10, 22, 12) };
const clock: Clock = { now: () => time.now, sleep: () => Promise.resolve() };
// It passes once a history: in a soak an hour each would carry the services beyond this machine's own time, and their limits with them.
const lagMs = 60_000;
const data = {
	seed: "write law",
	now: time.now,
	timezone: zone,
	contacts: 40,
	conversations: 50,
	tickets: 5,
	articles: 5,
	rateLimitPerMinute: 60_000_000,
	clock,
};
const late = await useSandbox({ ...data, indexLagMs: lagMs });
const prompt = await useSandbox(data);
const folder = mkdtempSync(join(tmpdir(), "write-law-"));
afterAll(() => {
	rmSync(folder, { recursive: true });
});
const names = ["contacts", "conversations", "conversation_tags", "contact_tags", "tags"];
const UserDefinedViews = join(folder, "views.json");
const views = names.map((name) => [viewOf(name), { query: `SELECT * FROM ${name}` }] as const);
writeFileSync(UserDefinedViews, JSON.stringify(Object.fromEntries(views)));
const catalog = createCatalog(await loadProfile("Intercom"), "2.16");
const live = { AutoCache: false, Pagesize: 7, UserDefinedViews } as const;
// What the others are held against has no need of small pages.
const plain = await prompt.open({ AutoCache: false, UserDefinedViews, Pushdown: false });
const tables = await Promise.all(
	catalog.tables.filter(({ name }) => names.includes(name)).map((table) => readLawTable(table, plain, zone)),
);
const statements = makeNarrowStatement(tables);
const list = async (sql: string) => (await plain.query(sql)).rows.map((row) => row["id"] as string);
const writes = makeLawWrite({
	contacts: await list("SELECT id FROM contacts ORDER BY id"),
	conversations: await list("SELECT id FROM conversations ORDER BY id"),
	tags: (await list("SELECT id FROM tags ORDER BY id")).slice(0, 4),
	admin: (await list("SELECT id FROM admins ORDER BY id LIMIT 1"))[0] ?? "",
});
const reader = await late.open(live);

interface Place {
	readonly how: string;
	readonly connection: Connection;
	/** Those who have to be told of a write. */
	readonly cache: Cache | undefined;
	/** Where rows are kept; places that share one are asked one after the other. */
	readonly file: string;
}

async function openPlaces(): Promise<readonly Place[]> {
	const open = async (how: string, options: Parameters<typeof late.open>[0], isTold = true): Promise<Place> => {
		const connection = await late.open({ ...options, UserDefinedViews });
		await connection.query("SELECT id FROM tags");
		return { how, connection, cache: isTold ? state.caches.at(-1) : undefined, file: options?.CacheLocation ?? how };
	};
	const kept = { CacheLocation: join(mkdtempSync(join(folder, "kept-")), "cache.sqlite"), CacheTolerance: 86_400 };
	return [
		await open("live", live),
		await open("live, whole", { ...live, Pushdown: false }),
		await open("kept", kept),
		await open("kept, by another connection to the file", kept, false),
		await open("kept, whole", { ...kept, Pushdown: false }, false),
		await open("in memory", { CacheLocation: ":memory:", CacheTolerance: 86_400 }),
	];
}

/** Writes to both services, and tells the caches of the one. */
async function write(places: readonly Place[], wanted: LawWrite, isRowTold: boolean): Promise<void> {
	time.now += 1000;
	const told = places.flatMap(({ cache }) => (cache ? [cache] : []));
	const notes = await Promise.all(told.map((cache) => cache.noteWrites(wanted.pending)));
	const [answer, other] = [await send(late.sandbox, wanted), await send(prompt.sandbox, wanted)];
	expect(answer === undefined, `${wanted.method} ${wanted.path}`).toBe(other === undefined);
	const done = answer ? await describeDone(wanted, answer, isRowTold) : [];
	await Promise.all(told.map((cache, index) => cache.noteWrites(done, notes[index])));
}

async function describeDone(wanted: LawWrite, answer: { readonly id?: string }, isRowTold: boolean) {
	const done = wanted.done(answer);
	if (!isRowTold || !wanted.row) return done;
	const { table, key } = wanted.row;
	const names = Object.entries(key(answer));
	await reader.query(
		`SELECT * FROM ${table} WHERE ${names.map(([name, value]) => `${name} = '${value}'`).join(" AND ")}`,
	);
	const row = state.read.find((each) => names.every(([name, value]) => each[name] === value));
	return row ? done.map((each): RowWrite => (each.table === table ? { ...each, outcome: row } : each)) : done;
}

const history = fc.array(
	fc.record({
		write: writes,
		isRowTold: fc.boolean(),
		statements: fc.array(statements, { maxLength: 2 }),
	}),
	{ minLength: 1, maxLength: 4 },
);

/** What is asked after each write: all rows that it may have changed, how many there are, and some that a service could give alone. */
function listAlways({ pending }: LawWrite): readonly LawStatement[] {
	const written = new Set(pending.map(({ table }) => table));
	const affected = tables.filter(({ name }) => written.has(name) || written.has(owners[name] ?? ""));
	return affected.flatMap(({ name, key, sortable: [column] }) => [
		{ sql: `SELECT * FROM ${name} ORDER BY ${key.join(", ")}`, compare: "same" },
		{ sql: `SELECT count(*) AS n FROM ${name}`, compare: "same" },
		...(column
			? [{ sql: `SELECT ${column} FROM ${name} ORDER BY ${column} DESC LIMIT 2`, compare: "same" } as const]
			: []),
	]);
}

const owners: Readonly<Record<string, string>> = { contact_tags: "contacts", conversation_tags: "conversations" };

function holdAfter(places: readonly Place[]) {
	return fc.asyncProperty(history, async (steps) => {
		for (const { write: wanted, isRowTold, statements: asked } of steps) {
			await write(places, wanted, isRowTold);
			for (const statement of [...asked, ...listAlways(wanted)]) {
				const expected = await readPlain(statement, plain);
				const holdIn = async (name: string): Promise<void> => {
					for (const { how, connection } of places.filter(({ file }) => file === name)) {
						await holdTo(statement, connection, expected, `${how}, after ${wanted.method} ${wanted.path}`);
					}
				};
				// Those that share nothing are asked side by side.
				const held = await Promise.allSettled([...new Set(places.map(({ file }) => file))].map(holdIn));
				for (const each of held) if (each.status === "rejected") throw each.reason;
			}
		}
		// The index knows by now, and nobody may be told anything that is not so any more.
		time.now += lagMs;
	});
}

describe("the law after writes that searches do not know yet", () => {
	it("holds live and kept, with and without pushdown, and for others on the same file", async () => {
		await fc.assert(holdAfter(await openPlaces()), { numRuns: runs, endOnFailure: true });
	}, 3_600_000);

	it.each([
		["what the service counts and cuts is believed", "isExactKept"],
		["nothing is laid over what was read", "isOverlaySkipped"],
		["nothing is read again", "isRereadSkipped"],
	] as const)(
		"is broken where %s",
		async (_, mistake) => {
			const places = (await openPlaces()).slice(0, 2);
			state[mistake] = true;
			try {
				const found = await fc.check(holdAfter(places), { numRuns: 60, endOnFailure: true });
				expect(found.failed).toBe(true);
				expect(String(found.errorInstance)).toContain(", after ");
			} finally {
				state[mistake] = false;
			}
		},
		600_000,
	);
});
