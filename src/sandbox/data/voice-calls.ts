import type { DataSet } from "./data-set.ts";
import { conversationsPerCall } from "./static-collection-table.ts";

/** A call that the AI agent took, as the provider of the line and the service both know it. */
export interface VoiceCall {
	/** The number of the reference between the two. */
	readonly id: number;
	readonly phone: string;
	readonly status: string;
	/** The call and the conversation of the service; null as long as nothing was matched. */
	readonly callId: string | null;
	readonly conversationId: string | null;
	/** The provider's own id of the call. */
	readonly externalId: string;
	readonly transcript: readonly { readonly role: string; readonly content: string }[];
	readonly summary: string;
	readonly intents: readonly { readonly name: string }[];
}

const firstId = 52_000;
const mostPerConversation = 2;

/** The AI agent's calls: those of the seed, one or two for a conversation with a call, and those registered since. */
export class VoiceCalls {
	readonly #dataSet: DataSet;
	readonly #registered: VoiceCall[] = [];

	/** Keeps what the calls of the seed are worked out from. */
	constructor(dataSet: DataSet) {
		this.#dataSet = dataSet;
	}

	/** The calls of a conversation, oldest first. */
	ofConversation(conversationId: string): VoiceCall[] {
		const index = this.#dataSet.conversations.indexOf(conversationId);
		if (index === undefined || index % conversationsPerCall !== 0) return [];
		return this.#ofCall(index / conversationsPerCall);
	}

	/** The call of a reference's number. */
	get(id: number): VoiceCall | undefined {
		const place = id - firstId;
		const known = this.#ofCall(Math.floor(place / mostPerConversation))[place % mostPerConversation];
		return known ?? this.#registered.find((call) => call.id === id);
	}

	/** The call of the provider's id. */
	byExternalId(externalId: string): VoiceCall | undefined {
		const id = Number(/^call-(\d+)$/.exec(externalId)?.[1] ?? Number.NaN);
		const known = this.get(id);
		return known?.externalId === externalId ? known : this.#registered.find((call) => call.externalId === externalId);
	}

	/** The newest matched call of a telephone number. */
	latestOf(phone: string): VoiceCall | undefined {
		for (let index = this.#dataSet.staticCollection("calls").size - 1; index >= 0; index--) {
			const call = this.#ofCall(index).at(-1);
			if (call?.phone === phone) return call;
		}
		return undefined;
	}

	/** Writes down a call that the service has not matched yet; undefined when its id is taken. */
	register(phone: string, externalId: string): VoiceCall | undefined {
		if (this.byExternalId(externalId) !== undefined) return undefined;
		const id = firstId + 1_000_000 + this.#registered.length;
		const unmatched = { callId: null, conversationId: null, transcript: [], summary: "", intents: [] };
		const call: VoiceCall = { id, phone, status: "registered", externalId, ...unmatched };
		this.#registered.push(call);
		return call;
	}

	#ofCall(index: number): VoiceCall[] {
		const fields = index >= 0 ? this.#dataSet.staticCollection("calls").at(index)?.fields : undefined;
		if (fields === undefined || typeof fields["conversation_id"] !== "string") return [];
		const conversationId = fields["conversation_id"];
		const { topic } = this.#dataSet.conversationPool.openingOf(index * conversationsPerCall);
		const count = index % 3 === 0 ? mostPerConversation : 1;
		return Array.from({ length: count }, (_, place): VoiceCall => {
			const id = firstId + index * mostPerConversation + place;
			return {
				id,
				phone: String(fields["phone"]),
				// Who was cut off calls again.
				status: place === count - 1 ? "resolved" : "in-progress",
				callId: String(fields["id"]),
				conversationId,
				externalId: `call-${id}`,
				transcript: [
					{ role: "user", content: topic.questions[0] },
					{ role: "agent", content: topic.answers[0] },
				],
				summary: `The customer asked about ${topic.name}.`,
				intents: [{ name: topic.name }],
			};
		});
	}
}
