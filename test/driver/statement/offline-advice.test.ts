import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../../src/driver/index.ts";
import { startSandbox } from "../../../src/sandbox/index.ts";

const folder = mkdtempSync(join(tmpdir(), "offline-advice-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("where the service cannot be reached and the rows are kept, the hint names Offline=true; it answers", async () => {
	const sandbox = await startSandbox({ contacts: 5, conversations: 3 });
	const options = { URL: sandbox.url, APIKey: sandbox.accessToken, CacheLocation: join(folder, "rows.sqlite") };
	const fill = await connect(options);
	await fill.query("SELECT count(id) FROM contacts");
	await fill.close();
	await sandbox.close();

	const stale = await connect({ ...options, CacheTolerance: 0, ConnectOnOpen: false });
	const advised = {
		sqlState: "08001",
		hint: expect.stringMatching(/^The rows .* Offline=true .*\. Check that the address/),
	};
	await expect(stale.query("SELECT count(id) FROM contacts")).rejects.toMatchObject(advised);
	await expect(stale.stream("SELECT id FROM contacts WHERE name IS NOT NULL").next()).rejects.toMatchObject(advised);
	await expect(stale.query("SELECT count(id) FROM tags")).rejects.toMatchObject({
		sqlState: "08001",
		hint: expect.not.stringContaining("Offline"),
	});
	await stale.close();

	const offline = await connect({ ...options, Offline: true });
	expect((await offline.query("SELECT count(id) AS n FROM contacts")).rows).toEqual([{ n: 5 }]);
	await offline.close();
});
