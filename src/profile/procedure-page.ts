import type { ProcedureDefinition } from "./procedure.ts";
import type { InputDefinition } from "./write.ts";

/** What prints a page: a name as code, and a table of rows. */
export interface PagePrinter {
	readonly code: (text: string) => string;
	readonly makeTable: (headings: readonly string[], rows: readonly (readonly string[])[]) => string;
}

/**
 * Prints the procedures of a profile: a list, then of each what it asks the service for, what it takes and what it gives.
 * @returns Blocks of Markdown; none where there are no procedures.
 */
export function describeProcedures(procedures: readonly ProcedureDefinition[], printer: PagePrinter): string[] {
	if (procedures.length === 0) return [];
	const { code, makeTable } = printer;
	const heading =
		"Procedures do what is no row to make, change or delete. They are called by name, in any order, or by place: " +
		`${code("EXEC close_conversation @conversation_id = '1'")}, ${code("CALL close_conversation(conversation_id => '1')")}. ` +
		"What they need is checked before any request; those that only read can be called with Readonly=true, and stand in FROM like a table.";
	const list = makeTable(
		["procedure", "what it does"],
		procedures.map(({ name, summary }) => [`[${name}](#${name})`, summary]),
	);
	return ["# Procedures", heading, list, ...procedures.flatMap((each) => describeProcedure(each, printer))];
}

function describeProcedure(procedure: ProcedureDefinition, { code, makeTable }: PagePrinter): string[] {
	const { name, summary, inputs, columns, notes } = procedure;
	const rows = inputs.map((input) => [
		code(input.name),
		input.type,
		describeNeed(procedure, input, code),
		[input.summary, ...describeValues(input, code)].join(" "),
	]);
	return [
		`## ${name}`,
		summary,
		describeFacts(procedure, code),
		...(rows.length === 0 ? [] : [makeTable(["input", "type", "needed", "what it is"], rows)]),
		makeTable(
			["output", "type", "what it is"],
			columns.map((column) => [code(column.name), column.type, column.summary]),
		),
		...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join("\n")]),
	];
}

function describeFacts(
	{ name, method, path, scope, since, isReading, wait, file }: ProcedureDefinition,
	code: Print,
): string {
	return [
		`- Request: ${code(`${method} ${path}`)}${isReading ? `; it only reads: ${code(`SELECT * FROM ${name}(…)`)}` : ""}`,
		...(since === undefined ? [] : [`- Since API version ${since}`]),
		...(scope === undefined ? [] : [`- Permission: ${scope}`]),
		...(file ? ["- The answer is a file of rows, which is read as it comes and is never held as a whole"] : []),
		...(wait
			? [`- With ${code("@wait = true")} it ${file ? "begins" : "ends"} when the job does: ${code(`GET ${wait.path}`)}`]
			: []),
	].join("\n");
}

type Print = PagePrinter["code"];

function describeNeed({ defaults, oneOf, path }: ProcedureDefinition, { name, write }: InputDefinition, code: Print) {
	if (Object.hasOwn(defaults, name)) return `default ${code(String(defaults[name]))}`;
	if (write.default === "me") return "default: you";
	if (write.isRequired || path.includes(`{${name}}`)) return "yes";
	return oneOf.some((group) => group.includes(name)) ? "one of these" : "";
}

function describeValues({ values, write }: InputDefinition, code: Print): string[] {
	const allowed = write.values ?? values;
	return [
		...(allowed.length === 0 ? [] : [`One of ${allowed.map(code).join(", ")}.`]),
		...(write.length === undefined ? [] : [`At most ${String(write.length)} characters.`]),
	];
}
