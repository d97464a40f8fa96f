import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type ColumnDefinition, loadProfile, type Profile, type TableDefinition } from "../../src/profile/index.ts";

// Intercom's official descriptions lie beside the repository where checks run; they are not part of it.
const folder = new URL("../../../shared/openapi/", import.meta.url);
const isPresent = existsSync(new URL("intercom-2.16.yaml", folder));
if (!isPresent) console.warn("skipped: Intercom's OpenAPI descriptions are not beside the repository");

interface Schema {
	readonly $ref?: string;
	readonly type?: string;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly items?: Schema;
	readonly allOf?: readonly Schema[];
	readonly oneOf?: readonly Schema[];
	readonly additionalProperties?: unknown;
}

interface Operation {
	readonly description?: string;
	readonly responses: Readonly<
		Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
	>;
}

interface Description {
	readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
	readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** The schema of each table's rows. */
const rowSchemas: Readonly<Record<string, string>> = {
	admins: "admin",
	article_statistics: "article",
	article_tags: "tag",
	articles: "article",
	audiences: "audience",
	away_status_reasons: "away_status_reason",
	brands: "brand",
	calls: "call",
	collections: "collection",
	companies: "company",
	company_contacts: "contact",
	company_notes: "company_note",
	company_segments: "segment",
	company_tags: "tag_basic",
	contact_companies: "company",
	contact_merge_history: "merge_history_item",
	contact_notes: "note",
	contact_segments: "segment",
	contact_subscriptions: "subscription_type",
	contact_tags: "tag",
	contacts: "contact",
	content_import_sources: "content_import_source",
	content_snippets: "content_snippet",
	conversation_attachments: "part_attachment",
	conversation_attributes: "conversation_attribute",
	conversation_contacts: "contact_reference",
	conversation_handling_events: "handling_event",
	conversation_linked_objects: "linked_object",
	conversation_parts: "conversation_part",
	conversation_tags: "tag",
	conversation_team_first_responses: "conversation_response_time",
	conversation_teammates: "reference",
	conversations: "conversation",
	data_attributes: "data_attribute",
	data_connectors: "data_connector",
	deleted_conversations: "deleted_conversation_item",
	emails: "email_setting",
	external_pages: "external_page",
	help_center_redirects: "help_center_redirect",
	help_centers: "help_center",
	internal_articles: "internal_article",
	macros: "macro",
	news_item_assignments: "newsfeed_assignment",
	news_items: "news_item",
	newsfeeds: "newsfeed",
	office_hours_exceptions: "office_hours_exception",
	office_hours_schedules: "office_hours_schedule",
	segments: "segment",
	subscription_types: "subscription_type",
	tags: "tag",
	team_metrics: "team_metric",
	teams: "team",
	ticket_contacts: "contact_reference",
	ticket_linked_objects: "linked_object",
	ticket_parts: "ticket_part",
	ticket_states: "ticket_state_detailed",
	ticket_type_attributes: "ticket_type_attribute",
	ticket_types: "ticket_type",
	tickets: "ticket",
};

/** Tables that show what belongs to a link; the rest is in the table that they link to. */
const linkTables: readonly string[] = [
	"article_statistics",
	"article_tags",
	"company_contacts",
	"company_segments",
	"contact_companies",
	"contact_segments",
	"contact_subscriptions",
	"contact_tags",
	"conversation_tags",
];

/** Columns that the schema of 2.16 does not have, and why they are there. */
const beyondSchema: Readonly<Record<string, string>> = {
	"admins.avatar_image_url": "2.11 writes the avatar as an object",
	"contacts.formatted_phone": "2.11 only",
	"contacts.location_country_code": "in the examples",
	"contacts.location_continent_code": "in the examples",
	"contacts.opted_in_subscription_types_total_count": "in the examples",
	"contacts.opted_out_subscription_types_total_count": "in the examples",
	"contacts.utm_campaign": "in the examples",
	"contacts.utm_content": "in the examples",
	"contacts.utm_medium": "in the examples",
	"contacts.utm_source": "in the examples",
	"contacts.utm_term": "in the examples",
	"contacts.referrer": "in the examples",
	"contacts.unsubscribed_from_sms": "in the answers of real workspaces",
	"contacts.sms_consent": "in the answers of real workspaces",
	"conversations.topics": "in the examples",
	"conversations.ticket": "in the examples",
	"article_statistics.conversations": "so in the examples; the schema calls it conversions",
	"articles.parent_id": "up to 2.15 only",
	"articles.parent_type": "up to 2.15 only",
	"tickets.title": "a key of the open map ticket_attributes",
	"tickets.description": "a key of the open map ticket_attributes",
};

/** Columns whose first version cannot be seen in the schemas, and why. */
const otherwiseDated: Readonly<Record<string, string>> = {
	"admins.avatar": "2.11 has it in another form",
	"article_tags.tag_id": "in articles from 2.13 on; tags themselves are older",
	"article_tags.name": "as above",
	"article_tags.applied_at": "as above",
	"article_tags.applied_by_type": "as above",
	"article_tags.applied_by_id": "as above",
};

/** What the schema has and no column shows, and why. */
const leftOut: Readonly<Record<string, string>> = {
	"articles.tags": "the table article_tags",
	"articles.statistics": "the table article_statistics; only in the answer for one article",
	"company_notes.author": "its id, name and address are there; the rest is in admins",
	"company_notes.company": "read from the company that it belongs to",
	"contact_notes.author": "its id, name and address are there; the rest is in admins",
	"contact_notes.company": "notes about companies are in company_notes",
	"contact_notes.contact": "read from the contact that it belongs to",
	"help_center_redirects.help_center_id": "read from the help center that it belongs to",
	"news_items.newsfeed_assignments": "the table news_item_assignments",
	"office_hours_exceptions.office_hours_schedule_id": "read from the schedule that it belongs to",
	"companies.notes": "the table company_notes",
	"contacts.tags": "the table contact_tags",
	"contacts.companies": "the table contact_companies",
	"contacts.notes": "the table contact_notes",
	"contacts.merge_history": "the table contact_merge_history",
	"conversations.tags": "the table conversation_tags",
	"conversations.contacts": "the table conversation_contacts",
	"conversations.conversation_parts": "the table conversation_parts; only in the answer for one conversation",
	"conversations.company": "its id is there to join companies",
	"conversations.monitor_evaluations": "only in answers that were asked for it",
	"conversations.scorecards": "only in answers that were asked for it",
	"conversation_contacts.type": "always contact",
	"ticket_type_attributes.ticket_type_id": "read from the type that it lies in",
	"ticket_types.ticket_type_attributes": "the table ticket_type_attributes",
	"tickets.ticket_type": "its id and name are there; the rest is in ticket_types",
	"tickets.contacts": "the table ticket_contacts",
	"tickets.ticket_parts": "the table ticket_parts",
	"tickets.linked_objects": "the table ticket_linked_objects",
	"tags.applied_at": "only where a tag is applied to something",
	"tags.applied_by": "only where a tag is applied to something",
};

describe.skipIf(!isPresent)("held against Intercom's official description,", () => {
	let profile: Profile;
	let newest: Description;
	let oldest: Description;

	beforeAll(async () => {
		profile = await loadProfile("Intercom");
		newest = readDescription("2.16");
		oldest = readDescription("2.11");
	});

	test("every column stands where the row's schema has it, with a fitting type", () => {
		const wrong = eachColumn(profile).flatMap(({ table, column }) => {
			const name = `${table.name}.${column.name}`;
			const schema = findSchema(newest, table, column.path);
			if (column.path.startsWith("^") || column.path === ".") return [];
			if (schema === undefined) return name in beyondSchema ? [] : [`${name}: no ${column.path}`];
			if (name in beyondSchema) return [`${name}: is in the schema`];
			const types = fittingTypes[column.from];
			const type = schema.type ?? (schema.oneOf || schema.properties ? "object" : "?");
			return types.includes(type) ? [] : [`${name}: ${type} read as ${column.from}`];
		});
		expect(wrong).toEqual([]);
	});

	test("every field of the rows is a column, or is left out for a reason", () => {
		const missing = profile.tables.flatMap((table) => {
			const schema = rowSchemas[table.name];
			if (schema === undefined || linkTables.includes(table.name)) return [];
			const shown = new Set(table.columns.map((column) => column.path));
			return listLeaves(newest, { $ref: schema }, "", shown)
				.map((path) => `${table.name}.${path}`)
				.filter((path) => !path.endsWith(".type") || !isConstantType(path))
				.filter((path) => !Object.keys(leftOut).some((reason) => path === reason || path.startsWith(`${reason}.`)));
		});
		expect(missing).toEqual([]);
	});

	test("a column that 2.11 does not have says since when it is there", () => {
		const silent = eachColumn(profile).flatMap(({ table, column }) => {
			const name = `${table.name}.${column.name}`;
			if (column.path.startsWith("^") || column.path === "." || name in beyondSchema) return [];
			const isOld = findSchema(oldest, table, column.formerly?.path ?? column.path) !== undefined;
			return isOld === ((column.since ?? table.since) === undefined) || name in otherwiseDated ? [] : [name];
		});
		expect(silent).toEqual([]);
	});

	test("every endpoint is documented", () => {
		const paths = Object.entries(newest.paths).flatMap(([path, operations]) =>
			Object.keys(operations).map((method) => `${method} ${path.replace(/\{\w+\}/g, "{}")}`),
		);
		const used = profile.tables.flatMap((table) =>
			table.read.flatMap((access) => {
				if (access.kind === "embedded") return [];
				const method = access.kind === "search" ? "post" : access.kind === "list" ? access.method.toLowerCase() : "get";
				return [`${method} ${access.path.replace(/\{\w+\}/g, "{}")}`];
			}),
		);
		expect(used.filter((path) => !paths.includes(path))).toEqual([]);
		expect(used.length).toBeGreaterThan(10);
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

function readDescription(version: string): Description {
	return parse(readFileSync(new URL(`intercom-${version}.yaml`, folder), "utf8"), { maxAliasCount: -1 });
}

function eachColumn(profile: Profile): { table: TableDefinition; column: ColumnDefinition }[] {
	return profile.tables.flatMap((table) => table.columns.map((column) => ({ table, column })));
}

function resolveSchema(description: Description, schema: Schema): Schema {
	const name = schema.$ref?.split("/").at(-1);
	if (name !== undefined) return resolveSchema(description, description.components.schemas[name] ?? {});
	// Of several forms a row may have any, so it has the fields of all.
	const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? [])].map((part) => resolveSchema(description, part));
	const all: readonly Schema[] = [...parts, schema];
	const properties = Object.assign({}, ...all.map((part) => part.properties));
	return Object.assign({}, ...all, Object.keys(properties).length > 0 ? { properties } : {});
}

function findSchema(description: Description, table: TableDefinition, path: string): Schema | undefined {
	let schema: Schema | undefined = { $ref: rowSchemas[table.name] ?? "" };
	for (const step of path.split(".")) {
		schema = resolveSchema(description, schema).properties?.[step];
		if (schema === undefined) return undefined;
	}
	return resolveSchema(description, schema);
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
