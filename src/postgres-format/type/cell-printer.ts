import { formatJson, type SqlValue } from "../../base/index.ts";
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
 * @param zone In which times are shown.
 * @example createCellPrinter(findWireType(16), "UTC").print(true) // "t"
 */
export function createCellPrinter(type: WireType = textType, zone: string): CellPrinter {
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
