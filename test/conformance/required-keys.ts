import type { Connection } from "../../src/driver/index.ts";
import { printLiteral, type Value } from "./predicates.ts";

/**
 * For tables that are read only by what a statement names: the condition that names all that there is, made of the keys that a
 * query gives, or of literals.
 */
export const requiredKeys: Readonly<
	Record<string, { readonly column: string; readonly keys: string | readonly string[] }>
> = {
	visitors: { column: "user_id", keys: "SELECT id FROM contacts WHERE role = 'lead'" },
	data_events: { column: "contact_id", keys: "SELECT id FROM contacts" },
	data_event_summaries: { column: "contact_id", keys: "SELECT id FROM contacts" },
	message_statuses: { column: "ruleset_id", keys: ["12001", "12002", "12003"] },
	whatsapp_message_statuses: {
		column: "message_id",
		keys: "SELECT whatsapp_message_id FROM message_statuses WHERE ruleset_id IN ('12001', '12002', '12003')",
	},
	fin_voice_calls: { column: "conversation_id", keys: "SELECT conversation_id FROM calls" },
	fin_voice_latest_calls: { column: "user_phone_number", keys: "SELECT phone FROM calls" },
	call_transcripts: { column: "conversation_id", keys: "SELECT conversation_id FROM calls" },
	custom_object_instances: { column: "type", keys: ["Order", "Subscription"] },
	article_version_contents: {
		column: "article_id = '9011001' AND id",
		keys: "SELECT id FROM article_versions WHERE article_id = '9011001'",
	},
	content_tags: { column: "tag_id", keys: "SELECT id FROM tags" },
	content_matches: { column: "query", keys: ["refund", "export", "team"] },
	article_matches: { column: "phrase", keys: ["refund", "export", "team"] },
	folder_internal_articles: { column: "folder_id", keys: ["1"] },
};

/** The column by which a table is asked for that has no list, and its values. */
export async function listRequired(table: string, connection: Connection) {
	const { column, keys } = requiredKeys[table] ?? { column: "", keys: [] };
	const values = typeof keys === "string" ? await readKeys(keys, connection) : keys;
	return { column, keys: values.map(String) };
}

/** The condition without which a table cannot be read; undefined where there is none. */
export async function findRequired(table: string, connection: Connection): Promise<string | undefined> {
	if (!(table in requiredKeys)) return undefined;
	const { column, keys } = await listRequired(table, connection);
	return `${column} IN (${keys.map(printLiteral).join(", ")})`;
}

async function readKeys(sql: string, connection: Connection): Promise<readonly Value[]> {
	const { rows } = await connection.query(sql);
	const values = rows.flatMap((row) => Object.values(row)).filter((value) => value !== null);
	return [...new Set(values as Value[])];
}
