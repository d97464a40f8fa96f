import { binaryNode, disjunctionNode } from "../../functions/index.ts";
import type { ParameterValue } from "../../plan/index.ts";
import type { ColumnDefinition } from "../../profile/index.ts";
import { type BinaryOperator, createNode, type Expression } from "../../sql/index.ts";
import { referTo } from "./entity-field.ts";
import type { StatementValues } from "./statement-values.ts";

/** One comparison of a search's filter: `{ gt: { created_at: "2026-01-01" } }`. */
export interface ConditionRow {
	readonly name: string;
	readonly summary: string;
	/** What it compares a column with: a value of its type, a text, several values, or an element of a JSON list. */
	readonly takes: "value" | "text" | "list" | "element";
	write(column: ColumnDefinition, given: ParameterValue, values: StatementValues): Expression;
}

/** The comparisons of a search's filter, one row each. */
export const conditionTable: readonly ConditionRow[] = [
	{
		name: "eq",
		summary: "Equal; null finds rows without a value.",
		takes: "value",
		write: (column, given, values) => (given === null ? isNull(column) : compare("=")(column, given, values)),
	},
	{
		name: "neq",
		summary: "Not equal; rows without a value are not found, unless the value is null: then all others are.",
		takes: "value",
		write: (column, given, values) => (given === null ? isNull(column, true) : compare("<>")(column, given, values)),
	},
	{ name: "gt", summary: "Greater, later.", takes: "value", write: compare(">") },
	{ name: "gte", summary: "Greater or equal.", takes: "value", write: compare(">=") },
	{ name: "lt", summary: "Less, earlier.", takes: "value", write: compare("<") },
	{ name: "lte", summary: "Less or equal.", takes: "value", write: compare("<=") },
	{ name: "in", summary: "One of several values.", takes: "list", write: writeMembership },
	{
		name: "like",
		summary: "A text that fits a pattern: % stands for any signs, _ for one. Small and capital letters differ.",
		takes: "text",
		write: (column, given, values) => matchText("like", column, given as string, values),
	},
	{
		name: "fuzzy",
		summary:
			"A text in which the words occur in this order, whatever stands between them, in small or capital letters.",
		takes: "text",
		write: (column, given, values) =>
			matchText("ilike", column, `%${listWords(given).map(escapePattern).join("%")}%`, values),
	},
	{
		name: "keyword",
		summary: "A text in which one of the words occurs, in small or capital letters.",
		takes: "text",
		write: (column, given, values) =>
			disjunctionNode(listWords(given).map((word) => matchText("ilike", column, `%${escapePattern(word)}%`, values))),
	},
	{
		name: "contains",
		summary: "A list that holds the value.",
		takes: "element",
		write: (column, given, values) =>
			binaryNode("@>", referTo(column), values.add(column.name, JSON.stringify([given]))),
	},
];

function compare(operator: BinaryOperator): ConditionRow["write"] {
	return (column, given, values) => binaryNode(operator, referTo(column), values.add(column.name, given));
}

function isNull(column: ColumnDefinition, isNegated = false): Expression {
	return createNode("Is", { operand: referTo(column), test: "null", isNegated });
}

// In SQL nothing is equal to NULL, in a list either.
function writeMembership(column: ColumnDefinition, given: ParameterValue, values: StatementValues): Expression {
	const list = given as readonly ParameterValue[];
	const items = list.filter((item) => item !== null).map((item) => values.add(column.name, item));
	const operand = referTo(column);
	const parts: Expression[] = items.length === 0 ? [] : [createNode("InList", { operand, items, isNegated: false })];
	if (list.includes(null)) parts.push(isNull(column));
	return disjunctionNode(parts);
}

function matchText(
	form: "like" | "ilike",
	column: ColumnDefinition,
	pattern: string,
	values: StatementValues,
): Expression {
	return createNode("Like", {
		operand: referTo(column),
		pattern: values.add(column.name, pattern),
		isNegated: false,
		form,
	});
}

function listWords(given: ParameterValue): readonly string[] {
	return (given as string).split(/\s+/).filter(Boolean);
}

function escapePattern(word: string): string {
	return word.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
