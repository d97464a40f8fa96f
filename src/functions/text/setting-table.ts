/**
 * The settings of PostgreSQL's that hold here, with the values that clients ask for when they connect.
 * Source: https://www.postgresql.org/docs/15/runtime-config.html.
 */
const settingTable: Readonly<Record<string, string>> = {
	client_encoding: "UTF8",
	datestyle: "ISO, MDY",
	default_transaction_isolation: "read committed",
	extra_float_digits: "1",
	integer_datetimes: "on",
	intervalstyle: "postgres",
	lc_collate: "C",
	lc_ctype: "C.UTF-8",
	max_identifier_length: "63",
	server_encoding: "UTF8",
	// The dialect is that of PostgreSQL 15; version() names the driver.
	server_version: "15.0",
	server_version_num: "150000",
	standard_conforming_strings: "on",
	transaction_isolation: "read committed",
};

/**
 * The value of a setting of the session, whatever its name's capitals; undefined for one that there is not.
 * @example findSetting("server_version", "UTC") // "15.0"
 */
export function findSetting(name: string, zone: string): string | undefined {
	const lowered = name.toLowerCase();
	return lowered === "timezone" ? zone : settingTable[lowered];
}
