import { describe, expect, it } from "vitest";
import { formatJson, ProviderError, type SqlValue } from "../../src/base/index.ts";
import type { ValueWrite } from "../../src/profile/index.ts";
import { encodeWritten, placeValue } from "../../src/write/written-value.ts";

const target = (as: ValueWrite["as"], more: Partial<ValueWrite> = {}) => ({
	name: "field",
	type: "varchar" as const,
	values: [],
	write: { when: "always", in: "body", at: ["field"], as, isRequired: false, ...more } satisfies ValueWrite,
});

const instant = new Date("2026-01-31T10:00:00.250Z");

describe("a value is written", () => {
	it.each<[ValueWrite["as"], SqlValue, string]>([
		["text", "a", '"a"'],
		["text", instant, '"2026-01-31T10:00:00.250Z"'],
		["text", 7, '"7"'],
		["text", null, "null"],
		["integer", "7", "7"],
		["integer", "12.00", "12"],
		["integer", "9007199254740993", "9007199254740993"],
		["double", "12.50", "12.5"],
		["double", "0.1234567890123456789", "0.1234567890123456789"],
		["boolean", true, "true"],
		["unix_seconds", instant, "1769853600"],
		["unix_seconds", "2026-01-31", "1769817600"],
		["iso8601", new Date("2026-01-31T10:00:00Z"), '"2026-01-31T10:00:00Z"'],
		["date", instant, '"2026-01-31"'],
		["json", '{"a":[1.0,12345678901234567890]}', '{"a":[1.0,12345678901234567890]}'],
		["value_objects", '["a","b"]', '[{"value":"a"},{"value":"b"}]'],
		["id_objects", "7", '[{"id":"7"}]'],
		["id_objects", '["1",2]', '[{"id":"1"},{"id":"2"}]'],
		["id_objects", '[{"id":"1","consent_type":"opt_in"}]', '[{"id":"1","consent_type":"opt_in"}]'],
	])("as %s: %s", (as, value, expected) => {
		expect(formatJson(encodeWritten(value, target(as)))).toBe(expected);
	});

	it.each<[ValueWrite["as"], SqlValue]>([
		["integer", "1.5"],
		["integer", "seven"],
		["double", "NaN"],
		["boolean", "yes"],
		["unix_seconds", "infinity"],
		["json", "{"],
		["id_objects", "[true]"],
	])("but not as %s: %s", (as, value) => {
		expect(() => encodeWritten(value, target(as), " (row 2)")).toThrow(/field.*\(row 2\)/);
	});

	it("only as long as it may be, and only if it is one of those that are allowed", () => {
		const refuse = (value: string, more: Partial<ValueWrite>) => {
			try {
				return encodeWritten(value, target("text", more));
			} catch (error) {
				return error instanceof ProviderError ? error.sqlState : error;
			}
		};
		expect(refuse("😀😀😀", { length: 3 })).toBe("😀😀😀");
		expect(refuse("abcd", { length: 3 })).toBe("22001");
		expect(refuse("open", { values: ["open", "closed"] })).toBe("open");
		expect(refuse("Open", { values: ["open", "closed"] })).toBe("23514");
	});
});

describe("a place in a body", () => {
	it("is made with all that lies around it", () => {
		expect(placeValue({ from: { type: "contact" } }, ["from", "id"], "1")).toEqual({
			from: { type: "contact", id: "1" },
		});
		expect(placeValue({}, ["companies", 0, "id"], "1")).toEqual({ companies: [{ id: "1" }] });
		expect(placeValue({ custom_attributes: null }, ["custom_attributes", "7"], 1)).toEqual({
			custom_attributes: { "7": 1 },
		});
	});

	it("may be called as what every object has", () => {
		const body = placeValue({}, ["custom_attributes", "__proto__"], "x");
		expect(formatJson(body)).toBe('{"custom_attributes":{"__proto__":"x"}}');
	});
});
