import { printOffset } from "../../base/index.ts";
import { formatClock } from "./clock.ts";

/** A time of day on clocks that are so far ahead of UTC. */
export interface ZonedClock {
	/** Microseconds since midnight. */
	readonly clock: number;
	readonly offsetMs: number;
}

// No offset is further from UTC than 15:59:59, so that nothing below is negative.
const mostOffsetMs = 16 * 3_600_000;

/**
 * Writes a time of day with a zone as it lies in storage: the time in UTC, by which such times compare, then how far west its zone is.
 * Source: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/date.c, timetz_cmp_internal.
 * @example encodeZonedClock({ clock: 0, offsetMs: 3_600_000 }) // "054000000000 054000"
 */
export function encodeZonedClock({ clock, offsetMs }: ZonedClock): string {
	const inUtc = clock + (mostOffsetMs - offsetMs) * 1000;
	const west = (mostOffsetMs - offsetMs) / 1000;
	return `${String(inUtc).padStart(12, "0")} ${String(west).padStart(6, "0")}`;
}

/** Reads what {@link encodeZonedClock} wrote. */
export function decodeZonedClock(text: string): ZonedClock {
	const [inUtc = 0, west = 0] = text.split(" ").map(Number);
	const offsetMs = mostOffsetMs - west * 1000;
	return { clock: inUtc - west * 1_000_000, offsetMs };
}

/**
 * Prints a time of day with a zone.
 * @example formatZonedClock({ clock: 37_800_000_000, offsetMs: 19_800_000 }) // "10:30:00+05:30"
 */
export function formatZonedClock({ clock, offsetMs }: ZonedClock): string {
	return formatClock(clock) + printOffset(offsetMs);
}
