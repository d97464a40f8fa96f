import type { ProviderError } from "../base/index.ts";
import type { Connection, Progress, SyncedTable } from "../driver/index.ts";
import type { CommandRow } from "./command.ts";
import { withConnection } from "./connection-flag.ts";
import type { ConnectionFlags } from "./connection-source.ts";
import { countOf } from "./count-text.ts";
import { flattenMessage } from "./formats/flat-text.ts";
import { describeForPrograms, type JsonOutcome, jsonFlag, printOutcome } from "./json-document.ts";
import { watchProgress } from "./progress-watch.ts";
import type { Surroundings } from "./surroundings.ts";

interface SyncFlags extends ConnectionFlags {
	readonly json?: true;
}

/** `intercom-sql sync`: fills the cache. */
export const syncCommand: CommandRow<SyncFlags> = {
	name: "sync",
	summary: "bring tables in the cache up to date",
	arguments: [{ name: "[table...]", summary: "their names; default: all tables" }],
	takesConnection: true,
	flags: [jsonFlag],
	notes: [
		"Without names it reads all tables, but for those that take more than 1,000 requests, one for each row of another",
		"table: it says which, and reads them when they are named. Shows a progress bar on a terminal, and prints one line",
		"a table. What is there already is not read again where the service can tell what changed. After an interruption",
		"the same command goes on where this one ended.",
	],
	examples: ["sync", "sync contacts conversations", "sync --json"],
	async run({ arguments: names, flags, surroundings }) {
		const tables = names.filter((name) => name !== undefined);
		if (flags.json) {
			await printOutcome(surroundings, () => syncForPrograms(tables, flags, surroundings));
			return;
		}
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

// A failure in the midst leaves the tables that were done before it.
async function syncForPrograms(
	names: readonly string[],
	flags: ConnectionFlags,
	surroundings: Surroundings,
): Promise<JsonOutcome> {
	const done: Pick<SyncedTable, "table" | "rows" | "requests">[] = [];
	const note = ({ isDone, table, rows, requests }: Progress): void => {
		if (isDone) done.push({ table, rows, requests });
	};
	let synced: readonly SyncedTable[] | undefined;
	try {
		await withConnection(flags, surroundings, async (connection) => {
			const { signal } = surroundings;
			synced = await connection.sync(names.length > 0 ? names : undefined, note, { signal });
		});
	} catch (error) {
		return { document: { tables: done.map((table) => ({ ...table, warnings: [], error: null })) }, error };
	}
	const tables = (synced ?? []).map(({ error, ...table }) => ({
		...table,
		error: error === undefined ? null : describeForPrograms(error),
	}));
	return { document: { tables }, error: findFailure(synced ?? [], names.length > 0) };
}

async function tellBarred(synced: readonly SyncedTable[], isNamed: boolean, { messages }: Surroundings): Promise<void> {
	const failure = findFailure(synced, isNamed);
	for (const { table, error } of synced) {
		if (error && error !== failure) await messages.write(describeBarred(table, error));
	}
	if (failure) throw failure;
}

// Who names a table wants it; of all tables some may be barred, but not every one.
function findFailure(synced: readonly SyncedTable[], isNamed: boolean): ProviderError | undefined {
	const barred = synced.flatMap(({ error }) => error ?? []);
	return isNamed || barred.length === synced.length ? barred[0] : undefined;
}

function describeBarred(table: string, { sqlState, message, hint }: ProviderError): string {
	return `warning: ${table} was not read: ${sqlState}: ${flattenMessage(message)}\nhint: ${flattenMessage(hint ?? "")}\n`;
}
