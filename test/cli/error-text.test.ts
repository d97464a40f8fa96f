import { describe, expect, test } from "vitest";
import { createError } from "../../src/base/index.ts";
import { FailedStatement, findExitStatus, printError } from "../../src/cli/index.ts";

function fail(sql: string, position?: number): FailedStatement {
	const slots = { table: "contcts", suggestion: 'Did you mean "contacts"?' };
	return new FailedStatement(sql, createError("unknown_table", slots, { position }));
}

describe("printError", () => {
	test("gives one line with the SQLSTATE, the place in the statement, and a hint", () => {
		expect(printError(fail("SELECT *\n  FROM contcts\nWHERE 1 = 1", 16), 80)).toBe(
			[
				'error 42P01: table "contcts" does not exist',
				"line 2:8    FROM contcts",
				"                 ^^^^^^^",
				'hint: Did you mean "contacts"?',
				"",
			].join("\n"),
		);
	});

	test("shows no place when none is known, or when there is nothing to see", () => {
		expect(printError(fail("SELECT * FROM contcts"), 80).split("\n")).toHaveLength(3);
		expect(printError(fail("  ", 2), 80)).not.toContain("^");
	});

	test.each([0, 60, 150, 288])("cuts a long line so that what is wrong at %i stays in view", (count) => {
		const sql = `${"a, ".repeat(count / 3)}contcts${", b".repeat((300 - count) / 3)}`;
		const [, line = "", marks = ""] = printError(fail(sql, count), 80).split("\n");
		expect(line.length).toBeLessThanOrEqual(80);
		expect(line.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("contcts");
	});

	test("puts the mark below the word when wide signs come before it", () => {
		const [, line = "", marks = ""] = printError(fail("SELECT '高橋' FROM contcts", 17), 80).split("\n");
		expect(marks.indexOf("^")).toBe(line.indexOf("contcts") + 2);
	});

	test("keeps what the service said: its status, code and request id", () => {
		const slots = { request: "GET /contacts", reason: "server_error", advice: "Try again." };
		const error = createError("request_failed", slots, { status: 500, remoteCode: "server_error", requestId: "r-1" });
		expect(printError(error, 80)).toContain("\ndetail: HTTP status 500, code server_error, request id r-1\n");
	});

	test("stays on its line and keeps terminal commands out, whatever the message holds", () => {
		const slots = { request: "GET /contacts", reason: "one\n two\u001b[2J", advice: "" };
		expect(printError(createError("request_failed", slots), 80)).toBe(
			"error HV000: GET /contacts failed: one two\\x1B[2J\n",
		);
	});

	test("calls what nobody foresaw an internal error, without its stack", () => {
		const text = printError(new TypeError("x is not a function"), 80);
		expect(text).toMatch(/^error XX000: internal error: x is not a function\nhint: .*\n$/);
	});
});

describe("findExitStatus", () => {
	test.each([
		["a statement that fails", fail("SELECT 1"), 1],
		["a credential that is refused", createError("credential_refused", { service: "x", reason: "", advice: "" }), 1],
		["a service that is down", createError("connect_failed", { host: "x", reason: "" }), 1],
		["a port in use", createError("listen_failed", { address: "x", reason: "", advice: "" }), 1],
		["a bug", new TypeError("x"), 1],
		["a wrong flag", createError("command_line", { problem: "", advice: "" }), 2],
		["a wrong connection string", createError("unknown_property", { name: "x", place: "", suggestion: "" }), 2],
		["a profile that is not there", createError("profile_not_found", { profile: "x", bundled: "", first: "" }), 2],
	])("%s", (_, error, status) => {
		expect(findExitStatus(error, undefined)).toBe(status);
	});

	test("a signal goes before all, as shells have it", () => {
		expect(findExitStatus(createError("cancelled", {}), "SIGINT")).toBe(130);
		expect(findExitStatus(createError("cancelled", {}), "SIGTERM")).toBe(143);
	});
});
