/** A part of the time by which a search is cut, in milliseconds since 1970; it has no end on the side that is left out. */
export interface TimeRange {
	/** The first instant of it, where the service compares by days: some instant of its first day. */
	readonly from?: number | undefined;
	/** The first instant behind it, where the service compares by days: some instant of the first day behind it. */
	readonly to?: number | undefined;
}

/** How finely a service compares times. */
export type Granularity = "second" | "day";

const secondMs = 1_000;
const hourMs = 3_600_000;

/** No day is longer: one on which clocks are put back. */
export const longestDayMs = 25 * hourMs;

const steps: Readonly<Record<Granularity, number>> = { second: secondMs, day: 24 * hourMs };
// A bound may be counted in by one service and not by another.
const slacks: Readonly<Record<Granularity, number>> = { second: secondMs, day: longestDayMs };

/**
 * Cuts a range into parts of equal length; each begins where the one before it ends.
 * @param last The latest instant at which rows are known, where the range has no end.
 * @param count So many parts, or fewer where the service could not tell them apart; at least one.
 * @example cutRange({ from: 0, to: 4_000 }, 4_000, 2, "second") // [{ from: 0, to: 2_000 }, { from: 2_000, to: 4_000 }]
 */
export function cutRange(range: TimeRange, last: number, count: number, granularity: Granularity): TimeRange[] {
	const { from = last, to } = range;
	const length = Math.max(0, (to ?? last + secondMs) - from);
	const parts = Math.max(1, Math.min(count, Math.floor(length / steps[granularity])));
	const bounds = Array.from(
		{ length: parts - 1 },
		(_, index) => Math.floor((from + (length * (index + 1)) / parts) / secondMs) * secondMs,
	);
	return [...bounds, to].map((end, index) => ({ from: index === 0 ? from : bounds[index - 1], to: end }));
}

/** Tells whether a row of a time can have been found by a search for a range. */
export function isNearRange({ from, to }: TimeRange, atMs: number, granularity: Granularity): boolean {
	const slackMs = slacks[granularity];
	return !(from !== undefined && atMs < from - slackMs) && !(to !== undefined && atMs > to + slackMs);
}

/**
 * Tells whether a row of a time belongs to a range and not to its neighbours, which have it too. Of days the service alone knows where
 * they begin: what it finds there belongs there.
 */
export function isInRange({ from, to }: TimeRange, atMs: number, granularity: Granularity): boolean {
	if (granularity === "day") return true;
	return !(from !== undefined && atMs < from) && !(to !== undefined && atMs >= to);
}
