import type { ConnectionOptions } from "../driver/index.ts";
import type { CommandRow } from "./command.ts";
import { flattenMessage } from "./formats/flat-text.ts";
import { findProviderError } from "./reported-error.ts";
import { type FormatFlags, formatFlag, printObjects } from "./row-output.ts";

/** `intercom-sql connections`: the named connections. */
export const connectionsCommand: CommandRow<FormatFlags> = {
	name: "connections",
	summary: "list the named connections, without their secrets",
	arguments: [],
	takesConnection: false,
	flags: [formatFlag],
	notes: [
		"They stand in connections.ini in the per-user config folder: a section for each, and in it a property on each line.",
		"Use one with --dsn <name>, or DSN=<name>; in a connection string. init writes one.",
	],
	examples: ["connections", "connections --format json"],
	async run({ flags, surroundings }) {
		const { formatConnectionString, openConnectionsFile } = await import("../driver/index.ts");
		const { describeLooseAccess } = await import("../storage/index.ts");
		const file = openConnectionsFile(surroundings.environment);
		const { messages } = surroundings;
		await messages.write(`${flattenMessage(file.path)}\n`);
		const loose = describeLooseAccess("file of connections", file.path);
		if (loose !== undefined) await messages.write(`warning: ${flattenMessage(loose)}\n`);
		const print = (options: ConnectionOptions) => formatConnectionString(options, { redact: true });
		const rows = file.names().map((name) => ({ name, ...describe(() => print(file.read(name))) }));
		await printObjects({ name: "varchar", properties: "text", problem: "text" }, rows, flags, surroundings);
	},
};

function describe(print: () => string): { readonly properties: string | null; readonly problem: string | null } {
	try {
		return { properties: print(), problem: null };
	} catch (error) {
		return { properties: null, problem: findProviderError(error).message };
	}
}
