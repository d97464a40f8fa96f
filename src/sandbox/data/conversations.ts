import { Collection } from "./collection.ts";
import type { CustomAttributes } from "./companies.ts";
import type { ContactPool } from "./contacts.ts";
import { type Draft, type Drafting, makeDrafting, type Opening, type Outline } from "./conversation-draft.ts";
import { drawConversationAttributes, drawPriority, drawTopicTags, type Priority } from "./conversation-traits.ts";
import { decimalIdentifiers } from "./identifier.ts";
import type { AppliedTag } from "./labels.ts";
import type { Scenario, ScenarioEvent } from "./scenario.ts";
import { type DataSetSettings, daySeconds, historyDays } from "./settings.ts";
import { type ConversationTally, tallyEvents } from "./statistics.ts";
import type { TicketLinks } from "./ticket-links.ts";
import { makeTimeline, supportWeek } from "./timeline.ts";
import { topics } from "./topic-table.ts";

/** What the workspace knows of a conversation, apart from its parts. */
export interface ConversationRecord extends Outline {
	readonly id: string;
	readonly title: string | null;
	readonly read: boolean;
	readonly priority: Priority;
	readonly contactIds: readonly string[];
	/** Indexes of the teammates who took part. */
	readonly teammates: readonly number[];
	readonly companyIds: readonly string[];
	readonly ticketIds: readonly string[];
	readonly tags: readonly AppliedTag[];
	readonly custom_attributes: CustomAttributes;
	/** What the first message said was taken away. */
	readonly isSourceRedacted?: boolean;
	/** The conversation into which it was merged. */
	readonly mergedInto?: string;
	/** The conversations that were merged into it. */
	readonly mergedIds?: readonly string[];
}

/** The conversations, and what other kinds and the search need from them without building them. */
export interface ConversationPool {
	readonly collection: Collection<ConversationRecord>;
	/** When the generated conversation at an index was created, in Unix seconds. */
	readonly createdAt: (index: number) => number;
	readonly idOf: (index: number) => string;
	/** How the generated conversation at an index began. */
	readonly openingOf: (index: number) => Opening;
	/** How the generated conversation at an index went. */
	readonly outlineOf: (index: number) => Outline;
}

interface ConversationOrigin {
	readonly settings: DataSetSettings;
	readonly contacts: ContactPool;
	readonly companyId: (index: number) => string;
	readonly ticketLinks: TicketLinks;
	readonly idOf: (index: number) => string;
	readonly drafting: Drafting;
}

/** Makes the conversations, in the order in which they were created. */
export function makeConversations(
	settings: DataSetSettings,
	contacts: ContactPool,
	companyId: (index: number) => string,
	ticketLinks: TicketLinks,
): ConversationPool {
	const count = settings.counts.conversations;
	const start = settings.now - historyDays.conversations * daySeconds;
	const timeline = makeTimeline(start, settings.now, supportWeek, settings.zone, settings.random("conversation.days"));
	const times = settings.random("conversation.time");
	const createdAt = (index: number): number => timeline.timeOf((index + times(index).unit()) / count);
	const identifiers = decimalIdentifiers(`${settings.workspaceId}.conversation`, 215_470_000_000_000);
	const drafting = makeDrafting(settings, contacts, createdAt);
	const origin: ConversationOrigin = { settings, contacts, companyId, ticketLinks, idOf: identifiers.idOf, drafting };
	return {
		collection: new Collection({ count, identifiers, build: (index) => buildConversation(origin, index) }),
		createdAt,
		idOf: identifiers.idOf,
		...rememberLast(drafting),
	};
}

/** A conversation after one more thing happened: statistics, state and assignees follow from its parts. */
export function addEvent(conversation: ConversationRecord, event: ScenarioEvent): ConversationRecord {
	const events = [...conversation.scenario.events, event];
	const { by } = event;
	return {
		...conversation,
		updated_at: event.at,
		scenario: { ...conversation.scenario, events },
		tally: tallyEvents(conversation.created_at, conversation.source.startedBy, events),
		teammates: by.type === "admin" ? [...new Set([...conversation.teammates, by.index])] : conversation.teammates,
		partCount: events.length,
	};
}

/** A message that begins a conversation. */
export interface FirstMessage {
	readonly at: number;
	readonly body: string;
	readonly startedBy: "contact" | "admin";
	/** The index of the admin who sends it. */
	readonly sentBy?: number | undefined;
	/** Of an e-mail; any other message has none. */
	readonly subject?: string | undefined;
}

/** A conversation that begins with a message, sent through the API or by a contact just now. */
export function beginConversation(
	place: { readonly id: string; readonly index: number },
	message: FirstMessage,
	contact: { readonly id: string; readonly index: number; readonly companyIds: readonly string[] },
): ConversationRecord {
	const { at, body, startedBy, sentBy, subject } = message;
	return {
		...place,
		created_at: at,
		updated_at: at,
		topic: topics[0],
		source: {
			type: subject === undefined ? "conversation" : "email",
			delivered_as: startedBy === "contact" ? "customer_initiated" : "admin_initiated",
			startedBy,
			channel: subject === undefined ? "messenger" : "email",
			...(sentBy === undefined ? {} : { sentBy }),
		},
		body,
		contact: contact.index,
		title: subject ?? null,
		tally: tallyEvents(at, startedBy, []),
		scenario: { events: [], ai: null, rating: null, isPromised: false },
		partCount: 0,
		read: false,
		priority: "none",
		contactIds: [contact.id],
		teammates: [],
		companyIds: contact.companyIds.slice(0, 1),
		ticketIds: [],
		tags: [],
		custom_attributes: {},
	};
}

// Who reads several things of the same conversation in a row has it made once.
function rememberLast(drafting: Drafting): Pick<ConversationPool, "openingOf" | "outlineOf"> {
	let draft: Draft | undefined;
	let outline: Outline | undefined;
	const openingOf = (index: number): Draft => {
		if (draft?.index === index) return draft;
		outline = undefined;
		draft = drafting.begin(index);
		return draft;
	};
	const outlineOf = (index: number): Outline => {
		const opening = openingOf(index);
		outline ??= drafting.play(opening);
		return outline;
	};
	return { openingOf, outlineOf };
}

function buildConversation(origin: ConversationOrigin, index: number): ConversationRecord {
	const { settings, contacts, drafting } = origin;
	const draft = drafting.begin(index);
	const { source, topic, created_at, contact, random } = draft;
	const { tally, scenario, updated_at, partCount } = drafting.play(draft);
	return {
		id: origin.idOf(index),
		index,
		created_at,
		updated_at,
		topic,
		source,
		body: undefined,
		contact,
		title: source.type === "email" ? random.pick(topic.subjects) : null,
		tally,
		scenario,
		partCount,
		read: tally.state === "closed" ? random.chance(0.95) : random.chance(0.5),
		priority: drawPriority(random),
		contactIds: drawContacts(origin, draft),
		teammates: findTeammates(scenario, tally),
		companyIds: contact < 0 ? [] : contacts.companiesOf(contact).slice(0, 1).map(origin.companyId),
		ticketIds: origin.ticketLinks.ticketIdsOf(index),
		tags: drawTopicTags(settings, random, topic, created_at, updated_at),
		custom_attributes: drawConversationAttributes(random, topic, created_at),
	};
}

function drawContacts(origin: ConversationOrigin, { contact, known, random }: Draft): string[] {
	if (contact < 0) return [];
	const chosen = new Set([contact]);
	if (random.chance(0.03)) for (const other of random.distinct(1 + random.below(3), known)) chosen.add(other);
	return [...chosen].map(origin.contacts.idOf);
}

function findTeammates(scenario: Scenario, tally: ConversationTally): number[] {
	const admins = new Set<number>();
	for (const { by } of scenario.events) if (by.type === "admin") admins.add(by.index);
	if (tally.admin !== null) admins.add(tally.admin);
	return [...admins];
}
