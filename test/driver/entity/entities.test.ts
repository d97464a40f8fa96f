import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { useSandbox } from "../sandbox-connection.ts";

const { open } = await useSandbox();
const connection = await open();

// `format` of dates is told to whoever reads it; what they are is held by the driver.
const ajv = new Ajv({
	strict: true,
	strictRequired: false,
	allowUnionTypes: true,
	formats: { "date-time": true, date: true },
});

const reads = ["list", "get", "search"];
const writes = ["create", "update", "delete"];

describe("the entities of a connection", () => {
	it("are the tables and views, with the actions that each has", () => {
		const entities = connection.entities();
		const find = (name: string) =>
			entities.find((entity) => entity.name === name)?.actions.map((action) => action.name);
		expect(find("contacts")?.slice(0, 7)).toEqual([...reads, ...writes, "archive_contact"]);
		expect(find("contact_notes")).toEqual([...reads, "create"]);
		expect(find("segments")).toEqual(reads);
		expect(find("procedures")).toContain("export_content_data");
		expect(find("reports.conversation_metrics")).toEqual(["list", "search"]);
		expect(entities.find(({ name }) => name === "contact_notes")?.alsoNamed).toEqual(["notes"]);
	});

	it("describe the parameters of each action as JSON Schema that takes what the action takes", () => {
		for (const { name, actions } of connection.entities()) {
			for (const { parameters } of actions) expect(() => ajv.compile(parameters), name).not.toThrow();
		}
		const find = (entity: string, action: string) =>
			ajv.compile(
				connection
					.entities()
					.find(({ name }) => name === entity)
					?.actions.find(({ name }) => name === action)?.parameters ?? {},
			);
		const condition = { and: [{ eq: { role: "lead" } }, { not: { in: { name: ["a", "b"] } } }] };
		const query = { filter: condition, sort: [{ created_at: "desc" }] };
		expect(find("contacts", "search")({ query, limit: 5, fields: ["id"] })).toBe(true);
		expect(find("contacts", "search")({ query: { filter: { eq: { role: "boss" } } } })).toBe(false);
		expect(find("contacts", "search")({ query: { filter: { equals: {} } } })).toBe(false);
		expect(find("contacts", "get")({ id: "1" })).toBe(true);
		expect(find("contacts", "get")({})).toBe(false);
		expect(find("data_events", "list")({ email: "a@example.com" })).toBe(true);
		expect(find("data_events", "list")({ per_page: 5 })).toBe(false);
		expect(find("contacts", "list")({ per_page: 0 })).toBe(false);
	});

	it("take attributes before and after they are known", async () => {
		const fresh = await open();
		const filter = { eq: { custom_plan_name: "pro" } };
		const compile = () =>
			ajv.compile(
				fresh
					.entities()
					.find(({ name }) => name === "contacts")
					?.actions.find(({ name }) => name === "search")?.parameters ?? {},
			);
		expect(compile()({ query: { filter } })).toBe(true);
		await fresh.execute("contacts", "search", { query: { filter }, limit: 1 });
		expect(compile()({ query: { filter } })).toBe(true);
		expect(compile()({ query: { filter: { eq: { custom_nothing: "pro" } } } })).toBe(false);
	});
});

// The names and parameters of the reading actions of a connector for agents.
const reading: readonly (readonly [string, string, (id: string) => object])[] = [
	["contacts", "list", () => ({ per_page: 3 })],
	["contacts", "get", (id) => ({ id })],
	["conversations", "list", () => ({ per_page: 3 })],
	["conversations", "get", (id) => ({ id })],
	["companies", "list", () => ({ per_page: 3 })],
	["companies", "get", (id) => ({ id })],
	["teams", "list", () => ({})],
	["teams", "get", (id) => ({ id })],
	["admins", "list", () => ({})],
	["admins", "get", (id) => ({ id })],
	["tags", "list", () => ({})],
	["tags", "get", (id) => ({ id })],
	["segments", "list", () => ({ include_count: true })],
	["segments", "get", (id) => ({ id })],
];

describe("the reading actions that agents know", () => {
	it.each(reading)("%s %s", async (entity, action, params) => {
		const { data } = await connection.execute(entity, "list", { per_page: 1 });
		const id = data[0]?.["id"] as string;
		const answer = await connection.execute(entity, action, params(id));
		if (action === "get") expect(answer).toEqual(data[0]);
		else
			expect(answer).toMatchObject({
				data: expect.arrayContaining([expect.objectContaining({ id: expect.any(String) })]),
			});
	});
});
