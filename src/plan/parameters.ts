import {
	classOf,
	createError,
	type ErrorExtras,
	formatJson,
	formatTimestamp,
	ProviderError,
	type SqlType,
	type SqlValue,
	type StoredValue,
} from "../base/index.ts";
import type { BoundParameter } from "../bind/index.ts";
import {
	type Bindings,
	encodeInterval,
	multiplyUnit,
	parseBoolean,
	parseInterval,
	printBytes,
	readBits,
	readBytes,
	readRowPlace,
	readTimeText,
	readUuid,
	sessionLocal,
	type TimeReading,
	type TimeType,
} from "../functions/index.ts";

/** What a caller may give for a parameter. */
export type ParameterValue = SqlValue | undefined;

/** Values by position, or by name. */
export type ParameterValues = readonly ParameterValue[] | Readonly<Record<string, ParameterValue>>;

/**
 * Turns the caller's values into what SQLite binds, each by the type that the statement gives it.
 * @param show What a parameter is called in errors; "parameter :name", unless it is said.
 * @throws bad_parameter (07001) when a value is missing or left over, bad_literal (22P02) when it is not of the type, bad_time (22007)
 * and time_out_of_range (22008) when that is one of times.
 * @example bindParameters([{ bind: "p1_timestamp", source: { parameter: "1" }, type: "timestamp" }], [new Date(0)], 0)
 */
export function bindParameters(
	parameters: readonly BoundParameter[],
	given: ParameterValues,
	nowMs: number,
	show: (name: string) => string = (name) => `parameter ${showName(name)}`,
): Bindings {
	const values = readParameters("the parameters", () => listParameters(given));
	const bindings: Record<string, StoredValue> = {};
	const used = new Set<string>();
	for (const { bind, source, type, position, zone = "UTC" } of parameters) {
		if (source === "now") {
			bindings[bind] = formatTimestamp(nowMs);
			continue;
		}
		const name = findName(source.parameter, values, position);
		used.add(name);
		const shown = `the value of the ${show(name)}`;
		bindings[bind] = readParameters(shown, () =>
			convert(values.get(name), type, { shown, position, now: formatTimestamp(nowMs), zone }),
		);
	}
	const leftOver = [...values.keys()].find((name) => !used.has(name));
	if (leftOver !== undefined) {
		const problem = `a value is given for the parameter ${showName(leftOver)}, which the statement does not have`;
		throw createError("bad_parameter", {
			problem,
			advice: used.size === 0 ? "The statement has no parameters." : `It has ${[...used].map(showName).join(", ")}.`,
		});
	}
	return bindings;
}

function listParameters(given: ParameterValues): Map<string, ParameterValue> {
	if (isList(given)) return new Map(Array.from(given, (value, index) => [String(index + 1), value]));
	if (typeof given === "object" && (given as unknown) !== null) return new Map(Object.entries(given));
	throw refuseParameter("the parameters are neither a list nor an object", "Give [value, …] or { name: value, … }.");
}

// A value may be anything that JavaScript has: reading it can run code of the caller, which can throw.
function readParameters<Result>(what: string, read: () => Result): Result {
	try {
		return read();
	} catch (error) {
		if (error instanceof ProviderError) throw error;
		const reason = error instanceof Error ? error.message.split("\n", 1)[0] : "reading it failed";
		throw refuseParameter(`${what} cannot be read: ${reason}`, "Give a value that JSON can write.", { cause: error });
	}
}

function refuseParameter(problem: string, advice: string, extras?: ErrorExtras): ProviderError {
	return createError("bad_parameter", { problem, advice }, extras);
}

function isList(values: ParameterValues): values is readonly ParameterValue[] {
	return Array.isArray(values);
}

function findName(
	parameter: string,
	values: ReadonlyMap<string, ParameterValue>,
	position: number | undefined,
): string {
	for (const name of [parameter, `:${parameter}`, `@${parameter}`, `$${parameter}`]) {
		if (values.has(name)) return name;
	}
	const problem = `no value is given for the parameter ${showName(parameter)}`;
	throw createError(
		"bad_parameter",
		{
			problem,
			advice: /^\d+$/.test(parameter)
				? "Give one value for each ? in a list; on the command line, --param <value> for each."
				: `Give an object with a value for each name; on the command line, --param :${parameter}=<value>.`,
		},
		{ position },
	);
}

function showName(name: string): string {
	return /^\d+$/.test(name) ? `$${name}` : `:${name.replace(/^[:@$]/, "")}`;
}

interface Place {
	/** "the value of the parameter :id". */
	readonly shown: string;
	readonly position: number | undefined;
	/** The instant that 'today' is counted from. */
	readonly now: string;
	/** The session's time zone. */
	readonly zone: string;
}

function convert(value: ParameterValue, type: SqlType, place: Place): StoredValue {
	const { shown, position, now, zone } = place;
	if (value === null || value === undefined) return null;
	const stranger = nameStranger(value);
	if (stranger !== undefined) {
		const problem = `${shown} is ${stranger.what}, which SQL has no type for`;
		throw refuseParameter(problem, stranger.advice, { position });
	}
	const expected = `It is ${shown}.`;
	const converted = converters[type](value, { now, zone, position, expected });
	if (converted !== undefined) return converted;
	const text = typeof value === "object" ? formatJson(value) : String(value);
	const code = classOf(type) === "time" || type === "interval" ? "bad_time" : "bad_literal";
	throw createError(code, { type, text: text.slice(0, 60), expected }, { position });
}

// What JSON would write as {} or as a list of bytes: a value that nobody meant.
const strangers: readonly {
	readonly is: (value: unknown) => boolean;
	readonly what: string;
	readonly advice: string;
}[] = [
	{
		is: (value) => typeof value === "symbol" || typeof value === "function",
		what: "a symbol or a function",
		advice: "Give its text.",
	},
	{
		is: (value) => ArrayBuffer.isView(value) || value instanceof ArrayBuffer,
		what: "binary",
		advice: 'Give text, e.g. buffer.toString("utf8") or "base64".',
	},
	{ is: (value) => value instanceof Promise, what: "a promise", advice: "Await it." },
	{
		is: (value) => value instanceof Map || value instanceof Set,
		what: "a Map or a Set",
		advice: "Give an object or a list: Object.fromEntries(map), [...set].",
	},
];

function nameStranger(value: unknown): (typeof strangers)[number] | undefined {
	return strangers.find(({ is }) => is(value));
}

type Converter = (value: NonNullable<SqlValue>, reading: TimeReading) => StoredValue | undefined;

const toText: Converter = (value) => {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : formatTimestamp(value.getTime());
	return typeof value === "object" ? formatJson(value) : String(value);
};

const toInteger: Converter = (value) => {
	if (typeof value === "bigint") return value;
	if (typeof value === "boolean") return value ? 1n : 0n;
	if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : undefined;
	return typeof value === "string" && /^\s*[+-]?\d+\s*$/.test(value)
		? BigInt(value.trim().replace("+", ""))
		: undefined;
};

const toDouble: Converter = (value) => {
	if (typeof value === "bigint") return Number(value);
	if (typeof value === "number") return value;
	return typeof value === "string" && value.trim() !== "" && !Number.isNaN(Number(value)) ? Number(value) : undefined;
};

const toTime =
	(type: TimeType): Converter =>
	(value, reading) => {
		if (typeof value === "string") return readTimeText(value, type, reading);
		const epochMs = readEpoch(value);
		if (epochMs === undefined || Number.isNaN(epochMs)) return undefined;
		if (type === "timestamp") return formatTimestamp(epochMs);
		// What the session's clocks show at the instant.
		const zone = type === "zoned_time_of_day" ? "UTC" : (reading.zone ?? "UTC");
		const local = formatTimestamp(sessionLocal(epochMs, zone));
		if (type === "time_of_day") return value instanceof Date ? local.slice(11) : undefined;
		if (type === "zoned_time_of_day")
			return value instanceof Date ? readTimeText(`${local.slice(11)}+00`, type, reading) : undefined;
		return type === "date" ? local.slice(0, 10) : local;
	};

// Numbers are epoch seconds, as Intercom itself writes instants.
function readEpoch(value: NonNullable<SqlValue>): number | undefined {
	if (value instanceof Date) return value.getTime();
	return typeof value === "number" || typeof value === "bigint" ? Math.round(Number(value) * 1000) : undefined;
}

const toJson: Converter = (value) =>
	typeof value === "string" ? value : value instanceof Date ? undefined : formatJson(value);

const toBits: Converter = (value) => (typeof value === "string" ? readBits(value) : undefined);

const converters: Readonly<Record<SqlType, Converter>> = {
	varchar: toText,
	bpchar: toText,
	text: toText,
	unknown: toText,
	smallint: toInteger,
	int4: toInteger,
	integer: toInteger,
	real: toDouble,
	double: toDouble,
	numeric: toDouble,
	boolean: (value) => {
		if (typeof value === "boolean") return value ? 1n : 0n;
		const boolean = typeof value === "object" ? undefined : parseBoolean(String(value));
		return boolean === undefined ? undefined : boolean ? 1n : 0n;
	},
	timestamp: toTime("timestamp"),
	local_timestamp: toTime("local_timestamp"),
	date: toTime("date"),
	time_of_day: toTime("time_of_day"),
	zoned_time_of_day: toTime("zoned_time_of_day"),
	json: toJson,
	json_text: toJson,
	uuid: (value) => (typeof value === "string" ? readUuid(value) : undefined),
	name: toText,
	letter: toText,
	bytea: (value, reading) => (typeof value === "string" ? printBytes(readBytes(value)) : toText(value, reading)),
	bit: toBits,
	varbit: toBits,
	tid: (value) => (typeof value === "string" ? readRowPlace(value) : undefined),
	xid: toInteger,
	cid: toInteger,
	aclitem: toText,
	node_tree: toText,
	oid: toInteger,
	regclass: toInteger,
	regtype: toInteger,
	regproc: toInteger,
	regnamespace: toInteger,
	regprocedure: toInteger,
	regoper: toInteger,
	regoperator: toInteger,
	regrole: toInteger,
	regcollation: toInteger,
	vector_int2: toInteger,
	vector_oid: toInteger,
	record: () => undefined,
	interval: (value) => {
		if (typeof value === "number") return encodeInterval(multiplyUnit("second", value));
		const interval = typeof value === "string" ? parseInterval(value) : undefined;
		return interval && encodeInterval(interval);
	},
};
