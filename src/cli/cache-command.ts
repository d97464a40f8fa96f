import { createError } from "../base/index.ts";
import type { CacheStatus, Connection } from "../driver/index.ts";
import type { CommandRow } from "./command.ts";
import { withConnection } from "./connection-flag.ts";
import type { ConnectionFlags } from "./connection-source.ts";
import { countOf } from "./count-text.ts";
import { jsonFlag, printOutcome } from "./json-document.ts";
import { printDuration } from "./progress-line.ts";
import { type FormatFlags, formatFlag, printObjects } from "./row-output.ts";
import type { Surroundings } from "./surroundings.ts";

interface CacheFlags extends ConnectionFlags, FormatFlags {
	readonly json?: true;
}

interface CacheCall {
	readonly connection: Connection;
	/** Undefined: all. */
	readonly tables: readonly string[] | undefined;
	readonly flags: CacheFlags;
	readonly surroundings: Surroundings;
}

const actions: Readonly<Record<string, (call: CacheCall) => Promise<void>>> = {
	async status({ connection, tables, flags, surroundings }) {
		const { location, bytes, scans } = await connection.cacheStatus(tables);
		const now = surroundings.clock.now();
		if (flags.json) {
			const described = scans.map((scan) => describeScan(scan, now));
			await printOutcome(surroundings, () => Promise.resolve({ document: { location, bytes, scans: described } }));
			return;
		}
		await surroundings.messages.write(`${location}: ${printBytes(bytes)}, ${countOf(scans.length, "kept scan")}\n`);
		const types = {
			table: "varchar",
			part: "varchar",
			state: "varchar",
			rows: "integer",
			bytes: "integer",
			as_of: "timestamp",
			age: "varchar",
			last_used: "timestamp",
			predicate: "text",
		} as const;
		await printObjects(
			types,
			scans.map((scan) => describeScan(scan, now)),
			flags,
			surroundings,
		);
	},
	async clear({ connection, tables, surroundings }) {
		const cleared = await connection.clearCache(tables);
		const { location, bytes } = await connection.cacheStatus();
		await surroundings.output.write(
			`${countOf(cleared, "kept scan")} cleared; ${location} has ${printBytes(bytes)} now\n`,
		);
	},
};

/** `intercom-sql cache`: what is kept, and how to forget it. */
export const cacheCommand: CommandRow<CacheFlags> = {
	name: "cache",
	summary: "show what is cached, how old and how large it is, or clear it",
	arguments: [
		{ name: "<action>", summary: Object.keys(actions).join(", ") },
		{ name: "[table...]", summary: "only these; default: all tables" },
	],
	takesConnection: true,
	flags: [formatFlag, { ...jsonFlag, summary: "status: print one JSON document, for scripts and cron" }],
	notes: [
		"Makes no request. part: whole = all rows of the table, some = those that the predicate asks for. state: fresh =",
		"answers statements; stale = older than CacheTolerance, to be refreshed; reading = not complete, being read or interrupted.",
	],
	examples: ["cache status", "cache status --json", "cache clear", "cache clear conversations"],
	async run({ arguments: [name = "", ...rest], flags, surroundings }) {
		const act = Object.hasOwn(actions, name) ? actions[name] : undefined;
		if (!act) {
			throw createError("command_line", {
				problem: `cache has no action "${name}"`,
				advice: `Use one of ${Object.keys(actions).join(", ")}.`,
			});
		}
		if (flags.json && name !== "status") {
			throw createError("command_line", {
				problem: `cache ${name} has no --json`,
				advice: "It belongs to cache status.",
			});
		}
		const names = rest.filter((table) => table !== undefined);
		const tables = names.length > 0 ? names : undefined;
		await withConnection(flags, surroundings, (connection) => act({ connection, tables, flags, surroundings }), {
			properties: { Offline: true },
		});
	},
};

function describeScan(scan: CacheStatus["scans"][number], now: number) {
	return {
		table: scan.table,
		part: scan.isFull ? "whole" : "some",
		state: scan.isComplete ? (scan.isFresh ? "fresh" : "stale") : "reading",
		rows: scan.rowCount,
		bytes: scan.byteCount,
		as_of: new Date(scan.asOf),
		age: printDuration(Math.max(0, now - scan.asOf)),
		last_used: new Date(scan.usedAt),
		predicate: scan.predicate,
	};
}

const byteUnits = ["bytes", "kB", "MB", "GB", "TB"];

/**
 * A size for people.
 * @example printBytes(12_345_678) // "12.3 MB"
 */
function printBytes(bytes: number): string {
	let value = bytes;
	let unit = 0;
	for (; value >= 1000 && unit < byteUnits.length - 1; unit++) value /= 1000;
	return `${unit === 0 ? value : value.toFixed(1)} ${byteUnits[unit] ?? ""}`;
}
