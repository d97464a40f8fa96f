import type { Random } from "./random.ts";
import type { Actor, AiOutcome, Scenario, ScenarioEvent, ScenarioRating, TextKind } from "./scenario.ts";
import { daySeconds } from "./settings.ts";
import { moveIntoOfficeHours } from "./timeline.ts";
import { type Topic, teamRows } from "./topic-table.ts";

/** What the course depends on. */
export interface ScenarioSetting {
	readonly createdAt: number;
	readonly now: number;
	/** Seconds from UTC to the workspace's local time. */
	readonly offset: number;
	readonly contact: number;
	readonly topic: Topic;
	readonly startedBy: "contact" | "admin";
	readonly team: number | null;
	/** Indexes of the team's members; empty when nobody is there. */
	readonly members: readonly number[];
}

/**
 * Plays a conversation through from its first message to now.
 * @example generateScenario(setting, random).events[0] // { at: 1_760_000_012, kind: "comment", by: { type: "bot" }, text: "ai_answer" }
 */
export function generateScenario(setting: ScenarioSetting, random: Random): Scenario {
	const generator = new ScenarioGenerator(setting, random);
	const isPromised =
		setting.team !== null && (teamRows[setting.team]?.slaSeconds ?? null) !== null && random.chance(0.8);
	const ai = setting.startedBy === "contact" && random.chance(0.42) ? generator.askAgent() : null;
	const isResolved = ai?.resolution === "assumed_resolution" || ai?.resolution === "confirmed_resolution";
	const rating = isResolved ? null : generator.talkToTeam();
	return generator.finish(ai, rating, isPromised);
}

const undecided = { resolution: null, rating: null } as const;

class ScenarioGenerator {
	readonly #events: ScenarioEvent[] = [];
	readonly #setting: ScenarioSetting;
	readonly #random: Random;
	readonly #contact: Actor;
	#at: number;
	#admin: number | undefined;

	constructor(setting: ScenarioSetting, random: Random) {
		this.#setting = setting;
		this.#random = random;
		this.#contact = { type: "contact", index: setting.contact };
		this.#at = setting.createdAt;
	}

	askAgent(): AiOutcome {
		const random = this.#random;
		const bot: Actor = { type: "bot" };
		this.#add(random.between(4, 25), { kind: "comment", by: bot, text: "ai_answer" });
		const answeredAt = this.#at;
		for (let more = random.geometric(0.5); more > 0 && more < 5; more--) {
			this.#add(random.logNormal(90, 1), { kind: "comment", by: this.#contact, text: "nudge" });
			this.#add(random.between(4, 25), { kind: "comment", by: bot, text: "ai_answer" });
		}
		const resolution = random.weigh([
			["assumed_resolution", 30],
			["confirmed_resolution", 14],
			["escalated", 46],
			["negative_feedback", 10],
		] as const);
		if (resolution === "confirmed_resolution") {
			this.#add(random.logNormal(60, 0.8), { kind: "comment", by: this.#contact, text: "thanks" });
			this.#add(random.between(1, 20), { kind: "close", by: bot });
		} else if (resolution === "assumed_resolution") {
			this.#add(random.between(240, daySeconds), { kind: "close", by: bot });
		} else {
			this.#add(random.logNormal(80, 1), { kind: "comment", by: this.#contact, text: "nudge" });
		}
		const rating = resolution === "escalated" || random.chance(0.8) ? null : random.between(3, 5);
		return { resolution, answeredAt, lastAt: this.#at, rating };
	}

	talkToTeam(): ScenarioRating | null {
		const random = this.#random;
		const { team, startedBy } = this.#setting;
		if (startedBy === "admin" && random.chance(0.55)) return this.#closeIdle();
		if (team !== null)
			this.#add(random.between(1, 40), {
				kind: "assignment",
				by: { type: "bot" },
				assignee: { type: "team", index: team },
			});
		if (startedBy === "admin")
			this.#add(random.logNormal(5 * 3600, 1.3), { kind: "comment", by: this.#contact, text: "question" });
		// A few never get an answer.
		if (this.#setting.members.length === 0 || random.chance(0.03)) return this.#closeIdle();
		this.#exchange(this.#drawRounds());
		if (random.chance(0.06)) return this.#leaveOpen();
		this.#close();
		const rating = random.chance(0.27) ? this.#rate() : null;
		if (random.chance(0.13)) {
			this.#add(random.logNormal(daySeconds, 1), { kind: "open", by: this.#contact });
			this.#add(1, { kind: "comment", by: this.#contact, text: "nudge" });
			this.#exchange(random.geometric(0.6) + 1);
			this.#close();
		}
		return rating;
	}

	finish(ai: AiOutcome | null, rating: ScenarioRating | null, isPromised: boolean): Scenario {
		const { now } = this.#setting;
		const events = this.#events.filter(({ at }) => at < now);
		const isKnown = rating !== null && rating.requestedAt < now;
		const repliedAt = rating?.repliedAt ?? null;
		return {
			events,
			ai:
				ai === null || ai.answeredAt >= now
					? null
					: ai.lastAt < now
						? ai
						: { ...ai, ...undecided, lastAt: ai.answeredAt },
			rating: isKnown && repliedAt !== null && repliedAt < now ? rating : null,
			isPromised,
		};
	}

	// Most take a few rounds; some go on for weeks, and one in seven hundred never seems to end.
	#drawRounds(): number {
		const draw = this.#random.unit();
		if (draw < 0.0014) return 255 + this.#random.below(140);
		if (draw < 0.03) return 12 + this.#random.below(40);
		return 1 + this.#random.geometric(1.9);
	}

	#exchange(rounds: number): void {
		const random = this.#random;
		const isMarathon = rounds > 100;
		for (let round = 0; round < rounds && this.#at < this.#setting.now; round++) {
			this.#answer(isMarathon, round === rounds - 1);
			if (round === rounds - 1) break;
			this.#add(random.logNormal(isMarathon ? 300 : 1500, 1.4), {
				kind: "comment",
				by: this.#contact,
				text: random.chance(0.5) ? "nudge" : "question",
			});
		}
	}

	#answer(isMarathon: boolean, isLast: boolean): void {
		const random = this.#random;
		const { members, team, offset } = this.#setting;
		const median = isMarathon ? 240 : (teamRows[team ?? 0]?.medianReplySeconds ?? 1800);
		const due = this.#at + Math.ceil(random.logNormal(median, 1.1));
		const at = isMarathon ? due : moveIntoOfficeHours(due, offset, random.unit());
		const isNew = this.#admin === undefined || random.chance(isMarathon ? 0.01 : 0.08);
		const admin = isNew ? (members[random.below(members.length)] ?? 0) : (this.#admin ?? 0);
		const by: Actor = { type: "admin", index: admin };
		const wait = at - this.#at;
		if (!isMarathon && random.chance(0.12)) this.#add(wait * 0.7, { kind: "note", by, text: "note" });
		if (!isMarathon && random.chance(0.1)) this.#add(1, { kind: "conversation_attribute_updated_by_admin", by });
		if (admin !== this.#admin) {
			const before = Math.max(0, at - 30 - this.#at);
			this.#add(before, { kind: "assignment", by, assignee: { type: "admin", index: admin } });
			this.#admin = admin;
		}
		const text: TextKind = isLast || random.chance(0.6) ? "answer" : "filler";
		this.#add(Math.max(1, at - this.#at), { kind: "comment", by, text });
		if (isLast && random.chance(0.5))
			this.#add(random.logNormal(1200, 1.3), { kind: "comment", by: this.#contact, text: "thanks" });
	}

	#close(): void {
		const random = this.#random;
		const by: Actor = { type: "admin", index: this.#admin ?? 0 };
		const at = this.#at + Math.ceil(random.logNormal(1800, 1.4));
		this.#add(moveIntoOfficeHours(at, this.#setting.offset, random.unit()) - this.#at, { kind: "close", by });
	}

	#leaveOpen(): null {
		const random = this.#random;
		if (random.chance(0.3)) return this.#closeIdle();
		const snoozedUntil = Math.floor(this.#at + 60 + random.between(1, 9) * daySeconds);
		this.#add(60, { kind: "snoozed", by: { type: "admin", index: this.#admin ?? 0 }, snoozedUntil });
		this.#add(snoozedUntil - this.#at, { kind: "timer_unsnooze", by: { type: "bot" } });
		return this.#closeIdle();
	}

	// A workflow closes most of what nobody touched for a while.
	#closeIdle(): null {
		if (this.#random.chance(0.93))
			this.#add(this.#random.between(3, 12) * daySeconds, { kind: "close", by: { type: "bot" } });
		return null;
	}

	#rate(): ScenarioRating {
		const random = this.#random;
		const requestedAt = this.#at;
		const score = random.weigh([
			[5, 52],
			[4, 24],
			[3, 10],
			[2, 6],
			[1, 8],
		] as const);
		this.#add(random.logNormal(900, 1.5), { kind: "conversation_rating_changed", by: this.#contact });
		const repliedAt = this.#at;
		const hasRemark = random.chance(0.3);
		if (hasRemark) this.#add(random.between(5, 90), { kind: "conversation_rating_remark_added", by: this.#contact });
		return { score, requestedAt, repliedAt, hasRemark, admin: this.#admin ?? null };
	}

	// Millions of events are made for a search; copying each would cost as much as all else.
	#add(wait: number, event: Omit<ScenarioEvent, "at"> & { at?: number }): void {
		this.#at += Math.max(0, Math.ceil(wait));
		event.at = this.#at;
		this.#events.push(event as ScenarioEvent);
	}
}
