import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { connect } from "../../../src/driver/index.ts";
import { startSandbox } from "../../../src/sandbox/index.ts";
import { buildProcess } from "../../built-process.ts";

const kills = process.env["SOAK"] === undefined ? 3 : 60;

it(
	"a process that is killed while it writes has written no row twice, and the next one sees what there is",
	async () => {
		const sandbox = await startSandbox({ contacts: 30, companies: 2, conversations: 2, latencyMs: 4 });
		const folder = mkdtempSync(join(tmpdir(), "intercom-sql-killed-write-"));
		onTestFinished(async () => {
			await sandbox.close();
			rmSync(folder, { recursive: true, force: true });
		});
		const program = await buildProcess(join(import.meta.dirname, "write-process.ts"));
		const properties = { URL: sandbox.url, APIKey: sandbox.accessToken, CacheLocation: join(folder, "cache.sqlite") };
		let killedInside = 0;
		for (let round = 1; round <= kills; round++) {
			const prefix = `killed-${String(round)}-`;
			const before = sandbox.writes.length;
			const parameters = [sandbox.url, sandbox.accessToken, properties.CacheLocation, prefix];
			const child = spawn(process.execPath, [program, ...parameters], { stdio: ["ignore", "ignore", "inherit"] });
			const ended = once(child, "exit");
			while (sandbox.writes.length < before + 5 && child.exitCode === null) await delay(1);
			// Before, while and after a row is sent.
			await delay(Math.random() * 30);
			child.kill("SIGKILL");
			await ended;
			// What was on its way when it was killed may still arrive.
			await delay(50);
			const made = sandbox.writes.slice(before).map(({ body }) => (body as { external_id: string }).external_id);
			expect(new Set(made).size, `${prefix}: ${made.join(" ")}`).toBe(made.length);
			if (made.length < 40) killedInside++;
			const connection = await connect(properties);
			const { rows } = await connection.query(
				"SELECT external_id FROM contacts WHERE external_id LIKE ? ORDER BY created_at",
				[`${prefix}%`],
			);
			await connection.close();
			expect(rows.map((row) => row["external_id"]).sort()).toEqual([...made].sort());
		}
		expect(killedInside).toBeGreaterThan(0);
	},
	process.env["SOAK"] === undefined ? 120_000 : 900_000,
);
