import { Collection } from "./collection.ts";
import type { Random } from "./random.ts";
import type { Actor, Assignee } from "./scenario.ts";
import { type DataSetSettings, daySeconds, historyDays } from "./settings.ts";
import { membersOf } from "./teammates.ts";
import type { TicketLinks } from "./ticket-links.ts";
import {
	type TicketAttributeRow,
	type TicketStateCategory,
	ticketStateRows,
	ticketTitles,
	ticketTypeRows,
} from "./ticket-table.ts";
import { ticketTypeId } from "./ticket-types.ts";
import { topics } from "./topic-table.ts";

/** A value of a ticket attribute. */
export type TicketValue = string | number | boolean | null | readonly TicketFile[];

/** A file that hangs on a ticket. */
export interface TicketFile {
	readonly type: "upload";
	readonly name: string;
	readonly url: string;
	readonly content_type: string;
	readonly filesize: number;
	readonly width: number;
	readonly height: number;
}

/** What happened to a ticket. */
export interface TicketEvent {
	readonly at: number;
	readonly kind: string;
	readonly by: Actor;
	readonly body?: string;
	/** A file came with it. */
	readonly hasFile?: boolean;
	/** Null: nobody any more. */
	readonly assignee?: Assignee | null;
	/** The state into which the event brought it. */
	readonly state?: TicketStateCategory;
}

/** What the workspace knows of a ticket. */
export interface TicketRecord {
	readonly id: string;
	readonly index: number;
	readonly ticket_id: string;
	readonly typeId: string;
	/** Index of the state. */
	readonly state: number;
	readonly previousState: number | null;
	readonly contactIds: readonly string[];
	readonly admin: number | null;
	readonly team: number | null;
	readonly created_at: number;
	readonly updated_at: number;
	readonly open: boolean;
	readonly snoozed_until: number | undefined;
	readonly is_shared: boolean;
	readonly attributes: Readonly<Record<string, TicketValue>>;
	readonly conversationIds: readonly string[];
	readonly events: readonly TicketEvent[];
}

/** The conversations from which tickets are made. */
export interface TicketSource {
	readonly createdAt: (index: number) => number;
	readonly idOf: (index: number) => string;
	readonly firstContactIdOf: (index: number) => string;
}

/** The tickets, and when the generated one at an index was created. */
export interface TicketPool {
	readonly collection: Collection<TicketRecord>;
	readonly createdAt: (index: number) => number;
}

/** Makes the tickets, in the order in which they were created. */
export function makeTickets(settings: DataSetSettings, links: TicketLinks, source: TicketSource): TicketPool {
	const { identifiers } = links;
	const stream = settings.random("ticket");
	const members = Array.from({ length: settings.counts.teams }, (_, team) => membersOf(settings, team));
	const build = (index: number): TicketRecord => buildTicket(settings, links, source, members, index, stream(index));
	return {
		collection: new Collection({ count: settings.counts.tickets, identifiers, build }),
		createdAt: (index) => createdAt(settings, links, source, index),
	};
}

function buildTicket(
	settings: DataSetSettings,
	links: TicketLinks,
	source: TicketSource,
	members: readonly (readonly number[])[],
	index: number,
	random: Random,
): TicketRecord {
	const type = links.typeOf(index);
	const row = ticketTypeRows[type] ?? ticketTypeRows[0];
	const created_at = createdAt(settings, links, source, index);
	const linked = links.conversationsOf(index);
	const team = members.length > 0 ? random.below(members.length) : null;
	const candidates = members[team ?? 0] ?? [];
	const admin = candidates[random.below(candidates.length)] ?? 0;
	const course = playCourse(settings, random, created_at, admin, team);
	return {
		id: links.identifiers.idOf(index),
		index,
		ticket_id: String(1 + index),
		typeId: ticketTypeId(type),
		state: course.state,
		previousState: course.previousState,
		contactIds: settings.counts.contacts === 0 ? [] : linked.slice(0, 1).map(source.firstContactIdOf),
		admin: course.isAssigned ? admin : null,
		team: course.isAssigned ? team : null,
		created_at,
		updated_at: course.events.at(-1)?.at ?? created_at,
		open: ticketStateRows[course.state]?.category !== "resolved",
		snoozed_until:
			course.state === 2 && random.chance(0.3) ? settings.now + random.between(1, 5) * daySeconds : undefined,
		is_shared: row.category === "Customer" || random.chance(0.2),
		attributes: Object.fromEntries(
			row.attributes.map((attribute) => [attribute.name, drawValue(random, attribute, created_at)]),
		),
		conversationIds: linked.map(source.idOf),
		events: course.events,
	};
}

// A ticket is made a minute and a half after its conversation began, so the order of both is the same.
function createdAt(settings: DataSetSettings, links: TicketLinks, source: TicketSource, index: number): number {
	const { conversations, tickets } = settings.counts;
	const start = settings.now - historyDays.conversations * daySeconds;
	if (conversations === 0) return start + Math.floor(((settings.now - start) * index) / tickets);
	return Math.min(settings.now - 1, source.createdAt(links.firstConversation(index)) + 90);
}

interface Course {
	readonly events: readonly TicketEvent[];
	readonly state: number;
	readonly previousState: number | null;
	readonly isAssigned: boolean;
}

function playCourse(
	settings: DataSetSettings,
	random: Random,
	created_at: number,
	admin: number,
	team: number | null,
): Course {
	const by: Actor = { type: "admin", index: admin };
	const events: TicketEvent[] = [{ at: created_at, kind: "ticket_state_updated_by_admin", by, state: "submitted" }];
	let [at, state, isAssigned] = [created_at, 0, false];
	let previousState: number | null = null;
	const add = (event: Omit<TicketEvent, "at">): boolean => {
		at += Math.ceil(random.logNormal(5 * 3600, 1.4));
		if (at >= settings.now) return false;
		events.push({ at, ...event });
		return true;
	};
	if (team !== null && add({ kind: "assignment", by, assignee: { type: "team", index: team } })) isAssigned = true;
	for (const next of random.pick(routes)) {
		if (random.chance(0.4)) add({ kind: "note", by, body: `<p>${random.pick(notes)}</p>` });
		if (!add({ kind: "ticket_state_updated_by_admin", by, state: ticketStateRows[next]?.category ?? "submitted" }))
			break;
		previousState = state;
		state = next;
		if (!random.chance(0.5)) continue;
		const body = `<p>${random.pick(random.pick(topics).answers)}</p>`;
		add({ kind: "comment", by, body, hasFile: events.length % 3 === 0 });
	}
	return { events, state, previousState, isAssigned };
}

const routes: readonly [readonly number[], ...(readonly number[])[]] = [
	[1, 3],
	[1, 2, 1, 3],
	[1, 4, 3],
	[1],
	[],
	[1, 2],
];
const notes = ["Reproduced on staging.", "Asked finance to confirm.", "Siehe Ticket im anderen System."] as const;

function drawValue(random: Random, attribute: TicketAttributeRow, created_at: number): TicketValue {
	const { name, dataType, options = [], isRequired } = attribute;
	if (name === "_default_title_") return random.pick(ticketTitles);
	if (name === "_default_description_") return random.chance(0.2) ? null : random.pick(random.pick(topics).questions);
	if (isRequired !== true && random.chance(0.25)) return dataType === "files" ? [] : null;
	switch (dataType) {
		case "string":
			return random.chance(0.5) ? "1.200,00 €" : "see thread";
		case "list":
			return options[random.below(options.length)] ?? null;
		case "integer":
			return random.geometric(12);
		case "decimal":
			return Math.round(random.logNormal(45, 0.9) * 100) / 100;
		case "boolean":
			return random.chance(0.6);
		case "datetime":
			return new Date((created_at + random.between(1, 30) * daySeconds) * 1000).toISOString();
		case "files":
			return [drawFile(random)];
	}
}

function drawFile(random: Random): TicketFile {
	const name = `upload-${random.below(10_000)}.png`;
	return {
		type: "upload",
		name,
		url: `https://static.example.com/uploads/${name}?expires=1800`,
		content_type: "image/png",
		filesize: random.between(10_000, 900_000),
		width: 1280,
		height: 720,
	};
}
