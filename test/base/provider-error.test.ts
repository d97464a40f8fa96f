import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createError, errorTable, ProviderError, Secret, SqlError } from "../../src/base/index.ts";

describe("errors", () => {
	it("carry their row's code, SQLSTATE and hint, with the slots filled", () => {
		const error = createError(
			"unknown_table",
			{ table: "contcts", suggestion: 'Did you mean "contacts"?' },
			{ position: 14 },
		);
		expect(error).toBeInstanceOf(SqlError);
		expect(error).toMatchObject({
			name: "SqlError",
			code: "unknown_table",
			sqlState: "42P01",
			message: 'table "contcts" does not exist',
			hint: 'Did you mean "contacts"?',
			position: 14,
			isTransient: false,
		});
	});

	it("have a five-character SQLSTATE in every row, or a slot for one", () => {
		for (const row of Object.values(errorTable)) expect(row.sqlState).toMatch(/^([0-9A-Z]{5}|\{sqlState\})$/);
	});

	it("leave braces that belong to a value alone", () => {
		const error = createError("not_supported", { feature: "{table}", advice: "" });
		expect(error.message).toBe("{table} is not supported");
		expect(error.hint).toBeUndefined();
	});

	it("are all ProviderErrors", () => {
		expect(createError("cancelled", {})).toBeInstanceOf(ProviderError);
	});
});

describe("a secret", () => {
	it("shows itself only when it is asked to", () => {
		const secret = new Secret("tok:1234");
		const shown = [String(secret), JSON.stringify({ secret }), inspect({ secret }, { showHidden: true, depth: 5 })];
		for (const text of shown) expect(text).not.toContain("1234");
		expect(secret.reveal()).toBe("tok:1234");
	});
});
