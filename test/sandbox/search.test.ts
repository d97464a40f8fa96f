import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../src/base/index.ts";
import { makeDataSet } from "../../src/sandbox/data/data-set.ts";
import { makeSettings } from "../../src/sandbox/options.ts";
import type { Field } from "../../src/sandbox/search/field.ts";
import { contactFields, conversationFields, ticketFields } from "../../src/sandbox/search/field-table.ts";
import fc from "../random-cases.ts";
import { readAll, startTest, type TestSandbox, testNow } from "./client.ts";

// biome-ignore lint/suspicious/noExplicitAny: rows as JSON
type Wire = any;
let box: TestSandbox;
let contacts: Wire[];
let conversations: Wire[];
beforeAll(async () => {
	box = await startTest();
	contacts = box.sandbox.truth.contacts();
	conversations = box.sandbox.truth.conversations();
});
afterAll(async () => {
	await box.sandbox.close();
});

interface Leaf {
	readonly field: string;
	readonly operator: string;
	readonly value: unknown;
}

const holds: Record<string, (held: Wire, wanted: Wire) => boolean> = {
	"=": (held, wanted) => held === wanted,
	"!=": (held, wanted) => held !== wanted,
	IN: (held, wanted) => wanted.includes(held),
	NIN: (held, wanted) => !wanted.includes(held),
	"<": (held, wanted) => typeof held === "number" && held < wanted,
	">": (held, wanted) => typeof held === "number" && held > wanted,
	"<=": (held, wanted) => typeof held === "number" && held <= wanted,
	">=": (held, wanted) => typeof held === "number" && held >= wanted,
	"~": (held, wanted) => typeof held === "string" && held.toLowerCase().includes(wanted.toLowerCase()),
	"!~": (held, wanted) => !(typeof held === "string" && held.toLowerCase().includes(wanted.toLowerCase())),
	"^": (held, wanted) => typeof held === "string" && held.toLowerCase().startsWith(wanted.toLowerCase()),
	$: (held, wanted) => typeof held === "string" && held.toLowerCase().endsWith(wanted.toLowerCase()),
};

const at = (row: Wire, path: string): Wire => path.split(".").reduce((inner, name) => inner?.[name], row) ?? null;

const idsOf = (rows: readonly Wire[]): string[] => rows.map(({ id }) => id).sort();

async function searchIds(kind: "contacts" | "conversations", query: unknown): Promise<string[]> {
	return idsOf(await readAll(box, `/${kind}/search`, kind === "contacts" ? "data" : "conversations", { query }));
}

describe("conversations", () => {
	const numeric = [
		"created_at",
		"updated_at",
		"statistics.time_to_admin_reply",
		"statistics.count_conversation_parts",
		"statistics.first_contact_reply_at",
		"team_assignee_id",
	];
	const text = ["state", "source.type", "source.delivered_as", "source.author.email", "priority"];

	const numberLeaf = fc
		.tuple(fc.constantFrom(...numeric), fc.constantFrom("=", "!=", "<", ">", "<=", ">="), fc.nat(499))
		.map(([field, operator, row]): Leaf => ({ field, operator, value: at(conversations[row], field) ?? 0 }));
	const textLeaf = fc
		.tuple(fc.constantFrom(...text), fc.constantFrom("=", "!=", "~", "!~", "^", "$"), fc.nat(499), fc.nat(3))
		.map(([field, operator, row, cut]): Leaf => {
			const whole = String(at(conversations[row], field) ?? "");
			return { field, operator, value: operator.includes("=") ? whole : whole.slice(0, whole.length - cut) };
		});
	const listLeaf = fc
		.tuple(fc.constantFrom(...text), fc.constantFrom("IN", "NIN"), fc.array(fc.nat(499), { maxLength: 4 }))
		.map(
			([field, operator, rows]): Leaf => ({
				field,
				operator,
				value: rows.map((row) => String(at(conversations[row], field) ?? "")),
			}),
		);
	const leaf = fc.oneof(numberLeaf, textLeaf, listLeaf);

	test("any tree of filters finds what reading every row finds", async () => {
		const group = (member: fc.Arbitrary<Wire>): fc.Arbitrary<Wire> =>
			fc.record({ operator: fc.constantFrom("AND", "OR"), value: fc.array(member, { minLength: 1, maxLength: 3 }) });
		const tree = fc.oneof(leaf, group(leaf), group(fc.oneof(leaf, group(leaf))));
		const matches = (row: Wire, node: Wire): boolean =>
			node.field !== undefined
				? (holds[node.operator] ?? fail)(at(row, node.field), node.value)
				: node.operator === "AND"
					? node.value.every((member: Wire) => matches(row, member))
					: node.value.some((member: Wire) => matches(row, member));
		await fc.assert(
			fc.asyncProperty(tree, async (query) => {
				expect(await searchIds("conversations", query)).toEqual(
					idsOf(conversations.filter((row) => matches(row, query))),
				);
			}),
			{ numRuns: 100 },
		);
	});

	test("rows come in the order asked for, ties by age, missing ones last", async () => {
		for (const order of ["ascending", "descending"] as const) {
			for (const field of ["created_at", "updated_at", "id", "statistics.time_to_admin_reply", "waiting_since"]) {
				const query = { field: "created_at", operator: ">", value: 0 };
				const rows = await readAll(box, "/conversations/search", "conversations", { query, sort: { field, order } });
				const keys = rows.map((row) => at(row, field));
				const known = keys.filter((key) => key !== null);
				const sign = order === "ascending" ? 1 : -1;
				expect(keys.slice(0, known.length)).toEqual(
					[...known].sort((left, right) => sign * (left < right ? -1 : left > right ? 1 : 0)),
				);
				expect(new Set(idsOf(rows)).size).toBe(500);
			}
		}
	});

	test("members of lists, words of the body and the rating are found under their search names", async () => {
		const [tagged] = conversations.filter(({ tags }) => tags.tags.length > 0);
		const tag = tagged.tags.tags[0].id;
		expect(await searchIds("conversations", { field: "tag_ids", operator: "IN", value: [tag] })).toEqual(
			idsOf(conversations.filter(({ tags }) => tags.tags.some(({ id }: Wire) => id === tag))),
		);
		const contact = tagged.contacts.contacts[0].id;
		expect(await searchIds("conversations", { field: "contact_ids", operator: "=", value: contact })).toEqual(
			idsOf(conversations.filter(({ contacts: { contacts: them } }) => them.some(({ id }: Wire) => id === contact))),
		);
		expect(await searchIds("conversations", { field: "conversation_rating.score", operator: ">", value: 3 })).toEqual(
			idsOf(conversations.filter(({ conversation_rating }) => conversation_rating?.rating > 3)),
		);
		const word = await searchIds("conversations", { field: "source.body", operator: "=", value: "refund" });
		expect(word).toEqual(idsOf(conversations.filter(({ source }) => /\brefund\b/i.test(source.body))));
		expect(word.length).toBeGreaterThan(0);
		expect(await searchIds("conversations", { field: "source.body", operator: "=", value: "a refund" })).toEqual([]);
	});

	test("milliseconds instead of seconds find nothing, text with digits is a number", async () => {
		const now = Date.UTC(2025, 0, 1);
		expect(await searchIds("conversations", { field: "created_at", operator: ">", value: now })).toEqual([]);
		expect(await searchIds("conversations", { field: "created_at", operator: ">", value: String(now / 1000) })).toEqual(
			idsOf(conversations.filter(({ created_at }) => created_at > now / 1000)),
		);
	});
});

describe("contacts", () => {
	const dayOf = (seconds: number): string =>
		new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(seconds * 1000);

	test("dates are compared by whole days of the workspace's time zone", async () => {
		for (const row of contacts.slice(0, 12)) {
			const value = row.created_at;
			const day = dayOf(value);
			for (const [operator, test] of [
				["=", (other: string) => other === day],
				[">", (other: string) => other > day],
				["<", (other: string) => other < day],
			] as const) {
				expect(await searchIds("contacts", { field: "created_at", operator, value })).toEqual(
					idsOf(contacts.filter(({ created_at }) => test(dayOf(created_at)))),
				);
			}
		}
	});

	test.each(["!=", ">=", "<=", "IN", "NIN"])("%s on a date is refused", async (operator) => {
		const value = operator.endsWith("IN") ? [1] : 1;
		const answer = await box.post("/contacts/search", { query: { field: "updated_at", operator, value } });
		expect(answer.status).toBe(400);
	});

	test("tags, segments, domains, places and custom attributes can be searched", async () => {
		const tag = contacts.find(({ tags }) => tags.total_count > 0).tags.data[0].id;
		expect(await searchIds("contacts", { field: "tag_id", operator: "=", value: tag })).toEqual(
			idsOf(contacts.filter(({ id }) => box.sandbox.truth.tagIdsOfContact(id).includes(tag))),
		);
		const refused = await box.post("/contacts/search", { query: { field: "tag_id", operator: "IN", value: [tag] } });
		expect(refused.status).toBe(400);
		const [segment] = (await box.get("/segments?include_count=true")).body.segments;
		const members = await searchIds("contacts", { field: "segment_id", operator: "=", value: segment.id });
		expect(members).toHaveLength(segment.count);
		expect((await box.get(`/contacts/${members[0]}/segments`)).body.data.map(({ id }: Wire) => id)).toContain(
			segment.id,
		);
		expect(await searchIds("contacts", { field: "location.city", operator: "~", value: "köln" })).toEqual(
			idsOf(contacts.filter(({ location }) => location.city === "Köln")),
		);
		expect(await searchIds("contacts", { field: "custom_attributes.is_admin", operator: "=", value: true })).toEqual(
			idsOf(contacts.filter(({ custom_attributes }) => custom_attributes.is_admin === true)),
		);
	});
});

describe("counts", () => {
	const total = async (what: string, query: object, more: object = {}): Promise<Wire> =>
		(await box.post(`/${what}/search`, { query, ...more })).body;
	const both = (...value: object[]): object => ({ operator: "AND", value });

	test("total_count is the number of rows that pass, whatever the page shows", async () => {
		const open = { field: "open", operator: "=", value: true };
		const late = { field: "created_at", operator: ">", value: Date.UTC(2026, 0, 1) / 1000 };
		const wanted = { conversations, tickets: box.sandbox.truth.tickets() };
		for (const [what, rows] of Object.entries(wanted)) {
			const passing = rows.filter((row) => row["open"] === true && Number(row["created_at"]) > late.value);
			const { total_count, pages } = await total(what, both(open, late), { pagination: { per_page: 1 } });
			expect([total_count, pages.total_pages]).toEqual([passing.length, passing.length]);
			expect(passing.length).toBeGreaterThan(1);
		}
		const users = contacts.filter(({ role, email }) => role === "user" && email.endsWith("org"));
		const query = both(
			{ field: "role", operator: "=", value: "user" },
			{ field: "email", operator: "$", value: "org" },
		);
		expect((await total("contacts", query)).total_count).toBe(users.length);
	});

	test("the newest ticket is one request away", async () => {
		const everything = { field: "created_at", operator: ">", value: 0 };
		const newest = { sort: { field: "created_at", order: "descending" }, pagination: { per_page: 1 } };
		const times = box.sandbox.truth.tickets().map(({ created_at }) => Number(created_at));
		const { tickets, total_count } = await total("tickets", everything, newest);
		expect(tickets).toHaveLength(1);
		expect(tickets[0].created_at).toBe(Math.max(...times));
		expect(total_count).toBe(times.length);
	});
});

test("what a field tells of an object without building it is what the whole object tells", () => {
	const dataSet = makeDataSet(
		makeSettings({ now: testNow, contacts: 300, conversations: 300, tickets: 50 }, systemClock),
	);
	const check = <Item extends { readonly id: string }>(fields: readonly Field<Item>[], items: Iterable<Item>): void => {
		const quick = fields.filter((field) => field.quick !== undefined);
		expect(quick.length).toBeGreaterThan(0);
		for (const [index, item] of [...items].entries()) {
			for (const { name, read, quick } of fields) {
				if (quick !== undefined)
					expect(quick.read(index, dataSet), `${name} of ${item.id}`).toEqual(read(item, dataSet));
			}
		}
	};
	check(contactFields, dataSet.contacts);
	check(conversationFields, dataSet.conversations);
	check(ticketFields, dataSet.tickets);
});

describe("what a search refuses", () => {
	const leaf = { field: "created_at", operator: ">", value: 0 };
	const nest = (depth: number): unknown => (depth === 0 ? leaf : { operator: "AND", value: [nest(depth - 1)] });

	test.each([
		["no query", {}],
		["an unknown field", { query: { field: "shoe_size", operator: "=", value: 1 } }],
		["an unknown operator", { query: { field: "created_at", operator: "==", value: 1 } }],
		["an operator of another type", { query: { field: "created_at", operator: "~", value: "1" } }],
		["a value of another type", { query: { field: "created_at", operator: ">", value: "foobar" } }],
		["three levels", { query: nest(3) }],
		["sixteen filters in a group", { query: { operator: "OR", value: Array.from({ length: 16 }, () => leaf) } }],
		["asc as an order", { query: leaf, sort: { field: "created_at", order: "asc" } }],
		["an unknown sort field", { query: leaf, sort: { field: "shoe_size" } }],
		["a page of 151", { query: leaf, pagination: { per_page: 151 } }],
		["a malformed cursor", { query: leaf, pagination: { starting_after: "abc" } }],
	])("%s", async (_, body) => {
		for (const path of ["/conversations/search", "/contacts/search"]) {
			const answer = await box.post(path, body);
			expect(answer.status).toBe(400);
			expect(answer.body.errors[0].code).toMatch(/^[a-z_]+$/);
		}
	});

	test("two levels and fifteen filters are accepted", async () => {
		expect((await box.post("/contacts/search", { query: nest(2) })).status).toBe(200);
		const value = Array.from({ length: 15 }, () => leaf);
		expect((await box.post("/contacts/search", { query: { operator: "OR", value } })).status).toBe(200);
	});

	test("an empty cursor is a 500, and a cursor in the query string is ignored", async () => {
		const empty = await box.post("/contacts/search", { query: leaf, pagination: { starting_after: "" } });
		expect(empty.status).toBe(500);
		const first = await box.post("/contacts/search", { query: leaf });
		const cursor = encodeURIComponent(first.body.pages.next.starting_after);
		const again = await box.post(`/contacts/search?starting_after=${cursor}`, { query: leaf });
		expect(again.body.data).toEqual(first.body.data);
	});
});

function fail(): never {
	throw new Error("unknown operator");
}
