// One of several processes that take a token store's lock again and again: fails when another is inside at the same time.
import { closeSync, openSync, rmSync } from "node:fs";
import { createFileTokenStore } from "../../src/auth/index.ts";
import { systemClock } from "../../src/base/index.ts";

const [path = "", rounds = ""] = process.argv.slice(2);
const clock = { ...systemClock, sleep: () => systemClock.sleep(0) };
const ports = { clock, random: (count: number) => new Uint8Array(count), notify: () => undefined };
const store = createFileTokenStore(path, ports);
for (let round = 0; round < Number(rounds); round++) {
	await store.withLock({ profile: "Example", clientId: "a", region: "US" }, async () => {
		closeSync(openSync(`${path}.inside`, "wx"));
		await systemClock.sleep(0);
		rmSync(`${path}.inside`);
	});
}
