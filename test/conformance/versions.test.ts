import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/catalog/index.ts";
import type { ConnectionOptions, Row } from "../../src/driver/index.ts";
import { listDeclared } from "./declared.ts";
import { printLiteral, type Value } from "./predicates.ts";
import { printDeclared } from "./requests.ts";
import { findRequired } from "./required-keys.ts";
import { profile, useWorkspace } from "./workspace.ts";

const oldest = await useWorkspace({ ApiVersion: "2.11" });
const versions = (profile.service.versions?.known ?? []) as NonNullable<ConnectionOptions["ApiVersion"]>[];

describe("in the oldest version", () => {
	// Enough for what older versions write in another way; every operator has its test in the newest.
	const declared = listDeclared(profile, "2.11").filter(({ operator }) => operator === "eq" || operator === "sort");

	it("is declared for a hundred columns", () => {
		expect(declared.length).toBeGreaterThan(100);
	});

	it.each(declared.map((each) => [printDeclared(each), each] as const))("%s", async (_, each) => oldest.check(each));
});

// Those of conversations have a list of their own from 2.16 on: conversation_attributes.
const conditionsOfVersions: Readonly<Record<string, string>> = { data_attributes: "model <> 'conversation'" };

// Columns whose words Intercom changed, up to which version: what a word of before is called now, nothing tells for each.
const otherWords: Readonly<Record<string, string>> = {
	"conversations.priority": "2.15",
	"conversations.ai_agent_resolution_state": "2.14",
};

describe("the columns of a table that two versions have", () => {
	const newest = versions.at(-1);

	it.each(versions.filter((version) => version !== newest))(
		"have the same values in %s as in the newest",
		async (version) => {
			const [older, newer] = [await oldest.open({ ApiVersion: version }), await oldest.open({ ApiVersion: newest })];
			const tables = createCatalog(profile, newest).tables.filter(({ type }) => type === "table");
			const known = new Map(createCatalog(profile, version).tables.map((table) => [table.name, table]));
			const different: string[] = [];
			let compared = 0;
			for (const { name, columns, definition } of tables) {
				const shared = columns.filter((column) => known.get(name)?.columns.some((each) => each.name === column.name));
				if (shared.length === 0) continue;
				const required = (await findRequired(name, newer)) ?? conditionsOfVersions[name] ?? "true";
				const list = shared.map((column) => `"${column.name}"`).join(", ");
				const sql = `SELECT ${list} FROM ${name} WHERE ${required} ORDER BY ${definition.key.join(", ")}`;
				const [before, now] = [(await older.query(sql)).rows, (await newer.query(sql)).rows];
				if (before.length !== now.length) different.push(`${name}: ${before.length} and ${now.length} rows`);
				for (const { name: column } of shared) {
					const values = (rows: readonly Row[]) => rows.map((row) => row[column]);
					if (!isDeepStrictEqual(values(before), values(now))) different.push(`${name}.${column}`);
				}
				compared += shared.length;
			}
			const expected = Object.keys(otherWords).filter((column) => version <= (otherWords[column] ?? ""));
			expect(different.toSorted()).toEqual(expected.toSorted());
			expect(compared).toBeGreaterThan(500);
		},
	);
});

describe("columns that not every version has", () => {
	const dated = profile.tables.flatMap((table) =>
		table.columns
			.filter(({ since, until, formerly }) => (since ?? table.since ?? until ?? formerly) !== undefined)
			.map((column) => ({ table, column })),
	);

	it("are there in a version, or named with the versions that have them", async () => {
		expect(dated.length).toBeGreaterThan(30);
		for (const version of versions) {
			const connection = await oldest.open({ ApiVersion: version, Offline: true });
			const { tables } = createCatalog(profile, version);
			for (const { table, column } of dated) {
				const found = tables.find(({ name }) => name === table.name);
				const statement = () => connection.prepare(`SELECT "${column.name}" FROM ${table.name}`);
				if (found?.columns.some(({ name }) => name === column.name)) {
					expect(statement().columns.map(({ name }) => name)).toEqual([column.name]);
					continue;
				}
				const { since } = found ? column : table;
				const range = since === undefined ? `up to ${column.until ?? ""}` : `from ${since} on`;
				const sqlState = found ? "42703" : "42P01";
				const error = expect.objectContaining({ sqlState, hint: expect.stringContaining(`versions ${range}`) });
				expect(statement, `${table.name}.${column.name} in ${version}`).toThrow(error);
			}
		}
	});

	it.each(["2.13", "2.16"] as const)("have the same rows in %s, however they are read", async (version) => {
		const open = (more: ConnectionOptions) => oldest.open({ ApiVersion: version, ...more });
		const [plain, live, kept] = [await open({ Pushdown: false }), await open({ AutoCache: false }), await open({})];
		const { tables } = createCatalog(profile, version);
		for (const table of tables) {
			const names = dated.filter((each) => each.table.name === table.name).map(({ column }) => column.name);
			const shown = table.columns.filter(({ name }) => names.includes(name));
			if (shown.length === 0) continue;
			const order = table.definition.key.join(", ");
			const required = (await findRequired(table.name, plain)) ?? "true";
			const { rows } = await plain.query(`SELECT * FROM ${table.name} WHERE ${required} ORDER BY ${order}`);
			const conditions = shown.map(({ name, type }) => {
				const value = rows.map((row) => row[name]).find((each) => each !== null) as Value | undefined;
				const isScalar = value !== undefined && type !== "json";
				// Quoted, since some are words of SQL.
				return isScalar ? `("${name}" = ${printLiteral(value)} OR "${name}" IS NULL)` : `"${name}" IS NOT NULL`;
			});
			// One read of parts is a request for each conversation.
			const isDear = table.definition.read.some(({ kind }) => kind === "child");
			for (const condition of isDear ? [conditions.join(" OR ")] : conditions) {
				const sql = `SELECT * FROM ${table.name} WHERE ${required} AND (${condition}) ORDER BY ${order}`;
				const expected = await plain.query(sql);
				expect((await live.query(sql)).rows, sql).toEqual(expected.rows);
				expect((await kept.query(sql)).rows, sql).toEqual(expected.rows);
				expect((await kept.query(sql)).stats.requests, sql).toBe(0);
			}
		}
	});
});
