import type { Collection } from "./collection.ts";
import type { CompanyRecord } from "./companies.ts";
import type { ContactPool } from "./contacts.ts";

/**
 * Which contacts belong to a company: the reverse of what contacts know. What the seed gave is counted once and kept in
 * four bytes a membership; what was written since lies over it.
 */
export class CompanyMembers {
	readonly #pool: ContactPool;
	readonly #companies: Collection<CompanyRecord>;
	/** Contacts written since the start, by the companies that they are in now. */
	readonly #joined = new Map<string, Set<number>>();
	/** How many of the generated members of a company were written since. */
	readonly #touched = new Map<string, number>();
	/** Companies of the contacts that were written since the start. */
	readonly #known = new Map<number, readonly string[]>();
	#generated: GeneratedMembers | undefined;

	/** Counts nothing yet. */
	constructor(pool: ContactPool, companies: Collection<CompanyRecord>) {
		this.#pool = pool;
		this.#companies = companies;
		pool.collection.onChange((index) => {
			this.#move(index);
		});
	}

	/** How many contacts a company has. */
	count(companyId: string): number {
		const untouched = this.#generatedOf(companyId).length - (this.#touched.get(companyId) ?? 0);
		return untouched + (this.#joined.get(companyId)?.size ?? 0);
	}

	/** The indexes of a company's contacts, in the order of their creation. */
	of(companyId: string): number[] {
		const untouched = this.#generatedOf(companyId).filter((index) => !this.#known.has(index));
		return [...untouched, ...(this.#joined.get(companyId) ?? [])].sort((left, right) => left - right);
	}

	#generatedOf(companyId: string): Uint32Array {
		const index = this.#companies.indexOf(companyId);
		this.#generated ??= countMembers(this.#pool, this.#companies.generatedCount);
		const { starts, members } = this.#generated;
		if (index === undefined || index >= starts.length - 1) return nobody;
		return members.subarray(starts[index], starts[index + 1]);
	}

	#move(index: number): void {
		const { collection, companiesOf } = this.#pool;
		const before = this.#known.get(index);
		for (const company of before ?? []) this.#joined.get(company)?.delete(index);
		if (before === undefined && index < collection.generatedCount) {
			for (const company of companiesOf(index).map((place) => this.#companies.idAt(place))) {
				this.#touched.set(company, (this.#touched.get(company) ?? 0) + 1);
			}
		}
		const contact = collection.at(index);
		const after = contact === undefined || contact.isArchived ? [] : contact.companyIds;
		for (const company of after) {
			const members = this.#joined.get(company) ?? new Set();
			this.#joined.set(company, members.add(index));
		}
		this.#known.set(index, after);
	}
}

interface GeneratedMembers {
	/** Where the members of the company at an index begin; those of the next one end them. */
	readonly starts: Uint32Array;
	readonly members: Uint32Array;
}

const nobody = new Uint32Array();

function countMembers({ collection, companiesOf }: ContactPool, companyCount: number): GeneratedMembers {
	const starts = new Uint32Array(companyCount + 1);
	for (let contact = 0; contact < collection.generatedCount; contact++) {
		for (const company of companiesOf(contact)) starts[company + 1] = (starts[company + 1] ?? 0) + 1;
	}
	for (let company = 0; company < companyCount; company++) {
		starts[company + 1] = (starts[company + 1] ?? 0) + (starts[company] ?? 0);
	}
	const members = new Uint32Array(starts[companyCount] ?? 0);
	const places = starts.slice();
	for (let contact = 0; contact < collection.generatedCount; contact++) {
		for (const company of companiesOf(contact)) {
			const place = places[company] ?? 0;
			members[place] = contact;
			places[company] = place + 1;
		}
	}
	return { starts, members };
}
