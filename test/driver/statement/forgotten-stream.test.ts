/** A stream that nobody goes on with holds nothing for ever: no read, no table, no snapshot, and not the process. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import Database from "better-sqlite3";
import { afterAll, describe, expect, it } from "vitest";
import type { Connection } from "../../../src/driver/index.ts";
import { buildProcess } from "../../built-process.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { open, sandbox } = await useSandbox({ contacts: 700, companies: 0, conversations: 3 });
const folder = mkdtempSync(join(tmpdir(), "forgotten-"));
afterAll(() => rmSync(folder, { recursive: true }));

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function readHolds(location: string): readonly unknown[] {
	const file = new Database(location, { readonly: true });
	try {
		const pins = file.prepare("SELECT count(*) FROM pins").pluck().get();
		const leases = file.prepare("SELECT count(*) FROM scans WHERE owner <> ''").pluck().get();
		return [pins, leases];
	} finally {
		file.close();
	}
}

const statements: Readonly<Record<string, string>> = {
	"of a live filter": "SELECT id FROM contacts WHERE lower(name) <> 'x'",
	"of rows that are all there": "SELECT id FROM contacts ORDER BY name",
};

describe.each(Object.entries(statements))("a stream %s", (name, sql) => {
	async function begin(connection: Connection): Promise<void> {
		await connection.stream(sql).next();
	}

	it("that is garbage ends", async () => {
		const location = join(folder, `${name}.sqlite`);
		const connection = await open({ CacheLocation: location });
		await begin(connection);
		expect(readHolds(location)[0]).toBe(1);
		await expect
			.poll(
				() => {
					collectGarbage();
					return readHolds(location);
				},
				{ timeout: 20_000 },
			)
			.toEqual([0, 0]);
		expect((await connection.query(sql)).rowCount).toBeGreaterThan(400);
	});

	it("that was never begun holds nothing", async () => {
		const location = join(folder, `${name} unread.sqlite`);
		const connection = await open({ CacheLocation: location });
		await connection.query("SELECT 1 FROM tags");
		const unread = connection.stream(sql);
		expect(readHolds(location)).toEqual([0, 0]);
		await unread.return({} as never);
	});

	it("that is left standing lets all go at its time limit", async () => {
		const location = join(folder, `${name} limited.sqlite`);
		const connection = await open({ CacheLocation: location, QueryTimeout: 5 });
		const rows = connection.stream(sql);
		await rows.next();
		await expect.poll(() => readHolds(location), { timeout: 20_000 }).toEqual([0, 0]);
		await expect(rows.next()).rejects.toMatchObject({ code: "statement_timeout" });
	});

	it("does not keep the process", async () => {
		const script = await buildProcess(join(import.meta.dirname, "forgotten-process.ts"));
		const location = join(folder, `${name} process.sqlite`);
		const given = [script, sandbox.url, sandbox.accessToken, location, sql];
		const { stdout } = await promisify(execFile)(process.execPath, given, { timeout: 30_000 });
		expect(stdout).toBe("one row\n");
	});
});
