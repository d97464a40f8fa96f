import { createError } from "../base/index.ts";
import type { CommandCall, CommandRow } from "./command.ts";
import { type CompletedCommand, type CompletionData, completionScripts } from "./completion-script.ts";
import { connectionFlags, withConnection } from "./connection-flag.ts";
import type { ConnectionFlags } from "./connection-source.ts";

/** `intercom-sql completion`: what a shell completes. */
export const completionCommand: CommandRow<ConnectionFlags> = {
	name: "completion",
	summary: "print the script that lets bash, zsh or fish complete commands, flags and tables",
	arguments: [{ name: "<shell>", summary: Object.keys(completionScripts).join(", ") }],
	takesConnection: true,
	flags: [],
	notes: [
		'bash: put  eval "$(intercom-sql completion bash)"  into ~/.bashrc.',
		'zsh: put  eval "$(intercom-sql completion zsh)"  into ~/.zshrc, behind compinit.',
		"fish: intercom-sql completion fish > ~/.config/fish/completions/intercom-sql.fish",
		"Takes no credential and makes no request.",
	],
	examples: ["completion bash", "completion fish"],
	async run({ arguments: [shell = ""], ...call }) {
		const print = Object.hasOwn(completionScripts, shell)
			? completionScripts[shell as keyof typeof completionScripts]
			: undefined;
		if (!print) {
			throw createError("command_line", {
				problem: `there is no completion for "${shell}"`,
				advice: `Use one of ${Object.keys(completionScripts).join(", ")}.`,
			});
		}
		await call.surroundings.output.write(print(await collectData(call)));
	},
};

async function collectData({
	flags,
	surroundings,
	listCommands,
}: Omit<CommandCall<ConnectionFlags>, "arguments">): Promise<CompletionData> {
	const { openConnectionsFile } = await import("../driver/index.ts");
	const commands = (await listCommands()).map((row): CompletedCommand => {
		const [argument] = row.arguments;
		const actions = /action|shell/.test(argument?.name ?? "") ? (argument?.summary.split(", ") ?? []) : [];
		return {
			name: row.name,
			summary: row.summary,
			flags: (row.takesConnection ? [...connectionFlags, ...row.flags] : row.flags).map(readFlag),
			words: actions,
			takesTables: row.arguments.some(({ name }) => /table/.test(name)),
		};
	});
	let tables: readonly string[] = [];
	await withConnection(
		flags,
		surroundings,
		async (connection) => {
			tables = (await connection.tables()).map(({ name }) => name);
		},
		{ properties: { Offline: true } },
	);
	return { commands, tables, connectionsPath: openConnectionsFile(surroundings.environment).path };
}

function readFlag({ flags, summary, choices = [] }: CommandRow["flags"][number]): CompletedCommand["flags"][number] {
	const [, short, long = "", value] = /^(?:-(\w), )?--([\w-]+)(?: <(\S+)>)?/.exec(flags) ?? [];
	return { short, long, summary, choices, value };
}
