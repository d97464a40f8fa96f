import { Collection } from "./collection.ts";
import type { CustomAttributes } from "./companies.ts";
import type { ContactPool } from "./contacts.ts";
import { decimalIdentifiers } from "./identifier.ts";
import { type AppliedTag, applyTag } from "./labels.ts";
import type { Random } from "./random.ts";
import { daySeconds, historyDays, type WorldSettings } from "./settings.ts";
import { type Tally, tallyEvents } from "./statistics.ts";
import { type Story, type StoryEvent, type StorySetting, tellStory } from "./story.ts";
import { membersOf } from "./teammates.ts";
import type { TicketLinks } from "./tickets.ts";
import { deskWeek, makeTimeline } from "./timeline.ts";
import { type Topic, topics } from "./topic-table.ts";

/** How a conversation came in. */
export interface Channel {
	/** `source.type`. */
	readonly type: string;
	readonly delivered_as: string;
	readonly startedBy: "contact" | "admin";
	/** `channel.initial`. */
	readonly channel: string;
}

/** What the workspace knows of a conversation, apart from its parts. */
export interface ConversationRecord {
	readonly id: string;
	/** Its place among the conversations; the texts are written from it. */
	readonly index: number;
	readonly created_at: number;
	readonly updated_at: number;
	readonly topic: Topic;
	readonly source: Channel;
	/** Text of the first message when it was written through the API. */
	readonly body: string | undefined;
	readonly title: string | null;
	readonly tally: Tally;
	readonly story: Story;
	readonly partCount: number;
	readonly read: boolean;
	readonly priority: "none" | "low" | "medium" | "high" | "urgent";
	readonly contactIds: readonly string[];
	/** Indexes of the teammates who took part. */
	readonly teammates: readonly number[];
	readonly companyIds: readonly string[];
	readonly ticketIds: readonly string[];
	readonly tags: readonly AppliedTag[];
	readonly custom_attributes: CustomAttributes;
	/** The conversation into which it was merged. */
	readonly mergedInto?: string;
	/** The conversations that were merged into it. */
	readonly mergedIds?: readonly string[];
}

/** The conversations, and what other kinds need from them. */
export interface ConversationPool {
	readonly collection: Collection<ConversationRecord>;
	readonly createdAt: (index: number) => number;
	readonly idOf: (index: number) => string;
}

interface ConversationOrigin {
	readonly settings: WorldSettings;
	readonly contacts: ContactPool;
	readonly companyId: (index: number) => string;
	readonly ticketLinks: TicketLinks;
	readonly createdAt: (index: number) => number;
	readonly idOf: (index: number) => string;
	readonly members: readonly (readonly number[])[];
	readonly offsetAt: (epochSeconds: number) => number;
	readonly stream: (index: number) => Random;
}

/** Makes the conversations, in the order in which they were created. */
export function makeConversations(
	settings: WorldSettings,
	contacts: ContactPool,
	companyId: (index: number) => string,
	ticketLinks: TicketLinks,
): ConversationPool {
	const count = settings.counts.conversations;
	const start = settings.now - historyDays.conversations * daySeconds;
	const timeline = makeTimeline(start, settings.now, deskWeek, settings.zone, settings.random("conversation.days"));
	const times = settings.random("conversation.time");
	const createdAt = (index: number): number => timeline.timeOf((index + times(index).unit()) / count);
	const identifiers = decimalIdentifiers(`${settings.workspaceId}.conversation`, 215_470_000_000_000);
	const origin: ConversationOrigin = {
		settings,
		contacts,
		companyId,
		ticketLinks,
		createdAt,
		idOf: identifiers.idOf,
		members: Array.from({ length: settings.counts.teams }, (_, team) => membersOf(settings, team)),
		offsetAt: makeOffsetTable(settings, start),
		stream: settings.random("conversation"),
	};
	return {
		collection: new Collection({ count, identifiers, build: (index) => buildConversation(origin, index) }),
		createdAt,
		idOf: identifiers.idOf,
	};
}

/** A conversation after one more thing happened: statistics, state and assignees follow from its parts. */
export function addEvent(conversation: ConversationRecord, event: StoryEvent): ConversationRecord {
	const events = [...conversation.story.events, event];
	const { by } = event;
	return {
		...conversation,
		updated_at: event.at,
		story: { ...conversation.story, events },
		tally: tallyEvents(conversation.created_at, conversation.source.startedBy, events),
		teammates: by.type === "admin" ? [...new Set([...conversation.teammates, by.index])] : conversation.teammates,
		partCount: events.length,
	};
}

/** A conversation that begins with a message, sent through the API or by a contact just now. */
export function beginConversation(
	place: { readonly id: string; readonly index: number },
	message: { readonly at: number; readonly body: string; readonly startedBy: "contact" | "admin" },
	contact: { readonly id: string; readonly companyIds: readonly string[] },
): ConversationRecord {
	const { at, body, startedBy } = message;
	return {
		...place,
		created_at: at,
		updated_at: at,
		topic: topics[0],
		source: {
			type: "conversation",
			delivered_as: startedBy === "contact" ? "customer_initiated" : "admin_initiated",
			startedBy,
			channel: "messenger",
		},
		body,
		title: null,
		tally: tallyEvents(at, startedBy, []),
		story: { events: [], ai: null, rating: null, isPromised: false },
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

const channels: readonly [readonly [Channel, number], ...(readonly [Channel, number])[]] = [
	[{ type: "conversation", delivered_as: "customer_initiated", startedBy: "contact", channel: "messenger" }, 62],
	[{ type: "email", delivered_as: "customer_initiated", startedBy: "contact", channel: "email" }, 22],
	[{ type: "conversation", delivered_as: "campaigns_initiated", startedBy: "admin", channel: "messenger" }, 5],
	[{ type: "email", delivered_as: "admin_initiated", startedBy: "admin", channel: "email" }, 4],
	[{ type: "conversation", delivered_as: "automated", startedBy: "admin", channel: "messenger" }, 3],
	[{ type: "whatsapp", delivered_as: "customer_initiated", startedBy: "contact", channel: "whatsapp" }, 2],
	[{ type: "phone_call", delivered_as: "customer_initiated", startedBy: "contact", channel: "phone" }, 2],
];

const topicWeights = topics.map((topic) => [topic, topic.weight] as const) as [
	readonly [Topic, number],
	...(readonly [Topic, number])[],
];

function buildConversation(origin: ConversationOrigin, index: number): ConversationRecord {
	const { settings, contacts } = origin;
	const random = origin.stream(index);
	const created_at = origin.createdAt(index);
	const source = random.weigh(channels);
	const topic = random.weigh(topicWeights);
	const team = settings.counts.teams > 0 && random.chance(0.93) ? topic.team % settings.counts.teams : null;
	const known = Math.max(1, contacts.countBefore(created_at));
	// The newest contacts write most.
	const contact = settings.counts.contacts === 0 ? -1 : Math.floor(known * random.unit() ** 0.6);
	const setting: StorySetting = {
		createdAt: created_at,
		now: settings.now,
		offset: origin.offsetAt(created_at),
		contact,
		topic,
		startedBy: source.startedBy,
		team,
		members: team === null ? [] : (origin.members[team] ?? []),
	};
	const story = tellStory(setting, random);
	const tally = tallyEvents(created_at, source.startedBy, story.events);
	return {
		id: origin.idOf(index),
		index,
		created_at,
		updated_at: tally.updatedAt,
		topic,
		source,
		body: undefined,
		title: source.type === "email" ? random.pick(topic.subjects) : null,
		tally,
		story,
		partCount: story.events.length,
		read: tally.state === "closed" ? random.chance(0.95) : random.chance(0.5),
		priority: random.weigh(priorities),
		contactIds: drawContacts(origin, random, contact, known),
		teammates: findTeammates(story, tally),
		companyIds: contact < 0 ? [] : contacts.companiesOf(contact).slice(0, 1).map(origin.companyId),
		ticketIds: origin.ticketLinks.ticketIdsOf(index),
		tags: drawTopicTags(settings, random, topic, created_at, tally.updatedAt),
		custom_attributes: drawAttributes(random, topic, created_at),
	};
}

const priorities = [
	["none", 80],
	["low", 4],
	["medium", 7],
	["high", 6],
	["urgent", 3],
] as const;

function drawContacts(origin: ConversationOrigin, random: Random, first: number, known: number): string[] {
	if (first < 0) return [];
	const chosen = new Set([first]);
	if (random.chance(0.03)) for (const other of random.distinct(1 + random.below(3), known)) chosen.add(other);
	return [...chosen].map(origin.contacts.idOf);
}

function findTeammates(story: Story, tally: Tally): number[] {
	const admins = new Set<number>();
	for (const { by } of story.events) if (by.type === "admin") admins.add(by.index);
	if (tally.admin !== null) admins.add(tally.admin);
	return [...admins];
}

function drawTopicTags(
	settings: WorldSettings,
	random: Random,
	topic: Topic,
	after: number,
	before: number,
): readonly AppliedTag[] {
	if (random.chance(0.45)) return noTags;
	const wanted = new Set<number>();
	for (const tag of topic.tags) if (random.chance(0.4)) wanted.add(tag);
	if (random.chance(0.15)) wanted.add(random.below(settings.counts.tags));
	const at = Math.min(before, after + random.below(3600));
	const admin = random.below(settings.counts.admins);
	return [...wanted].filter((tag) => tag < settings.counts.tags).map((tag) => applyTag(tag, at, admin));
}

const noTags: readonly AppliedTag[] = [];

// The first half of the history calls the topic "Topic (old)": names of attributes change in the life of a workspace.
function drawAttributes(random: Random, topic: Topic, created_at: number): CustomAttributes {
	const isOld = created_at % 7 === 0;
	const attributes: Record<string, string | number | boolean> = {};
	if (random.chance(0.7)) attributes[isOld ? "Topic (old)" : "Topic"] = topic.name;
	if (random.chance(0.25)) {
		const order = random.between(10_000, 99_999);
		attributes["Order number"] = isOld ? String(order) : order;
	}
	if (random.chance(0.4)) attributes["Is urgent"] = random.chance(0.1);
	if (random.chance(0.1)) attributes["Amount refunded"] = Math.round(random.logNormal(40, 0.8) * 100) / 100;
	if (random.chance(0.05)) attributes["Due date"] = created_at + random.between(1, 20) * daySeconds;
	return attributes;
}

// Asking the runtime for the offset costs microseconds; once a day is enough to place office hours.
function makeOffsetTable(settings: WorldSettings, start: number): (epochSeconds: number) => number {
	const offsets: number[] = [];
	for (let day = start; day <= settings.now; day += daySeconds) offsets.push(settings.zone.offsetAt(day));
	return (epochSeconds) => offsets[Math.floor((epochSeconds - start) / daySeconds)] ?? offsets.at(-1) ?? 0;
}
