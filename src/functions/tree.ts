import {
	type Argument,
	type Binary,
	type BinaryOperator,
	type ColumnReference,
	type Expression,
	type FunctionCall,
	type Identifier,
	joinChain,
	type NumberLiteral,
	type Parameter,
	type StringLiteral,
	type TypeName,
} from "../sql/index.ts";

/** A quoted name made by a rewrite. */
export function nameNode(name: string): Identifier {
	return { kind: "Identifier", name, isQuoted: true };
}

/** A column of a relation, by the relation's id in the plan and the column's name in SQLite. */
export function columnNode(relation: string, column: string, at?: number): ColumnReference {
	return { kind: "ColumnReference", path: [nameNode(relation), nameNode(column)], at };
}

/** A string constant. */
export function textNode(value: string, at?: number): StringLiteral {
	return { kind: "StringLiteral", value, at };
}

/** A number constant. */
export function numberNode(value: number | string, at?: number): Expression {
	const text = String(value);
	const positive: NumberLiteral = { kind: "NumberLiteral", text: text.replace(/^-/, ""), at };
	return text.startsWith("-") ? { kind: "Unary", operator: "-", operand: positive, at } : positive;
}

/** The constant NULL. */
export const nullNode: Expression = { kind: "NullLiteral" };

/** A parameter as SQLite binds it. */
export function parameterNode(name: string, at?: number): Parameter {
	return { kind: "Parameter", name, at };
}

/** The instant at which the statement began, as timestamps are stored. */
export const nowNode: Parameter = parameterNode("now");

/** A call of a function that SQLite has or that is registered with it. */
export function callNode(name: string, values: readonly Expression[], rest: Partial<FunctionCall> = {}): FunctionCall {
	const list = values.map((value): Argument => ({ kind: "Argument", value }));
	return {
		kind: "FunctionCall",
		path: [{ kind: "Identifier", name, isQuoted: false }],
		arguments: list,
		isStar: false,
		isDistinct: false,
		orderBy: [],
		withinGroup: [],
		...rest,
	};
}

/** Two operands and their operator. */
export function binaryNode(operator: BinaryOperator, left: Expression, right: Expression, at?: number): Binary {
	return { kind: "Binary", operator, left, right, at };
}

/** A cast to one of SQLite's storage types. */
export function castNode(operand: Expression, type: "text" | "integer" | "real" | "numeric"): Expression {
	const typeName: TypeName = { kind: "TypeName", name: type, modifiers: [], arrayDepth: 0 };
	return { kind: "Cast", operand, type: typeName };
}

/** Strings joined end to end. */
export function concatNode(...parts: readonly [Expression, ...Expression[]]): Expression {
	return joinChain("||", parts);
}

/** All conditions at once; undefined when there are none. */
export function conjunctionNode(conditions: readonly Expression[]): Expression | undefined {
	const [first, ...rest] = conditions;
	return first && joinChain("and", [first, ...rest]);
}

/** Any of the conditions. */
export function disjunctionNode(conditions: readonly Expression[]): Expression {
	const [first, ...rest] = conditions;
	return first ? joinChain("or", [first, ...rest]) : { kind: "BooleanLiteral", value: false };
}

/** The opposite of a condition. */
export function notNode(operand: Expression, at?: number): Expression {
	return { kind: "Unary", operator: "not", operand, at };
}

/** One WHEN … THEN …, or several, and an ELSE. */
export function caseNode(
	branches: readonly (readonly [when: Expression, then: Expression])[],
	otherwise?: Expression,
): Expression {
	return {
		kind: "Case",
		branches: branches.map(([when, then]) => ({ kind: "CaseBranch", when, then })),
		otherwise,
	};
}

/**
 * A value that does not depend on an operand which has to be computed all the same: it may fail, or be the aggregate that makes one row of many.
 * @example printNode(besideNode(binaryNode("/", numberNode(1), numberNode(0)), textNode("a"))) // "CASE WHEN 1 / 0 IS NULL THEN 'a' ELSE 'a' END"
 */
export function besideNode(operand: Expression, value: Expression): Expression {
	const inner = operand.kind === "Unary" ? operand.operand : operand;
	if (inner.kind === "ColumnReference" || inner.kind === "Parameter" || inner.kind.endsWith("Literal")) return value;
	return caseNode([[{ kind: "Is", operand, test: "null", isNegated: false }, value]], value);
}

/** The operands of nested ANDs, in order. */
export function splitConjuncts(condition: Expression | undefined): readonly Expression[] {
	if (!condition) return [];
	const conjuncts: Expression[] = [];
	const pending = [condition];
	for (let next = pending.pop(); next; next = pending.pop()) {
		if (next.kind === "Binary" && next.operator === "and") pending.push(next.right, next.left);
		else conjuncts.push(next);
	}
	return conjuncts;
}
