import type { IToken } from "chevrotain";
import { createError } from "../../base/index.ts";
import type { Expression, FunctionCall, TypeName } from "../ast/index.ts";
import { toCall } from "./special-forms-parser.ts";

/**
 * The types that CONVERT names, as this dialect names them. SQL_CHAR is text of any length, as char without a length would keep one character.
 * https://learn.microsoft.com/en-us/sql/odbc/reference/appendixes/explicit-data-type-conversion-function.
 */
const typesOfConvert: Readonly<Record<string, string>> = {
	bigint: "bigint",
	bit: "boolean",
	boolean: "boolean",
	char: "text",
	date: "date",
	decimal: "numeric",
	double: "double precision",
	float: "double precision",
	guid: "uuid",
	integer: "integer",
	longvarchar: "text",
	numeric: "numeric",
	real: "real",
	smallint: "smallint",
	time: "time",
	timestamp: "timestamp",
	tinyint: "smallint",
	type_date: "date",
	type_time: "time",
	type_timestamp: "timestamp",
	varchar: "varchar",
	wchar: "text",
	wlongvarchar: "text",
	wvarchar: "varchar",
};

/** The units of TIMESTAMPADD and TIMESTAMPDIFF. https://learn.microsoft.com/en-us/sql/odbc/reference/appendixes/time-date-and-interval-functions. */
const units = ["second", "minute", "hour", "day", "week", "month", "quarter", "year"];

/** Functions that mean something else here than in an escape: ODBC's LOG is the natural logarithm. */
const namesOutside: Readonly<Record<string, string>> = { log: "ln", curtime: "localtime" };

/**
 * What the function of an escape {fn …} is without the escape: CONVERT(x, SQL_INTEGER) is CAST(x AS integer),
 * TIMESTAMPADD(SQL_TSI_DAY, 1, x) is timestampadd('day', 1, x).
 * @param token The word fn, for the position of mistakes.
 * @throws sql_syntax for what is no call, not_supported for a type or unit that is not here.
 * @see https://learn.microsoft.com/en-us/sql/odbc/reference/appendixes/appendix-e-scalar-functions
 */
export function translateFunction(inner: Expression, token: IToken): Expression {
	if (inner.kind !== "FunctionCall") {
		const slots = { found: `"${token.image}"`, problem: "no function call follows", advice: "Write {fn UCASE(x)}." };
		throw createError("sql_syntax", slots, { position: token.startOffset });
	}
	const name = inner.path.length === 1 ? inner.path[0]?.name.toLowerCase() : undefined;
	if (name === "convert") return convert(inner, token);
	if (name === "timestampadd" || name === "timestampdiff") return nameUnit(inner);
	const outside = name === undefined ? undefined : namesOutside[name];
	return outside === undefined ? inner : { ...inner, path: toCall(token, outside, []).path };
}

function convert(call: FunctionCall, token: IToken): Expression {
	const [operand, type] = call.arguments.map((argument) => argument.value);
	const word = readWord(type);
	if (operand === undefined || word === undefined || call.arguments.length !== 2) {
		const slots = {
			found: `"${token.image}"`,
			problem: "CONVERT takes a value and a type",
			advice: "Write {fn CONVERT(x, SQL_INTEGER)}.",
		};
		throw createError("sql_syntax", slots, { position: call.at });
	}
	const name = typesOfConvert[word.toLowerCase().replace(/^sql_/, "")];
	if (name === undefined)
		throw refuse(`the type ${word} of CONVERT`, "Write SQL_VARCHAR, SQL_INTEGER or SQL_DOUBLE.", type);
	return { kind: "Cast", at: call.at, operand, type: toType(name, type?.at) };
}

function nameUnit(call: FunctionCall): FunctionCall {
	const [first, ...others] = call.arguments;
	const word = readWord(first?.value);
	if (first === undefined || word === undefined) return call;
	const unit = word.toLowerCase().replace(/^sql_tsi_/, "");
	if (!units.includes(unit))
		throw refuse(`the unit ${word}`, "Write SQL_TSI_SECOND, SQL_TSI_DAY or SQL_TSI_MONTH.", first.value);
	return { ...call, arguments: [{ ...first, value: { kind: "StringLiteral", at: first.at, value: unit } }, ...others] };
}

function readWord(node: Expression | undefined): string | undefined {
	return node?.kind === "ColumnReference" && node.path.length === 1 ? node.path[0]?.name : undefined;
}

function toType(name: string, at: number | undefined): TypeName {
	return { kind: "TypeName", at, name, schema: undefined, modifiers: [], arrayDepth: 0 };
}

function refuse(feature: string, advice: string, node: Expression | undefined): Error {
	return createError("not_supported", { feature, advice }, { position: node?.at });
}
