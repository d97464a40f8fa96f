import { describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { open } = await useSandbox();
const db = (await open()).kysely();
const tables = await db.introspection.getTables();
const find = (schema: string, name: string) => tables.find((table) => table.schema === schema && table.name === name);

describe("Kysely's introspection", () => {
	it("lists the schemas, that of the reports among them", async () => {
		const schemas = await db.introspection.getSchemas();
		expect(schemas.map(({ name }) => name)).toEqual(expect.arrayContaining(["intercom", "reports"]));
	});

	it("tells tables from views, and leaves the system's own tables out", () => {
		expect(find("intercom", "contacts")).toMatchObject({ isView: false, comment: "Users and leads." });
		expect(find("reports", "csat_by_month")?.isView).toBe(true);
		expect(tables.filter(({ name, schema }) => name.startsWith("sys_") || schema === "information_schema")).toEqual([]);
	});

	it("shows columns in their order, with type, key, reference and comment", () => {
		const columns = find("intercom", "conversations")?.columns ?? [];
		expect(columns[0]).toEqual({
			name: "id",
			dataType: "varchar",
			isNullable: false,
			isAutoIncrementing: false,
			hasDefaultValue: false,
			isKey: true,
			isReadOnly: expect.any(Boolean),
			comment: "Id of the conversation.",
		});
		expect(columns.find(({ name }) => name === "team_assignee_id")).toMatchObject({
			dataType: "varchar",
			isNullable: true,
			isKey: false,
			references: "teams.id",
		});
		expect(columns.find(({ name }) => name === "created_at")).toMatchObject({ dataType: "timestamp" });
		expect(columns.find(({ name }) => name === "custom_attributes")).toMatchObject({ dataType: "json" });
	});

	it("shows your own attributes", () => {
		const columns = find("intercom", "contacts")?.columns.map(({ name }) => name) ?? [];
		expect(columns.filter((name) => name.startsWith("custom_")).length).toBeGreaterThan(1);
	});

	it("is the same for a builder with plugins and with a schema", async () => {
		expect((await db.withSchema("reports").introspection.getTables()).length).toBe(tables.length);
	});
});
