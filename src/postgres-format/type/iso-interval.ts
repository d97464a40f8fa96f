import { parseInterval } from "../../functions/index.ts";

/**
 * An interval as `SET IntervalStyle = iso_8601` shows it.
 * Source: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/datetime.c, EncodeInterval.
 * @param text As it is shown otherwise.
 * @example printIsoInterval("1 year 2 mons -3 days 04:05:06.7") // "P1Y2M-3DT4H5M6.7S"
 */
export function printIsoInterval(text: string): string {
	const interval = parseInterval(text);
	if (!interval) return text;
	const { months, days, microseconds } = interval;
	const date = [part(Math.trunc(months / 12), "Y"), part(months % 12, "M"), part(days, "D")].join("");
	const minutes = Math.trunc(microseconds / 60_000_000);
	const rest = microseconds % 60_000_000;
	const time = [part(Math.trunc(minutes / 60), "H"), part(minutes % 60, "M"), part(rest / 1_000_000, "S")].join("");
	if (date === "" && time === "") return "PT0S";
	return `P${date}${time === "" ? "" : `T${time}`}`;
}

function part(count: number, letter: string): string {
	return count === 0 ? "" : `${String(count)}${letter}`;
}
