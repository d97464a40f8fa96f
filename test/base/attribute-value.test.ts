import { describe, expect, it } from "vitest";
import { type AttributeForm, parseJson, readAttribute } from "../../src/base/index.ts";

const read = (json: string, form: AttributeForm) => readAttribute(parseJson(json), form);

describe("the value of an attribute", () => {
	it.each<[string, AttributeForm, ReturnType<typeof readAttribute>]>([
		['"Pro"', "text", "Pro"],
		['""', "text", ""],
		["12", "text", "12"],
		["1.50", "text", "1.50"],
		["true", "text", "true"],
		["12", "string", null],
		["7", "id", "7"],
		["0", "id", null],
		["12", "integer", 12],
		["12.0", "integer", 12],
		["9223372036854775807", "integer", 9223372036854775807n],
		["0.25", "double", 0.25],
		["3", "double", 3],
		["true", "boolean", 1],
		["false", "boolean", 0],
		["1764374400", "unix_seconds", "2025-11-29 00:00:00"],
		["1764374400000", "unix_seconds", "2025-11-29 00:00:00"],
		['"2025-11-29T01:00:00+01:00"', "iso8601", "2025-11-29 00:00:00"],
		["1764374400", "iso8601", "2025-11-29 00:00:00"],
		['"2025-11-29T01:00:00+01:00"', "date", "2025-11-29"],
		['[{"id": 1.0}]', "json", '[{"id":1.0}]'],
	])("%s is read as %s", (json, form, value) => {
		expect(read(json, form)).toEqual(value);
	});

	it.each<[string, AttributeForm]>([
		['["Pro"]', "text"],
		['"12"', "integer"],
		["12.5", "integer"],
		["9223372036854775808", "integer"],
		["true", "integer"],
		['"0.25"', "double"],
		["1e400", "double"],
		["1", "boolean"],
		['"true"', "boolean"],
		['"2025-11-29"', "unix_seconds"],
		["64654125776000000", "unix_seconds"],
		['"soon"', "iso8601"],
		["null", "text"],
	])("%s is none of the form %s", (json, form) => {
		expect(read(json, form)).toBeNull();
	});
});
