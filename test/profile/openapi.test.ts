import { beforeAll, describe, expect, test } from "vitest";
import { type ColumnDefinition, loadProfile, type Profile, type TableDefinition } from "../../src/profile/index.ts";
import {
	type Description,
	findRowSchema,
	followPath,
	isDescriptionPresent,
	listOperations,
	nameOperation,
	readOfficialDescription,
	resolveSchema,
	type Schema,
} from "./official-description.ts";
import { beyondSchema, leftOut, otherOperations, otherwiseDated, partialTables } from "./schema-reason-table.ts";

if (!isDescriptionPresent) console.warn("skipped: Intercom's OpenAPI descriptions are not beside the repository");

describe.skipIf(!isDescriptionPresent)("held against Intercom's official description,", () => {
	let profile: Profile;
	let newest: Description;
	let oldest: Description;

	beforeAll(async () => {
		profile = await loadProfile("Intercom");
		newest = readOfficialDescription("2.16");
		oldest = readOfficialDescription("2.11");
	});

	const findSchema = (description: Description, table: TableDefinition, path: string): Schema | undefined => {
		const row = findRowSchema(description, table, profile);
		return row && followPath(description, row, path);
	};

	test("every column stands where the row's schema has it, with a fitting type", () => {
		const wrong = eachColumn(profile).flatMap(({ table, column }) => {
			const name = `${table.name}.${column.name}`;
			const schema = findSchema(newest, table, column.path);
			if (column.path.startsWith("^") || column.path === ".") return [];
			if (schema === undefined) return name in beyondSchema ? [] : [`${name}: no ${column.path}`];
			if (name in beyondSchema) return [`${name}: is in the schema`];
			const types = column.above === undefined ? fittingTypes[column.from] : fittingTypes.double;
			const type = schema.type ?? (schema.oneOf || schema.properties ? "object" : "?");
			return types.includes(type) ? [] : [`${name}: ${type} read as ${column.from}`];
		});
		expect(wrong).toEqual([]);
	});

	test("every field of the rows is a column, or is left out for a reason", () => {
		const missing = profile.tables.flatMap((table) => {
			const schema = findRowSchema(newest, table, profile);
			if (schema === undefined) return [`${table.name} stands in no answer`];
			const owners = profile.tables.filter(
				({ name }) => name === table.name || name === partialTables[table.name] || partialTables[name] === table.name,
			);
			const shown = new Set(owners.flatMap(({ columns }) => columns.map(({ path }) => (path === "." ? "" : path))));
			const reasons = owners.flatMap(({ name }) => Object.keys(leftOut).flatMap((key) => cutName(key, name) ?? []));
			return listLeaves(newest, schema, "", shown)
				.filter((path) => !path.endsWith("type") || !isConstantType(path))
				.filter((path) => !reasons.some((reason) => path === reason || path.startsWith(`${reason}.`)))
				.map((path) => `${table.name}.${path}`);
		});
		expect(missing).toEqual([]);
	});

	test("a column that 2.11 does not have says since when it is there", () => {
		const silent = eachColumn(profile).flatMap(({ table, column }) => {
			const name = `${table.name}.${column.name}`;
			if (column.path.startsWith("^") || column.path === "." || name in beyondSchema) return [];
			const isOld = findSchema(oldest, table, column.formerly?.path ?? column.path) !== undefined;
			return isOld === ((column.since ?? table.since) === undefined) ||
				name in otherwiseDated ||
				table.name in otherwiseDated
				? []
				: [name];
		});
		expect(silent).toEqual([]);
	});

	test("every endpoint is documented", () => {
		const paths = Object.entries(newest.paths).flatMap(([path, operations]) =>
			Object.keys(operations).map((method) => nameOperation(method, path)),
		);
		const used = profile.tables.flatMap((table) => table.read.flatMap(listOperations));
		expect(used.filter((path) => !paths.includes(path))).toEqual([]);
		expect(used.length).toBeGreaterThan(10);
	});

	test("every operation that reads is asked by a table, or by none for a reason", () => {
		const reading = Object.entries(newest.paths).flatMap(([path, operations]) =>
			Object.keys(operations)
				.filter((method) => method === "get" || (method === "post" && /\/(search|list)$/.test(path)))
				.map((method) => nameOperation(method, path)),
		);
		expect(reading).toHaveLength(114);
		const deletions = profile.tables.flatMap(({ incremental }) =>
			incremental && incremental.deletions !== "count" ? [nameOperation("get", incremental.deletions.path)] : [],
		);
		const asked = new Set([...profile.tables.flatMap((table) => table.read.flatMap(listOperations)), ...deletions]);
		expect(reading.filter((name) => !asked.has(name)).sort()).toEqual(Object.keys(otherOperations).sort());
	});

	test.each([
		["contacts", 30],
		["conversations", 30],
		["tickets", 12],
	] as const)("every field that %s are searched by is documented, with its type", (name, least) => {
		const table = profile.tables.find((candidate) => candidate.name === name);
		const documented = readSearchFields(newest.paths[`/${name}/search`]?.["post"]?.description ?? "");
		expect(documented.size).toBeGreaterThan(least);
		const searched =
			table?.columns.filter((column) => column.isSortable || Object.keys(column.filter).length > 0) ?? [];
		expect(searched.length).toBeGreaterThan(least - 3);
		const wrong = searched.filter((column) => documented.get(column.field) !== sendTypes[column.send]);
		expect(wrong.map((column) => `${column.field}: ${documented.get(column.field) ?? "unknown"}`)).toEqual([]);
	});
});

const fittingTypes: Readonly<Record<ColumnDefinition["from"], readonly string[]>> = {
	text: ["string"],
	html: ["string"],
	plain_text: ["string"],
	id: ["string", "integer"],
	integer: ["integer"],
	double: ["number", "integer"],
	boolean: ["boolean"],
	unix_seconds: ["integer"],
	iso8601: ["string"],
	json: ["array", "object", "string"],
};

const sendTypes: Readonly<Record<ColumnDefinition["send"], string>> = {
	text: "String",
	integer: "Integer",
	double: "Float",
	boolean: "Boolean",
	unix_seconds: "Date",
	unix_ms: "Date",
	iso8601: "Date",
	date: "Date",
};

function eachColumn(profile: Profile): { table: TableDefinition; column: ColumnDefinition }[] {
	return profile.tables.flatMap((table) => table.columns.map((column) => ({ table, column })));
}

// "articles.tags" is "tags" of articles.
function cutName(key: string, table: string): string | undefined {
	return key.startsWith(`${table}.`) ? key.slice(table.length + 1) : undefined;
}

function listLeaves(description: Description, schema: Schema, path: string, shown: ReadonlySet<string>): string[] {
	if (shown.has(path)) return [];
	const { properties } = resolveSchema(description, schema);
	if (properties === undefined || path.split(".").length > 4) return [path];
	return Object.entries(properties).flatMap(([name, part]) =>
		listLeaves(description, part, path === "" ? name : `${path}.${name}`, shown),
	);
}

// What kind of thing an object is: the same in every row, but where several kinds may stand.
function isConstantType(path: string): boolean {
	if (path !== "type" && !path.endsWith(".type")) return false;
	return !["author.type", "assigned_to.type", "teammate.type", "source.type", "first_contact_reply.type"].some((end) =>
		path.endsWith(`.${end}`),
	);
}

// Rows of the table under "Accepted Fields": | created_at | Date (UNIX timestamp) |
function readSearchFields(text: string): Map<string, string> {
	const table = text.slice(text.indexOf("Accepted Fields"), text.indexOf("Accepted Operators"));
	const rows = table.matchAll(/^\|\s*([\w.{}]+)\s*\|\s*(String|Integer|Boolean|Date)/gm);
	return new Map([...rows].map(([, name = "", type = ""]) => [name, type]));
}
