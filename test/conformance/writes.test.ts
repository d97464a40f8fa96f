import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "../../src/driver/index.ts";
import { loadProfile, type TableDefinition } from "../../src/profile/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";
import { absence, type Description, readDescription } from "../sandbox/openapi.ts";
import { type GivenValues, type WriteCase, writeCases } from "./write-case-table.ts";
import { makeWriteWorld, type Wire } from "./write-world.ts";

const profile = await loadProfile("Intercom");
const { sandbox, open } = await useSandbox({
	seed: "writes",
	now: Date.UTC(2026, 5, 15, 16),
	contacts: 60,
	companies: 10,
	conversations: 60,
	tickets: 30,
	articles: 20,
	// Searches know of nothing that the cases write.
	indexLagMs: 600_000,
});
const connection = await open();
const world = await makeWriteWorld(sandbox);
const writable = profile.tables.filter(({ write }) => write !== undefined);

test("every table that can be written has a case, which tries all that can be done to it", () => {
	expect(Object.keys(writeCases).sort()).toEqual(writable.map(({ name }) => name).sort());
	for (const { name, write } of writable) {
		const tried = writeCases[name];
		expect([name, tried?.insert !== undefined, tried?.update !== undefined]).toEqual([
			name,
			write?.insert !== undefined,
			write?.update !== undefined,
		]);
	}
});

let description: Description | undefined;
beforeAll(() => {
	if (absence === undefined) description = readDescription("2.16");
});
afterEach(() => {
	expect(sandbox.requests.filter(({ mistake }) => mistake !== undefined)).toEqual([]);
	sandbox.resetRequests();
});

describe.each(writable.map((table) => [table.name, table] as const))("%s", (name, table) => {
	const tried = writeCases[name] as WriteCase;
	// The row that the steps are about, as SQL last had it.
	let row: Record<string, unknown> = {};

	if (tried.insert !== undefined) {
		const make = tried.insert;
		test("a row is made", async () => {
			const given = make(world);
			await write(() => {
				const names = Object.keys(given);
				const values = names.map(() => "?").join(", ");
				return run(`INSERT INTO ${name} (${names.join(", ")}) VALUES (${values})`, Object.values(given));
			});
			row = await findRow(table, tried, given);
			expectGiven(table, row, { ...given, ...tried.readAs });
			await expectSeen(tried, table, row, given, tried.inserted?.(world) ?? {});
		});
	}

	if (tried.update !== undefined) {
		const change = tried.update;
		test("it is changed", async () => {
			if (tried.row !== undefined) row = await findRow(table, tried, tried.row(world));
			const given = change(world);
			const { where, values } = nameRow(table, tried, row);
			await write(() => {
				const sets = Object.keys(given).map((column) => `${column} = ?`);
				return run(`UPDATE ${name} SET ${sets.join(", ")} WHERE ${where}`, [...Object.values(given), ...values]);
			});
			const before = row;
			row = await findRow(table, tried, row);
			expectGiven(table, row, { ...given, ...tried.readAs });
			await expectSeen(tried, table, row, given, tried.updated?.(world) ?? {});
			const changed = Object.keys(row).filter(
				(column) => JSON.stringify(row[column]) !== JSON.stringify(before[column]),
			);
			const expected = [...Object.keys(given), "updated_at", ...(tried.changesToo ?? [])];
			expect(changed.filter((column) => !expected.includes(column))).toEqual([]);
		});
	}

	if (table.write?.delete !== undefined) {
		test("it is deleted", async () => {
			const { where, values } = nameRow(table, tried, row);
			await write(() => run(`DELETE FROM ${name} WHERE ${where}`, values));
			const seen = await lookAt(tried, row);
			const { rows } = await run(`SELECT * FROM ${name} WHERE ${where}`, values);
			if (tried.deleted === undefined) expect([seen, rows]).toEqual([undefined, []]);
			else expect([seen, rows]).toMatchObject([tried.deleted, [tried.deleted]]);
		});
	}
});

describe("rows that the service itself finds by more than one value", () => {
	const page = "INSERT INTO external_pages (source_id, external_id, title, html, locale)";
	const titles = async (): Promise<unknown[]> => {
		const sql = "SELECT title FROM external_pages WHERE source_id = '33' AND external_id = 'page-0'";
		const { rows } = await run(sql, []);
		return rows.map((row) => (row as { title: unknown }).title);
	};

	test("are left as they are by ON CONFLICT DO NOTHING, and by a plain INSERT", async () => {
		const before = sandbox.writes.length;
		const skipped = await run(`${page} VALUES ('33', 'page-0', 'New', '<p>x</p>', 'en') ON CONFLICT DO NOTHING`, []);
		expect(skipped.writes?.map(({ status }) => status)).toEqual(["skipped"]);
		const refused = run(`${page} VALUES ('33', 'page-0', 'New', '<p>x</p>', 'en')`, []);
		await expect(refused).rejects.toMatchObject({ code: "row_exists" });
		expect(sandbox.writes).toHaveLength(before);
		expect(await titles()).toEqual(["Page 1"]);
	});

	test("are changed by ON CONFLICT DO UPDATE and by UPSERT", async () => {
		await run(
			`${page} VALUES ('33', 'page-0', 'Newer', '<p>x</p>', 'en') ON CONFLICT (source_id, external_id) DO UPDATE SET title = excluded.title`,
			[],
		);
		expect(await titles()).toEqual(["Newer"]);
		const order =
			"UPSERT INTO custom_object_instances (type, external_id, custom_attributes) VALUES ('Order', 'object_1', ?)";
		await write(() => run(order, [{ order_number: "ORDER-2" }]));
		const { rows } = await run(
			"SELECT id, custom_attributes FROM custom_object_instances WHERE type = 'Order' AND external_id = 'object_1'",
			[],
		);
		expect(rows).toMatchObject([{ id: "26", custom_attributes: { order_number: "ORDER-2" } }]);
	});

	test("values go by the names that requests have for them", async () => {
		await write(() => run("UPDATE content_import_sources SET status = 'deactivated' WHERE id = '33'", []));
		expect(sandbox.writes.at(-1)?.body).toMatchObject({ sync_behavior: "automated", status: "deactivated" });
		const { rows } = await run("SELECT sync_behavior FROM content_import_sources WHERE id = '33'", []);
		expect(rows).toEqual([{ sync_behavior: "automatic" }]);
	});
});

// One row, one request; and its body is as the official description has it.
async function write(work: () => ReturnType<Connection["query"]>): Promise<void> {
	const before = sandbox.writes.length;
	const { rowCount, writes } = await work();
	expect([rowCount, writes?.map(({ status }) => status)]).toEqual([1, ["written"]]);
	const done = sandbox.writes.slice(before);
	expect(done).toHaveLength(1);
	for (const { operation, body } of done) {
		const [method = "", path = ""] = operation.split(" ");
		expect(description?.checkRequest(method, path, body) ?? [], `${operation} ${JSON.stringify(body)}`).toEqual([]);
	}
}

function run(sql: string, parameters: readonly unknown[]): ReturnType<Connection["query"]> {
	const values = parameters.map((value) =>
		typeof value === "object" && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value,
	);
	return connection.query(sql, values as never);
}

async function findRow(table: TableDefinition, tried: WriteCase, known: GivenValues): Promise<Record<string, unknown>> {
	const { where, values } = nameRow(table, tried, known);
	const { rows } = await run(`SELECT * FROM ${table.name} WHERE ${where}`, values);
	expect(rows, `${table.name} WHERE ${where}`).toHaveLength(1);
	return rows[0] as Record<string, unknown>;
}

// By the key; where nobody can give that, by all that a row is known by.
function nameRow(table: TableDefinition, { foundBy, row }: WriteCase, known: GivenValues) {
	const isNew = table.key.some((name) => known[name] === undefined);
	const given = row === undefined ? Object.keys(known) : Object.keys(row(world));
	const columns = table.columns.map(({ name }) => name);
	const plain = given.filter((name) => columns.includes(name) && isPlain(known[name]));
	const names = foundBy ?? (isNew ? plain : table.key);
	return { where: names.map((name) => `${name} = ?`).join(" AND "), values: names.map((name) => known[name]) };
}

function isPlain(value: unknown): boolean {
	return typeof value === "string" && !value.startsWith("<");
}

// As SQL reads it; inputs are not read.
function expectGiven(table: TableDefinition, row: Readonly<Record<string, unknown>>, given: GivenValues): void {
	for (const [name, value] of Object.entries(given)) {
		if (value === undefined) continue;
		if (!(name in row)) expect(table.write?.inputs.map((input) => input.name)).toContain(name);
		else expect([name, readable(row[name])]).toEqual([name, readable(value)]);
	}
}

function readable(value: unknown): unknown {
	if (value instanceof Date) return value.toISOString();
	if (typeof value !== "string" || !/^([[{]|-?\d+(\.\d+)?$)/.test(value)) return value;
	return JSON.parse(value);
}

async function lookAt(tried: WriteCase, row: Readonly<Record<string, unknown>>): Promise<Wire> {
	try {
		return await tried.look(row, world);
	} catch (error) {
		if ((error as { statusCode?: number }).statusCode === 404) return undefined;
		throw error;
	}
}

// As the service shows it to others.
async function expectSeen(
	tried: WriteCase,
	table: TableDefinition,
	row: Readonly<Record<string, unknown>>,
	given: GivenValues,
	places: GivenValues,
): Promise<void> {
	const seen = await lookAt(tried, row);
	expect(seen).toBeDefined();
	for (const [place, value] of Object.entries(places)) expect([place, follow(seen, place)]).toEqual([place, value]);
	const values: GivenValues = { ...given, ...tried.readAs };
	for (const { name, path, from } of table.columns) {
		const value = values[name];
		if (!(name in given) || value === undefined || path.startsWith("^")) continue;
		const wire = decode(follow(seen, path), from);
		expect([name, wire]).toEqual([name, from === "id" ? value : readable(value)]);
	}
}

function follow(value: Wire, place: string): Wire {
	return place.split(".").reduce((holder, step) => holder?.[step], value);
}

function decode(value: Wire, from: TableDefinition["columns"][number]["from"]): unknown {
	if (value === null || value === undefined) return null;
	if (from === "id") return String(value);
	if (from === "unix_seconds") return new Date(value * 1000).toISOString();
	if (from === "iso8601" && typeof value === "string" && value.includes("T")) return new Date(value).toISOString();
	return value;
}
