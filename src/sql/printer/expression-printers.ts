import type { Expression, Kind, NumberLiteral } from "../ast/index.ts";
import { isReserved } from "../lexer/keyword-table.ts";
import type { Printers } from "./dialect.ts";
import type { Printer } from "./printer.ts";

type ExpressionKind = Exclude<Expression["kind"], "FunctionCall" | "Operation">;

/** The kinds that are written here: the expressions but calls, and what only they contain. */
export type ExpressionPrinterKind = Extract<Kind, ExpressionKind | "CaseBranch" | "TypeName" | "Identifier">;

/** Expressions in PostgreSQL's spelling. */
export const expressionPrinters: Pick<Printers, ExpressionPrinterKind> = {
	Identifier: (node, p) => p.printName(node),
	NullLiteral: ({ isDefault }) => (isDefault ? "DEFAULT" : "NULL"),
	BitLiteral: ({ value }) => `${value.slice(0, 1)}'${value.slice(1)}'`,
	BooleanLiteral: (node) => (node.value ? "TRUE" : "FALSE"),
	NumberLiteral: (node) => node.text,
	StringLiteral: (node) => quoteString(node.value),
	TypedLiteral: (node, p) =>
		`${p.print(node.type)} ${quoteString(node.value)}${node.fields === undefined ? "" : ` ${node.fields}`}`,
	TypeName: (node, p) => {
		const schema = node.schema === undefined ? "" : `${p.printName(node.schema)}.`;
		return `${schema}${printTypeWords(node.name, node.modifiers)}${"[]".repeat(node.arrayDepth)}`;
	},
	Parameter: (node) => (/^[0-9]/.test(node.name) ? `$${node.name}` : `@${node.name}`),
	ColumnReference: (node, p) => p.printPath(node.path),
	Unary: (node, p) => {
		const operand = p.printOperand(node.operand, `prefix ${node.operator}`, "right");
		if (node.operator === "not") return `NOT ${operand}`;
		// Two signs in a row would be a comment or another operator.
		return /^[-+~]/.test(operand) ? `${node.operator} ${operand}` : `${node.operator}${operand}`;
	},
	Binary: (node, p) => {
		const left = p.printOperand(node.left, node.operator, "left");
		const right = p.printOperand(node.right, node.operator, "strict");
		return `${left} ${node.operator.toUpperCase()} ${right}`;
	},
	Is: (node, p) =>
		`${p.printOperand(node.operand, "is", "strict")} IS ${node.isNegated ? "NOT " : ""}${node.test.toUpperCase()}`,
	IsDistinct: (node, p) => {
		const left = p.printOperand(node.left, "is distinct", "strict");
		const right = p.printOperand(node.right, "is distinct", "strict");
		return `${left} IS ${node.isNegated ? "NOT " : ""}DISTINCT FROM ${right}`;
	},
	Between: (node, p) => {
		const [operand, low, high] = [node.operand, node.low, node.high].map((part) =>
			p.printOperand(part, "range", "strict"),
		);
		const symmetric = node.isSymmetric ? "SYMMETRIC " : "";
		return `${operand} ${negate(node.isNegated)}BETWEEN ${symmetric}${low} AND ${high}`;
	},
	InList: (node, p) =>
		`${p.printOperand(node.operand, "range", "strict")} ${negate(node.isNegated)}IN (${p.printList(node.items)})`,
	InQuery: (node, p) =>
		`${p.printOperand(node.operand, "range", "strict")} ${negate(node.isNegated)}IN (${p.print(node.query)})`,
	Like: (node, p) => {
		const operand = p.printOperand(node.operand, "range", "strict");
		const pattern = p.printOperand(node.pattern, "range", "strict");
		const escapeClause = node.escape === undefined ? "" : ` ESCAPE ${p.printOperand(node.escape, "range", "strict")}`;
		return `${operand} ${negate(node.isNegated)}${likeWords[node.form]} ${pattern}${escapeClause}`;
	},
	Quantified: (node, p) => {
		const left = p.printOperand(node.left, node.operator, "left");
		return `${left} ${node.operator.toUpperCase()} ${node.quantifier.toUpperCase()} (${p.print(node.right)})`;
	},
	Exists: (node, p) => `EXISTS (${p.print(node.query)})`,
	ScalarSubquery: (node, p) => `(${p.print(node.query)})`,
	ArrayLiteral: (node, p) => `ARRAY[${p.printList(node.items)}]`,
	ArraySubquery: (node, p) => `ARRAY(${p.print(node.query)})`,
	Subscript: (node, p) => {
		const [index, upper] = [node.index, node.upper].map((part) => (part === undefined ? "" : p.print(part)));
		return `${printIndirectionBase(node.operand, p, true)}[${index}${node.isSlice ? `:${upper}` : ""}]`;
	},
	FieldAccess: (node, p) => `${printIndirectionBase(node.operand, p, false)}.${p.printName(node.field, true)}`,
	Row: (node, p) => `${node.items.length < 2 ? "ROW" : ""}(${p.printList(node.items)})`,
	Case: (node, p) => {
		const parts = ["CASE"];
		if (node.operand !== undefined) parts.push(p.print(node.operand));
		parts.push(...node.branches.map((branch) => p.print(branch)));
		if (node.otherwise !== undefined) parts.push(`ELSE ${p.print(node.otherwise)}`);
		return `${parts.join(" ")} END`;
	},
	CaseBranch: (node, p) => `WHEN ${p.print(node.when)} THEN ${p.print(node.then)}`,
	Cast: (node, p) => `CAST(${p.print(node.operand)} AS ${p.print(node.type)})`,
	AtTimeZone: (node, p) =>
		`${p.printOperand(node.operand, "at time zone", "left")} AT TIME ZONE ${p.printOperand(node.zone, "at time zone", "strict")}`,
	Collate: (node, p) => `${p.printOperand(node.operand, "collate", "left")} COLLATE ${p.printPath(node.collation)}`,
};

const likeWords = { like: "LIKE", ilike: "ILIKE", similar: "SIMILAR TO" } as const;

/**
 * A string literal.
 * @example quoteString("it's") // "'it''s'"
 */
export function quoteString(value: string): string {
	return `'${value.replaceAll("'", "''")}'`;
}

/** The number of digits only, as SQLite reads it: 0o17, 0b1 and 0xFF become 15, 1 and 255. */
export function toDecimal(node: NumberLiteral): string {
	const text = node.text.replaceAll("_", "");
	return /^0[xob]/i.test(text) ? BigInt(text).toString() : text;
}

function negate(isNegated: boolean): string {
	return isNegated ? "NOT " : "";
}

/** The modifiers stand after the first words: timestamp(3) with time zone, but character varying(10). */
function printTypeWords(name: string, modifiers: readonly number[]): string {
	const zone = / with(?:out)? time zone$/.exec(name)?.[0] ?? "";
	const words = zone === "" ? name : name.slice(0, -zone.length);
	const list = modifiers.length === 0 ? "" : `(${modifiers.join(", ")})`;
	const isPlain = words.split(" ").every((word) => /^[a-z_][a-z0-9_$]*$/.test(word) && !isReserved(word));
	return `${isPlain ? words : `"${words.replaceAll('"', '""')}"`}${list}${zone}`;
}

/** Only names, parameters and other indirections take a subscript bare; a field needs parentheses even after a name, which it would lengthen. */
function printIndirectionBase(operand: Expression, p: Printer, isSubscript: boolean): string {
	const isIndirection = operand.kind === "Subscript" || operand.kind === "FieldAccess";
	const isBare = isIndirection || (isSubscript && (operand.kind === "ColumnReference" || operand.kind === "Parameter"));
	return isBare ? p.print(operand) : `(${p.print(operand)})`;
}
