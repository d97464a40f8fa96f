import * as z from "zod";
import { columnTypes } from "../base/index.ts";
import { columnTypeTable } from "./column-type-table.ts";
import type { ColumnDefinition } from "./profile.ts";
import { strictMap } from "./schema-mistakes.ts";
import { jsonPath, sentence, sqlName, statuses, version } from "./value-schemas.ts";
import type { InputDefinition, TableWrite, ValueWrite, WriteAnswer, WriteEncoder, WriteOperation } from "./write.ts";

/** How values are written, as words of `as`. */
export const writeEncoders = [
	"text",
	"integer",
	"double",
	"boolean",
	"unix_seconds",
	"iso8601",
	"json",
	"date",
	"id_objects",
	"value_objects",
] as const satisfies readonly WriteEncoder[];

/** When a value can be written. */
export const writeTimes = ["always", "create", "change"] as const;

const bodyPlace = z
	.string()
	.regex(/^[^.^\s]+(\.[^.^\s]+)*$/, "Write names with dots between them, as in from.id; digits are places in a list.");

const valueWriteMap = strictMap({
	when: z.enum(writeTimes).default("always").meta({
		description: "When it can be given: at creation and later on, at creation alone, or later on alone.",
		example: "create",
	}),
	in: z.enum(["body", "query"]).default("body").meta({ description: "Where it goes.", example: "query" }),
	at: bodyPlace.optional().meta({
		description:
			"Its place there, with dots between names, and digits for places in a list; its path, unless it is said.",
		example: "from.id",
	}),
	as: z.enum(writeEncoders).optional().meta({
		description:
			'How it is written; as it is read, unless it is said. `id_objects` writes `"1"` and `["1", "2"]` as a list of objects with an `id` each, `value_objects` a list of values as objects with a `value` each.',
		example: "integer",
	}),
	later: strictMap({
		at: bodyPlace.optional().meta({ description: "Its place then.", example: "assignee_id" }),
		as: z.enum(writeEncoders).optional().meta({ description: "How it is written then.", example: "text" }),
	})
		.optional()
		.meta({
			description: "What is different when a row is changed.",
			example: "{ at: assignee_id }",
		}),
	required: z.boolean().default(false).meta({ description: "Whether no row is made without it.", example: "true" }),
	length: z
		.int()
		.min(1, "Write a number of characters, from 1 up.")
		.optional()
		.meta({ description: "The most characters that it may have.", example: "255" }),
	caseless: z.boolean().default(false).meta({
		description: "Whether the service takes values that differ in case alone for the same, where a row is one by them.",
		example: "true",
	}),
	default: z.literal("me").optional().meta({
		description: "What it is where nothing is given: `me`, the id of the one whose credential it is.",
		example: "me",
	}),
	send_values: z.record(z.string(), z.string()).optional().meta({
		description: "What the service calls values when they are written, where it shows them under other names.",
		example: "{ automatic: automated }",
	}),
	values: z.array(z.string()).optional().meta({
		description: "The values that can be written, where they are not those that are read.",
		example: "[open, closed]",
	}),
});

/** How a value is written, as a person says it: `write: always`, or a map. */
export const valueWrite = z.union([z.enum(writeTimes), valueWriteMap]);

/** What {@link valueWrite} reads. */
export type RawValueWrite = z.output<typeof valueWrite>;

/**
 * Settles how a value is written from what its column says of reading it.
 * @example settleValueWrite("always", { name: "owner_id", type: "varchar", from: "id" }).as // "text"
 */
export function settleValueWrite(
	raw: RawValueWrite,
	column: Pick<ColumnDefinition, "name" | "type"> & Partial<Pick<ColumnDefinition, "path" | "from">>,
): ValueWrite {
	const { required, caseless, at, as, later, send_values, ...rest } =
		typeof raw === "string" ? valueWriteMap.parse({ when: raw }) : raw;
	const isOwn = column.path !== undefined && /^[^.^]/.test(column.path);
	const place = at ?? (isOwn ? column.path : column.name);
	const usual = { at: readPlace(place), as: as ?? invertDecoder(column) };
	return {
		...rest,
		...usual,
		...(send_values && { sendValues: send_values }),
		...(later && { later: { at: later.at === undefined ? usual.at : readPlace(later.at), as: later.as ?? usual.as } }),
		isRequired: required,
		...(caseless && { isCaseless: true }),
	};
}

/** `companies.0.id` → ["companies", 0, "id"]. */
function readPlace(text: string): readonly (string | number)[] {
	return text.split(".").map((name) => (/^\d+$/.test(name) ? Number(name) : name));
}

/**
 * How a value is written that is read so.
 * @example invertDecoder({ type: "timestamp", from: "iso8601" }) // "iso8601"
 */
export function invertDecoder({
	type,
	from,
}: Pick<ColumnDefinition, "type"> & Partial<Pick<ColumnDefinition, "from">>): WriteEncoder {
	if (type === "date") return "date";
	if (type === "timestamp") return from === "iso8601" ? "iso8601" : "unix_seconds";
	const decoder = from ?? columnTypeTable[type].from;
	const inverse = writeEncoders.find((encoder) => encoder === decoder);
	return inverse ?? "text";
}

/** What can be given and not be read, of a table or of a procedure; whoever reads it takes it for a column's name, type and `write:`. */
export const inputDefinition = strictMap({
	name: sqlName.meta({ description: "The name in SQL.", example: "admin_id" }),
	type: z.enum(columnTypes).meta({ description: "The type in SQL.", example: "varchar" }),
	summary: sentence.meta({ description: "One sentence about it.", example: "Who does it." }),
	values: z.array(z.string()).default([]).meta({
		description: "The values that it may have, where the service documents them.",
		example: "[open, closed]",
	}),
	since: version.optional().meta({ description: "The first API version that has it.", example: '"2.0"' }),
	until: version.optional().meta({ description: "The last one.", example: '"1.0"' }),
	write: valueWrite.default("always").meta({
		description: "Where and how it is written, as a column says it.",
		example: "{ at: admin.id, as: integer, default: me }",
	}),
}).transform((raw): InputDefinition => ({ ...raw, write: settleValueWrite(raw.write, raw) }));

/** The request of a write: method and path. */
export const requestLine = z
	.string()
	.regex(
		/^(POST|PUT|PATCH|DELETE) \/[^\s{}?#]*(\{[a-z][a-z0-9_]*\}[^\s{}?#]*)*$/,
		"Write a method and a path, as in PUT /orders/{id}; slots are {column}.",
	);

const writeAnswer = z
	.union([
		z.enum(["row", "none"]),
		strictMap({ row: jsonPath.describe("Where the row stands.") }),
		strictMap({ key: jsonPath.describe("Where the key stands.") }),
	])
	.default("row")
	.transform((raw): WriteAnswer => {
		if (raw === "none") return { kind: "none" };
		if (raw === "row") return { kind: "row", at: "." };
		return "row" in raw ? { kind: "row", at: raw.row } : { kind: "key", at: raw.key };
	});

const operation = {
	request: requestLine.meta({
		description: "Method and path; slots are filled with values of the row.",
		example: "PUT /orders/{id}",
	}),
	scope: sentence.optional().meta({
		description: "The permission that it takes, where that is not the one of the others.",
		example: "orders:delete",
	}),
	since: version.optional().meta({ description: "The first API version that has it.", example: '"2.0"' }),
	until: version.optional().meta({ description: "The last one.", example: '"1.0"' }),
	body: z
		.record(z.string(), z.unknown())
		.default({})
		.meta({ description: "What every body says.", example: "{ type: order }" }),
	idempotent: z
		.boolean()
		.default(false)
		.meta({ description: "Of a POST: whether to repeat it changes nothing further.", example: "true" }),
	also_send: z.array(sqlName).default([]).meta({
		description:
			"Columns that go with the value that the row has, or inputs with their default, where the statement gives none.",
		example: "[title]",
	}),
};
const answer = writeAnswer.meta({
	description:
		"What the answer tells: `row`, the row as reading gives it; `{ row: data }`, where it lies deeper; `{ key: order_id }`, where only its key stands there; or `none`.",
	example: "{ key: order_id }",
});
const key_at = z
	.record(sqlName, bodyPlace)
	.default({})
	.transform((places) => Object.fromEntries(Object.entries(places).map(([name, at]) => [name, readPlace(at)])))
	.meta({
		description: "Where the key goes in the body, if the path does not name the row; or another column that names it.",
		example: "{ id: id }",
	});

/** The `write:` of a table's file. */
export const tableWrite = strictMap({
	scope: sentence.optional().meta({ description: "The permission that it takes.", example: "orders:write" }),
	insert: strictMap({
		...operation,
		answer,
		upserts_by: z.array(sqlName).default([]).meta({
			description:
				"Columns by which the service finds a row that is there already, and changes that one: to repeat it is harmless.",
			example: "[number]",
		}),
		one_of: z.array(sqlName).default([]).meta({
			description: "Columns of which one at least needs a value.",
			example: "[email, phone]",
		}),
	})
		.transform(({ upserts_by, one_of, ...raw }) => ({
			...settle(raw),
			answer: raw.answer,
			upsertsBy: upserts_by,
			oneOf: one_of,
		}))
		.optional()
		.meta({ description: "How a row is made.", example: "{ request: POST /orders }" }),
	update: strictMap({ ...operation, answer, key_at })
		.transform((raw) => ({ ...settle(raw), answer: raw.answer, keyAt: raw.key_at }))
		.optional()
		.meta({ description: "How a row is changed.", example: '{ request: "PUT /orders/{id}" }' }),
	delete: strictMap({
		...operation,
		key_at,
		gone: statuses.default([404]).meta({
			description: "Statuses which say that it is not there any more.",
			example: "[404, 410]",
		}),
		keeps: z.boolean().default(false).meta({
			description: "Whether the row stays and is only marked, as archived: reading goes on to show it.",
			example: "true",
		}),
	})
		.transform((raw) => ({ ...settle(raw), keyAt: raw.key_at, gone: raw.gone, isKept: raw.keeps }))
		.optional()
		.meta({ description: "How a row is deleted.", example: '{ request: "DELETE /orders/{id}" }' }),
	unique: z.array(sqlName).default([]).meta({
		description: "Columns, beside the key, by each of which a row is one: for UPSERT and ON CONFLICT.",
		example: "[number]",
	}),
	inputs: z.array(inputDefinition).default([]).meta({
		description: "What can be written and not be read.",
		example: "[{ name: admin_id, type: varchar, summary: Who does it., write: { default: me } }]",
	}),
}).transform((raw): TableWrite => raw);

type RawOperation = z.output<z.ZodObject<typeof operation>>;

function settle({ request, scope, since, until, body, idempotent, also_send }: RawOperation): WriteOperation {
	const [method, path = "/"] = request.split(" ") as [WriteOperation["method"], string?];
	return {
		method,
		path,
		scope,
		since,
		until,
		body,
		// To say once more what a row shall be, or that it shall be gone, changes nothing (RFC 9110, section 9.2.2).
		isIdempotent: idempotent || method === "PUT" || method === "DELETE",
		alsoSend: also_send,
	};
}
