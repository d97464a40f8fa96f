import { describe, expect, test } from "vitest";
import { ProviderError } from "../../../src/base/index.ts";
import type { ParameterValues } from "../../../src/plan/index.ts";
import fc from "../../random-cases.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 3, conversations: 3 });
const connection = await open();

/** What a statement did with values that TypeScript would not let pass. */
async function runWith(sql: string, parameters: unknown): Promise<ProviderError | readonly object[]> {
	try {
		return (await connection.query(sql, parameters as ParameterValues)).rows;
	} catch (error) {
		if (error instanceof ProviderError) return error;
		throw error;
	}
}

function createCycle(): object {
	const cycle: Record<string, unknown> = { a: [1] };
	cycle["self"] = [cycle];
	return cycle;
}

function fail(): never {
	throw new Error("not\nnow");
}

const hostile = new Proxy({}, { get: fail, getPrototypeOf: fail, ownKeys: fail, has: fail });
const revoked = Proxy.revocable({}, {});
revoked.revoke();
let deep: unknown = 1;
for (let depth = 0; depth < 100_000; depth++) deep = [deep];

describe("a parameter that SQL has no value for", () => {
	test.each([
		["a cycle", createCycle()],
		["a toJSON that throws", { toJSON: fail }],
		["a toJSON that throws what is no error", { toJSON: () => Promise.reject.call(null) }],
		["a getter that throws", Object.defineProperty({}, "x", { get: fail, enumerable: true })],
		["a proxy whose traps throw", hostile],
		["a revoked proxy", revoked.proxy],
		["a list without end", deep],
		["a symbol", Symbol("x")],
		["a function", () => 1],
		["bytes", Buffer.from("ab")],
		["a typed array", new Float64Array(2)],
		["a buffer", new ArrayBuffer(2)],
		["a promise", Promise.resolve(1)],
		["a Map", new Map([["a", 1]])],
		["a Set", new Set([1])],
		["a toJSON that gives nothing", { toJSON: () => undefined }],
	])("is refused by its place: %s", async (_, value) => {
		for (const sql of ["SELECT ?", "SELECT ?::text", "SELECT ?::json", "SELECT 1 WHERE 'x' = ?"]) {
			const error = await runWith(sql, [value]);
			expect(error, sql).toMatchObject({ code: "bad_parameter", sqlState: "07001" });
			expect((error as ProviderError).message).toMatch(/^the value of the parameter \$1 (cannot be read: .|is .)/);
			expect((error as ProviderError).message).not.toContain("\n");
		}
	});

	test("is named as it is written", async () => {
		expect(await runWith("SELECT :plan", { plan: () => 1 })).toMatchObject({
			message: "the value of the parameter :plan is a symbol or a function, which SQL has no type for",
			hint: "Give its text.",
		});
	});

	test.each([
		["null", null],
		["a text", "abc"],
		["a number", 1],
		["a proxy whose traps throw", hostile],
	])("may stand in the place of all: %s", async (_, parameters) => {
		expect(await runWith("SELECT ?", parameters)).toMatchObject({ sqlState: "07001" });
	});

	test("may be missing in a list with holes", async () => {
		const holes: unknown[] = [];
		holes[1] = "b";
		expect(await runWith("SELECT ?::text AS a, ?::text AS b", holes)).toEqual([{ a: null, b: "b" }]);
	});
});

test("a limit or an offset that is NULL is none, one that is negative is refused", async () => {
	const sql = "SELECT x FROM (VALUES (1), (2)) v(x) ORDER BY x LIMIT ? OFFSET ?";
	expect(await runWith(sql, [null, null])).toEqual([{ x: 1 }, { x: 2 }]);
	expect(await runWith(sql, [1, 1])).toEqual([{ x: 2 }]);
	expect(await runWith(sql, [-1, 0])).toMatchObject({ sqlState: "2201W" });
	expect(await runWith(sql, [1, -1])).toMatchObject({ sqlState: "2201X" });
	expect(await runWith("SELECT count(*) AS n FROM (SELECT id FROM contacts LIMIT ?) c", [null])).toEqual([{ n: 3 }]);
	expect(await runWith("SELECT id FROM contacts LIMIT ?", [2])).toHaveLength(2);
});

test("a number beyond 2^53 keeps its digits inside JSON", async () => {
	expect(await runWith("SELECT ?::json::text AS x", [{ id: 2n ** 64n }])).toEqual([
		{ x: expect.stringContaining("18446744073709551616") },
	]);
});

test("more values than SQLite has variables are refused, and as many as it has are taken", async () => {
	const list = (count: number) => `SELECT count(*) AS n FROM (VALUES (1)) v(x) WHERE x IN (${"?,".repeat(count - 1)}?)`;
	expect(await runWith(list(20_000), Array(20_000).fill(1))).toEqual([{ n: 1 }]);
	expect(await runWith(list(40_000), Array(40_000).fill(1))).toMatchObject({ sqlState: "54000" });
});

describe("whatever JavaScript has", () => {
	const anything = fc.oneof(
		{ weight: 4, arbitrary: fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }) },
		{ weight: 1, arbitrary: fc.anything({ withTypedArray: true, withSparseArray: true, withNullPrototype: true }) },
		fc.double(),
		fc.bigInt(),
		fc.date({ noInvalidDate: false }),
		fc.string({ unit: "binary" }),
		fc.constantFrom<unknown>(
			{ toJSON: fail },
			createCycle(),
			Symbol.iterator,
			Number.MAX_VALUE,
			-0,
			1e21,
			2 ** 63,
			"9".repeat(400),
		),
	);
	const types = ["text", "integer", "double", "numeric", "boolean", "timestamp", "date", "json", "interval", "uuid"];

	test("is a value or a ProviderError, by place and by name, of every type", async () => {
		await fc.assert(
			fc.asyncProperty(anything, fc.constantFrom(...types), async (value, type) => {
				for (const [sql, given] of [
					[`SELECT CAST(? AS ${type}) AS x`, [value]],
					["SELECT :x AS x, :x || ''", { x: value }],
					["SELECT ? + 1, now() - ?, ? = true", [value, value, value]],
					["SELECT id FROM contacts WHERE created_at > ? LIMIT ?", [value, value]],
				] as const) {
					const result = await runWith(sql, given);
					if (result instanceof ProviderError) expect(result.sqlState, result.message).not.toBe("XX000");
				}
			}),
			{ numRuns: 300 },
		);
	}, 120_000);

	test("is parameters or a ProviderError", async () => {
		await fc.assert(
			fc.asyncProperty(anything, async (given) => {
				const result = await runWith("SELECT 1 AS x", given);
				if (result instanceof ProviderError) expect(result.sqlState).toBe("07001");
			}),
			{ numRuns: 200 },
		);
	}, 120_000);
});
