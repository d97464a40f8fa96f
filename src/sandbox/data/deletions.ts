import { decimalIdentifiers } from "./identifier.ts";
import { type DataSetSettings, daySeconds } from "./settings.ts";

/** A conversation that is no more. */
export interface DeletedConversation {
	readonly id: string;
	/** When, in Unix seconds. */
	readonly at: number;
	/** Whether reports still count it. */
	readonly isRetained: boolean;
}

/** The deleted conversations: one for every two hundred that exist, and those deleted since. */
export class Deletions {
	readonly #settings: DataSetSettings;
	readonly #written: DeletedConversation[] = [];

	/** Keeps what they are worked out from. */
	constructor(settings: DataSetSettings) {
		this.#settings = settings;
	}

	/** Writes down a deletion. */
	record(deleted: DeletedConversation): void {
		this.#written.unshift(deleted);
	}

	/** All of them, latest first. */
	*[Symbol.iterator](): IterableIterator<DeletedConversation> {
		yield* this.#written;
		const { counts, now, random, workspaceId } = this.#settings;
		const identifiers = decimalIdentifiers(`${workspaceId}.deleted`, 115_470_000_000_000);
		for (let index = 0; index < Math.floor(counts.conversations / 200); index++) {
			const isRetained = random("deletion")(index).chance(0.4);
			yield { id: identifiers.idOf(index), at: now - 3600 - index * daySeconds, isRetained };
		}
	}
}
