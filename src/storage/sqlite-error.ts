import Database from "better-sqlite3";
import { createError, explainStrayError, type ProviderError } from "../base/index.ts";
import { explainLoadFault } from "./native-module.ts";
import { diskErrorTable, statementErrorTable } from "./sqlite-error-table.ts";

/**
 * Turns whatever a SQLite call threw into the error to report; a ProviderError, which a registered function may have thrown, stays as it is.
 * @param path The file, for the text of the error.
 * @example explainSqliteError(new SqliteError("integer overflow", "SQLITE_ERROR"), "cache.sqlite").sqlState // "22003"
 */
export function explainSqliteError(error: unknown, path: string): ProviderError {
	if (!(error instanceof Database.SqliteError)) return explainLoadFault(error) ?? explainStrayError(error);
	const disk = diskErrorTable.find((row) => error.code.startsWith(row.code));
	if (disk) {
		const { problem, advice } = disk;
		return createError(
			"cache_disk",
			{ path, problem, advice },
			{ detail: `${error.code}: ${error.message}`, cause: error },
		);
	}
	const text = `${error.code}: ${error.message}`;
	const row = statementErrorTable.find(({ pattern }) => pattern.test(text));
	if (row) {
		const { sqlState, problem, advice } = row;
		return createError("execution_failed", { sqlState, problem, advice }, { cause: error });
	}
	return createError("internal", { problem: `SQLite says: ${error.message}` }, { cause: error });
}

/**
 * Tells whether an error means that the file's contents are broken.
 * @example isDamage(new SqliteError("file is not a database", "SQLITE_NOTADB")) // true
 */
export function isDamage(error: unknown): boolean {
	return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}
