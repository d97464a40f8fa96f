import { Collection } from "./collection.ts";
import {
	androidPhone,
	campaigns,
	drawBrowser,
	drawContactAttributes,
	drawDates,
	drawDomain,
	drawName,
	drawPlace,
	drawPool,
	drawSubscriptions,
	iosPhone,
	makeEmail,
	noBrowser,
	noCampaign,
	noPhone,
	noPlace,
} from "./contact-traits.ts";
import { hexIdentifiers } from "./identifier.ts";
import { type AppliedTag, drawTags } from "./labels.ts";
import type { Random } from "./random.ts";
import { type DataSetSettings, daySeconds, historyDays } from "./settings.ts";
import { adminNumber } from "./teammates.ts";
import { makeTimeline, signUpWeek, type Timeline } from "./timeline.ts";

/** What the workspace knows of a contact. */
export type ContactRecord = ReturnType<typeof buildContact>;

/** The contacts, and how other kinds find their way to them. */
export interface ContactPool {
	readonly collection: Collection<ContactRecord>;
	/** The id of the contact at an index, without building it. */
	readonly idOf: (index: number) => string;
	/** When the generated contact at an index was created, in Unix seconds. */
	readonly createdAt: (index: number) => number;
	/** How many of the generated contacts existed at an instant. */
	readonly countBefore: (epochSeconds: number) => number;
	/** The indexes of a generated contact's companies. */
	readonly companiesOf: (index: number) => number[];
	/** Who the generated contact at an index is, without the rest. */
	readonly outlineOf: (index: number) => ContactOutline;
}

/** Who a contact is and when something was heard of it. */
export interface ContactOutline extends ReturnType<typeof drawDates> {
	readonly role: string;
	readonly name: string | null;
	readonly created_at: number;
}

interface ContactOrigin {
	readonly settings: DataSetSettings;
	readonly createdAt: (index: number) => number;
	readonly idOf: (index: number) => string;
	readonly companiesOf: (index: number) => number[];
	readonly companyId: (index: number) => string;
	readonly stream: (index: number) => Random;
}

/**
 * Makes the contacts, in the order in which they were created.
 * @param companyId The id of the company at an index.
 */
export function makeContacts(settings: DataSetSettings, companyId: (index: number) => string): ContactPool {
	const count = settings.counts.contacts;
	const start = settings.now - historyDays.contacts * daySeconds;
	const timeline = makeTimeline(start, settings.now, signUpWeek, settings.zone, settings.random("contact.days"));
	const times = settings.random("contact.time");
	const createdAt = (index: number): number => timeline.timeOf((index + times(index).unit()) / count);
	const identifiers = hexIdentifiers("contact", createdAt);
	const links = settings.random("contact.companies");
	const companiesOf = (index: number): number[] => drawCompanies(links(index), settings.counts.companies);
	const origin: ContactOrigin = {
		settings,
		createdAt,
		idOf: identifiers.idOf,
		companiesOf,
		companyId,
		stream: settings.random("contact"),
	};
	return {
		collection: new Collection({ count, identifiers, build: (index) => buildContact(origin, index) }),
		idOf: identifiers.idOf,
		createdAt,
		countBefore: (epochSeconds) => countBefore(timeline, createdAt, count, epochSeconds),
		companiesOf,
		outlineOf: rememberLast((index) => outlineContact(beginContact(origin, index))),
	};
}

/**
 * The workspace's own id for a contact; some workspaces use numbers, some prefixes, and this one did both.
 * @example contactKey(41) // "u-41"
 */
export function contactKey(index: number): string {
	return index % 5 === 0 ? String(70_000 + index) : `u-${index}`;
}

/** The index of a contact key, or undefined. */
export function parseContactKey(key: string): number | undefined {
	const index = key.startsWith("u-") ? Number(key.slice(2)) : Number(key) - 70_000;
	return Number.isInteger(index) && index >= 0 && contactKey(index) === key ? index : undefined;
}

/** A contact of which nothing is known but its id and birth. */
export function emptyContact(id: string, now: number): ContactRecord {
	return {
		id,
		role: "user",
		external_id: null,
		name: null,
		email: null,
		phone: null,
		avatar: null,
		owner_id: null,
		has_hard_bounced: false,
		marked_email_as_spam: false,
		unsubscribed_from_emails: false,
		created_at: now,
		updated_at: now,
		signed_up_at: null,
		last_seen_at: null,
		last_replied_at: null,
		last_contacted_at: null,
		last_email_opened_at: null,
		last_email_clicked_at: null,
		language_override: null,
		browser: noBrowser,
		android: noPhone,
		ios: noPhone,
		location: noPlace,
		utm: noCampaign,
		custom_attributes: {},
		tags: noTags,
		companyIds: [],
		noteCount: 0,
		subscriptions: { optedIn: [], optedOut: [] },
		isArchived: false,
		isBlocked: false,
	};
}

// The last companies have no people: such companies are left out of lists.
function drawCompanies(random: Random, companyCount: number): number[] {
	const peopled = Math.ceil(companyCount * 0.97);
	const draw = random.unit();
	const wanted = draw < 0.27 ? 0 : draw < 0.9 ? 1 : draw < 0.985 ? 2 + random.below(2) : 8 + random.below(17);
	const drawn = new Set<number>();
	for (let tries = 0; drawn.size < Math.min(wanted, peopled) && tries < 200; tries++) {
		drawn.add(Math.floor(peopled * random.unit() ** 1.7));
	}
	return [...drawn];
}

// The timeline gives an estimate; the exact border is a few steps away.
function countBefore(
	timeline: Timeline,
	createdAt: (index: number) => number,
	count: number,
	epochSeconds: number,
): number {
	let reached = Math.min(count, Math.max(0, Math.round(timeline.fractionBefore(epochSeconds) * count)));
	while (reached < count && createdAt(reached) <= epochSeconds) reached++;
	while (reached > 0 && createdAt(reached - 1) > epochSeconds) reached--;
	return reached;
}

// Who reads several things of the same contact in a row has it made once.
function rememberLast(make: (index: number) => ContactOutline): (index: number) => ContactOutline {
	let last: { readonly index: number; readonly outline: ContactOutline } | undefined;
	return (index) => {
		if (last?.index !== index) last = { index, outline: make(index) };
		return last.outline;
	};
}

function beginContact(origin: ContactOrigin, index: number) {
	const random = origin.stream(index);
	const created_at = origin.createdAt(index);
	const isUser = random.chance(0.8);
	const pool = drawPool(random);
	const name = drawName(random, pool, isUser);
	const domain = drawDomain(random, isUser);
	const dates = drawDates(random, created_at, origin.settings.now, isUser);
	return { random, created_at, isUser, pool, name, domain, dates };
}

function outlineContact({ isUser, name, created_at, dates }: ReturnType<typeof beginContact>): ContactOutline {
	return { role: isUser ? "user" : "lead", name, created_at, ...dates };
}

function buildContact(origin: ContactOrigin, index: number) {
	const { settings } = origin;
	const { random, created_at, isUser, pool, name, domain, dates } = beginContact(origin, index);
	const companies = origin.companiesOf(index);
	const email = domain === undefined ? null : makeEmail(index, name, domain, companies[0]);
	const tagCount = random.chance(0.012) ? 11 + random.below(9) : random.chance(0.45) ? 1 + random.geometric(0.7) : 0;
	const plan = companies.length > 0 && random.chance(0.7);
	const phone = dates.last_seen_at === null ? 0.5 : random.unit();
	return {
		id: origin.idOf(index),
		role: isUser ? "user" : "lead",
		external_id: isUser && random.chance(0.94) ? contactKey(index) : null,
		name,
		email,
		phone: random.chance(0.35)
			? `+1${random.between(201, 989)}55501${String(random.below(100)).padStart(2, "0")}`
			: null,
		avatar: random.chance(0.2) ? `https://static.example.com/avatars/${index}.png` : null,
		owner_id: random.chance(0.3) ? adminNumber(random.below(settings.counts.admins)) : null,
		has_hard_bounced: random.chance(0.02),
		marked_email_as_spam: random.chance(0.01),
		unsubscribed_from_emails: random.chance(0.11),
		created_at,
		updated_at: dates.updated_at,
		signed_up_at: dates.signed_up_at,
		last_seen_at: dates.last_seen_at,
		last_replied_at: dates.last_replied_at,
		last_contacted_at: dates.last_contacted_at,
		last_email_opened_at: dates.last_email_opened_at,
		last_email_clicked_at: dates.last_email_clicked_at,
		language_override: random.chance(0.03) ? pool.language : null,
		browser: drawBrowser(random, pool.language, dates.last_seen_at),
		android: phone < 0.06 ? { ...androidPhone, seen: dates.last_seen_at } : noPhone,
		ios: phone > 0.92 ? { ...iosPhone, seen: dates.last_seen_at } : noPhone,
		location: random.chance(0.12) ? noPlace : drawPlace(random, pool),
		utm: random.chance(0.15) ? random.pick(campaigns) : noCampaign,
		custom_attributes: drawContactAttributes(random, index, created_at, plan),
		tags: tagCount > 0 ? drawTags(settings, random, tagCount, created_at, dates.updated_at) : noTags,
		companyIds: companies.map(origin.companyId),
		noteCount: random.chance(0.02) ? 11 + random.below(45) : random.chance(0.2) ? 1 + random.geometric(0.6) : 0,
		subscriptions: drawSubscriptions(random),
		isArchived: false,
		isBlocked: false,
	};
}

const noTags: readonly AppliedTag[] = [];
