import { describe, expect, it } from "vitest";
import { type DescribedAttribute, makeAttributeColumns } from "../../src/catalog/index.ts";
import { loadProfile } from "../../src/profile/index.ts";

const profile = await loadProfile("Intercom");

function describeTable(table: string, attributes: readonly Partial<DescribedAttribute>[]) {
	const definition = profile.tables.find(({ name }) => name === table);
	const discovery = definition?.discovers?.[0];
	if (!definition || !discovery) throw new TypeError(`${table} has no attributes`);
	const usual = { id: null, name: "", type: "string", isArchived: false, summary: null };
	return makeAttributeColumns(
		definition,
		discovery,
		attributes.map((attribute) => ({ ...usual, ...attribute })),
	);
}

const nameAll = (names: readonly (readonly [id: string | null, name: string])[]) =>
	describeTable(
		"contacts",
		names.map(([id, name]) => ({ id, name })),
	).columns.map(({ name }) => name);

describe("the name of an attribute's column", () => {
	it.each([
		["Plan name", "custom_plan_name"],
		["planName", "custom_plan_name"],
		["PLAN", "custom_plan"],
		["  Größe / Notiz ", "custom_größe_notiz"],
		["利用プラン", "custom_利用プラン"],
		["2nd plan", "custom_2nd_plan"],
		["$$$", "custom_7"],
		// What the table has already, be it without the underscores or in another API version.
		["attributes", "custom_attributes_7"],
	])("of %s is %s", (name, column) => {
		expect(nameAll([["7", name]])).toEqual([column]);
	});

	it("has no more than 63 bytes, its id among them", () => {
		const [first, second] = nameAll([
			["7", "ü".repeat(60)],
			["123456", "Ü".repeat(60)],
		]);
		expect([first, second]).toEqual([`custom_${"ü".repeat(28)}`, `custom_${"ü".repeat(24)}_123456`]);
	});

	it("stays the same when another attribute comes whose name looks alike", () => {
		expect(
			nameAll([
				["12", "plan name"],
				["9", "Plan name"],
			]),
		).toEqual(["custom_plan_name", "custom_plan_name_12"]);
		expect(nameAll([["9", "Plan name"]])).toEqual(["custom_plan_name"]);
		expect(
			nameAll([
				["9", "Plan name"],
				["12", "planname"],
			]),
		).toEqual(["custom_plan_name", "custom_planname_12"]);
	});

	it("stays the same when the other one is archived, whose values are not told", () => {
		const { columns, archived } = describeTable("contacts", [
			{ id: "9", name: "Plan name", isArchived: true },
			{ id: "12", name: "plan name" },
		]);
		expect([columns.map(({ name }) => name), archived]).toEqual([["custom_plan_name_12"], ["custom_plan_name"]]);
	});

	it("goes to the one that was made anew under the name of an archived one", () => {
		const { columns, archived } = describeTable("contacts", [
			{ id: "9", name: "Plan", isArchived: true },
			{ id: "12", name: "Plan", type: "integer" },
		]);
		expect(columns).toMatchObject([{ name: "custom_plan", type: "integer", filter: {} }]);
		expect(archived).toEqual([]);
	});
});

describe("attributes of one name", () => {
	it("are one column where they have one type, and no search for one of them is a search for all", () => {
		const { columns } = describeTable("tickets", [
			{ id: "9", name: "Severity" },
			{ id: "12", name: "Severity" },
			{ id: "13", name: "Cause" },
		]);
		expect(columns).toMatchObject([
			{ name: "custom_severity", filter: {} },
			{ name: "custom_cause", field: "ticket_attribute.13", filter: { eq: "inexact" } },
		]);
	});

	it("are a column each where they have several types", () => {
		const { columns } = describeTable("tickets", [
			{ id: "9", name: "Amount", type: "decimal" },
			{ id: "12", name: "Amount", type: "string" },
		]);
		expect(columns.map(({ name, type, within }) => [name, type, within?.isShared])).toEqual([
			["custom_amount", "numeric", true],
			["custom_amount_12", "varchar", true],
		]);
	});
});

it("a type that the profile does not know is given as JSON", () => {
	expect(describeTable("contacts", [{ id: "9", name: "Map", type: "polygon" }]).columns).toMatchObject([
		{ name: "custom_map", type: "json", filter: {} },
	]);
});

it("titles and descriptions of tickets, which have columns, are no attributes", () => {
	expect(describeTable("tickets", [{ id: "1", name: "_default_title_" }]).columns).toEqual([]);
});
