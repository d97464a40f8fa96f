import type { ColumnType } from "../../base/index.ts";
import type { CatalogTable } from "../../catalog/index.ts";
import type { ColumnDefinition } from "../../profile/index.ts";

/** The part of JSON Schema (https://json-schema.org/draft/2020-12) that describes parameters. */
export interface JsonSchema {
	readonly type?: string | readonly string[];
	readonly description?: string;
	readonly format?: string;
	readonly enum?: readonly string[];
	readonly default?: unknown;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly maxLength?: number;
	readonly items?: JsonSchema;
	readonly properties?: Readonly<Record<string, JsonSchema>>;
	readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
	readonly additionalProperties?: boolean;
	readonly required?: readonly string[];
	readonly minProperties?: number;
	readonly anyOf?: readonly JsonSchema[];
	readonly allOf?: readonly JsonSchema[];
	readonly $ref?: string;
	readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/**
 * Describes the values of a type.
 * @example describeValues("timestamp") // { type: ["string", "integer"], format: "date-time" }
 */
export function describeValues(type: ColumnType): JsonSchema {
	return schemaByType[type];
}

// An instant is a text, or the number of seconds since 1970, which is how many services write it.
const schemaByType: Readonly<Record<ColumnType, JsonSchema>> = {
	varchar: { type: "string" },
	text: { type: "string" },
	integer: { type: "integer" },
	double: { type: "number" },
	numeric: { type: "number" },
	boolean: { type: "boolean" },
	timestamp: { type: ["string", "integer"], format: "date-time" },
	date: { type: "string", format: "date" },
	json: {},
};

/**
 * Describes the values of a column, with what it is.
 * @example describeField(id) // { type: "string", description: "Intercom's id of the contact." }
 */
export function describeField({
	type,
	summary,
	values,
}: Pick<ColumnDefinition, "type" | "summary" | "values">): JsonSchema {
	return {
		...describeValues(type),
		...(values.length === 0 ? {} : { enum: values }),
		...(summary === "" ? {} : { description: summary }),
	};
}

/** An object with some of a table's columns. */
export function describeFields(
	table: CatalogTable,
	columns: readonly ColumnDefinition[],
	describe: (column: ColumnDefinition) => JsonSchema = describeField,
): JsonSchema {
	const { undiscovered } = table;
	return {
		type: "object",
		properties: Object.fromEntries(columns.map((column) => [column.name, describe(column)])),
		// Attributes that nobody has asked the service for yet.
		...(undiscovered?.prefix === undefined ? {} : { patternProperties: { [`^${undiscovered.prefix}`]: {} } }),
		additionalProperties: false,
		minProperties: 1,
	};
}
