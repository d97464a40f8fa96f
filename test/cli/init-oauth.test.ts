/** init with OAuth, from the questions to the page of a real browser and back. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/index.ts";
import { hasChromium, startBrowser } from "../auth/chromium.ts";
import { startProcess } from "./cli-run.ts";

const root = new URL("../..", import.meta.url).pathname;

test.runIf(hasChromium && process.platform === "linux")(
	"init opens the person's browser, waits for the approval, and keeps a connection that works",
	async () => {
		await using sandbox = await startSandbox({ contacts: 3, conversations: 1 });
		const folder = mkdtempSync(join(tmpdir(), "intercom-sql-init-"));
		const browser = await startBrowser(async (page) => {
			await page.getByRole("button", { name: "Approve" }).click();
			await page.waitForURL(/[?&]state=/);
		});
		try {
			const opened = join(folder, "opened.txt");
			setBrowser(folder, opened);
			const {
				CI: _ci,
				SSH_CONNECTION: _c,
				SSH_CLIENT: _l,
				SSH_TTY: _t,
				INTERCOM_SQL_CONNECTION: _s,
				...inherited
			} = process.env;
			const places = { HOME: folder, XDG_CONFIG_HOME: join(folder, "config"), XDG_DATA_HOME: join(folder, "data") };
			const given = `URL=${sandbox.url};OAuthAuthorizationURL=${sandbox.authorizationUrl};OAuthAccessTokenURL=${sandbox.tokenUrl};`;
			const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", "init", "-c", given], {
				cwd: root,
				env: { ...inherited, ...places, DISPLAY: ":0", BROWSER: join(folder, "browser") },
			});
			const shown = { text: "" };
			for (const stream of [child.stdout, child.stderr])
				stream.on("data", (piece) => {
					shown.text += String(piece);
				});
			child.stdin.end(`\noauth\n${sandbox.clientId}\n${sandbox.clientSecret}\nhttp://localhost:0\n`);
			const end = new Promise((resolve) => child.once("close", resolve));
			while (!existsSync(opened) || readFileSync(opened, "utf8") === "") {
				if (child.exitCode !== null) throw new Error(shown.text);
				await delay(50);
			}
			await browser.openBrowser(readFileSync(opened, "utf8"));
			expect(await (await browser.lastPage()).textContent("h1")).toBe("You are connected");
			expect(await end).toBe(0);
			expect(shown.text).toContain("It works.");
			expect(shown.text).not.toContain(sandbox.clientSecret);
			const query = ["query", "SELECT count(*) AS n FROM contacts", "--dsn", "default"];
			expect(await startProcess(query, places).end).toEqual({ status: 0, output: "n\n3\n", messages: "" });
		} finally {
			await browser.close();
			rmSync(folder, { recursive: true, force: true });
		}
	},
	60_000,
);

/** Makes a program the person's browser, as a desktop of Linux knows it, that writes down what it is to open. */
function setBrowser(folder: string, opened: string): void {
	const opener = join(folder, "browser");
	writeFileSync(opener, `#!/bin/sh\nprintf %s "$1" > ${opened}\n`, { mode: 0o755 });
	mkdirSync(join(folder, "data/applications"), { recursive: true });
	mkdirSync(join(folder, "config"), { recursive: true });
	const entry = `[Desktop Entry]\nType=Application\nName=Test\nExec=${opener} %U\nMimeType=x-scheme-handler/http;\n`;
	writeFileSync(join(folder, "data/applications/test.desktop"), entry);
	const chosen = "[Default Applications]\nx-scheme-handler/http=test.desktop\n";
	writeFileSync(join(folder, "config/mimeapps.list"), chosen);
}
