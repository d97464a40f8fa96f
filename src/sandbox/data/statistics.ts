import type { ScenarioEvent } from "./scenario.ts";

/** What a conversation's parts add up to; instants are Unix seconds, durations seconds, indexes those of admins. */
export interface ConversationTally {
	readonly firstContactReplyAt: number | null;
	readonly firstAssignmentAt: number | null;
	readonly firstAdminReplyAt: number | null;
	readonly firstCloseAt: number | null;
	readonly lastAssignmentAt: number | null;
	readonly lastAssignmentAdminReplyAt: number | null;
	readonly lastContactReplyAt: number | null;
	readonly lastAdminReplyAt: number | null;
	readonly lastCloseAt: number | null;
	readonly lastClosedBy: number | null;
	readonly medianReplySeconds: number | null;
	readonly reopenCount: number;
	readonly assignmentCount: number;
	readonly state: "open" | "closed" | "snoozed";
	readonly snoozedUntil: number | null;
	/** Since when the contact has been waiting for an answer. */
	readonly waitingSince: number | null;
	readonly admin: number | null;
	readonly team: number | null;
	readonly updatedAt: number;
}

/**
 * Adds up the events of a conversation: the one place from which statistics, state and assignees come.
 * @param startedBy Who wrote the first message, at `createdAt`.
 */
export function tallyEvents(
	createdAt: number,
	startedBy: "contact" | "admin",
	events: readonly ScenarioEvent[],
): ConversationTally {
	const tally: OpenTally = {
		firstContactReplyAt: startedBy === "contact" ? createdAt : null,
		firstAssignmentAt: null,
		firstAdminReplyAt: null,
		firstCloseAt: null,
		lastAssignmentAt: null,
		lastAssignmentAdminReplyAt: null,
		lastContactReplyAt: startedBy === "contact" ? createdAt : null,
		lastAdminReplyAt: startedBy === "admin" ? createdAt : null,
		lastCloseAt: null,
		lastClosedBy: null,
		medianReplySeconds: null,
		reopenCount: 0,
		assignmentCount: 0,
		state: "open",
		snoozedUntil: null,
		waitingSince: startedBy === "contact" ? createdAt : null,
		admin: null,
		team: null,
		updatedAt: createdAt,
	};
	const replySeconds: number[] = [];
	for (const event of events) {
		tally.updatedAt = event.at;
		countAssignment(tally, event);
		if (event.kind === "comment" || event.kind === "quick_reply") countComment(tally, event, replySeconds);
		else changeState(tally, event);
	}
	tally.medianReplySeconds = median(replySeconds);
	return tally;
}

type OpenTally = { -readonly [Key in keyof ConversationTally]: ConversationTally[Key] };

function countAssignment(tally: OpenTally, { at, assignee }: ScenarioEvent): void {
	if (assignee === undefined) return;
	if (assignee === null) {
		tally.admin = null;
		tally.team = null;
		return;
	}
	tally.firstAssignmentAt ??= at;
	tally.lastAssignmentAt = at;
	tally.lastAssignmentAdminReplyAt = null;
	tally.assignmentCount++;
	if (assignee.type === "admin") tally.admin = assignee.index;
	else tally.team = assignee.index;
}

function countComment(tally: OpenTally, { at, by }: ScenarioEvent, replySeconds: number[]): void {
	if (by.type === "contact") {
		tally.firstContactReplyAt ??= at;
		tally.lastContactReplyAt = at;
		tally.waitingSince ??= at;
	} else if (by.type === "admin") {
		tally.firstAdminReplyAt ??= at;
		tally.lastAdminReplyAt = at;
		if (tally.lastAssignmentAt !== null) tally.lastAssignmentAdminReplyAt ??= at;
		if (tally.waitingSince !== null) replySeconds.push(at - tally.waitingSince);
		tally.waitingSince = null;
	}
}

function changeState(tally: OpenTally, { at, by, kind, snoozedUntil }: ScenarioEvent): void {
	if (kind === "close") {
		tally.firstCloseAt ??= at;
		tally.lastCloseAt = at;
		tally.lastClosedBy = by.type === "admin" ? by.index : null;
		tally.waitingSince = null;
	}
	if (kind === "open") tally.reopenCount++;
	tally.state = stateAfter(kind, tally.state);
	if (kind === "snoozed") tally.snoozedUntil = snoozedUntil ?? null;
	if (kind === "timer_unsnooze" || kind === "open" || kind === "close") tally.snoozedUntil = null;
}

/** The state that an event of a kind leaves a conversation in. */
export function stateAfter(kind: string, state: ConversationTally["state"]): ConversationTally["state"] {
	if (kind === "close") return "closed";
	if (kind === "snoozed") return "snoozed";
	return kind === "open" || kind === "timer_unsnooze" ? "open" : state;
}

function median(values: number[]): number | null {
	if (values.length === 0) return null;
	values.sort((left, right) => left - right);
	const middle = values.length >> 1;
	const upper = values[middle] ?? 0;
	return values.length % 2 === 1 ? upper : Math.round(((values[middle - 1] ?? 0) + upper) / 2);
}
