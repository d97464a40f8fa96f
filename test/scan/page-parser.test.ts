import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../src/base/index.ts";
import type { SearchScan, TableScan } from "../../src/catalog/index.ts";
import { createHttpClient, type HttpClient } from "../../src/http/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { compilePageParser, readPages, type ScanContext } from "../../src/scan/index.ts";
import { describePages } from "../../src/scan/page-intake.ts";
import { childPath, column, listPath, searchPath, table, things } from "./fake-service.ts";
import { openSandboxClient } from "./sandbox-client.ts";
import { createTestIntake } from "./test-intake.ts";

const search: SearchScan = { kind: "search", table: things, path: { ...searchPath, partitionBy: "created_at" } };
const description = describePages(search, things.columns);
const parse = (body: unknown) => {
	const text = typeof body === "string" ? body : JSON.stringify(body);
	return compilePageParser(structuredClone(description))(Buffer.from(text));
};

describe("a page that is parsed elsewhere", () => {
	test("gives its rows, and tells all but them", () => {
		const data = [{ id: 7, created_at: 1_700_000_000, name: "Ada" }, { id: "8" }];
		const parsed = parse({ type: "list", data, total_count: 2, pages: { next: null } });
		expect(parsed?.rows).toEqual([
			["7", "2023-11-14 22:13:20"],
			["8", null],
		]);
		const body =
			'{"type":"list","data":[{"id":7,"created_at":1700000000},{"id":"8"}],"total_count":2,"pages":{"next":null}}';
		expect(parsed?.told).toEqual({ body, misfits: [] });
	});

	test("tells of values that do not fit, and of numbers as they were written", () => {
		const parsed = parse('{"data":[{"id":1},{"id":12345678901234567890,"created_at":[1.0]}],"total_count":2.0}');
		expect(parsed?.rows.map(([id]) => id)).toEqual(["1", "12345678901234567890"]);
		const body = '{"data":[{"id":1},{"id":12345678901234567890,"created_at":[1.0]}],"total_count":2.0}';
		expect(parsed?.told).toEqual({ body, misfits: [[1, "things", "created_at", "[1.0]"]] });
	});

	test.each([
		["an element that is no row", { data: [{ id: "1" }, null] }],
		["rows in another place", { things: [{ id: "1" }] }],
		["an error beside its rows", { data: [{ id: "1" }], errors: [{ code: "x" }] }],
		["no list", { data: { id: "1" } }],
		["a bare list", [{ id: "1" }]],
		["no JSON", '{"data":[{"id":"1"}'],
		["nothing", ""],
	])("is left alone with %s", (_, body) => {
		expect(parse(body)).toBeUndefined();
	});

	test.each<[string, TableScan]>([
		["belong to others", { kind: "child", table: things, path: childPath(), parents: { keys: [] } }],
		["are scrolled through", { kind: "list", table: things, path: listPath({ paging: "scroll" }) }],
		["are whole answers", { kind: "list", table: things, path: listPath({ rows: "." }) }],
		[
			"are told something of beside their list",
			{
				kind: "list",
				table: table("x", [column("id", "id"), column("of", "text", { path: "^of" })]),
				path: listPath(),
			},
		],
		[
			"end with the next cursor",
			{ kind: "list", table: things, path: listPath({ paging: "cursor", pages: { nextField: "of.id" } }) },
		],
		[
			"are counted in a header",
			{ kind: "list", table: things, path: listPath({ paging: "page", pages: { totalHeader: "X-Total" } }) },
		],
		[
			"have the address of the next page in a header",
			{ kind: "list", table: things, path: listPath({ paging: "link" }) },
		],
		[
			"have their key inside",
			{ kind: "list", table: table("x", [column("id", "id", { path: "a.id" })]), path: listPath() },
		],
	])("is not made of rows that %s", (_, scan) => {
		expect(describePages(scan, scan.table.columns)).toBeUndefined();
	});
});

describe("of the look-alike", () => {
	let sandbox: Sandbox;
	let http: HttpClient;
	beforeAll(async () => {
		sandbox = await startSandbox({ contacts: 900, conversations: 700, companies: 30, rateLimitPerMinute: 6_000_000 });
		http = openSandboxClient(sandbox, 8);
	});
	afterAll(async () => {
		await http.close();
		await sandbox.close();
	});

	test.each(["contacts", "conversations", "tickets", "companies", "tags", "admins"])(
		"%s come as they do when they are read here",
		async (name) => {
			const profile = await loadProfile("Intercom");
			const found = profile.tables.find((candidate) => candidate.name === name);
			const path = found?.read.find(({ kind }) => kind === "search" || kind === "list");
			if (!found || !path || (path.kind !== "search" && path.kind !== "list")) throw new Error(name);
			const scan = { kind: path.kind, table: found, path } as TableScan;
			const intake = createTestIntake();
			const read = async (more: Partial<ScanContext>) => {
				const told: string[] = [];
				const context: ScanContext = {
					http,
					columns: found.columns,
					pageSize: 20,
					concurrency: 8,
					service: "Intercom",
					clock: systemClock,
					warn: (message) => told.push(message),
					noteMisfit: (owner, { name: misfit }, value) => told.push(`${owner}.${misfit} ${String(value)}`),
					...more,
				};
				const rows: string[] = [];
				for await (const page of readPages(scan, context)) {
					rows.push(...intake.take(page).map((row) => JSON.stringify(row)));
				}
				return { rows: rows.sort(), told: told.sort() };
			};
			const here = await read({});
			expect(await read({ openIntake: intake.open })).toEqual(here);
			expect(here.rows.length).toBeGreaterThan(0);
			const isListed = describePages(scan, found.columns) !== undefined;
			expect(intake.counts).toMatchObject({ givenBack: 0, open: 0 });
			expect(intake.counts.parsed > 0).toBe(isListed);
		},
	);

	test("pages that come back are soon parsed here at once", async () => {
		const { tables } = await loadProfile("Intercom");
		const contacts = tables.find(({ name }) => name === "contacts");
		const path = contacts?.read.find((access) => access.kind === "search");
		if (!contacts || !path) throw new Error("contacts cannot be searched");
		const intake = createTestIntake();
		// All of the key is needed, and no contact has a shoe size.
		const shoe = column("shoe", "integer");
		const scan: TableScan = {
			kind: "search",
			table: { ...contacts, key: ["shoe"], columns: [...contacts.columns, shoe] },
			path,
		};
		const told: string[] = [];
		const context = {
			...{ http, columns: contacts.columns, pageSize: 20, concurrency: 1, service: "Intercom", clock: systemClock },
			warn: (message: string) => told.push(message),
			openIntake: intake.open,
		};
		for await (const { rows } of readPages(scan, context)) expect(rows).toEqual([]);
		expect(told).toEqual([expect.stringContaining("are no rows")]);
		expect(intake.counts).toEqual({ parsed: 0, givenBack: 3, open: 0 });
	});

	test("bodies that the log is to have are parsed here", async () => {
		const written: string[] = [];
		const client = createHttpClient({
			service: "Intercom",
			baseUrl: sandbox.url,
			headers: { "intercom-version": "2.16", authorization: `Bearer ${sandbox.accessToken}` },
			timeoutMs: 20_000,
			maxConcurrency: 2,
			maxRateLimitDelayMs: 60_000,
			errors: [],
			clock: systemClock,
			log: { level: 4, write: (_, __, message) => void written.push(message) },
			random: Math.random,
		});
		let isGiven = false;
		const { body } = await client.send({
			method: "GET",
			path: "/tags",
			parse(content) {
				isGiven = true;
				return Promise.resolve(content);
			},
		});
		await client.close();
		expect([isGiven, written.some((message) => message.includes('"data"'))]).toEqual([false, true]);
		expect(body).toMatchObject({ type: "list" });
	});
});
