import { IntercomClient } from "intercom-client";
import { describe, expect, it } from "vitest";
import { catchError } from "../../auth/scene.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { open, sandbox } = await useSandbox();
const connection = await open();
const client = new IntercomClient({ token: sandbox.accessToken, environment: sandbox.url, maxRetries: 0 });

async function findAdmin(): Promise<string> {
	const { data } = await connection.execute("admins", "list", { per_page: 1 });
	return data[0]?.["id"] as string;
}

// The names and parameters of the writing actions of a connector for agents.
describe("the writing actions that agents know", () => {
	it("make, change and delete contacts", async () => {
		const owner = await findAdmin();
		const made = await connection.execute("contacts", "create", {
			role: "lead",
			external_id: "agent-1",
			email: "jane@agents.example",
			phone: "+353871234567",
			name: "Jane Smith",
			avatar: "https://agents.example/jane.png",
			signed_up_at: 1_700_000_000,
			last_seen_at: 1_700_000_100,
			owner_id: Number(owner),
			unsubscribed_from_emails: true,
			custom_attributes: { seats: 7 },
		});
		const id = made["id"] as string;
		expect(made).toMatchObject({ name: "Jane Smith", owner_id: owner, signed_up_at: new Date(1_700_000_000_000) });
		expect(made).toMatchObject({ unsubscribed_from_emails: true, custom_attributes: { seats: 7 } });
		expect(await client.contacts.find({ contact_id: id })).toMatchObject({
			name: "Jane Smith",
			signed_up_at: 1_700_000_000,
		});

		const changed = await connection.execute("contacts", "update", { id, name: "John Updated", role: "user" });
		expect(changed).toMatchObject({ id, name: "John Updated", role: "user", email: "jane@agents.example" });
		expect(await client.contacts.find({ contact_id: id })).toMatchObject({ name: "John Updated", role: "user" });
		expect(await connection.execute("contacts", "get", { id })).toEqual(changed);

		expect(await connection.execute("contacts", "delete", { id })).toEqual({ id, deleted: true });
		expect((await catchError(connection.execute("contacts", "get", { id }))).sqlState).toBe("P0002");
		await expect(client.contacts.find({ contact_id: id })).rejects.toMatchObject({ statusCode: 404 });
	});

	it("make and change companies", async () => {
		const made = await connection.execute("companies", "create", {
			company_id: "acme-001",
			name: "Acme Corp",
			plan: "Gold",
			monthly_spend: 120,
			size: 7,
			website: "https://acme.example",
			industry: "Tools",
			custom_attributes: {},
		});
		const id = made["id"] as string;
		expect(made).toMatchObject({
			company_id: "acme-001",
			name: "Acme Corp",
			plan_name: "Gold",
			monthly_spend: 120,
			size: 7,
		});
		const changed = await connection.execute("companies", "update", { id, name: "Acme", plan: "Silver" });
		expect(changed).toMatchObject({ id, name: "Acme", plan_name: "Silver", size: 7 });
		expect(await client.companies.find({ company_id: id })).toMatchObject({ name: "Acme", plan: { name: "Silver" } });
	});

	it("make tags, notes and internal articles", async () => {
		const admin = await findAdmin();
		const tag = await connection.execute("tags", "create", { name: "VIP Customer" });
		expect(await client.tags.find({ tag_id: tag["id"] as string })).toMatchObject({ name: "VIP Customer" });
		const { data } = await connection.execute("contacts", "list", { per_page: 1 });
		const contact_id = data[0]?.["id"] as string;
		const note = await connection.execute("notes", "create", { contact_id, body: "Followed up", admin_id: admin });
		expect(note).toMatchObject({ contact_id, author_id: admin });
		expect(await client.notes.find({ note_id: Number(note["id"]) })).toMatchObject({ contact: { id: contact_id } });
		const article = await connection.execute("internal_articles", "create", {
			title: "Onboarding Guide",
			body: "<p>Begin here.</p>",
			owner_id: Number(admin),
			author_id: Number(admin),
		});
		expect(
			await client.internalArticles.retrieveInternalArticle({ internal_article_id: Number(article["id"]) }),
		).toMatchObject({
			title: "Onboarding Guide",
		});
	});
});

// What is asked, the SQLSTATE, and words of the message and of the advice.
const mistakes: readonly (readonly [readonly [string, string, object], string, string, string])[] = [
	[["contacts", "create", {}], "22023", "needs external_id or email or role", "Write { external_id: … }"],
	[["contacts", "create", { role: "boss" }], "23514", '"boss"', "user, lead"],
	[["contacts", "create", { role: "user", nme: "Ada" }], "22023", "no parameter nme", 'Did you mean "name"?'],
	[["contacts", "create", { role: "user", created_at: 1 }], "22023", "no parameter created_at", "external_id, role"],
	[["contacts", "create", { role: "user", avatar: "a", avatar_image_url: "b" }], "22023", "given twice", "one of them"],
	[["contacts", "update", { name: "Ada" }], "22023", "needs id", "Write { id: … }"],
	[["contacts", "update", { id: "1" }], "22023", "change nothing", "external_id, role"],
	[["contacts", "delete", {}], "22023", "needs id", "Write { id: … }"],
	[["tags", "create", {}], "22023", "needs name", "Write { name: … }"],
	[["segments", "create", { name: "x" }], "22023", "no action", "list, get, search"],
	[["conversations", "close_conversation", {}], "22023", "needs conversation_id", "Id of the conversation."],
];

describe("what cannot be written", () => {
	it.each(mistakes)("%j is refused with %s", async ([entity, action, params], sqlState, problem, advice) => {
		const writes = sandbox.requests.filter(({ method }) => method !== "GET").length;
		const error = await catchError(connection.execute(entity, action, params));
		expect(error.sqlState).toBe(sqlState);
		expect(error.message).toContain(problem);
		expect(error.hint).toContain(advice);
		expect(sandbox.requests.filter(({ method }) => method !== "GET").length).toBe(writes);
	});

	it("is a row that is not there", async () => {
		for (const [action, params] of [
			["update", { id: "nobody", name: "Ada" }],
			["delete", { id: "nobody" }],
		] as const) {
			expect((await catchError(connection.execute("contacts", action, params))).sqlState).toBe("P0002");
		}
	});

	it("is anything where the connection only reads", async () => {
		const readonly = await open({ Readonly: true });
		for (const [action, params] of [
			["create", { name: "x" }],
			["delete", { id: "1" }],
		] as const) {
			expect((await catchError(readonly.execute("tags", action, params))).sqlState).toBe("25006");
		}
	});
});

describe("a procedure", () => {
	it("is an action of the table that it is about, and one of all procedures", async () => {
		const { rows } = await connection.query<{ id: string }>(
			"SELECT id FROM conversations WHERE state = 'open' LIMIT 2",
		);
		const [first, second] = rows.map(({ id }) => id);
		const closed = await connection.execute("conversations", "close_conversation", { conversation_id: first });
		expect(closed).toMatchObject({ conversation_id: first, state: "closed" });
		const other = await connection.execute("procedures", "CloseConversation", { conversation_id: second });
		expect(other).toMatchObject({ conversation_id: second, state: "closed" });
	});

	it("that gives several rows answers as lists do", async () => {
		const { data } = await connection.execute("contacts", "list", { per_page: 1 });
		const given = { contact_id: data[0]?.["id"] };
		const answer = await connection.execute("procedures", "show_contact_banners", given);
		expect(answer).toMatchObject({ data: expect.any(Array), meta: { next_page: null, has_more: false } });
	});
});
