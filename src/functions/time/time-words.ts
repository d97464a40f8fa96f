/** The month that a word names, from 1; its name or its usual beginning. */
export function findMonth(word: string): number | undefined {
	const index = monthNames.findIndex((name) => name === word || name.slice(0, 3) === word);
	return word === "sept" ? 9 : index < 0 ? undefined : index + 1;
}

const monthNames = [
	"january",
	"february",
	"march",
	"april",
	"may",
	"june",
	"july",
	"august",
	"september",
	"october",
	"november",
	"december",
];

const ignoredWords: ReadonlySet<string> = new Set([
	...["at", "on"],
	...["sun", "mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat"],
	...["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"],
]);

/** Whether a word may stand in the text of a time without saying anything: the days of the week, "at", "on". */
export function isIgnoredWord(word: string): boolean {
	return ignoredWords.has(word);
}

// Hours east of Greenwich, as PostgreSQL's set "Default" has them.
const zoneHours: Readonly<Record<string, number>> = {
	z: 0,
	zulu: 0,
	utc: 0,
	gmt: 0,
	ut: 0,
	wet: 0,
	west: 1,
	bst: 1,
	cet: 1,
	cest: 2,
	met: 1,
	mest: 2,
	eet: 2,
	eest: 3,
	msk: 3,
	sast: 2,
	ist: 2,
	idt: 3,
	pkt: 5,
	ict: 7,
	hkt: 8,
	awst: 8,
	jst: 9,
	kst: 9,
	acst: 9.5,
	acdt: 10.5,
	aest: 10,
	aedt: 11,
	nzst: 12,
	nzdt: 13,
	brt: -3,
	nst: -3.5,
	ndt: -2.5,
	ast: -4,
	adt: -3,
	est: -5,
	edt: -4,
	cst: -6,
	cdt: -5,
	mst: -7,
	mdt: -6,
	pst: -8,
	pdt: -7,
	akst: -9,
	akdt: -8,
	hst: -10,
};

/**
 * How far the clocks of an abbreviated zone are ahead of UTC, in milliseconds; summer time is in the abbreviation.
 * Source: https://www.postgresql.org/docs/current/datetime-config-files.html.
 * @example findZoneAbbreviation("cest") // 7200000
 */
export function findZoneAbbreviation(word: string): number | undefined {
	return Object.hasOwn(zoneHours, word) ? (zoneHours[word] ?? 0) * 3_600_000 : undefined;
}
