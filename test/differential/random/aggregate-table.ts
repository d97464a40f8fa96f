import type { Form } from "./form-table.ts";

/** Aggregates; what depends on the order of rows says it. */
export const aggregates: readonly Form[] = [
	["integer", "count(*)"],
	["integer", "count($0)", "text"],
	["integer", "count(DISTINCT $0)", "text"],
	["integer", "count(DISTINCT $0)", "boolean"],
	["integer", "count($0)", "interval"],
	["integer", "sum($0)", "small"],
	["numeric", "sum($0)", "integer"],
	["numeric", "«avg¦sum»(DISTINCT $0)", "integer"],
	["numeric", "avg($0)", "small"],
	["double", "«sum¦avg¦min¦max»($0)", "double"],
	// Of equal values PostgreSQL itself gives a little more than 0.
	["double", "floor(1000 * «stddev¦stddev_pop»($0) + 0.25)", "double"],
	["double", "percentile_cont(«0.5¦0¦0.9») WITHIN GROUP (ORDER BY $0)", "double"],
	["interval", "«sum¦avg»($0)", "interval"],
	["text", "«min¦max»($0::text)", "text"],
	["integer", "«min¦max»($0)", "integer"],
	["small", "«min¦max»($0)", "small"],
	["instant", "«min¦max»($0)", "instant"],
	["clock", "«min¦max»($0)", "clock"],
	["date", "«min¦max»($0)", "date"],
	["daytime", "«min¦max»($0)", "daytime"],
	["boolean", "«bool_and¦bool_or¦every»($0)", "boolean"],
	["text", "string_agg($0, '«,¦»' ORDER BY $0«¦ DESC¦ NULLS FIRST»)", "text"],
	["text", "string_agg(DISTINCT $0::text, '-' ORDER BY $0::text)", "text"],
	["texts", "array_agg($0::text ORDER BY $0«¦ DESC¦ NULLS FIRST»)", "text"],
	["texts", "array_agg(DISTINCT $0::text)", "text"],
	["integers", "array_agg($0::bigint ORDER BY $0)", "integer"],
	["list", "jsonb_agg($0::text ORDER BY $0)", "text"],
	["list", "jsonb_agg($0 ORDER BY $0 DESC)", "integer"],
	["text", "percentile_disc(«0.5¦1») WITHIN GROUP (ORDER BY $0::text)", "text"],
	["text", "mode() WITHIN GROUP (ORDER BY $0::text)", "text"],
	["integer", "bit_«or¦and¦xor»($0)", "integer"],
];

/** Window functions that ask for the place of a row among its equals: the same whatever stands between these. */
export const rankings: readonly Form[] = [
	["integer", "rank()"],
	["integer", "dense_rank()"],
	["double", "percent_rank()"],
	["double", "cume_dist()"],
	["integer", "count(*)"],
	["numeric", "sum($0)", "integer"],
	["text", "max($0::text)", "text"],
];

/** Window functions that want their rows in one order only. */
export const rowFunctions: readonly Form[] = [
	["integer", "row_number()"],
	["small", "ntile(«3¦7»)"],
	["text", "«lag¦lead»($0::text)", "text"],
	["text", "«lag¦lead»($0::text, «2¦0», $1::text)", "text", "text"],
	["integer", "«lag¦lead»($0, «1¦3», $1)", "integer", "integer"],
	["date", "«lag¦lead»($0)", "date"],
	["interval", "lag($0)", "interval"],
];

/** Window functions over all rows whose order is near, whatever the order of those that are equal in it. */
export const rangeFunctions: readonly Form[] = [
	["integer", "count($0)", "text"],
	["numeric", "sum($0)", "integer"],
	["integer", "«min¦max»($0)", "integer"],
	["boolean", "bool_or($0)", "boolean"],
];

/** Window functions over a frame, in one order only. */
export const frameFunctions: readonly Form[] = [
	["text", "«first_value¦last_value»($0::text)", "text"],
	["integer", "«first_value¦last_value»($0)", "integer"],
	["instant", "nth_value($0, «2¦3»)", "instant"],
	["integer", "count(«*¦$0»)", "text"],
	["numeric", "«sum¦avg»($0)", "integer"],
	["double", "«sum¦avg¦min»($0)", "double"],
	["text", "«min¦max»($0::text)", "text"],
	["boolean", "«bool_and¦bool_or»($0)", "boolean"],
	["interval", "sum($0)", "interval"],
	["text", "string_agg($0, ',')", "text"],
	["texts", "array_agg($0::text)", "text"],
];
