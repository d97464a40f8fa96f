import type { RandomStream } from "./random.ts";
import type { TimeZone } from "./time-zone.ts";

const hourSeconds = 3600;
const daySeconds = 86_400;

/** When things of one kind happened: more by day than by night, on weekdays than at weekends, lately than long ago. */
export interface Timeline {
	/** The instant by which that fraction (0 to 1) of all things had happened, in Unix seconds; it never decreases. */
	timeOf(fraction: number): number;
	/** The fraction of all things that had happened by that instant. */
	fractionBefore(epochSeconds: number): number;
}

/** How the hours of the week weigh: 24 for a weekday, and what Saturday and Sunday have of it. */
export interface WeekShape {
	readonly hours: readonly number[];
	readonly saturday: number;
	readonly sunday: number;
}

/** Contact with a support desk: a morning peak, a dip at noon, quiet nights and weekends. */
export const supportWeek: WeekShape = {
	hours: [2, 1, 1, 1, 1, 2, 4, 8, 16, 24, 26, 25, 20, 22, 25, 24, 21, 16, 10, 8, 7, 6, 4, 3],
	saturday: 0.35,
	sunday: 0.25,
};

/** Sign-ups: spread wider over the day and the week. */
export const signUpWeek: WeekShape = {
	hours: [6, 5, 4, 4, 4, 5, 7, 9, 13, 16, 17, 17, 15, 15, 16, 16, 15, 14, 12, 12, 12, 11, 9, 7],
	saturday: 0.6,
	sunday: 0.55,
};

/**
 * Makes a timeline of whole hours between two instants.
 * @param stream Where the noise of the days comes from.
 */
export function makeTimeline(
	start: number,
	end: number,
	week: WeekShape,
	zone: TimeZone,
	stream: RandomStream,
): Timeline {
	const firstHour = Math.floor(start / hourSeconds);
	const hourCount = Math.max(1, Math.ceil(end / hourSeconds) - firstHour);
	const reached = new Float64Array(hourCount + 1);
	let offset = zone.offsetAt(start);
	let noise = 1;
	for (let hour = 0; hour < hourCount; hour++) {
		const instant = (firstHour + hour) * hourSeconds;
		if (hour % 24 === 0) {
			offset = zone.offsetAt(instant);
			noise = stream(hour).logNormal(1, 0.2);
		}
		const growth = 0.5 + hour / hourCount;
		reached[hour + 1] = (reached[hour] ?? 0) + weighHour(instant + offset, week) * growth * noise;
	}
	const total = reached[hourCount] ?? 1;
	const last = end - 1;
	return {
		timeOf(fraction) {
			const wanted = fraction * total;
			const hour = findHour(reached, wanted);
			const before = reached[hour] ?? 0;
			const share = (wanted - before) / ((reached[hour + 1] ?? total) - before);
			return Math.min(last, Math.floor((firstHour + hour + share) * hourSeconds));
		},
		fractionBefore(epochSeconds) {
			const exact = epochSeconds / hourSeconds - firstHour;
			const hour = Math.floor(exact);
			if (hour < 0) return 0;
			if (hour >= hourCount) return 1;
			const before = reached[hour] ?? 0;
			return (before + ((reached[hour + 1] ?? total) - before) * (exact - hour)) / total;
		},
	};
}

/**
 * Moves an instant that lies outside office hours (weekdays 8 to 20, local) to the next opening, and a little after it.
 * @param offset Seconds from UTC to local time.
 * @param spread From 0 to 1: where in the first half hour of the day the work is taken up.
 */
export function moveIntoOfficeHours(epochSeconds: number, offset: number, spread: number): number {
	const local = epochSeconds + offset;
	const secondOfDay = ((local % daySeconds) + daySeconds) % daySeconds;
	const weekday = weekdayOf(local);
	const opening = local - secondOfDay + 8 * hourSeconds + Math.floor(spread * 1800) - offset;
	const isWeekend = weekday === 0 || weekday === 6;
	if (!isWeekend && secondOfDay < 8 * hourSeconds) return opening;
	if (!isWeekend && secondOfDay < 20 * hourSeconds) return epochSeconds;
	const daysToOpening = weekday === 6 ? 2 : weekday === 5 ? 3 : 1;
	return opening + daysToOpening * daySeconds;
}

function weighHour(localSeconds: number, week: WeekShape): number {
	const hourOfDay = Math.floor((((localSeconds % daySeconds) + daySeconds) % daySeconds) / hourSeconds);
	const weekday = weekdayOf(localSeconds);
	const share = weekday === 6 ? week.saturday : weekday === 0 ? week.sunday : 1;
	return (week.hours[hourOfDay] ?? 1) * share;
}

// 1970-01-01 was a Thursday; Sunday is 0.
function weekdayOf(localSeconds: number): number {
	return (((Math.floor(localSeconds / daySeconds) + 4) % 7) + 7) % 7;
}

// The last hour by whose beginning no more than `wanted` had been reached.
function findHour(reached: Float64Array, wanted: number): number {
	let low = 0;
	let high = reached.length - 2;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((reached[middle] ?? 0) <= wanted) low = middle;
		else high = middle - 1;
	}
	return low;
}
