import { binaryNode, callNode, nullNode, numberNode } from "../tree.ts";
import type { FunctionRow } from "./function-row.ts";
import { infix } from "./operator-row.ts";
import { scalar } from "./scalar-row.ts";

const written = (name: string): Pick<FunctionRow, "write"> => ({ write: (nodes) => callNode(name, nodes) });

/** Operators of bit strings. Source: https://www.postgresql.org/docs/15/functions-bitstring.html. */
export const bitsOperators = {
	"&": infix("&", ["bit", "bit"], "bit", "The bits that both have.", written("bits_and")),
	"|": infix("|", ["bit", "bit"], "bit", "The bits that either has.", written("bits_or")),
	"#": infix("#", ["bit", "bit"], "bit", "The bits that one has and the other has not.", written("bits_xor")),
	"<<": infix("<<", ["bit", "int4"], "bit", "Bits moved to the left.", written("bits_shifted")),
	">>": infix(">>", ["bit", "int4"], "bit", "Bits moved to the right.", {
		write: ([bits = nullNode, count = nullNode]) =>
			callNode("bits_shifted", [bits, { kind: "Unary", operator: "-", operand: count }]),
	}),
	"||": infix("||", ["varbit", "varbit"], "varbit", "Two bit strings in a row.", {
		write: ([left = nullNode, right = nullNode]) => binaryNode("||", left, right),
	}),
	"~": scalar(["~"], ["bit"], "bit", "Bits turned round.", { ...written("bits_not"), isStrict: true }),
} as const satisfies Readonly<Record<string, FunctionRow>>;

const summaries = {
	and: "The bits that all values have.",
	or: "The bits that any value has.",
	xor: "The bits that an odd number of values have.",
} as const;
const endless = numberNode(2_147_483_647);

/** Functions of bit strings, and of the bits of bytes. Source: https://www.postgresql.org/docs/15/functions-bitstring.html and functions-binarystring.html. */
export const bitsFunctions: readonly FunctionRow[] = [
	scalar(["length", "bit_length"], ["bit"], "integer", "How many bits there are.", written("length")),
	scalar(["octet_length"], ["bit"], "integer", "How many bytes the bits take.", {
		write: (nodes) => binaryNode("/", binaryNode("+", callNode("length", nodes), numberNode(7)), numberNode(8)),
	}),
	scalar(["substring"], ["bit", "int4", "int4"], "bit", "The bits from a position, counted from 1.", {
		required: 2,
		write: ([bits = nullNode, start = nullNode, length = endless]) => callNode("bits_part", [bits, start, length]),
	}),
	scalar(
		["position"],
		["bit", "bit"],
		"integer",
		"Where the first occur in the second, from 1.",
		written("bits_position"),
	),
	scalar(["overlay"], ["bit", "bit", "int4", "int4"], "bit", "Bits with a part replaced.", {
		required: 3,
		write: ([bits = nullNode, part = nullNode, start = nullNode, length = callNode("length", [part])]) =>
			callNode("bits_overlaid", [bits, part, start, length]),
	}),
	scalar(["get_bit"], ["bit", "int4"], "int4", "One bit, counted from 0 at the left.", written("bits_get")),
	scalar(["set_bit"], ["bit", "int4", "int4"], "bit", "Bits with one of them changed.", written("bits_set")),
	scalar(["bit_count"], ["bit"], "integer", "How many bits are set.", { ...written("bits_count"), givesLong: true }),
	scalar(["get_bit"], ["bytea", "integer"], "int4", "One bit of bytes, counted from 0.", written("bytes_get_bit")),
	scalar(["set_bit"], ["bytea", "integer", "int4"], "bytea", "Bytes with one bit changed.", written("bytes_set_bit")),
	scalar(["bit_count"], ["bytea"], "integer", "How many bits of bytes are set.", {
		...written("bytes_count_bits"),
		givesLong: true,
	}),
	...(["and", "or", "xor"] as const).flatMap((name): readonly FunctionRow[] => [
		{
			names: [`bit_${name}`],
			kind: "aggregate",
			parameters: ["bit"],
			returns: "first",
			...written(`all_bits_${name}`),
			summary: summaries[name],
		},
		{
			names: [`bit_${name}`],
			kind: "aggregate",
			parameters: ["integer"],
			returns: "first",
			...written(`all_wholes_${name}`),
			summary: `${summaries[name].slice(0, -1)}, of whole numbers.`,
		},
	]),
];
