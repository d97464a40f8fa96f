import { createError } from "../../base/index.ts";
import { Collection } from "./collection.ts";
import { type CompanyRecord, makeCompanies } from "./companies.ts";
import { type ContactPool, type ContactRecord, makeContacts } from "./contacts.ts";
import { type ConversationPool, type ConversationRecord, makeConversations } from "./conversations.ts";
import { DataAttributes } from "./data-attributes.ts";
import { Deletions } from "./deletions.ts";
import { hexIdentifiers } from "./identifier.ts";
import { makeTags, type Tag } from "./labels.ts";
import { CompanyMembers } from "./memberships.ts";
import { Merges } from "./merges.ts";
import { Notes } from "./notes.ts";
import { makeSegments, type SegmentRecord } from "./segments.ts";
import type { DataSetSettings } from "./settings.ts";
import type { StaticCollection, StaticItem } from "./static-collection.ts";
import { staticCollectionTable } from "./static-collection-table.ts";
import { type Admin, makeAdmins, makeTeams, type Team } from "./teammates.ts";
import { TicketLinks } from "./ticket-links.ts";
import { makeTicketTypes, type TicketTypeRecord } from "./ticket-types.ts";
import { makeTickets, type TicketRecord } from "./tickets.ts";

/** What tells of its writes. */
type Watched = Pick<Collection<{ readonly id: string }>, "onChange">;

/** Everything that a workspace holds. */
export interface DataSet {
	readonly settings: DataSetSettings;
	readonly admins: Collection<Admin>;
	readonly teams: Collection<Team>;
	readonly tags: Collection<Tag>;
	readonly segments: Collection<SegmentRecord>;
	readonly companies: Collection<CompanyRecord>;
	readonly contacts: Collection<ContactRecord>;
	readonly contactPool: ContactPool;
	readonly members: CompanyMembers;
	readonly merges: Merges;
	readonly notes: Notes;
	readonly conversations: Collection<ConversationRecord>;
	readonly conversationPool: ConversationPool;
	readonly tickets: Collection<TicketRecord>;
	/** When the generated ticket at an index was created, in Unix seconds. */
	readonly ticketCreatedAt: (index: number) => number;
	readonly ticketTypes: Collection<TicketTypeRecord>;
	readonly deletions: Deletions;
	readonly dataAttributes: DataAttributes;
	/** The objects of a plain kind, by its name in the table. */
	staticCollection(name: string): Collection<StaticItem>;
	/** All of them by their names, for who wants to know of every write. */
	readonly collections: ReadonlyMap<string, Watched>;
}

/** Makes a workspace; its objects are built when they are asked for. */
export function makeDataSet(settings: DataSetSettings): DataSet {
	const companies = makeCompanies(settings);
	const companyId = (index: number): string => companies.idAt(index);
	const contactPool = makeContacts(settings, companyId);
	const ticketLinks = new TicketLinks(settings);
	const conversationPool = makeConversations(settings, contactPool, companyId, ticketLinks);
	const ticketPool = makeTickets(settings, ticketLinks, {
		createdAt: conversationPool.createdAt,
		idOf: conversationPool.idOf,
		firstContactIdOf: (index) => contactPool.collection.idAt(conversationPool.openingOf(index).contact),
	});
	const ticketTypes = makeTicketTypes(settings);
	const staticCollections = new Map(
		staticCollectionTable.map((row) => [row.name, makeStaticCollection(settings, row, conversationPool.collection)]),
	);
	const admins = makeAdmins(settings);
	const teams = makeTeams(settings);
	const tags = makeTags(settings);
	const segments = makeSegments(settings);
	const contacts = contactPool.collection;
	const conversations = conversationPool.collection;
	const tickets = ticketPool.collection;
	return {
		settings,
		admins,
		teams,
		tags,
		segments,
		companies,
		contacts,
		contactPool,
		members: new CompanyMembers(contactPool, companies),
		merges: new Merges(contactPool, hexIdentifiers("contact.merged", contactPool.createdAt)),
		notes: new Notes(settings, contacts, companies),
		conversations,
		conversationPool,
		dataAttributes: new DataAttributes(settings),
		deletions: new Deletions(settings),
		tickets,
		ticketCreatedAt: ticketPool.createdAt,
		ticketTypes,
		collections: new Map<string, Watched>([
			...Object.entries({ admins, teams, tags, segments, companies, contacts, conversations, tickets }),
			["ticket_types", ticketTypes],
			...staticCollections,
		]),
		staticCollection(name) {
			const collection = staticCollections.get(name);
			if (collection === undefined) throw createError("internal", { problem: `the sandbox has no ${name}` });
			return collection;
		},
	};
}

function makeStaticCollection(
	settings: DataSetSettings,
	row: StaticCollection,
	conversations: Collection<ConversationRecord>,
): Collection<StaticItem> {
	const { identifiers } = row;
	return new Collection({
		count: row.count(settings),
		identifiers,
		build: (index): StaticItem => {
			const id = identifiers.idOf(index);
			// Most kinds show their id as text; the few that show a number bring it along.
			return { id, fields: { id, ...row.build(settings, index, conversations) } };
		},
	});
}
