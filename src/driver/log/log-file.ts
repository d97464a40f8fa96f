import { closeSync, constants, fstatSync, openSync, renameSync, type Stats, statSync, writeSync } from "node:fs";
import { type Clock, createError, type Log, type LogLevel } from "../../base/index.ts";
import { describeLooseAccess } from "../../storage/index.ts";
import { describeFileFault } from "../export/file-fault-table.ts";

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
	/** Told once when the file can be read by others, and once when the log ends because it cannot be written any more. */
	readonly warn: (message: string) => void;
}

/** A log that is a file, and its end. */
export interface LogFile {
	readonly log: Log;
	/** Entries that come later are dropped; a second close does nothing. */
	close(): void;
}

/**
 * Opens a log file that only its owner may read and appends one line for each entry; several processes may share it. A terminal, a pipe that
 * somebody reads, or another device of characters such as /dev/stderr is taken too.
 * @throws bad_property_value (22023) when it cannot be opened. Writing never fails: a full disk ends the log, not the statements.
 * @example 2026-01-31T08:00:00.000Z 2 http GET /me 200 waitMs=0 durationMs=12 attempt=1
 */
export function openLogFile(settings: LogFileSettings, clock: Clock): LogFile {
	const { path, warn } = settings;
	let file: OpenFile | undefined = open(path);
	// A device is everybody's.
	const loose = file.isRegular ? describeLooseAccess("log file", path) : undefined;
	if (loose !== undefined) warn(loose);
	const close = (): void => {
		const descriptor = file?.descriptor;
		file = undefined;
		if (descriptor !== undefined) closeSync(descriptor);
	};
	const end = (reason: unknown): void => {
		warn(`The log ends here: the file ${path} cannot be written (${describeFault(reason)}).`);
		try {
			close();
		} catch {
			// It is told already that the file is lost.
		}
	};
	return {
		close() {
			try {
				close();
			} catch (error) {
				end(error);
			}
		},
		log: {
			write(level, module, message, fields = {}) {
				if (!file || level > settings.verbosity) return;
				if (settings.modules.length > 0 && !settings.modules.includes(module)) return;
				try {
					const line = Buffer.from(`${formatEntry({ level, module, message, fields }, settings, clock.now())}\n`);
					const isFull = file.isRegular && file.size > 0 && file.size + line.length > settings.maxBytes;
					if (isFull) file = rotate(file, path);
					for (let start = 0; start < line.length; ) start += writeSync(file.descriptor, line, start);
					file.size += line.length;
				} catch (error) {
					end(error);
				}
			},
		},
	};
}

interface OpenFile {
	readonly descriptor: number;
	/** False for devices and pipes, which have no size and no successor. */
	readonly isRegular: boolean;
	size: number;
}

function open(path: string): OpenFile {
	try {
		// A pipe that nobody reads would be waited for; so it is an error.
		const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK;
		const descriptor = openSync(path, flags, 0o600);
		const stats = fstatSync(descriptor);
		if (stats.isFile()) return describeOpen(descriptor, stats);
		closeSync(descriptor);
		if (stats.isFIFO() || stats.isCharacterDevice()) return describeOpen(openSync(path, "a"), stats);
		throw new Error("it is no file");
	} catch (cause) {
		throw createError(
			"bad_property_value",
			{
				name: "Logfile",
				place: "",
				problem: `the file cannot be written: ${describeFault(cause)}`,
				expected: "Give the path of a file in a folder that exists and that you may write to.",
			},
			{ cause },
		);
	}
}

function describeOpen(descriptor: number, stats: Stats): OpenFile {
	return { descriptor, isRegular: stats.isFile(), size: stats.size };
}

function describeFault(cause: unknown): string {
	const { code = "", message } = cause as NodeJS.ErrnoException;
	return describeFileFault(code, message)[0];
}

// Another process may have rotated the file meanwhile: then this one only has to follow.
function rotate(file: OpenFile, path: string): OpenFile {
	const isOurs = statSync(path, { throwIfNoEntry: false })?.ino === fstatSync(file.descriptor).ino;
	if (isOurs) renameSync(path, `${path}.1`);
	const next = open(path);
	closeSync(file.descriptor);
	return next;
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
