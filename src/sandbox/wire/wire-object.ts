/** A JSON object on its way out. */
export type WireObject = { [name: string]: unknown };

/** How an answer is to look: the minor number of the API version (16 for 2.16) and what the request asked for. */
export interface WireOptions {
	readonly version: number;
	/** What draws the shapes that are on record; left out when objects are to look as documented. */
	readonly shapeSeed?: number;
	/** `display_as=plaintext`. */
	readonly isPlainText?: boolean;
	readonly hasMergeHistory?: boolean;
	/** `include_monitors=true`. */
	readonly hasMonitors?: boolean;
	/** `include_scorecards=true`. */
	readonly hasScorecards?: boolean;
}

/** The newest version that the sandbox speaks: 2.16. */
export const newestVersion = 16;
/** The oldest version that the sandbox speaks: 2.11. */
export const oldestVersion = 11;

// JSON has no room for U+0000 but as an escape, so nothing else looks like it.
const numberMark = "\u0000number:";
const markedNumber = /"\\u0000number:(\d+)"/g;

/**
 * A whole number that keeps all its digits in the answer, beyond those of a JavaScript number.
 * @param digits Decimal digits without leading zeros.
 */
export function exactNumber(digits: string): number | string {
	const number = Number(digits);
	return Number.isSafeInteger(number) ? number : numberMark + digits;
}

/** Prints an object as JSON, exact numbers as numbers. */
export function printWire(wire: unknown): string {
	const text = JSON.stringify(wire);
	return text.includes("\\u0000number:") ? text.replaceAll(markedNumber, "$1") : text;
}

/**
 * A list that is cut at ten, as contacts carry them: ids and addresses only, and where the rest is.
 * @param type What the items are, e.g. "tag".
 * @param itemPath Where items of the kind are addressed, e.g. "/tags".
 */
export function cutList(type: string, ids: readonly string[], itemPath: string, url: string): WireObject {
	return {
		type: "list",
		data: ids.slice(0, 10).map((id) => ({ type, id, url: `${itemPath}/${id}` })),
		url,
		total_count: ids.length,
		has_more: ids.length > 10,
	};
}
