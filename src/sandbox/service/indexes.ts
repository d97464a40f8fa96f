import type { CompanyRecord } from "../data/companies.ts";
import type { ContactRecord } from "../data/contacts.ts";
import type { ConversationRecord } from "../data/conversations.ts";
import type { DataSet } from "../data/data-set.ts";
import type { TicketRecord } from "../data/tickets.ts";
import {
	findCompanyField,
	findConversationField,
	makeContactFieldFinder,
	makeTicketFieldFinder,
} from "../search/field-table.ts";
import { type SearchClock, SearchIndex } from "../search/search-index.ts";

/** What can be searched or listed in an order. */
export interface Indexes {
	readonly contacts: SearchIndex<ContactRecord>;
	readonly conversations: SearchIndex<ConversationRecord>;
	readonly tickets: SearchIndex<TicketRecord>;
	readonly companies: SearchIndex<CompanyRecord>;
}

/** Makes the indexes; they read nothing until they are asked. */
export function makeIndexes(dataSet: DataSet, clock: SearchClock): Indexes {
	const prompt: SearchClock = { now: clock.now, lagMs: 0 };
	return {
		contacts: new SearchIndex(
			dataSet,
			dataSet.contacts,
			makeContactFieldFinder(dataSet),
			["last_request_at", "updated_at", "role"],
			(contact) => !contact.isArchived,
			clock,
		),
		conversations: new SearchIndex(
			dataSet,
			dataSet.conversations,
			findConversationField,
			commonOfConversations,
			() => true,
			clock,
		),
		tickets: new SearchIndex(
			dataSet,
			dataSet.tickets,
			makeTicketFieldFinder(dataSet),
			["updated_at", "state", "open"],
			() => true,
			clock,
		),
		companies: new SearchIndex(dataSet, dataSet.companies, findCompanyField, [], () => true, prompt),
	};
}

const commonOfConversations = [
	"updated_at",
	"state",
	"open",
	"admin_assignee_id",
	"team_assignee_id",
	"waiting_since",
	"tag_ids",
];
