/** The kinds of values that random statements tell apart, and PostgreSQL's type of each. */
export const typeNames = {
	text: "text",
	/** An int4, which a place for an int8 takes too. */
	small: "int",
	integer: "bigint",
	double: "double precision",
	numeric: "numeric",
	boolean: "boolean",
	instant: "timestamptz",
	clock: "timestamp",
	date: "date",
	daytime: "time",
	interval: "interval",
	json: "jsonb",
	/** A JSON array, which a place for JSON takes too. */
	list: "jsonb",
	texts: "text[]",
	integers: "bigint[]",
} as const;

export type Kind = keyof typeof typeNames;

export const kinds = Object.keys(typeNames) as readonly Kind[];

/** The kinds whose values stand where a kind is wanted. */
export const fittingKinds: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
	integer: ["integer", "small"],
	json: ["json", "list"],
};

/** Kinds whose values are the same to the eye where they are equal: `1 mon` equals `30 days`, 1.0 equals 1.00. */
export const exactKinds: readonly Kind[] = kinds.filter((kind) => kind !== "interval" && kind !== "numeric");

/** How often each kind is drawn. */
export const kindWeights: readonly (readonly [weight: number, kind: Kind])[] = [
	[14, "text"],
	[6, "small"],
	[8, "integer"],
	[4, "double"],
	[1, "numeric"],
	[6, "boolean"],
	[5, "instant"],
	[4, "clock"],
	[4, "date"],
	[1, "daytime"],
	[3, "interval"],
	[4, "json"],
	[1, "list"],
	[3, "texts"],
	[2, "integers"],
];

/** Constants of each kind, plain ones first. */
export const constants: Readonly<Record<Kind, readonly string[]>> = {
	text: ["'a'", "''", "'open'", "'Bug'", "'12'", "'x y'", "'O''Brien'", "'ÄÖ é'", "'😀a'", "'100%'", "NULL::text"],
	small: ["1", "0", "2", "(-3)", "7", "'5'::int", "NULL::int"],
	integer: ["1::bigint", "12345678901", "(-7)::bigint", "NULL::bigint"],
	double: ["1::double precision", "1.5::double precision", "(-0.25)::float8", "1e3::float8", "NULL::float8"],
	numeric: ["1.5", "2.25", "-0.125", "10.00", "NULL::numeric"],
	boolean: ["true", "false", "NULL::boolean"],
	instant: [
		"TIMESTAMPTZ '2026-01-31 12:00:00Z'",
		"'2024-02-29 23:59:59.5+02'::timestamptz",
		"'2026-10-25 00:30:00Z'::timestamptz",
		"NULL::timestamptz",
	],
	clock: ["TIMESTAMP '2026-01-31 12:00:00'", "'2024-02-29 23:59:59.25'::timestamp", "NULL::timestamp"],
	date: ["DATE '2026-01-31'", "'2024-02-29'::date", "NULL::date"],
	daytime: ["TIME '10:30'", "'23:59:59.5'::time", "NULL::time"],
	interval: [
		"interval '1 day'",
		"interval '1 month'",
		"interval '-2 hours 30 minutes'",
		"interval '1 year 2 months 3 days 04:05:06.5'",
		"NULL::interval",
	],
	json: [
		`'{"a": 1, "b": [true, null, "x"]}'::jsonb`,
		"'{}'::jsonb",
		`'"text"'::jsonb`,
		"'null'::jsonb",
		"'2.50'::jsonb",
		"NULL::jsonb",
	],
	list: [`'[1, "a", null, {"b": 2}]'::jsonb`, "'[]'::jsonb", "'[3, 1, 2]'::jsonb", "NULL::jsonb"],
	texts: ["ARRAY['a', 'b']", "'{x,NULL,\"y z\"}'::text[]", "'{}'::text[]", "NULL::text[]"],
	integers: ["ARRAY[1, 2]::bigint[]", "'{3,NULL,1}'::bigint[]", "NULL::bigint[]"],
};
