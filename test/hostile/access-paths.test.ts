import { afterAll, describe, expect, test } from "vitest";
import { ProviderError, silentLog } from "../../src/base/index.ts";
import { createHttpClient } from "../../src/http/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { readPages } from "../../src/scan/index.ts";
import fc from "../random-cases.ts";
import { type HostilePath, listHostilePaths, makeRow, setPath } from "./access-path-table.ts";
import { createHastyClock, startStub } from "./stub-service.ts";

// Whatever a service answers on whatever way to the rows of a table: no row is invented, and none is lost without an error or a warning.

const { tables } = await loadProfile("Intercom");
const paths = listHostilePaths(tables);
const lists = paths.filter(({ rows }) => rows !== ".");
const stub = await startStub();
const clock = createHastyClock();
const http = createHttpClient({
	service: "Acme",
	baseUrl: stub.url,
	headers: {},
	timeoutMs: 20_000,
	maxConcurrency: 4,
	maxRateLimitDelayMs: 300_000,
	errors: [],
	clock,
	log: silentLog,
	random: () => 0.5,
});
afterAll(() => http.close());

interface Outcome {
	readonly rows: number;
	readonly warnings: readonly string[];
	readonly error: ProviderError | undefined;
}

async function read({ scan, request, others }: HostilePath, answer: unknown): Promise<Outcome> {
	stub.answer = ({ name }) => (name === request ? answer : others[name]);
	const warnings: string[] = [];
	let rows = 0;
	const context = { http, columns: scan.table.columns, concurrency: 4, service: "Acme", clock };
	try {
		for await (const page of readPages(scan, { ...context, warn: (message) => warnings.push(message) })) {
			rows += page.rows.length;
		}
		return { rows, warnings, error: undefined };
	} catch (error) {
		if (!(error instanceof ProviderError)) throw error;
		return { rows: 0, warnings, error };
	}
}

function isTold({ warnings, error }: Outcome): boolean {
	return warnings.length > 0 || (error !== undefined && error.code !== "internal");
}

// Of a list of scalars, texts and numbers are rows.
function listJunk({ table }: HostilePath): readonly unknown[] {
	const isScalar = table.columns.some(({ path }) => path === ".");
	return [null, true, [], [[1]], {}, { unknown: 1 }, ...(isScalar ? [] : ["x", "", 5, 0])];
}

const failures = [
	{ type: "error.list", request_id: "r1", errors: [{ code: "no_luck", message: "m" }] },
	{ type: "error.list", errors: [] },
	{ errors: [{ code: "no_luck", message: "m" }] },
	{ errors: { name: "is bad" } },
	{ error: "no_luck", details: ["a", "b"] },
	{ type: "error", message: "m" },
];
const nonsense = [
	null,
	"x",
	5,
	true,
	{},
	{ type: "list" },
	{ type: "list", warnings: ["x"] },
	{ links: [{ href: "y" }] },
];

describe("on every way to rows", () => {
	test("there is one for each access path of each table", () => {
		for (const { name, read: access } of tables) {
			const own = access.filter((path) => path.kind !== "embedded" || path.members === undefined);
			for (const path of own) {
				const by = path.kind === "lookup" ? ` by ${path.column}` : "";
				expect(paths.map((hostile) => hostile.name)).toContain(`${name}: ${path.kind}${by}`);
			}
		}
		expect(paths.map(({ name }) => name)).toContain("contact_tags: completion");
		expect(paths.map(({ name }) => name)).toContain("conversations: deletions");
	});

	test.each(paths)("$name: a sound answer gives its rows, without a word", async (path) => {
		const [one, two] = [makeRow(path.table, "k1"), makeRow(path.table, "k2")];
		const isSingle = path.rows === ".";
		const outcome = await read(path, path.wrap(isSingle ? one : [one, two]));
		expect(outcome).toEqual({ rows: isSingle ? 1 : 2, warnings: [], error: undefined });
	});

	test.each(paths)("$name: an error with status 200 is that error", async (path) => {
		for (const failure of failures) {
			const { rows, error } = await read(path, failure);
			expect([rows, error?.code]).toEqual([0, "request_failed"]);
		}
		const { error } = await read(path, failures[0]);
		expect(error).toMatchObject({ status: 200, remoteCode: "no_luck", requestId: "r1" });
		expect(error?.message).toContain("Acme answered 200: m (no_luck)");
	});

	test.each(paths)("$name: an answer that is none gives no row, and is told of", async (path) => {
		for (const answer of nonsense) {
			const outcome = await read(path, answer);
			expect(outcome.rows).toBe(0);
			expect(isTold(outcome), JSON.stringify(answer)).toBe(true);
		}
	});
});

describe("on every way to lists", () => {
	test.each(lists)("$name: what is no row is dropped and told of, the others are there", async (path) => {
		const good = fc.constant("good");
		const element = fc.oneof(good, fc.constantFrom(...listJunk(path)));
		const run = async (elements: readonly unknown[]): Promise<void> => {
			const list = elements.map((value, index) => (value === "good" ? makeRow(path.table, `k${index}`) : value));
			const goodCount = elements.filter((value) => value === "good").length;
			const outcome = await read(path, path.wrap(list));
			expect(outcome.error).toBeUndefined();
			expect(outcome.rows).toBe(goodCount);
			const junkCount = elements.length - goodCount;
			if (junkCount === 0) expect(outcome.warnings).toEqual([]);
			else expect(outcome.warnings).toEqual([expect.stringContaining(`${path.table.name}: ${junkCount} element`)]);
		};
		await run(["good", ...listJunk(path), "good"]);
		await fc.assert(fc.asyncProperty(fc.array(element, { maxLength: 6 }), run), { numRuns: 10 });
	});

	test.each(lists)("$name: a list that is a scalar is told of, and null is an empty one", async (path) => {
		for (const inner of ["x", 5, true]) {
			const outcome = await read(path, path.wrap(inner));
			expect(outcome.rows).toBe(0);
			expect(isTold(outcome)).toBe(true);
		}
		expect(await read(path, path.wrap(null))).toEqual({ rows: 0, warnings: [], error: undefined });
	});

	// Where rows are texts, any list of texts could be theirs, so that none is taken under another name.
	const named = lists.filter(
		({ name, table }) => name.endsWith("embedded") || table.columns.every((it) => it.path !== "."),
	);
	test.each(named)("$name: a list under another name is taken only when its elements can be rows", async (path) => {
		const rows = [makeRow(path.table, "k1"), makeRow(path.table, "k2")];
		const envelope = { type: "list", entries: rows };
		expect(await read(path, path.wrap(envelope))).toEqual({ rows: 2, warnings: [], error: undefined });
		const outcome = await read(path, path.wrap({ type: "list", entries: [{ unknown: 1 }, null] }));
		expect(outcome.rows).toBe(0);
		expect(isTold(outcome)).toBe(true);
	});

	test.each(lists)(
		"$name: a total that is no whole number says nothing, and one that is not reached is told of",
		async (path) => {
			const { rows, table } = path;
			const holder = rows.split(".").slice(0, -1).join(".");
			// A list that stands in a row of its own has no envelope that could tell.
			if (path.name.endsWith("embedded") && holder === "") return;
			const wrap = (total: unknown) => {
				const answer = path.wrap([makeRow(table, "k1")]) as Record<string, unknown>;
				if (!path.name.endsWith("embedded")) {
					return setPath(answer, holder === "" ? "total_count" : `${holder}.total_count`, total);
				}
				const [key = "", parents] = Object.entries(answer).find(([, value]) => Array.isArray(value)) ?? [];
				const [parent] = parents as object[];
				return { ...answer, [key]: [setPath(parent ?? {}, `${holder}.total_count`, total)] };
			};
			for (const total of [-1, 1.5, "many", "-3", null, true, [], {}, 1e300, 1, "1"]) {
				expect(await read(path, wrap(total)), JSON.stringify(total)).toEqual({
					rows: 1,
					warnings: [],
					error: undefined,
				});
			}
			// One row may have gone before a cut list was asked for whole.
			for (const total of path.scan.kind === "embedded" && path.scan.completion ? [150_000] : [2, 150_000, "150000"]) {
				const outcome = await read(path, wrap(total));
				expect(outcome.rows).toBeLessThanOrEqual(1);
				expect(isTold(outcome), String(total)).toBe(true);
			}
		},
	);
});

describe("a list without its envelope", () => {
	test.each(lists)(
		"$name: is read where it can be all, and refused where only the envelope tells of more",
		async (path) => {
			const { scan, rows } = path;
			const outcome = await read(path, path.name.endsWith("embedded") ? path.wrap([makeRow(path.table, "k1")]) : []);
			if (path.name.endsWith("embedded")) expect(outcome.rows).toBe(1);
			else {
				const access =
					scan.kind === "embedded"
						? scan.completion
						: scan.kind === "list" || scan.kind === "child" || scan.kind === "lookup"
							? scan.path
							: undefined;
				const canBeBare = !rows.includes(".") && (access?.paging === "none" || access?.paging === "page");
				expect([outcome.rows, outcome.error?.code]).toEqual([0, canBeBare ? undefined : "bad_response"]);
			}
		},
	);

	test.each(lists.filter(({ name, rows }) => name.endsWith("embedded") && /^(\w+)\.(\1|data)$/.test(rows)))(
		"$name: is read inside of a row",
		async (path) => {
			const answer = path.wrap([makeRow(path.table, "k1"), makeRow(path.table, "k2")]);
			const [name = ""] = path.rows.split(".");
			const bare = JSON.parse(JSON.stringify(answer), (key, value: unknown) =>
				key === name && typeof value === "object" && value !== null && !Array.isArray(value)
					? Object.values(value)[0]
					: value,
			) as unknown;
			expect(await read(path, bare)).toEqual({ rows: 2, warnings: [], error: undefined });
		},
	);
});
