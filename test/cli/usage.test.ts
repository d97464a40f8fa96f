import { describe, expect, test } from "vitest";
import { runInside } from "./cli-run.ts";

describe("help", () => {
	test.each([["--help"], ["help"]])("%s lists the commands on standard output", async (...args) => {
		const { status, output, messages } = await runInside(args);
		expect(status).toBe(0);
		for (const name of ["query", "tables", "describe", "sync", "cache", "sandbox", "demo"]) {
			expect(output).toMatch(new RegExp(`^ {2}${name}`, "m"));
		}
		expect(messages).toBe("");
	});

	test.each(["query", "tables", "describe", "sync", "cache", "sandbox", "demo"])(
		"%s --help has examples",
		async (name) => {
			const { status, output } = await runInside([name, "--help"]);
			expect(status).toBe(0);
			expect(output).toContain(`Examples:\n  intercom-sql ${name}`);
		},
	);

	test("no command at all shows the help on standard error, as a mistake", async () => {
		const { status, output, messages } = await runInside([]);
		expect(status).toBe(2);
		expect(output).toBe("");
		expect(messages).toContain("Usage: intercom-sql");
	});

	test("--version is the version of the package", async () => {
		const { status, output } = await runInside(["--version"]);
		expect(status).toBe(0);
		expect(output).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
	});
});

describe("a wrong command line is one line, a hint, and status 2", () => {
	test.each<[string, string[], string, string]>([
		["an unknown command", ["qury"], "unknown command 'qury'", "Did you mean query?"],
		["an unknown flag", ["query", "--fromat", "csv"], "unknown option '--fromat'", "Did you mean --format?"],
		["a flag without its value", ["query", "x", "--format"], "argument missing", "query --help"],
		["an unknown format", ["query", "--format", "xml", "x"], "argument 'xml' is invalid", "ndjson"],
		["a statement without quotes", ["query", "SELECT", "1"], "too many arguments", "in quotes"],
		["no table to describe", ["describe"], "missing required argument 'table'", "describe --help"],
		["no statement", ["query", "-c", "APIKey=x"], "no statement is given", "--file"],
		["two statements", ["query", "x", "--file", "y"], "given twice", "Keep one"],
		["a file that is not there", ["query", "--file", "/no/such.sql"], "/no/such.sql: it does not exist", "path"],
		["a folder for a file", ["query", "--file", "/"], "it is a folder", "path"],
		["mixed parameters", ["query", "x", "--param", "1", "--param", ":a=2"], "have a name", ":name=value"],
		["a parameter twice", ["query", "x", "--param", ":a=1", "--param", ":a=2"], ":a is given twice", "Keep one"],
		["a connection for the sandbox", ["sandbox", "-c", "x"], "takes no connection string", "--connection"],
		["a port that is none", ["sandbox", "--port", "70000"], "--port 70000", "0 to 65535"],
		["a number that is none", ["sandbox", "--contacts", "-1"], "--contacts -1", "0 to"],
		["no admins", ["sandbox", "--port", "0", "--admins", "0"], "the number of admins is 0", "from 1"],
		["no time at all", ["sandbox", "--index-lag", "soon"], "--index-lag soon", "0 to 86400000"],
		["too many changes", ["sandbox", "--mutations", "100001"], "--mutations 100001", "0 to 100000"],
		["an error at every zeroth", ["sandbox", "--error-every", "0"], "--error-every 0", "1 to"],
		["half a ticket", ["sandbox", "--tickets", "0.5"], "--tickets 0.5", "0 to"],
		["articles without a number", ["sandbox", "--articles", ""], "--articles", "0 to"],
		["an unknown time zone", ["sandbox", "--timezone", "Mars/Base"], "time zone Mars/Base", "America/New_York"],
		["an unknown scope", ["sandbox", "--deny-scopes", "read_ticket"], 'scope "read_ticket"', "read_tickets"],
		["a path without a slash", ["sandbox", "--deny-paths", "tickets"], '"tickets" is no path', "/tickets"],
		["an unknown fault", ["sandbox", "--fault", "flood"], "kind of a fault must be one of", "reset,every=5"],
		["a fault too often", ["sandbox", "--fault", "reset,every=0"], "every of the fault reset", "reset,every=5"],
		["a fault with a typo", ["sandbox", "--fault", "reset,evry=2"], "evry of the fault reset is unknown", "kind"],
		["an unknown property", ["tables", "-c", "APIKy=x"], 'property "APIKy"', 'Did you mean "APIKey"?'],
		["a quote left open", ["tables", "-c", "APIKey='x"], "malformed at character 7", "doubled"],
		["a value of the wrong type", ["tables", "-c", "APIKey=x;Timeout=soon"], "property Timeout", "whole number"],
		["a profile that is not there", ["tables", "-c", "Profile=Foo;APIKey=x"], 'profile "Foo"', "Profile=Intercom"],
	])("%s", async (_, args, problem, hint) => {
		const { status, output, messages } = await runInside(args, { environment: { INTERCOM_SQL_CONNECTION: "" } });
		const [line = "", hintLine = "", ...rest] = messages.split("\n");
		expect(status).toBe(2);
		expect(output).toBe("");
		expect(line).toMatch(/^error [0-9A-Z]{5}: /);
		expect(line).toContain(problem);
		expect(hintLine).toMatch(/^hint: /);
		expect(hintLine).toContain(hint);
		expect(rest).toEqual([""]);
	});

	test("INTERCOM_SQL_DEBUG adds the stack", async () => {
		const { messages } = await runInside(["query", "-c", "APIKey=x"], { environment: { INTERCOM_SQL_DEBUG: "1" } });
		expect(messages).toMatch(/^error 22023: .*\nhint: .*\n(?:.*\n)+?\s+at /);
	});
});
