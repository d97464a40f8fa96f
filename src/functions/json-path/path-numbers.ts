import { createError, isJsonNumber, parseJson } from "../../base/index.ts";
import {
	addDecimals,
	type Decimal,
	divideDecimals,
	floorDecimal,
	multiplyDecimals,
	negateDecimal,
	parseDecimal,
	printDecimal,
	remainder,
} from "../number/decimal.ts";

/** A number of JSON as an exact decimal; undefined for anything else. */
export function readJsonNumber(value: unknown): Decimal | undefined {
	return isJsonNumber(value) ? parseDecimal(String(value)) : undefined;
}

/** A decimal as a number of JSON. */
export function makeJsonNumber(value: Decimal): unknown {
	return parseJson(printDecimal(value));
}

/**
 * Computes with two numbers as PostgreSQL's numeric does.
 * @throws division_by_zero (22012)
 */
export function computeDecimals(operator: "+" | "-" | "*" | "/" | "%", left: Decimal, right: Decimal): Decimal {
	if (operator === "+") return addDecimals(left, right);
	if (operator === "-") return addDecimals(left, negateDecimal(right));
	if (operator === "*") return multiplyDecimals(left, right);
	if (right.digits === 0n) throw createError("division_by_zero", {});
	return operator === "/" ? divideDecimals(left, right) : remainder(left, right);
}

/** What the methods of numbers give. */
export const numberMethods: Readonly<Record<string, (value: Decimal) => Decimal>> = {
	abs: (value) => (value.digits < 0n ? negateDecimal(value) : value),
	floor: floorDecimal,
	ceiling: (value) => negateDecimal(floorDecimal(negateDecimal(value))),
	double: (value) => parseDecimal(String(Number(printDecimal(value)))) ?? value,
};
