import { isUtc, offsetAt, printOffset } from "../../base/index.ts";

// Each knows the abbreviations of its own part of the world.
const locales = ["en-US", "en-GB", "en-AU", "en-IN", "en-NZ", "en-ZA"];

// What the tz database has and no locale of English knows, and the offsets that it has where a locale knows a name: in winter, in summer.
const ownNames: Readonly<Record<string, string>> = {
	"America/Adak": "HST HDT",
	"America/Havana": "CST CDT",
	"America/St_Johns": "NST NDT",
	"America/Dawson": "MST",
	"America/Hermosillo": "MST",
	"America/Mazatlan": "MST",
	"America/Whitehorse": "MST",
	"Antarctica/Casey": "+08",
	"Asia/Colombo": "+0530",
	"Asia/Dubai": "+04",
	"Asia/Hong_Kong": "HKT",
	"Asia/Jakarta": "WIB",
	"Asia/Jayapura": "WIT",
	"Asia/Jerusalem": "IST IDT",
	"Asia/Karachi": "PKT",
	"Asia/Macau": "CST",
	"Asia/Makassar": "WITA",
	"Asia/Manila": "PST",
	"Asia/Muscat": "+04",
	"Asia/Pontianak": "WIB",
	"Asia/Pyongyang": "KST",
	"Asia/Seoul": "KST",
	"Asia/Shanghai": "CST",
	"Asia/Taipei": "CST",
	"Asia/Tokyo": "JST",
	"Australia/Eucla": "+0845",
	"Australia/Lord_Howe": "+1030 +11",
	"Europe/Dublin": "GMT IST",
	"Europe/Guernsey": "GMT BST",
	"Europe/Isle_of_Man": "GMT BST",
	"Europe/Jersey": "GMT BST",
	"Europe/Kirov": "MSK",
	"Europe/Moscow": "MSK",
	"Europe/Simferopol": "MSK",
	"Europe/Volgograd": "MSK",
	"Antarctica/Troll": "+00 +02",
	"Pacific/Chatham": "+1245 +1345",
	"Pacific/Guam": "ChST",
	"Pacific/Midway": "SST",
	"Pacific/Pago_Pago": "SST",
	"Pacific/Saipan": "ChST",
};

/**
 * The abbreviation of a zone at an instant, as EST and EDT; its offset where there is none, as in the tz database.
 * Source: https://data.iana.org/time-zones/theory.html#abbreviations.
 * @example nameZone(Date.UTC(2026, 6, 1), "Asia/Kolkata") // "IST"
 */
export function nameZone(epochMs: number, zone: string): string {
	const [, bracketed, plain] = /^(?:<([^>]+)>|([a-z]{3,})(?=[+-]))/i.exec(zone) ?? [];
	const written = bracketed ?? plain;
	if (written !== undefined) return written;
	if (isUtc(zone)) return /gmt|greenwich/i.test(zone) ? "GMT" : "UTC";
	const offset = offsetAt(epochMs, zone);
	const known = listNames(zone).get(offset);
	// Before there were zones, each place had its own time, to the second.
	return known ?? (offset % 60_000 === 0 ? printOffset(offset).replaceAll(":", "") : "LMT");
}

const namesOfZones = new Map<string, ReadonlyMap<number, string>>();
const mostZones = 1000;

// By the offset, as in the middle of the winter and of the summer of these years.
function listNames(zone: string): ReadonlyMap<number, string> {
	const known = namesOfZones.get(zone);
	if (known) return known;
	const names = new Map<number, string>();
	if (/^[a-z]/i.test(zone)) {
		const samples = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)].sort(
			(a, b) => offsetAt(a, zone) - offsetAt(b, zone),
		);
		const { timeZone } = new Intl.DateTimeFormat("en-US", { timeZone: zone }).resolvedOptions();
		const own = (ownNames[zone] ?? ownNames[timeZone])?.split(" ");
		for (const [index, sample] of samples.entries()) {
			const name = own?.[index] ?? own?.[0] ?? findName(sample, zone);
			if (name !== undefined) names.set(offsetAt(sample, zone), name);
		}
	}
	if (namesOfZones.size >= mostZones) namesOfZones.clear();
	namesOfZones.set(zone, names);
	return names;
}

function findName(epochMs: number, zone: string): string | undefined {
	for (const locale of locales) {
		const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" }).formatToParts(epochMs);
		const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
		if (/^[A-Z]{2,5}$/.test(name)) return name;
	}
	return undefined;
}
