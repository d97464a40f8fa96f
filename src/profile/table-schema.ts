import * as z from "zod";
import { columnTypes } from "../base/index.ts";
import { accessPath, incrementalRefresh } from "./access-path-schema.ts";
import { columnTypeTable } from "./column-type-table.ts";
import type { ColumnDefinition, Decoder, Encoder, TableDefinition } from "./profile.ts";
import { strictMap } from "./schema-mistakes.ts";
import {
	columnReference,
	filter,
	filterOperators,
	jsonPath,
	knownWords,
	parameterName,
	sentence,
	sqlName,
	version,
} from "./value-schemas.ts";

const decoders = [
	"text",
	"id",
	"integer",
	"double",
	"boolean",
	"unix_seconds",
	"iso8601",
	"json",
] as const satisfies readonly Decoder[];
const encoders = [
	"text",
	"integer",
	"double",
	"boolean",
	"unix_seconds",
	"unix_ms",
	"iso8601",
	"date",
] as const satisfies readonly Encoder[];

const column = strictMap({
	name: sqlName,
	type: z.enum(columnTypes),
	path: jsonPath.optional(),
	from: z.enum(decoders).optional(),
	filter: z.union([z.string(), filter]).optional(),
	field: z.string().min(1, "Write the name under which the service searches it.").optional(),
	parameters: z.partialRecord(z.enum(filterOperators), parameterName).optional(),
	send: z.enum(encoders).optional(),
	sort: z.boolean().default(false),
	references: columnReference.optional(),
	may_reference: z.array(columnReference).optional(),
	since: version.optional(),
	until: version.optional(),
	formerly: strictMap({ until: version, path: jsonPath.optional(), search: z.boolean().default(true) })
		.transform(({ search, ...rest }) => ({ ...rest, isSearchable: search }))
		.optional(),
	values: z.array(z.string()).default([]),
	send_values: z.record(z.string(), z.string()).optional(),
	summary: sentence,
}).transform((raw, context) => {
	const { filter: operators, sort, send_values, may_reference, ...rest } = raw;
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
	};
	return { column, operators };
});

// The usual name of the time of the last change.
const usualChangeColumn = "updated_at";

/** A file of `tables/`: everything but the table's name, which is the file's. */
export const tableFile = strictMap({
	summary: sentence,
	key: z.array(sqlName).min(1, "Name the columns that identify a row."),
	since: version.optional(),
	scope: sentence.optional(),
	personal: z.array(sqlName).optional(),
	incremental: incrementalRefresh.optional(),
	newer_by: sqlName.optional(),
	read: z.array(accessPath).min(1, "Say how the rows are read: list, get, search, child or embedded."),
	filters: z.record(sqlName, filter).default({}),
	columns: z.array(column).min(1, "Write one line for each column."),
	notes: z.array(sentence).default([]),
	known_as: z.array(knownWords).optional(),
}).transform(({ filters, columns, newer_by, known_as, ...rest }, context): Omit<TableDefinition, "name"> => {
	const resolved = columns.map(({ column, operators = {} }, index): ColumnDefinition => {
		const set = typeof operators === "string" ? filters[operators] : operators;
		if (set === undefined) {
			const known = Object.keys(filters).join(", ") || "none";
			context.addIssue({
				code: "custom",
				path: ["columns", index, "filter"],
				message: `Use a set that stands under filters: (${known}), or write { eq: exact }.`,
			});
		}
		return { ...column, filter: set ?? {} };
	});
	const usual = resolved.find(({ name, type }) => name === usualChangeColumn && type === "timestamp");
	return {
		...rest,
		columns: resolved,
		knownAs: known_as,
		newerBy: newer_by ?? rest.incremental?.column ?? usual?.name,
	};
});
