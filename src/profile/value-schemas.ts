import * as z from "zod";
import type { Decoder, Encoder, FilterOperator } from "./profile.ts";
import { strictMap } from "./schema-mistakes.ts";

/** A name as it stands in SQL: `conversation_parts`. */
export const sqlName = z
	.string()
	.regex(/^[a-z][a-z0-9_]*$/, "Use small letters, digits and underscores, and begin with a letter.");

/** One sentence for the docs. */
export const sentence = z.string().min(1, "Say in one sentence what it is.");

/** The way to a value in JSON: `source.author.id`, `.` for the row itself, `^id` for a field of the parent, `^^id` for one of the parent's. */
export const jsonPath = z
	.string()
	.regex(/^(\.|\^{0,2}[^.^\s]+(\.[^.^\s]+)*)$/, "Write names with dots between them, as in source.author.id.");

/** The path of an endpoint below the base URL: `/contacts/{id}`. */
export const endpointPath = z
	.string()
	.regex(
		/^\/[^\s{}?#]*(\{[a-z][a-z0-9_]*\}[^\s{}?#]*)*$/,
		"Begin with /, and write slots as {column}; a query goes under query:.",
	);

/** An API version: `2.16`. */
export const version = z.string().regex(/^\d+(\.\d+)*$/, 'Write a version such as "2.16".');

/** `table.column`, read as its two names. */
export const columnReference = z
	.string()
	.regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/, "Write table.column, as in contacts.id.")
	.transform((text) => {
		const [table = "", column = ""] = text.split(".");
		return { table, column };
	});

/** Words that are no names here, each with the statement that an error leads on to. */
export const knownWords = strictMap({
	words: z.array(sqlName).min(1, "Name at least one word.").describe("The words."),
	statement: z
		.string()
		.regex(/^SELECT [^;]*[^;.\s]$/, "Write one SELECT, without a semicolon or full stop at its end.")
		.describe("What an error leads on to."),
});

/** The name of an HTTP header. */
export const headerName = z.string().regex(/^[\w-]+$/, "Write the name of an HTTP header.");

/** The name of a parameter, in a query or in JSON: `page[size]` and `filter.state` too. */
export const parameterName = z
	.string()
	.regex(/^[^\s&=?#{}]+$/, "Write the name of a parameter, without blanks and without any of & = ? # { }.");

/** HTTP statuses of refusals. */
export const statuses = z.array(
	z.int().min(400, "Statuses run from 400 to 599.").max(599, "Statuses run from 400 to 599."),
);

/** An address of the service; plain http is for this machine alone. */
export const serviceUrl = z
	.string()
	.regex(
		/^(https:\/\/[^\s/]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)(\/[^\s]*)?$/,
		"Write an https:// address; http:// is for localhost only.",
	);

/** How values come, as words of `from`. */
export const decoders = [
	"text",
	"html",
	"id",
	"integer",
	"double",
	"boolean",
	"unix_seconds",
	"iso8601",
	"json",
] as const satisfies readonly Decoder[];

/** How values are sent, as words of `send`. */
export const encoders = [
	"text",
	"integer",
	"double",
	"boolean",
	"unix_seconds",
	"unix_ms",
	"iso8601",
	"date",
] as const satisfies readonly Encoder[];

/** The comparison operators, as keys of `filter`. */
export const filterOperators = [
	"eq",
	"ne",
	"in",
	"nin",
	"gt",
	"ge",
	"lt",
	"le",
	"contains",
	"starts",
	"ends",
] as const satisfies readonly FilterOperator[];

/** A map with something for some of the operators. */
export function operatorMap<Value>(value: z.ZodType<Value>): z.ZodType<Partial<Record<FilterOperator, Value>>> {
	const shape = Object.fromEntries(filterOperators.map((operator) => [operator, value.exactOptional()]));
	return strictMap(shape);
}

/** What the service can do with a column: `{ eq: exact, gt: inexact }`. */
export const filter = operatorMap(z.enum(["exact", "inexact"]));
