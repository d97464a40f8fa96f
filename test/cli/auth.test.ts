import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { approveByHand } from "../driver/sandbox-person.ts";
import { runInside, startProcess } from "./cli-run.ts";

let sandbox: Sandbox;
let connection: string;
const folder = mkdtempSync(join(tmpdir(), "intercom-sql-auth-"));
const store = join(folder, "tokens.json");

beforeAll(async () => {
	sandbox = await startSandbox({ contacts: 10, conversations: 10, companies: 2 });
	connection = [
		`URL=${sandbox.url}`,
		"AuthScheme=OAUTH",
		`OAuthClientId=${sandbox.clientId}`,
		`OAuthClientSecret=${sandbox.clientSecret}`,
		`OAuthAuthorizationURL=${sandbox.authorizationUrl}`,
		`OAuthAccessTokenURL=${sandbox.tokenUrl}`,
		`OAuthSettingsLocation=${store}`,
		"CallbackURL=http://localhost:0",
		"CacheLocation=:memory:",
	].join(";");
});

afterAll(async () => {
	await sandbox.close();
	rmSync(folder, { recursive: true, force: true });
});

const auth = (...args: string[]) => runInside(["auth", ...args, "-c", connection]);

describe("auth", () => {
	test("status without a token, login with a pasted URL, a query, status, logout", async () => {
		expect(JSON.parse((await auth("status", "--format", "json")).output)).toContainEqual({
			fact: "state",
			value: "none",
		});

		const approved = await approveByHand(`${sandbox.authorizationUrl}?client_id=${sandbox.clientId}`);
		const code = new URL(approved).searchParams.get("code") ?? "";
		const login = await runInside(["auth", "login", "--no-browser", "-c", connection], { input: `\n${code}\n` });
		expect(login).toMatchObject({ status: 0, output: `Access was granted. The token is kept in ${store}.\n` });
		expect(login.messages).toContain(`${sandbox.authorizationUrl}?`);
		expect(statSync(store).mode & 0o777).toBe(0o600);

		const status = await auth("status", "--format", "json");
		const facts = JSON.parse(status.output) as unknown[];
		expect(facts).toContainEqual({ fact: "state", value: "valid" });
		expect(facts).toContainEqual({ fact: "source", value: "stored" });
		const token = /"accessToken": "([^"]+)"/.exec(readFileSync(store, "utf8"))?.[1] ?? "";
		expect(token).not.toBe("");
		expect(JSON.stringify([login, status])).not.toContain(token);

		const query = await runInside(["query", "-c", connection, "SELECT count(*) AS n FROM contacts"]);
		expect(query.output).toBe("n\n10\n");

		expect(await auth("logout")).toMatchObject({ status: 0, output: "The token is forgotten.\n" });
		expect((await runInside(["query", "-c", connection, "SELECT id FROM tags"])).messages).toContain("28000");
	});

	test("login as a process prints the URL, and ends when the person approves in a browser", async () => {
		const login = startProcess(["auth", "login", "-c", connection], { CI: "true" });
		const url = await new Promise<string>((resolve) => {
			let text = "";
			login.child.stderr?.on("data", (part) => {
				text += String(part);
				const found = /^http\S+$/m.exec(text)?.[0];
				if (found) resolve(found);
			});
		});
		await fetch(await approveByHand(url));
		const { status, output } = await login.end;
		expect(output).toContain("Access was granted");
		expect(status).toBe(0);
	});

	test("an unknown action is named", async () => {
		const { status, messages } = await auth("logn");
		expect(status).toBe(2);
		expect(messages).toContain("login, status, logout");
	});
});

describe("check", () => {
	const check = (text: string, ...args: string[]) => runInside(["check", "-c", text, ...args]);

	test("tells the workspace and every table", async () => {
		const given = `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=:memory:;`;
		const { status, output, messages } = await check(given, "--format", "json");
		expect(status).toBe(0);
		expect(messages).toMatch(
			/^Intercom: the credential is good; workspace sandbox_\w+, region US, time zone America\/New_York\n$/,
		);
		const rows = JSON.parse(output) as { table: string; status: string; scope: string }[];
		expect(rows.map(({ table }) => table)).toContain("conversations");
		for (const row of rows) expect(row.status).toBe("permitted");
		expect((await check(`${given}Region=EU;`)).messages).toContain("Warning: the workspace is in the region US");
	});

	test("fails with 28000 when the credential is refused", async () => {
		const { status, messages } = await check(`URL=${sandbox.url};APIKey=wrong-token;`);
		expect(status).not.toBe(0);
		expect(messages).toContain("28000");
	});
});
