import { randomUUID } from "node:crypto";
import { type Clock, createError, type Log, type LogLevel, Secret, silentLog } from "../../base/index.ts";
import { parseSize, type ResolvedOptions } from "../../connection-string/index.ts";
import { type LogFile, openLogFile } from "./log-file.ts";
import { findRunningStatement } from "./statement-id.ts";

/** The modules that write to the log. */
const logModules = ["driver", "sql", "http", "auth", "cache"] as const;

// Shorter ones would riddle the log with masks and protect nothing.
const shortestSecret = 4;

/**
 * Opens the log of a connection as Logfile and its kin say; without Logfile it writes nowhere. Each entry carries the connection's id, by which
 * those of several connections and processes are told apart, and the number of the statement that it belongs to.
 * @throws bad_property_value (22023) for an unknown module, or a file that cannot be written
 */
export function openLog(options: ResolvedOptions, clock: Clock, warn: (message: string) => void): LogFile {
	const modules = readModules(options.LogModules);
	if (options.Logfile === undefined) return { log: silentLog, close: () => undefined };
	const settings = {
		path: options.Logfile,
		// The property's row bounds it to 1 … 5.
		verbosity: options.Verbosity as LogLevel,
		modules,
		maxBytes: parseSize(options.MaxLogFileSize) ?? Number.POSITIVE_INFINITY,
		secrets: listSecrets(options),
		warn,
	};
	const file = openLogFile(settings, clock);
	const [connection = ""] = randomUUID().split("-");
	return {
		close: () => {
			file.close();
		},
		log: {
			level: settings.verbosity,
			write(level, module, message, fields) {
				const statement = findRunningStatement();
				file.log.write(level, module, message, {
					...fields,
					connection,
					...(statement === undefined ? {} : { statement }),
				});
			},
		},
	};
}

/** Takes the log of a program in place of a file: it hears of the modules that LogModules names, secrets are masked, and it ends nothing. */
export function guardLog(given: Log, options: ResolvedOptions): LogFile {
	const modules = readModules(options.LogModules);
	const secrets = listSecrets(options);
	const mask = <Value>(value: Value) =>
		typeof value === "string" ? secrets.reduce((text, secret) => text.replaceAll(secret, "***"), value) : value;
	const level = given.level ?? 5;
	return {
		close: () => undefined,
		log: {
			level,
			write(entryLevel, module, message, fields = {}) {
				if (entryLevel > level || (modules.length > 0 && !modules.includes(module))) return;
				const masked = Object.entries(fields).map(([name, value]) => [name, mask(value)] as const);
				const statement = findRunningStatement();
				try {
					given.write(entryLevel, module, mask(message), {
						...Object.fromEntries(masked),
						...(statement === undefined ? {} : { statement }),
					});
				} catch {
					// Its mistakes are not those of a statement.
				}
			},
		},
	};
}

/** Writes a failure: what it is called, and what it says. */
export function logFailure(log: Log, module: string, what: string, error: unknown): void {
	log.write(1, module, what, describeFailure(error));
}

/**
 * A failure as fields of an entry.
 * @example describeFailure(error).sqlState // "42P01"
 */
export function describeFailure(error: unknown): Readonly<Record<string, string>> {
	if (!(error instanceof Error)) return { error: String(error) };
	const code = "code" in error ? String(error.code) : error.name;
	const sqlState = "sqlState" in error ? String(error.sqlState) : "";
	return { error: code, sqlState, message: error.message };
}

function readModules(text: string | undefined): readonly string[] {
	const named = (text ?? "")
		.split(/[;,\s]+/)
		.map((name) => name.toLowerCase())
		.filter((name) => name !== "");
	const unknown = named.find((name) => !logModules.some((module) => module === name));
	if (unknown === undefined) return named;
	throw createError("bad_property_value", {
		name: "LogModules",
		place: "",
		problem: `there is no module "${unknown}"`,
		expected: `Name some of ${logModules.join("; ")}.`,
	});
}

function listSecrets(options: ResolvedOptions): readonly string[] {
	const texts = Object.values(options).flatMap((value) => (value instanceof Secret ? [value.reveal()] : []));
	return texts.flatMap((text) => [text, encodeURIComponent(text)]).filter((text) => text.length >= shortestSecret);
}
