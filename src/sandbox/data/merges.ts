import type { ContactPool } from "./contacts.ts";
import type { Identifiers } from "./identifier.ts";

/** A contact that was merged into another one. */
export interface MergedContact {
	readonly id: string;
	readonly role: "lead" | "user";
	/** When, in Unix seconds. */
	readonly at: number;
	/** The contact that it was merged into, which may have been merged since. */
	readonly into: string;
}

/** Which contacts were merged into which; one in a hundred contacts of the seed swallowed another. */
export class Merges {
	readonly #pool: ContactPool;
	readonly #lost: Identifiers;
	readonly #written = new Map<string, MergedContact>();

	/**
	 * Keeps the contacts.
	 * @param lost Ids of contacts that no longer exist, by the index of the contact that took them in.
	 */
	constructor(pool: ContactPool, lost: Identifiers) {
		this.#pool = pool;
		this.#lost = lost;
	}

	/** The contacts that were merged into this one, newest first. */
	historyOf(contactId: string): MergedContact[] {
		const index = this.#pool.collection.indexOf(contactId);
		const generated = index === undefined ? undefined : this.#generatedInto(index);
		const written = [...this.#written.values()].filter(({ into }) => into === contactId).reverse();
		return generated === undefined ? written : [...written, generated];
	}

	/**
	 * The contact that stands for a merged one now.
	 * @returns Its id, or undefined when the contact was not merged.
	 */
	canonicalOf(contactId: string): string | undefined {
		let id = this.#intoOf(contactId);
		// The API resolves chains of up to three merges.
		for (let hops = 1; hops < 3 && id !== undefined; hops++) id = this.#intoOf(id) ?? id;
		return id;
	}

	/** Writes down a merge. */
	record(merged: MergedContact): void {
		this.#written.set(merged.id, merged);
	}

	#intoOf(contactId: string): string | undefined {
		const written = this.#written.get(contactId);
		if (written !== undefined) return written.into;
		const index = this.#lost.indexOf(contactId);
		const generated = index === undefined ? undefined : this.#generatedInto(index);
		return generated?.id === contactId ? generated.into : undefined;
	}

	#generatedInto(index: number): MergedContact | undefined {
		const { collection, createdAt, idOf } = this.#pool;
		if (index % 100 !== 7 || index >= collection.generatedCount) return undefined;
		const role = index % 200 === 7 ? "lead" : "user";
		return { id: this.#lost.idOf(index), role, at: createdAt(index) + 60, into: idOf(index) };
	}
}
