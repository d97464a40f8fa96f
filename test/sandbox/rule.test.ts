import { describe, expect, test } from "vitest";
import { type Answer, startTest, type TestSandbox } from "./client.ts";

// biome-ignore lint/suspicious/noExplicitAny: objects as JSON
type Wire = any;

function refusal({ status, body }: Answer): unknown[] {
	return [status, body.errors[0].code, body.errors[0].message];
}

async function firstContact(box: TestSandbox): Promise<string> {
	return (await box.get("/contacts?per_page=1")).body.data[0].id;
}

test("Preview is taken as a version, and behaves as the newest", async () => {
	await using box = await startTest();
	const preview = await box.get("/contacts?per_page=1", { "intercom-version": "Preview" });
	expect(preview.status).toBe(200);
	expect(preview.body.data).toEqual((await box.get("/contacts?per_page=1")).body.data);
	expect((await box.get("/me", { "intercom-version": "preview?" })).status).toBe(400);
});

describe("custom objects", () => {
	test.each([
		["GET", "/custom_object_instances/Nothing"],
		["GET", "/custom_object_instances/Nothing/25"],
		["GET", "/custom_object_instances/Nothing?external_id=object_1"],
		["POST", "/custom_object_instances/Nothing"],
		["DELETE", "/custom_object_instances/Nothing/25"],
	])("%s %s: the type is unknown", async (method, path) => {
		await using box = await startTest();
		const answer = await box.ask(method, path, method === "POST" ? { external_id: "x" } : undefined);
		expect(refusal(answer)).toEqual([404, "not_found", "Custom object type `Nothing` not found"]);
	});
});

describe("custom attributes", () => {
	const unknown = { custom_attributes: { nobody_declared_me: 1 } };

	test("of contacts, companies and visitors must be declared, and archived ones are not", async () => {
		await using box = await startTest();
		const company = String(box.sandbox.truth.companies()[0]?.["id"]);
		const lead = box.sandbox.truth.contacts().find(({ role }) => role === "lead")?.["id"];
		const missing = [400, "parameter_invalid", "Custom attribute 'nobody_declared_me' does not exist"];
		for (const [method, path, body] of [
			["PUT", `/contacts/${await firstContact(box)}`, unknown],
			["POST", "/contacts", { ...unknown, email: "new@example.com" }],
			["PUT", `/companies/${company}`, unknown],
			["POST", "/companies", { ...unknown, company_id: "new" }],
			["PUT", "/visitors", { ...unknown, id: lead }],
		] as const) {
			expect(refusal(await box.ask(method, path, body)), `${method} ${path}`).toEqual(missing);
		}
		const archived = { custom_attributes: { legacy_score: 1 } };
		expect((await box.ask("PUT", `/contacts/${await firstContact(box)}`, archived)).status).toBe(400);
		expect(box.sandbox.truth.contacts()).toHaveLength(400);
	});

	test("that were declared just now are taken, those of a list only with its options", async () => {
		await using box = await startTest();
		const path = `/contacts/${await firstContact(box)}`;
		await box.post("/data_attributes", { name: "Shoe size", model: "contact", data_type: "integer" });
		const put = (custom_attributes: object): Promise<Answer> => box.ask("PUT", path, { custom_attributes });
		expect((await put({ "Shoe size": 43 })).body.custom_attributes["Shoe size"]).toBe(43);
		expect((await put({ "Plan name": "Growth" })).body.custom_attributes["Plan name"]).toBe("Growth");
		expect((await put({ "Plan name": null })).status).toBe(200);
		expect((await put({ "Plan name": "Gold" })).status).toBe(400);
		expect((await box.ask("PUT", path, { custom_attributes: ["x"] })).status).toBe(400);
	});

	test("of conversations are refused when unknown, or when two live ones have the name", async () => {
		await using box = await startTest();
		const path = `/conversations/${String(box.sandbox.truth.conversations()[0]?.["id"])}`;
		const put = (custom_attributes: object): Promise<Answer> => box.ask("PUT", path, { custom_attributes });
		expect(refusal(await put({ anything: 1 }))).toEqual([
			400,
			"parameter_invalid",
			"Conversation attribute 'anything' does not exist",
		]);
		expect((await put({ Topic: "Billing" })).status).toBe(400);
		await box.ask("DELETE", "/conversations/attributes/9506");
		expect((await put({ Topic: "Billing" })).body.custom_attributes["Topic"]).toBe("Billing");
	});
});

test("a tag of which a segment speaks cannot be deleted, others can", async () => {
	await using box = await startTest();
	const tags: Wire[] = (await box.get("/tags")).body.data;
	const used = tags.find(({ name }) => name === "Enterprise");
	expect(refusal(await box.ask("DELETE", `/tags/${used.id}`))).toEqual([
		400,
		"tag_has_dependent_objects",
		"Unable to delete Tag with dependent objects. Segments: Large companies.",
	]);
	expect((await box.get(`/tags/${used.id}`)).status).toBe(200);
	expect((await box.ask("DELETE", `/tags/${tags[0].id}`)).status).toBe(200);
	const company: Wire = box.sandbox.truth.companies().find((it: Wire) => it.size === undefined);
	await box.post("/tags", { name: "Enterprise", companies: [{ id: company.id }] });
	const { segments } = (await box.get(`/companies/${company.id}`)).body.segments;
	expect(segments.map(({ name }: Wire) => name)).toContain("Large companies");
});

test.each([
	["contacts", "name", "="],
	["contacts", "custom_attributes.Plan name", "="],
	["conversations", "source.author.id", "!="],
	["tickets", "id", "="],
	["contacts", "tag_id", "="],
])("%s: a number is no value of the text field %s", async (kind, field, operator) => {
	await using box = await startTest();
	const search = (value: unknown): Promise<Answer> =>
		box.post(`/${kind}/search`, { query: { field, operator, value } });
	expect(refusal(await search(7)).slice(0, 2)).toEqual([400, "parameter_invalid"]);
	expect((await search("7")).status).toBe(200);
});

test("a list of numbers is none of texts either", async () => {
	await using box = await startTest();
	const query = { field: "role", operator: "IN", value: [1, 2] };
	expect((await box.post("/contacts/search", { query })).status).toBe(400);
});
