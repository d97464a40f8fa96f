import { describe, expect, test } from "vitest";
import {
	type ConnectionOptions,
	listConnectionNames,
	readNamedConnection,
	replaceConnection,
} from "../../src/connection-string/index.ts";
import fc from "../random-cases.ts";
import { catchError } from "./caught-error.ts";

const file = `; a comment
[support]
Driver = Intercom
description=the team's
api key =  dG9rOg==
Region=eu
# CacheTolerance=5

[ Back office ]
OAuthClientId = a;b=c
CacheLocation = "  two blanks"
Timeout =
`;

describe("a file of named connections", () => {
	test("has the form of odbc.ini, and a connection in each section", () => {
		expect(listConnectionNames(file)).toEqual(["support", "Back office"]);
		expect(readNamedConnection(file, "SUPPORT", "c.ini")).toEqual({ APIKey: "dG9rOg==", Region: "EU" });
		expect(readNamedConnection(file.replaceAll("\n", "\r\n"), "back office", "c.ini")).toEqual({
			OAuthClientId: "a;b=c",
			CacheLocation: "  two blanks",
		});
	});

	test.each([
		["[a]\nRegoin=EU", "a", "08001", 'unknown connection property "Regoin" in line 2 of c.ini', "Region"],
		["[a]\nTimeout=soon", "a", "22023", "Timeout in line 2 of c.ini", "whole number"],
		["[a]\nRegion", "a", "08001", "in line 2 of c.ini: there is no =", "[support]"],
		["[a]\nRegion=EU\nregion=US", "a", "08001", "again in line 3 of c.ini", "one"],
		["[a]\n[b]\n[A]", "a", "08001", "in line 3 of c.ini: there is a second section [A]", "section"],
		["[a]\nDSN=b", "a", "08001", "a named connection names no other", ""],
		["[a]\nProfileSettings='x'", "a", "08001", "ProfileSettings has no use here", ""],
		["[support]\n", "suport", "22023", "c.ini has no such connection", 'Did you mean "support"?'],
		["[one]\n[two]", "elsewhere", "22023", "no such connection", "It has one, two. To write one: intercom-sql init"],
		["", "a", "22023", "no such connection", "It has none"],
	])("%j is refused with its place", (text, name, sqlState, problem, hint) => {
		const error = catchError(() => readNamedConnection(text, name, "c.ini"));
		expect(error.sqlState).toBe(sqlState);
		expect(error.message).toContain(problem);
		expect(error.hint).toContain(hint);
	});

	test("a mistake in one section leaves the others alone", () => {
		expect(readNamedConnection("[a]\nnonsense\n[b]\nRegion=AU", "b", "c.ini")).toEqual({ Region: "AU" });
	});

	test("keeps all that it had when a connection is replaced", () => {
		const replaced = replaceConnection(file, "Support", { Region: "AU", APIKey: "new" });
		expect(replaced).toContain("; a comment\n");
		expect(replaced).toContain('CacheLocation = "  two blanks"');
		expect(listConnectionNames(replaced)).toEqual(["Back office", "Support"]);
		expect(readNamedConnection(replaced, "support", "c.ini")).toEqual({ Region: "AU", APIKey: "new" });
	});

	test("gives back what was written, whatever the values", () => {
		const value = fc.stringMatching(/^[^\r\n\u2028\u2029]+$/);
		fc.assert(
			fc.property(fc.record({ APIKey: value, CacheLocation: value, Scope: value }), (options: ConnectionOptions) => {
				expect(readNamedConnection(replaceConnection(file, "x", options), "x", "c.ini")).toEqual(options);
			}),
		);
	});
});
