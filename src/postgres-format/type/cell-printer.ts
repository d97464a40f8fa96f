import { formatJson, type SqlValue } from "../../base/index.ts";
import { parseInterval, printInterval } from "../../functions/index.ts";
import type { ValueLook } from "../row/row-layout.ts";
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
 * @example createCellPrinter(undefined, { zone: "UTC", intervalStyle: "postgres" }).print(true) // "true"
 */
export function createCellPrinter(type: WireType = textType, { zone, intervalStyle }: ValueLook): CellPrinter {
	if (type.oid === intervalOid && intervalStyle !== "postgres") {
		// An interval is text.
		const plain = createCellPrinter(type, { zone, intervalStyle: "postgres" });
		const print = (text: string) => printInterval(parseInterval(text) ?? noTime, intervalStyle);
		return { print: (value) => print(plain.print(value)), encode: plain.encode };
	}
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
const noTime = { months: 0, days: 0, microseconds: 0 };
