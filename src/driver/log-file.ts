import { closeSync, fstatSync, openSync, renameSync, statSync, writeSync } from "node:fs";
import { type Clock, createError, type Log, type LogLevel } from "../base/index.ts";
import { describeLooseAccess } from "../storage/index.ts";

/** What a log file is like. */
export interface LogFileSettings {
	readonly path: string;
	/** Entries of higher levels are left out. */
	readonly verbosity: LogLevel;
	/** The modules that are logged; all when it is empty. */
	readonly modules: readonly string[];
	/** Past this size the file is renamed to `<path>.1`, and a new one begins. */
	readonly maxBytes: number;
	/** Texts that are masked wherever they stand, although nobody should write them. */
	readonly secrets: readonly string[];
	/** Told, in one sentence, when a file that was there already can be read by others. */
	readonly warn: (message: string) => void;
}

/** A log that is a file, and its end. */
export interface LogFile {
	readonly log: Log;
	/** Entries that come later are dropped; a second close does nothing. */
	close(): void;
}

/**
 * Opens a log file that only its owner may read and appends one line for each entry; several processes may share it.
 * @throws bad_property_value (22023) when it cannot be opened. A full disk later on ends the log, not the statements.
 * @example 2026-01-31T08:00:00.000Z 2 http GET /me 200 waitMs=0 durationMs=12 attempt=1
 */
export function openLogFile(settings: LogFileSettings, clock: Clock): LogFile {
	let file: OpenFile | undefined = open(settings.path);
	const loose = describeLooseAccess("log file", settings.path);
	if (loose !== undefined) settings.warn(loose);
	const close = (): void => {
		if (file) closeSync(file.descriptor);
		file = undefined;
	};
	return {
		close,
		log: {
			write(level, module, message, fields = {}) {
				if (!file || level > settings.verbosity) return;
				if (settings.modules.length > 0 && !settings.modules.includes(module)) return;
				const line = Buffer.from(`${formatEntry({ level, module, message, fields }, settings, clock.now())}\n`);
				try {
					if (file.size + line.length > settings.maxBytes && file.size > 0) file = rotate(file, settings.path);
					file.size += writeSync(file.descriptor, line);
				} catch {
					close();
				}
			},
		},
	};
}

interface OpenFile {
	readonly descriptor: number;
	size: number;
}

function open(path: string): OpenFile {
	try {
		const descriptor = openSync(path, "a", 0o600);
		return { descriptor, size: fstatSync(descriptor).size };
	} catch (cause) {
		const slots = {
			name: "Logfile",
			place: "",
			problem: "the file cannot be written",
			expected: "Give the path of a file in a folder that exists and that you may write to.",
		};
		throw createError("bad_property_value", slots, { cause });
	}
}

// Another process may have rotated the file meanwhile: then this one only has to follow.
function rotate(file: OpenFile, path: string): OpenFile {
	const isOurs = statSync(path, { throwIfNoEntry: false })?.ino === fstatSync(file.descriptor).ino;
	if (isOurs) renameSync(path, `${path}.1`);
	closeSync(file.descriptor);
	return open(path);
}

interface Entry {
	readonly level: LogLevel;
	readonly module: string;
	readonly message: string;
	readonly fields: Readonly<Record<string, string | number | boolean>>;
}

function formatEntry({ level, module, message, fields }: Entry, { secrets }: LogFileSettings, nowMs: number): string {
	const shown = Object.entries(fields).map(([name, value]) => `${name}=${showValue(value)}`);
	let text = [new Date(nowMs).toISOString(), level, module, message, ...shown].join(" ");
	for (const secret of secrets) text = text.replaceAll(secret, "***");
	// One entry is one line, whatever it tells of.
	return text.replaceAll(/[\r\n\u2028\u2029]+\s*/g, " ").replaceAll(/\p{Cc}/gu, "?");
}

function showValue(value: string | number | boolean): string {
	return typeof value === "string" && /[\s="]/.test(value) ? JSON.stringify(value) : String(value);
}
