import { findInstant } from "../../base/index.ts";
import { isInfinite, readEpochMicros } from "./instant.ts";

const dayLength = 86_400_000_000;

/** How far the same day of the next month is away in {@link placeInMonths}, which is more than a month has. */
export const monthLength = 64 * dayLength;

const infinity = 2n ** 62n;

/**
 * Where a stored time lies on a line on which all months are equally long, each counted from a day of it, or from its last day where it is
 * shorter. A count of months away from that day is on the line where it is on the calendar.
 * @returns Microseconds on that line.
 * @example placeInMonths("2024-03-31", 31) - placeInMonths("2024-02-29", 31) // 5529600000000n
 */
export function placeInMonths(time: string, day: number): bigint {
	if (isInfinite(time)) return time === "infinity" ? infinity : -infinity;
	const micros = readEpochMicros(time);
	const date = new Date(Math.floor(micros / 1000));
	const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
	const lastDay = new Date(findInstant(year, month + 1, 0)).getUTCDate();
	const start = findInstant(year, month, Math.min(day, lastDay)) * 1000;
	return BigInt(year * 12 + month) * BigInt(monthLength) + BigInt(micros - start);
}
