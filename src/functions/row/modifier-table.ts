import type { Expression } from "../../sql/index.ts";
import { settleRounded } from "../number/scaled-rounding.ts";
import { zonedCall } from "../time/session-time.ts";
import { callNode, nullNode, numberNode } from "../tree.ts";
import type { FunctionRow } from "./function-row.ts";
import { internal } from "./operator-row.ts";

const row = (name: string, summary: string, write: NonNullable<FunctionRow["write"]>): FunctionRow =>
	internal(name, summary, { isStrict: true, write });

function readCount(node: Expression): number | undefined {
	return node.kind === "NumberLiteral" ? Number(node.text) : undefined;
}

/** What the modifiers of types do: varchar(3), numeric(5, 2), timestamp(0), and casts to arrays. */
export const modifierRows = {
	cut: row("varchar", "A text cut to so many characters.", ([text = nullNode, length = nullNode]) =>
		callNode("substr", [text, numberNode(1), length]),
	),
	fit: row("numeric", "A decimal of so many digits, rounded to so many decimals.", (nodes, [value]) => {
		const exact = callNode("fit_numeric", nodes);
		const [precision, scale] = nodes.slice(1).map(readCount);
		return value && precision !== undefined && scale !== undefined
			? settleRounded(exact, value, scale, precision)
			: exact;
	}),
	pad: row("bpchar", "A text cut to so many characters, or filled up with blanks.", (nodes) =>
		callNode("pad_char", nodes),
	),
	castItems: row("array", "An array of items of another type.", (nodes, _, zone) =>
		zonedCall("cast_array", nodes, zone),
	),
	fitItems: row("array", "An array whose items have so many characters or digits.", (nodes) =>
		callNode("fit_array", nodes),
	),
	roundTime: row("timestamp", "A time rounded to so many decimals of its seconds.", (nodes) =>
		callNode("round_time", nodes),
	),
	roundClock: row("time", "A time of day rounded to so many decimals of its seconds.", (nodes) =>
		callNode("round_clock", nodes),
	),
	roundZonedClock: row("timetz", "A time of day with a zone rounded to so many decimals of its seconds.", (nodes) =>
		callNode("round_zoned_clock", nodes),
	),
	roundInterval: row("interval", "A span of time rounded to so many decimals of its seconds.", (nodes) =>
		callNode("round_interval", nodes),
	),
	readArray: row("array", "An array read from its text: '{1,2}'.", (nodes, _, zone) =>
		zonedCall("text_to_array", nodes, zone),
	),
	bits: row("bit", "So many of the lowest bits of a whole number.", (nodes) => callNode("bits_of_integer", nodes)),
	fitBits: row("bit", "So many of the first bits, filled up with noughts.", (nodes) => callNode("bits_fitted", nodes)),
} as const satisfies Readonly<Record<string, FunctionRow>>;
