import type { ColumnType as KyselyColumn } from "kysely";
import type { JsonValue } from "../base/index.ts";

/** A column that the service sets: no statement writes it. */
export type ReadOnly<Value> = KyselyColumn<Value, never, never>;

/** A column that INSERT and UPDATE may set. */
export type Writable<Value, Written = Value> = KyselyColumn<Value, Written | undefined, Written>;

/** A column that INSERT must set, and UPDATE may. */
export type Mandatory<Value, Written = Value> = KyselyColumn<Value, Written, Written>;

/** A column that INSERT may set, and nothing afterwards. */
export type Initial<Value, Written = Value> = KyselyColumn<Value, Written | undefined, never>;

/** A column that INSERT must set, and nothing afterwards. */
export type MandatoryInitial<Value, Written = Value> = KyselyColumn<Value, Written, never>;

/** A column that UPDATE may set, and INSERT not. */
export type Later<Value, Written = Value> = KyselyColumn<Value, never, Written>;

/** A column of a table into which no row is inserted: it would have to be given, and nothing is of its type. */
export type NotInserted<Value> = KyselyColumn<Value, NoRowIsInserted, never>;

declare const noRowIsInserted: unique symbol;

interface NoRowIsInserted {
	readonly [noRowIsInserted]: never;
}

/**
 * One of the words that the service is known to use; it may come to use others.
 * @example const state: Open<"open" | "closed"> = "snoozed"
 */
export type Open<Word extends string> = Word | (string & Record<never, never>);

/**
 * An object of JSON with the members that are known.
 * @example const tag: JsonRecord<"id" | "name"> = { id: "7", name: "vip" }
 */
export type JsonRecord<Member extends string> = { readonly [Name in Member]?: JsonValue };
