// How long it takes until the package, or the command line, is there. They are built before.
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { connect } from "../../src/driver/index.ts";
import { findSource, withFolder, withProcess } from "./child-process.ts";
import { compareTimes, formatMs, type Measurement, takeTurns } from "./measurement.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);
const counts = { rounds: 11, warmUp: 2 };
/** What a start took before; the goal is half of it. */
const earlierImportMs = 236;

/** Measures the starts. */
export async function measureStart(): Promise<readonly Measurement[]> {
	return [await compareCommand(), await measureImport()];
}

function compareCommand(): Promise<Measurement> {
	return withFolder((folder) =>
		withProcess("./shop-process.js", ["1000"], async ({ url }: { readonly url: string }) => {
			const location = join(folder, "shop.sqlite");
			const options = { Profile: findSource("Shop.apip"), URL: url, CacheLocation: location };
			await using connection = await connect({ ...options, CacheTolerance: 86_400 });
			await connection.sync(["products"]);
			const text = "SELECT name FROM products WHERE id = 'pro_7'";
			const string = Object.entries({ ...options, CacheTolerance: 86_400 }).map(([name, value]) => `${name}=${value}`);
			const minimal = join(root, "dist", "minimal.mjs");
			writeFileSync(
				minimal,
				`import Database from "better-sqlite3";
				const file = new Database(process.argv[2], { readonly: true });
				const { id } = file.prepare("SELECT id FROM scans WHERE source_table = 'products'").get();
				console.log(JSON.stringify(file.prepare(\`SELECT name FROM scan_\${id} WHERE id = 'pro_7'\`).all()));\n`,
			);
			const times = await takeTurns(
				counts,
				() => run(process.execPath, [join(root, "dist/cli/main.js"), "query", text, "-c", string.join(";")]),
				() => run(process.execPath, [minimal, location]),
			);
			const title = "intercom-sql query on a warm cache, the whole process";
			return compareTimes(title, "a minimal script that opens better-sqlite3 and prints", times, 2.5);
		}),
	);
}

async function measureImport(): Promise<Measurement> {
	const text = `await import(${JSON.stringify(join(root, "dist/driver/index.js"))})`;
	const times = await takeTurns(
		counts,
		() => run(process.execPath, ["--input-type=module", "--eval", text]),
		() => run(process.execPath, ["--input-type=module", "--eval", ""]),
	);
	const ms = times.ours - times.theirs;
	return {
		measured: 'import("intercom-sql")',
		against: "a process that does nothing",
		result: `+ ${formatMs(ms)}`,
		goal: `≤ + ${earlierImportMs / 2} ms`,
		isMet: ms <= earlierImportMs / 2,
		figures: `${formatMs(times.ours)} and ${formatMs(times.theirs)}`,
	};
}
