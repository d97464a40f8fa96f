import { readFileSync } from "node:fs";
import { createError } from "../base/index.ts";
import type { CommandRow } from "./command.ts";
import { withConnection } from "./connection-flag.ts";
import type { ConnectionFlags } from "./connection-source.ts";
import { flattenText } from "./formats/flat-text.ts";
import { openOutputFile } from "./output-file.ts";
import type { Output } from "./surroundings.ts";
import { listTypeDifferences } from "./type-difference.ts";

interface CodegenFlags extends ConnectionFlags {
	readonly out?: string;
	readonly verify?: true;
	/** False by --no-attributes. */
	readonly attributes: boolean;
}

/** `intercom-sql codegen`: types of a workspace's tables. */
export const codegenCommand: CommandRow<CodegenFlags> = {
	name: "codegen",
	summary: "write TypeScript types of your tables, with your own attributes, for Kysely",
	arguments: [],
	takesConnection: true,
	flags: [
		{ flags: "--out <file>", summary: "where they are written; default: standard output" },
		{
			flags: "--verify",
			summary: "writes nothing; fails when the file of --out is not what would be written, and says what differs",
		},
		{ flags: "--no-attributes", summary: "leave out the attributes that are your own" },
	],
	notes: [
		"Where attributes cannot be read, nothing is written. Offline, those count that the cache keeps (REFRESH data_attributes).",
		"The same workspace gives the same text, so that the file can stand in your repository, and --verify in its checks.",
		"Use it as: new Kysely<IntercomDatabase>({ dialect: new IntercomDialect(connectionString) })",
	],
	examples: ["codegen --out src/intercom-database.ts", "codegen --out src/intercom-database.ts --verify"],
	async run({ flags: { out, verify, attributes, ...flags }, surroundings }) {
		if (verify && out === undefined)
			throw refuse("--verify needs the file that it looks at", "Add --out <file>, as it was written.");
		await withConnection(flags, surroundings, async (connection) => {
			const text = await connection.describeTypes({ hasAttributes: attributes });
			if (out === undefined) return surroundings.output.write(text);
			if (verify) return await verifyFile(out, text, surroundings.messages);
			await writeTypes(out, text);
			await surroundings.messages.write(`wrote ${out}\n`);
		});
	},
};

async function verifyFile(path: string, text: string, messages: Output): Promise<void> {
	const written = readTypes(path);
	if (written === text) return;
	if (written === undefined) throw createError("output_failed", { reason: `${path} cannot be read` });
	const differences = listTypeDifferences(written, text);
	const more = differences.length > mostShown ? [`and ${differences.length - mostShown} more`] : [];
	for (const line of [...differences.slice(0, mostShown), ...more]) await messages.write(`${flattenText(line)}\n`);
	throw createError("output_failed", {
		reason: `${path} is not what codegen would write now; run it without --verify`,
	});
}

const mostShown = 20;

function readTypes(path: string): string | undefined {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return undefined;
	}
}

async function writeTypes(path: string, text: string): Promise<void> {
	// What is there already, and the same, need not look changed to whoever watches it.
	if (readTypes(path) === text) return;
	const file = await openOutputFile(path);
	try {
		await file.write(text);
		await file.keep();
	} finally {
		await file.discard();
	}
}

function refuse(problem: string, advice: string) {
	return createError("command_line", { problem, advice });
}
