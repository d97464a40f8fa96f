import { afterAll, describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";
import { dataPairs } from "./data-table.ts";
import { copyTables, showValue } from "./truth.ts";

const place = await useSandbox({ contacts: 80, companies: 10, conversations: 90 });
const connection = await place.open();
const truth = await copyTables(connection, [
	"tags",
	"teams",
	"contacts",
	"conversations",
	"conversation_tags",
	"conversation_contacts",
]);
afterAll(() => {
	truth.close();
});

describe("statements over the sandbox's rows", () => {
	it.each(dataPairs)("%s", async (sql, sqlite) => {
		const { rows, columns } = await connection.query(sql);
		expect(rows.map((row) => columns.map(({ name }) => showValue(row[name] ?? null)).join("|"))).toEqual(
			truth.ask(sqlite),
		);
	});
});
