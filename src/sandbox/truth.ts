import type { World } from "./data/world.ts";
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

/** Looks into a world from behind the API. */
export function makeTruth(world: World): Truth {
	const wire = { version: newestVersion };
	return {
		contacts: () => [...world.contacts].filter((it) => !it.isArchived).map((it) => showContact(world, it, wire)),
		companies: () => [...world.companies].map((it) => showCompany(world, it)),
		conversations: () => [...world.conversations].map((it) => showWholeConversation(world, it, wire)),
		tickets: () => [...world.tickets].map((it) => showTicket(world, it, wire)),
		tagIdsOfContact: (id) => (world.contacts.get(id)?.tags ?? []).map((tag) => tag.id),
		companyIdsOfContact: (id) => [...(world.contacts.get(id)?.companyIds ?? [])],
		mergedContactIds: () => [...world.contacts].flatMap((it) => world.merges.historyOf(it.id).map((lost) => lost.id)),
	};
}
