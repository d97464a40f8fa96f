import type { JournalEntry, RequestInfo } from "./http-contract.ts";

const journalLength = 1000;

/** The last thousand attempts of a client: what was asked and what came of it, no body and no credential. */
export class RequestJournal {
	readonly #entries: JournalEntry[] = [];
	#count = 0;

	/** Takes down an attempt that has ended. */
	note(info: RequestInfo, endedAtMs: number): void {
		this.#count++;
		this.#entries.push({ ...info, number: this.#count, endedAtMs });
		if (this.#entries.length > journalLength) this.#entries.shift();
	}

	/** Oldest first. */
	list(): readonly JournalEntry[] {
		return this.#entries;
	}
}
