/** Rows of the cache beside the look-alike's own objects, each as one text. */
import type { Row } from "../../../src/driver/index.ts";
import type { Sandbox } from "../../../src/sandbox/index.ts";

/** A table whose rows can be compared. */
export type ComparedTable = "contacts" | "conversations";

// Columns of every kind: texts, numbers, flags, times, objects within objects, documents.
const paths: Readonly<Record<ComparedTable, Readonly<Record<string, string>>>> = {
	contacts: {
		id: "id",
		external_id: "external_id",
		role: "role",
		email: "email",
		name: "name",
		phone: "phone",
		created_at: "created_at",
		updated_at: "updated_at",
		last_seen_at: "last_seen_at",
		has_hard_bounced: "has_hard_bounced",
		location_city: "location.city",
		tags_total_count: "tags.total_count",
		custom_attributes: "custom_attributes",
	},
	conversations: {
		id: "id",
		title: "title",
		state: "state",
		open: "open",
		read: "read",
		created_at: "created_at",
		updated_at: "updated_at",
		waiting_since: "waiting_since",
		source_body: "source.body",
		source_author_id: "source.author.id",
		statistics_last_close_at: "statistics.last_close_at",
		statistics_count_conversation_parts: "statistics.count_conversation_parts",
		custom_attributes: "custom_attributes",
	},
};

/** A statement whose rows {@link describeRow} takes. */
export function selectCompared(table: ComparedTable): string {
	return `SELECT ${Object.keys(paths[table]).join(", ")} FROM ${table}`;
}

/** What a row says. */
export function describeRow(table: ComparedTable, row: Row): string {
	return describe(Object.keys(paths[table]).map((name) => row[name]));
}

/** What the rows of a table should say, by id. */
export function listTruth(sandbox: Sandbox, table: ComparedTable): Map<string, string> {
	return new Map(
		sandbox.truth[table]().map((object) => {
			const values = Object.values(paths[table]).map((path) => pick(object, path));
			return [String(object["id"]), describe(values)];
		}),
	);
}

/** What the service sends at the end of a path. */
function pick(object: unknown, path: string): unknown {
	return path.split(".").reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null)?.[name], object);
}

// Times are seconds on the wire, and moments in rows.
function describe(values: readonly unknown[]): string {
	return JSON.stringify(values.map((value) => (value instanceof Date ? value.getTime() / 1000 : (value ?? null))));
}
