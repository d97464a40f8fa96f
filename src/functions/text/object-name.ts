import { createError, type ObjectNameType } from "../../base/index.ts";

/**
 * The form of a name in which objects are looked for: without quotes and capitals, and of a type without its modifiers.
 * @example keyOfName("regtype", 'pg_catalog."VarChar" (10)') // "pg_catalog.varchar"
 */
export function keyOfName(kind: ObjectNameType, text: string): string {
	const name = text.trim().toLowerCase().replaceAll('"', "").replaceAll(", ", ",");
	return kind === "regtype" ? name.replaceAll(/\s*\([\d\s,]*\)/g, "") : name;
}

/**
 * The error for a name of which there is no object, with PostgreSQL's SQLSTATE.
 * @example createObjectNameError("regclass", "nope").message // 'relation "nope" does not exist'
 */
export function createObjectNameError(kind: ObjectNameType, name: string, position?: number): Error {
	const shown = name.slice(0, 120);
	const slots = { ...describeMissing(kind, shown), advice: `to_${kind}('${shown}') gives NULL where there is none.` };
	return createError("execution_failed", slots, { position });
}

function describeMissing(kind: ObjectNameType, name: string): { readonly sqlState: string; readonly problem: string } {
	const isBlank = name.trim() === "";
	if (isBlank && kind === "regtype") return { sqlState: "42601", problem: `invalid type name "${name}"` };
	if (isBlank && kind !== "regprocedure" && kind !== "regoperator")
		return { sqlState: "42602", problem: "invalid name syntax" };
	switch (kind) {
		case "regclass":
			return { sqlState: "42P01", problem: `relation "${name}" does not exist` };
		case "regnamespace":
			return { sqlState: "3F000", problem: `schema "${name}" does not exist` };
		case "regprocedure":
		case "regoperator":
			if (!name.includes("(")) return { sqlState: "22P02", problem: "expected a left parenthesis" };
			return { sqlState: "42883", problem: `${nouns[kind]} "${name}" does not exist` };
		case "regproc":
		case "regoper":
			return { sqlState: "42883", problem: `${nouns[kind]} "${name}" does not exist` };
		case "regtype":
		case "regrole":
		case "regcollation":
			return { sqlState: "42704", problem: `${nouns[kind]} "${name}" does not exist` };
	}
}

const nouns = {
	...({ regproc: "function", regprocedure: "function", regoper: "operator", regoperator: "operator" } as const),
	...({ regtype: "type", regrole: "role", regcollation: "collation" } as const),
};
