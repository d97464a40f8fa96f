import { createError } from "../base/index.ts";
import type { CommandRow } from "./command.ts";
import { withConnection } from "./connection-flag.ts";
import type { ConnectionFlags } from "./connection-source.ts";
import { flattenMessage } from "./formats/flat-text.ts";
import { type FormatFlags, formatFlag, printObjects } from "./row-output.ts";

/** `intercom-sql check`: what the credential can do. */
export const checkCommand: CommandRow<ConnectionFlags & FormatFlags> = {
	name: "check",
	summary: "verify the credential, the region, and the permission for each table",
	arguments: [],
	takesConnection: true,
	flags: [formatFlag],
	notes: [
		"Makes one small request a table. Ends with status 1 when the credential is refused or no table can be read;",
		"a table that is not permitted is told with the permission that it takes.",
	],
	examples: ["check", "check --format markdown"],
	async run({ flags, surroundings }) {
		const { messages, signal } = surroundings;
		await withConnection(flags, surroundings, async (connection) => {
			const { service, region, workspace, warnings, tables } = await connection.check({ signal });
			const place = workspace?.id ? `workspace ${workspace.id}` : "workspace not readable with this credential";
			const zone = workspace?.timeZone ? `, time zone ${workspace.timeZone}` : "";
			const summary = `${service}: the credential is good; ${place}, region ${region}${zone}`;
			await messages.write(`${flattenMessage(summary)}\n`);
			for (const warning of warnings) await messages.write(`Warning: ${flattenMessage(warning)}\n`);
			const types = { table: "varchar", status: "varchar", scope: "text", problem: "text" } as const;
			await printObjects(types, [...tables], flags, surroundings);
			if (tables.length === 0 || tables.some(({ status }) => status === "permitted" || status === "not checked"))
				return;
			throw createError("permission_denied", {
				service,
				action: "reading any table",
				reason: "each was refused",
				advice: "Give the app the permissions that are listed, then authorize it again.",
			});
		});
	},
};
