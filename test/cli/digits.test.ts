import { expect, test } from "vitest";
import { useStub } from "../driver/stub-service.ts";
import { runInside } from "./cli-run.ts";

const odd = '{"n":9007199254740993,"d":0.1000000000000000055,"e":1e400,"o":1.0,"t":"a"}';
const { url } = await useStub({
	"POST /contacts/search": () =>
		`{"type":"list","data":[{"id":"1","last_seen_at":"soon","created_at":1,"updated_at":1,"custom_attributes":${odd}}],"total_count":1,"pages":{"next":null}}`,
});

const sql = "SELECT custom_attributes AS j, custom_attributes->'n' AS n, custom_attributes->'o' AS o FROM contacts";
const quoted = `"${odd.replaceAll('"', '""')}"`;

test.each([
	["csv", `j,n,o\n${quoted},9007199254740993,1.0\n`],
	["json", `[\n{"j":${odd},"n":9007199254740993,"o":1.0}\n]\n`],
	["ndjson", `{"j":${odd},"n":9007199254740993,"o":1.0}\n`],
	["markdown", `| j | n | o |\n|---|---|---|\n| ${odd} | 9007199254740993 | 1.0 |\n`],
])("numbers of JSON are printed as the service wrote them: %s", async (format, expected) => {
	const connection = `URL=${url};APIKey=t;CacheLocation=:memory:;`;
	const { output, messages } = await runInside(["query", sql, "-c", connection, "--format", format]);
	expect(output).toBe(expected);
	expect(messages).toContain('warning: contacts.last_seen_at: 1 value is no timestamp and was read as NULL: "soon"\n');
});

test("a table shows them whole too", async () => {
	const connection = `URL=${url};APIKey=t;CacheLocation=:memory:;`;
	const { output } = await runInside(["query", sql, "-c", connection, "--format", "table"]);
	expect(output).toContain(`${odd} | 9007199254740993 | 1.0`);
});
