import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../src/base/index.ts";
import { createCatalog, type TableScan } from "../../src/catalog/index.ts";
import type { HttpClient } from "../../src/http/index.ts";
import { type AccessPath, loadProfile, type Profile, type TableDefinition } from "../../src/profile/index.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { readPages, type ScanContext } from "../../src/scan/index.ts";
import { openSandboxClient } from "./sandbox-client.ts";

const counts = {
	admins: 6,
	teams: 3,
	tags: 25,
	segments: 4,
	companies: 250,
	contacts: 700,
	conversations: 320,
	tickets: 170,
	articles: 130,
};

let sandbox: Sandbox;
let http: HttpClient;
let profile: Profile;

beforeAll(async () => {
	profile = await loadProfile("Intercom");
	sandbox = await startSandbox({ seed: "scan", ...counts, rateLimitPerMinute: 1_000_000 });
	http = openSandboxClient(sandbox, 20);
});

afterAll(async () => {
	await http.close();
	await sandbox.close();
});

function findTable(name: string): TableDefinition {
	const table = profile.tables.find((candidate) => candidate.name === name);
	if (table === undefined) throw new Error(`the profile has no table ${name}`);
	return table;
}

function findPath<Kind extends AccessPath["kind"]>(table: TableDefinition, kind: Kind) {
	return table.read.find((path): path is Extract<AccessPath, { kind: Kind }> => path.kind === kind);
}

/** The scan that reads a whole table, by the first way that there is. */
function planFullRead(name: string): TableScan {
	const table = findTable(name);
	const search = findPath(table, "search");
	if (search) return { kind: "search", table, path: search };
	const list = findPath(table, "list");
	if (list) return { kind: "list", table, path: list };
	const embedded = findPath(table, "embedded");
	const child = findPath(table, "child");
	if (embedded) {
		const parent = planFullRead(embedded.parent.table);
		return { kind: "embedded", table, path: embedded, parent, completion: child };
	}
	if (child) return { kind: "child", table, path: child, parents: { scan: planFullRead(child.parent.table) } };
	throw new Error(`${name} cannot be read whole`);
}

function createContext(scan: TableScan, more: Partial<ScanContext> = {}): ScanContext {
	const columns = createCatalog(profile, "2.16").findTable([scan.table.name]).found?.columns ?? [];
	return { http, columns, concurrency: 10, service: "Intercom", clock: systemClock, warn: () => undefined, ...more };
}

async function readKeys(scan: TableScan, more?: Partial<ScanContext>): Promise<Set<string>> {
	const context = createContext(scan, more);
	const places = scan.table.key.map((name) => context.columns.findIndex((column) => column.name === name));
	const keys = new Set<string>();
	for await (const { rows } of readPages(scan, context)) {
		for (const row of rows) {
			const key = places.map((place) => row[place]);
			expect(key).not.toContain(null);
			keys.add(key.join("/"));
		}
	}
	return keys;
}

interface Part {
	readonly id: string;
}

/** The keys that each table must have, from behind the service. */
function listTruth(name: string): string[] | number {
	const { truth } = sandbox;
	const contacts = () => truth.contacts() as unknown as { id: string }[];
	const conversations = () =>
		truth.conversations() as unknown as {
			id: string;
			tags: { tags: Part[] };
			contacts: { contacts: Part[] };
			conversation_parts: { conversation_parts: Part[] };
		}[];
	const tickets = () => truth.tickets() as unknown as { id: string; ticket_parts: { ticket_parts: Part[] } }[];
	const tables: Record<string, () => string[] | number> = {
		admins: () => counts.admins,
		teams: () => counts.teams,
		tags: () => counts.tags,
		segments: () => counts.segments,
		contacts: () => contacts().map(({ id }) => id),
		contact_tags: () => contacts().flatMap(({ id }) => truth.tagIdsOfContact(id).map((tag) => `${id}/${tag}`)),
		contact_companies: () =>
			contacts().flatMap(({ id }) => truth.companyIdsOfContact(id).map((company) => `${id}/${company}`)),
		// The scroll leaves out companies without people.
		companies: () =>
			(truth.companies() as unknown as { id: string; user_count: number }[])
				.filter((company) => company.user_count > 0)
				.map(({ id }) => id),
		company_contacts: () =>
			contacts().flatMap(({ id }) => truth.companyIdsOfContact(id).map((company) => `${company}/${id}`)),
		articles: () => counts.articles,
		tickets: () => tickets().map(({ id }) => id),
		ticket_parts: () =>
			tickets().flatMap(({ id, ticket_parts: parts }) => parts.ticket_parts.map((part) => `${id}/${part.id}`)),
		conversations: () => conversations().map(({ id }) => id),
		conversation_tags: () => conversations().flatMap(({ id, tags }) => tags.tags.map((tag) => `${id}/${tag.id}`)),
		conversation_contacts: () =>
			conversations().flatMap(({ id, contacts: people }) => people.contacts.map((person) => `${id}/${person.id}`)),
		conversation_parts: () =>
			conversations().flatMap(({ id, conversation_parts: parts }) =>
				parts.conversation_parts.map((part) => `${id}/${part.id}`),
			),
	};
	const list = tables[name];
	if (list === undefined) throw new Error(`nothing is known of ${name}`);
	return list();
}

describe("read to its end, the table has every key that the service has", () => {
	const tested = [
		"admins",
		"teams",
		"tags",
		"segments",
		"articles",
		"contacts",
		"contact_tags",
		"contact_companies",
		"companies",
		"company_contacts",
		"conversations",
		"conversation_tags",
		"conversation_contacts",
		"conversation_parts",
		"tickets",
		"ticket_parts",
	];
	test.each(tested)("%s", async (name) => {
		const keys = await readKeys(planFullRead(name));
		const truth = listTruth(name);
		if (typeof truth === "number") expect(keys.size).toBe(truth);
		else {
			expect(truth.length).toBeGreaterThan(0);
			expect([...keys].sort()).toEqual([...new Set(truth)].sort());
		}
	});

	test("team_admins", async () => {
		const teams = planFullRead("teams");
		let members = 0;
		const context = createContext(teams);
		const place = context.columns.findIndex((column) => column.name === "admin_ids");
		for await (const { rows } of readPages(teams, context)) {
			for (const row of rows) members += (JSON.parse(String(row[place])) as unknown[]).length;
		}
		expect(members).toBeGreaterThan(0);
		expect((await readKeys(planFullRead("team_admins"))).size).toBe(members);
	});

	test("each way of reading whole tables that the profile uses is among them", () => {
		const listWays = ({ read }: TableDefinition) =>
			read.filter(({ kind }) => kind !== "lookup").map((path) => `${path.kind} ${"paging" in path ? path.paging : ""}`);
		const ways = new Set(tested.flatMap((name) => listWays(findTable(name))));
		for (const table of profile.tables) expect([...ways], table.name).toEqual(expect.arrayContaining(listWays(table)));
	});
});

test("the page size and the concurrency change nothing", async () => {
	const contacts = planFullRead("contacts");
	const parts = planFullRead("conversation_parts");
	expect(await readKeys(contacts, { pageSize: 37 })).toEqual(await readKeys(contacts));
	expect(await readKeys(parts, { pageSize: 37, concurrency: 1 })).toEqual(await readKeys(parts, { concurrency: 20 }));
});

test("the embedded rows of contacts are those of their endpoint", async () => {
	for (const name of ["contact_tags", "contact_companies"]) {
		const table = findTable(name);
		const path = findPath(table, "child");
		if (path === undefined) throw new Error("there is no endpoint");
		const keys = await readKeys({ kind: "child", table, path, parents: { scan: planFullRead("contacts") } });
		expect(keys).toEqual(await readKeys(planFullRead(name)));
	}
});

test("rows by key are the rows of the whole read, and a merged contact is none", async () => {
	const table = findTable("contacts");
	const path = findPath(table, "get");
	if (path === undefined) throw new Error("there is no get");
	const ids = (sandbox.truth.contacts() as unknown as { id: string }[]).slice(0, 5).map(({ id }) => id);
	const merged = sandbox.truth.mergedContactIds().slice(0, 1);
	const scan: TableScan = { kind: "get", table, path, keys: [...ids, ...merged, "000000000000000000000000"] };
	expect([...(await readKeys(scan))]).toEqual(ids);
});

test("two scrolls at a time both read everything", async () => {
	const scan = planFullRead("companies");
	const [one, two] = await Promise.all([readKeys(scan), readKeys(scan)]);
	expect(one).toEqual(two);
});
