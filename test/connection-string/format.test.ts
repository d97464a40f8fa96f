import { describe, expect, test } from "vitest";
import {
	type ConnectionOptions,
	connectionProperties,
	formatConnectionString,
	parseConnectionString,
} from "../../src/connection-string/index.ts";
import fc from "../random-cases.ts";
import { anyOptions, awkwardText } from "./arbitraries.ts";
import { catchError } from "./caught-error.ts";

describe("formatConnectionString", () => {
	test.each<[string, ConnectionOptions, string]>([
		[
			"writes in the order of the table",
			{ CacheTolerance: 60, Profile: "Intercom" },
			"Profile=Intercom;CacheTolerance=60;",
		],
		[
			"quotes nothing that can stand bare",
			{ Profile: "C:\\a b\\it's", APIKey: "a=b}", Scope: 'a"b' },
			`Profile=C:\\a b\\it's;APIKey=a=b};Scope=a"b;`,
		],
		["quotes a separator", { APIKey: "a;b" }, "APIKey='a;b';"],
		["quotes outer blanks", { APIKey: " a" }, "APIKey=' a';"],
		["takes the quotes that are not in the value", { APIKey: "'a" }, `APIKey="'a";`],
		["doubles the quotes when both are in the value", { APIKey: `"it's;` }, `APIKey='"it''s;';`],
		["quotes a leading brace", { APIKey: "{a" }, "APIKey='{a';"],
		["leaves out what is not set", { APIKey: undefined, Scope: "" }, ""],
		["merges ProfileSettings", { ProfileSettings: "APIKey=a;Region=eu" }, "APIKey=a;Region=EU;"],
		["writes booleans and choices", { Readonly: true, AuthScheme: "OAUTH" }, "AuthScheme=OAUTH;Readonly=true;"],
	])("%s", (_name, options, text) => {
		expect(formatConnectionString(options)).toBe(text);
	});

	test("redacts every secret property and nothing else", () => {
		const secrets = connectionProperties.filter(({ secret }) => secret).map(({ name }) => name);
		expect(secrets).toEqual([
			"ProfileSettings",
			"APIKey",
			"OAuthClientSecret",
			"OAuthAccessToken",
			"OAuthRefreshToken",
			"OAuthVerifier",
			"ProxyServer",
		]);
		const options: ConnectionOptions = {
			OAuthClientId: "id",
			OAuthClientSecret: "s3cret",
			OAuthAccessToken: "s3cret",
			OAuthRefreshToken: "s3cret",
			OAuthVerifier: "s3cret",
			ProxyServer: "http://user:s3cret@proxy",
			ProfileSettings: "APIKey=s3cret",
		};
		expect(formatConnectionString(options, { redact: true })).toBe(
			"APIKey=***;OAuthClientId=id;OAuthClientSecret=***;OAuthAccessToken=***;OAuthRefreshToken=***;OAuthVerifier=***;ProxyServer=***;",
		);
	});

	test("refuses options that are not valid", () => {
		expect(catchError(() => formatConnectionString({ CacheTolerance: -1 })).code).toBe("bad_property_value");
	});

	test("parse ∘ format is the identity, whatever the values", () => {
		fc.assert(
			fc.property(anyOptions, (options) => {
				const wasSet = Object.fromEntries(
					Object.entries(options).filter(([, value]) => value !== "" && value !== undefined),
				);
				const parsed = parseConnectionString(formatConnectionString(options));
				expect(parsed).toEqual(wasSet);
				expect(parseConnectionString(formatConnectionString(parsed))).toEqual(parsed);
			}),
			{ numRuns: 500 },
		);
	});

	test("a formatted list is a value of ProfileSettings like any other", () => {
		fc.assert(
			fc.property(anyOptions, (options) => {
				const inner = formatConnectionString(options);
				const outer = `ProfileSettings='${inner.replaceAll("'", "''")}'`;
				expect(parseConnectionString(outer)).toEqual(parseConnectionString(inner));
			}),
		);
	});

	test("with redaction no secret value appears", () => {
		fc.assert(
			fc.property(awkwardText, awkwardText, (before, after) => {
				const secret = `${before}s3cret${after}`;
				const text = formatConnectionString({ APIKey: secret, OAuthClientSecret: secret }, { redact: true });
				expect(text).toBe("APIKey=***;OAuthClientSecret=***;");
			}),
		);
	});
});
