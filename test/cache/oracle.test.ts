import { describe, expect, it } from "vitest";
import { formatTimestamp, silentLog } from "../../src/base/index.ts";
import { cacheSchema, createCache, type FetchPages, localProcesses } from "../../src/cache/index.ts";
import { readPages } from "../../src/scan/index.ts";
import { openStorage, type Storage } from "../../src/storage/index.ts";
import fc from "../random-cases.ts";
import { type ModelObject, ModelWorkspace, makeModelScans, makeRandom } from "./model-workspace.ts";
import { select } from "./test-cache.ts";

const historyCount = process.env["SOAK"] ? 600 : 60;

type TableName = "things" | "parts" | "tags";
type Rows = readonly string[];

/** An answer, and the moments between which it was read. */
interface Answer {
	readonly rows: Rows;
	readonly from: number;
	readonly to: number;
	readonly asOf: number;
}

interface Question {
	readonly table: TableName;
	readonly toleranceSeconds: number;
	/** The line breaks after so many pages; what came is there for the next who asks. */
	readonly pagesBeforeBreak: number;
}

const step = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant("mutate" as const), count: fc.integer({ min: 1, max: 12 }) }) },
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant("wait" as const),
			seconds: fc.constantFrom(5, 150, 300, 700, 1500, 4000),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant("ask" as const),
			table: fc.constantFrom<TableName>("things", "parts", "tags"),
			toleranceSeconds: fc.constantFrom(0, 30, 600),
			pagesBeforeBreak: fc.oneof(
				{ weight: 3, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
				{ weight: 1, arbitrary: fc.integer({ min: 0, max: 6 }) },
			),
		}),
	},
);

const history = fc.record({
	seed: fc.integer(),
	size: fc.integer({ min: 0, max: 70 }),
	// Pages of two are so many that they are read side by side.
	pageRows: fc.constantFrom(2, 7),
	isByDay: fc.boolean(),
	lagSeconds: fc.constantFrom(0, 60, 900),
	unrest: fc.constantFrom(0, 0.3, 0.8),
	steps: fc.array(step, { minLength: 4, maxLength: 30 }),
});

type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;
type Step = History["steps"][number];

/** How the rows that an object has in a table are printed. */
const printers: Readonly<Record<TableName, (object: ModelObject) => Rows>> = {
	things: ({ id, created_at, updated_at, state }) => [
		JSON.stringify([id, formatTimestamp(created_at * 1000), formatTimestamp(updated_at * 1000), state]),
	],
	parts: ({ id, parts }) => parts.map((part) => JSON.stringify([id, part.id, part.body])),
	tags: ({ id, tags }) => tags.map((tag) => JSON.stringify([id, tag.id])),
};

class LineBroken extends Error {}

/** Gives nothing when the line broke. */
async function ask(
	workspace: ModelWorkspace,
	storage: Storage,
	table: TableName,
	toleranceSeconds: number,
	pagesBeforeBreak = Number.POSITIVE_INFINITY,
): Promise<(Answer & { readonly isLive: boolean }) | undefined> {
	const scan = makeModelScans(workspace.isByDay, workspace.lagSeconds, workspace.pageRows)[table];
	const { columns } = scan.table;
	let pageCount = 0;
	const fetchPages: FetchPages = async function* (wanted, signal, from) {
		const pages = readPages(wanted, {
			http: workspace.http,
			columns: wanted.table === scan.table ? columns : wanted.table.columns,
			concurrency: 3,
			service: "Model",
			signal,
			from,
			clock: workspace,
			warn: () => undefined,
		});
		for await (const page of pages) {
			if (pageCount++ === pagesBeforeBreak) throw new LineBroken();
			yield page;
		}
	};
	const cache = await createCache({
		fullRefreshMs: 7 * 24 * 60 * 60 * 1000,
		tables: [],
		storage,
		clock: workspace,
		log: silentLog,
		toleranceMs: toleranceSeconds * 1000,
		isKept: true,
		variant: "model",
		processes: localProcesses,
	});
	const from = workspace.seconds;
	const held = await cache.materialise(scan, columns, fetchPages).catch((error: unknown) => {
		if (error instanceof LineBroken) return undefined;
		throw error;
	});
	if (!held) {
		await cache.close();
		return undefined;
	}
	const found = await select(storage, `SELECT * FROM ${held.tableName}`);
	const rows = found.map((row) => JSON.stringify(row)).sort();
	await held.release();
	await cache.close();
	// A read that goes on where another broke off shows what was there from the beginning of that one on.
	const readFrom = Math.min(from, Math.floor(held.asOf / 1000));
	return { rows, from: readFrom, to: workspace.seconds, asOf: held.asOf, isLive: held.source === "live" };
}

/** Each object's rows must be those that it had at some moment of the window, which the search's lag makes longer. */
function findLie(workspace: ModelWorkspace, table: TableName, { rows, from, to }: Answer): string | undefined {
	const owner = (row: string) => String((JSON.parse(row) as unknown[])[0]);
	const byOwner = new Map<string, string[]>();
	for (const row of rows) byOwner.set(owner(row), [...(byOwner.get(owner(row)) ?? []), row]);
	for (const id of new Set([...workspace.ids(), ...byOwner.keys()])) {
		const shown = JSON.stringify((byOwner.get(id) ?? []).toSorted());
		const states = workspace.statesBetween(id, from - workspace.lagSeconds, to);
		const possible = states.map((state) => JSON.stringify(state ? printers[table](state).toSorted() : []));
		if (!possible.includes(shown)) return `${table} ${id}: ${shown} is none of ${possible.join(" or ")}`;
	}
	return undefined;
}

async function checkAnswer(
	workspace: ModelWorkspace,
	storage: Storage,
	{ table, toleranceSeconds, pagesBeforeBreak }: Question,
	last: Map<TableName, Answer>,
): Promise<void> {
	const { requests, seconds } = workspace;
	const answer = await ask(workspace, storage, table, toleranceSeconds, pagesBeforeBreak);
	if (!answer) return;
	expect(seconds - answer.asOf / 1000).toBeLessThanOrEqual(toleranceSeconds);
	if (!answer.isLive) expect(workspace.requests).toBe(requests);
	const known = last.get(table);
	if (!answer.isLive && known?.asOf === answer.asOf) expect(answer.rows).toEqual(known.rows);
	// Rows that nobody has seen yet are there too when a read came to its end, and the line broke while they were refreshed.
	else expect(findLie(workspace, table, answer)).toBeUndefined();
	last.set(table, answer);
}

async function checkHistory({ seed, unrest, steps, ...options }: History): Promise<void> {
	const workspace = new ModelWorkspace(makeRandom(seed), options);
	workspace.unrest = unrest;
	const storage = await openStorage(":memory:", { server: [], schema: cacheSchema, warn: () => undefined });
	const last = new Map<TableName, Answer>();
	try {
		for (const next of steps) {
			if (next.kind === "wait") workspace.seconds += next.seconds;
			else if (next.kind === "mutate") for (let count = 0; count < next.count; count++) workspace.mutate();
			else await checkAnswer(workspace, storage, next, last);
		}
	} finally {
		await storage.close();
	}
}

describe("whatever happens in a workspace", () => {
	it("an answer is what was true at some moment of its reading, the lag of the search included", {
		timeout: 600_000,
	}, async () => {
		// The same histories every time; the soak takes others.
		await fc.assert(fc.asyncProperty(history, checkHistory), { numRuns: historyCount, endOnFailure: true });
	});

	// Seen to fail when refresh-plan.ts asks for changes since the watermark without the search's lag before it, as the
	// histories above are within some hundred; they fail within sixty without the days and the second of the granularity.
	it("a change that the search learns of late is in a later refresh", async () => {
		const waitFor = (seconds: 150 | 1500) => ({ kind: "wait", seconds }) as const;
		const mutate = { kind: "mutate", count: 10 } as const;
		for (const table of ["things", "parts", "tags"] as const) {
			const question: Step = { kind: "ask", table, toleranceSeconds: 0, pagesBeforeBreak: Number.POSITIVE_INFINITY };
			const steps = [question, mutate, waitFor(150), question, waitFor(1500), question];
			for (let seed = 1; seed <= 5; seed++) {
				await checkHistory({ seed, size: 20, pageRows: 7, isByDay: false, lagSeconds: 900, unrest: 0, steps });
			}
		}
	});

	it("one refresh costs what changed, not what there is", async () => {
		const workspace = new ModelWorkspace(makeRandom(1), { size: 700, isByDay: false, lagSeconds: 60 });
		const storage = await openStorage(":memory:", { server: [], schema: cacheSchema, warn: () => undefined });
		await ask(workspace, storage, "things", 0);
		const whole = workspace.requests;
		for (let count = 0; count < 7; count++) workspace.mutate();
		await ask(workspace, storage, "things", 0);
		// A hundred pages, and what reading them side by side costs.
		expect(whole).toBeGreaterThanOrEqual(100);
		expect(whole).toBeLessThanOrEqual(112);
		expect(workspace.requests - whole).toBeLessThanOrEqual(3);
		await storage.close();
	});
});
