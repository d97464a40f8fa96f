import { createError } from "./provider-error.ts";
import { findInstant, formatTimestamp } from "./timestamp.ts";

interface Zone {
	readonly formatter: Intl.DateTimeFormat;
	/** The offset of each day of UTC that has only one, by the number of the day. */
	readonly days: Map<number, number | "changes">;
}

const zones = new Map<string, Zone>();
const dayMs = 86_400_000;

/**
 * Makes sure that a time zone exists.
 * @throws invalid_argument (22023) for an unknown name.
 */
export function checkZone(zone: string, position?: number): void {
	if (readOffsetMs(zone) !== undefined || findZone(zone)) return;
	const slots = {
		problem: `the time zone "${zone}" is not known`,
		advice: "Write a name such as 'Europe/Dublin', or 'UTC'.",
	};
	throw createError("invalid_argument", slots, { position });
}

/**
 * Reads a time zone as PostgreSQL's setting TimeZone does: a name in any case, hours ahead of UTC, or a POSIX offset, whose sign is the other one.
 * Source: https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-TIMEZONES and sql-set.html.
 * @returns The zone as SHOW prints it; undefined when there is none.
 * @example readTimeZone("-3.5") // "<-03:30>+03:30"
 */
export function readTimeZone(text: string): string | undefined {
	const name = text.trim();
	if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(name)) return nameHours(Number(name));
	if (/^z$/i.test(name)) return undefined;
	if (readOffsetMs(name) !== undefined) return /^(utc|gmt)$/i.test(name) ? name.toUpperCase() : name;
	// What Intl takes besides names, offsets of ISO 8601, has been read above.
	const known = /^[a-z]/i.test(name) ? findZone(name)?.formatter.resolvedOptions().timeZone : undefined;
	if (known === undefined) return undefined;
	// Old and new names of a place are one to Intl: what was asked for is shown.
	if (known.toLowerCase() === name.toLowerCase()) return known;
	return name === name.toLowerCase() ? name.replace(/(^|[/_-])([a-z])/g, (word) => word.toUpperCase()) : name;
}

function nameHours(hours: number): string | undefined {
	if (Math.abs(hours) > 24) return undefined;
	const offset = printOffset(Math.round(hours * 3_600_000));
	return `<${offset}>${offset.startsWith("-") ? "+" : "-"}${offset.slice(1)}`;
}

/**
 * Whether the clocks of a zone always show UTC.
 * @example isUtc("Etc/UTC") // true
 */
export function isUtc(zone: string): boolean {
	return /^(?:etc\/)?(?:utc|gmt|uct|zulu|universal|greenwich|z)$/i.test(zone) || readOffsetMs(zone) === 0;
}

/**
 * How far the clocks of a zone are ahead of UTC at an instant, in milliseconds.
 * @example offsetAt(Date.UTC(2026, 6, 1), "Europe/Dublin") // 3600000
 * @throws invalid_argument (22023) for an unknown zone.
 */
export function offsetAt(epochMs: number, zone: string): number {
	const fixed = readOffsetMs(zone);
	if (fixed !== undefined) return fixed;
	const found = findZone(zone);
	if (!found) {
		checkZone(zone);
		return 0;
	}
	const day = Math.floor(epochMs / dayMs);
	let known = found.days.get(day);
	if (known === undefined) {
		const offset = readClock(day * dayMs, found);
		known = offset === readClock((day + 1) * dayMs, found) ? offset : "changes";
		if (found.days.size >= mostDays) found.days.clear();
		found.days.set(day, known);
	}
	return known === "changes" ? readClock(epochMs, found) : known;
}

// Asking Intl takes microseconds, and statements ask for each row.
const mostDays = 20_000;

function readClock(epochMs: number, { formatter }: Zone): number {
	const parts = new Map(formatter.formatToParts(epochMs).map(({ type, value }) => [type, value]));
	const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? 0);
	// Behind 0001-01-01 lies the year 1 before Christ.
	const year = parts.get("era")?.startsWith("B") === true ? 1 - part("year") : part("year");
	const local =
		findInstant(year, part("month") - 1, part("day")) +
		((part("hour") * 60 + part("minute")) * 60 + part("second")) * 1000;
	return local - Math.floor(epochMs / 1000) * 1000;
}

/**
 * What the clocks of a zone show at an instant, as if it were UTC, in milliseconds.
 * @example new Date(localOf(0, "Asia/Kolkata")).toISOString() // "1970-01-01T05:30:00.000Z"
 */
export function localOf(epochMs: number, zone: string): number {
	return epochMs + offsetAt(epochMs, zone);
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

/**
 * Prints an instant as PostgreSQL does in a zone: what the clocks show, and how far they are ahead of UTC.
 * @example formatInstant(1_767_261_600_000, "Europe/Paris") // "2026-01-01 11:00:00+01"
 */
export function formatInstant(epochMs: number, zone: string): string {
	const offset = offsetAt(epochMs, zone);
	return formatTimestamp(epochMs + offset) + printOffset(offset);
}

/**
 * How far clocks are ahead of UTC, as text.
 * @example printOffset(19_800_000) // "+05:30"
 */
export function printOffset(offsetMs: number): string {
	const seconds = Math.abs(offsetMs) / 1000;
	const pad = (value: number) => String(Math.trunc(value)).padStart(2, "0");
	const parts = [pad(seconds / 3600), pad((seconds / 60) % 60), pad(seconds % 60)];
	while (parts.length > 1 && parts.at(-1) === "00") parts.pop();
	return (offsetMs < 0 ? "-" : "+") + parts.join(":");
}

// POSIX's sign is the opposite of ISO's, and PostgreSQL takes bare offsets in POSIX's: 'UTC+2' is west of Greenwich.
function readOffsetMs(zone: string): number | undefined {
	const known = offsets.get(zone);
	if (known !== undefined) return known === "none" ? undefined : known;
	const match = /^(?:[A-Za-z]{3,5}|<[+-]?[\w:]+>)?([+-])(\d{1,2})(?::?(\d{2})(?::?(\d{2}))?)?$/.exec(zone.trim());
	const seconds = Number(match?.[2] ?? 0) * 3600 + Number(match?.[3] ?? 0) * 60 + Number(match?.[4] ?? 0);
	const isOffset = match !== null && seconds <= 24 * 3600;
	const offset = isOffset ? (match[1] === "-" ? 1 : -1) * seconds * 1000 : undefined;
	const read = offset ?? (/^(z|utc|gmt)$/i.test(zone.trim()) ? 0 : undefined);
	if (offsets.size >= 1000) offsets.clear();
	offsets.set(zone, read ?? "none");
	return read;
}

const offsets = new Map<string, number | "none">();

function findZone(zone: string): Zone | undefined {
	const known = zones.get(zone);
	if (known) return known;
	try {
		const formatter = new Intl.DateTimeFormat("en-US", {
			timeZone: zone.trim(),
			hourCycle: "h23",
			era: "short",
			year: "numeric",
			month: "numeric",
			day: "numeric",
			hour: "numeric",
			minute: "numeric",
			second: "numeric",
		});
		const made: Zone = { formatter, days: new Map() };
		if (zones.size >= 1000) zones.clear();
		zones.set(zone, made);
		return made;
	} catch {
		return undefined;
	}
}
