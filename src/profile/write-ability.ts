import type { TableDefinition } from "./profile.ts";
import type { TableWrite, ValueWrite } from "./write.ts";

/** What statements may do with a column. */
export interface ColumnAbility {
	/** INSERT may give it. */
	readonly isInsertable: boolean;
	/** UPDATE may set it. */
	readonly isUpdatable: boolean;
	/** INSERT has to give it. */
	readonly isRequired: boolean;
}

/**
 * Tells what statements may do with a column or an input of a table.
 * @param write How it is written; absent: never.
 * @example findColumnAbility(undefined, {}) // { isInsertable: false, isUpdatable: false, isRequired: false }
 */
export function findColumnAbility(
	write: Pick<ValueWrite, "when" | "isRequired" | "default"> | undefined,
	table: Pick<TableWrite, "insert" | "update"> = {},
): ColumnAbility {
	const isInsertable = table.insert !== undefined && takesValue(write, "insert");
	const isUpdatable = table.update !== undefined && takesValue(write, "update");
	const isRequired = isInsertable && write?.isRequired === true && write.default === undefined;
	return { isInsertable, isUpdatable, isRequired };
}

/** Tells whether a value can be given to a new row, or to one that is there. */
export function takesValue(write: Pick<ValueWrite, "when"> | undefined, deed: "insert" | "update"): boolean {
	return write !== undefined && write.when !== (deed === "insert" ? "change" : "create");
}

/**
 * What statements may do with a column, as a person reads it.
 * @example nameColumnAbility({ isInsertable: true, isUpdatable: true, isRequired: true }) // "insert (required), update"
 */
export function nameColumnAbility({ isInsertable, isUpdatable, isRequired }: ColumnAbility): string {
	const words = [isInsertable && `insert${isRequired ? " (required)" : ""}`, isUpdatable && "update"];
	return words.filter((word) => word !== false).join(", ");
}

/** What statements may do with a table. */
export interface TableAbility {
	readonly isInsertable: boolean;
	readonly isUpdatable: boolean;
	readonly isDeletable: boolean;
	/** The columns by which UPSERT and ON CONFLICT DO UPDATE find a row, in each of these ways. */
	readonly upsertKeys: readonly (readonly string[])[];
}

/**
 * Tells what statements may do with a table.
 * @example findTableAbility({ key: ["id"], write: undefined }).upsertKeys // []
 */
export function findTableAbility(definition: Pick<TableDefinition, "key" | "write">): TableAbility {
	const { insert, update, delete: removal } = definition.write ?? {};
	const all = insert === undefined ? [] : listConflictKeys(definition);
	return {
		isInsertable: insert !== undefined,
		isUpdatable: update !== undefined,
		isDeletable: removal !== undefined,
		// A row that nothing changes is at best found by the service itself.
		upsertKeys: update ? all : all.filter((key) => isSameKey(key, insert?.upsertsBy ?? [])),
	};
}

/**
 * The columns by which rows of a table are one: its key, each that is unique, and those by which the service finds a row, which may be several.
 * @example listConflictKeys({ key: ["id"], write: { unique: ["external_id"], inputs: [] } }) // [["id"], ["external_id"]]
 */
export function listConflictKeys({
	key,
	write,
}: Pick<TableDefinition, "key" | "write">): readonly (readonly string[])[] {
	const keys = [key, ...(write?.unique ?? []).map((name) => [name])];
	const { upsertsBy = [] } = write?.insert ?? {};
	const isKnown = upsertsBy.length === 0 || keys.some((known) => isSameKey(known, upsertsBy));
	return isKnown ? keys : [...keys, upsertsBy];
}

/** Tells whether two keys have the same columns. */
export function isSameKey(left: readonly string[], right: readonly string[]): boolean {
	return left.length === right.length && left.every((name) => right.includes(name));
}

/**
 * What statements may do with a table, as a person reads it.
 * @returns Empty for a table that is only read.
 * @example nameTableAbility({ isInsertable: true, isUpdatable: true, isDeletable: false, upsertKeys: [["id"]] }) // "INSERT, UPDATE; UPSERT by id"
 */
export function nameTableAbility({ isInsertable, isUpdatable, isDeletable, upsertKeys }: TableAbility): string {
	const words = [isInsertable && "INSERT", isUpdatable && "UPDATE", isDeletable && "DELETE"];
	const deeds = words.filter((word) => word !== false).join(", ");
	if (upsertKeys.length === 0) return deeds;
	return `${deeds}; UPSERT by ${nameKeys(upsertKeys)}`;
}

/**
 * Keys in words: `id or (contact_id, tag_id)`.
 * @example nameKeys([["id"], ["contact_id", "tag_id"]]) // "id or (contact_id, tag_id)"
 */
export function nameKeys(keys: readonly (readonly string[])[]): string {
	return keys.map((key) => (key.length === 1 ? key[0] : `(${key.join(", ")})`)).join(" or ");
}
