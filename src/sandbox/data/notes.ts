import type { Collection } from "./collection.ts";
import type { CompanyRecord } from "./companies.ts";
import type { ContactRecord } from "./contacts.ts";
import type { RandomStream } from "./random.ts";
import type { DataSetSettings } from "./settings.ts";
import { adminNumber } from "./teammates.ts";
import { smallTalk } from "./topic-table.ts";

/** A note on a contact or a company. */
export interface NoteRecord {
	readonly id: string;
	readonly created_at: number;
	readonly on: { readonly type: "contact" | "company"; readonly id: string };
	/** Id of the teammate who wrote it. */
	readonly authorId: string | null;
	readonly body: string;
}

// At most so many generated notes lie on one object; the id of a note tells the object and the place.
const notesPerObject = 64;
const contactBase = 10_000_000_000;
const companyBase = 9_000_000_000;
const writtenBase = 1_000_000;

/** The notes: those that the seed gives are worked out from their id. */
export class Notes {
	readonly #settings: DataSetSettings;
	readonly #contacts: Collection<ContactRecord>;
	readonly #companies: Collection<CompanyRecord>;
	readonly #stream: RandomStream;
	readonly #written: NoteRecord[] = [];

	/** Keeps what the notes lie on. */
	constructor(settings: DataSetSettings, contacts: Collection<ContactRecord>, companies: Collection<CompanyRecord>) {
		this.#settings = settings;
		this.#contacts = contacts;
		this.#companies = companies;
		this.#stream = settings.random("note");
	}

	/** The ids of a contact's notes, newest first. */
	idsOfContact(contact: ContactRecord): string[] {
		const index = this.#contacts.indexOf(contact.id) ?? 0;
		return [...this.#idsWrittenOn(contact.id), ...countDown(contactBase + index * notesPerObject, contact.noteCount)];
	}

	/** The ids of a company's notes, newest first. */
	idsOfCompany(company: CompanyRecord): string[] {
		const index = this.#companies.indexOf(company.id) ?? 0;
		const isGenerated = index < this.#companies.generatedCount;
		const count = isGenerated && index % 3 === 0 ? 1 + (index % 4) : 0;
		return [...this.#idsWrittenOn(company.id), ...countDown(companyBase + index * notesPerObject, count)];
	}

	/** One note, or undefined. */
	get(id: string): NoteRecord | undefined {
		const written = this.#written.find((note) => note.id === id);
		const number = Number(id);
		if (written !== undefined || !Number.isInteger(number) || number < companyBase) return written;
		const isOnContact = number >= contactBase;
		const [index, place] = split(number - (isOnContact ? contactBase : companyBase));
		const on = isOnContact ? this.#contacts.at(index) : this.#companies.at(index);
		if (on === undefined) return undefined;
		const ids = "noteCount" in on ? this.idsOfContact(on) : this.idsOfCompany(on);
		if (!ids.includes(id)) return undefined;
		const random = this.#stream(number % 2_147_483_647);
		const age = this.#settings.now - on.created_at;
		return {
			id,
			created_at: on.created_at + Math.floor((age * (place + random.unit())) / notesPerObject),
			on: { type: isOnContact ? "contact" : "company", id: on.id },
			authorId: random.chance(0.1) ? null : String(adminNumber(random.below(this.#settings.counts.admins))),
			body: `<p>${random.pick(smallTalk.notes)}</p>`,
		};
	}

	/** Adds a note. */
	create(note: Omit<NoteRecord, "id">): NoteRecord {
		const created = { id: String(writtenBase + this.#written.length), ...note };
		this.#written.unshift(created);
		return created;
	}

	#idsWrittenOn(objectId: string): string[] {
		return this.#written.filter(({ on }) => on.id === objectId).map(({ id }) => id);
	}
}

function countDown(base: number, count: number): string[] {
	return Array.from({ length: Math.min(count, notesPerObject) }, (_, place) => String(base + count - 1 - place));
}

function split(offset: number): [index: number, place: number] {
	return [Math.floor(offset / notesPerObject), offset % notesPerObject];
}
