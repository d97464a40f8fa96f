import type { SqlType } from "../base/index.ts";

/** The families within which values compare with each other. */
export type TypeClass = "text" | "number" | "boolean" | "time" | "clock" | "json" | "record" | "interval" | "unknown";

const typeClasses: Readonly<Record<SqlType, TypeClass>> = {
	varchar: "text",
	text: "text",
	integer: "number",
	double: "number",
	numeric: "number",
	boolean: "boolean",
	timestamp: "time",
	local_timestamp: "time",
	date: "time",
	time_of_day: "clock",
	zoned_time_of_day: "clock",
	json: "json",
	json_text: "json",
	record: "record",
	interval: "interval",
	unknown: "unknown",
};

/** The family of a type. */
export function classOf(type: SqlType): TypeClass {
	return typeClasses[type];
}
