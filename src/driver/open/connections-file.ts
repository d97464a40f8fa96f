import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { createError } from "../../base/index.ts";
import {
	type ConnectionOptions,
	connectionProperties,
	listConnectionNames,
	parseConnectionString,
	readNamedConnection,
	readOptionObject,
	replaceConnection,
} from "../../connection-string/index.ts";
import { describeLooseAccess, findConfigFolder, makeFolder } from "../../storage/index.ts";

/** The file of named connections of this person. */
export interface ConnectionsFile {
	readonly path: string;
	/** In their order in the file; none where there is no file. */
	names(): readonly string[];
	/**
	 * What a connection sets.
	 * @throws bad_property_value (22023) for an unknown name; 08001 for a mistake in its lines.
	 */
	read(name: string): ConnectionOptions;
	/** Writes a connection, in place of one of that name; only its owner may read the file then. */
	save(name: string, options: ConnectionOptions): void;
}

/**
 * Opens `connections.ini` in the per-user config folder; nothing is read before it is needed.
 * @example openConnectionsFile({ XDG_CONFIG_HOME: "/nowhere" }).names() // []
 */
export function openConnectionsFile(env: Readonly<Record<string, string | undefined>> = process.env): ConnectionsFile {
	const place = { platform: process.platform, env, home: env["HOME"] ?? homedir() };
	const path = join(findConfigFolder(place), "intercom-sql", "connections.ini");
	return {
		path,
		names: () => listConnectionNames(readText(path)),
		read: (name) => readNamedConnection(readText(path), name, path),
		save(name, options) {
			writeText(path, replaceConnection(readText(path), name, options));
		},
	};
}

/**
 * Puts the properties of the named connection beside those that were given, which win.
 * @param warn Told when others may read a secret in the file.
 * @throws what reading the file throws
 */
export function addNamedConnection(
	given: string | ConnectionOptions,
	warn: (message: string) => void,
): ConnectionOptions {
	const options = typeof given === "string" ? parseConnectionString(given) : readOptionObject(given);
	if (options.DSN === undefined) return options;
	const file = openConnectionsFile();
	const named = file.read(options.DSN);
	const hasSecret = connectionProperties.some(({ name, secret }) => secret && named[name] !== undefined);
	const loose = hasSecret ? describeLooseAccess("file of connections", file.path) : undefined;
	if (loose !== undefined) warn(loose);
	return { ...named, ...options };
}

function readText(path: string): string {
	try {
		return readFileSync(path, "utf8");
	} catch (cause) {
		const { code, message } = cause as NodeJS.ErrnoException;
		if (code === "ENOENT" || code === "ENOTDIR") return "";
		throw createError(
			"command_line",
			{ problem: `cannot read ${path}: ${message}`, advice: "Make it readable." },
			{ cause },
		);
	}
}

function writeText(path: string, text: string): void {
	const unfinished = `${path}.${process.pid}.part`;
	try {
		makeFolder(dirname(path));
		writeFileSync(unfinished, text, { mode: 0o600, flag: "wx" });
		renameSync(unfinished, path);
	} catch (cause) {
		rmSync(unfinished, { force: true });
		const { message } = cause as NodeJS.ErrnoException;
		throw createError(
			"file_write",
			{ path, problem: message, advice: "Check the folder and its permissions." },
			{ cause },
		);
	}
}
