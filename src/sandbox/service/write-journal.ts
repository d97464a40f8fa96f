import type { Deed } from "../data/collection.ts";
import type { DataSet } from "../data/data-set.ts";
import type { FaultKind } from "./faults.ts";

/** One object that a request made, changed or took away. */
export interface WriteChange {
	readonly deed: Deed;
	/** What the workspace calls the kind: `contacts`, `conversations`, `notes`. */
	readonly kind: string;
	readonly id: string;
}

/** A request that took effect, whatever the client heard of it. */
export interface WriteEntry {
	/** Which request since the start it was, as in the log of requests; undefined for what happened by itself. */
	readonly request: number | undefined;
	/** The endpoint, e.g. `POST /contacts/{id}/tags`; empty for what happened by itself. */
	readonly operation: string;
	/** The path as it was asked. */
	readonly path: string;
	/** The parsed JSON body; undefined when there was none. */
	readonly body: unknown;
	/** When, in Unix seconds of the sandbox. */
	readonly at: number;
	/** What it did, in the order in which it did it: tagging a contact changes the contact. */
	readonly changes: readonly WriteChange[];
	/** What was made to go wrong with the answer. */
	readonly faults: readonly FaultKind[];
}

/** A request that is being answered. */
export type WriteOccasion = Pick<WriteEntry, "request" | "operation" | "path" | "body">;

const byItself: WriteOccasion = { request: undefined, operation: "", path: "", body: undefined };
const keptEntries = 100_000;

/** What really happened to the workspace: every request that took effect, in order. */
export class WriteJournal {
	readonly entries: WriteEntry[] = [];
	readonly #now: () => number;
	#changes: WriteChange[] = [];

	/**
	 * Hears of what becomes of every object.
	 * @param now The sandbox's present in Unix seconds.
	 */
	constructor(dataSet: DataSet, now: () => number) {
		this.#now = now;
		for (const [kind, collection] of dataSet.collections) {
			collection.onChange((_, deed, id) => {
				this.note(deed, kind, id);
			});
		}
	}

	/** Writes down what was done to something that lies in no collection: a note, an event, an export. */
	note(deed: Deed, kind: string, id: string): void {
		this.#changes.push({ deed, kind, id });
	}

	/** Does something, and writes down what it did: nothing when nothing changed; what was refused halfway too. */
	during<Result>(occasion: WriteOccasion, faults: readonly FaultKind[], act: () => Result): Result {
		try {
			return act();
		} finally {
			this.#settle(occasion, faults);
		}
	}

	/** Does what happens by itself, without a request. */
	byItself(act: () => void): void {
		this.during(byItself, [], act);
	}

	#settle(occasion: WriteOccasion, faults: readonly FaultKind[]): void {
		if (this.#changes.length === 0) return;
		if (this.entries.length >= keptEntries) this.entries.splice(0, keptEntries / 10);
		this.entries.push({ ...occasion, at: this.#now(), changes: this.#changes, faults });
		this.#changes = [];
	}
}
