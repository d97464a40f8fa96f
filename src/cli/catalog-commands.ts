import type { CacheStatus, Connection } from "../driver/index.ts";
import { nameKeys, nameTableAbility } from "../profile/index.ts";
import { listWithAbility, shownColumnTypes } from "./column-rows.ts";
import type { CommandRow } from "./command.ts";
import { withConnection } from "./connection-flag.ts";
import type { ConnectionFlags } from "./connection-source.ts";
import { flattenMessage } from "./formats/flat-text.ts";
import { type FormatFlags, formatFlag, printObjects } from "./row-output.ts";

type CatalogFlags = ConnectionFlags & FormatFlags & { readonly check?: boolean };

const checkFlag = {
	flags: "--check",
	summary: "ask for a row first, to tell whether reading is permitted",
} as const;

/** `intercom-sql tables`: what can be queried. */
export const tablesCommand: CommandRow<CatalogFlags> = {
	name: "tables",
	summary: "list the tables",
	arguments: [],
	takesConnection: true,
	flags: [checkFlag, formatFlag],
	notes: [
		"Takes no credential and makes no request, but with --check. requires: what a statement must say to read the table; the",
		"others can be read whole. write: the statements that the service takes for it; upsert_by: by which columns UPSERT and",
		"ON CONFLICT DO UPDATE find a row. access: whether the credential may read it, as far as requests have shown; problem: why",
		"it may not. cached_rows: how many rows the cache holds, where it holds the whole table, and as of when.",
	],
	examples: ["tables", "tables --check --format markdown"],
	async run({ flags, surroundings }) {
		const list = async (connection: Connection): Promise<void> => {
			const types = {
				name: "varchar",
				type: "varchar",
				summary: "text",
				requires: "text",
				write: "varchar",
				upsert_by: "varchar",
				access: "varchar",
				problem: "text",
				cached_rows: "integer",
				as_of: "timestamp",
			} as const;
			if (flags.check) await connection.check({ signal: surroundings.signal });
			const kept = await listKept(connection);
			const rows = (await connection.tables()).map((table) => {
				const { rowCount = null, asOf = null } = kept.get(table.name) ?? {};
				return {
					...table,
					requires: table.requiredPredicate,
					write: nameTableAbility({ ...table, upsertKeys: [] }) || null,
					upsert_by: nameKeys(table.upsertKeys) || null,
					problem: table.accessProblem,
					cached_rows: rowCount,
					as_of: asOf === null ? null : new Date(asOf),
				};
			});
			await printObjects(types, rows, flags, surroundings);
		};
		await withConnection(flags, surroundings, list, flags.check ? {} : { properties: { Offline: true } });
	},
};

/** `intercom-sql describe`: the columns of a table. */
export const describeCommand: CommandRow<CatalogFlags> = {
	name: "describe",
	summary: "list the columns of a table: types, keys, what can be written, and what the service can filter by",
	arguments: [{ name: "<table>", summary: "its name" }],
	takesConnection: true,
	flags: [checkFlag, formatFlag],
	notes: [
		"pushdown: the comparisons that the service makes itself, so that fewer rows are read. Of an exact one it",
		"returns just the rows that match; of an inexact one some more, which are filtered again. write: the statements that",
		"may give the column a value; without any, the service sets it. At the end stand what can be written and not be read.",
		"With --check, a table that cannot be read has a warning.",
	],
	examples: ["describe conversations", "describe contacts --format csv"],
	async run({ arguments: [table = ""], flags, surroundings }) {
		await withConnection(flags, surroundings, async (connection) => {
			const { messages, signal } = surroundings;
			const checked = flags.check ? await connection.check({ tables: [table], signal }) : { tables: [] };
			const { rows, ability } = await listWithAbility(connection, table);
			for (const { problem } of checked.tables)
				if (problem !== null) await messages.write(`Warning: ${flattenMessage(problem)}\n`);
			await printObjects(shownColumnTypes, rows, flags, surroundings);
			await messages.write(`Statements that write it: ${ability}.\n`);
		});
	},
};

// Where the cache cannot be opened, there are still the tables.
async function listKept(connection: Connection): Promise<ReadonlyMap<string, CacheStatus["scans"][number]>> {
	const status = await connection.cacheStatus().catch(() => undefined);
	const whole = status?.scans.filter(({ isFull, isComplete }) => isFull && isComplete) ?? [];
	return new Map(whole.map((scan) => [scan.table, scan]));
}
