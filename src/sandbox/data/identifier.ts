import { hashText } from "./random.ts";

/** How objects of one kind are named: a reversible function of their index, so that no map of a million ids is needed. */
export interface Identifiers {
	readonly idOf: (index: number) => string;
	/** The index that the id may stand for; the caller must still know an object with that very id there. */
	readonly indexOf: (id: string) => number | undefined;
}

// An odd multiplier and its inverse modulo 2^24, so that neighbours do not look like neighbours.
const scatter = 0x9e3bb1;
const gather = invertModulo24(scatter);
const stride = 1009;

/**
 * Ids of contacts, companies and segments: 24 hex digits that begin with the creation time, as MongoDB object ids do.
 * @param createdAt Unix seconds of the object at an index.
 * @example hexIdentifiers("contact", () => 1_700_000_000).idOf(0) // "6553f100ce46a94bf79e3bb1"
 */
export function hexIdentifiers(salt: string, createdAt: (index: number) => number): Identifiers {
	const machine = toHex(hashText(salt, 7), 8) + toHex(hashText(salt, 11) & 0xff, 2);
	const idOf = (index: number): string =>
		toHex(createdAt(index), 8) + machine + toHex(Math.imul(index + 1, scatter) & 0xffffff, 6);
	return {
		idOf,
		indexOf(id) {
			if (!/^[0-9a-f]{24}$/.test(id)) return undefined;
			return ((Math.imul(Number.parseInt(id.slice(18), 16), gather) & 0xffffff) + 0xffffff) & 0xffffff;
		},
	};
}

/**
 * Ids of conversations, tickets and their parts: decimal, beyond 32 bits, growing with the index, with gaps.
 * @example decimalIdentifiers("conversation", 215_470_000_000_000).idOf(0) // "215470000000831"
 */
export function decimalIdentifiers(salt: string, base: number): Identifiers {
	const key = hashText(salt, 3);
	return {
		idOf: (index) => String(base + index * stride + ((Math.imul(index ^ key, 0x85ebca6b) >>> 8) % stride)),
		indexOf(id) {
			if (!/^\d{1,16}$/.test(id)) return undefined;
			const index = Math.floor((Number(id) - base) / stride);
			return index >= 0 ? index : undefined;
		},
	};
}

/**
 * Ids of the few: admins, teams, tags.
 * @example serialIdentifiers(5017690).idOf(0) // "5017690"
 */
export function serialIdentifiers(base: number, step = 1): Identifiers {
	return {
		idOf: (index) => String(base + index * step),
		indexOf: (id) => {
			const index = (Number(id) - base) / step;
			return /^\d+$/.test(id) && Number.isInteger(index) && index >= 0 ? index : undefined;
		},
	};
}

function toHex(value: number, width: number): string {
	return value.toString(16).padStart(width, "0");
}

function invertModulo24(odd: number): number {
	let inverse = odd;
	// Each Newton step doubles the number of right bits.
	for (let bits = 3; bits < 24; bits *= 2) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
	return inverse & 0xffffff;
}
