import { describe, expect, it } from "vitest";
import { catchError } from "../../auth/scene.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { open, sandbox } = await useSandbox();

function search(query: unknown): readonly [string, string, unknown] {
	return ["contacts", "search", { query }];
}

function filter(condition: unknown): readonly [string, string, unknown] {
	return search({ filter: condition });
}

const deep = (levels: number): object => (levels === 0 ? { eq: { role: "lead" } } : { not: deep(levels - 1) });

// What is asked, the SQLSTATE, and words of the message and of the advice.
const mistakes: readonly (readonly [readonly [string, string, unknown?], string, string, string])[] = [
	[["contcts", "list"], "42P01", "contcts", 'Did you mean "contacts"?'],
	[["contacts", "lst"], "22023", 'no action "lst"', 'Did you mean "list"?'],
	[["contacts", "explode"], "22023", "no action", "list, get, search, create"],
	[["reports.conversation_metrics", "get"], "22023", "no action", "list, search"],
	[["contacts", "list", "x"], "22023", "no object", "per_page, starting_after"],
	[["contacts", "list", [1]], "22023", "no object", "per_page"],
	[["contacts", "list", { page: 2 }], "22023", "no parameter page", "starting_after"],
	[["contacts", "list", { starting_afer: "a" }], "22023", "starting_afer", 'Did you mean "starting_after"?'],
	[["contacts", "list", { per_page: 1, perPage: 2 }], "22023", "per_page twice", "one of them"],
	[["contacts", "list", { per_page: "many" }], "22023", 'is "many", which is no whole number', "per_page: 50"],
	[["contacts", "list", { per_page: 0 }], "22023", "is 0", "1 to 1000"],
	[["contacts", "list", { per_page: 5000 }], "22023", "is 5000", "1 to 1000"],
	[["contacts", "list", { starting_after: "a" }], "22023", "not the cursor of a page", "meta of the page before"],
	[["contacts", "list", { owner_id: true }], "22023", "owner_id", '"…"'],
	[["segments", "list", { include_count: "yes" }], "22023", "neither true nor false", "include_count: true"],
	[["visitors", "list"], "22023", "visitors.list needs user_id", "{ user_id: … }"],
	[["data_events", "list", {}], "22023", "contact_id or user_id or email", "Write { contact_id: … }"],
	[["contacts", "get"], "22023", "contacts.get needs id", "Write { id: … }. It is: Intercom's id"],
	[["contacts", "get", { id: "nobody" }], "P0002", "contacts has no row with id = nobody", "search"],
	[["contacts", "get", { id: "1", fields: ["nam"] }], "42703", "nam", 'Did you mean "name"?'],
	[["contacts", "search", { fields: [] }], "22023", "fields is empty", "all columns"],
	[["contacts", "search", { fields: [7] }], "22023", "7 among fields", 'fields: ["id"]'],
	[["contacts", "search", { filter: {} }], "22023", "no parameter filter", "query, limit, cursor, fields"],
	[search("role = 'lead'"), "22023", "no object", "query: { … }"],
	[search({ where: {} }), "22023", "no part where", "filter and sort"],
	[filter([]), "22023", "[] is no condition", "{ eq: { role"],
	[filter({}), "22023", "is empty", "{ eq: { role"],
	[filter({ equals: { role: "lead" } }), "22023", '"equals" is no condition', 'Did you mean "eq"?'],
	[filter({ role: "lead" }), "22023", '"role" is no condition', "eq, neq"],
	[filter({ eq: "lead" }), "22023", "takes an object of fields", "Write eq: {"],
	[filter({ eq: { rol: "lead" } }), "42703", "rol", 'Did you mean "role"?'],
	[filter({ eq: { role: ["lead"] } }), "22023", 'cannot compare role with ["lead"]', "one text, number"],
	[filter({ in: { role: "lead" } }), "22023", 'in cannot compare role with "lead"', "a list"],
	[filter({ like: { created_at: "2026%" } }), "22023", "like compares text", "gt, gte"],
	[filter({ eq: { custom_attributes: "a" } }), "22023", "cannot compare custom_attributes", "contains"],
	[filter({ contains: { role: "lead" } }), "22023", "contains cannot compare role", "eq: { role"],
	[filter({ gt: { created_at: "someday" } }), "22007", '"someday"', "created_at"],
	[filter({ eq: { custom_nothing: 1 } }), "42703", "custom_nothing", "custom_plan_name"],
	[filter({ and: { eq: { role: "lead" } } }), "22023", "and of a filter takes a list", "and: ["],
	[filter(deep(60)), "22023", "nested too deep", "50 levels"],
	[search({ sort: [{ name: "up" }] }), "22023", 'the order of name is "up"', "desc"],
	[search({ sort: "name" }), "22023", '"name" is no order', 'sort: [{ created_at: "desc" }]'],
	[search({ sort: [{ custom_attributes: "asc" }] }), "22023", "JSON", "another type"],
	[["contacts", "search", { limit: 10, cursor: 5 }], "22023", "not the cursor of a page", "meta of the page before"],
];

describe("what cannot be done", () => {
	it.each(mistakes)("%j is refused with %s", async ([entity, action, params], sqlState, problem, advice) => {
		const connection = await open();
		const error = await catchError(connection.execute(entity, action, params as object));
		expect(error.sqlState).toBe(sqlState);
		expect(error.message).toContain(problem);
		expect(error.hint).toContain(advice);
	});

	it("is refused before any request, where the service is not needed to know it", async () => {
		const connection = await open({ ConnectOnOpen: false });
		const count = sandbox.requests.length;
		for (const [[entity, action, params], sqlState] of mistakes) {
			if (sqlState === "22023") await catchError(connection.execute(entity, action, params as object));
		}
		expect(sandbox.requests.length).toBe(count);
	});

	it("is the cursor of another question", async () => {
		const connection = await open();
		const { meta } = await connection.execute("contacts", "list", { per_page: 2 });
		for (const [entity, params] of [
			["companies", { starting_after: meta.next_page }],
			["contacts", { owner_id: "1", starting_after: meta.next_page }],
		] as const) {
			const error = await catchError(connection.execute(entity, "list", params));
			expect([error.sqlState, error.message]).toEqual(["22023", "starting_after is the cursor of another question"]);
		}
	});

	it("is anything after the connection was closed", async () => {
		const connection = await open();
		await connection.close();
		expect((await catchError(connection.execute("contacts", "list"))).sqlState).toBe("08003");
		expect(() => connection.entities()).toThrow(expect.objectContaining({ sqlState: "08003" }));
	});

	it("carries no value into the text of the statement", async () => {
		const connection = await open();
		const hostile = "'; DROP TABLE contacts; --";
		const found = await connection.execute("contacts", "search", {
			query: { filter: { or: [{ eq: { name: hostile } }, { fuzzy: { name: hostile } }, { in: { role: [hostile] } }] } },
		});
		expect(found).toMatchObject({ data: [], meta: { cursor: null, has_more: false } });
	});
});
