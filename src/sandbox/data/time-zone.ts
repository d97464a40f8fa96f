const dayMs = 86_400_000;

/** The calendar days of a time zone, in Unix seconds. */
export interface TimeZone {
	readonly name: string;
	/** Seconds to add to UTC at that instant. */
	readonly offsetAt: (epochSeconds: number) => number;
	/** The local midnight at or before the instant. */
	startOfDay(epochSeconds: number): number;
	/** The local midnight after the instant. */
	startOfNextDay(epochSeconds: number): number;
}

/**
 * Makes the time zone of an IANA name; throws a RangeError when the runtime does not know it.
 * @example new Date(makeTimeZone("America/New_York").startOfDay(1_767_300_000) * 1000).toISOString() // "2026-01-01T05:00:00.000Z"
 */
export function makeTimeZone(name: string): TimeZone {
	const format = new Intl.DateTimeFormat("en-US", {
		timeZone: name,
		hourCycle: "h23",
		year: "numeric",
		month: "numeric",
		day: "numeric",
		hour: "numeric",
		minute: "numeric",
		second: "numeric",
	});
	const localMs = (epochSeconds: number): number => {
		const part: Record<string, number> = {};
		for (const { type, value } of format.formatToParts(epochSeconds * 1000)) part[type] = Number(value);
		const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
		return Date.UTC(year, month - 1, day, hour, minute, second);
	};
	const offsetAt = (epochSeconds: number): number => localMs(epochSeconds) / 1000 - Math.floor(epochSeconds);
	const midnight = (epochSeconds: number, daysLater: number): number => {
		const localDay = (Math.floor(localMs(epochSeconds) / dayMs) + daysLater) * 86_400;
		// The offset of the midnight itself may differ from that of the instant: the clock changes on some days.
		const guess = localDay - offsetAt(epochSeconds);
		return localDay - offsetAt(localDay - offsetAt(guess));
	};
	return {
		name,
		offsetAt,
		startOfDay: (epochSeconds) => midnight(epochSeconds, 0),
		startOfNextDay: (epochSeconds) => midnight(epochSeconds, 1),
	};
}
