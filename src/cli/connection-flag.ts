import type { Connection, ConnectionOptions, ConnectSettings, Credential } from "../driver/index.ts";
import type { FlagRow } from "./command.ts";
import { flattenMessage } from "./formats/flat-text.ts";
import { escapeSigns } from "./formats/hidden-signs.ts";
import { readTextFile } from "./statement-source.ts";
import type { Output, Surroundings } from "./surroundings.ts";

/** The environment variable that stands in for --connection. */
export const connectionVariable = "INTERCOM_SQL_CONNECTION";

/** The flag that says what to connect to. */
export const connectionFlag: FlagRow = {
	flags: "-c, --connection <string>",
	summary: `connection string, e.g. "APIKey=…;", or @path of a file that holds it; default: $${connectionVariable}`,
};

/** What --help says of it. */
export const connectionNotes = `A connection string with a token or secret in it is seen by others in --connection: in the list of processes until the
program has begun, and in the history of the shell. Put it into a file that only you may read, and pass
--connection @path, or into $${connectionVariable}; @path may stand there too.`;

/** The value of the flag. */
export interface ConnectionFlags {
	readonly connection?: string;
}

/**
 * Connects as the flag or the environment says, with `properties` in place of what they say of these, does the work, and closes the connection whatever comes of it.
 * @throws what connecting and the work throw.
 */
export async function withConnection(
	flags: ConnectionFlags,
	surroundings: Surroundings,
	work: (connection: Connection) => Promise<void>,
	{ properties = {}, ...settings }: ConnectSettings & { readonly properties?: ConnectionOptions } = {},
): Promise<void> {
	const text = await findConnectionString(flags, surroundings);
	// The driver takes a while to load; --help and mistyped flags need not wait for it.
	const { connect, parseConnectionString } = await import("../driver/index.ts");
	const notify = notifyOn(surroundings);
	const options = { ExportFolder: ".", ...parseConnectionString(text), ...properties };
	// The catalog and what is computed here take no credential: the check waits for the first request.
	const connection = await connect(options, {
		signal: surroundings.signal,
		notify,
		isCheckDeferred: true,
		...settings,
	});
	try {
		await work(connection);
	} finally {
		await connection.close();
		const { endIdleThreads, hasDeafThreads } = await import("../storage/index.ts");
		if (hasDeafThreads()) {
			// A thread that is only just beginning would crash at an end that does not wait for it.
			await endIdleThreads();
			surroundings.noteDeafThread();
		}
	}
}

/**
 * Opens the credential that the flag or the environment speaks of, and does the work; nobody connects.
 * @throws what opening and the work throw.
 */
export async function withCredential(
	flags: ConnectionFlags,
	surroundings: Surroundings,
	work: (credential: Credential) => Promise<void>,
	settings: ConnectSettings = {},
): Promise<void> {
	const text = await findConnectionString(flags, surroundings);
	const { openCredential } = await import("../driver/index.ts");
	await work(await openCredential(text, { notify: notifyOn(surroundings), ...settings }));
}

function notifyOn({ messages }: Surroundings): (message: string) => void {
	return (message) => {
		// Whoever closed standard error does not want to be told.
		messages.write(`${escapeSigns(message, "text")}\n`).catch(() => undefined);
	};
}

async function findConnectionString(
	{ connection }: ConnectionFlags,
	{ environment, messages }: Surroundings,
): Promise<string> {
	const text = connection ?? (environment[connectionVariable] || undefined);
	// No property's name begins with @.
	if (text?.startsWith("@")) return readConnectionFile(text.slice(1), messages);
	// All properties have defaults, and what needs a credential says so when it needs it.
	return text ?? "";
}

async function readConnectionFile(path: string, messages: Output): Promise<string> {
	const text = await readTextFile(path);
	const { describeLooseAccess } = await import("../storage/index.ts");
	const loose = describeLooseAccess("connection file", path);
	if (loose !== undefined) await messages.write(`warning: ${flattenMessage(loose)}\n`);
	return text;
}
