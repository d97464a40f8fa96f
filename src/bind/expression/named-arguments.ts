import { createError } from "../../base/index.ts";
import { findFunctions } from "../../functions/index.ts";
import type { Argument, FunctionCall } from "../../sql/index.ts";

/**
 * Arguments by name go to their places; what a function has a value for by itself may be left out.
 * Source: https://www.postgresql.org/docs/current/sql-syntax-calling-funcs.html.
 * @throws unknown_function (42883) when no function of the name takes them, sql_syntax (42601) for a name that comes twice or a place behind a name.
 * @example `make_date(2026, day => 2, month => 1)` → 2026, 1, 2
 */
export function orderArguments(name: string, node: FunctionCall): readonly Argument[] {
	const written = node.arguments;
	const named = written.flatMap((argument) => argument.name?.name.toLowerCase() ?? []);
	if (named.length === 0) return written;
	checkOrder(written, named);
	const places = written.length - named.length;
	for (const { argumentNames = [], required = 0, defaults = [] } of findFunctions(name)) {
		const ordered = argumentNames.map((argumentName, index): Argument | undefined => {
			if (index < places) return written[index];
			const given = named.indexOf(argumentName);
			if (given >= 0) return written[places + given];
			const value = defaults[index - required];
			return value && { kind: "Argument", value };
		});
		const isTaken = named.every((argumentName) => argumentNames.indexOf(argumentName) >= places);
		if (isTaken && ordered.every((argument) => argument !== undefined)) return ordered;
	}
	throw refuseNames(name, node);
}

function checkOrder(written: readonly Argument[], named: readonly string[]): void {
	const firstNamed = written.findIndex((argument) => argument.name !== undefined);
	const behind = written.slice(firstNamed).find((argument) => argument.name === undefined);
	if (behind) throw refuseOrder("positional argument cannot follow named argument", behind);
	const twice = named.find((argumentName, index) => named.indexOf(argumentName) < index);
	if (twice === undefined) return;
	throw refuseOrder(`argument name "${twice}" used more than once`, written.at(-1));
}

function refuseOrder(problem: string, argument: Argument | undefined): Error {
	const slots = { found: "an argument", problem, advice: "Name each argument once, after those without a name." };
	return createError("sql_syntax", slots, { position: argument?.at });
}

function refuseNames(name: string, node: FunctionCall): Error {
	const known = findFunctions(name).flatMap(({ argumentNames }) => (argumentNames ? [argumentNames.join(", ")] : []));
	const shown = node.arguments.map((argument) => (argument.name ? `${argument.name.name.toLowerCase()} => …` : "…"));
	const suggestion =
		known.length > 0
			? `Its arguments are ${known.join(" or ")}.`
			: "Write the arguments in their order, without names.";
	const call = `${name.toLowerCase()}(${shown.join(", ")})`;
	return createError("unknown_function", { call, suggestion }, { position: node.at });
}
