// Run by a test: reads, refreshes and syncs over one cache file until its input ends, and prints what it got, a line of JSON for each.
import { setTimeout as delay } from "node:timers/promises";
import { connect } from "../../../src/driver/index.ts";
import { type ComparedTable, describeRow, selectCompared } from "./true-rows.ts";

/** What one statement gave. */
export interface Answer {
	readonly table: ComparedTable;
	readonly kind: "read" | "open" | "refresh" | "sync";
	/** In milliseconds since 1970. */
	readonly startedAt: number;
	readonly endedAt: number;
	/** Of those that read. */
	readonly rows?: readonly string[];
	readonly error?: string;
}

const [, , URL = "", APIKey = "", CacheLocation = "", tolerance = ""] = process.argv;
let isEnding = false;
process.stdin.resume().once("end", () => {
	isEnding = true;
});
const connection = await connect({ URL, APIKey, CacheLocation, CacheTolerance: Number(tolerance) });
// Two at a time, as in a server.
await Promise.all([work(), work()]);
await connection.close();

async function work(): Promise<void> {
	while (!isEnding) {
		const answer = await ask(Math.random() < 0.5 ? "contacts" : "conversations", pickKind());
		process.stdout.write(`${JSON.stringify(answer)}\n`);
		await delay(Math.random() * 20);
	}
}

function pickKind(): Answer["kind"] {
	const draw = Math.random();
	if (draw < 0.6) return "read";
	if (draw < 0.8) return "open";
	return draw < 0.9 ? "refresh" : "sync";
}

async function ask(table: ComparedTable, kind: Answer["kind"]): Promise<Answer> {
	const startedAt = Date.now();
	try {
		const rows = await run(table, kind);
		return { table, kind, startedAt, endedAt: Date.now(), ...(rows && { rows }) };
	} catch (error) {
		return { table, kind, startedAt, endedAt: Date.now(), error: String(error) };
	}
}

async function run(table: ComparedTable, kind: Answer["kind"]): Promise<string[] | undefined> {
	if (kind === "sync") await connection.sync([table]);
	else if (kind === "refresh") await connection.query(`REFRESH ${table}`);
	else {
		const condition = table === "contacts" ? "role = 'user'" : "open";
		const where = kind === "open" ? ` WHERE ${condition}` : "";
		const { rows } = await connection.query(selectCompared(table) + where);
		return rows.map((row) => describeRow(table, row));
	}
	return undefined;
}
