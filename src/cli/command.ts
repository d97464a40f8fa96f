import type { Surroundings } from "./surroundings.ts";

/** A flag of a command. */
export interface FlagRow {
	/** As commander reads it, e.g. `--port <number>`. */
	readonly flags: string;
	readonly summary: string;
	readonly choices?: readonly string[];
	/** Turns the text into the value; `previous` is what an earlier flag of the name gave. Throws command_line. */
	readonly parse?: (text: string, previous: unknown) => unknown;
}

/** What a command is called with. */
export interface CommandCall<Flags> {
	readonly arguments: readonly (string | undefined)[];
	readonly flags: Flags;
	readonly surroundings: Surroundings;
	/** Loads every command that there is. */
	readonly listCommands: () => Promise<readonly CommandRow[]>;
}

/** One command: a row of the command table. */
export interface CommandRow<Flags = object> {
	readonly name: string;
	readonly summary: string;
	/** As commander reads them, with what they mean. */
	readonly arguments: readonly { readonly name: string; readonly summary: string }[];
	readonly flags: readonly FlagRow[];
	/** Whether it speaks to a service, and so takes --connection. */
	readonly takesConnection: boolean;
	/** More about it, below its flags. */
	readonly notes?: readonly string[];
	/** Command lines without the program's name. */
	readonly examples: readonly string[];
	/** Does what it is for; throws ProviderError. */
	run(call: CommandCall<Flags>): Promise<void>;
}
