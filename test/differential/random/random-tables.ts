import type { Connection } from "../../../src/driver/index.ts";
import type { Kind } from "./kind.ts";

/** A table of the workspace as random statements speak of it. */
export interface RandomTable {
	readonly name: string;
	readonly columns: readonly { readonly name: string; readonly kind: Kind }[];
	readonly key: readonly string[];
	readonly rows: number;
}

/** Columns of two tables that mean the same. */
export const links: readonly (readonly [one: string, column: string, other: string, otherColumn: string])[] = [
	["conversations", "id", "conversation_parts", "conversation_id"],
	["conversations", "id", "conversation_tags", "conversation_id"],
	["conversations", "id", "conversation_contacts", "conversation_id"],
	["conversations", "team_assignee_id", "teams", "id"],
	["conversations", "admin_assignee_id", "admins", "id"],
	["conversation_tags", "tag_id", "tags", "id"],
	["conversation_contacts", "contact_id", "contacts", "id"],
	["contacts", "id", "contact_tags", "contact_id"],
	["contacts", "id", "contact_companies", "contact_id"],
	["contact_tags", "tag_id", "tags", "id"],
	["contact_companies", "company_id", "companies", "id"],
	["team_admins", "team_id", "teams", "id"],
	["team_admins", "admin_id", "admins", "id"],
	["tickets", "admin_assignee_id", "admins", "id"],
	["article_statistics", "article_id", "articles", "id"],
];

const keys: Readonly<Record<string, readonly string[]>> = {
	conversation_parts: ["conversation_id", "id"],
	conversation_tags: ["conversation_id", "tag_id"],
	conversation_contacts: ["conversation_id", "contact_id"],
	contact_tags: ["contact_id", "tag_id"],
	contact_companies: ["contact_id", "company_id"],
	team_admins: ["team_id", "admin_id"],
	article_statistics: ["article_id"],
};

/** The names of the tables. */
export const tableNames: readonly string[] = [...new Set(links.flatMap(([one, , other]) => [one, other]))].sort();

const kindsOfTypes: Readonly<Record<string, Kind>> = {
	varchar: "text",
	text: "text",
	integer: "integer",
	double: "double",
	numeric: "numeric",
	boolean: "boolean",
	timestamp: "instant",
	date: "date",
	json: "json",
};

/** Reads the tables, to speak of those columns that have values. */
export async function readTables(connection: Connection): Promise<readonly RandomTable[]> {
	const tables: RandomTable[] = [];
	for (const name of tableNames) {
		const { columns, rows } = await connection.query(`SELECT * FROM ${name}`);
		const filled = columns.filter((column) => rows.some((row) => row[column.name] !== null));
		tables.push({
			name,
			columns: filled.map((column) => {
				const isList = rows.every((row) => Array.isArray(row[column.name]));
				return { name: column.name, kind: isList ? "list" : (kindsOfTypes[column.type] ?? "text") };
			}),
			key: keys[name] ?? ["id"],
			rows: rows.length,
		});
	}
	return tables;
}
