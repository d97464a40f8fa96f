import * as z from "zod";
import { columnTypes } from "../base/index.ts";
import { columnTypeTable } from "./column-type-table.ts";
import type { ProcedureDefinition } from "./procedure.ts";
import type { ColumnDefinition } from "./profile.ts";
import { strictMap } from "./schema-mistakes.ts";
import { decoders, endpointPath, jsonPath, sentence, sqlName, version } from "./value-schemas.ts";
import { inputDefinition } from "./write-schema.ts";

const output = strictMap({
	name: sqlName.meta({ description: "The name in SQL.", example: "status" }),
	type: z.enum(columnTypes).meta({ description: "The type in SQL.", example: "varchar" }),
	path: jsonPath.optional().meta({
		description: "Where the value stands in the answer; the name, unless it is said.",
		example: "job.status",
	}),
	from: z.enum(decoders).optional().meta({
		description: "How the value is written there, as in columns of tables.",
		example: "unix_seconds",
	}),
	summary: sentence.meta({ description: "One sentence about it.", example: "How far it is." }),
}).transform(({ name, type, path = name, summary, ...raw }, context): ColumnDefinition => {
	const { from = columnTypeTable[type].from, send, decoders: known } = { ...columnTypeTable[type], ...raw };
	if (from === undefined) {
		const message = `Say how it is written: ${known.join(" or ")}.`;
		context.addIssue({ code: "custom", path: ["from"], message });
		return z.NEVER;
	}
	return { name, type, path, from, filter: {}, field: path, send, isSortable: false, values: [], summary };
});

const touch = strictMap({
	table: sqlName.meta({ description: "The table.", example: "orders" }),
	key: z.record(sqlName, sqlName).default({}).meta({
		description: "Its columns by which the row is found, each with the input or output that has the value.",
		example: "{ id: order_id }",
	}),
	becomes: z
		.enum(["changed", "gone"])
		.default("changed")
		.meta({ description: "What becomes of the row.", example: "gone" }),
});

const wait = strictMap({
	request: z
		.string()
		.regex(/^GET \/\S*$/, "Write GET and a path, as in GET /jobs/{id}.")
		.meta({
			description: "What is asked again and again; slots are outputs or inputs.",
			example: "GET /jobs/{job_id}",
		}),
	until: strictMap({
		column: sqlName.meta({
			description:
				"The output that tells how far the job is; of a procedure with a file, where the answer to this request says it.",
			example: "status",
		}),
		values: z.array(z.string()).min(1, "Name the values at the end.").meta({
			description: "Its values at the end.",
			example: "[done, failed]",
		}),
	}).meta({ description: "When the job is over.", example: "{ column: status, values: [done, failed] }" }),
	fails: z.array(z.string()).default([]).meta({
		description: "Those of the values which say that it failed.",
		example: "[failed]",
	}),
	empty: z.array(z.string()).default([]).meta({
		description: "Those of the values which say that there is nothing in the file of the job.",
		example: "[nothing]",
	}),
	every_s: z.number().positive("Write seconds.").default(2).meta({
		description: "How many seconds lie between two requests.",
		example: "5",
	}),
});

const file = strictMap({
	accept: z
		.string()
		.regex(/^[\w.+-]+\/[\w.+-]+$/, "Write a type of content, as in text/csv.")
		.meta({
			description: "The type of content that the file is asked for as.",
			example: "application/octet-stream",
		}),
	member: sqlName.optional().meta({
		description:
			"The input that says with what the name of a file in an archive begins; without it, all files are read.",
		example: "part",
	}),
}).meta({
	description:
		"The answer is a file of rows: CSV with headings, in gzip, in a zip archive or as it is. A row is an object with `row` (its cells by their headings), `number` and `file`.",
	example: "{ accept: text/csv }",
});

/** A file of `procedures/`: everything but the procedure's name, which is the file's. */
export const procedureFile = strictMap({
	summary: sentence.meta({ description: "One sentence about what it does.", example: "Cancels an order." }),
	scope: sentence.optional().meta({ description: "The permission that it takes.", example: "orders:write" }),
	since: version.optional().meta({ description: "The first API version that has it.", example: '"2.0"' }),
	until: version.optional().meta({ description: "The last one.", example: '"1.0"' }),
	request: z
		.string()
		.regex(/^(GET|POST|PUT|PATCH|DELETE) \/\S*$/, "Write a method and a path, as in POST /orders/{order_id}/cancel.")
		.meta({
			description: "Method and path; slots are filled with inputs.",
			example: 'POST "/orders/{order_id}/cancel"',
		}),
	body: z.record(z.string(), z.unknown()).default({}).meta({
		description: "What every body says; the one object of a list is what each object has that an input writes there.",
		example: "{ type: order }",
	}),
	inputs: z.array(inputDefinition).default([]).meta({
		description: "What it can be given, in the order of a call without names.",
		example: "[{ name: order_id, type: varchar, summary: The order. }]",
	}),
	defaults: z
		.record(sqlName, z.union([z.string(), z.number(), z.boolean()]))
		.default({})
		.meta({
			description: "What inputs are where nothing is given; `now` of a timestamp is the time of the call.",
			example: "{ reason: other }",
		}),
	one_of: z.array(z.array(sqlName).min(1, "Name at least one input.")).default([]).meta({
		description: "Groups of inputs, of each of which one is needed at least.",
		example: "[[email, phone]]",
	}),
	rows: jsonPath.default(".").meta({
		description: "Where the rows stand in the answer: an object, or a list of objects.",
		example: "data",
	}),
	columns: z.array(output).default([]).meta({
		description: "What its rows tell; an output whose value the answer lacks has that of the input of its name.",
		example: "[{ name: status, type: varchar, summary: How far it is. }]",
	}),
	reads: z.boolean().default(false).meta({
		description: "Whether it leaves everything as it is: then it can be called with Readonly=true.",
		example: "true",
	}),
	idempotent: z
		.boolean()
		.default(false)
		.meta({ description: "Of a POST: whether to repeat it changes nothing further.", example: "true" }),
	touches: z.array(touch).default([]).meta({
		description: "The rows that it changes, which are not to be taken for known any more.",
		example: "[{ table: orders, key: { id: order_id } }]",
	}),
	wait: wait.optional().meta({
		description: "How the end of the job is waited for that it begins, with `@wait = true`.",
		example: '{ request: "GET /jobs/{job_id}", until: { column: status, values: [done] } }',
	}),
	file: file.optional(),
	missing: sentence.optional().meta({
		description: "What to do where the service answers 404.",
		example: "Orders are forgotten after a year.",
	}),
	search: sentence.optional().meta({
		description: "Where to look for what it did when its answer was lost: a sentence, or a statement.",
		example: "SELECT * FROM orders WHERE id = …",
	}),
	notes: z
		.array(sentence)
		.default([])
		.meta({ description: "What people should know, for the docs.", example: "[It cannot be undone.]" }),
}).transform(
	({ request, one_of, reads, idempotent, wait: waiting, ...rest }, context): Omit<ProcedureDefinition, "name"> => {
		const [method, path] = splitRequest(request);
		if (!endpointPath.safeParse(path).success) {
			const message =
				"Begin with /, and write slots as {input}; a query goes under inputs:, with write: { in: query }.";
			context.addIssue({ code: "custom", path: ["request"], message });
		}
		return {
			...rest,
			method,
			path,
			oneOf: one_of,
			isReading: reads,
			isIdempotent: idempotent || (method !== "POST" && method !== "PATCH"),
			wait: waiting && {
				path: splitRequest(waiting.request)[1],
				column: waiting.until.column,
				ends: waiting.until.values,
				fails: waiting.fails,
				empty: waiting.empty,
				everyMs: waiting.every_s * 1000,
			},
		};
	},
);

function splitRequest(request: string): readonly [ProcedureDefinition["method"], string] {
	const space = request.indexOf(" ");
	return [request.slice(0, space) as ProcedureDefinition["method"], request.slice(space + 1)];
}
