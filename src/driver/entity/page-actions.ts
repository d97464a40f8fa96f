import { formatJson } from "../../base/index.ts";
import { type CatalogTable, listRequired } from "../../catalog/index.ts";
import { binaryNode, conjunctionNode } from "../../functions/index.ts";
import type { ParameterValue } from "../../plan/index.ts";
import type { ColumnDefinition } from "../../profile/index.ts";
import { type Expression, printExpression } from "../../sql/index.ts";
import type { QueryResult } from "../statement/result.ts";
import type { EntityAction, ListAnswer, PlannedAction, SearchAnswer } from "./action.ts";
import { conditionTable } from "./condition-table.ts";
import { findField, referTo } from "./entity-field.ts";
import { refuseArgument, showGiven } from "./entity-refusal.ts";
import { describeField, describeFields, describeValues, type JsonSchema } from "./json-schema.ts";
import { readCursor, writeCursor } from "./page-cursor.ts";
import { choosePageOrder } from "./page-order.ts";
import { buildPageQuery, takePage } from "./page-query.ts";
import type { ActionParameters } from "./parameter-check.ts";
import { readFilter } from "./search-filter.ts";
import { readSort } from "./search-sort.ts";
import { createStatementValues, type StatementValues } from "./statement-values.ts";

/** Rows page by page, those of a parent where one is named. */
export const listAction: EntityAction = {
	name: "list",
	answers: "rows",
	summarise: ({ name, definition }) => `Gives the rows of ${name} page by page. ${definition.summary}`,
	isOffered: () => true,
	describe(table) {
		const ways = listRequired(table.definition) ?? [];
		const columns = listParentColumns(table);
		const switches = (table.definition.entity?.switches ?? []).map(
			({ name, summary }) => [name, { type: "boolean", description: summary }] as const,
		);
		const [only, ...others] = ways;
		return {
			type: "object",
			properties: {
				...Object.fromEntries(columns.map((column) => [column.name, describeField(column)])),
				...Object.fromEntries(switches),
				per_page: describeCount("How many rows a page has at most.", usualPage),
				starting_after: { type: "string", description: "meta.next_page of the page before." },
			},
			...(only && others.length === 0 ? { required: only } : {}),
			...(others.length > 0 ? { anyOf: ways.map((required) => ({ required })) } : {}),
			additionalProperties: false,
		};
	},
	plan(table, given) {
		const values = createStatementValues();
		const isEqual = (column: ColumnDefinition): readonly Expression[] => {
			const value = given[column.name] as ParameterValue;
			return value === undefined ? [] : [binaryNode("=", referTo(column), values.add(column.name, value))];
		};
		const hidden = (table.definition.entity?.switches ?? []).filter(({ name }) => given[name] === false);
		const question = {
			table,
			where: conjunctionNode(listParentColumns(table).flatMap(isEqual)),
			sort: [],
			fields: undefined,
			hidden: hidden.map(({ column }) => column),
			limit: readCount(given["per_page"], usualPage),
			cursor: { name: "starting_after", text: given["starting_after"] },
			values,
		};
		return planPage(question, (page, next, warnings): ListAnswer => {
			return { data: page, meta: { next_page: next, has_more: next !== null, ...warnings } };
		});
	},
};

/** Rows that meet a filter, page by page, in an order. */
export const searchAction: EntityAction = {
	name: "search",
	answers: "rows",
	summarise: ({ name, definition }) => `Finds rows of ${name}. ${definition.summary}`,
	isOffered: () => true,
	describe(table) {
		const { columns, undiscovered } = table;
		const names = columns.map(({ name }) => name);
		const isOpen = undiscovered?.prefix !== undefined;
		return {
			type: "object",
			properties: {
				query: {
					type: "object",
					properties: {
						filter: { $ref: "#/$defs/condition" },
						sort: {
							type: "array",
							description: 'The order, e.g. [{ "created_at": "desc" }].',
							items: describeFields(table, columns.filter(isComparable), () => ({
								type: "string",
								enum: ["asc", "desc"],
							})),
						},
					},
					additionalProperties: false,
				},
				limit: describeCount("How many rows to give at most.", usualSearch),
				cursor: { type: "string", description: "meta.cursor of the page before." },
				fields: {
					type: "array",
					description: "The columns that the rows have; all, unless it is said.",
					items: { type: "string", ...(isOpen ? {} : { enum: names }) },
				},
			},
			additionalProperties: false,
			$defs: describeConditions(table),
		};
	},
	plan(table, given) {
		const values = createStatementValues();
		const find = (name: string) => findField(table, name);
		const { filter, sort, ...others } = (given["query"] ?? {}) as ActionParameters;
		for (const name of Object.keys(others))
			throw refuseArgument(`query of ${table.name}.search has no part ${name}`, "It has filter and sort.");
		const question = {
			table,
			where: filter === undefined || filter === null ? undefined : readFilter(filter, { findField: find, values }),
			sort: sort === undefined || sort === null ? [] : readSort(sort, find),
			fields: readFieldNames(table, given["fields"]),
			limit: readCount(given["limit"], usualSearch),
			cursor: { name: "cursor", text: given["cursor"] },
			values,
		};
		return planPage(question, (page, next, warnings): SearchAnswer => {
			return { data: page, meta: { cursor: next, has_more: next !== null, ...warnings } };
		});
	},
};

/**
 * Reads the columns that rows are to have.
 * @throws invalid_argument (22023), unknown_column (42703)
 */
export function readFieldNames(table: CatalogTable, given: unknown): readonly ColumnDefinition[] | undefined {
	if (given === undefined || given === null) return undefined;
	const columns = (given as readonly unknown[]).map((name) => {
		if (typeof name === "string") return findField(table, name);
		throw refuseArgument(`${showGiven(name)} among fields is no name of a column`, 'Write fields: ["id"].');
	});
	if (columns.length === 0) throw refuseArgument("fields is empty", "Leave it out for all columns.");
	return [...new Set(columns)];
}

const usualPage = { usual: 50, most: 1000 };
const usualSearch = { usual: 100, most: 1000 };

function describeCount(description: string, { usual, most }: typeof usualPage): JsonSchema {
	return { type: "integer", description, minimum: 1, maximum: most, default: usual };
}

function readCount(given: unknown, { usual }: typeof usualPage): number {
	return given === undefined || given === null ? usual : Number(given);
}

// Without them the service does not give the rows, or by them it gives those of one parent alone.
function listParentColumns({ columns, definition }: CatalogTable): readonly ColumnDefinition[] {
	const required = new Set(listRequired(definition)?.flat());
	return columns.filter(({ name, references }) => required.has(name) || references !== undefined);
}

function isComparable({ type }: ColumnDefinition): boolean {
	return type !== "json";
}

function describeConditions(table: CatalogTable): Readonly<Record<string, JsonSchema>> {
	const { columns } = table;
	const isText = ({ type }: ColumnDefinition) => type === "varchar" || type === "text";
	const comparable = columns.filter(isComparable);
	const inner: JsonSchema = { type: "array", items: { $ref: "#/$defs/condition" } };
	return {
		condition: {
			type: "object",
			properties: {
				and: { ...inner, description: "All of them." },
				or: { ...inner, description: "Any of them." },
				not: { $ref: "#/$defs/condition" },
				...Object.fromEntries(
					conditionTable.map(({ name, summary, takes }) => [name, { $ref: `#/$defs/${takes}`, description: summary }]),
				),
			},
			additionalProperties: false,
			minProperties: 1,
		},
		value: describeFields(table, comparable),
		text: describeFields(table, columns.filter(isText), () => ({ type: "string" })),
		list: describeFields(table, comparable, ({ type }) => ({ type: "array", items: describeValues(type) })),
		element: describeFields(
			table,
			columns.filter((column) => !isComparable(column)),
			() => ({}),
		),
	};
}

type AskedPage = Omit<Parameters<typeof buildPageQuery>[0], "paging" | "position"> & {
	readonly sort: Parameters<typeof choosePageOrder>[1];
	readonly cursor: { readonly name: string; readonly text: unknown };
	readonly values: StatementValues;
};

type Answer = (
	page: QueryResult["rows"],
	next: string | null,
	warnings: { readonly warnings?: readonly string[] },
) => ListAnswer | SearchAnswer;

function planPage({ sort, cursor, ...asked }: AskedPage, answer: Answer): PlannedAction {
	const { table, where, values } = asked;
	const paging = choosePageOrder(table, sort);
	const order = sort.map(({ column, isDescending }) => [column.name, isDescending]);
	const condition = where && [printExpression(where), formatJson(values.list())];
	const of = [table.schema, table.name, paging.columns.map(({ name }) => name), order, condition ?? null];
	const { text } = cursor;
	const position =
		text === undefined || text === null ? undefined : readCursor(text as string | number, of, cursor.name);
	const question = { ...asked, paging, position };
	return {
		statement: buildPageQuery(question),
		values: values.list(),
		read({ rows, truncated, warnings }) {
			const { data, next } = takePage(question, rows, truncated);
			const told = warnings.length > 0 ? { warnings } : {};
			return answer(data, next ? writeCursor(next, of) : null, told);
		},
	};
}
