import type { ContactPool } from "./contacts.ts";

/** Which contacts belong to a company: the reverse of what contacts know, counted once and kept up to date. */
export class CompanyMembers {
	readonly #pool: ContactPool;
	readonly #companyId: (index: number) => string;
	/** Companies of the contacts that were written since the count. */
	readonly #known = new Map<number, readonly string[]>();
	#members: Map<string, Set<number>> | undefined;

	/** Counts nothing yet. */
	constructor(pool: ContactPool, companyId: (index: number) => string) {
		this.#pool = pool;
		this.#companyId = companyId;
		pool.collection.onChange((index) => {
			this.#move(index);
		});
	}

	/** How many contacts a company has. */
	count(companyId: string): number {
		return this.#all().get(companyId)?.size ?? 0;
	}

	/** The indexes of a company's contacts, in the order of their creation. */
	of(companyId: string): number[] {
		return [...(this.#all().get(companyId) ?? [])].sort((left, right) => left - right);
	}

	#all(): Map<string, Set<number>> {
		if (this.#members === undefined) {
			this.#members = new Map();
			const { collection } = this.#pool;
			for (let index = 0; index < collection.size; index++) {
				if (collection.isWritten(index)) this.#move(index);
				else for (const company of this.#pool.companiesOf(index)) this.#put(this.#companyId(company), index);
			}
		}
		return this.#members;
	}

	#move(index: number): void {
		if (this.#members === undefined) return;
		const { collection, companiesOf } = this.#pool;
		const before =
			this.#known.get(index) ?? (index < collection.generatedCount ? companiesOf(index).map(this.#companyId) : []);
		for (const company of before) this.#members.get(company)?.delete(index);
		const contact = collection.at(index);
		const after = contact === undefined || contact.isArchived ? [] : contact.companyIds;
		for (const company of after) this.#put(company, index);
		this.#known.set(index, after);
	}

	#put(companyId: string, index: number): void {
		const members = this.#members?.get(companyId);
		if (members === undefined) this.#members?.set(companyId, new Set([index]));
		else members.add(index);
	}
}
