import type { SqlType, SqlValue } from "../../base/index.ts";
import { listWithAbility, shownColumnTypes } from "../column-rows.ts";
import { type FormatName, formats } from "../formats/format-table.ts";
import { printObjects } from "../row-output.ts";
import type { ShellSession } from "./shell-state.ts";

/** Lists the columns of a table, or without one the tables and views. */
export async function describeTable(session: ShellSession, name: string): Promise<void> {
	if (name === "") return listCatalogTables(session, undefined, "");
	const { rows, ability } = await listWithAbility(session.connection, name);
	await print(session, shownColumnTypes, rows);
	await session.surroundings.output.write(`Statements that write it: ${ability}.\n`);
}

/** Lists tables or views, or both; in the pattern * is any text. */
export async function listCatalogTables(
	session: ShellSession,
	type: "table" | "view" | undefined,
	pattern: string,
): Promise<void> {
	const tables = (await session.connection.tables()).filter(
		(table) => (table.type === type || (type === undefined && table.type !== "system")) && matches(table.name, pattern),
	);
	await print(session, { schema: "varchar", name: "varchar", type: "varchar", summary: "text" }, tables);
}

/** Lists functions. */
export async function listFunctionRows(session: ShellSession, pattern: string): Promise<void> {
	const { listFunctions } = await import("../../functions/index.ts");
	const rows = listFunctions().filter(({ call }) => matches(call.slice(0, call.indexOf("(")), pattern));
	await print(session, { call: "varchar", kind: "varchar", summary: "text" }, rows);
}

/** Tells what the shell is connected to. */
export async function tellConnection({ connection, surroundings }: ShellSession): Promise<void> {
	const { options } = connection;
	const facts = [
		["profile", options.Profile],
		["connection", options.DSN],
		["address", options.URL ?? `region ${options.Region}`],
		["credential", options.APIKey ? "access token" : options.AuthScheme === "OAUTH" ? "OAuth" : "none"],
		["cache", options.AutoCache ? (options.CacheLocation ?? "in the per-user cache folder") : "off"],
		["offline", options.Offline ? "yes" : undefined],
		["time zone", connection.timeZone ?? options.TimeZone],
	] as const;
	const lines = facts
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => `${name.padEnd(12)}${value ?? ""}\n`);
	await surroundings.output.write(lines.join(""));
}

/** Tells what the cache holds of a table, or of all. */
export async function tellCache(session: ShellSession, table: string): Promise<void> {
	const { location, scans } = await session.connection.cacheStatus(table === "" ? undefined : [table]);
	const rows = scans.map((scan) => ({
		table: scan.table,
		part: scan.isFull ? "whole" : "some",
		state: scan.isComplete ? (scan.isFresh ? "fresh" : "stale") : "reading",
		rows: scan.rowCount,
		as_of: new Date(scan.asOf),
		predicate: scan.predicate,
	}));
	await session.surroundings.output.write(`${location}\n`);
	const types = {
		table: "varchar",
		part: "varchar",
		state: "varchar",
		rows: "integer",
		as_of: "timestamp",
		predicate: "text",
	} as const;
	await print(session, types, rows);
}

// As psql has them: * is any text.
function matches(name: string, pattern: string): boolean {
	if (pattern === "") return true;
	const parts = pattern
		.toLowerCase()
		.split("*")
		.map((part) => part.replace(/[^\w ]/g, "\\$&"));
	return new RegExp(`^${parts.join(".*")}$`).test(name);
}

function print<Name extends string>(
	session: ShellSession,
	types: Readonly<Record<Name, SqlType>>,
	rows: readonly Readonly<Record<NoInfer<Name>, SqlValue>>[],
): Promise<void> {
	const { format } = session.settings;
	const look = { format: isForFiles(format) ? "table" : format } as const;
	return session.show((surroundings) => printObjects(types, rows, look, surroundings));
}

function isForFiles(format: FormatName): boolean {
	return !("print" in formats[format]);
}
