import type { ConversationRecord } from "./conversations.ts";
import { adminNumber, teamNumber } from "./teammates.ts";

/** One attribute of the conversations' reporting dataset. */
export interface ReportingAttribute {
	readonly id: string;
	readonly name: string;
	readonly read: (conversation: ConversationRecord) => string | number | null;
}

/** The dataset that can be exported. */
export const conversationDataset = {
	id: "conversation",
	name: "Conversations",
	description: "One row for each conversation",
	default_time_attribute_id: "conversation_started_at",
} as const;

/** What can be had of each conversation, one row each. */
export const reportingAttributes: readonly ReportingAttribute[] = [
	{ id: "conversation_id", name: "Conversation ID", read: ({ id }) => id },
	{ id: "conversation_started_at", name: "Started at", read: ({ created_at }) => created_at },
	{ id: "conversation_state", name: "State", read: ({ tally }) => tally.state },
	{ id: "channel", name: "Channel", read: ({ source }) => source.channel },
	{
		id: "teammate_assigned_id",
		name: "Teammate assigned",
		read: ({ tally }) => (tally.admin === null ? null : adminNumber(tally.admin)),
	},
	{
		id: "team_assigned_id",
		name: "Team assigned",
		read: ({ tally }) => (tally.team === null ? null : teamNumber(tally.team)),
	},
	{
		id: "time_to_first_response",
		name: "First response time",
		read: ({ tally, created_at }) => since(tally.firstAdminReplyAt, created_at),
	},
	{
		id: "time_to_first_close",
		name: "Time to first close",
		read: ({ tally, created_at }) => since(tally.firstCloseAt, created_at),
	},
	{ id: "csat_score", name: "CSAT score", read: ({ scenario }) => scenario.rating?.score ?? null },
];

function since(instant: number | null, start: number): number | null {
	return instant === null ? null : instant - start;
}
