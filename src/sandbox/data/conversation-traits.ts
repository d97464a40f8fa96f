import type { CustomAttributes } from "./companies.ts";
import { type AppliedTag, applyTag } from "./labels.ts";
import type { Random } from "./random.ts";
import { type DataSetSettings, daySeconds } from "./settings.ts";
import type { Topic } from "./topic-table.ts";

/** How urgent a conversation is. */
export type Priority = "none" | "low" | "medium" | "high" | "urgent";

/** Draws how urgent a conversation is; most are not. */
export function drawPriority(random: Random): Priority {
	return random.weigh(priorities);
}

/** Draws the tags of a conversation: mostly those of its topic, put on within an hour. */
export function drawTopicTags(
	settings: DataSetSettings,
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

/**
 * Draws custom attributes. The first half of the history calls the topic "Topic (old)": names of attributes change in
 * the life of a workspace.
 */
export function drawConversationAttributes(random: Random, topic: Topic, created_at: number): CustomAttributes {
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

const priorities = [
	["none", 80],
	["low", 4],
	["medium", 7],
	["high", 6],
	["urgent", 3],
] as const;

const noTags: readonly AppliedTag[] = [];
