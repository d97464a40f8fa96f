import { isObject } from "./json-path.ts";
import type { Discrepancy } from "./total.ts";

/** What a scan has to tell at its end of things that are not as they should be; each is told once a table, however often it came. */
export interface ScanNotes {
	/** Takes note of what came in the place of rows. */
	noteOthers(table: string, others: readonly unknown[]): void;
	/** Takes note of a row that tells of more rows inside than it has. */
	noteCut(table: string): void;
	/** Takes note that another number of rows came than was told; that more came takes nothing from anybody. */
	noteDiscrepancy(table: string, discrepancy: Discrepancy, otherCount: number): void;
	/** The warnings, e.g. `tags: 4 elements of the answers are no rows and were left out; the first: null`. */
	describe(service: string): readonly string[];
}

/**
 * Creates the notes of one scan.
 * @param countGone How many rows of a table may be told of that are gone; absent: none.
 */
export function createScanNotes(countGone: (table: string) => number = () => 0): ScanNotes {
	const others = new Map<string, { count: number; readonly first: unknown }>();
	const cuts = new Map<string, number>();
	const gaps = new Map<string, Discrepancy>();
	return {
		noteOthers(table, values) {
			if (values.length === 0) return;
			const noted = others.get(table) ?? { count: 0, first: values[0] };
			noted.count += values.length;
			others.set(table, noted);
		},
		noteCut(table) {
			cuts.set(table, (cuts.get(table) ?? 0) + 1);
		},
		noteDiscrepancy(table, gap, otherCount) {
			// Where what came is no row, that has been told.
			if (gap.given + otherCount + countGone(table) < gap.told) gaps.set(table, gap);
		},
		describe(service) {
			return [
				...[...others].map(([table, { count, first }]) => describeOthers(table, count, first)),
				...[...cuts].map(([table, count]) => describeCuts(table, count, service)),
				...[...gaps].map(([table, gap]) => describeGap(table, gap, service)),
			];
		},
	};
}

function describeOthers(table: string, count: number, first: unknown): string {
	const what = count === 1 ? "1 element of the answers is no row" : `${count} elements of the answers are no rows`;
	const which = count === 1 ? "it is" : "the first is";
	return `${table}: ${what} of this table and left out; ${which} ${showElement(first)}`;
}

function describeCuts(table: string, count: number, service: string): string {
	const who = count === 1 ? "1 row tells of more of them than lie" : `${count} rows tell of more of them than lie`;
	return `${table}: ${who} inside; ${service} did not give the others`;
}

function describeGap(table: string, { told, given }: Discrepancy, service: string): string {
	const rows = given === 1 ? "1 row" : `${given} rows`;
	return `${table}: ${service} told of ${told} and gave ${rows}; the others are missing here, and the cache does not keep this as complete`;
}

const longestText = 12;
const namesShown = 4;

/**
 * Shows what an element is without what may be somebody's words or secret: scalars, the shortest texts, and the names of fields.
 * @example showElement({ type: "error.list", errors: [] }) // 'an object with "type", "errors"'
 */
function showElement(element: unknown): string {
	if (Array.isArray(element)) return element.length === 0 ? "an empty list" : `a list of ${element.length}`;
	if (isObject(element)) {
		const names = Object.keys(element).filter((name) => /^\w{1,40}$/.test(name));
		if (names.length === 0) return "an object without fields";
		const shown = names.slice(0, namesShown).map((name) => JSON.stringify(name));
		return `an object with ${shown.join(", ")}${names.length > namesShown ? ", …" : ""}`;
	}
	if (typeof element !== "string") return String(element);
	return /^[\w .-]*$/.test(element) && element.length <= longestText
		? JSON.stringify(element)
		: `a text of ${element.length} characters`;
}
