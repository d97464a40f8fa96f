import type { IToken } from "chevrotain";
import { createError } from "../../base/index.ts";
import type { Identifier, Query, SessionStatement } from "../ast/index.ts";
import { toIdentifier } from "./names-parser.ts";
import { createQuery } from "./query-assembly.ts";

/** The settings that SHOW calls by several words: https://www.postgresql.org/docs/current/sql-show.html. */
const spelledOut: ReadonlyMap<string, string> = new Map([
	["transaction isolation level", "transaction_isolation"],
	["session authorization", "session_authorization"],
]);

/**
 * Which setting SHOW asks for.
 * @throws sql_syntax (42601) for several words that are no setting.
 */
export function readShow(words: readonly IToken[], at: number): SessionStatement {
	const written = words
		.map((word) => (word.image === "." ? "." : toIdentifier(word).name))
		.join(" ")
		.replaceAll(" . ", ".");
	const name = spelledOut.get(written.toLowerCase()) ?? written;
	const second = words[1];
	if (second && second.image !== "." && name === written) {
		const slots = {
			found: `"${second.image}"`,
			problem: "SHOW takes the name of one setting",
			advice: "Write SHOW server_version.",
		};
		throw createError("sql_syntax", slots, { position: second.startOffset });
	}
	return { kind: "SessionStatement", at, action: "show", name };
}

/**
 * What SHOW asks for as a query.
 * @example printNode(querySetting("server_version", 0)) // "SELECT current_setting('server_version') AS \"server_version\""
 */
export function querySetting(name: string, at: number | undefined): Query {
	const identify = (text: string): Identifier => ({ kind: "Identifier", at, name: text, isQuoted: false });
	const items = [
		{
			kind: "OutputColumn",
			at,
			alias: { ...identify(name), isQuoted: true },
			expression: {
				kind: "FunctionCall",
				at,
				path: [identify("current_setting")],
				arguments: [{ kind: "Argument", at, value: { kind: "StringLiteral", at, value: name } }],
				...{ isStar: false, isDistinct: false, orderBy: [], withinGroup: [], filter: undefined, over: undefined },
			},
		},
	] as const;
	const body = { kind: "Select", at, items, from: [], groupBy: [], windows: [] } as const;
	return createQuery(at ?? 0, undefined, { body }, [], []);
}
