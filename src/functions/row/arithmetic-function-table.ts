import { areShort } from "../number/number-storage.ts";
import { binaryNode, callNode, castNode, numberNode } from "../tree.ts";
import type { FunctionRow } from "./function-row.ts";
import { scalar } from "./scalar-row.ts";

const zero = numberNode(0);
const real = (text: string) => ({ kind: "NumberLiteral", text }) as const;

const native = (name: string, summary: string, ...others: readonly string[]) =>
	scalar([name, ...others], ["number"], "double", summary, { write: (nodes) => callNode(name, nodes) });

// What has no value there is an error, as in PostgreSQL; SQLite's own give NULL.
const domain = (name: string, summary: string) =>
	scalar([name], ["number"], "double", summary, { write: (nodes) => callNode(`${name}_of`, nodes) });

// Of whole numbers of 32 bits they give such a number, or fail with 22003.
const whole = (name: string, summary: string): FunctionRow =>
	scalar([name], ["integer", "integer"], "integer", summary, {
		write: (nodes, operands) => {
			const call = callNode(name, nodes);
			return areShort(operands) ? callNode("fit_integer", [call, numberNode(32)]) : call;
		},
	});

/** More of mathematics. Source: https://www.postgresql.org/docs/current/functions-math.html. */
export const arithmeticFunctions: readonly FunctionRow[] = [
	domain("acos", "The inverse cosine, in radians."),
	domain("asin", "The inverse sine, in radians."),
	native("atan", "The inverse tangent, in radians."),
	native("cos", "The cosine of an angle in radians."),
	native("sin", "The sine of an angle in radians."),
	native("tan", "The tangent of an angle in radians."),
	native("sinh", "The hyperbolic sine."),
	native("cosh", "The hyperbolic cosine."),
	native("tanh", "The hyperbolic tangent."),
	native("asinh", "The inverse hyperbolic sine."),
	domain("acosh", "The inverse hyperbolic cosine."),
	domain("atanh", "The inverse hyperbolic tangent."),
	native("degrees", "Radians as degrees."),
	native("radians", "Degrees as radians."),
	scalar(["atan2", "atn2"], ["number", "number"], "double", "The angle of a point, y first.", {
		write: (nodes) => callNode("atan2", nodes),
	}),
	scalar(["cot"], ["number"], "double", "The cotangent.", {
		write: (nodes) => callNode("cot_of", nodes),
	}),
	...(
		[
			["sind", "The sine of an angle in degrees."],
			["cosd", "The cosine of an angle in degrees."],
			["tand", "The tangent of an angle in degrees."],
			["cotd", "The cotangent of an angle in degrees."],
			["asind", "The inverse sine, in degrees."],
			["acosd", "The inverse cosine, in degrees."],
			["atand", "The inverse tangent, in degrees."],
		] as const
	).map(([name, summary]) => scalar([name], ["number"], "double", summary)),
	scalar(["atan2d"], ["number", "number"], "double", "The angle of a point in degrees, y first."),
	scalar(["cbrt"], ["number"], "double", "The cube root."),
	scalar(["square"], ["number"], "first", "A number times itself.", { write: ([x = zero]) => binaryNode("*", x, x) }),
	scalar(["negate"], ["number"], "first", "A number with the other sign.", {
		write: ([x = zero]) => ({ kind: "Unary", operator: "-", operand: x }),
	}),
	scalar(["mod"], ["number", "number"], "double", "The remainder of a division.", {
		write: (nodes) => callNode("divide_rest", nodes),
	}),
	whole("gcd", "The greatest common divisor."),
	whole("lcm", "The least common multiple."),
	scalar(["gcd"], ["numeric", "numeric"], "numeric", "The greatest common divisor of decimals.", {
		write: (nodes) => callNode("numeric_gcd", nodes),
	}),
	scalar(["lcm"], ["numeric", "numeric"], "numeric", "The least common multiple of decimals.", {
		write: (nodes) => callNode("numeric_lcm", nodes),
	}),
	scalar(["factorial"], ["integer"], "numeric", "The product of the whole numbers up to n."),
	scalar(
		["width_bucket"],
		["number", "number", "number", "integer"],
		"integer",
		"The number of the bucket, out of n between two bounds, in which a value lies.",
	),
	scalar(["log"], ["number", "number"], "double", "The logarithm of a double to a base, the base first.", {
		write: (nodes) => callNode("log_to", nodes),
	}),
	scalar(["log2"], ["number"], "double", "The logarithm to base 2.", {
		write: (nodes) => callNode("log_to", [numberNode(2), ...nodes]),
	}),
	scalar(["random", "rand"], [], "double", "A random number from 0 up to 1.", {
		isNullable: false,
		volatility: "volatile",
		// SQLite's random() is a whole number of 64 bits: 53 of them make a fraction.
		write: () =>
			binaryNode(
				"/",
				castNode(binaryNode("&", callNode("random", []), numberNode(9_007_199_254_740_991)), "real"),
				real("9007199254740992.0"),
			),
	}),
	scalar(["isnumeric"], ["text"], "boolean", "Whether a text is a number.", {
		write: (nodes) => callNode("is_number_text", nodes),
	}),
];
