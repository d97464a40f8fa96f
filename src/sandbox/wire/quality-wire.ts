import type { ConversationRecord } from "../data/conversations.ts";
import type { DataSet } from "../data/data-set.ts";
import type { Random } from "../data/random.ts";
import { adminNumber } from "../data/teammates.ts";
import type { WireObject } from "./wire-object.ts";

/** The monitors that flagged a conversation; few are flagged. */
export function showMonitors(dataSet: DataSet, { index, updated_at }: ConversationRecord): WireObject[] {
	const random = dataSet.settings.random("conversation.monitors")(index);
	if (!random.chance(0.06)) return [];
	const [monitor_id, monitor_name] = random.pick(monitors);
	return [
		{
			monitor_id,
			monitor_name,
			monitor_type: monitor_name === null ? null : "prompt",
			result: "flagged",
			explanation: random.chance(0.8) ? "The customer asked twice for the same thing." : null,
			evaluated_at: updated_at,
		},
	];
}

/** What reviewers, people and AI, made of a conversation. */
export function showScorecards(dataSet: DataSet, conversation: ConversationRecord): WireObject[] {
	const { index, tally, updated_at } = conversation;
	const random = dataSet.settings.random("conversation.scorecards")(index);
	if (tally.state !== "closed" || !random.chance(0.1)) return [];
	const isScored = random.chance(0.8);
	const score = isScored ? Math.round(random.unit() * 100) / 100 : null;
	const reviewed_teammate =
		tally.admin === null ? { type: "ai" } : { type: "admin", admin_id: String(adminNumber(tally.admin)) };
	return [
		{
			scorecard_id: "67890",
			scorecard_version_id: "67891",
			name: "Standard review",
			scorecard_type: random.chance(0.5) ? "human" : "ai",
			passed: score === null ? null : score >= 0.5,
			score,
			ai_score: random.chance(0.5) ? score : null,
			evaluated_at: isScored ? updated_at : null,
			reviewed_teammate,
			evaluators: ["54321", "54322"].map((evaluator_id) => ({
				evaluator_id,
				result: isScored ? drawResult(random) : null,
			})),
		},
	];
}

// One of the monitors was deleted since, and with it its name.
const monitors: readonly [Monitor, ...Monitor[]] = [
	["12345", "Complaints"],
	["12346", "Refund promised"],
	["12340", null],
];

type Monitor = readonly [id: string, name: string | null];

function drawResult(random: Random): WireObject {
	const isPassed = random.chance(0.75);
	return {
		value: isPassed ? "pass" : "fail",
		source: random.chance(0.5) ? "ai" : "human",
		reasoning: random.chance(0.7) ? "The answer was to the point." : null,
		reason_ids: isPassed ? [] : ["101"],
		other_text: null,
	};
}
