import { listSessionSettings, type SessionSetting } from "../../base/index.ts";

/** A setting that a session has. */
export interface SettingRow extends Pick<SessionSetting, "name" | "value" | "unit" | "kind" | "values" | "summary"> {
	/** A client is told of it at the start, and when it changes: https://www.postgresql.org/docs/15/protocol-flow.html#PROTOCOL-ASYNC. */
	readonly isReported: boolean;
	/** Nobody can set it. */
	readonly isFixed: boolean;
	/** What it can be; only the first is what it does, where others would change what values look like. */
	readonly only?: RegExp | undefined;
}

const reported = new Set([
	"application_name",
	"client_encoding",
	"DateStyle",
	"default_transaction_read_only",
	"in_hot_standby",
	"integer_datetimes",
	"IntervalStyle",
	"is_superuser",
	"server_encoding",
	"server_version",
	"session_authorization",
	"standard_conforming_strings",
	"TimeZone",
]);

const only: Readonly<Record<string, RegExp>> = {
	client_encoding: /^'?(utf-?8|unicode)'?$/i,
	DateStyle: /^iso\b/i,
	standard_conforming_strings: /^(on|true|yes|1)$/i,
};

/** The settings of a session of the protocol. */
export const settingRows: readonly SettingRow[] = listSessionSettings().map((setting) => ({
	...setting,
	isReported: reported.has(setting.name),
	isFixed: setting.context === "internal" || setting.context === "postmaster",
	only: only[setting.name],
}));
