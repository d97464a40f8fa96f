/** A span of time in the three units that do not convert into each other, as PostgreSQL keeps it. */
export interface IntervalParts {
	readonly months: number;
	readonly days: number;
	readonly seconds: number;
}

const unitParts: Readonly<Record<string, IntervalParts>> = {
	microsecond: { months: 0, days: 0, seconds: 1e-6 },
	millisecond: { months: 0, days: 0, seconds: 1e-3 },
	second: { months: 0, days: 0, seconds: 1 },
	minute: { months: 0, days: 0, seconds: 60 },
	hour: { months: 0, days: 0, seconds: 3600 },
	day: { months: 0, days: 1, seconds: 0 },
	week: { months: 0, days: 7, seconds: 0 },
	month: { months: 1, days: 0, seconds: 0 },
	quarter: { months: 3, days: 0, seconds: 0 },
	year: { months: 12, days: 0, seconds: 0 },
	decade: { months: 120, days: 0, seconds: 0 },
	century: { months: 1200, days: 0, seconds: 0 },
	millennium: { months: 12_000, days: 0, seconds: 0 },
};

const unitAbbreviations: Readonly<Record<string, string>> = {
	us: "microsecond",
	usec: "microsecond",
	ms: "millisecond",
	msec: "millisecond",
	s: "second",
	sec: "second",
	m: "minute",
	min: "minute",
	h: "hour",
	hr: "hour",
	d: "day",
	w: "week",
	mon: "month",
	q: "quarter",
	y: "year",
	yr: "year",
	yy: "year",
	yyyy: "year",
	mm: "month",
	dd: "day",
	hh: "hour",
	mi: "minute",
	n: "minute",
	ss: "second",
	wk: "week",
	ww: "week",
	qq: "quarter",
	centuries: "century",
	millennia: "millennium",
};

/**
 * The full singular name of a time unit, however it is written.
 * @example normaliseUnit("MONS") // "month"
 */
export function normaliseUnit(word: string): string | undefined {
	const lowered = word.toLowerCase();
	for (const candidate of [lowered, lowered.replace(/s$/, "")]) {
		const unit = unitAbbreviations[candidate] ?? candidate;
		if (unit in unitParts) return unit;
	}
	return undefined;
}

/** So many of one unit. */
export function multiplyUnit(unit: string, count: number): IntervalParts {
	const parts = unitParts[unit] ?? { months: 0, days: 0, seconds: 0 };
	return scaleInterval(parts, count);
}

/**
 * Reads an interval text: verbose (`1 day 2 hours ago`), clock (`01:30:00`) or ISO 8601 (`P1DT2H`).
 * Source: https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-INTERVAL-INPUT.
 * @param fields The unit of a bare number, as in `INTERVAL '1' day`.
 * @returns undefined when the text is no interval.
 * @example parseInterval("1 mon -2 days") // { months: 1, days: -2, seconds: 0 }
 */
export function parseInterval(text: string, fields?: string): IntervalParts | undefined {
	// 1-2 is a year and two months in the SQL standard's writing.
	const trimmed = text.trim().replace(/(^|\s)([+-]?)(\d+)-(\d+)(?=\s|$)/, "$1$2$3 years $2$4 months");
	if (/^[+-]?P/i.test(trimmed)) return parseIsoInterval(trimmed);
	const isAgo = /\bago$/i.test(trimmed);
	const words = trimmed
		.replace(/^@/, "")
		.replace(/\bago$/i, "")
		.match(/[+-]?\d+:\d{1,2}(?::\d{1,2}(?:\.\d+)?)?|[+-]?\s*\d*\.?\d+(?:e[+-]?\d+)?|[a-z]+/gi);
	const leftOver = trimmed
		.replace(/^@/, "")
		.replace(/\bago$/i, "")
		.replace(/[+-]?\d+:\d{1,2}(?::\d{1,2}(?:\.\d+)?)?|[+-]?\s*\d*\.?\d+(?:e[+-]?\d+)?|[a-z]+|\s+|,/gi, "");
	if (!words || leftOver !== "") return undefined;
	let total: IntervalParts = { months: 0, days: 0, seconds: 0 };
	const bareUnit = normaliseUnit(fields?.split(" ").at(-1) ?? "second") ?? "second";
	for (let index = 0; index < words.length; index++) {
		const word = words[index] ?? "";
		if (word.includes(":")) {
			total = addIntervals(total, parseClock(word));
			continue;
		}
		const count = Number(word.replaceAll(/\s/g, ""));
		if (Number.isNaN(count)) return undefined;
		const next = words[index + 1];
		const isUnitNext = next !== undefined && /^[a-z]+$/i.test(next);
		const unit = isUnitNext ? normaliseUnit(next) : bareUnit;
		if (unit === undefined || (!isUnitNext && index + 1 < words.length && !words[index + 1]?.includes(":")))
			return undefined;
		if (isUnitNext) index++;
		// A bare number before a clock part counts days: '1 12:00:00'.
		total = addIntervals(total, multiplyUnit(!isUnitNext && index + 1 < words.length ? "day" : unit, count));
	}
	return isAgo ? scaleInterval(total, -1) : total;
}

function parseClock(text: string): IntervalParts {
	const sign = text.startsWith("-") ? -1 : 1;
	const [hours = 0, minutes = 0, seconds = 0] = text.replace(/^[+-]/, "").split(":").map(Number);
	return { months: 0, days: 0, seconds: sign * (hours * 3600 + minutes * 60 + seconds) };
}

function parseIsoInterval(text: string): IntervalParts | undefined {
	const match =
		/^([+-]?)P(?:(-?[\d.]+)Y)?(?:(-?[\d.]+)M)?(?:(-?[\d.]+)W)?(?:(-?[\d.]+)D)?(?:T(?:(-?[\d.]+)H)?(?:(-?[\d.]+)M)?(?:(-?[\d.]+)S)?)?$/i.exec(
			text,
		);
	if (!match) return undefined;
	const units = ["year", "month", "week", "day", "hour", "minute", "second"];
	const parts = units.map((unit, index) => multiplyUnit(unit, Number(match[index + 2] ?? 0)));
	return scaleInterval(parts.reduce(addIntervals), match[1] === "-" ? -1 : 1);
}

/** The sum of two intervals, unit by unit. */
export function addIntervals(left: IntervalParts, right: IntervalParts): IntervalParts {
	return { months: left.months + right.months, days: left.days + right.days, seconds: left.seconds + right.seconds };
}

/** An interval times a number; fractions spill down into the smaller units, 30 days a month, as in PostgreSQL. */
export function scaleInterval(parts: IntervalParts, factor: number): IntervalParts {
	const months = parts.months * factor;
	const days = parts.days * factor + (months - Math.trunc(months)) * 30;
	const seconds = parts.seconds * factor + (days - Math.trunc(days)) * 86_400;
	return { months: Math.trunc(months) + 0, days: Math.trunc(days) + 0, seconds: Math.round(seconds * 1e6) / 1e6 };
}

/** The interval in seconds with 30 days a month: how intervals are compared, averaged and stored while a statement runs. */
export function intervalSeconds(parts: IntervalParts): number {
	return (parts.months * 30 + parts.days) * 86_400 + parts.seconds;
}

/**
 * Adds an interval to an instant as PostgreSQL does: months first, held to the end of the month, then days, then seconds.
 * @example addToInstant(Date.UTC(2026, 0, 31), { months: 1, days: 0, seconds: 0 }) // 2026-02-28
 */
export function addToInstant(epochMs: number, parts: IntervalParts): number {
	const date = new Date(epochMs);
	if (parts.months !== 0) {
		const day = date.getUTCDate();
		date.setUTCDate(1);
		date.setUTCMonth(date.getUTCMonth() + parts.months);
		const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
		date.setUTCDate(Math.min(day, lastDay));
	}
	return date.getTime() + parts.days * 86_400_000 + Math.round(parts.seconds * 1000);
}

/**
 * Prints an interval as PostgreSQL does, each unit with its own sign.
 * @example formatIntervalParts({ months: 14, days: 3, seconds: 3661 }) // "1 year 2 mons 3 days 01:01:01"
 */
export function formatIntervalParts({ months, days, seconds }: IntervalParts): string {
	const words: string[] = [];
	const add = (count: number, one: string, many: string) => {
		// A positive unit behind a negative one shows its sign.
		const sign = count > 0 && words.at(-1)?.startsWith("-") === true ? "+" : "";
		if (count !== 0) words.push(`${sign}${String(count)} ${count === 1 ? one : many}`);
	};
	add(Math.trunc(months / 12), "year", "years");
	add(months % 12, "mon", "mons");
	add(days, "day", "days");
	if (seconds !== 0 || words.length === 0) {
		const isBehindNegative = seconds > 0 && words.at(-1)?.startsWith("-") === true;
		words.push((seconds < 0 ? "-" : isBehindNegative ? "+" : "") + formatClock(Math.abs(seconds)));
	}
	return words.join(" ");
}

function formatClock(magnitude: number): string {
	const rounded = Math.round(magnitude * 1e6) / 1e6;
	const clock = [Math.trunc(rounded / 3600), Math.trunc((rounded % 3600) / 60)].map((part) =>
		String(part).padStart(2, "0"),
	);
	const second = Math.round((rounded % 60) * 1e6) / 1e6;
	return [...clock, second < 10 ? `0${String(second)}` : String(second)].join(":");
}

/**
 * Prints seconds as PostgreSQL prints an interval.
 * @example formatInterval(90_061.5) // "1 day 01:01:01.5"
 */
export function formatInterval(seconds: number): string {
	const days = Math.trunc(seconds / 86_400);
	return formatIntervalParts({ months: 0, days, seconds: Math.round((seconds - days * 86_400) * 1e6) / 1e6 });
}
