import { createError } from "../base/index.ts";
import type { FlagRow } from "./command.ts";

const collect: NonNullable<FlagRow["parse"]> = (text, previous) => [
	...(Array.isArray(previous) ? (previous as string[]) : []),
	text,
];

/** The flags that give values to parameters. */
export const parameterFlags: readonly FlagRow[] = [
	{
		flags: "--param <value>",
		summary: "value of the next ? (may be repeated); :name=value gives it to :name",
		parse: collect,
	},
	{
		flags: "--set <name=value>",
		summary: "value of :name, in all statements that have it (may be repeated)",
		parse: collect,
	},
];

/** The values that were given for parameters: by position, or by name. */
export type ParameterTexts = readonly string[] | Readonly<Record<string, string>>;

/**
 * Sorts the values out: all by position, or all by name. They stay text; the statement gives them their types.
 * @param settings Each `name=value`.
 * @throws command_line (22023) for a mixture, a name that comes twice, or a setting that is none.
 * @example readParameters([":state=open"], ["days=7"]) // { state: "open", days: "7" }
 */
export function readParameters(texts: readonly string[], settings: readonly string[]): ParameterTexts {
	const named = texts.flatMap((text) => readNamed(text, /^:([A-Za-z_]\w*)=(.*)$/s) ?? []);
	const set = settings.map((text) => {
		const setting = readNamed(text, /^:?([A-Za-z_]\w*)=(.*)$/s);
		if (setting) return setting;
		throw refuse(`--set ${text} is no name with a value`, "Write --set name=value; the statement has it as :name.");
	});
	if (named.length === 0 && set.length === 0) return texts;
	if (named.length < texts.length) {
		throw refuse("some --param have a name and some have not", "Write all as value, or all as :name=value.");
	}
	const values = new Map<string, string>();
	for (const { name, value } of [...named, ...set]) {
		if (values.has(name)) throw refuse(`a value for :${name} is given twice`, "Keep one of them.");
		values.set(name, value);
	}
	return Object.fromEntries(values);
}

/**
 * Gives each statement of a script the values that it has parameters for.
 * @throws command_line (22023) when no statement has one of them, or several statements share those by position.
 */
export function assignParameters(
	given: ParameterTexts,
	statements: readonly { readonly parameters: readonly string[] }[],
): readonly ParameterTexts[] {
	if (statements.length === 1) return [given];
	if (isList(given)) {
		if (given.length === 0) return statements.map(() => given);
		throw refuse(
			"values by position belong to one statement, and there are several",
			"Write --set name=value and :name.",
		);
	}
	const names = Object.keys(given);
	const unused = names.find((name) => !statements.some(({ parameters }) => parameters.includes(name)));
	if (unused !== undefined) {
		const used = [...new Set(statements.flatMap(({ parameters }) => parameters))];
		const advice =
			used.length === 0 ? "The script has no parameters." : `It has ${used.map((name) => `:${name}`).join(", ")}.`;
		throw refuse(`no statement has the parameter :${unused}`, advice);
	}
	return statements.map(({ parameters }) =>
		Object.fromEntries(Object.entries(given).filter(([name]) => parameters.includes(name))),
	);
}

function isList(given: ParameterTexts): given is readonly string[] {
	return Array.isArray(given);
}

function readNamed(text: string, pattern: RegExp): { readonly name: string; readonly value: string } | undefined {
	const match = pattern.exec(text);
	return match ? { name: match[1] ?? "", value: match[2] ?? "" } : undefined;
}

function refuse(problem: string, advice: string): Error {
	return createError("command_line", { problem, advice });
}
