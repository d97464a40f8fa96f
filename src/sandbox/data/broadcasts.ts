import type { DataSet } from "./data-set.ts";

/** A WhatsApp message that was sent to many, and how far one of them got. */
export interface BroadcastMessage {
	readonly id: string;
	readonly messageId: string;
	readonly conversationId: string;
	readonly contactId: string;
	readonly status: "sent" | "delivered" | "read" | "failed";
	/** Unix seconds. */
	readonly sentAt: number;
	readonly changedAt: number;
	readonly template: string;
}

/** A message to many: the id of its rules, its template, and one conversation of so many that it reached. */
interface BroadcastRow {
	readonly rulesetId: string;
	readonly template: string;
	readonly perConversation: number;
}

const broadcastRows: readonly BroadcastRow[] = [
	{ rulesetId: "12001", template: "appointment_reminder", perConversation: 4 },
	{ rulesetId: "12002", template: "order_update", perConversation: 9 },
	{ rulesetId: "12003", template: "holiday_greeting", perConversation: 50 },
];

/** How many messages the rules of an id sent; none for an unknown id. */
export function countMessages({ settings }: DataSet, rulesetId: string): number {
	const row = broadcastRows.find((candidate) => candidate.rulesetId === rulesetId);
	return row === undefined ? 0 : Math.floor(settings.counts.conversations / row.perConversation);
}

/** The message at a place among those of the rules, newest first; undefined beyond them. */
export function messageAt(dataSet: DataSet, rulesetId: string, place: number): BroadcastMessage | undefined {
	const row = broadcastRows.find((candidate) => candidate.rulesetId === rulesetId);
	const count = countMessages(dataSet, rulesetId);
	if (row === undefined || place < 0 || place >= count) return undefined;
	const number = count - 1 - place;
	const conversation = number * row.perConversation;
	const random = dataSet.settings.random(`broadcast.${rulesetId}`)(number);
	const status = random.weigh(statuses);
	const sentAt = dataSet.conversationPool.createdAt(conversation);
	const age = status === "sent" ? 0 : Math.ceil(random.logNormal(status === "read" ? 3600 : 20, 1));
	return {
		id: `${rulesetId}${String(number).padStart(8, "0")}`,
		messageId: `wamid_${rulesetId}_${number}`,
		conversationId: dataSet.conversationPool.idOf(conversation),
		contactId: dataSet.contactPool.idOf(Math.max(0, dataSet.conversationPool.openingOf(conversation).contact)),
		status,
		sentAt,
		changedAt: Math.min(Math.max(sentAt, dataSet.settings.now - 1), sentAt + age),
		template: row.template,
	};
}

/** The message of WhatsApp's id; undefined when there is none. */
export function findMessage(dataSet: DataSet, messageId: string): BroadcastMessage | undefined {
	const [, rulesetId = "", number = ""] = /^wamid_(\d+)_(\d+)$/.exec(messageId) ?? [];
	const found = messageAt(dataSet, rulesetId, countMessages(dataSet, rulesetId) - 1 - Number(number));
	return found?.messageId === messageId ? found : undefined;
}

const statuses = [
	["sent", 8],
	["delivered", 40],
	["read", 45],
	["failed", 7],
] as const;
