import { createError } from "../base/index.ts";
import type { ConnectionCheck } from "../driver/index.ts";
import type { CommandRow } from "./command.ts";
import { withConnection } from "./connection-flag.ts";
import type { ConnectionFlags } from "./connection-source.ts";
import { flattenMessage } from "./formats/flat-text.ts";
import { type JsonOutcome, jsonFlag, printOutcome } from "./json-document.ts";
import { type FormatFlags, formatFlag, printObjects } from "./row-output.ts";
import type { Surroundings } from "./surroundings.ts";

interface CheckFlags extends ConnectionFlags, FormatFlags {
	readonly json?: true;
}

/** `intercom-sql check`: what the credential can do. */
export const checkCommand: CommandRow<CheckFlags> = {
	name: "check",
	summary: "verify the credential, the region, and the permission for each table",
	arguments: [],
	takesConnection: true,
	flags: [formatFlag, jsonFlag],
	notes: [
		"Makes one small request a table. Ends with status 1 when the credential is refused or no table can be read;",
		"a table that is not permitted is told with the permission that it takes.",
	],
	examples: ["check", "check --format markdown", "check --json"],
	async run({ flags, surroundings }) {
		const { signal } = surroundings;
		const check = async (take: (found: ConnectionCheck) => Promise<void>): Promise<void> =>
			withConnection(flags, surroundings, async (connection) => take(await connection.check({ signal })));
		if (!flags.json) {
			await check(async (found) => {
				await printCheck(found, flags, surroundings);
				const error = findRefusal(found);
				if (error) throw error;
			});
			return;
		}
		await printOutcome(surroundings, async () => {
			let outcome: JsonOutcome = { document: {} };
			await check((found) => {
				outcome = { document: found, error: findRefusal(found) };
				return Promise.resolve();
			});
			return outcome;
		});
	},
};

async function printCheck(
	{ service, region, workspace, warnings, tables }: ConnectionCheck,
	flags: FormatFlags,
	surroundings: Surroundings,
): Promise<void> {
	const { messages } = surroundings;
	const place = workspace?.id ? `workspace ${workspace.id}` : "workspace not readable with this credential";
	const zone = workspace?.timeZone ? `, time zone ${workspace.timeZone}` : "";
	const summary = `${service}: the credential is good; ${place}, region ${region}${zone}`;
	await messages.write(`${flattenMessage(summary)}\n`);
	for (const warning of warnings) await messages.write(`Warning: ${flattenMessage(warning)}\n`);
	const types = { table: "varchar", status: "varchar", scope: "text", problem: "text" } as const;
	await printObjects(types, [...tables], flags, surroundings);
}

function findRefusal({ service, tables }: ConnectionCheck): Error | undefined {
	const isUseful = tables.some(({ status }) => status === "permitted" || status === "not checked");
	if (tables.length === 0 || isUseful) return undefined;
	return createError("permission_denied", {
		service,
		action: "reading any table",
		reason: "each was refused",
		advice: "Give the app the permissions that are listed, then authorize it again.",
	});
}
