import type { Connection } from "../../driver/index.ts";
import { keywords, listTextSpans } from "../../sql/index.ts";
import type { Completer } from "./line-reader.ts";

/** What completion needs besides the line. */
export interface CompletionSources {
	readonly connection: Connection;
	/** What was typed on the lines before. */
	readonly before: () => string;
	/** The names of the shell's own commands. */
	readonly commands: readonly string[];
	/** What can follow a command of the shell, e.g. the options of `\pset`. */
	readonly listArguments: (command: string, word: string) => readonly string[] | "tables" | undefined;
}

/** Makes the completion of keywords, tables, columns and functions; it asks the catalog alone, and nobody else. */
export function createCompleter(sources: CompletionSources): Completer {
	const names = createNames(sources.connection);
	return async (line) => {
		const [word = ""] = /[\w."$]*$/.exec(line) ?? [];
		const command = /^\s*([\\.]\w*)$/.exec(line)?.[1];
		if (command !== undefined) return [sources.commands.filter((name) => name.startsWith(command)), command];
		const argument = /^\s*([\\.]\S+)\s+(?:.*\s)?(\S*)$/.exec(line);
		if (argument) {
			const [, name = "", last = ""] = argument;
			const found = sources.listArguments(name, last);
			const list = found === "tables" ? (await names()).tables : (found ?? []);
			return [list.filter((candidate) => candidate.startsWith(last)), last];
		}
		const text = sources.before() + line.slice(0, line.length - word.length);
		return [matchWord(await listCandidates(text, word, names, sources.connection), word), word];
	};
}

interface Names {
	readonly tables: readonly string[];
	readonly functions: readonly string[];
}

function createNames(connection: Connection): () => Promise<Names> {
	let known: Promise<Names> | undefined;
	const load = async (): Promise<Names> => {
		const { listFunctions } = await import("../../functions/index.ts");
		const tables = await connection.tables();
		const functions = listFunctions().map(({ call }) => call.slice(0, call.indexOf("(") + 1));
		return {
			tables: tables.map(({ schema, name, type }) =>
				type === "view" && schema !== "public" ? `${schema}.${name}` : name,
			),
			functions: [...new Set(functions)],
		};
	};
	return () => {
		known ??= load();
		return known;
	};
}

const tableWords = new Set(["from", "join", "into", "update", "refresh", "cache", "table"]);
const startWords = [
	"select",
	"with",
	"explain",
	"insert",
	"update",
	"delete",
	"refresh",
	"cache",
	"exec",
	"call",
	"values",
	"show",
	"set",
];

async function listCandidates(
	text: string,
	word: string,
	names: () => Promise<Names>,
	connection: Connection,
): Promise<readonly string[]> {
	const spans = listTextSpans(text);
	const words = spans.map(({ start, end }) => text.slice(start, end).toLowerCase());
	const last = words.at(-1);
	// Inside of a string or a comment there is nothing to complete.
	if (spans.at(-1)?.end === text.length && ["string", "comment"].includes(spans.at(-1)?.kind ?? "")) return [];
	const { tables, functions } = await names();
	if (last === undefined || last === ";") return startWords;
	if (isTablePlace(words)) return tables;
	const used = listUsedTables(words, tables);
	const [qualifier, dot] = [word.slice(0, word.lastIndexOf(".")), word.includes(".")];
	if (dot) {
		const table = used.get(qualifier.toLowerCase()) ?? qualifier;
		const columns = listColumns(connection, table).map((name) => `${qualifier}.${name}`);
		return columns.length > 0 ? columns : tables.filter((name) => name.includes("."));
	}
	const columns = [...new Set(used.values())].flatMap((table) => listColumns(connection, table));
	return [...new Set([...columns, ...used.keys(), ...keywords.map((keyword) => keyword.toLowerCase()), ...functions])];
}

// Also after a comma of FROM: `FROM contacts c, `.
function isTablePlace(words: readonly string[]): boolean {
	const last = words.at(-1) ?? "";
	if (tableWords.has(last)) return true;
	const from = words.lastIndexOf("from");
	const isListed = last === "," && from >= 0 && words.slice(from).every((word) => /^[\w.,"]+$/.test(word));
	return isListed && !words.slice(from + 1).some((word) => ["where", "group", "order", "on", "having"].includes(word));
}

// By the names under which a statement can call them: aliases, and the tables' own.
function listUsedTables(words: readonly string[], tables: readonly string[]): ReadonlyMap<string, string> {
	const used = new Map<string, string>();
	for (const [index, word] of words.entries()) {
		const isSchema = words[index + 1] === "." && words[index + 2] !== undefined;
		const name = isSchema ? `${word}.${words[index + 2] ?? ""}` : word;
		const previous = words[index - 1] ?? "";
		if (!tables.includes(name) || !(tableWords.has(previous) || previous === ",")) continue;
		const next = index + (isSchema ? 3 : 1);
		const alias = words[next] === "as" ? words[next + 1] : words[next];
		const isAlias = alias !== undefined && /^[a-z_]\w*$/.test(alias) && !keywords.includes(alias);
		used.set(isAlias ? alias : word, name);
	}
	return used;
}

// As far as they are known without a request.
function listColumns(connection: Connection, table: string): readonly string[] {
	try {
		return connection.prepare(`SELECT * FROM ${table}`).columns.map(({ name }) => name);
	} catch {
		return [];
	}
}

function matchWord(candidates: readonly string[], word: string): readonly string[] {
	const wanted = word.toLowerCase();
	const isUpper = word !== "" && word === word.toUpperCase() && /[A-Z]/.test(word);
	return candidates
		.filter((candidate) => candidate.toLowerCase().startsWith(wanted))
		.map((candidate) => (isUpper ? candidate.toUpperCase() : candidate))
		.sort();
}
