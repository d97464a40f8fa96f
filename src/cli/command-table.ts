import { authCommand } from "./auth-command.ts";
import { cacheCommand } from "./cache-command.ts";
import { describeCommand, tablesCommand } from "./catalog-commands.ts";
import { checkCommand } from "./check-command.ts";
import type { CommandRow } from "./command.ts";
import { demoCommand } from "./demo-command.ts";
import { queryCommand } from "./query-command.ts";
import { sandboxCommand } from "./sandbox-command.ts";
import { syncCommand } from "./sync-command.ts";

/** Every command, in the order in which --help lists them. */
export const commands: readonly CommandRow[] = [
	queryCommand,
	tablesCommand,
	describeCommand,
	checkCommand,
	authCommand,
	syncCommand,
	cacheCommand,
	sandboxCommand,
	demoCommand,
];
