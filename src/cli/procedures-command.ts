import type { CommandRow } from "./command.ts";
import { withConnection } from "./connection-flag.ts";
import type { ConnectionFlags } from "./connection-source.ts";
import { type FormatFlags, formatFlag, printObjects } from "./row-output.ts";

/** `intercom-sql procedures`: what can be called. */
export const proceduresCommand: CommandRow<ConnectionFlags & FormatFlags> = {
	name: "procedures",
	summary: "list the procedures, or what one of them takes and gives",
	arguments: [{ name: "[name]", summary: "a procedure" }],
	takesConnection: true,
	flags: [formatFlag],
	notes: [
		"Call one with: intercom-sql query \"EXEC name @input = 'value'\". What must be given says yes under needed;",
		"EXPLAIN EXEC shows the request, and sends nothing.",
	],
	examples: ["procedures", "procedures close_conversation"],
	async run({ arguments: [name], flags, surroundings }) {
		await withConnection(flags, surroundings, async (connection) => {
			const procedures = await connection.procedures(name);
			if (name === undefined) {
				const types = { name: "varchar", reads_only: "boolean", summary: "text" } as const;
				const rows = procedures.map(({ readsOnly, ...rest }) => ({ ...rest, reads_only: readsOnly }));
				await printObjects(types, rows, flags, surroundings);
				return;
			}
			const types = {
				name: "varchar",
				direction: "varchar",
				type: "varchar",
				needed: "varchar",
				values: "text",
				summary: "text",
			} as const;
			const rows = procedures.flatMap(({ inputs, outputs }) => [
				...inputs.map((input) => ({
					...input,
					direction: "in",
					needed: input.required ? "yes" : input.default === null ? null : `default ${String(input.default)}`,
					values: input.values.length === 0 ? null : input.values.join(", "),
				})),
				...outputs.map((output) => ({ ...output, direction: "out", needed: null, values: null })),
			]);
			await printObjects(types, rows, flags, surroundings);
		});
	},
};
