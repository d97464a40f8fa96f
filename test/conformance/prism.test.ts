import { afterAll, describe, expect, it } from "vitest";
import { type CatalogTable, createCatalog } from "../../src/catalog/index.ts";
import { type Connection, connect } from "../../src/driver/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { expectValue, type Found, readObjects, type Source } from "./object-reader.ts";
import { printLiteral } from "./predicates.ts";
import { requiredKeys } from "./required-keys.ts";

// Stoplight's Prism answers with the examples of Intercom's official description, which nobody here wrote. It is no part
// of the project: `prism mock intercom-2.16.yaml`, and this file with PRISM_URL naming where it listens.
const url = process.env["PRISM_URL"];
const profile = await loadProfile("Intercom");
const { tables } = createCatalog(profile, "2.16");
const connections: Connection[] = [];
const source: Source = {
	url: url ?? "",
	token: "any",
	version: "2.16",
	profile,
	stateless: "list",
	findKeys: findExampleKeys,
};

/** Lists whose example tells of a next page, which Prism answers with the same page: only their first rows can be read. */
const endless: readonly string[] = [
	"companies",
	"contact_merge_history",
	"data_connectors",
	"data_connector_executions",
	"macros",
	"message_statuses",
];

const unfilteredEvents = "Prism does not read the exploded object by which events are filtered";

/** What Prism has no answer for. */
const unanswered: Readonly<Record<string, string>> = {
	data_events: unfilteredEvents,
	data_event_summaries: unfilteredEvents,
	fin_voice_latest_calls: "the description has no answer but refusals",
};

/** Tables whose list is empty in all examples, or not there. */
const withoutExample: readonly string[] = [
	"admin_teams",
	"article_tags",
	"article_translations",
	"company_contacts",
	"company_segments",
	"company_tags",
	"conversation_attachments",
	"conversation_linked_objects",
	"conversation_monitor_evaluations",
	"conversation_part_attachments",
	"conversation_scorecard_evaluators",
	"conversation_scorecards",
	"conversation_team_first_responses",
	"conversation_teammates",
	"newsfeed_items",
	"team_admins",
	"ticket_linked_objects",
	"ticket_part_attachments",
];

afterAll(async () => {
	await Promise.all(connections.map((connection) => connection.close()));
});

const title = "the examples of the official description, as Prism gives them";

it.skipIf(url !== undefined)(`${title} (PRISM_URL names no Prism)`, () => undefined);

describe.runIf(url !== undefined)(title, () => {
	// Without an address there is nothing to ask.
	const answered = tables.filter(({ name }) => url !== undefined && !(name in unanswered));

	it.each(answered.map((table) => [table.name, table] as const))("%s", async (name, table) => {
		const connection = await connect({
			URL: url ?? "",
			APIKey: "any",
			ConnectOnOpen: false,
			CacheLocation: ":memory:",
			AutoCache: false,
		});
		connections.push(connection);
		const { objects, condition } = await readExample(table);
		const wanted = objects.map((object) =>
			Object.fromEntries(table.columns.map((column) => [column.name, expectValue(column, object)])),
		);
		const list = table.columns.map((column) => `"${column.name}"`).join(", ");
		const ending = endless.includes(name) ? ` LIMIT ${wanted.length}` : "";
		const { rows } = await connection.query(`SELECT ${list} FROM ${name}${condition}${ending}`);
		const place = (row: Readonly<Record<string, unknown>>) =>
			JSON.stringify(table.definition.key.map((key) => row[key]));
		expect(new Map(rows.map((row) => [place(row), row]))).toEqual(new Map(wanted.map((row) => [place(row), row])));
		expect(rows.length > 0, "there is an example").toBe(!withoutExample.includes(name));
	});
});

interface Example {
	readonly objects: readonly Found[];
	/** What a statement must say so that just these are asked for. */
	readonly condition: string;
}

/** The objects of a table's example: of its list, or, where that is empty or does not end, of what a key is asked for. */
async function readExample(table: CatalogTable): Promise<Example> {
	const { name, definition } = table;
	if (name in requiredKeys) {
		const { column, keys } = await findExampleKeys(name);
		return { objects: await readTable(table), condition: writeCondition(column, keys) };
	}
	const path = definition.read.find(({ kind }) => kind === "child" || kind === "embedded");
	const parent = path && "parent" in path ? findTable(path.parent.table) : undefined;
	const objects = await readTable(table);
	if (objects.length > 0 && !(parent && endless.includes(parent.name))) return { objects, condition: "" };
	const way = objects.length > 0 ? "list" : "key";
	const byKey = await readTable(table, way);
	if (path === undefined || !("parent" in path) || !parent) {
		const [key = ""] = definition.key;
		return { objects: byKey, condition: writeCondition(key, listValues(table, key, byKey)) };
	}
	const keys = listValues(parent, path.parent.column, await readTable(parent, way));
	return { objects: byKey, condition: writeCondition(path.column, keys) };
}

// Of what has to be asked for by a value, the value that the example itself has.
async function findExampleKeys(name: string): Promise<{ readonly column: string; readonly keys: readonly string[] }> {
	const { column } = requiredKeys[name] ?? { column: "" };
	const table = findTable(name);
	const findKeys = () => Promise.resolve({ column, keys: ["1"] });
	const objects = await readObjects({ ...table.definition, columns: table.columns }, { ...source, findKeys });
	const [key = "1"] = listValues(table, column.split(" ").at(-1) ?? "", objects);
	// A slot before the last one has a value of its own, which the example must have, too.
	const [fixed] = column.includes(" AND ") ? listValues(table, column.split(" ")[0] ?? "", objects) : [];
	return { column: fixed === undefined ? column : column.replace(/'.*'/, printLiteral(fixed)), keys: [key] };
}

function readTable(
	{ definition, columns }: CatalogTable,
	stateless: "list" | "key" = "list",
): Promise<readonly Found[]> {
	return readObjects({ ...definition, columns }, { ...source, stateless });
}

function listValues({ columns }: CatalogTable, name: string, objects: readonly Found[]): readonly string[] {
	const column = columns.find((each) => each.name === name);
	const values: unknown[] = column ? objects.map((object) => expectValue(column, object)) : [];
	return [...new Set(values.filter((value) => value !== null).map(String))];
}

function writeCondition(column: string, keys: readonly string[]): string {
	return keys.length === 0 ? "" : ` WHERE ${column} IN (${keys.map(printLiteral).join(", ")})`;
}

function findTable(name: string): CatalogTable {
	const table = tables.find((each) => each.name === name);
	if (table === undefined) throw new Error(`no table ${name}`);
	return table;
}
