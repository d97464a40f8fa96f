import type { Sandbox } from "../../../src/sandbox/index.ts";
import { type ComparedTable, listTruth } from "./true-rows.ts";

/** What a row said from a moment on; without a text it was gone. */
interface Version {
	readonly from: number;
	readonly text: string | undefined;
}

/** What each row of a table said, and when. */
export class RowHistory {
	readonly #sandbox: Sandbox;
	readonly #table: ComparedTable;
	readonly #versions = new Map<string, Version[]>();

	/** Begins with what is there. */
	constructor(sandbox: Sandbox, table: ComparedTable) {
		this.#sandbox = sandbox;
		this.#table = table;
		for (const [id, text] of listTruth(sandbox, table)) this.#versions.set(id, [{ from: 0, text }]);
	}

	/** Notes what changed since the last look, at the given moment. */
	note(from: number): void {
		const truth = listTruth(this.#sandbox, this.#table);
		for (const id of new Set([...truth.keys(), ...this.#versions.keys()])) {
			const versions = this.#versions.get(id) ?? [{ from: 0, text: undefined }];
			const text = truth.get(id);
			if (versions.at(-1)?.text !== text) versions.push({ from, text });
			this.#versions.set(id, versions);
		}
	}

	/**
	 * Finds what is wrong with rows that were read in a span of time: each must have been so at some moment of it, and none be missing that
	 * was there all the time.
	 * @param isMeant Which rows were asked for.
	 */
	findMistakes(
		rows: readonly string[],
		[since, until]: readonly [number, number],
		isMeant: (text: string) => boolean,
	): string[] {
		const found = new Map(rows.map((text) => [String((JSON.parse(text) as unknown[])[0]), text]));
		const mistakes = found.size === rows.length ? [] : [`${rows.length - found.size} rows twice`];
		for (const id of new Set([...found.keys(), ...this.#versions.keys()])) {
			const allowed = this.#listVersions(id, since, until).map((text) => (text && isMeant(text) ? text : undefined));
			const text = found.get(id);
			if (!allowed.includes(text)) mistakes.push(`${text ?? `${id} is missing`}, not ${allowed.join(" or ")}`);
		}
		return mistakes;
	}

	#listVersions(id: string, since: number, until: number): (string | undefined)[] {
		const versions = this.#versions.get(id) ?? [{ from: 0, text: undefined }];
		const isInSpan = ({ from }: Version, index: number) =>
			from <= until && (versions[index + 1]?.from ?? Number.POSITIVE_INFINITY) >= since;
		return versions.filter(isInSpan).map(({ text }) => text);
	}
}
