import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { createError } from "../base/index.ts";
import type { ConnectionOptions } from "../driver/index.ts";
import { flattenMessage } from "./formats/flat-text.ts";
import { readTextFile } from "./statement-source.ts";
import type { Output, Surroundings } from "./surroundings.ts";

/** The environment variable that stands in for --connection. */
export const connectionVariable = "INTERCOM_SQL_CONNECTION";

/** The connection that is meant where nothing says which. */
export const defaultName = "default";

/** What the flags say of the connection. */
export interface ConnectionFlags {
	/** A connection string, or `@path` of a file that holds one. */
	readonly connection?: string;
	/** The name of one. */
	readonly dsn?: string;
}

/**
 * Finds what to connect to: the flags; else the variable of the environment, that of a file .env in the current folder, and the named
 * connection `default`. With none of these, the properties have their defaults.
 * @throws command_line (22023); what reading a connection string throws.
 */
export async function findConnection(flags: ConnectionFlags, surroundings: Surroundings): Promise<ConnectionOptions> {
	const { environment, messages } = surroundings;
	// The driver takes a while to load; --help and mistyped flags need not wait for it.
	const { openConnectionsFile, parseConnectionString } = await import("../driver/index.ts");
	const read = async (text: string) => parseConnectionString(await readWritten(text, messages));
	if (flags.dsn !== undefined) {
		const beside = flags.connection === undefined ? {} : await read(flags.connection);
		return { ...beside, DSN: flags.dsn };
	}
	const text = flags.connection ?? (environment[connectionVariable] || undefined);
	if (text !== undefined) return read(text);
	const dotEnv = readDotEnv(surroundings);
	if (dotEnv !== undefined) return checkDestination(await read(dotEnv));
	const hasDefault = openConnectionsFile(environment)
		.names()
		.some((name) => name.toLowerCase() === defaultName);
	return hasDefault ? { DSN: defaultName } : {};
}

async function readWritten(text: string, messages: Output): Promise<string> {
	// No property's name begins with @.
	if (!text.startsWith("@")) return text;
	const path = text.slice(1);
	const content = await readTextFile(path);
	const { describeLooseAccess } = await import("../storage/index.ts");
	const loose = describeLooseAccess("connection file", path);
	if (loose !== undefined) await messages.write(`warning: ${flattenMessage(loose)}\n`);
	return content;
}

function readDotEnv({ workingFolder }: Surroundings): string | undefined {
	const path = join(workingFolder, ".env");
	if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
	return parseEnv(readFileSync(path, "utf8"))[connectionVariable] || undefined;
}

const destinations = [
	"URL",
	"ProxyServer",
	"OAuthAuthorizationURL",
	"OAuthAccessTokenURL",
	"SSLServerCert",
	"Profile",
] as const;

// The folder may be somebody else's work, and is not to lead a token of this person to a place of its choice.
function checkDestination(options: ConnectionOptions): ConnectionOptions {
	const hasOwn = [options.APIKey, options.OAuthAccessToken, options.OAuthClientSecret].some(
		(given) => given !== undefined,
	);
	const destination = destinations.find((name) => options[name] !== undefined && options[name] !== "Intercom");
	if (hasOwn || destination === undefined) return options;
	throw createError("command_line", {
		problem: `the file .env of this folder sets ${destination} and no credential of its own, and yours is not sent where it says`,
		advice: `Write the APIKey into it as well, or set ${connectionVariable} yourself.`,
	});
}
