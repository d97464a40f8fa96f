import { afterAll, beforeAll, expect, test } from "vitest";
import { readAll, startTest, type TestSandbox } from "./client.ts";

// biome-ignore lint/suspicious/noExplicitAny: objects as JSON
type Wire = any;
let box: TestSandbox;
let tickets: Wire[];
beforeAll(async () => {
	box = await startTest();
	tickets = box.sandbox.truth.tickets();
});
afterAll(async () => {
	await box.sandbox.close();
});

const idsOf = (rows: readonly Wire[]): string[] => rows.map(({ id }) => id).sort();
const search = async (query: object): Promise<string[]> =>
	idsOf(await readAll(box, "/tickets/search", "tickets", { query }));

test("the search gives every ticket once, with its parts", async () => {
	const query = { field: "created_at", operator: ">", value: 0 };
	const rows = await readAll(box, "/tickets/search", "tickets", { query });
	expect(idsOf(rows)).toEqual(idsOf(tickets));
	expect(rows.every(({ ticket_parts }) => ticket_parts.total_count > 0)).toBe(true);
});

test("there is no list of tickets", async () => {
	expect((await box.get("/tickets")).status).toBe(404);
});

test("categories are searched under their search names, attributes by their number", async () => {
	expect(await search({ field: "category", operator: "=", value: "request" })).toEqual(
		idsOf(tickets.filter(({ category }) => category === "Customer")),
	);
	const [type] = (await box.get("/ticket_types")).body.data;
	const attribute = type.ticket_type_attributes.data.find(({ name }: Wire) => name === "Amount");
	const found = await search({ field: `ticket_attribute.${attribute.id}`, operator: ">", value: 50 });
	expect(found).toEqual(
		idsOf(tickets.filter((it) => it.ticket_type.id === type.id && it.ticket_attributes.Amount > 50)),
	);
	expect(found.length).toBeGreaterThan(0);
	const query = { field: "ticket_attribute.Amount", operator: ">", value: 50 };
	const refused = await box.post("/tickets/search", { query });
	expect(refused.body.errors[0].code).toBe("field_not_found");
	const body = { query: { field: "source.body", operator: "~", value: "x" } };
	expect((await box.post("/tickets/search", body)).status).toBe(400);
});

test("tickets and conversations link to each other", () => {
	const conversations: Wire[] = box.sandbox.truth.conversations();
	const links = (rows: readonly Wire[]): string[] =>
		rows.flatMap(({ id, linked_objects }) => linked_objects.data.map((link: Wire) => `${id} ${link.id}`));
	const turned = links(conversations).map((pair) => pair.split(" ").reverse().join(" "));
	expect(links(tickets).length).toBeGreaterThan(50);
	expect(links(tickets).sort()).toEqual(turned.sort());
});

test("the state is the one that the last part brought", () => {
	for (const { ticket_state, ticket_parts, updated_at } of tickets) {
		const last = ticket_parts.ticket_parts.findLast((part: Wire) => part.ticket_state !== undefined);
		expect(last.ticket_state).toBe(ticket_state.category);
		expect(ticket_parts.ticket_parts.at(-1).created_at).toBe(updated_at);
	}
});

test("2.15 has text for assignees, 2.11 a state in three fields", async () => {
	const path = `/tickets/${tickets[0].id}`;
	const { body: recent } = await box.get(path, { "intercom-version": "2.15" });
	expect(typeof recent.admin_assignee_id).toBe("string");
	const { body: old } = await box.get(path, { "intercom-version": "2.11" });
	expect(old.ticket_state).toBe(tickets[0].ticket_state.category);
	expect(old.ticket_state_internal_label).toBe(tickets[0].ticket_state.internal_label);
	expect(old.ticket_type).not.toHaveProperty("ticket_states");
});

test("a ticket is made, moved on, answered and deleted", async () => {
	const types = (await box.get("/ticket_types")).body.data;
	const contacts = [{ id: box.sandbox.truth.contacts()[0]?.["id"] }];
	const missing = await box.post("/tickets", { ticket_type_id: types[0].id, contacts });
	expect(missing.status).toBe(400);
	const made = await box.post("/tickets", {
		ticket_type_id: types[0].id,
		contacts,
		ticket_attributes: { _default_title_: "Odd", Amount: 9.5, Reason: "Other" },
	});
	const path = `/tickets/${made.body.id}`;
	const states = (await box.get("/ticket_states")).body.data;
	const resolved = states.find(({ category }: Wire) => category === "resolved");
	const moved = await box.ask("PUT", path, { ticket_state_id: resolved.id, ticket_attributes: { Approved: true } });
	expect(moved.body).toMatchObject({
		open: false,
		ticket_state: { id: resolved.id },
		ticket_attributes: { _default_title_: "Odd", Amount: 9.5, Approved: true },
	});
	expect(await search({ field: "title", operator: "=", value: "Odd" })).toEqual([made.body.id]);
	const reply = { type: "admin", admin_id: "991267459", message_type: "comment", body: "Done" };
	expect((await box.post(`${path}/reply`, reply)).body).toMatchObject({ part_type: "comment", body: "<p>Done</p>" });
	expect((await box.ask("DELETE", path)).body).toEqual({ id: made.body.id, object: "ticket", deleted: true });
	expect((await box.get(path)).status).toBe(404);
});
