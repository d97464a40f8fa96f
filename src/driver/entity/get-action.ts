import { createError } from "../../base/index.ts";
import type { CatalogTable } from "../../catalog/index.ts";
import { binaryNode, numberNode } from "../../functions/index.ts";
import type { ParameterValue } from "../../plan/index.ts";
import type { ColumnDefinition } from "../../profile/index.ts";
import { createNode, type Expression } from "../../sql/index.ts";
import type { Row } from "../statement/result.ts";
import type { EntityAction } from "./action.ts";
import { referTo } from "./entity-field.ts";
import { describeField } from "./json-schema.ts";
import { readFieldNames } from "./page-actions.ts";
import { allColumns, outputColumn, selectFrom } from "./page-query.ts";
import type { ActionParameters } from "./parameter-check.ts";
import { createStatementValues, type StatementValues } from "./statement-values.ts";

/** The row of a key. */
export const getAction: EntityAction = {
	name: "get",
	answers: "row",
	summarise: ({ name, definition }) => `Gives one row of ${name} by its key. ${definition.summary}`,
	isOffered: ({ definition }) => definition.key.length > 0,
	describe: (table) => ({
		type: "object",
		properties: {
			...Object.fromEntries(listKeyFields(table).map((column) => [column.name, describeField(column)])),
			fields: {
				type: "array",
				description: "The columns that the row has; all, unless it is said.",
				items: { type: "string" },
			},
		},
		required: table.definition.key,
		additionalProperties: false,
	}),
	plan(table, given) {
		const values = createStatementValues();
		const fields = readFieldNames(table, given["fields"]);
		const items = fields ? fields.map(outputColumn) : [allColumns];
		const body = selectFrom(table, items, matchKey(table, given, values));
		return {
			statement: createNode("Query", { body, orderBy: [], limit: numberNode(1) }),
			values: values.list(),
			read: ({ rows }) => rows[0] ?? refuseMissingRow(table, given),
		};
	},
};

/** The columns of a table's key. */
export function listKeyFields({ columns, definition }: CatalogTable): readonly ColumnDefinition[] {
	return definition.key.flatMap((name) => columns.filter((column) => column.name === name));
}

/** The conditions that one row meets. */
export function matchKey(table: CatalogTable, given: ActionParameters, values: StatementValues): readonly Expression[] {
	return listKeyFields(table).map((column) => {
		const value = given[column.name] as ParameterValue;
		return binaryNode("=", referTo(column), values.add(column.name, value));
	});
}

/**
 * Says that nothing has this key.
 * @throws no_such_row (P0002)
 */
export function refuseMissingRow(table: CatalogTable, given: ActionParameters): Row {
	const key = listKeyFields(table).map(({ name }) => `${name} = ${String(given[name])}`);
	throw createError("no_such_row", { table: table.name, key: key.join(" and ") });
}
