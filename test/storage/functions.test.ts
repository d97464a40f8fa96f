import { describe, expect, it } from "vitest";
import { createError, type StoredValue } from "../../src/base/index.ts";
import type { SqlFunction } from "../../src/storage/index.ts";
import { makeTemporaryFolder } from "./temporary-folder.ts";
import { openTestStorage, select } from "./test-storage.ts";

const calls: StoredValue[][] = [];

const functions: readonly SqlFunction[] = [
	{ name: "add_one", arity: 1, isDeterministic: true, call: (value) => Number(value) + 1 },
	{ name: "add_one_real", arity: 1, isDeterministic: true, isReal: true, call: (value) => Number(value) + 1 },
	{ name: "echo", arity: 1, isDeterministic: true, call: (value = null) => value },
	{
		name: "note",
		arity: undefined,
		isDeterministic: false,
		call: (...values) => {
			calls.push(values);
			return values.length;
		},
	},
	{
		name: "refuse",
		arity: 0,
		isDeterministic: true,
		call: () => {
			throw createError("division_by_zero", {});
		},
	},
	{
		name: "blunder",
		arity: 0,
		isDeterministic: true,
		call: () => {
			throw new TypeError("oops");
		},
	},
	{
		name: "joined",
		arity: 2,
		isDeterministic: true,
		aggregate: {
			start: () => [],
			step: (state, value, separator) => [...(state as string[]), `${separator}${value}`],
			inverse: (state) => (state as string[]).slice(1),
			result: (state) => (state as string[]).join(""),
		},
	},
];

describe.each(["memory", "file"])("registered functions in a %s", (kind) => {
	async function query(sql: string): Promise<(readonly StoredValue[])[]> {
		const location = kind === "memory" ? ":memory:" : `${makeTemporaryFolder()}/cache.db`;
		return select(await openTestStorage(location, { functions }), sql);
	}

	it("return INTEGER for whole numbers unless they are declared real", async () => {
		const sql = "SELECT add_one(1), typeof(add_one(1)), typeof(add_one(1.5)), typeof(add_one_real(1))";
		expect(await query(sql)).toEqual([[2, "integer", "real", "real"]]);
	});

	it("get and return integers beyond 2^53 exactly", async () => {
		expect(await query("SELECT echo(9007199254740993), echo(NULL), echo('0012')")).toEqual([
			[9007199254740993n, null, "0012"],
		]);
	});

	it("take any number of arguments when they have no arity", async () => {
		calls.length = 0;
		expect(await query("SELECT note(), note(1, 'a', 2.5, NULL)")).toEqual([[0, 4]]);
		expect(calls).toEqual([[], [1, "a", 2.5, null]]);
	});

	it("pass their ProviderErrors through unchanged", async () => {
		await expect(query("SELECT refuse()")).rejects.toThrowError(expect.objectContaining({ code: "division_by_zero" }));
	});

	it("make any other error an internal one with its cause", async () => {
		await expect(query("SELECT blunder()")).rejects.toThrowError(
			expect.objectContaining({ code: "internal", cause: expect.any(TypeError) }),
		);
	});

	it("aggregate groups, and window frames by taking rows out again", async () => {
		const rows = "(SELECT 1 AS v UNION ALL SELECT 2 UNION ALL SELECT 3)";
		expect(await query(`SELECT joined(v, ',') FROM ${rows}`)).toEqual([[",1,2,3"]]);
		expect(await query(`SELECT joined(v, '') FROM ${rows} WHERE v > 5`)).toEqual([[""]]);
		expect(await query(`SELECT joined(v, '') OVER (ORDER BY v ROWS 1 PRECEDING) FROM ${rows}`)).toEqual([
			["1"],
			["12"],
			["23"],
		]);
	});
});
