import { describe, expect, test } from "vitest";
import { type ApiRequest, type StubApi, serviceText, startApi } from "./stub-api.ts";

const startMs = Date.UTC(2026, 0, 1);
const dayMs = 86_400_000;
const states = ["open", "paid", "void"] as const;

const objects = Array.from({ length: 60 }, (_, index) => ({
	id: `o${index + 1}`,
	state: states[index % 3] ?? "",
	customer: `c${index % 7}`,
	title: index % 5 === 0 ? `red ${index}` : `blue ${index}`,
	pieces: index % 11,
	price: index / 4,
	is_gift: index % 2 === 0,
	due_on: new Date(startMs + (index % 30) * dayMs).toISOString().slice(0, 10),
	updated_at: new Date(startMs + index * dayMs + 1234 * index).toISOString(),
	seen_at: startMs / 1000 + index * 3600,
}));

type Order = (typeof objects)[number];

const orders = (encoding: string, more = "") =>
	`summary: Orders.
key: [id]
read:
  - kind: list
    path: /orders
    query: { archived: "false" }
    rows: data
    paging: { kind: offset, total: total }
    page_size: { default: 10, max: 10 }
    order: { kind: pair, parameter: order_by, direction: dir, ascending: up, descending: down }
${encoding}
columns:
  - { name: id, type: varchar, from: id, summary: Id. }
  - { name: state, type: varchar, filter: { eq: exact, in: exact }, parameters: { in: states }, values: [open, paid, void], summary: State. }
  - { name: customer_id, type: varchar, path: customer, filter: { eq: exact }, summary: Customer. }
  - { name: title, type: text, filter: { contains: inexact }, parameters: { contains: q }, summary: Title. }
  - { name: pieces, type: integer, filter: { ge: exact, le: exact }, parameters: { ge: min_pieces, le: max_pieces }, summary: Pieces. }
  - { name: price, type: double, filter: { gt: exact, le: exact }, parameters: { gt: over, le: up_to }, summary: Price. }
  - { name: is_gift, type: boolean, filter: { eq: exact }, send: integer, summary: Gift. }
  - { name: due_on, type: date, from: iso8601, filter: { ge: exact, lt: exact }, parameters: { ge: due_from, lt: due_before }, summary: Due. }
  - { name: updated_at, type: timestamp, from: iso8601, send: iso8601, filter: { ge: exact }, parameters: { ge: since }, sort: true, summary: Updated. }
  - { name: seen_at, type: timestamp, from: unix_seconds, filter: { ge: exact }, parameters: { ge: seen_since }, summary: Seen. }
  - { name: updated_day, type: timestamp, path: updated_at, from: iso8601, send: date, filter: { ge: inexact, le: inexact }, parameters: { ge: from_day, le: to_day }, summary: Updated, asked by days. }
${more}`.replace("Updated, asked by days.", '"Updated, asked by days."');

// Each parameter as the service understands it.
const rules: Readonly<Record<string, (row: Order, value: string) => boolean>> = {
	state: (row, value) => row.state === value,
	states: (row, value) => value.split(",").includes(row.state),
	customer: (row, value) => row.customer === value,
	q: (row, value) => row.title.includes(value),
	min_pieces: (row, value) => row.pieces >= Number(value),
	max_pieces: (row, value) => row.pieces <= Number(value),
	over: (row, value) => row.price > Number(value),
	up_to: (row, value) => row.price <= Number(value),
	is_gift: (row, value) => row.is_gift === (value === "1"),
	due_from: (row, value) => row.due_on >= value,
	due_before: (row, value) => row.due_on < value,
	since: (row, value) => Date.parse(row.updated_at) >= Date.parse(value),
	seen_since: (row, value) => row.seen_at >= Number(value),
	from_day: (row, value) => row.updated_at.slice(0, 10) >= value,
	to_day: (row, value) => row.updated_at.slice(0, 10) <= value,
};

function answer({ path, query }: ApiRequest) {
	if (path !== "/orders") return {};
	const found = objects.filter((row) =>
		[...query].every(
			([name, value]) => rules[name]?.(row, value) ?? ["archived", "offset", "limit", "order_by", "dir"].includes(name),
		),
	);
	if (query.get("order_by") === "updated_at") {
		const sign = query.get("dir") === "down" ? -1 : 1;
		found.sort((left, right) => sign * left.updated_at.localeCompare(right.updated_at));
	}
	const start = Number(query.get("offset"));
	return { body: { data: found.slice(start, start + Number(query.get("limit"))), total: found.length } };
}

const filesOf = (encoding: string) => ({ "profile.yaml": serviceText(), "tables/orders.yaml": orders(encoding) });
const plain = filesOf("    encoding: { lists: comma }");

const asked = ({ requests }: StubApi) =>
	requests.map(({ query }) =>
		[...query]
			.filter(([name]) => !["archived", "offset", "limit"].includes(name))
			.map((pair) => pair.join("="))
			.join("&"),
	);

describe("a condition that a list has a parameter for", () => {
	test.each([
		["state = 'paid'", ["state=paid", "state=paid"]],
		["state IN ('paid', 'void')", Array(4).fill("states=paid,void")],
		["customer_id IN ('c1', 'c2')", ["customer=c1", "customer=c2"]],
		["title LIKE '%red%' AND state = 'open'", ["q=red&state=open"]],
		["pieces > 7", ["min_pieces=8", "min_pieces=8"]],
		["pieces BETWEEN 2 AND 3", ["min_pieces=2&max_pieces=3", "min_pieces=2&max_pieces=3"]],
		["price > 10.5 AND price < 12", ["over=10.5&up_to=12"]],
		["is_gift AND state = 'void'", ["is_gift=1&state=void"]],
		["due_on > DATE '2026-01-28'", ["due_from=2026-01-29"]],
		["due_on >= '2026-01-03' AND due_on <= '2026-01-04'", ["due_from=2026-01-03&due_before=2026-01-05"]],
		["updated_at >= '2026-02-20 10:00:00'", ["since=2026-02-20T10:00:00Z"]],
		["updated_at > '2026-02-20 10:00:00.25'", ["since=2026-02-20T10:00:00.250Z"]],
		["seen_at > '2026-01-03 06:00:00'", ["seen_since=1767420001"]],
		["updated_day >= '2026-02-20 10:00:00' AND updated_day < '2026-02-22'", ["from_day=2026-02-19&to_day=2026-02-23"]],
		// One parameter carries one condition.
		["state = 'paid' AND state = 'open'", [""]],
		["pieces >= 9 AND pieces >= 10 AND state <> 'open'", ["min_pieces=9"]],
	])("WHERE %s", async (condition, requests) => {
		const api = await startApi(answer);
		const sql = `SELECT id, state, pieces, updated_at FROM orders WHERE ${condition} ORDER BY id`;
		const off = await api.open(plain, { Pushdown: false });
		const expected = (await off.query(sql)).rows;
		const live = await api.open(plain, { AutoCache: false });
		api.requests.length = 0;
		expect((await live.query(sql)).rows).toEqual(expected);
		if (requests[0] === "") expect(asked(api).length).toBeLessThanOrEqual(3);
		else expect(asked(api)).toEqual(requests);
		const cached = await api.open(plain);
		await cached.query("SELECT count(*) FROM orders");
		expect((await cached.query(sql)).rows).toEqual(expected);
	});

	test("ORDER BY with LIMIT reads the pages that it needs", async () => {
		const api = await startApi(answer);
		const live = await api.open(plain, { AutoCache: false });
		const sql = "SELECT id FROM orders WHERE state = 'paid' ORDER BY updated_at DESC LIMIT 3";
		expect((await live.query(sql)).rows.map(({ id }) => id)).toEqual(["o59", "o56", "o53"]);
		expect(asked(api)).toEqual(["state=paid&order_by=updated_at&dir=down"]);
	});

	test("keys of another table become values of a parameter", async () => {
		const api = await startApi((request) =>
			request.path === "/vips" ? { body: [{ id: "c3" }, { id: "c5" }] } : answer(request),
		);
		const vips = `summary: Customers who matter.
key: [id]
read: [{ kind: list, path: /vips, rows: ., paging: none }]
columns: [{ name: id, type: varchar, from: id, summary: Id. }]
`;
		const live = await api.open({ ...plain, "tables/vips.yaml": vips }, { AutoCache: false });
		const sql = "SELECT o.id FROM vips v JOIN orders o ON o.customer_id = v.id WHERE o.state = 'paid' ORDER BY o.id";
		const rows = (await live.query(sql)).rows.map(({ id }) => id);
		const expected = objects.filter(({ customer, state }) => ["c3", "c5"].includes(customer) && state === "paid");
		expect(rows).toEqual(expected.map(({ id }) => id).sort());
		expect(asked(api).slice(1).sort()).toEqual(["state=paid&customer=c3", "state=paid&customer=c5"]);
	});
});

test.each([
	["{ lists: repeated }", "state IN ('paid', 'void')", "states=paid&states=void"],
	["{ lists: brackets }", "state IN ('paid', 'void')", "states[]=paid&states[]=void"],
	["{ ranges: colon }", "pieces BETWEEN 2 AND 3", "size=gte:2&size=lte:3"],
	["{ ranges: interval }", "pieces BETWEEN 2 AND 3", "size=2..3"],
	["{ ranges: interval }", "pieces > 4", "size=5.."],
])("encoding: %s writes %s as %s", async (encoding, condition, expected) => {
	const api = await startApi(() => ({ body: { data: [], total: 0 } }));
	const text = orders(`    encoding: ${encoding}`)
		.replace("{ ge: min_pieces, le: max_pieces }", "{ ge: size, le: size }")
		.replace("{ gt: exact, le: exact }, parameters: { gt: over, le: up_to }", "{ ge: exact }, parameters: { ge: over }")
		.replace(
			"{ ge: exact, lt: exact }, parameters: { ge: due_from, lt: due_before }",
			"{ ge: exact }, parameters: { ge: due_from }",
		);
	const files = { "profile.yaml": serviceText(), "tables/orders.yaml": text };
	const live = await api.open(files, { AutoCache: false });
	await live.query(`SELECT id FROM orders WHERE ${condition}`);
	expect(asked(api)).toEqual([expected]);
});

test("of a long list so many values go into one request as the profile says", async () => {
	const api = await startApi(answer);
	// Without its values nobody knows that these are all rows.
	const text = orders("    encoding: { max_values: 2 }").replace("values: [open, paid, void], ", "");
	const files = { "profile.yaml": serviceText(), "tables/orders.yaml": text };
	const live = await api.open(files, { AutoCache: false });
	const rows = await live.query("SELECT id FROM orders WHERE state IN ('open', 'paid', 'void')");
	expect(rows.rowCount).toBe(60);
	expect(new Set(asked(api))).toEqual(new Set(["states=open,paid", "states=void"]));
});

describe("of two lists", () => {
	const files = {
		"profile.yaml": serviceText(),
		"tables/orders.yaml": `summary: Orders.
key: [id]
read:
  - { kind: list, path: /orders, rows: data, paging: offset, page_size: { default: 100, max: 100 }, filters: [] }
  - kind: list
    method: POST
    path: /orders/search
    send_in: body
    encoding: { lists: array }
    filters: [state]
    rows: data
    paging: page
    page_size: { default: 30, max: 30 }
columns:
  - { name: id, type: varchar, from: id, summary: Id. }
  - { name: state, type: varchar, filter: { eq: exact, in: exact }, summary: State. }
`,
	};
	const answerBoth = ({ method, query, body }: ApiRequest) => {
		if (method === "GET") return { body: { data: query.get("offset") === "0" ? objects : [] } };
		const { state, page, per_page: size } = body as { state: readonly string[]; page: number; per_page: number };
		const found = objects.filter((row) => state.includes(row.state));
		return {
			body: { data: found.slice((page - 1) * size, page * size), total_pages: Math.ceil(found.length / size) },
		};
	};

	test.each([
		["state = 'paid'", [["paid"]]],
		[
			"state IN ('paid', 'void')",
			[
				["paid", "void"],
				["paid", "void"],
			],
		],
		[
			"state = 'void' OR state = 'open'",
			[
				["void", "open"],
				["void", "open"],
			],
		],
	])("the one that carries the condition is read, with its values in the body: %s", async (condition, values) => {
		const api = await startApi(answerBoth);
		const live = await api.open(files, { AutoCache: false });
		const off = await api.open(files, { Pushdown: false });
		const sql = `SELECT id FROM orders WHERE ${condition} ORDER BY id`;
		const expected = (await off.query(sql)).rows;
		api.requests.length = 0;
		expect((await live.query(sql)).rows).toEqual(expected);
		const bodies = values.map((state, index) => ({ state, page: index + 1, per_page: 30 }));
		expect(api.requests.map(({ body }) => body)).toEqual(bodies);
	});

	test.each(["state = ''", "state <> 'paid'", "id = 'o1'"])(
		"the other is read where none carries it: %s",
		async (condition) => {
			const api = await startApi(answerBoth);
			const live = await api.open(files, { AutoCache: false });
			const { rowCount } = await live.query(`SELECT id FROM orders WHERE ${condition}`);
			expect(rowCount).toBe({ "state = ''": 0, "id = 'o1'": 1 }[condition] ?? 40);
			expect(new Set(api.requests.map(({ path }) => path))).toEqual(new Set(["/orders"]));
		},
	);
});
