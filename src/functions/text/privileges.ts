import { createError } from "../../base/index.ts";

/**
 * The privileges that a text names, apart by commas. Nobody can hand them on here, so that those WITH GRANT OPTION are none.
 * Source: https://www.postgresql.org/docs/15/functions-info.html#FUNCTIONS-INFO-ACCESS-TABLE.
 * @throws execution_failed with SQLSTATE 22023 for one that is not known
 * @example readPrivileges(["SELECT", "INSERT"], "select, INSERT WITH GRANT OPTION") // ["SELECT"]
 */
export function readPrivileges(known: readonly string[], text: string): readonly string[] {
	return text.split(",").flatMap((word) => {
		const [, name = "", grant] = /^(.*?)( with grant option)?$/i.exec(word.trim()) ?? [];
		if (!known.includes(name.toUpperCase())) {
			const problem = `unrecognized privilege type: "${word.trim().slice(0, 60)}"`;
			throw createError("execution_failed", { sqlState: "22023", problem, advice: `There are ${known.join(", ")}.` });
		}
		return grant === undefined ? [name.toUpperCase()] : [];
	});
}
