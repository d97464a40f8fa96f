import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { ProviderError } from "../../src/base/index.ts";
import { type ConnectionOptions, connect } from "../../src/driver/index.ts";
import fc from "../random-cases.ts";

/** A service whose every answer but that of the check is this text. */
async function serveText() {
	const service = { text: "{}", url: "", requests: 0 };
	const me = { type: "admin", id: "1", app: { id_code: "s", timezone: "UTC", region: "US" } };
	const server = createServer((request, response) => {
		request.resume().on("end", () => {
			service.requests += 1;
			response.writeHead(200, { "content-type": "application/json" });
			response.end(request.url === "/me" ? JSON.stringify(me) : service.text);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	afterAll(() => {
		server.closeAllConnections();
		server.close();
	});
	service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return service;
}

const service = await serveText();
const open = (options: ConnectionOptions = {}) =>
	connect({ URL: service.url, APIKey: "t", CacheLocation: ":memory:", AutoCache: false, ...options });
const connection = await open();
afterAll(() => connection.close());

async function run(sql: string, text: string): Promise<ProviderError | readonly object[]> {
	service.text = text;
	try {
		return (await connection.query(sql)).rows;
	} catch (error) {
		if (error instanceof ProviderError) return error;
		throw error;
	}
}

const nest = (depth: number, core = "1") => `${"[".repeat(depth)}${core}${"]".repeat(depth)}`;
const contacts = (attributes: string) =>
	`{"type":"list","total_count":1,"data":[{"type":"contact","id":"a","name":"[[[[{{{{","custom_attributes":{"x":${attributes}}}]}`;

const readings = [
	"SELECT * FROM contacts",
	"SELECT custom_attributes AS x FROM contacts",
	"SELECT custom_attributes::text AS x FROM contacts",
	"SELECT custom_attributes -> 'x' AS x FROM contacts",
	"SELECT custom_attributes ->> 'x' AS x FROM contacts",
	"SELECT custom_attributes #>> '{x,0,0}' AS x FROM contacts",
	"SELECT json_array_length(custom_attributes -> 'x') AS x FROM contacts",
	"SELECT e.value FROM contacts c CROSS JOIN json_array_elements(c.custom_attributes -> 'x') e",
	"SELECT jsonb_pretty(custom_attributes) AS x FROM contacts",
	"SELECT custom_attributes || '{\"y\":1}'::json AS x FROM contacts",
	"SELECT custom_attributes @> '{\"x\":1}'::json AS x FROM contacts",
	"SELECT json_agg(custom_attributes) AS x FROM contacts",
	"SELECT row_to_json(c) AS x FROM contacts c",
	"SELECT json_strip_nulls(custom_attributes) AS x FROM contacts",
];

test.each([
	["lists", nest(5_000)],
	["objects", `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`],
	["a hundred thousand levels", nest(100_000)],
	["a long number in the middle", nest(5_000, "12345678901234567890")],
])("an answer that is nested too deep is an error that says so, and is asked for once: %s", async (_, attributes) => {
	const before = service.requests;
	expect(await run("SELECT id, custom_attributes FROM contacts", contacts(attributes))).toMatchObject({
		code: "request_failed",
		sqlState: "HV000",
		message: "POST /contacts/search failed: the answer is nested more than 1000 levels deep",
	});
	expect(service.requests - before).toBe(1);
});

test.each(readings)("an answer of 990 levels is read, with as many brackets in its texts: %s", async (sql) => {
	for (const text of [
		contacts(nest(990)),
		contacts(JSON.stringify(nest(5_000))),
		contacts(nest(990, "12345678901234567890")),
	]) {
		const result = await run(sql, text);
		if (result instanceof ProviderError) expect(result.sqlState, `${sql}: ${result.message}`).not.toBe("XX000");
		else
			expect(
				JSON.stringify(result, (__, value: unknown) => (typeof value === "bigint" ? `${value}` : value)),
			).toBeDefined();
	}
});

test("names that JavaScript gives a meaning, twice the same name, and very many of them", async () => {
	const odd = '{"__proto__":{"id":"p"},"constructor":1,"toString":2,"hasOwnProperty":3,"a":1,"a":2}';
	expect(await run("SELECT id, custom_attributes -> 'x' ->> 'a' AS a FROM contacts", contacts(odd))).toEqual([
		{ id: "a", a: "2" },
	]);
	const wide = `{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":${index}`).join()}}`;
	expect(await run("SELECT custom_attributes -> 'x' ->> 'k19999' AS a FROM contacts", contacts(wide))).toEqual([
		{ a: "19999" },
	]);
});

const leaf = fc.oneof(
	fc.constantFrom(
		"null",
		"true",
		"1e400",
		"-0",
		"1e-400",
		`1${"0".repeat(400)}`,
		"12345678901234567890",
		'""',
		"[]",
		"{}",
	),
	fc.constantFrom('"\\u0000"', '"\\ud800"', '"a"', "1700000000", "-1", '"1700000000"', nest(300)),
	fc.json({ maxDepth: 2 }),
);
const name = fc.constantFrom(
	...["id", "type", "data", "errors", "error", "pages", "next", "starting_after", "total_count", "total_pages", "page"],
	...["tags", "companies", "contacts", "conversations", "custom_attributes", "name", "email", "created_at", "has_more"],
	...["__proto__", "constructor", "scroll_param", "conversation_parts", "teammates", "admins", "", "code", "message"],
);
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
	tree: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		leaf,
		fc.array(tie("tree"), { maxLength: 4 }).map((items) => `[${items.join()}]`),
		fc
			.array(fc.tuple(name, tie("tree")), { maxLength: 6 })
			.map((pairs) => `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join()}}`),
	),
}));
const list = fc
	.tuple(fc.constantFrom("data", "tags", "conversations", "contacts"), fc.array(tree, { maxLength: 4 }), tree)
	.map(
		([rows, items, rest]) => `{"type":"list","${rows}":[${items.join()}],"total_count":${items.length},"x":${rest}}`,
	);

test("any answer whatsoever gives rows or a ProviderError", async () => {
	const statements = [
		"SELECT * FROM contacts LIMIT 50",
		"SELECT count(*) FROM conversations",
		"SELECT * FROM tags",
		"SELECT * FROM contact_tags LIMIT 20",
		"SELECT * FROM contacts WHERE id = 'a'",
		"SELECT * FROM companies LIMIT 20",
		"SELECT max(updated_at) FROM conversations",
	];
	await fc.assert(
		fc.asyncProperty(fc.oneof(tree, list), fc.constantFrom(...statements), async (text, sql) => {
			const result = await run(sql, text);
			if (result instanceof ProviderError)
				expect(result.sqlState, `${sql}\n${text}\n${result.message}`).not.toBe("XX000");
		}),
		{ numRuns: 300 },
	);
}, 240_000);
