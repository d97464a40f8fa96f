// How long it takes until the package, or the command line, is there. They are built before.
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type ConnectionOptions, connect } from "../../src/driver/index.ts";
import { withFolder, withProcess } from "./child-process.ts";
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

// With the bundled profile, as people have it.
function compareCommand(): Promise<Measurement> {
	return withFolder((folder) =>
		withProcess("./sandbox-process.js", ["small", "0"], async (service: Service) => {
			const location = join(folder, "contacts.sqlite");
			const options = {
				URL: service.url,
				APIKey: service.accessToken,
				CacheLocation: location,
				CacheTolerance: 86_400,
			};
			const text = await fill(options);
			const string = Object.entries(options).map(([name, value]) => `${name}=${value}`);
			const command = [join(root, "dist/cli/main.js"), "query", text, "-c", string.join(";")];
			const minimal = join(root, "dist", "minimal.mjs");
			writeFileSync(
				minimal,
				`import Database from "better-sqlite3";
				const file = new Database(process.argv[2], { readonly: true });
				const { id } = file.prepare("SELECT id FROM scans WHERE source_table = 'contacts'").get();
				const text = process.argv[3].replace("contacts", \`scan_\${id}\`);
				console.log(JSON.stringify(file.prepare(text).all()));\n`,
			);
			const times = await takeTurns(
				counts,
				() => run(process.execPath, command, { env: { ...process.env, XDG_CACHE_HOME: folder } }),
				() => run(process.execPath, [minimal, location, text]),
			);
			const title = "intercom-sql query on a warm cache, the whole process";
			return compareTimes(title, "a minimal script that opens better-sqlite3 and prints", times, 2.5);
		}),
	);
}

interface Service {
	readonly url: string;
	readonly accessToken: string;
}

/** Fills the cache, and gives a statement about one of its rows. */
async function fill(options: ConnectionOptions): Promise<string> {
	await using connection = await connect(options);
	await connection.sync(["contacts"]);
	const { rows } = await connection.query<{ id: string }>("SELECT id FROM contacts ORDER BY id LIMIT 1");
	return `SELECT name FROM contacts WHERE id = '${rows[0]?.id}'`;
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
