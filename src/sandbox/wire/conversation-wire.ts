import type { ContactRecord } from "../data/contacts.ts";
import type { Outline } from "../data/conversation-draft.ts";
import type { ConversationRecord } from "../data/conversations.ts";
import type { DataSet } from "../data/data-set.ts";
import type { ConversationTally } from "../data/statistics.ts";
import { adminNumber, teamName, teamNumber } from "../data/teammates.ts";
import { teamRows, topics } from "../data/topic-table.ts";
import { writeRemark } from "../data/writing.ts";
import { showCompany } from "./company-wire.ts";
import { showParts } from "./part-wire.ts";
import { showMonitors, showScorecards } from "./quality-wire.ts";
import { applyShapes } from "./shape-table.ts";
import { showSource } from "./source-wire.ts";
import { liveTags, showAppliedTag } from "./tag-wire.ts";
import { showTicketLinks } from "./ticket-wire.ts";
import { applyVersion } from "./version-table.ts";
import type { WireObject, WireOptions } from "./wire-object.ts";

/** A conversation as lists and searches show it: without its parts. */
export function showConversation(dataSet: DataSet, conversation: ConversationRecord, options: WireOptions): WireObject {
	const { id, tally, scenario, source } = conversation;
	const contacts = conversation.contactIds.flatMap((contactId) => dataSet.contacts.get(contactId) ?? []);
	const company = conversation.companyIds.flatMap((companyId) => dataSet.companies.get(companyId) ?? [])[0];
	const wire: WireObject = {
		type: "conversation",
		id,
		created_at: conversation.created_at,
		updated_at: conversation.updated_at,
		waiting_since: tally.waitingSince,
		snoozed_until: tally.snoozedUntil,
		source: showSource(dataSet, conversation, options),
		contacts: {
			type: "contact.list",
			contacts: contacts.map((contact) => ({ type: "contact", id: contact.id, external_id: contact.external_id })),
		},
		first_contact_reply:
			tally.firstContactReplyAt === null
				? null
				: { created_at: tally.firstContactReplyAt, type: source.type, url: null },
		admin_assignee_id: tally.admin === null ? 0 : adminNumber(tally.admin),
		team_assignee_id: tally.team === null ? 0 : teamNumber(tally.team),
		company: company === undefined ? null : showCompany(dataSet, company),
		open: tally.state !== "closed",
		state: tally.state,
		read: conversation.read,
		tags: {
			type: "tag.list",
			tags: liveTags(dataSet, conversation.tags).map((tag) => showAppliedTag(dataSet, tag)),
		},
		priority: conversation.priority,
		sla_applied: showSla(dataSet, conversation),
		statistics: conversation.partCount === 0 ? null : showStatistics(conversation),
		conversation_rating: showRating(dataSet, conversation, contacts[0]),
		teammates:
			conversation.teammates.length === 0
				? null
				: {
						type: "admin.list",
						teammates: conversation.teammates.map((admin) => ({ type: "admin", id: String(adminNumber(admin)) })),
					},
		title: conversation.title,
		custom_attributes: conversation.custom_attributes,
		topics: showTopics(conversation),
		ticket: null,
		linked_objects: showTicketLinks(dataSet, conversation.ticketIds, conversation.mergedIds),
		ai_agent: showAgent(scenario.ai),
		ai_agent_participated: scenario.ai !== null,
		sales_agent_participated: false,
		sales_agent: null,
		channel: { initial: source.channel, current: source.channel },
		external_references: [],
		monitor_evaluations: options.hasMonitors === true ? showMonitors(dataSet, conversation) : undefined,
		scorecards: options.hasScorecards === true ? showScorecards(dataSet, conversation) : undefined,
	};
	return applyShapes("conversation", id, applyVersion("conversation", wire, options.version), options);
}

// Examples of the description show an empty object; recordings of older versions a list. Three in ten have none, one in ten has two.
function showTopics({ index, topic }: ConversationRecord): WireObject {
	const place = topics.indexOf(topic);
	const found = index % 10 < 3 ? [] : [place, ...(index % 10 === 9 ? [(place + 1) % topics.length] : [])];
	if (found.length === 0) return {};
	const list = found.map((at) => ({ type: "topic", id: String(at + 1), name: topics[at]?.name }));
	return { type: "topic.list", topics: list, total_count: list.length };
}

/** A conversation alone: with the newest 500 of its parts. */
export function showWholeConversation(
	dataSet: DataSet,
	conversation: ConversationRecord,
	options: WireOptions,
): WireObject {
	const parts = showParts(dataSet, conversation, options);
	return {
		...showConversation(dataSet, conversation, options),
		conversation_parts: {
			type: "conversation_part.list",
			conversation_parts: parts,
			total_count: parts.length,
		},
	};
}

/** What the contact said of the service, if anything. */
export function remarkOf(dataSet: DataSet, { scenario, index }: Outline): string | null {
	if (scenario.rating?.hasRemark !== true) return null;
	return writeRemark(dataSet.settings.random("conversation.remark"), index);
}

/** Whether the promised first reply came in time. */
export function slaStatusOf(dataSet: DataSet, conversation: ConversationRecord): string | undefined {
	const { tally, scenario } = conversation;
	const seconds = tally.team === null ? null : (teamRows[tally.team]?.slaSeconds ?? null);
	if (!scenario.isPromised || seconds === null) return undefined;
	const due = conversation.created_at + seconds;
	if (tally.firstAdminReplyAt !== null) return tally.firstAdminReplyAt <= due ? "hit" : "missed";
	if (tally.state === "closed") return "cancelled";
	return due > dataSet.settings.now ? "active" : "missed";
}

/** Texts of the AI agent's part that depend on its outcome only. */
export const agentFacts = { source_type: "profile", source_title: null, last_answer_type: "ai_answer" } as const;

function showStatistics(conversation: ConversationRecord): WireObject {
	const { tally, created_at, partCount } = conversation;
	const since = (instant: number | null): number | null => (instant === null ? null : instant - created_at);
	const handling = tally.medianReplySeconds === null ? null : Math.round(tally.medianReplySeconds * 0.2) + 30;
	return {
		type: "conversation_statistics",
		time_to_assignment: since(tally.firstAssignmentAt),
		time_to_admin_reply: since(tally.firstAdminReplyAt),
		time_to_first_close: since(tally.firstCloseAt),
		time_to_last_close: since(tally.lastCloseAt),
		median_time_to_reply: tally.medianReplySeconds,
		first_contact_reply_at: tally.firstContactReplyAt,
		first_assignment_at: tally.firstAssignmentAt,
		first_admin_reply_at: tally.firstAdminReplyAt,
		first_close_at: tally.firstCloseAt,
		last_assignment_at: tally.lastAssignmentAt,
		last_assignment_admin_reply_at: tally.lastAssignmentAdminReplyAt,
		last_contact_reply_at: tally.lastContactReplyAt,
		last_admin_reply_at: tally.lastAdminReplyAt,
		last_close_at: tally.lastCloseAt,
		last_closed_by_id: tally.lastClosedBy === null ? null : String(adminNumber(tally.lastClosedBy)),
		count_reopens: tally.reopenCount,
		count_assignments: tally.assignmentCount,
		count_conversation_parts: partCount,
		assigned_team_first_response_time: showTeamResponse(tally),
		assigned_team_first_response_time_in_office_hours: showTeamResponse(tally),
		handling_time: handling,
		adjusted_handling_time: handling === null ? null : Math.round(handling * 0.9),
	};
}

function showTeamResponse(tally: ConversationTally): WireObject[] {
	if (tally.team === null || tally.firstAdminReplyAt === null || tally.firstAssignmentAt === null) return [];
	const response_time = Math.max(0, tally.firstAdminReplyAt - tally.firstAssignmentAt);
	return [{ team_id: teamNumber(tally.team), team_name: teamName(tally.team), response_time }];
}

function showRating(
	dataSet: DataSet,
	conversation: ConversationRecord,
	contact: ContactRecord | undefined,
): WireObject | null {
	const { rating } = conversation.scenario;
	if (rating === null) return null;
	return {
		rating: rating.score,
		remark: remarkOf(dataSet, conversation),
		created_at: rating.requestedAt,
		updated_at: rating.repliedAt,
		contact: contact === undefined ? null : { type: "contact", id: contact.id, external_id: contact.external_id },
		teammate: rating.admin === null ? null : { type: "admin", id: String(adminNumber(rating.admin)) },
	};
}

function showSla(dataSet: DataSet, conversation: ConversationRecord): WireObject | null {
	const sla_status = slaStatusOf(dataSet, conversation);
	if (sla_status === undefined) return null;
	return {
		type: "conversation_sla_summary",
		sla_name: `First reply: ${teamName(conversation.tally.team ?? 0)}`,
		sla_status,
	};
}

function showAgent(ai: ConversationRecord["scenario"]["ai"]): WireObject | null {
	if (ai === null) return null;
	return {
		...agentFacts,
		resolution_state: ai.resolution,
		rating: ai.rating,
		rating_remark: null,
		created_at: ai.answeredAt,
		updated_at: ai.lastAt,
		content_sources: {
			type: "content_source.list",
			total_count: 1,
			content_sources: [
				{ content_type: "article", url: "https://help.example.com/articles/1", title: "Getting started", locale: "en" },
			],
		},
	};
}
