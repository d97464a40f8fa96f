import { describe, expect, it } from "vitest";
import { loadProfile, type TableDefinition } from "../../src/profile/index.ts";
import { buildWriteRequest, type RowToWrite } from "../../src/write/index.ts";

const { tables } = await loadProfile("Intercom");

function build(name: string, row: RowToWrite): ReturnType<typeof buildWriteRequest> {
	const definition = tables.find((table) => table.name === name) as TableDefinition;
	return buildWriteRequest({ name, definition, columns: definition.columns }, row);
}

describe("a row that is named by its body", () => {
	it("goes with the place of each name, beside what is always said there", () => {
		const present = { company_id: "c1", tag_id: "7", name: "VIP" };
		expect(build("company_tags", { action: "delete", given: {}, present })).toMatchObject({
			method: "POST",
			path: "/tags",
			body: { name: "VIP", companies: [{ id: "c1", untag: true }] },
			isIdempotent: true,
		});
	});

	it("is refused without the name, as the service would take it for a new one", () => {
		const present = { type: "Order", id: "1", external_id: null, custom_attributes: null };
		const change = () =>
			build("custom_object_instances", { action: "update", given: { custom_attributes: "{}" }, present });
		expect(change).toThrow(expect.objectContaining({ sqlState: "23502" }));
	});
});
