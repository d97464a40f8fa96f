import type { ColumnType } from "../base/index.ts";
import { quoteIdentifier } from "./identifier.ts";
import type { RowVersions, StoredColumn } from "./storage.ts";

/**
 * The declared type of a column, chosen so that no value changes (https://www.sqlite.org/datatype3.html#type_affinity):
 * TEXT keeps "0012" a text, NUMERIC keeps 100 and 12.5 apart from each other and from text with letters.
 */
export const declaredTypes: Readonly<Record<ColumnType, string>> = {
	varchar: "TEXT",
	text: "TEXT",
	integer: "INTEGER",
	double: "REAL",
	numeric: "NUMERIC",
	boolean: "INTEGER",
	timestamp: "TEXT",
	date: "TEXT",
	json: "TEXT",
};

/**
 * The statements that create a table and the unique index on its key.
 * @example printCreateTable("t", [{ name: "id", type: "varchar" }], ["id"])[0] // 'CREATE TABLE "t" ("id" TEXT)'
 */
export function printCreateTable(
	name: string,
	columns: readonly StoredColumn[],
	key: readonly string[],
): readonly string[] {
	const declarations = columns.map((column) => `${quoteIdentifier(column.name)} ${declaredTypes[column.type]}`);
	// A table with a rowid, and the key beside it: scanned as is, rows come in the order in which they arrived.
	const table = `CREATE TABLE ${quoteIdentifier(name)} (${declarations.join(", ")})`;
	if (key.length === 0) return [table];
	const index = `CREATE UNIQUE INDEX ${quoteIdentifier(`${name}_key`)} ON ${quoteIdentifier(name)}`;
	return [table, `${index} (${key.map(quoteIdentifier).join(", ")})`];
}

/**
 * The statement that inserts one row, or replaces the one with its key.
 * @example printInsertRow("t", 2) // 'INSERT OR REPLACE INTO "t" VALUES (?, ?)'
 */
export function printInsertRow(name: string, columnCount: number): string {
	const marks = Array.from({ length: columnCount }, () => "?").join(", ");
	return `INSERT OR REPLACE INTO ${quoteIdentifier(name)} VALUES (${marks})`;
}

/**
 * The statement that inserts one row, or puts it in the place of the row with its key unless that one is newer.
 * @example printPutRow("t", { columns: ["id", "at"], key: ["id"], newerBy: "at" })
 * // 'INSERT INTO "t" VALUES (?, ?) ON CONFLICT ("id") DO UPDATE SET "at" = "excluded"."at" WHERE ("excluded"."at" < "t"."at") IS NOT TRUE'
 */
export function printPutRow(name: string, { columns, key, newerBy }: RowVersions): string {
	const marks = columns.map(() => "?").join(", ");
	const changes = columns.filter((column) => !key.includes(column)).map(quoteIdentifier);
	const sets = changes.map((column) => `${column} = "excluded".${column}`).join(", ");
	const [table, change] = [quoteIdentifier(name), quoteIdentifier(newerBy)];
	// Where one of the two does not tell its time, the later arrival counts.
	const isNewer = `("excluded".${change} < ${table}.${change}) IS NOT TRUE`;
	const keys = key.map(quoteIdentifier).join(", ");
	return `INSERT INTO ${table} VALUES (${marks}) ON CONFLICT (${keys}) DO UPDATE SET ${sets} WHERE ${isNewer}`;
}

/**
 * The statement that drops a table.
 * @example printDropTable("t") // 'DROP TABLE IF EXISTS "t"'
 */
export function printDropTable(name: string): string {
	return `DROP TABLE IF EXISTS ${quoteIdentifier(name)}`;
}

/**
 * The statement that gives a table another name.
 * @example printRenameTable("t", "u") // 'ALTER TABLE "t" RENAME TO "u"'
 */
export function printRenameTable(from: string, to: string): string {
	return `ALTER TABLE ${quoteIdentifier(from)} RENAME TO ${quoteIdentifier(to)}`;
}

/**
 * The statement that makes the rows of a table findable by a column.
 * @example printCreateIndex("t", "at") // 'CREATE INDEX "t_at" ON "t" ("at")'
 */
export function printCreateIndex(name: string, column: string): string {
	return `CREATE INDEX ${quoteIdentifier(`${name}_${column}`)} ON ${quoteIdentifier(name)} (${quoteIdentifier(column)})`;
}

/**
 * The statement that gathers the statistics of a table.
 * @example printAnalyze("t") // 'ANALYZE "t"'
 */
export function printAnalyze(name: string): string {
	return `ANALYZE ${quoteIdentifier(name)}`;
}
