import { createError } from "../../base/index.ts";

const shape = /^\s*([+-]?)(\d+)(?::(\d{1,2})(?::(\d{1,2}))?)?\s*(hours?|minutes?|seconds?)?\s*$/i;
const unitSeconds: Readonly<Record<string, number>> = { hour: 3600, minute: 60, second: 1 };

/**
 * The zone that an interval stands for, as hours ahead of UTC.
 * Source: https://www.postgresql.org/docs/15/sql-set.html.
 * @param field What the interval is counted in, as it is written behind it.
 * @throws invalid_argument (22023) for one that is not of hours, minutes and seconds
 * @example readZoneInterval("-08:30", "hour to minute", 0) // "-8.5"
 */
export function readZoneInterval(text: string, field: string | undefined, at: number): string {
	const [, sign, first = "", minutes, seconds = "0", unit] = shape.exec(text) ?? [];
	const last = field?.split(" ").at(-1) ?? "second";
	const scale = unitSeconds[(unit ?? last).toLowerCase().replace(/s$/, "")];
	if (first === "" || scale === undefined) {
		const problem = `invalid value for parameter "TimeZone": "INTERVAL '${text}'"`;
		const advice = "Write hours and minutes: INTERVAL '-08:00' HOUR TO MINUTE.";
		throw createError("invalid_argument", { problem, advice }, { position: at });
	}
	const total =
		minutes === undefined ? Number(first) * scale : Number(first) * 3600 + Number(minutes) * 60 + Number(seconds);
	return `${sign === "-" ? "-" : ""}${String(total / 3600)}`;
}
