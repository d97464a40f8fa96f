import { offsetAt, printOffset } from "../../base/index.ts";

// Each knows the abbreviations of its own part of the world.
const locales = ["en-US", "en-GB", "en-AU", "en-IN", "en-NZ", "en-ZA"];

/**
 * The abbreviation of a zone at an instant, as EST and EDT; its offset where there is none, as in the tz database.
 * @example nameZone(Date.UTC(2026, 6, 1), "Asia/Kolkata") // "IST"
 */
export function nameZone(epochMs: number, zone: string): string {
	const offset = () => printOffset(offsetAt(epochMs, zone)).replaceAll(":", "");
	if (!/^[a-z]/i.test(zone) || /^[a-z]{3,5}[+-]/i.test(zone)) return /^[a-z]{3,5}(?=[+-])/i.exec(zone)?.[0] ?? offset();
	for (const locale of locales) {
		const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" }).formatToParts(epochMs);
		const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
		if (/^[A-Z]{2,5}$/.test(name)) return name;
	}
	return offset();
}
