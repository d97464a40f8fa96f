import { createError, findInstant } from "../base/index.ts";
import { findZoneAbbreviation } from "./time-words.ts";

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Makes sure that a time zone exists.
 * @throws invalid_argument (22023) for an unknown name.
 */
export function checkZone(zone: string, position?: number): void {
	if (readOffsetMs(zone) !== undefined || findFormatter(zone)) return;
	const slots = {
		problem: `the time zone "${zone}" is not known`,
		advice: "Write a name such as 'Europe/Dublin', or 'UTC'.",
	};
	throw createError("invalid_argument", slots, { position });
}

/**
 * How far the clocks of a zone are ahead of UTC at an instant, in milliseconds.
 * @example offsetAt(Date.UTC(2026, 6, 1), "Europe/Dublin") // 3600000
 * @throws invalid_argument (22023) for an unknown zone.
 */
export function offsetAt(epochMs: number, zone: string): number {
	const fixed = readOffsetMs(zone);
	if (fixed !== undefined) return fixed;
	const formatter = findFormatter(zone);
	if (!formatter) {
		checkZone(zone);
		return 0;
	}
	const parts = new Map(formatter.formatToParts(epochMs).map(({ type, value }) => [type, Number(value)]));
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
	const day = findInstant(part("year"), part("month") - 1, part("day"));
	const local = day + ((part("hour") * 60 + part("minute")) * 60 + part("second")) * 1000;
	return local - Math.floor(epochMs / 1000) * 1000;
}

/**
 * The instant at which the clocks of a zone show a time; where they show it twice it is the later one, as in PostgreSQL.
 * @param localMs The time on the wall, as if it were UTC, in milliseconds.
 */
export function instantOfLocal(localMs: number, zone: string): number {
	// The offset half a day before and after brackets any change of the clocks.
	const before = offsetAt(localMs - 43_200_000, zone);
	const after = offsetAt(localMs + 43_200_000, zone);
	for (const offset of [after, before]) {
		if (offsetAt(localMs - offset, zone) === offset) return localMs - offset;
	}
	return localMs - before;
}

// POSIX's sign is the opposite of ISO's, and PostgreSQL takes bare offsets in POSIX's: 'UTC+2' is west of Greenwich.
function readOffsetMs(zone: string): number | undefined {
	const match = /^(?:[A-Za-z]{3,5})?([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone.trim());
	if (!match) return findZoneAbbreviation(zone.trim().toLowerCase());
	const minutes = Number(match[2]) * 60 + Number(match[3] ?? "0");
	return (match[1] === "-" ? 1 : -1) * minutes * 60_000;
}

function findFormatter(zone: string): Intl.DateTimeFormat | undefined {
	const known = formatters.get(zone);
	if (known) return known;
	try {
		const formatter = new Intl.DateTimeFormat("en-US", {
			timeZone: zone.trim(),
			hourCycle: "h23",
			year: "numeric",
			month: "numeric",
			day: "numeric",
			hour: "numeric",
			minute: "numeric",
			second: "numeric",
		});
		formatters.set(zone, formatter);
		return formatter;
	} catch {
		return undefined;
	}
}
