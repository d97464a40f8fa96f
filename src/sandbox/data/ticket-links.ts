import { decimalIdentifiers } from "./identifier.ts";
import type { DataSetSettings } from "./settings.ts";
import { ticketTypeRows } from "./ticket-table.ts";

/** Which tickets and conversations belong together, by index: known without building either. */
export class TicketLinks {
	readonly #settings: DataSetSettings;
	readonly #identifiers;
	readonly #types;

	/** Keeps the counts. */
	constructor(settings: DataSetSettings) {
		this.#settings = settings;
		this.#identifiers = decimalIdentifiers(`${settings.workspaceId}.ticket`, 315_470_000_000_000);
		this.#types = settings.random("ticket.type");
	}

	/** Ids of the tickets. */
	get identifiers() {
		return this.#identifiers;
	}

	/** The index of a ticket's type. */
	typeOf(ticket: number): number {
		let left = this.#types(ticket).below(100);
		return ticketTypeRows.findIndex(({ weight }) => {
			left -= weight;
			return left < 0;
		});
	}

	/** The first conversation of the stretch from which a ticket comes. */
	firstConversation(ticket: number): number {
		const { conversations, tickets } = this.#settings.counts;
		return Math.floor((ticket * conversations) / tickets);
	}

	/** The conversations that a ticket is linked to: one for a customer's, several for a tracker. */
	conversationsOf(ticket: number): number[] {
		const category = ticketTypeRows[this.typeOf(ticket)]?.category;
		const first = this.firstConversation(ticket);
		const room = this.firstConversation(ticket + 1) - first;
		const wanted = category === "Tracker" ? 1 + (ticket % 6) : category === "Customer" ? 1 : 0;
		return Array.from({ length: Math.min(wanted, room) }, (_, place) => first + place);
	}

	/** The ids of the tickets that a conversation is linked to. */
	ticketIdsOf(conversation: number): string[] {
		const { conversations, tickets } = this.#settings.counts;
		if (conversations === 0 || tickets === 0) return [];
		let ticket = Math.floor((conversation * tickets) / conversations);
		if (ticket + 1 < tickets && this.firstConversation(ticket + 1) <= conversation) ticket++;
		return this.conversationsOf(ticket).includes(conversation) ? [this.#identifiers.idOf(ticket)] : [];
	}
}
