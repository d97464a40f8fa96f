import { createError, isUtc, type SqlType } from "../base/index.ts";
import { castRow, classOf, isNumberInside, operate, shortRows, withFiniteness, writeCast } from "../functions/index.ts";
import type { Expression } from "../sql/index.ts";
import type { BoundExpression } from "./bound.ts";
import { coerce, constantText, isUntypedParameter, type ParameterNamer } from "./coercion.ts";

/**
 * An explicit cast, `CAST(x AS type)` or `x::type`.
 * @throws unknown_cast (42846) for a pair of types that has no cast.
 */
export function castTo(bound: BoundExpression, type: SqlType, nameParameter: ParameterNamer): BoundExpression {
	const { node, type: from } = bound;
	const { zone } = nameParameter;
	const isConstant = from === "unknown" && constantText(node) !== undefined;
	// Of text a parameter keeps all its digits.
	if (type === "numeric" && isUntypedParameter(bound))
		return castTo(coerce(bound, "text", nameParameter), type, nameParameter);
	if (isConstant || isUntypedParameter(bound)) return coerce(bound, type, nameParameter);
	if (node.kind === "NullLiteral" && from === "unknown") return coerce(bound, type, nameParameter);
	const operand = withFiniteness(bound);
	const written = writeCast(type, operand, zone);
	if (!written) {
		const slots = {
			problem: `a value of type ${from} cannot be cast to ${type}`,
			advice: "Cast it to text first if that is what you mean.",
		};
		throw createError("unknown_cast", slots, { position: node.at });
	}
	// NULL stays the NULL that it is, for what asks about it.
	const isKept = written === node || node.kind === "NullLiteral";
	const cast = isKept ? node : operate(castRow(type, from), [operand], isUtc(zone) ? {} : { zone });
	const element = classOf(type) === "json" ? bound.element : undefined;
	const isNative = classOf(from) === "number" && from !== "double" && isNumberInside(bound);
	const isWhole = from === "integer" || (from === "numeric" && bound.isWhole === true);
	return { ...bound, node: cast, type, element, origin: undefined, isNative, isWhole, isFiniteTime: undefined };
}

const integerBits: Readonly<Record<string, 16 | 32>> = { int: 32, integer: 32, int4: 32, smallint: 16, int2: 16 };

/** Holds a cast to a short type of whole numbers within its range, beyond which it fails with 22003. */
export function fitInteger(cast: BoundExpression, typeName: string): BoundExpression {
	const wanted = integerBits[typeName.toLowerCase()];
	if (wanted === undefined) return { ...cast, isShort: undefined };
	return { ...limitInteger(cast, wanted), isShort: true };
}

function limitInteger(cast: BoundExpression, wanted: 16 | 32): BoundExpression {
	const { node } = cast;
	if (isSmallConstant(node) || node.kind === "NullLiteral") return cast;
	return { ...cast, node: { ...operate(shortRows[wanted], [cast]), at: node.at }, origin: undefined };
}

function isSmallConstant(node: Expression): boolean {
	const text = constantText(node);
	return text !== undefined && Math.abs(Number(text)) < 32_768;
}

const sqlTypes: ReadonlyMap<string, SqlType> = new Map<string, SqlType>(
	Object.entries({
		text: "text",
		varchar: "varchar",
		"character varying": "varchar",
		char: "varchar",
		character: "varchar",
		bpchar: "varchar",
		string: "text",
		nvarchar: "varchar",
		name: "varchar",
		uuid: "varchar",
		citext: "text",
		int: "integer",
		integer: "integer",
		int2: "integer",
		int4: "integer",
		int8: "integer",
		smallint: "integer",
		bigint: "integer",
		tinyint: "integer",
		oid: "integer",
		real: "double",
		float: "double",
		float4: "double",
		float8: "double",
		double: "double",
		"double precision": "double",
		numeric: "numeric",
		decimal: "numeric",
		money: "numeric",
		boolean: "boolean",
		bool: "boolean",
		bit: "boolean",
		timestamp: "local_timestamp",
		timestamptz: "timestamp",
		"timestamp with time zone": "timestamp",
		"timestamp without time zone": "local_timestamp",
		datetime: "local_timestamp",
		datetime2: "local_timestamp",
		datetimeoffset: "timestamp",
		date: "date",
		time: "time_of_day",
		"time without time zone": "time_of_day",
		timetz: "zoned_time_of_day",
		"time with time zone": "zoned_time_of_day",
		json: "json_text",
		jsonb: "json",
		interval: "interval",
	}),
);

/**
 * The type that a type name of SQL means here.
 * @example findType("timestamp with time zone") // "timestamp"
 */
export function findType(name: string): SqlType | undefined {
	return sqlTypes.get(name.toLowerCase());
}

const internalNames: Readonly<Record<string, string>> = {
	int: "int4",
	integer: "int4",
	smallint: "int2",
	bigint: "int8",
	real: "float4",
	float: "float8",
	double: "float8",
	"double precision": "float8",
	decimal: "numeric",
	boolean: "bool",
	char: "bpchar",
	character: "bpchar",
	"character varying": "varchar",
	"timestamp with time zone": "timestamptz",
	"timestamp without time zone": "timestamp",
	"time without time zone": "time",
	"time with time zone": "timetz",
};

/**
 * PostgreSQL's own name of a type, after which a column is called that is only a cast.
 * @example nameOfType("INTEGER") // "int4"
 */
export function nameOfType(name: string): string {
	const lowered = name.toLowerCase();
	return internalNames[lowered] ?? lowered;
}

/** The names of types, for did-you-mean. */
export const typeNames: readonly string[] = [...sqlTypes.keys()];
