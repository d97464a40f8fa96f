import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { explainSqliteError } from "../../src/storage/sqlite-error.ts";

const explain = (code: string, message = "…") =>
	explainSqliteError(new Database.SqliteError(message, code), "/tmp/x.db");

describe("errors of SQLite", () => {
	it.each([
		"SQLITE_FULL",
		"SQLITE_READONLY_DBMOVED",
		"SQLITE_IOERR_WRITE",
		"SQLITE_CANTOPEN",
		"SQLITE_BUSY",
		"SQLITE_CORRUPT",
	])("%s becomes cache_disk with the path and what to do", (code) => {
		const error = explain(code);
		expect(error).toMatchObject({ code: "cache_disk", sqlState: "58030", detail: `${code}: …` });
		expect(error.message).toContain("/tmp/x.db");
		expect(error.hint).toBeTruthy();
	});

	it.each([
		["SQLITE_ERROR", "malformed JSON", "22P02"],
		["SQLITE_ERROR", "ESCAPE expression must be a single character", "22025"],
		["SQLITE_TOOBIG", "string or blob too big", "54000"],
		["SQLITE_ERROR", "Expression tree is too large (maximum depth 1000)", "54001"],
		["SQLITE_NOMEM", "out of memory", "53200"],
	])("%s: %s becomes execution_failed with %s", (code, message, sqlState) => {
		expect(explain(code, message)).toMatchObject({ code: "execution_failed", sqlState });
	});

	it("anything else is our mistake", () => {
		expect(explain("SQLITE_ERROR", "no such column: x")).toMatchObject({ code: "internal", sqlState: "XX000" });
	});
});
