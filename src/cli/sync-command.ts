import type { ProviderError } from "../base/index.ts";
import type { Connection, Progress, SyncedTable } from "../driver/index.ts";
import type { CommandRow } from "./command.ts";
import { withConnection } from "./connection-flag.ts";
import type { ConnectionFlags } from "./connection-source.ts";
import { countOf } from "./count-text.ts";
import { flattenMessage } from "./formats/flat-text.ts";
import { watchProgress } from "./progress-watch.ts";
import type { Surroundings } from "./surroundings.ts";

/** `intercom-sql sync`: fills the cache. */
export const syncCommand: CommandRow<ConnectionFlags> = {
	name: "sync",
	summary: "bring tables in the cache up to date",
	arguments: [{ name: "[table...]", summary: "their names; default: all tables" }],
	takesConnection: true,
	flags: [],
	notes: [
		"Without names it reads all tables, but for those that take more than 1,000 requests, one for each row of another",
		"table: it says which, and reads them when they are named. Shows a progress bar on a terminal, and prints one line",
		"a table. What is there already is not read again where the service can tell what changed. After an interruption",
		"the same command goes on where this one ended.",
	],
	examples: ["sync", "sync contacts conversations"],
	async run({ arguments: names, flags, surroundings }) {
		const tables = names.filter((name) => name !== undefined);
		await withConnection(flags, surroundings, async (connection) => {
			const report = createReport(connection, surroundings);
			try {
				const { signal } = surroundings;
				const synced = await connection.sync(
					tables.length > 0 ? tables : undefined,
					(progress) => report.show(progress),
					{ signal },
				);
				await report.end();
				for (const warning of synced.flatMap(({ warnings }) => warnings)) {
					await surroundings.messages.write(`warning: ${warning}\n`);
				}
				await tellBarred(synced, tables.length > 0, surroundings);
			} catch (error) {
				await report.tellEnd();
				throw error;
			}
		});
	},
};

// Tables that are done are told on standard output in their order, while the reading goes on.
function createReport(connection: Connection, surroundings: Surroundings) {
	const { output, clock } = surroundings;
	const watch = watchProgress(connection, surroundings, { afterMs: 0 });
	let startedAt = clock.now();
	let written = Promise.resolve();
	const end = async (): Promise<void> => {
		watch.clear();
		await written;
	};
	return {
		show(this: void, progress: Progress): void {
			if (!progress.isDone) {
				watch.show(progress);
				return;
			}
			watch.clear();
			const line = describeTable(progress, clock.now() - startedAt);
			startedAt = clock.now();
			written = written.then(() => output.write(line));
			// It is awaited at the end; until then its failure is not unhandled.
			written.catch(() => undefined);
		},
		end,
		async tellEnd(): Promise<void> {
			await end();
			await watch.tellEnd();
		},
	};
}

function describeTable({ table, rows, requests }: Progress, elapsedMs: number): string {
	const seconds = (elapsedMs / 1000).toFixed(1);
	return `${table}: ${countOf(rows, "row")}, ${countOf(requests, "request")}, ${seconds} s\n`;
}

// Who names a table wants it; of all tables some may be barred, but not every one.
async function tellBarred(synced: readonly SyncedTable[], isNamed: boolean, { messages }: Surroundings): Promise<void> {
	const barred = synced.flatMap(({ table, error }) => (error ? [{ table, error }] : []));
	const [first] = barred;
	if (!first) return;
	if (isNamed || barred.length === synced.length) {
		for (const { table, error } of barred.slice(1)) await messages.write(describeBarred(table, error));
		throw first.error;
	}
	for (const { table, error } of barred) await messages.write(describeBarred(table, error));
}

function describeBarred(table: string, { sqlState, message, hint }: ProviderError): string {
	return `warning: ${table} was not read: ${sqlState}: ${flattenMessage(message)}\nhint: ${flattenMessage(hint ?? "")}\n`;
}
