import { findSessionSetting, printSettingCount } from "../../base/index.ts";

let lastText = "";
let lastSettings: ReadonlyMap<string, string> = new Map();

/**
 * The value of a setting of the session, whatever its name's capitals; undefined for one that there is not.
 * @param own What the session has set, as JSON of pairs with names in small letters.
 * @example findSetting("server_version", "UTC", "[]") // "15.0"
 */
export function findSetting(name: string, zone: string, own: string): string | undefined {
	const lowered = name.toLowerCase();
	// One statement may ask for the settings of many rows.
	if (own !== lastText) [lastText, lastSettings] = [own, new Map(JSON.parse(own) as [string, string][])];
	const setting = findSessionSetting(lowered);
	const value = lastSettings.get(lowered) ?? (lowered === "timezone" ? zone : setting?.value);
	return value === undefined ? undefined : printSettingCount(value, setting?.unit ?? null);
}
