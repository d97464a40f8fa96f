import type { CommandRow } from "./command.ts";

// In the order in which --help lists them. Each comes with its code, and the code is loaded when the command is called.
const loaders: Readonly<Record<string, () => Promise<CommandRow>>> = {
	query: async () => (await import("./query-command.ts")).queryCommand,
	shell: async () => (await import("./shell-command.ts")).shellCommand,
	tables: async () => (await import("./catalog-commands.ts")).tablesCommand,
	describe: async () => (await import("./catalog-commands.ts")).describeCommand,
	procedures: async () => (await import("./procedures-command.ts")).proceduresCommand,
	codegen: async () => (await import("./codegen-command.ts")).codegenCommand,
	check: async () => (await import("./check-command.ts")).checkCommand,
	init: async () => (await import("./init-command.ts")).initCommand,
	connections: async () => (await import("./connections-command.ts")).connectionsCommand,
	auth: async () => (await import("./auth-command.ts")).authCommand,
	sync: async () => (await import("./sync-command.ts")).syncCommand,
	cache: async () => (await import("./cache-command.ts")).cacheCommand,
	serve: async () => (await import("./serve-command.ts")).serveCommand,
	completion: async () => (await import("./completion-command.ts")).completionCommand,
	sandbox: async () => (await import("./sandbox-command.ts")).sandboxCommand,
	demo: async () => (await import("./demo-command.ts")).demoCommand,
};

/**
 * Loads the command that a command line begins with; where it begins with anything else, which may be a wrong word or a flag, all of them.
 * @example (await loadCommands(["query", "SELECT 1"])).map(({ name }) => name) // ["query"]
 */
export async function loadCommands([first = ""]: readonly string[]): Promise<readonly CommandRow[]> {
	const called = Object.hasOwn(loaders, first) ? loaders[first] : undefined;
	return called ? [await called()] : Promise.all(Object.values(loaders).map((load) => load()));
}
