import { suggestName } from "../../base/index.ts";
import { conjunctionNode, disjunctionNode, notNode } from "../../functions/index.ts";
import type { ParameterValue } from "../../plan/index.ts";
import type { ColumnDefinition } from "../../profile/index.ts";
import type { Expression } from "../../sql/index.ts";
import { type ConditionRow, conditionTable } from "./condition-table.ts";
import { isPlainObject, refuseArgument, showGiven } from "./entity-refusal.ts";
import type { StatementValues } from "./statement-values.ts";

/** What a filter is read with. */
export interface FilterContext {
	/** Finds the column of a field; throws where there is none. */
	findField(name: string): ColumnDefinition;
	readonly values: StatementValues;
}

// Far more than people nest, far less than a parser's stack carries.
const deepest = 50;

/**
 * Reads the filter of a search: `{ and: [{ eq: { role: "lead" } }, { not: { like: { name: "%test%" } } }] }`. What stands in one object holds
 * at once.
 * @throws invalid_argument (22023) for what is no filter, unknown_column (42703)
 */
export function readFilter(given: unknown, context: FilterContext, depth = 0): Expression {
	if (depth > deepest)
		throw refuseArgument("the filter is nested too deep", `Nest conditions at most ${String(deepest)} levels deep.`);
	if (!isPlainObject(given)) {
		const advice = 'Write an object, e.g. { eq: { role: "lead" } } or { and: [{ … }, { … }] }.';
		throw refuseArgument(`${showGiven(given)} is no condition of a filter`, advice);
	}
	const conditions = Object.entries(given).map(([name, operand]) => readCondition(name, operand, context, depth));
	const condition = conjunctionNode(conditions);
	if (condition) return condition;
	throw refuseArgument("a condition of the filter is empty", 'Leave it out, or write e.g. { eq: { role: "lead" } }.');
}

function readCondition(name: string, operand: unknown, context: FilterContext, depth: number): Expression {
	const combine = combinations[name];
	if (combine) return combine(operand, (inner) => readFilter(inner, context, depth + 1));
	const row = conditionTable.find((known) => known.name === name);
	if (row) return readComparison(row, operand, context);
	const names = [...Object.keys(combinations), ...conditionTable.map((known) => known.name)];
	const advice = suggestName(name, names, `Write one of ${names.join(", ")}.`);
	throw refuseArgument(`"${name}" is no condition of a filter`, advice);
}

type Combine = (operand: unknown, read: (inner: unknown) => Expression) => Expression;

const combinations: Readonly<Record<string, Combine | undefined>> = {
	and: (operand, read) => conjunctionNode(listInner("and", operand).map(read)) ?? everything,
	or: (operand, read) => disjunctionNode(listInner("or", operand).map(read)),
	not: (operand, read) => notNode(read(operand)),
};

// Of no conditions all hold, and of no alternatives none.
const everything: Expression = { kind: "BooleanLiteral", value: true };

function listInner(name: string, operand: unknown): readonly unknown[] {
	if (Array.isArray(operand)) return operand;
	const advice = `Write ${name}: [{ eq: { … } }, { gt: { … } }].`;
	throw refuseArgument(`${name} of a filter takes a list of conditions, and ${showGiven(operand)} is none`, advice);
}

function readComparison(row: ConditionRow, operand: unknown, context: FilterContext): Expression {
	const comparisons = isPlainObject(operand)
		? Object.entries(operand).map(([field, given]) => {
				const column = context.findField(field);
				return row.write(column, readOperand(row, column, given), context.values);
			})
		: [];
	const condition = conjunctionNode(comparisons);
	if (condition) return condition;
	const problem = `${row.name} of a filter takes an object of fields and what they are compared with, and ${showGiven(operand)} is none`;
	throw refuseArgument(problem, `Write ${row.name}: { ${exampleOf[row.takes]} }.`);
}

const exampleOf: Readonly<Record<ConditionRow["takes"], string>> = {
	value: 'created_at: "2026-01-31"',
	text: 'name: "ada"',
	list: 'state: ["open", "snoozed"]',
	element: 'tag_ids: "17"',
};

function readOperand(row: ConditionRow, column: ColumnDefinition, given: unknown): ParameterValue {
	const isList = column.type === "json";
	if (isList !== (row.takes === "element")) {
		const advice = isList
			? `Look into it with contains: { ${column.name}: … }, if it is a list.`
			: `Write eq: { ${column.name}: … }.`;
		throw refuseArgument(`${row.name} cannot compare ${column.name}, which is of type ${column.type}`, advice);
	}
	if (row.takes === "text" && column.type !== "varchar" && column.type !== "text") {
		const advice = `Write eq, gt, gte, lt, lte or in: { ${column.name}: … }.`;
		throw refuseArgument(`${row.name} compares text, and ${column.name} is of type ${column.type}`, advice);
	}
	if (fitsOperand[row.takes](given)) return given as ParameterValue;
	const problem = `${row.name} cannot compare ${column.name} with ${showGiven(given)}`;
	throw refuseArgument(problem, `Write ${row.name}: { ${column.name}: ${adviceOf[row.takes]} }.`);
}

const fitsOperand: Readonly<Record<ConditionRow["takes"], (given: unknown) => boolean>> = {
	value: isValue,
	text: (given) => typeof given === "string",
	list: (given) => Array.isArray(given) && given.every(isValue),
	element: isValue,
};

const adviceOf: Readonly<Record<ConditionRow["takes"], string>> = {
	value: "one text, number, true, false or null",
	text: "a text",
	list: "a list of texts or numbers, e.g. [1, 2]",
	element: "one text, number, true or false",
};

function isValue(given: unknown): boolean {
	return given === null || given instanceof Date || ["string", "number", "boolean", "bigint"].includes(typeof given);
}
