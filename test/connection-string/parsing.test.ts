import { describe, expect, test } from "vitest";
import { createGrammar } from "../../src/connection-string/grammar.ts";
import { type ConnectionOptions, parseConnectionString } from "../../src/connection-string/index.ts";
import { catchError } from "./caught-error.ts";

describe("the grammar", () => {
	test("has nothing that chevrotain's validations find", () => {
		expect(() => createGrammar({ skipValidations: false })).not.toThrow();
	});
});

describe("parseConnectionString", () => {
	test.each<[string, string, ConnectionOptions]>([
		["one pair", "Profile=Intercom", { Profile: "Intercom" }],
		[
			"a trailing separator and empty segments",
			";; Profile=Intercom ; ;APIKey=a;;",
			{ Profile: "Intercom", APIKey: "a" },
		],
		[
			"names in any case and with blanks",
			"pROFILE=x; Auth Scheme =OAuth;API key=a",
			{ Profile: "x", AuthScheme: "OAUTH", APIKey: "a" },
		],
		["blanks around bare values are trimmed, those inside kept", "Scope=\t a  b \n;", { Scope: "a  b" }],
		["a bare value runs to the separator, with = and quotes in it", `APIKey=a=b'c"d}{;`, { APIKey: `a=b'c"d}{` }],
		["single quotes, doubled inside", "APIKey='it''s; \"x\"';", { APIKey: `it's; "x"` }],
		["double quotes, doubled inside", 'APIKey="say ""hi""; it\'s";', { APIKey: `say "hi"; it's` }],
		["braces, the closing one doubled inside", "APIKey={a}}b;{c};", { APIKey: "a}b;{c" }],
		["blanks around quotes are dropped, those inside kept", "APIKey= ' a ' ;Scope=b", { APIKey: " a ", Scope: "b" }],
		[
			"a backslash is an ordinary character",
			"Profile=C:\\profiles\\Intercom.apip;APIKey='a\\';",
			{ Profile: "C:\\profiles\\Intercom.apip", APIKey: "a\\" },
		],
		["an empty value is not set, quoted or not", "APIKey=;Scope='';OAuthClientId={};CacheTolerance= ;", {}],
		["a name whose other place is empty is no duplicate", "APIKey=;APIKey=a", { APIKey: "a" }],
		[
			"a byte order mark and line breaks between pairs",
			"\uFEFFProfile=x;\r\nAPIKey=a;\r\n",
			{ Profile: "x", APIKey: "a" },
		],
		[
			"an alias gives the canonical name",
			"Redirect URI=http://localhost:1;CommandTimeout=5",
			{ CallbackURL: "http://localhost:1", QueryTimeout: 5 },
		],
		["nothing", "", {}],
	])("%s", (_name, text, options) => {
		expect(parseConnectionString(text)).toEqual(options);
	});

	test.each([
		["jdbc:intercom:Profile=Intercom;APIKey=s3cret", "begins with jdbc:", 0, "Profile=Intercom;APIKey=…;"],
		["  ODBC:Driver={Intercom};APIKey=s3cret", "begins with odbc:", 2, "Leave out"],
		[
			"Driver={Any ODBC Driver};APIKey=s3cret",
			'unknown connection property "Driver"',
			0,
			"there is no driver to choose",
		],
		["APIKey=s3cret;Data Source=api.intercom.io", '"Data Source" at character 14', 14, "Region"],
		["Server=api.intercom.io;PWD=s3cret", '"Server"', 0, "URL=…"],
		["UID=ada;PWD=s3cret", '"UID"', 0, "APIKey"],
		["Password=s3cret", '"Password"', 0, "AuthScheme=OAuth"],
		["Database=intercom;APIKey=s3cret", '"Database"', 0, "without it"],
	])("%s is for another driver, and the error says what to write here", (text, problem, offset, advice) => {
		const error = catchError(() => parseConnectionString(text));
		expect(error).toMatchObject({ sqlState: "08001", position: offset });
		expect(error.message).toContain(problem);
		expect(error.hint).toContain(advice);
		expect(error.message + String(error.hint)).not.toContain("s3cret");
	});

	test("gives a frozen object with its keys in the order of the table", () => {
		const options = parseConnectionString("CacheTolerance=60;APIKey=a;Profile=Intercom");
		expect(Object.isFrozen(options)).toBe(true);
		expect(Object.keys(options)).toEqual(["Profile", "APIKey", "CacheTolerance"]);
	});

	test.each([
		["a name without =", "Profile=x; APIKey ;", 11, "there is no ="],
		["a name without = at the end", "Profile=x;APIKey", 10, "there is no ="],
		["an = without a name", "Profile=x; =a", 11, "there is no name"],
		["a quote that is not closed", "APIKey='s3cret;Profile=x", 7, "is not closed"],
		["a quote whose end is doubled", "APIKey='s3cret''", 7, "is not closed"],
		["a brace that is not closed", "APIKey={s3cret}};", 7, "is not closed"],
		["text after a closing quote", "APIKey='a's3cret;", 10, "only blanks"],
		["a quoted text after a closing quote", "APIKey='a' {s3cret};", 11, "only blanks"],
		["a character that no name has", 'Profile=x;{"APIKey":"s3cret=="}', 10, "cannot stand in the name"],
		["an address in place of a name", "https://s3cret@host/?x=y", 5, "cannot stand in the name"],
	])("%s is malformed, and the error tells where", (_name, text, offset, problem) => {
		const error = catchError(() => parseConnectionString(text));
		expect(error).toMatchObject({ code: "connection_string_syntax", sqlState: "08001", position: offset });
		expect(error.message).toContain(`at character ${offset}: `);
		expect(error.message).toContain(problem);
		expect(error.message + String(error.hint)).not.toContain("s3cret");
	});

	test("an unknown name is shown with its offset and the nearest name", () => {
		const error = catchError(() => parseConnectionString("Profile=x; API  Kee=s3cret"));
		expect(error).toMatchObject({ code: "unknown_property", sqlState: "08001", position: 11 });
		expect(error.message).toBe('unknown connection property "API Kee" at character 11');
		expect(error.hint).toBe('Did you mean "APIKey"?');
	});

	test("an unknown name that is near to none comes with where to look", () => {
		const error = catchError(() => parseConnectionString("constructor=1"));
		expect(error.message).toBe('unknown connection property "constructor" at character 0');
		expect(error.hint).toContain("connectionProperties");
	});

	test("a name as long as a token is counted, not shown: it may be one", () => {
		const token = "dG9rOjEyMzQ1Njc4X2FiY2RfNGFiY19iNzEyXzEyMzQ1";
		const error = catchError(() => parseConnectionString(`${token}==`));
		expect(error.message).toBe(`unknown connection property "(${token.length} characters)" at character 0`);
	});

	test("an unknown name shows no control characters", () => {
		const error = catchError(() => parseConnectionString("a\u0085\u009b31m\ud800b=1"));
		expect(error.message).toBe('unknown connection property "a 31m b" at character 0');
	});

	test.each([
		["with another value", "APIKey=a;Profile=x;api key=b"],
		["with the same value", "APIKey=a;Profile=x;api key=a"],
	])("a name that is set twice %s is an error", (_name, text) => {
		const error = catchError(() => parseConnectionString(text));
		expect(error).toMatchObject({ code: "duplicate_property", sqlState: "08001", position: 19 });
		expect(error.message).toBe("the connection property APIKey is set more than once, again at character 19");
	});

	test("an alias and its name are the same property", () => {
		const error = catchError(() => parseConnectionString("Timeout=1;QueryTimeout=1;CommandTimeout=2"));
		expect(error).toMatchObject({ code: "duplicate_property", position: 25 });
	});

	test("what is not text is refused, as a program without types may pass it", () => {
		expect(catchError(() => parseConnectionString(undefined as unknown as string)).code).toBe(
			"connection_string_syntax",
		);
	});

	test("a long value with very many quotes is read", () => {
		const value = "x'".repeat(500_000);
		expect(parseConnectionString(`APIKey='${value.replaceAll("'", "''")}'`).APIKey).toHaveLength(value.length);
		expect(catchError(() => parseConnectionString(`APIKey='${value.replaceAll("'", "''")}`)).position).toBe(7);
	});
});

describe("ProfileSettings", () => {
	test.each<[string, string, ConnectionOptions]>([
		[
			"is merged and does not appear itself",
			"Profile=Intercom;ProfileSettings='APIKey=my_api_key';",
			{ Profile: "Intercom", APIKey: "my_api_key" },
		],
		[
			"may stand before what it is merged with",
			"ProfileSettings={Region=eu;Readonly=yes;};APIKey=a",
			{ APIKey: "a", Region: "EU", Readonly: true },
		],
		[
			"is unquoted once, then read by the same grammar",
			`ProfileSettings='APIKey=''it''''s;"'';Scope={a}b}'`.replace("{a}b}", "{a}}b}"),
			{ APIKey: `it's;"`, Scope: "a}b" },
		],
		["may be bare when it holds one pair", "ProfileSettings=APIKey=a;Region=EU", { APIKey: "a", Region: "EU" }],
		[
			"may repeat a property with the same value, however it is written",
			"ProfileSettings='Readonly=YES;AuthScheme=oauth';Readonly=true;AuthScheme=OAuth",
			{ AuthScheme: "OAUTH", Readonly: true },
		],
		["may be empty, and so may one inside it", "ProfileSettings='ProfileSettings=;';Region=EU", { Region: "EU" }],
	])("%s", (_name, text, options) => {
		expect(parseConnectionString(text)).toEqual(options);
	});

	test.each([
		[
			"a property with another value outside",
			"Region=US;ProfileSettings='APIKey=''a'';Region=EU'",
			"duplicate_property",
			"Region=EU",
		],
		["a property that is twice inside", "ProfileSettings='APIKey=''a'';apikey=b'", "duplicate_property", "apikey"],
		["an unknown name", "ProfileSettings={Scope={a}}}}b}};Regoin=EU}", "unknown_property", "Regoin"],
		["a value that is not valid", `ProfileSettings="Scope=""a"";Pagesize=s3cret"`, "bad_property_value", "s3cret"],
		["a syntax error", "ProfileSettings=  'Scope=''a'';  =EU'", "connection_string_syntax", "=EU"],
		["a syntax error in a bare list", "ProfileSettings= =EU", "connection_string_syntax", "=EU"],
		[
			"another ProfileSettings",
			"ProfileSettings='Scope=''a'';ProfileSettings={Region=EU}'",
			"connection_string_syntax",
			"ProfileSettings={",
		],
	])("%s is an error whose offset points into the outer text", (_name, text, code, culprit) => {
		const error = catchError(() => parseConnectionString(text));
		expect(error).toMatchObject({ code, position: text.indexOf(culprit) });
		expect(error.message).toContain(`at character ${text.indexOf(culprit)}`);
		expect(error.message).not.toContain("s3cret");
	});

	test("given twice is an error", () => {
		const error = catchError(() => parseConnectionString("ProfileSettings='APIKey=a';ProfileSettings='Region=EU'"));
		expect(error).toMatchObject({ code: "duplicate_property", position: 27 });
	});
});
