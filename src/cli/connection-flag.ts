import type { Connection, ConnectionOptions, ConnectSettings, Credential } from "../driver/index.ts";
import type { FlagRow } from "./command.ts";
import { type ConnectionFlags, connectionVariable, defaultName, findConnection } from "./connection-source.ts";
import { escapeSigns } from "./formats/hidden-signs.ts";
import type { Surroundings } from "./surroundings.ts";

/** The flags that say what to connect to. */
export const connectionFlags: readonly FlagRow[] = [
	{
		flags: "-c, --connection <string>",
		summary: `connection string, e.g. "APIKey=…;", or @path of a file that holds it; default: $${connectionVariable}`,
	},
	{ flags: "--dsn <name>", summary: "a connection that init has written; properties in --connection win over its own" },
];

/** What --help says of them. */
export const connectionNotes = `Without --connection and --dsn, $${connectionVariable} is read from the environment, then from a file .env in the
current folder; then the connection named ${defaultName} is taken, if there is one.

A connection string with a token or secret in it is seen by others in --connection: in the list of processes until the
program has begun, and in the history of the shell. Write it once with: intercom-sql init. Or put it into a file that only
you may read, and pass --connection @path, or into $${connectionVariable}; @path may stand there too.`;

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
	const found = await findConnection(flags, surroundings);
	const { connect } = await import("../driver/index.ts");
	const notify = notifyOn(surroundings);
	// The catalog and what is computed here take no credential: the check waits for the first request.
	const connection = await connect(
		{ ...found, ...properties },
		{
			defaults: { ExportFolder: "." },
			signal: surroundings.signal,
			notify,
			isCheckDeferred: true,
			...settings,
		},
	);
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
	const found = await findConnection(flags, surroundings);
	const { openCredential } = await import("../driver/index.ts");
	await work(await openCredential(found, { notify: notifyOn(surroundings), ...settings }));
}

/** Tells on standard error what comes up while connecting. */
export function notifyOn({ messages }: Surroundings): (message: string) => void {
	return (message) => {
		// Whoever closed standard error does not want to be told.
		messages.write(`${escapeSigns(message, "text")}\n`).catch(() => undefined);
	};
}
