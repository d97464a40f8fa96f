import * as z from "zod";
import { columnTypes } from "../base/index.ts";
import type { AttributeDiscovery, AttributeType } from "./attribute-discovery.ts";
import { columnTypeTable } from "./column-type-table.ts";
import type { ColumnDefinition } from "./profile.ts";
import { strictMap } from "./schema-mistakes.ts";
import { decoders, encoders, filter, sqlName, version } from "./value-schemas.ts";
import { invertDecoder, writeEncoders, writeTimes } from "./write-schema.ts";

const attributeType = strictMap({
	type: z.enum(columnTypes).meta({ description: "The type in SQL.", example: "varchar" }),
	from: z.enum(decoders).optional().meta({
		description: "How values are written; the type tells, but for timestamps and dates.",
		example: "iso8601",
	}),
	filter: z.union([z.string(), filter]).optional().meta({
		description: "What the search can do with them, or the name of a set under `filters`.",
		example: "{ eq: exact }",
	}),
	send: z.enum(encoders).optional().meta({
		description: "How a value is written into a request; the type tells.",
		example: "unix_seconds",
	}),
	as: z.enum(writeEncoders).optional().meta({
		description: "How a value is written, where it can be; as it is read, unless it is said.",
		example: "iso8601",
	}),
}).transform((raw, context) => {
	const row = columnTypeTable[raw.type];
	const from = raw.from ?? row.from;
	if (from !== undefined) {
		const as = raw.as ?? invertDecoder({ type: raw.type, from });
		return { type: raw.type, from, send: raw.send ?? row.send, as, operators: raw.filter ?? {} };
	}
	const message = `Say how it is written: ${row.decoders.join(" or ")}.`;
	context.addIssue({ code: "custom", path: ["from"], message });
	return z.NEVER;
});

/** One way of `discovers:`; sets of filters are put in place of their names by {@link settleDiscoveries}. */
export const attributeDiscovery = strictMap({
	since: version.optional().meta({ description: "The first API version that describes them so.", example: '"2.0"' }),
	until: version.optional().meta({ description: "The last one.", example: '"1.0"' }),
	from: sqlName.meta({ description: "The table that describes them, a row each.", example: "fields" }),
	where: z
		.record(sqlName, z.union([z.string(), z.boolean()]).transform(String))
		.default({})
		.meta({ description: "What its rows say that describe attributes of this table.", example: "{ of: order }" }),
	name: sqlName.meta({ description: "Its column with what an attribute is called.", example: "label" }),
	id: sqlName.meta({ description: "Its column with which attribute it is.", example: "id" }),
	type: sqlName.meta({ description: "Its column with the service's word for the type.", example: "kind" }),
	archived: sqlName
		.optional()
		.meta({ description: "Its column that tells whether an attribute is out of use.", example: "archived" }),
	summary: sqlName.optional().meta({ description: "Its column with what an attribute means.", example: "description" }),
	within: sqlName.meta({
		description: "The JSON column of this table that holds the values by name.",
		example: "custom",
	}),
	prefix: z
		.string()
		.regex(/^[a-z][a-z0-9]*_$/, "Write a word of small letters and an underscore, as in custom_.")
		.meta({ description: "What the names of the columns begin with.", example: "custom_" }),
	except: z
		.array(z.string())
		.default([])
		.meta({ description: "Names that this table has columns of its own for.", example: "[state]" }),
	search: strictMap({
		before: z.string().describe("The text before it."),
		by: z.enum(["name", "id"]).describe("What stands behind the text: what it is called, or which it is."),
	})
		.optional()
		.meta({
			description: "What the search calls an attribute; without it, it knows none.",
			example: "{ before: custom., by: name }",
		}),
	write: z.enum(writeTimes).optional().meta({
		description: "When they can be written, by name within that column; without it, they are only read.",
		example: "always",
	}),
	types: z.record(z.string(), attributeType).meta({
		description:
			"The column for each of the service's words for types, with `type`, `from`, `filter` and `send` as a column has them, and `as` of its `write`; attributes of other types are given as JSON.",
		example: "{ text: { type: varchar, filter: { eq: exact } } }",
	}),
});

/**
 * Puts sets of filters in place of their names.
 * @param refuse Told of a name that stands for none, and where it stands.
 */
export function settleDiscoveries(
	discoveries: readonly z.output<typeof attributeDiscovery>[],
	filters: Readonly<Record<string, ColumnDefinition["filter"]>>,
	refuse: (path: (string | number)[]) => void,
): readonly AttributeDiscovery[] {
	return discoveries.map(({ types, ...discovery }, index) => {
		const settled = Object.entries(types).map(([word, { operators, ...type }]): [string, AttributeType] => {
			const set = typeof operators === "string" ? filters[operators] : operators;
			if (set === undefined) refuse(["discovers", index, "types", word, "filter"]);
			return [word, { ...type, filter: set ?? {} }];
		});
		return { ...discovery, types: Object.fromEntries(settled) };
	});
}
