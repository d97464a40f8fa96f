import type { ContactPool } from "./contacts.ts";
import type { Random } from "./random.ts";
import type { Scenario } from "./scenario.ts";
import { generateScenario } from "./scenario-generator.ts";
import { type DataSetSettings, daySeconds, historyDays } from "./settings.ts";
import { type ConversationTally, tallyEvents } from "./statistics.ts";
import { membersOf } from "./teammates.ts";
import { type Topic, topics } from "./topic-table.ts";

/** How a conversation came in. */
export interface Channel {
	/** `source.type`. */
	readonly type: string;
	readonly delivered_as: string;
	readonly startedBy: "contact" | "admin";
	/** `channel.initial`. */
	readonly channel: string;
	/** The index of the admin who sent the first message through the API. */
	readonly sentBy?: number;
}

/** How a conversation began: all that its first message is written from, known at a tenth of the cost of the whole. */
export interface Opening {
	/** Its place among the conversations; the texts are written from it. */
	readonly index: number;
	readonly created_at: number;
	readonly topic: Topic;
	readonly source: Channel;
	/** Text of the first message when it was written through the API. */
	readonly body: string | undefined;
	/** The index of the contact it began with; -1 when the workspace has none. */
	readonly contact: number;
}

/** How a conversation went: what its statistics, state and assignees are read from. */
export interface Outline extends Opening {
	readonly updated_at: number;
	readonly tally: ConversationTally;
	readonly scenario: Scenario;
	readonly partCount: number;
}

/** A conversation that is being made. */
export interface Draft extends Opening {
	readonly team: number | null;
	/** How many contacts existed when it began. */
	readonly known: number;
	/** Gives what is drawn next. */
	readonly random: Random;
}

/** Makes conversations step by step, so that who needs little of many does not wait for the rest. */
export interface Drafting {
	/** Draws the beginning of the conversation at an index. */
	begin(index: number): Draft;
	/** Plays it through; the draft can be used for that once. */
	play(draft: Draft): Outline;
}

/** Prepares what all conversations share. */
export function makeDrafting(
	settings: DataSetSettings,
	contacts: ContactPool,
	createdAt: (index: number) => number,
): Drafting {
	const { counts, now } = settings;
	const members = Array.from({ length: counts.teams }, (_, team) => membersOf(settings, team));
	const offsetAt = makeOffsetTable(settings, now - historyDays.conversations * daySeconds);
	const stream = settings.random("conversation");
	return {
		begin(index) {
			const random = stream(index);
			const created_at = createdAt(index);
			const source = random.weigh(channels);
			const topic = random.weigh(topicWeights);
			const team = counts.teams > 0 && random.chance(0.93) ? topic.team % counts.teams : null;
			const known = Math.max(1, contacts.countBefore(created_at));
			// The newest contacts write most.
			const contact = counts.contacts === 0 ? -1 : Math.floor(known * random.unit() ** 0.6);
			return { index, created_at, topic, source, body: undefined, contact, team, known, random };
		},
		play(draft) {
			const { index, created_at, topic, source, body, contact, team, random } = draft;
			const setting = {
				createdAt: created_at,
				now,
				offset: offsetAt(created_at),
				contact,
				topic,
				startedBy: source.startedBy,
				team,
				members: team === null ? [] : (members[team] ?? []),
			};
			const scenario = generateScenario(setting, random);
			const tally = tallyEvents(created_at, source.startedBy, scenario.events);
			const updated_at = tally.updatedAt;
			const partCount = scenario.events.length;
			return { index, created_at, topic, source, body, contact, updated_at, tally, scenario, partCount };
		},
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

// Asking the runtime for the offset costs microseconds; once a day is enough to place office hours.
function makeOffsetTable(settings: DataSetSettings, start: number): (epochSeconds: number) => number {
	const offsets: number[] = [];
	for (let day = start; day <= settings.now; day += daySeconds) offsets.push(settings.zone.offsetAt(day));
	return (epochSeconds) => offsets[Math.floor((epochSeconds - start) / daySeconds)] ?? offsets.at(-1) ?? 0;
}
