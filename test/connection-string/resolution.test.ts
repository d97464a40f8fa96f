import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { Secret } from "../../src/base/index.ts";
import {
	type ConnectionOptions,
	connectionProperties,
	type ResolvedOptions,
	readCredential,
	resolveConnectionOptions,
} from "../../src/connection-string/index.ts";
import { catchError } from "./caught-error.ts";

const app = "OAuthClientId=your_client_id;OAuthClientSecret=your_client_secret;CallbackUrl=http://localhost:3333;";

describe("the strings of the documentation", () => {
	test.each([
		["Profile=C:\\profiles\\Intercom.apip;ProfileSettings='APIKey=my_api_key';", "C:\\profiles\\Intercom.apip"],
		["Profile=Intercom;ProfileSettings='APIKey=my_api_key';", "Intercom"],
	])("%s", (text, profile) => {
		const options = resolveConnectionOptions(text, {});
		expect(options).toMatchObject({ Profile: profile, AuthScheme: "NONE" });
		expect(options.APIKey?.reveal()).toBe("my_api_key");
	});

	test("the sample with its placeholder for the callback", () => {
		const text =
			"Profile=C:\\profiles\\Intercom.apip;Authscheme=OAuth;InitiateOAuth=GETANDREFRESH;OAuthClientId=your_client_id;OAuthClientSecret=your_client_secret;CallbackUrl=your_callback_url;";
		expect(resolveConnectionOptions(text, {}).CallbackURL).toBe("your_callback_url");
	});

	test.each([
		[
			`Profile=C:\\profiles\\Intercom.apip;Authscheme=OAuth;InitiateOAuth=GETANDREFRESH;${app}`,
			"C:\\profiles\\Intercom.apip",
		],
		[`Authscheme=OAuth;InitiateOAuth=GETANDREFRESH;${app}`, "Intercom"],
	])("%s", (text, profile) => {
		const options = resolveConnectionOptions(text, {});
		expect(options).toMatchObject({
			Profile: profile,
			AuthScheme: "OAUTH",
			InitiateOAuth: "GETANDREFRESH",
			OAuthClientId: "your_client_id",
			CallbackURL: "http://localhost:3333",
		});
		expect(options.OAuthClientSecret?.reveal()).toBe("your_client_secret");
	});
});

describe("resolveConnectionOptions", () => {
	test("fills in the default of every property but ProfileSettings", () => {
		const options = resolveConnectionOptions("", {});
		expect(Object.isFrozen(options)).toBe(true);
		const expected = connectionProperties
			.filter(({ name }) => name !== "ProfileSettings")
			.map((property) => [property.name, property.default ?? undefined]);
		expect(Object.entries(options)).toEqual(expected);
		expect(options).toMatchObject({
			Profile: "Intercom",
			AuthScheme: "NONE",
			Region: "US",
			ApiVersion: "2.16",
			URL: undefined,
		});
		expect(options).toMatchObject({
			CallbackURL: "http://localhost:33333",
			CacheTolerance: 600,
			MaxRows: -1,
			Pushdown: true,
		});
	});

	test("gives each property the type of its row", () => {
		const options: ResolvedOptions = resolveConnectionOptions("APIKey=a", {});
		const key: Secret | undefined = options.APIKey;
		const region: string = options.Region;
		const zone: "NUMBER" | "STRING" = options.NumericAs;
		const tolerance: number = options.CacheTolerance;
		const pagesize: number | undefined = options.Pagesize;
		const isReadonly: boolean = options.Readonly;
		expect([key, region, zone, tolerance, pagesize, isReadonly]).toEqual([
			expect.any(Secret),
			"US",
			"NUMBER",
			600,
			undefined,
			false,
		]);
	});

	test("wraps secrets so that printing the options shows none", () => {
		const text = "APIKey=s3cret;OAuthClientSecret=s3cret;OAuthAccessToken=s3cret;ProxyServer=http://u:s3cret@proxy";
		const options = resolveConnectionOptions(text, {});
		expect(options.OAuthAccessToken?.reveal()).toBe("s3cret");
		expect(options.ProxyServer?.reveal()).toBe("http://u:s3cret@proxy");
		expect(JSON.stringify(options) + inspect(options, { depth: 9, showHidden: true })).not.toContain("s3cret");
	});

	test("takes a plain object: names in any case, values typed or as text, nothing for undefined, null and empty", () => {
		const input = {
			"api key": "a",
			region: "eu",
			CacheTolerance: "60",
			MAXROWS: 5,
			Readonly: "yes",
			Pushdown: false,
			ApiVersion: 2.15,
			Scope: undefined,
			URL: null,
			OAuthClientId: "",
		};
		const options = resolveConnectionOptions(input as unknown as ConnectionOptions, {});
		expect(options).toMatchObject({ Region: "EU", CacheTolerance: 60, MaxRows: 5, Readonly: true, Pushdown: false });
		expect(options).toMatchObject({ ApiVersion: "2.15", Scope: undefined, URL: undefined, OAuthClientId: undefined });
		expect(options.APIKey?.reveal()).toBe("a");
	});

	test("takes ProfileSettings of a plain object", () => {
		const options = resolveConnectionOptions({ Region: "EU", ProfileSettings: "APIKey=a;Region=EU" }, {});
		expect(options.APIKey?.reveal()).toBe("a");
		expect(options.Region).toBe("EU");
	});

	test.each([
		["an unknown name", { Regoin: "EU" }, "unknown_property", 'unknown connection property "Regoin"'],
		["an inherited name", { constructor: "x" }, "unknown_property", 'unknown connection property "constructor"'],
		[
			"one property under two names",
			{ APIKey: "a", apikey: "b" },
			"duplicate_property",
			"the connection property APIKey is set more than once",
		],
		[
			"another value in ProfileSettings",
			{ Region: "US", ProfileSettings: "APIKey=a;Region=EU" },
			"duplicate_property",
			"the connection property Region is set more than once, again at character 9 of ProfileSettings",
		],
		[
			"an unknown name in ProfileSettings",
			{ ProfileSettings: "APIKey=a;Regoin=EU" },
			"unknown_property",
			'unknown connection property "Regoin" at character 9 of ProfileSettings',
		],
		[
			"a syntax error in ProfileSettings",
			{ ProfileSettings: "APIKey" },
			"connection_string_syntax",
			"the connection string is malformed at character 0 of ProfileSettings: there is no = after the name that begins here",
		],
		[
			"a list in ProfileSettings",
			{ ProfileSettings: ["APIKey=a"] },
			"bad_property_value",
			"the value of the connection property ProfileSettings is not valid: it is a list",
		],
		[
			"a number where text is meant",
			{ APIKey: 5 },
			"bad_property_value",
			"the value of the connection property APIKey is not valid: it is a number",
		],
		[
			"an object where a number is meant",
			{ Pagesize: {} },
			"bad_property_value",
			"the value of the connection property Pagesize is not valid: it is an object",
		],
		[
			"a fraction",
			{ Pagesize: 1.5 },
			"bad_property_value",
			"the value of the connection property Pagesize is not valid: it is not a whole number",
		],
		[
			"a number that is none",
			{ Pagesize: Number.NaN },
			"bad_property_value",
			"the value of the connection property Pagesize is not valid: it is not a whole number",
		],
		[
			"a number too large",
			{ Pagesize: 2 ** 53 },
			"bad_property_value",
			"the value of the connection property Pagesize is not valid: it has too many digits",
		],
		[
			"a number where a boolean is meant",
			{ Readonly: 1 },
			"bad_property_value",
			"the value of the connection property Readonly is not valid: it is neither true nor false",
		],
		[
			"nothing",
			undefined,
			"connection_string_syntax",
			"the connection string is malformed: it is neither text nor an object of properties",
		],
		[
			"a list",
			[],
			"connection_string_syntax",
			"the connection string is malformed: it is neither text nor an object of properties",
		],
	])("%s in place of valid options is refused", (_name, input, code, message) => {
		const error = catchError(() => resolveConnectionOptions(input as ConnectionOptions, {}));
		expect(error).toMatchObject({ code, message, position: undefined });
	});

	test.each(["toString", "__proto__", "hasOwnProperty"])("the name %s is unknown like any other", (name) => {
		expect(catchError(() => resolveConnectionOptions(`${name}=1`, {})).code).toBe("unknown_property");
	});

	test("reads the environment where nothing is set, trimmed, and under the name in small letters too", () => {
		const environment = { https_proxy: "http://proxy:1\r\n", HTTPS_PROXY: " " };
		const options = resolveConnectionOptions("", environment);
		expect(options.ProxyServer?.reveal()).toBe("http://proxy:1");
	});

	test("prefers what is set over the environment", () => {
		const options = resolveConnectionOptions("ProxyServer=http://given:1", { HTTPS_PROXY: "http://proxy:1" });
		expect(options.ProxyServer?.reveal()).toBe("http://given:1");
	});

	test("names the environment variable whose value is not valid", () => {
		const error = catchError(() => resolveConnectionOptions("", { HTTPS_PROXY: "s3cret:80" }));
		expect(error.message).toBe(
			"the value of the connection property ProxyServer in the environment variable HTTPS_PROXY is not valid: it begins with neither https:// nor http://",
		);
	});

	test.each([
		["OAuthClientId=a", "OAUTH"],
		["OAuthAccessToken=a", "OAUTH"],
		["InitiateOAuth=REFRESH", "OAUTH"],
		[`InitiateOAuth=GETANDREFRESH;${app}`, "OAUTH"],
		["InitiateOAuth=OFF", "NONE"],
		["OAuthClientSecret=a", "NONE"],
		["OAuthClientId=a;APIKey=b", "NONE"],
		["OAuthClientId=a;ProfileSettings='APIKey=b'", "NONE"],
		["OAuthClientId=a;AuthScheme=NONE", "NONE"],
		["APIKey=b;AuthScheme=OAUTH", "OAUTH"],
		["", "NONE"],
	])("%s means AuthScheme=%s", (text, scheme) => {
		expect(resolveConnectionOptions(text, {}).AuthScheme).toBe(scheme);
	});

	test.each([
		["OAuthClientSecret=a;", "OAuthClientId"],
		["OAuthClientId=a;", "OAuthClientSecret"],
		["", "OAuthClientId"],
	])("GETANDREFRESH with %s misses %s", (given, name) => {
		const error = catchError(() =>
			resolveConnectionOptions(`AuthScheme=OAuth;InitiateOAuth=GETANDREFRESH;${given}`, {}),
		);
		expect(error).toMatchObject({ code: "missing_property", sqlState: "08001" });
		expect(error.message).toContain(`the connection property ${name} is missing`);
	});

	test.each([
		"AuthScheme=OAuth;InitiateOAuth=REFRESH",
		"AuthScheme=OAuth",
		"AuthScheme=NONE;InitiateOAuth=GETANDREFRESH",
	])("%s needs no app", (text) => {
		expect(() => resolveConnectionOptions(text, {})).not.toThrow();
	});
});

describe("readCredential", () => {
	const read = (text: string, variable: string | undefined, environment: Record<string, string>) =>
		readCredential(resolveConnectionOptions(text, environment), variable, environment).APIKey?.reveal();

	test("reads the variable that is named, in small letters too, and nothing else", () => {
		expect(read("", "SHOP_TOKEN", { SHOP_TOKEN: " a ", INTERCOM_ACCESS_TOKEN: "other" })).toBe("a");
		expect(read("", "SHOP_TOKEN", { shop_token: "b" })).toBe("b");
		expect(read("", undefined, { SHOP_TOKEN: "a", INTERCOM_ACCESS_TOKEN: "other" })).toBeUndefined();
		expect(read("", "SHOP_TOKEN", { SHOP_TOKEN: " ", INTERCOM_ACCESS_TOKEN: "other" })).toBeUndefined();
	});

	test("prefers what is given, and leaves the rest of the options as it is", () => {
		expect(read("APIKey=given", "SHOP_TOKEN", { SHOP_TOKEN: "a" })).toBe("given");
		const options = resolveConnectionOptions("Region=EU", {});
		const filled = readCredential(options, "SHOP_TOKEN", { SHOP_TOKEN: "s3cret" });
		expect(filled).toEqual({ ...options, APIKey: expect.any(Secret) as Secret });
		expect(Object.isFrozen(filled)).toBe(true);
		expect(JSON.stringify(filled) + inspect(filled, { depth: 9 })).not.toContain("s3cret");
	});
});
