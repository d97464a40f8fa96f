import {
	createError,
	formatJson,
	formatTimestamp,
	instantOfLocal,
	localOf,
	offsetAt,
	type SqlType,
} from "../../base/index.ts";
import { findSetting } from "../text/setting-table.ts";
import { isInfinite, moveInstant, passInfinity, printInstant, readInstant, readUnit } from "../time/instant.ts";
import { addToInstant, decodeInterval, type Interval, multiplyUnit, negateInterval } from "../time/interval.ts";
import { settleZone, turnOffset, zoneOfInterval } from "../time/session-time.ts";
import { readFields } from "../time/time-fields.ts";
import { formatTime } from "../time/time-format.ts";
import { readTimeText, timeTypes } from "../time/time-text.ts";
import { asInteger, type RegisteredFunction, strict } from "./registered-function.ts";
import {
	makeArrayDocument,
	makeDocument,
	printArray,
	printDocumentValue,
	printElements,
	printRecord,
} from "./registered-record-functions.ts";
import { listSeries } from "./registered-table-functions.ts";
import { truncateInstant } from "./registered-time-functions.ts";

/** Functions of instants by the clocks of a time zone, their last argument; those of UTC have the same names without it. */
export const registeredZoneFunctions: readonly RegisteredFunction[] = [
	...timeTypes.map((type) =>
		strict(
			`text_to_${type}`,
			3,
			(text, now, zone) => readTimeText(String(text), type, { now: String(now), zone: String(zone) }) ?? null,
		),
	),
	strict("zone_field", 3, (field, time = "", zone) => {
		const seconds = offsetAt(readInstant(time), String(zone)) / 1000;
		if (field === "timezone") return asInteger(seconds);
		return asInteger(field === "timezone_hour" ? seconds / 3600 : (seconds % 3600) / 60);
	}),
	strict("session_setting", 4, (name, mayMiss, zone, own) => {
		const value = findSetting(String(name), String(zone), String(own));
		if (value !== undefined) return value;
		if (mayMiss === 1) return null;
		throw createError("unknown_setting", { setting: String(name) });
	}),
	strict("interval_zone", 1, (interval) => zoneOfInterval(String(interval))),
	strict("named_zone", 1, (name) => settleZone(String(name))),
	strict("offset_zone", 1, (name) => settleZone(turnOffset(String(name)))),
	strict("instant_text", 2, (time = "", zone) => printInstant(time, String(zone))),
	strict("value_document", 3, (value, type, zone) =>
		printDocumentValue(String(value), String(type) as SqlType, String(zone)),
	),
	strict("record_document", 3, (record = "", fields, zone) => makeDocument(record, String(fields), String(zone))),
	strict("array_document", 3, (array = "", type, zone) => makeArrayDocument(array, String(type), String(zone))),
	strict("array_shown", 3, (array = "", type, zone) => printElements(array, String(type), String(zone))),
	strict("array_text", 3, (array = "", type, zone) => printArray(array, String(type), String(zone))),
	strict("record_text", 3, (record = "", fields, zone) => printRecord(record, String(fields), String(zone))),
	passInfinity(
		1,
		strict("truncate_time", 3, (unit = "", time = "", zone) =>
			readUnit(unit) === "microsecond"
				? String(time)
				: formatTimestamp(truncateIn(String(zone), readUnit(unit), readInstant(time))),
		),
	),
	passInfinity(
		2,
		strict("add_units", 4, (unit = "", count, time = "", zone) =>
			formatTimestamp(moveIn(String(zone), readInstant(time), multiplyUnit(readUnit(unit), Number(count)))),
		),
	),
	passInfinity(
		0,
		strict("move_time", 3, (time = "", interval, zone) =>
			moveInstant(time, decodeInterval(String(interval)), (epochMs, span) => moveIn(String(zone), epochMs, span)),
		),
	),
	passInfinity(
		0,
		strict("move_time_back", 3, (time = "", interval, zone) => {
			const span = negateInterval(decodeInterval(String(interval)));
			return moveInstant(time, span, (epochMs, whole) => moveIn(String(zone), epochMs, whole));
		}),
	),
	strict("series_of_times", 4, (from = "", to = "", step, zone) =>
		formatJson(
			listSeries(readInstant(from), readInstant(to), (time) =>
				moveIn(String(zone), time, decodeInterval(String(step))),
			),
		),
	),
	strict("format_instant", 3, (time = "", template, zone) =>
		isInfinite(time) || template === "" ? null : formatTime(readFields(time, String(zone)), String(template)),
	),
];

// Within a day the clocks are left as they stand: of an hour that they show twice, each has its own beginning.
function truncateIn(zone: string, unit: string, epochMs: number): number {
	const offset = offsetAt(epochMs, zone);
	const start = truncateInstant(unit, epochMs + offset);
	return /^(?:microsecond|millisecond|second|minute|hour)$/.test(unit) ? start - offset : instantOfLocal(start, zone);
}

// Months, then days, each on the calendar of the zone; the rest is time that passes.
function moveIn(zone: string, epochMs: number, { months, days, microseconds }: Interval): number {
	const byCalendar = (time: number, part: Interval) => instantOfLocal(addToInstant(localOf(time, zone), part), zone);
	const nothing: Interval = { months: 0, days: 0, microseconds: 0 };
	const afterMonths = months === 0 ? epochMs : byCalendar(epochMs, { ...nothing, months });
	const afterDays = days === 0 ? afterMonths : byCalendar(afterMonths, { ...nothing, days });
	return afterDays + Math.round(microseconds / 1000);
}
