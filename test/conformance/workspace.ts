import { afterAll, expect } from "vitest";
import type { ConnectionOptions } from "../../src/driver/index.ts";
import { loadProfile, type TableDefinition } from "../../src/profile/index.ts";
import type { RequestLogEntry } from "../../src/sandbox/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";
import { readAttributes } from "./attributes.ts";
import type { Declared } from "./declared.ts";
import { makePredicates, type Predicate, printLiteral, type Value } from "./predicates.ts";
import { listOrders, listPushed, nameKey } from "./requests.ts";
import { findRequired, requiredKeys } from "./required-keys.ts";

export const zone = "America/New_York";
export const profile = await loadProfile("Intercom");

/** A small workspace, and checks of what is declared against it; for the tests of one file. */
export async function useWorkspace(options: ConnectionOptions = {}) {
	const { sandbox, open } = await useSandbox({
		seed: "conformance",
		timezone: zone,
		admins: 8,
		contacts: 120,
		companies: 25,
		conversations: 120,
		tickets: 80,
		articles: 30,
		rateLimitPerMinute: 6_000_000,
	});
	// Whole tables, as they are.
	const plain = await open({ ...options, Pushdown: false });
	const unpushed = await open({ ...options, Pushdown: false, AutoCache: false });
	const live = await open({ ...options, AutoCache: false });
	const kept = await open(options);
	const whole = await open(options);
	const values = new Map<string, readonly Value[]>();
	const warmed = new Set<string>();
	afterAll(() => {
		expect(sandbox.requests.filter(({ mistake }) => mistake !== undefined)).toEqual([]);
	});

	const record = async <Result>(work: () => Promise<Result>): Promise<[Result, readonly RequestLogEntry[]]> => {
		sandbox.resetRequests();
		const result = await work();
		return [result, sandbox.requests.filter(({ path }) => path !== "/me")];
	};

	const writeWhole = async (table: string): Promise<string> => {
		const required = await findRequired(table, plain);
		return `SELECT * FROM ${table}${required === undefined ? "" : ` WHERE ${required}`}`;
	};

	const findValues = async ({ table, column }: Declared): Promise<readonly Value[]> => {
		if (!values.has(table.name)) {
			const { rows } = await plain.query(await writeWhole(table.name));
			for (const { name } of table.columns) {
				const found = rows.map((row) => row[name]).filter((value) => value !== null);
				const distinct = new Map(found.map((value) => [value instanceof Date ? value.getTime() : value, value]));
				values.set(`${table.name}.${name}`, [...distinct.values()] as Value[]);
			}
			values.set(table.name, []);
		}
		return values.get(`${table.name}.${column.name}`) ?? [];
	};

	const warm = async (table: string): Promise<void> => {
		if (warmed.has(table)) return;
		await whole.query(await writeWhole(table));
		warmed.add(table);
	};

	/** One condition, in every way in which it can be answered. */
	const checkPredicate = async (declared: Declared, predicate: Predicate, sample: readonly Value[]): Promise<void> => {
		const { table, column, carrier, exactness } = declared;
		const columns = [...new Set([...table.definition.key, column.name])].join(", ");
		const order = table.definition.key.join(", ");
		const sql = `SELECT ${columns} FROM ${table.name} WHERE ${predicate.sql} ORDER BY ${order}`;
		const expected = await plain.query(sql);
		const [pushed, requests] = await record(() => live.query(sql));
		expect(pushed.rows, sql).toEqual(expected.rows);
		await warm(table.name);
		expect((await whole.query(sql)).rows, `${sql}, from all rows in the cache`).toEqual(expected.rows);
		if (predicate.isHopeless) {
			expect(requests, sql).toEqual([]);
			return;
		}
		if (carrier !== "filter") {
			// A list that comes whole in one answer costs less than two rows by their keys.
			const isListed = sample.length > 1 && requests.length === 1 && comesWhole(table.definition);
			const parameters = Object.values(column.parameters ?? {}).map((name) => `${name}=`);
			const isNamed = requests.some(({ path }) => parameters.some((parameter) => path.includes(parameter)));
			const isKeyNamed = isNamed || sample.some((value) => nameKey(requests, value));
			expect(isListed || isKeyNamed, `${sql} has the key in a request`).toBe(true);
			return;
		}
		const asked = listPushed(requests).filter(({ field }) => field === column.field);
		const wire = asked.map(({ operator }) => operator);
		expect(wire, `${sql} has the condition in a request`).toEqual(expect.arrayContaining([...predicate.wire]));
		if (exactness === "inexact") return;
		// What is exact must be so without a second look: Intercom's own number is SQL's.
		const [counted, counting] = await record(() =>
			live.query(`SELECT count(*) AS n FROM ${table.name} WHERE ${predicate.sql}`),
		);
		expect(counted.rows, `${sql}, counted by Intercom`).toEqual([{ n: expected.rowCount }]);
		expect(counting.length, `${sql}, counted by Intercom`).toBe(1);
	};

	/** The same statement twice: it is read into the cache, and answered from there. */
	const checkKept = async ({ table, column }: Declared, predicate: Predicate): Promise<void> => {
		const order = table.definition.key.join(", ");
		const sql = `SELECT ${column.name} FROM ${table.name} WHERE ${predicate.sql} ORDER BY ${order}`;
		const expected = await plain.query(sql);
		expect((await kept.query(sql)).rows, `${sql}, read into the cache`).toEqual(expected.rows);
		const again = await kept.query(sql);
		expect(again.rows, `${sql}, from the cache`).toEqual(expected.rows);
		expect(again.stats.requests, `${sql}, from the cache`).toBe(0);
	};

	const checkUnpushed = async ({ table, carrier, column }: Declared, predicate: Predicate): Promise<void> => {
		const sql = `SELECT ${column.name} FROM ${table.name} WHERE ${predicate.sql}`;
		const expected = await plain.query(sql);
		const [result, requests] = await record(() => unpushed.query(sql));
		expect(result.rowCount, sql).toBe(expected.rowCount);
		expect(listPushed(requests), `${sql} without pushdown`).toEqual([]);
		// The children of all parents take a request each, so a key stands in many paths.
		const keyPaths = requests.filter(({ method, path }) => method === "GET" && /\/[\w-]*\d[\w-]*$/.test(path));
		if (carrier === "key" && !(table.name in requiredKeys)) expect(keyPaths, `${sql} without pushdown`).toEqual([]);
	};

	/** A sortable column: the first rows of an order, and the row at either end. */
	const checkOrder = async ({ table, column }: Declared): Promise<void> => {
		for (const [direction, wire, end] of [
			["ASC", "ascending", "min"],
			["DESC", "descending", "max"],
		] as const) {
			const sql = `SELECT ${column.name} FROM ${table.name} ORDER BY ${column.name} ${direction} LIMIT 7`;
			const [sorted, requests] = await record(() => live.query(sql));
			expect(sorted.rows, sql).toEqual((await plain.query(sql)).rows);
			expect((await kept.query(sql)).rows, sql).toEqual(sorted.rows);
			expect(listOrders(requests), sql).toEqual([`${column.field} ${wire}`]);
			const ofEnd = `SELECT ${end}(${column.name}) AS value FROM ${table.name}`;
			const [found, finding] = await record(() => live.query(ofEnd));
			expect(found.rows, ofEnd).toEqual([{ value: sorted.rows[0]?.[column.name] }]);
			expect(listOrders(finding), ofEnd).toEqual([`${column.field} ${wire}`]);
			const unsorted = await record(() => unpushed.query(sql));
			expect(unsorted[0].rows, sql).toEqual(sorted.rows);
		}
	};

	const check = async (declared: Declared): Promise<void> => {
		if (declared.operator === "sort") return checkOrder(declared);
		const real = await findValues(declared);
		const predicates = makePredicates(declared, real, zone);
		expect(predicates.length).toBeGreaterThan(0);
		for (const predicate of predicates) {
			const sample = [...real, "98765432109876"].filter((value) => predicate.sql.includes(printLiteral(value)));
			await checkPredicate(declared, predicate, sample);
		}
		for (const predicate of predicates.slice(0, 1)) {
			await checkKept(declared, predicate);
			await checkUnpushed(declared, predicate);
		}
	};

	const attributes = await readAttributes(plain, profile, options.ApiVersion ?? "2.16");
	// The names of attributes are asked for once, whatever the statement.
	for (const table of attributes.keys()) {
		await live.columns(table);
		await unpushed.columns(table);
	}
	return { open, check, attributes };
}

function comesWhole({ read }: TableDefinition): boolean {
	const parents = read.flatMap((path) => ("parent" in path ? [path.parent.table] : []));
	return (
		read.some((path) => path.kind === "list" && path.paging === "none") ||
		profile.tables.some((table) => parents.includes(table.name) && comesWhole(table))
	);
}
