import type { SqlValue } from "../base/index.ts";
import type { ColumnDefinition, InputDefinition, TableDefinition } from "../profile/index.ts";

/** A table as far as writing knows it. */
export interface WritableTable {
	readonly name: string;
	readonly definition: Pick<TableDefinition, "key" | "write">;
	/** Those that the connection's API version has, and attributes. */
	readonly columns: readonly ColumnDefinition[];
}

/** One row that is to be made, changed or deleted; values are as results have them, JSON and numeric as text. */
export interface RowToWrite {
	readonly action: "insert" | "update" | "delete";
	/** Its number in the statement, from 1; absent where it is the only one. */
	readonly number?: number | undefined;
	/** What the statement gives, by column. */
	readonly given: Readonly<Record<string, SqlValue>>;
	/** What is known of the row that is there, by column. */
	readonly present: Readonly<Record<string, SqlValue>>;
	/** Of a row to be made: it may be there already, so that NULL takes the place of a value. */
	readonly mayExist?: boolean | undefined;
}

/** Whatever can be written of a table: columns, and inputs that are not read. */
export type WritableColumn = ColumnDefinition | InputDefinition;

/** Everything that can be written of a table. */
export function listWritables({ definition, columns }: WritableTable): readonly WritableColumn[] {
	return [...columns, ...(definition.write?.inputs ?? [])].filter(({ write }) => write !== undefined);
}

/** Tells in an error which row is meant, where there are several. */
export function nameRow({ number }: Pick<RowToWrite, "number">): string {
	return number === undefined ? "" : ` (row ${String(number)})`;
}
