import type { Connection } from "../driver/index.ts";
import type { CommandRow } from "./command.ts";
import { type ConnectionFlags, withConnection } from "./connection-flag.ts";
import { parameterFlag, readParameters } from "./parameter-flag.ts";
import { type FormatFlags, formatFlag, formulaFlag } from "./row-output.ts";
import { describeCost, runStatement } from "./statement-run.ts";
import { readStatement } from "./statement-source.ts";

interface QueryFlags extends ConnectionFlags, FormatFlags {
	readonly param?: readonly string[];
	readonly file?: string;
	readonly explain?: true;
	readonly stats?: true;
}

/** `intercom-sql query`: one statement. */
export const queryCommand: CommandRow<QueryFlags> = {
	name: "query",
	summary: "run one SQL statement and print its rows",
	arguments: [{ name: "[sql]", summary: "the statement; - reads it from standard input" }],
	takesConnection: true,
	flags: [
		formatFlag,
		formulaFlag,
		parameterFlag,
		{ flags: "--file <path>", summary: "read the statement from a file" },
		{ flags: "--explain", summary: "show which requests the statement would make; no data is read" },
		{ flags: "--stats", summary: "tell rows, requests and time on standard error, also outside a terminal" },
	],
	notes: [
		"Rows go to standard output, everything else to standard error. Timestamps are in UTC.",
		'csv: NULL is nothing, an empty text is "". json: integers beyond 2^53 are strings.',
		"table: on a terminal, long cells are cut with …; in a pipe they are whole.",
		"What takes longer than a second shows on a terminal how far it is. Ctrl-C says which rows are kept in the cache;",
		"the next run goes on there.",
	],
	examples: [
		`query "SELECT state, count(*) FROM conversations GROUP BY state"`,
		`query "SELECT id, name FROM contacts WHERE role = ? LIMIT 5" --param lead --format json`,
		`query --file report.sql > report.csv`,
		`query --explain "SELECT * FROM conversations WHERE created_at > now() - interval '7 days'"`,
	],
	async run({ arguments: [argument], flags, surroundings }) {
		const parameters = readParameters(flags.param ?? []);
		const { openInput, signal, messages, clock } = surroundings;
		const sql = await readStatement({ argument, file: flags.file, openInput, signal });
		const isExplained = flags.explain ?? false;
		const format = { ...flags, isWhole: isExplained || /^\s*explain\b/i.test(sql) };
		const run = async (connection: Connection): Promise<void> => {
			const startMs = clock.now();
			const result = await runStatement(connection, { sql, parameters, isExplained, format }, surroundings);
			if (!flags.stats && !messages.isTerminal) return;
			await messages.write(`${describeCost(result.rowCount, result.stats, clock.now() - startMs)}\n`);
		};
		await withConnection(flags, surroundings, run, { startsThread: !isExplained });
	},
};
