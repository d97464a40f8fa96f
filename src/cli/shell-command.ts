import type { CommandRow } from "./command.ts";
import { withConnection } from "./connection-flag.ts";
import type { ConnectionFlags } from "./connection-source.ts";

/** `intercom-sql shell`: statements typed one after the other. */
export const shellCommand: CommandRow<ConnectionFlags> = {
	name: "shell",
	summary: "type statements, with completion, history and commands such as \\d",
	arguments: [],
	takesConnection: true,
	flags: [],
	notes: [
		"intercom-sql alone does the same on a terminal. A statement ends with ; and may have several lines. \\? lists the commands.",
		"What is long or wide is shown in $INTERCOM_SQL_PAGER or $PAGER, by default less; \\pset pager off shows it as it is.",
		"The history stands beside connections.ini, without procedures, without what looks like a secret, and without lines that",
		"begin with a blank. Where standard input is no terminal, its lines are taken as if they were typed.",
	],
	examples: ["shell", "shell --dsn support"],
	async run({ flags, surroundings }) {
		await withConnection(flags, surroundings, async (connection) => {
			const { runShell } = await import("./shell/shell.ts");
			await runShell(connection, surroundings);
		});
	},
};
