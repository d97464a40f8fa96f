import { addEvent, beginConversation } from "../data/conversations.ts";
import type { DataSet } from "../data/data-set.ts";
import type { Random } from "../data/random.ts";
import type { ScenarioEvent } from "../data/scenario.ts";

const mostAtOnce = 500;

/** Changes that happen by themselves: replies, closings, new conversations, people coming back, now and then a deletion. */
export class Mutations {
	readonly #dataSet: DataSet;
	readonly #now: () => number;
	readonly #perMinute: number;
	readonly #startMs: number;
	readonly #nowMs: () => number;
	#done = 0;
	#serial = 0;

	/**
	 * Nothing runs in the background: what is due happens with the next request.
	 * @param now The sandbox's present in Unix seconds.
	 * @param nowMs The clock in milliseconds.
	 */
	constructor(dataSet: DataSet, perMinute: number, now: () => number, nowMs: () => number) {
		this.#dataSet = dataSet;
		this.#now = now;
		this.#perMinute = perMinute;
		this.#nowMs = nowMs;
		this.#startMs = nowMs();
	}

	/** Lets happen what is due by now. */
	catchUp(): void {
		const due = Math.floor(((this.#nowMs() - this.#startMs) / 60_000) * this.#perMinute);
		this.run(Math.min(mostAtOnce, due - this.#done));
		this.#done = due;
	}

	/** Lets so many changes happen at once. */
	run(count: number): void {
		for (let change = 0; change < count; change++) this.#change();
	}

	#change(): void {
		const random = this.#dataSet.settings.random("mutation")(this.#serial++);
		const draw = random.unit();
		if (draw < 0.1) this.#beginConversation(random);
		else if (draw < 0.3) this.#touchContact(random);
		else if (draw < 0.33) this.#deleteConversation(random);
		else this.#addPart(random);
	}

	#beginConversation(random: Random): void {
		const { contacts, conversations } = this.#dataSet;
		const index = random.below(contacts.size);
		const contact = contacts.at(index);
		if (contact === undefined) return;
		const place = { id: conversations.nextId(), index: conversations.size };
		const message = { at: this.#now(), body: "<p>One more question…</p>", startedBy: "contact" } as const;
		conversations.create(beginConversation(place, message, { ...contact, index }));
	}

	#touchContact(random: Random): void {
		const { contacts } = this.#dataSet;
		const contact = contacts.at(random.below(contacts.size));
		if (contact !== undefined) contacts.replace({ ...contact, last_seen_at: this.#now(), updated_at: this.#now() });
	}

	#deleteConversation(random: Random): void {
		const { conversations, deletions } = this.#dataSet;
		const conversation = conversations.at(random.below(conversations.size));
		if (conversation === undefined) return;
		deletions.record({ id: conversation.id, at: this.#now(), isRetained: true });
		conversations.remove(conversation.id);
	}

	#addPart(random: Random): void {
		const { contacts, conversations, settings } = this.#dataSet;
		const conversation = conversations.at(random.below(conversations.size));
		const contact = contacts.indexOf(conversation?.contactIds[0] ?? "");
		if (conversation === undefined || contact === undefined) return;
		const admin = { type: "admin", index: random.below(settings.counts.admins) } as const;
		const at = this.#now();
		const customer = { type: "contact", index: contact } as const;
		const event = random.pick<ScenarioEvent>([
			{ at, kind: "comment", by: customer, body: "<p>Any news?</p>" },
			{ at, kind: "comment", by: admin, body: "<p>We are on it.</p>" },
			{ at, kind: "close", by: admin },
		]);
		conversations.replace(addEvent(conversation, event));
	}
}
