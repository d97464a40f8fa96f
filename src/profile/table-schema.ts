import * as z from "zod";
import { columnTypes } from "../base/index.ts";
import { accessPath, incrementalRefresh } from "./access-path-schema.ts";
import { attributeDiscovery, settleDiscoveries } from "./attribute-schema.ts";
import { columnTypeTable } from "./column-type-table.ts";
import { entityDefinition } from "./entity-schema.ts";
import type { ColumnDefinition, TableDefinition } from "./profile.ts";
import { strictMap } from "./schema-mistakes.ts";
import {
	columnReference,
	decoders,
	encoders,
	filter,
	jsonPath,
	knownWords,
	operatorMap,
	parameterName,
	sentence,
	sqlName,
	version,
} from "./value-schemas.ts";
import { settleValueWrite, tableWrite, valueWrite } from "./write-schema.ts";

const column = strictMap({
	name: sqlName.meta({ description: "The name in SQL.", example: "created_at" }),
	type: z.enum(columnTypes).meta({ description: "The type in SQL.", example: "timestamp" }),
	path: jsonPath.optional().meta({
		description:
			"Where the value stands in a row; the name, unless it is said. `.` is the row itself, `^id` a field of the parent, `^^id` one further out.",
		example: "customer.id",
	}),
	from: z.enum(decoders).optional().meta({
		description:
			'How the value is written there; the type tells, but for timestamps and dates. An `id` of 0 or "" is none; `html` is a text with tags, which DisplayAs=plaintext shows as a person reads it.',
		example: "iso8601",
	}),
	above: z.number().optional().meta({
		description: "Of a boolean: whether the number that stands there is larger than this one.",
		example: "0",
	}),
	filter: z.union([z.string(), filter]).optional().meta({
		description:
			"What the service can filter by: `exact`, it finds just the rows that SQL would; `inexact`, others besides, which are filtered again. Or the name of a set under `filters`.",
		example: "{ eq: exact, ge: inexact }",
	}),
	field: z.string().min(1, "Write the name under which the service searches it.").optional().meta({
		description: "The service's name for filters and sorting; the path, unless it is said.",
		example: "customer_id",
	}),
	parameters: operatorMap(parameterName).optional().meta({
		description:
			"Of a list, or a search whose body is `flat`: the parameter of each operator. `eq` and `in` have the `field` unless it is said.",
		example: "{ ge: updated_after, lt: updated_before }",
	}),
	send: z.enum(encoders).optional().meta({
		description:
			"How a value is written into a request; the type tells, and a time that comes as text goes as text. `iso8601` has milliseconds only where there are some, `date` is the day alone.",
		example: "date",
	}),
	sort: z.boolean().default(false).meta({
		description: "Whether the service can sort by it; only of a column that always has a value.",
		example: "true",
	}),
	references: columnReference
		.optional()
		.meta({ description: "The column of another table that it names a row of.", example: "customers.id" }),
	may_reference: z
		.array(columnReference)
		.optional()
		.meta({ description: "The same, where it is not always one table's.", example: "[users.id, teams.id]" }),
	since: version.optional().meta({ description: "The first API version that has it.", example: '"2.0"' }),
	until: version.optional().meta({ description: "The last one.", example: '"1.0"' }),
	formerly: strictMap({ until: version, path: jsonPath.optional(), search: z.boolean().default(true) })
		.transform(({ search, ...rest }) => ({ ...rest, isSearchable: search }))
		.optional()
		.meta({
			description: "Where it stood up to a version, and whether it could be searched by.",
			example: '{ until: "1.0", path: old, search: false }',
		}),
	values: z
		.array(z.string())
		.default([])
		.meta({ description: "The values that it takes, where the service documents them.", example: "[open, closed]" }),
	send_values: z.record(z.string(), z.string()).optional().meta({
		description: "What requests call them, where they have other words.",
		example: "{ open: O, closed: C }",
	}),
	write: valueWrite.optional().meta({
		description:
			"When it can be written: `always`, at creation (`create`) or later on (`change`) alone; or how, as a map. Without it, it is only read.",
		example: "{ when: create, at: from.id, required: true }",
	}),
	summary: sentence.meta({ description: "One sentence about the column.", example: "When it was made." }),
}).transform((raw, context) => {
	const { filter: operators, sort, send_values, may_reference, write, ...rest } = raw;
	const row = columnTypeTable[raw.type];
	const from = raw.from ?? row.from;
	if (from === undefined) {
		context.addIssue({
			code: "custom",
			path: ["from"],
			message: `Say how it is written: ${row.decoders.join(" or ")}.`,
		});
		return z.NEVER;
	}
	const path = raw.path ?? raw.name;
	const column = {
		...rest,
		path,
		from,
		field: raw.field ?? path,
		// A time that comes as text is sent as text.
		send: raw.send ?? (from === "iso8601" ? "text" : row.send),
		isSortable: sort,
		sendValues: send_values,
		mayReference: may_reference,
		write: write && settleValueWrite(write, { ...raw, path, from }),
	};
	return { column, operators };
});

// The usual name of the time of the last change.
const usualChangeColumn = "updated_at";

/** A file of `tables/`: everything but the table's name, which is the file's. */
export const tableFile = strictMap({
	summary: sentence.meta({ description: "One sentence about the table.", example: "Orders." }),
	key: z
		.array(sqlName)
		.min(1, "Name the columns that identify a row.")
		.meta({ description: "The columns that tell one row from another.", example: "[id]" }),
	since: version.optional().meta({ description: "The first API version that has it.", example: '"2.0"' }),
	scope: sentence.optional().meta({ description: "The permission that reading it takes.", example: "orders:read" }),
	personal: z.array(sqlName).optional().meta({
		description: "Columns that tell who a person is: their values go when the row goes.",
		example: "[name, email]",
	}),
	incremental: incrementalRefresh.optional().meta({
		description: "How rows that were kept are brought up to date by reading what changed; needs a search.",
		example: "{ column: updated_at, lag_seconds: 60, deletions: count }",
	}),
	newer_by: sqlName.optional().meta({
		description: "The time that tells which of two copies of a row is newer; `updated_at` if there is one.",
		example: "changed_at",
	}),
	read: z.array(accessPath).min(1, "Say how the rows are read: list, get, lookup, search, child or embedded.").meta({
		description: "The ways to read rows; the cheapest that fits a statement is taken.",
		example: "[{ kind: list, path: /orders, rows: data, paging: none }]",
	}),
	write: tableWrite.optional().meta({
		description: "The requests that write rows; without it, they are only read.",
		example: '{ insert: { request: POST /orders }, update: { request: "PUT /orders/{id}" } }',
	}),
	filters: z
		.record(sqlName, filter)
		.default({})
		.meta({ description: "Sets of operators that columns name.", example: "{ time: { ge: exact, lt: exact } }" }),
	columns: z.array(column).min(1, "Write one line for each column.").meta({
		description: "One line for each column.",
		example: "[{ name: id, type: varchar, from: id, summary: Id. }]",
	}),
	discovers: z.array(attributeDiscovery).optional().meta({
		description:
			"Further columns that the service itself describes, such as a workspace's own attributes; of several entries the first that fits the API version counts.",
		example:
			"[{ from: fields, where: { of: order }, name: label, id: id, type: kind, within: custom, prefix: custom_, types: { text: { type: varchar } } }]",
	}),
	notes: z
		.array(sentence)
		.default([])
		.meta({ description: "What people should know, for the docs.", example: "[At most 500 rows.]" }),
	known_as: z.array(knownWords).optional().meta({
		description: "Words that people try as columns, and the statement that an error leads on to.",
		example: "[{ words: [sum], statement: SELECT total FROM orders }]",
	}),
	entity: entityDefinition.optional().meta({
		description: "What `execute()` of a connection knows of it besides its columns.",
		example: "{ names: [purchases] }",
	}),
}).transform(({ filters, columns, newer_by, known_as, discovers, ...rest }, context): Omit<TableDefinition, "name"> => {
	const refuseSet = (path: (string | number)[]): void => {
		const known = Object.keys(filters).join(", ") || "none";
		const message = `Use a set that stands under filters: (${known}), or write { eq: exact }.`;
		context.addIssue({ code: "custom", path, message });
	};
	const resolved = columns.map(({ column, operators = {} }, index): ColumnDefinition => {
		const set = typeof operators === "string" ? filters[operators] : operators;
		if (set === undefined) refuseSet(["columns", index, "filter"]);
		return { ...column, filter: set ?? {} };
	});
	const usual = resolved.find(({ name, type }) => name === usualChangeColumn && type === "timestamp");
	return {
		...rest,
		columns: resolved,
		discovers: discovers && settleDiscoveries(discovers, filters, refuseSet),
		knownAs: known_as,
		newerBy: newer_by ?? rest.incremental?.column ?? usual?.name,
	};
});
