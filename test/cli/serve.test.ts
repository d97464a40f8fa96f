import pg from "pg";
import { expect, test } from "vitest";
import { startProcess } from "./cli-run.ts";

test("serve lets in who has the password that it shows, logs statements, and ends by itself", async () => {
	const connection = "APIKey=unused;ConnectOnOpen=false;Offline=true;CacheLocation=:memory:";
	const server = startProcess([
		"serve",
		"--port",
		"0",
		"--user",
		"ada",
		"--readonly",
		"--log-statements",
		"-c",
		connection,
	]);
	try {
		const shown = await server.waitForOutput("JDBC");
		const port = Number(/port (\d+)/.exec(shown)?.[1]);
		const password = /password {2}(\S+)/.exec(shown)?.[1] ?? "";
		expect(shown).toContain(`psql "host=127.0.0.1 port=${String(port)} dbname=intercom user=ada"`);
		expect(shown).toContain(
			`Driver={PostgreSQL Unicode};Server=127.0.0.1;Port=${String(port)};Database=intercom;UID=ada;`,
		);
		const place = { host: "127.0.0.1", port, database: "intercom", user: "ada" };
		const client = new pg.Client({ ...place, password });
		await client.connect();
		expect((await client.query("SELECT 1 + 1 AS two")).rows).toEqual([{ two: 2 }]);
		await expect(client.query("DELETE FROM tags WHERE id = '1'")).rejects.toMatchObject({ code: "25006" });
		await client.end();
		const stranger = new pg.Client({ ...place, password: "wrong" });
		await expect(stranger.connect()).rejects.toMatchObject({ code: "28P01" });
	} finally {
		server.child.kill("SIGTERM");
	}
	const { status, messages } = await server.end;
	expect(status).toBe(0);
	expect(messages).toContain("ada: SELECT 1 + 1 AS two");
	expect(messages).not.toContain("password");
});

test.each([
	[["--host", "0.0.0.0"], /no password/],
	[["--tls-cert", "cert.pem"], /only one is given/],
	[["--port", "70000"], /--port 70000/],
])("serve refuses %j", async (flags, problem) => {
	const connection = "APIKey=unused;ConnectOnOpen=false;Offline=true;CacheLocation=:memory:";
	const { status, messages } = await startProcess(["serve", "-c", connection, ...flags]).end;
	expect(status).toBe(2);
	expect(messages).toMatch(problem);
});
