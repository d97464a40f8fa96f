import { formatJson, type SqlValue } from "../../base/index.ts";
import type { ValueLook } from "../row/row-layout.ts";
import { printIsoInterval } from "./iso-interval.ts";
import type { WireType } from "./wire-type.ts";
import { textType } from "./wire-types.ts";

/** Prints the values of one column; JSON is given as text, or as it is. */
export interface CellPrinter {
	readonly print: (value: Exclude<SqlValue, null>) => string;
	/** In binary form. */
	readonly encode: (value: Exclude<SqlValue, null>) => Uint8Array;
}

/**
 * Makes the printer of a type's values.
 * @example createCellPrinter(findWireType(16), { zone: "UTC", intervalStyle: "postgres" }).print(true) // "t"
 */
export function createCellPrinter(type: WireType = textType, { zone, intervalStyle }: ValueLook): CellPrinter {
	if (type.oid === intervalOid && intervalStyle === "iso_8601")
		return { print: (value) => printIsoInterval(String(value)), encode: (value) => type.encode(String(value), zone) };
	const printText = type.isPlain
		? (text: string) => text
		: (type.printIn?.(zone) ?? ((text: string) => type.print(text, zone)));
	const print = (given: Exclude<SqlValue, null>): string => {
		if (typeof given === "string") return printText(given);
		const value = typeof given === "object" ? formatJson(given) : given;
		return type.isPlain ? String(value) : type.print(value, zone);
	};
	return { print, encode: (value) => type.encode(print(value), zone) };
}

const intervalOid = 1186;
