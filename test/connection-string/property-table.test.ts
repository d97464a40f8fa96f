import { describe, expect, test } from "vitest";
import {
	type ConnectionProperty,
	connectionProperties,
	describeProperties,
} from "../../src/connection-string/index.ts";
import { assertProperties } from "../../src/connection-string/property-index.ts";
import { catchError } from "./caught-error.ts";

const row: ConnectionProperty = {
	name: "Colour",
	aliases: [],
	category: "Connection",
	type: "choice",
	choices: ["RED"],
	default: "RED",
	summary: "",
};

describe("the table of properties", () => {
	test("holds what must hold of it", () => {
		expect(() => {
			assertProperties(connectionProperties);
		}).not.toThrow();
	});

	test.each<[string, readonly ConnectionProperty[], string]>([
		["two equal names", [row, { ...row, name: "co Lour" }], "two properties are named co Lour"],
		["an alias that is a name", [row, { ...row, name: "Hue", aliases: ["COLOUR"] }], "two properties are named COLOUR"],
		["a default that is no choice", [{ ...row, default: "BLUE" }], "the default of the property Colour is not valid"],
		[
			"a default that is not canonical",
			[{ ...row, default: "red" }],
			"the default of the property Colour is not valid",
		],
		[
			"a default of another type",
			[{ ...row, type: "integer", default: "1" }],
			"the default of the property Colour is not valid",
		],
		[
			"a default out of range",
			[{ ...row, type: "integer", minimum: 2, default: 1 }],
			"the default of the property Colour is not valid",
		],
	])("does not pass with %s", (_name, rows, problem) => {
		const error = catchError(() => {
			assertProperties(rows);
		});
		expect(error.message).toBe(`internal error: ${problem}`);
	});

	test("says of each property what it is for", () => {
		for (const { summary } of connectionProperties) expect(summary).toMatch(/^[^\n]{5,}[^.\n]$/);
	});

	test("gives choices exactly to the choices", () => {
		for (const { type, choices } of connectionProperties) expect(choices !== undefined).toBe(type === "choice");
	});
});

describe("describeProperties", () => {
	const lines = describeProperties().split("\n");

	test("writes a Markdown table with a line for each property, in order", () => {
		expect(lines.slice(0, 2)).toEqual(["| property | default | meaning |", "| --- | --- | --- |"]);
		expect(lines.slice(2).map((line) => /^\| `(\w+)`/.exec(line)?.[1])).toEqual(
			connectionProperties.map(({ name }) => name),
		);
		for (const line of lines) expect(line.match(/(?<!\\)\|/g)).toHaveLength(4);
	});

	test("tells the unit where there is no default beside which it could stand", () => {
		expect(lines.find((line) => line.includes("`OAuthExpiresIn`"))).toMatch(/\(in s\b/);
	});

	test.each([
		"| `Region` | `US` | `US`, `EU`, `AU`. Where the workspace is hosted: decides the API and authorize hosts. Other profiles have regions of their own |",
		"| `APIKey` | env variable that the profile names (`INTERCOM_ACCESS_TOKEN`) | Access token. It is sent to the hosts of the profile, or to URL where that is set, and to no other (secret) |",
		"| `CacheTolerance` | `600` s | The age up to which cached rows may answer |",
		"| `Pagesize` | by table | Rows a request |",
		"| `QueryTimeout`, `CommandTimeout` | `0` s | One statement in all; 0 = no limit |",
	])("has the line %s", (line) => {
		expect(lines).toContain(line);
	});
});
