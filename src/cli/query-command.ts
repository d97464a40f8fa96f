import type { Connection } from "../driver/index.ts";
import { type ScriptStatement, splitScript } from "../sql/index.ts";
import type { CommandRow } from "./command.ts";
import { withConnection } from "./connection-flag.ts";
import type { ConnectionFlags } from "./connection-source.ts";
import { FailedStatement } from "./failed-statement.ts";
import { assignParameters, type ParameterTexts, parameterFlags, readParameters } from "./parameter-flag.ts";
import { openResultPlace, type PlaceFlags } from "./result-place.ts";
import { formatFlag } from "./row-output.ts";
import { runScript, type ScriptFlags, type ScriptStep } from "./script-run.ts";
import { readStatement } from "./statement-source.ts";

interface QueryFlags extends ConnectionFlags, PlaceFlags, ScriptFlags {
	readonly param?: readonly string[];
	readonly set?: readonly string[];
	readonly file?: string;
}

/** `intercom-sql query`: one statement, or a script of several. */
export const queryCommand: CommandRow<QueryFlags> = {
	name: "query",
	summary: "run SQL statements and print their rows",
	arguments: [{ name: "[sql]", summary: "one statement, or several with ; between them; - reads standard input" }],
	takesConnection: true,
	flags: [
		{ flags: "-f, --file <path>", summary: "read the statements from a file; - is standard input" },
		formatFlag,
		{ flags: "-o, --out <file>", summary: "write the rows into a file, whose ending tells the format" },
		{ flags: "--output-dir <folder>", summary: "write a file for each statement: 1.csv, 2.csv, …" },
		{
			flags: "--raw",
			summary: "csv, tsv, xlsx: leave texts as they are that a spreadsheet would compute (=, +, -, @)",
		},
		...parameterFlags,
		{
			flags: "--on-error <what>",
			summary: "after a statement that failed: stop, or continue with the next; default: stop",
			choices: ["stop", "continue"],
		},
		{ flags: "--explain", summary: "show which requests the statements would make; no data is read" },
		{ flags: "--stats", summary: "tell rows, requests and time on standard error, also outside a terminal" },
	],
	notes: [
		"Rows go to standard output, everything else to standard error. Times are those of the session's time zone.",
		'csv: NULL is nothing, an empty text is "". json: integers beyond 2^53 are strings.',
		"csv, tsv: texts that a spreadsheet would compute get a ' in front, unless --raw is given.",
		"table: on a terminal, long cells are cut with …; in a pipe they are whole.",
		"What takes longer than a second shows on a terminal how far it is. Ctrl-C says which rows are kept in the cache;",
		"the next run goes on there.",
	],
	examples: [
		`query "SELECT state, count(*) FROM conversations GROUP BY state"`,
		`query "SELECT id, name FROM contacts WHERE role = ? LIMIT 5" --param lead --format json`,
		`query "SELECT * FROM contacts" --out contacts.xlsx`,
		"query -f report.sql --set since=2026-01-01 --output-dir report",
		`query --explain "SELECT * FROM conversations WHERE created_at > now() - interval '7 days'"`,
	],
	async run({ arguments: [argument], flags, surroundings }) {
		const given = readParameters(flags.param ?? [], flags.set ?? []);
		const { openInput, signal } = surroundings;
		const text = await readStatement({ argument, file: flags.file, openInput, signal });
		const steps = cutScript(text, given);
		const place = await openResultPlace(flags, steps.length, surroundings);
		try {
			const run = (connection: Connection) => runScript(connection, steps, flags, place, surroundings);
			await withConnection(flags, surroundings, run, { startsThread: flags.explain !== true });
		} finally {
			await place.discard();
		}
	},
};

function cutScript(text: string, given: ParameterTexts): readonly ScriptStep[] {
	const statements = readScript(text);
	const values = assignParameters(given, statements);
	return statements.map(({ text: sql, offset }, index) => ({
		sql,
		parameters: values[index] ?? [],
		script: { text, offset },
	}));
}

// A text without a statement is run as it is, for the driver to say what is wrong with it.
function readScript(text: string): readonly Pick<ScriptStatement, "text" | "offset" | "parameters">[] {
	try {
		const statements = splitScript(text);
		return statements.length > 0 ? statements : [{ text, offset: 0, parameters: [] }];
	} catch (error) {
		throw new FailedStatement(text, error);
	}
}
