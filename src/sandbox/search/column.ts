import { type FieldValue, listTerms, type Term } from "./field.ts";

/** How many rows are read and kept together. */
export const chunkRows = 4096;

/** What tells of a row's value whether a filter takes it; `isNegated` when all of several values must pass, not one. */
export interface ValueTest {
	readonly matches: (value: FieldValue) => boolean;
	readonly isNegated: boolean;
}

/** One chunk of a column. */
export interface Chunk {
	readonly byteLength: number;
	/** The value in a row of the chunk. */
	at(row: number): FieldValue;
	/** Tells which rows of the chunk pass; the test is asked once for each different value where values are few. */
	makeTest(test: ValueTest): (row: number) => boolean;
}

/** The values of one field over the generated rows, a few bytes each, in chunks that are read when they are needed. */
export class Column {
	readonly #chunks: (Chunk | undefined)[] = [];
	readonly #dictionary: Dictionary | undefined;
	#byteLength = 0;
	/** When it was last of use; the column that was of no use for longest goes first. */
	usedAt = 0;

	/** Starts empty. */
	constructor(isNumeric: boolean) {
		this.#dictionary = isNumeric ? undefined : new Dictionary();
	}

	/** True when the field has too many different values to be kept: it must be read row by row. */
	get isTooWide(): boolean {
		return this.#dictionary?.isFull === true;
	}

	/** What it holds in memory, nearly. */
	get byteLength(): number {
		return this.#byteLength + (this.#dictionary?.byteLength ?? 0);
	}

	/** A chunk by its number, when it was read. */
	chunk(number: number): Chunk | undefined {
		return this.#chunks[number];
	}

	/** Keeps the values of a chunk. */
	keep(number: number, values: readonly FieldValue[]): void {
		const chunk = this.#dictionary === undefined ? makeNumberChunk(values) : makeTermChunk(values, this.#dictionary);
		if (chunk === undefined) {
			this.#chunks.length = 0;
			this.#byteLength = 0;
			return;
		}
		this.#chunks[number] = chunk;
		this.#byteLength += chunk.byteLength;
	}
}

// 32 bits hold what most numbers are; the smallest of them stands for none.
const none = -(2 ** 31);

function makeNumberChunk(values: readonly FieldValue[]): Chunk {
	const isNarrow = values.every((value) => typeof value !== "number" || (value === (value | 0) && value !== none));
	const kept = isNarrow ? new Int32Array(values.length) : new Float64Array(values.length);
	const gap = isNarrow ? none : Number.NaN;
	for (const [row, value] of values.entries()) kept[row] = typeof value === "number" ? value : gap;
	const at = (row: number): FieldValue => {
		const value = kept[row];
		return value === undefined || value === gap || Number.isNaN(value) ? null : value;
	};
	return {
		byteLength: kept.byteLength,
		at,
		makeTest:
			({ matches }) =>
			(row) =>
				matches(at(row)),
	};
}

// Texts, truths and lists of them are kept as numbers in the dictionary of their column; 0 stands for none.
function makeTermChunk(values: readonly FieldValue[], dictionary: Dictionary): Chunk | undefined {
	const lists = values.map(listTerms);
	const isScalar = lists.every(({ length }) => length <= 1);
	const ends = new Uint32Array(isScalar ? 0 : lists.length);
	const ids = new Uint16Array(isScalar ? lists.length : lists.reduce((sum, { length }) => sum + length, 0));
	let place = 0;
	for (const [row, terms] of lists.entries()) {
		if (isScalar) place = row;
		for (const term of terms) {
			const id = dictionary.idOf(term);
			if (id === undefined) return undefined;
			ids[place++] = id;
		}
		if (!isScalar) ends[row] = place;
	}
	const byteLength = ends.byteLength + ids.byteLength;
	if (isScalar) {
		return {
			byteLength,
			at: (row) => dictionary.termOf(ids[row] ?? 0),
			makeTest(test) {
				const passes = dictionary.makeTest(test);
				return (row) => passes(ids[row] ?? 0);
			},
		};
	}
	const idsOf = (row: number): Uint16Array => ids.subarray(row === 0 ? 0 : ends[row - 1], ends[row]);
	return {
		byteLength,
		at: (row) => Array.from(idsOf(row), (id) => String(dictionary.termOf(id))),
		makeTest(test) {
			const passes = dictionary.makeTest(test);
			return (row) => {
				const held = idsOf(row);
				if (held.length === 0) return passes(0);
				return test.isNegated ? held.every(passes) : held.some(passes);
			};
		},
	};
}

// Ids have 16 bits.
const mostTerms = 65_535;

class Dictionary {
	readonly #ids = new Map<Term, number>();
	readonly #terms: (Term | null)[] = [null];
	readonly #verdicts = new WeakMap<ValueTest, Uint8Array>();
	#byteLength = 0;
	#isFull = false;

	get isFull(): boolean {
		return this.#isFull;
	}

	get byteLength(): number {
		return this.#byteLength;
	}

	idOf(term: Term): number | undefined {
		const known = this.#ids.get(term);
		if (known !== undefined) return known;
		if (this.#terms.length > mostTerms) {
			this.#isFull = true;
			this.#ids.clear();
			this.#terms.length = 1;
			this.#byteLength = 0;
		}
		if (this.#isFull) return undefined;
		const id = this.#terms.push(term) - 1;
		this.#ids.set(term, id);
		// A string, its place in the map and in the list.
		this.#byteLength += 72 + (typeof term === "string" ? term.length * 2 : 0);
		return id;
	}

	termOf(id: number): Term | null {
		return this.#terms[id] ?? null;
	}

	makeTest(test: ValueTest): (id: number) => boolean {
		// 0: not asked yet, 1: fails, 2: passes.
		const verdicts = this.#verdicts.get(test) ?? new Uint8Array(mostTerms + 1);
		this.#verdicts.set(test, verdicts);
		return (id) => {
			const verdict = verdicts[id] || (test.matches(this.termOf(id)) ? 2 : 1);
			verdicts[id] = verdict;
			return verdict === 2;
		};
	}
}
