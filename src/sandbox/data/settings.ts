import type { RandomStream } from "./random.ts";
import type { TimeZone } from "./time-zone.ts";

/** How many objects of each kind exist at the start, unless told otherwise. */
export const defaultCounts = {
	admins: 12,
	teams: 5,
	tags: 40,
	segments: 12,
	companies: 300,
	contacts: 5000,
	conversations: 20_000,
	tickets: 2000,
	articles: 120,
} as const;

/** A kind of object whose number can be chosen. */
export type CountName = keyof typeof defaultCounts;

/** What every generated object depends on. */
export interface DataSetSettings {
	readonly seed: string | number;
	/** The generator's present, in Unix seconds: nothing generated is later. */
	readonly now: number;
	readonly zone: TimeZone;
	readonly counts: Readonly<Record<CountName, number>>;
	readonly random: (kind: string) => RandomStream;
	/** The workspace's `id_code`. */
	readonly workspaceId: string;
	/** The number that stands for the workspace where it is not named by that. */
	readonly workspaceNumber: number;
}

/** How far back the kinds reach, in days: first the companies, then their people, then what these ask. */
export const historyDays = { workspace: 1500, companies: 1460, contacts: 1100, conversations: 730 } as const;

/** Seconds in a day. */
export const daySeconds = 86_400;
