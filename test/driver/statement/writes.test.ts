import { describe, expect, it } from "vitest";
import { ProviderError } from "../../../src/base/index.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 20, companies: 2, conversations: 10 });

async function failureOf(promise: Promise<unknown>): Promise<ProviderError> {
	const error: unknown = await promise.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (error instanceof ProviderError) return error;
	throw new Error("it did not fail with a ProviderError");
}

const steps = async (sql: string, properties = {}) => {
	const connection = await open(properties);
	sandbox.resetRequests();
	const { rows } = await connection.query(sql);
	expect(sandbox.requests).toEqual([]);
	return rows.map((row) => [row["step"], row["table"], row["request"], row["estimated_requests"]]);
};

describe("a statement that writes", () => {
	it("is explained by the scan that finds its rows, and what is done with each", async () => {
		const scan = expect.stringContaining("POST /contacts/search") as string;
		expect(await steps("EXPLAIN UPDATE contacts SET name = 'x', role = 'lead' WHERE email = 'a@b.c'")).toEqual([
			[1, "contacts", scan, null],
			[2, "contacts", "PUT /contacts/{id}", null],
		]);
		expect(await steps("EXPLAIN DELETE FROM contacts WHERE role = 'lead'", { Readonly: true })).toEqual([
			[1, "contacts", scan, null],
			[2, "contacts", "DELETE /contacts/{id}", null],
		]);
	});

	it("is explained without a scan when it lists its rows", async () => {
		expect(await steps("EXPLAIN INSERT INTO tags (name) VALUES ('a'), ('b')")).toEqual([[1, "tags", "POST /tags", 2]]);
	});

	it.each([
		"UPDATE activity_log_event_types SET name = 'x'",
		"EXPLAIN ANALYZE DELETE FROM activity_log_event_types",
		"UPSERT INTO activity_log_event_types (name) VALUES ('a')",
		"DELETE FROM activity_log_event_types",
	])("is refused before any request, and names the table: %s", async (sql) => {
		const connection = await open();
		sandbox.resetRequests();
		const error = await failureOf(connection.query(sql));
		expect(error.sqlState).toBe("0A000");
		expect(error.message).toContain("of the table activity_log_event_types is not supported");
		expect(sandbox.requests).toEqual([]);
	});

	it("knows the columns of RETURNING before it runs", async () => {
		const connection = await open();
		const { columns } = connection.prepare("INSERT INTO tags (name) VALUES (?) RETURNING id");
		expect(columns).toEqual([
			{
				name: "id",
				type: "varchar",
				nullable: false,
				postgres: { name: "id", type: "varchar", oid: 1043 },
				table: "tags",
				column: "id",
			},
		]);
	});

	it("is refused by a connection that only reads, whatever else is wrong with it", async () => {
		const connection = await open({ Readonly: true });
		for (const sql of ["DELETE FROM nowhere", "UPSERT INTO tags (name) VALUES (1)", "EXPLAIN ANALYZE DELETE FROM tags"])
			expect((await failureOf(connection.query(sql))).sqlState, sql).toBe("25006");
	});
});
