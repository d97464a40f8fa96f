import type { Expression } from "../sql/index.ts";
import type { FunctionRow } from "./function-row.ts";
import { scalar } from "./scalar-row.ts";
import { callNode, textNode } from "./tree.ts";

const none = textNode("");
const no: Expression = { kind: "BooleanLiteral", value: false };

/** Functions that tell of the session. Source: https://www.postgresql.org/docs/current/functions-info.html. */
export const sessionFunctions: readonly FunctionRow[] = [
	scalar(["version"], [], "text", "The name and version of this driver.", {
		isNullable: false,
		write: () => textNode("intercom-sql, PostgreSQL's dialect"),
	}),
	scalar(["current_user", "session_user", "user", "current_role"], [], "varchar", "The user; there is only one.", {
		isNullable: false,
		takesCatalog: true,
		write: ([catalog = none]) => catalog,
	}),
	scalar(["current_schema"], [], "varchar", "The schema of names without one.", {
		isNullable: false,
		takesCatalog: true,
		write: ([catalog = none]) => catalog,
	}),
	scalar(["current_database", "current_catalog", "database", "db_name"], [], "varchar", "The catalog.", {
		isNullable: false,
		takesCatalog: true,
		write: ([catalog = none]) => catalog,
	}),
	scalar(
		["current_setting"],
		["text", "boolean"],
		"text",
		"A setting of the session: 'TimeZone'; NULL for an unknown one when the second argument is true.",
		{
			required: 1,
			isStrict: true,
			isRaising: true,
			volatility: "stable",
			write: ([name = none, mayMiss = no], _, zone) => callNode("session_setting", [name, mayMiss, textNode(zone)]),
		},
	),
	scalar(["pg_typeof", "typeof"], ["any"], "varchar", "The type of an expression.", {
		isNullable: false,
		write: (_, bounds) => textNode(typeNames[bounds[0]?.type ?? "unknown"] ?? bounds[0]?.type ?? "unknown"),
	}),
];

const typeNames: Readonly<Record<string, string>> = {
	varchar: "character varying",
	double: "double precision",
	timestamp: "timestamp with time zone",
	local_timestamp: "timestamp without time zone",
	time_of_day: "time without time zone",
	zoned_time_of_day: "time with time zone",
};
