import type { DataSet } from "./data/data-set.ts";
import { showCompany } from "./wire/company-wire.ts";
import { showContact } from "./wire/contact-wire.ts";
import { showWholeConversation } from "./wire/conversation-wire.ts";
import { showTicket } from "./wire/ticket-wire.ts";
import { newestVersion, type WireObject } from "./wire/wire-object.ts";

/** What the workspace holds, in the shape of the newest version; nothing is cut off but parts beyond 500. */
export interface Truth {
	/** Every contact that lists show. */
	contacts(): WireObject[];
	/** Every company, also those without people. */
	companies(): WireObject[];
	/** Every conversation with its parts. */
	conversations(): WireObject[];
	/** Every ticket. */
	tickets(): WireObject[];
	/** All tags of a contact, past the ten of its list. */
	tagIdsOfContact(contactId: string): string[];
	/** All companies of a contact. */
	companyIdsOfContact(contactId: string): string[];
	/** Ids of contacts that were merged into others. */
	mergedContactIds(): string[];
}

/** Looks into a data set from behind the API. */
export function makeTruth(dataSet: DataSet): Truth {
	const wire = { version: newestVersion };
	return {
		contacts: () => [...dataSet.contacts].filter((it) => !it.isArchived).map((it) => showContact(dataSet, it, wire)),
		companies: () => [...dataSet.companies].map((it) => showCompany(dataSet, it)),
		conversations: () => [...dataSet.conversations].map((it) => showWholeConversation(dataSet, it, wire)),
		tickets: () => [...dataSet.tickets].map((it) => showTicket(dataSet, it, wire)),
		tagIdsOfContact: (id) => (dataSet.contacts.get(id)?.tags ?? []).map((tag) => tag.id),
		companyIdsOfContact: (id) => [...(dataSet.contacts.get(id)?.companyIds ?? [])],
		mergedContactIds: () =>
			[...dataSet.contacts].flatMap((it) => dataSet.merges.historyOf(it.id).map((lost) => lost.id)),
	};
}
