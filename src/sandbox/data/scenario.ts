/** Who did something: a contact or teammate by index, or the workspace's bot. */
export type Actor = { readonly type: "contact" | "admin"; readonly index: number } | { readonly type: "bot" };

/** To whom a conversation was given: a teammate or team by index. */
export interface Assignee {
	readonly type: "admin" | "team";
	readonly index: number;
}

/** An answer that a contact can give with one click. */
export interface QuickReply {
	readonly text: string;
	readonly uuid: string;
}

/** What happened in a conversation after its first message, in order of time. */
export interface ScenarioEvent {
	readonly at: number;
	/** As in `part_type`. */
	readonly kind: string;
	readonly by: Actor;
	/** What kind of text it carries, if any. */
	readonly text?: TextKind;
	/** The text itself, when it came through the API. */
	readonly body?: string;
	/** Null: nobody any more. */
	readonly assignee?: Assignee | null;
	/** Answers that it offers. */
	readonly quickReplies?: readonly QuickReply[];
	readonly snoozedUntil?: number;
	readonly isRedacted?: boolean;
}

/** The kinds of text; each is written from the topic or from small talk. */
export type TextKind = "question" | "answer" | "filler" | "nudge" | "thanks" | "note" | "ai_answer";

/** How the AI agent took part. */
export interface AiOutcome {
	/** Null while the outcome is open. */
	readonly resolution: "assumed_resolution" | "confirmed_resolution" | "escalated" | "negative_feedback" | null;
	readonly answeredAt: number;
	readonly lastAt: number;
	readonly rating: number | null;
}

/** A rating that the contact left. */
export interface ScenarioRating {
	readonly score: number;
	readonly requestedAt: number;
	readonly repliedAt: number | null;
	readonly hasRemark: boolean;
	readonly admin: number | null;
}

/** The whole course of a conversation. */
export interface Scenario {
	readonly events: readonly ScenarioEvent[];
	readonly ai: AiOutcome | null;
	readonly rating: ScenarioRating | null;
	readonly isPromised: boolean;
}
