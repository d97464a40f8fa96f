const noVariables = "Write the value itself, or run a script: intercom-sql query -f report.sql --set name=value.";
const toFile = "Name a file with \\o rows.csv, run a SELECT, and end the file with \\o.";
const connectAnew = "Leave with \\q, and start the shell with another --dsn or --connection.";
const noImport = "Write INSERT INTO … SELECT, or INSERT with several rows.";

/**
 * What to write instead of a command that psql and sqlite3 have, by its name.
 * @example commandsElsewhere.get("\\g") // "End the statement with ; and Enter."
 */
export const commandsElsewhere: ReadonlyMap<string, string> = new Map([
	["\\copy", `${toFile} To write rows: INSERT INTO … SELECT.`],
	["\\g", "End the statement with ; and Enter."],
	["\\gx", "Show rows as lists with \\x, and end the statement with ; and Enter."],
	["\\set", noVariables],
	["\\c", connectAnew],
	["\\connect", connectAnew],
	["\\l", "\\conninfo tells what the shell is connected to."],
	["\\dn", "Write SELECT schema_name FROM information_schema.schemata;"],
	["\\h", "\\? lists the commands of the shell, \\df the functions."],
	["\\H", "Write \\pset format html."],
	["\\echo", "Write SELECT 'text';"],
	[".mode", "Write .format csv, or \\pset format csv."],
	[".once", toFile],
	[".schema", "Write .describe and the table."],
	[".open", connectAnew],
	[".import", noImport],
]);
