import { createError } from "../base/index.ts";
import type { FlagRow } from "./command.ts";

/** The flag that gives values to parameters. */
export const parameterFlag: FlagRow = {
	flags: "--param <value>",
	summary: "value of the next ? (may be repeated); :name=value gives it to :name",
	parse: (text, previous) => [...(Array.isArray(previous) ? (previous as string[]) : []), text],
};

/**
 * Sorts the values out: all by position, or all by name. They stay text; the statement gives them their types.
 * @throws command_line (22023) for a mixture, or a name that comes twice.
 * @example readParameters([":state=open", ":days=7"]) // { state: "open", days: "7" }
 */
export function readParameters(texts: readonly string[]): readonly string[] | Readonly<Record<string, string>> {
	const named = texts.flatMap((text) => {
		const match = /^:([A-Za-z_]\w*)=(.*)$/s.exec(text);
		return match ? [{ name: match[1] ?? "", value: match[2] ?? "" }] : [];
	});
	if (named.length === 0) return texts;
	if (named.length < texts.length) {
		throw refuse("some --param have a name and some have not", "Write all as value, or all as :name=value.");
	}
	const values = new Map<string, string>();
	for (const { name, value } of named) {
		if (values.has(name)) throw refuse(`--param :${name} is given twice`, "Keep one of them.");
		values.set(name, value);
	}
	return Object.fromEntries(values);
}

function refuse(problem: string, advice: string): Error {
	return createError("command_line", { problem, advice });
}
