import type { StoredValue } from "../base/index.ts";

/** The decimals of a statement that no JavaScript number holds. */
export interface LostDigits {
	readonly note: (column: string, value: StoredValue) => void;
	/**
	 * One warning a statement, or none.
	 * @example ['the column total has numbers of more digits than a JavaScript number holds, e.g. 9007199254740993; NumericAs=STRING gives them all']
	 */
	describe(): readonly string[];
}

/** Makes the note of one statement. */
export function createLostDigits(): LostDigits {
	let first: { readonly column: string; readonly value: StoredValue } | undefined;
	return {
		note(column, value) {
			first ??= { column, value };
		},
		describe() {
			if (!first) return [];
			const { column, value } = first;
			const problem = `the column ${column} has numbers of more digits than a JavaScript number holds`;
			return [`${problem}, e.g. ${String(value).slice(0, 40)}; NumericAs=STRING gives them all`];
		},
	};
}
