/**
 * Prints an instant as the text in which timestamps are stored and compared: UTC, with milliseconds only when there are any.
 * @param epochMs Milliseconds since 1970.
 * @example formatTimestamp(1_700_000_000_500) // "2023-11-14 22:13:20.500"
 */
export function formatTimestamp(epochMs: number): string {
	const iso = new Date(epochMs).toISOString();
	const text = iso.slice(0, -1).replace("T", " ");
	return epochMs % 1000 === 0 ? text.slice(0, -4) : text;
}

// Year 0001 to 9999, an optional time, an optional zone; a blank or a T between, as ISO 8601 and PostgreSQL write it.
const timestampPattern =
	/^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?\s*$/i;

/**
 * Reads a date or timestamp text; without a zone it is UTC.
 * @returns Milliseconds since 1970, or undefined when the text is no time that the calendar has.
 * @example parseTimestamp("2026-02-28T10:00:00+01:00") // 1772269200000
 */
export function parseTimestamp(text: string): number | undefined {
	const match = timestampPattern.exec(text);
	if (!match) return undefined;
	const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone = "Z"] = match;
	const epochMs = Date.UTC(
		Number(year),
		Number(month) - 1,
		Number(day),
		Number(hour),
		Number(minute),
		Number(second),
		Number(fraction.slice(0, 3).padEnd(3, "0")),
	);
	const isRealDay =
		new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCMonth() === Number(month) - 1;
	if (Number(year) < 100 || Number(month) > 12 || !isRealDay) return undefined;
	if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return undefined;
	if (Number(hour) === 24 && (Number(minute) > 0 || Number(second) > 0)) return undefined;
	return epochMs - zoneOffsetMs(zone);
}

function zoneOffsetMs(zone: string): number {
	const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
	if (!match) return 0;
	const minutes = Number(match[2]) * 60 + Number(match[3] ?? "0");
	return (match[1] === "-" ? -minutes : minutes) * 60_000;
}
