import { describe, expect, it } from "vitest";
import {
	informationNamespace,
	listBuiltInColumns,
	listBuiltInRelations,
} from "../../src/catalog/postgres/built-in-rows.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 1, conversations: 0 });
const columnsByRelation = listBuiltInColumns();
const relations = listBuiltInRelations().filter(({ kind }) => kind === "r" || kind === "v");
const schemaOf = (namespace: number) => (namespace === informationNamespace ? "information_schema" : "pg_catalog");

describe("PostgreSQL's own tables", () => {
	it("can all be read, with the columns that PostgreSQL 15 has", async () => {
		const connection = await open();
		expect(relations.length).toBeGreaterThan(190);
		for (const { oid, name, namespace } of relations) {
			const { columns } = await connection.query(`SELECT * FROM ${schemaOf(namespace)}.${name} WHERE false`);
			const expected = columnsByRelation.get(oid)?.map(([column]) => column);
			expect({ name, columns: columns.map((column) => column.name) }).toEqual({ name, columns: expected });
		}
	});

	it("have the system columns that clients ask for", async () => {
		const connection = await open();
		const sql = "SELECT c.xmin::text::bigint AS made, xmax, tableoid AS oid FROM pg_class c WHERE relname = 'pg_class'";
		expect((await connection.query(sql)).rows).toEqual([{ made: 2, xmax: "0", oid: 1259 }]);
	});

	it("are empty where nothing here is like them, and need no request", async () => {
		const connection = await open();
		const sql =
			"SELECT (SELECT count(*) FROM pg_statio_all_tables) + (SELECT count(*) FROM information_schema.triggers) AS n";
		expect((await connection.query(sql)).rows).toEqual([{ n: 0 }]);
	});
});
