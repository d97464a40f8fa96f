import type { SqlType } from "../../base/index.ts";
import { formatClock, readClock } from "./clock.ts";
import { formatEpochMicros, isInfinite, readEpochMicros } from "./instant.ts";
import { decodeInterval, encodeInterval } from "./interval.ts";
import { decodeZonedClock, encodeZonedClock } from "./zoned-clock.ts";

/**
 * A stored time or span of which so many decimals of its seconds are kept.
 * @example roundSeconds("10:11:12.678", "time_of_day", 0) // "10:11:13"
 */
export function roundSeconds(stored: string, type: SqlType, digits: number): string {
	if (digits >= 6) return stored;
	const unit = 10 ** (6 - digits);
	const round = (micros: number) => Math.sign(micros) * Math.round(Math.abs(micros) / unit) * unit + 0;
	if (type === "time_of_day") return formatClock(round(Number(readClock(stored))));
	if (type === "zoned_time_of_day") {
		const zoned = decodeZonedClock(stored);
		return encodeZonedClock({ ...zoned, clock: round(zoned.clock) });
	}
	if (type === "interval") {
		const interval = decodeInterval(stored);
		return encodeInterval({ ...interval, microseconds: round(interval.microseconds) });
	}
	return isInfinite(stored) ? stored : formatEpochMicros(round(readEpochMicros(stored)));
}
