import fc from "../random-cases.ts";

/** A type of times, or of what is made of them. */
type Kind = "instant" | "local" | "day" | "span" | "clock" | "text" | "number" | "boolean";

/** The zones in which the statements are run: two with summer time, one with half an hour, and none. */
export const comparedZones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"] as const;

// The clocks change in Berlin and in New York; the rest are days of the data.
const moments = [
	"2026-03-29 01:00:00Z",
	"2026-10-25 01:00:00Z",
	"2026-03-08 07:00:00Z",
	"2026-11-01 06:00:00Z",
	"2026-10-01 00:00:00Z",
	"2025-12-31 23:00:00Z",
];
const distances = [
	0, 1, -1, 1800, -1800, 3600, -3600, 5400, 7200, -7200, 19_800, -19_800, 43_200, 86_400, -86_400, 604_800,
];
const units = ["second", "minute", "hour", "day", "week", "month", "quarter", "year"];
const fields = [
	...["year", "month", "day", "hour", "minute", "second", "dow", "isodow", "doy", "week", "quarter", "isoyear"],
	...["epoch", "timezone", "timezone_hour"],
];
const spans = [
	...["1 day", "-1 day", "1 month", "-1 month", "1 week", "24 hours", "1 day 1 hour", "1 mon -1 day", "90 minutes"],
	...["-36 hours", "1 year", "0", "1 second"],
];
const templates = [
	"YYYY-MM-DD HH24:MI:SS",
	"YYYY-MM-DD HH24:MI:SSOF",
	"Dy DD Mon YYYY HH12:MI am TZ",
	"IYYY-IW-ID DDD Q",
	"TZH:TZM SSSS",
];
const otherZones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "CET", "EST", "Asia/Tokyo"];

const oneOf = (values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);

const momentMs = fc
	.tuple(oneOf(moments), fc.constantFrom(...distances))
	.map(([moment, distance]) => Date.parse(moment.replace(" ", "T")) + distance * 1000);
const shown = (epochMs: number) => new Date(epochMs).toISOString().slice(0, 19).replace("T", " ");

const instantLiteral = fc.oneof(
	momentMs.map((epochMs) => `timestamptz '${shown(epochMs)}Z'`),
	// What the session's clocks show: a time that they skip or show twice is among these.
	momentMs.map((epochMs) => `timestamptz '${shown(epochMs)}'`),
);
const localLiteral = momentMs.map((epochMs) => `timestamp '${shown(epochMs)}'`);
const dayLiteral = momentMs.map((epochMs) => `date '${shown(epochMs).slice(0, 10)}'`);
const spanLiteral = oneOf(spans).map((span) => `interval '${span}'`);
const clockLiteral = oneOf(["00:30", "01:30", "02:30", "12:00", "23:59:59"]).map((clock) => `time '${clock}'`);

/** Fills $1, $2, … with expressions of these kinds. */
type Form = readonly [template: string, ...kinds: readonly Kind[]];

const forms: Readonly<Record<Kind, readonly Form[]>> = {
	instant: [
		["$1 + $2", "instant", "span"],
		["$1 - $2", "instant", "span"],
		...units.map((unit): Form => [`date_trunc('${unit}', $1)`, "instant"]),
		...otherZones.map((zone): Form => [`date_trunc('day', $1, '${zone}')`, "instant"]),
		["$1::timestamptz", "local"],
		["$1::timestamptz", "day"],
		...otherZones.map((zone): Form => [`($1 AT TIME ZONE '${zone}')`, "local"]),
		["greatest($1, $2)", "instant", "local"],
		["coalesce($1, $2)", "instant", "day"],
		["to_timestamp(extract(epoch FROM $1)::float8)", "instant"],
		["CASE WHEN $1 THEN $2 ELSE $3 END", "boolean", "instant", "instant"],
	],
	local: [
		["$1::timestamp", "instant"],
		...otherZones.map((zone): Form => [`($1 AT TIME ZONE '${zone}')`, "instant"]),
		["$1 + $2", "local", "span"],
		["$1 + $2", "day", "span"],
		["$1 + $2", "day", "clock"],
		...units.map((unit): Form => [`date_trunc('${unit}', $1)`, "local"]),
		["least($1, $2)", "local", "local"],
	],
	day: [
		["$1::date", "instant"],
		["$1::date", "local"],
		["$1 + 1", "day"],
		["$1 - 7", "day"],
	],
	span: [
		["($1 - $2)", "instant", "instant"],
		["($1 - $2)", "local", "local"],
		["($1 - $2)", "instant", "local"],
		["age($1, $2)", "instant", "instant"],
		["age($1, $2)", "local", "instant"],
	],
	clock: [
		["$1::time", "instant"],
		["$1::time", "local"],
		["($1 + $2)", "clock", "span"],
	],
	text: [
		["$1::text", "instant"],
		["$1::text", "local"],
		["$1::timetz::text", "instant"],
		["($1 || '')", "instant"],
		["concat($1, '/', $2)", "instant", "day"],
		["$1::text", "span"],
		["to_json($1)::text", "instant"],
		["array[$1]::text", "instant"],
		["ROW($1, $2)::text", "instant", "day"],
		...templates.map((template): Form => [`to_char($1, '${template}')`, "instant"]),
		...templates.map((template): Form => [`to_char($1, '${template}')`, "local"]),
	],
	number: [
		...fields.map((field): Form => [`extract(${field} FROM $1)`, "instant"]),
		...fields.slice(0, -2).map((field): Form => [`extract(${field} FROM $1)`, "local"]),
		["extract(epoch FROM $1)", "day"],
		["extract(epoch FROM $1)", "span"],
		["($1 - $2)", "day", "day"],
	],
	boolean: [
		...["=", "<", "<=", ">", ">=", "<>"].flatMap((sign): readonly Form[] => [
			[`$1 ${sign} $2`, "instant", "instant"],
			[`$1 ${sign} $2`, "instant", "local"],
			[`$1 ${sign} $2`, "instant", "day"],
			[`$1 ${sign} $2`, "local", "day"],
			[`$1 ${sign} $2`, "day", "day"],
		]),
		["$1 BETWEEN $2 AND $3", "instant", "instant", "local"],
		["$1 IN ($2, $3)", "day", "day", "day"],
		["($1, $2) OVERLAPS ($3, $4)", "instant", "instant", "local", "span"],
	],
};

const literals: Readonly<Record<Kind, fc.Arbitrary<string>>> = {
	instant: instantLiteral,
	local: localLiteral,
	day: dayLiteral,
	span: spanLiteral,
	clock: clockLiteral,
	text: momentMs.map((epochMs) => `'${shown(epochMs)}'`),
	number: fc.nat(30).map(String),
	boolean: oneOf(["true", "false"]),
};

const columns = ["created_at", "updated_at"];

/** Where the instants of an expression come from. */
type Source = "constants" | "either" | "columns";

// Of a depth that the statements still can be read at.
function expression(kind: Kind, depth: number, source: Source): fc.Arbitrary<string> {
	const leaf = leafOf(kind, source);
	if (depth === 0) return leaf;
	return fc.oneof({ weight: 1, arbitrary: leaf }, { weight: 3, arbitrary: compound(kind, depth, source) });
}

function leafOf(kind: Kind, source: Source): fc.Arbitrary<string> {
	if (kind !== "instant" || source === "constants") return literals[kind];
	const column = oneOf(columns);
	return source === "columns" ? column : fc.oneof(literals[kind], { weight: 3, arbitrary: column });
}

function compound(kind: Kind, depth: number, source: Source): fc.Arbitrary<string> {
	return fc
		.constantFrom(...forms[kind])
		.chain(([template, ...kinds]) =>
			fc
				.tuple(...kinds.map((each) => expression(each, depth - 1, source)))
				.map((parts) => template.replace(/\$(\d)/g, (_, place: string) => `(${parts[Number(place) - 1] ?? ""})`)),
		);
}

const shownKinds = ["instant", "local", "day", "span", "clock", "text", "number", "boolean"] as const;
const anyExpression = (depth: number, source: Source) =>
	fc.constantFrom(...shownKinds).chain((kind) => expression(kind, depth, source));

// Conditions that a service can be asked: a column, cut or not, beside a constant.
const askedCondition = fc
	.tuple(
		oneOf([
			...["created_at", "updated_at", "created_at::date", "created_at::timestamp", "updated_at::date"],
			...["day", "week", "month", "hour", "year"].map((unit) => `date_trunc('${unit}', created_at)`),
			...otherZones.map((zone) => `date_trunc('day', created_at, '${zone}')`),
			...otherZones.map((zone) => `(created_at AT TIME ZONE '${zone}')::date`),
		]),
		oneOf(["=", "<", "<=", ">", ">="]),
		fc.oneof(
			instantLiteral,
			localLiteral,
			dayLiteral,
			momentMs.map((epochMs) => `'${shown(epochMs)}'`),
			expression("instant", 1, "constants"),
		),
	)
	.map((parts) => parts.join(" "));

const condition = fc.oneof(
	{ weight: 3, arbitrary: askedCondition },
	{ weight: 1, arbitrary: expression("boolean", 2, "either") },
	{ weight: 1, arbitrary: fc.tuple(askedCondition, askedCondition).map((both) => both.join(" AND ")) },
	{ weight: 1, arbitrary: askedCondition.map((one) => `NOT (${one})`) },
);

/** Statements about times whose answers hang on the session's zone; each names the order of its rows. */
export const randomZoneStatement: fc.Arbitrary<string> = fc.oneof(
	fc.array(anyExpression(2, "constants"), { minLength: 1, maxLength: 4 }).map((items) => `SELECT ${items.join(", ")}`),
	fc
		.tuple(anyExpression(2, "either"), condition)
		.map(([item, where]) => `SELECT id, ${item} FROM conversations WHERE ${where} ORDER BY id LIMIT 20`),
	condition.map((where) => `SELECT count(*), min(created_at), max(updated_at) FROM conversations WHERE ${where}`),
	fc
		.constantFrom("instant", "local", "day", "text", "number")
		// A constant that stands alone is a position there, or refused.
		.chain((kind) => compound(kind, 1, "columns"))
		.map((key) => `SELECT ${key} AS k, count(*) FROM conversations GROUP BY ${key} ORDER BY 1 LIMIT 30`),
	fc
		.tuple(
			fc.constantFrom("instant", "local", "day"),
			oneOf(["1 day", "12 hours", "6 hours", "1 day 1 hour", "36 hours", "1 week"]),
		)
		.chain(([kind, step]) =>
			expression(kind, 1, "constants").map(
				(start) =>
					`SELECT g FROM generate_series(${start}, ${start} + interval '9 days', interval '${step}') g ORDER BY g`,
			),
		),
);
