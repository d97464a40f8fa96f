import type { IntervalStyle } from "../../base/index.ts";
import { formatClock } from "./clock.ts";
import { formatInterval, type Interval } from "./interval.ts";

/**
 * An interval as `SET IntervalStyle` wants it.
 * Source: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/datetime.c, EncodeInterval.
 * @example printInterval({ months: 14, days: -3, microseconds: 0 }, "iso_8601") // "P1Y2M-3D"
 */
export function printInterval(interval: Interval, style: IntervalStyle = "postgres"): string {
	return writers[style](interval);
}

const writers: Readonly<Record<IntervalStyle, (interval: Interval) => string>> = {
	postgres: formatInterval,
	postgres_verbose: writeVerbose,
	sql_standard: writeStandard,
	iso_8601: writeIso,
};

const microsInMinute = 60_000_000;

interface Units {
	readonly years: number;
	readonly months: number;
	readonly days: number;
	readonly hours: number;
	readonly minutes: number;
	readonly seconds: number;
}

function unitsOf({ months, days, microseconds }: Interval): Units {
	const minutes = Math.trunc(microseconds / microsInMinute);
	return {
		...{ years: Math.trunc(months / 12), months: months % 12, days },
		...{ hours: Math.trunc(minutes / 60), minutes: minutes % 60, seconds: (microseconds % microsInMinute) / 1_000_000 },
	};
}

function writeIso(interval: Interval): string {
	const { years, months, days, hours, minutes, seconds } = unitsOf(interval);
	const part = (count: number, letter: string) => (count === 0 ? "" : `${String(count)}${letter}`);
	const date = part(years, "Y") + part(months, "M") + part(days, "D");
	const time = part(hours, "H") + part(minutes, "M") + part(seconds, "S");
	if (date === "" && time === "") return "PT0S";
	return `P${date}${time === "" ? "" : `T${time}`}`;
}

// The first unit gives the direction of the whole, which is said at the end: @ 1 day -2 hours ago.
function writeVerbose(interval: Interval): string {
	const { years, months, days, hours, minutes, seconds } = unitsOf(interval);
	const all = [years, months, days, hours, minutes, seconds];
	const isAgo = (all.find((count) => count !== 0) ?? 0) < 0;
	const names = ["year", "mon", "day", "hour", "min", "sec"];
	const words = all.flatMap((count, index) => {
		const shown = isAgo ? 0 - count : count;
		return count === 0
			? []
			: [`${String(shown)} ${names[index] ?? ""}${shown === 1 || isOneSecond(shown, index) ? "" : "s"}`];
	});
	return `@ ${words.length === 0 ? "0" : words.join(" ")}${isAgo ? " ago" : ""}`;
}

// Of seconds the sign makes no plural.
function isOneSecond(count: number, index: number): boolean {
	return index === 5 && count === -1;
}

function writeStandard(interval: Interval): string {
	const { months, days, microseconds } = interval;
	const parts = [months, days, microseconds];
	const [isSomeLess, isSomeMore] = [parts.some((part) => part < 0), parts.some((part) => part > 0)];
	if (!isSomeLess && !isSomeMore) return "0";
	const size = { months: Math.abs(months), days: Math.abs(days), clock: writeClock(Math.abs(microseconds)) };
	const date = `${String(Math.trunc(size.months / 12))}-${String(size.months % 12)}`;
	const hasBoth = months !== 0 && (days !== 0 || microseconds !== 0);
	// What the standard has no writing for shows all parts, each with its sign.
	if (hasBoth || (isSomeLess && isSomeMore)) {
		const sign = (part: number) => (part < 0 ? "-" : "+");
		return `${sign(months)}${date} ${sign(days)}${String(size.days)} ${sign(microseconds)}${size.clock}`;
	}
	const written = months !== 0 ? date : days !== 0 ? `${String(size.days)} ${size.clock}` : size.clock;
	return `${isSomeLess ? "-" : ""}${written}`;
}

// The hours have as many digits as they need.
function writeClock(microseconds: number): string {
	return formatClock(microseconds).replace(/^0(?=\d:)/, "");
}
