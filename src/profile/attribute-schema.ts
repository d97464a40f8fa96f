import * as z from "zod";
import { columnTypes } from "../base/index.ts";
import type { AttributeDiscovery, AttributeType } from "./attribute-discovery.ts";
import { columnTypeTable } from "./column-type-table.ts";
import type { ColumnDefinition } from "./profile.ts";
import { strictMap } from "./schema-mistakes.ts";
import { decoders, encoders, filter, sqlName, version } from "./value-schemas.ts";

const attributeType = strictMap({
	type: z.enum(columnTypes),
	from: z.enum(decoders).optional(),
	filter: z.union([z.string(), filter]).optional(),
	send: z.enum(encoders).optional(),
}).transform((raw, context) => {
	const row = columnTypeTable[raw.type];
	const from = raw.from ?? row.from;
	if (from !== undefined) return { type: raw.type, from, send: raw.send ?? row.send, operators: raw.filter ?? {} };
	const message = `Say how it is written: ${row.decoders.join(" or ")}.`;
	context.addIssue({ code: "custom", path: ["from"], message });
	return z.NEVER;
});

/** One way of `discovers:`; sets of filters are put in place of their names by {@link settleDiscoveries}. */
export const attributeDiscovery = strictMap({
	since: version.optional(),
	until: version.optional(),
	from: sqlName,
	where: z.record(sqlName, z.union([z.string(), z.boolean()]).transform(String)).default({}),
	name: sqlName,
	id: sqlName,
	type: sqlName,
	archived: sqlName.optional(),
	summary: sqlName.optional(),
	within: sqlName,
	prefix: z.string().regex(/^[a-z][a-z0-9]*_$/, "Write a word of small letters and an underscore, as in custom_."),
	except: z.array(z.string()).default([]),
	search: strictMap({ before: z.string(), by: z.enum(["name", "id"]) }).optional(),
	types: z.record(z.string(), attributeType),
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
