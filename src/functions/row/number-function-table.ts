import { isWholeType } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import { guardDivisor } from "../number/divisor.ts";
import { settleInteger } from "../number/integer-range.ts";
import { bitsOf } from "../number/number-domain.ts";
import { areShort } from "../number/number-storage.ts";
import { scaledOf } from "../number/scaled.ts";
import { settleRounded } from "../number/scaled-rounding.ts";
import { keepParts } from "../text/written-parts.ts";
import { binaryNode, callNode, numberNode } from "../tree.ts";
import type { FunctionRow, Operand } from "./function-row.ts";
import { scalar } from "./scalar-row.ts";

const zero = numberNode(0);

/** A row for arguments of type numeric, computed exactly; whole numbers alone are doubles to PostgreSQL, unless said otherwise. */
function decimal(
	names: readonly string[],
	count: number,
	call: string,
	summary: string,
	rest: Partial<Pick<FunctionRow, "needsNumeric" | "write">> = { needsNumeric: true },
): FunctionRow {
	const parameters = Array.from({ length: count }, () => "numeric" as const);
	return scalar(names, parameters, "numeric", summary, { write: (nodes) => callNode(call, nodes), ...rest });
}

const toDecimals = (
	name: string,
	call: string,
	summary: string,
	write: FunctionRow["write"] = (nodes) => callNode(call, nodes),
): FunctionRow => scalar([name], ["numeric", "integer"], "numeric", summary, { write });

function roundNodes(nodes: readonly Expression[], [x]: readonly Operand[]): Expression {
	const exact = callNode("numeric_round", nodes);
	const [, decimals = zero] = nodes;
	if (!x || decimals.kind !== "NumberLiteral") return exact;
	return keepParts(settleRounded(exact, x, Number(decimals.text)), "numeric_round", [
		x,
		{ node: decimals, type: "integer" },
	]);
}

const double = (names: readonly string[], count: number, call: string, summary: string): FunctionRow =>
	scalar(
		names,
		Array.from({ length: count }, () => "number" as const),
		"double",
		summary,
		{ write: (nodes) => callNode(call, nodes) },
	);

/** Number functions. Source: https://www.postgresql.org/docs/current/functions-math.html. */
export const numberFunctions: readonly FunctionRow[] = [
	decimal(["abs"], 1, "numeric_abs", "The absolute value of a decimal."),
	scalar(["abs"], ["number"], "first", "The absolute value.", {
		isStrict: true,
		write: (nodes, [x]) => {
			const node = callNode("abs", nodes);
			if (x?.type === "smallint") return callNode("fit_integer", [node, numberNode(bitsOf.smallint)]);
			const scaled = x && isWholeType(x.type) ? scaledOf(x) : undefined;
			// SQLite itself fails for the least number of 64 bits.
			return x && scaled ? settleInteger({ ...scaled, node, unknown: "none" }, areShort([x])) : node;
		},
	}),
	decimal(["round"], 1, "numeric_round", "A decimal rounded to a whole number, halves away from zero.", {
		needsNumeric: true,
		write: roundNodes,
	}),
	toDecimals("round", "numeric_round", "Rounded to so many decimals, halves away from zero.", roundNodes),
	double(["round"], 1, "double_round", "A double rounded to a whole number, halves to the even one."),
	scalar(["round"], ["number", "integer"], "double", "A double rounded to so many decimals, halves away from zero.", {
		write: (nodes) => callNode("double_round", nodes),
	}),
	decimal(["trunc", "truncate"], 1, "numeric_trunc", "A decimal cut to a whole number."),
	toDecimals("trunc", "numeric_trunc", "Cut after so many decimals."),
	toDecimals("truncate", "numeric_trunc", "Cut after so many decimals."),
	double(["trunc", "truncate"], 1, "truncate_to", "A double cut to a whole number."),
	scalar(["trunc", "truncate"], ["number", "integer"], "double", "A double cut after so many decimals.", {
		write: (nodes) => callNode("truncate_to", nodes),
	}),
	decimal(["floor"], 1, "numeric_floor", "The next whole number below a decimal."),
	double(["floor"], 1, "floor", "The next whole number below."),
	decimal(["ceil", "ceiling"], 1, "numeric_ceil", "The next whole number above a decimal."),
	double(["ceil", "ceiling"], 1, "ceil", "The next whole number above."),
	decimal(["sign"], 1, "numeric_sign", "-1, 0 or 1, of a decimal."),
	double(["sign"], 1, "sign", "-1, 0 or 1."),
	scalar(["mod"], ["integer", "integer"], "integer", "The remainder of a division.", {
		write: ([x = zero, y = zero]) => binaryNode("%", x, guardDivisor(y)),
	}),
	decimal(["mod"], 2, "numeric_modulo", "The remainder of a division of decimals."),
	decimal(["power", "pow"], 2, "numeric_power", "A decimal to the power of another."),
	double(["power", "pow"], 2, "power_of", "A number to the power of another."),
	decimal(["sqrt"], 1, "numeric_sqrt", "The square root of a decimal."),
	double(["sqrt"], 1, "sqrt_of", "The square root."),
	decimal(["exp"], 1, "numeric_exp", "e to the power of a decimal."),
	double(["exp"], 1, "exp_of", "e to the power of a number."),
	decimal(["ln"], 1, "numeric_ln", "The natural logarithm of a decimal."),
	double(["ln"], 1, "ln_of", "The natural logarithm."),
	decimal(["log", "log10"], 1, "numeric_log", "The logarithm of a decimal to base 10."),
	double(["log", "log10"], 1, "log10_of", "The logarithm to base 10."),
	decimal(["log"], 2, "numeric_log", "The logarithm to a base, the base first.", {}),
	decimal(["div"], 2, "numeric_div", "How often a number goes into another, cut to a whole number.", {}),
	scalar(["pi"], [], "double", "3.14159…", { isNullable: false }),
	scalar(["scale"], ["numeric"], "integer", "How many decimals a number shows.", {
		write: (nodes) => callNode("count_decimals", nodes),
	}),
	scalar(["min_scale"], ["numeric"], "integer", "How many decimals a number needs.", {
		write: (nodes) => callNode("least_decimals", nodes),
	}),
	decimal(["trim_scale"], 1, "trim_scale", "A decimal without zeros at its end.", {}),
];
