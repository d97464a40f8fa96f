import { Collection } from "./collection.ts";
import { type CustomAttributes, companyDomain } from "./companies.ts";
import { browsers } from "./company-table.ts";
import { hexIdentifiers } from "./identifier.ts";
import { type AppliedTag, drawTags } from "./labels.ts";
import { type NamePool, namePools } from "./person-table.ts";
import { type Place, places } from "./place-table.ts";
import type { Random } from "./random.ts";
import { daySeconds, historyDays, type WorldSettings } from "./settings.ts";
import { adminNumber } from "./teammates.ts";
import { makeTimeline, signUpWeek, type Timeline } from "./timeline.ts";

/** What the workspace knows of a contact. */
export type ContactRecord = ReturnType<typeof buildContact>;

/** The contacts, and how other kinds find their way to them. */
export interface ContactPool {
	readonly collection: Collection<ContactRecord>;
	/** The id of the contact at an index, without building it. */
	idOf(index: number): string;
	/** When the generated contact at an index was created, in Unix seconds. */
	createdAt(index: number): number;
	/** How many of the generated contacts existed at an instant. */
	countBefore(epochSeconds: number): number;
	/** The indexes of a generated contact's companies. */
	companiesOf(index: number): number[];
}

interface ContactOrigin {
	readonly settings: WorldSettings;
	readonly createdAt: (index: number) => number;
	readonly idOf: (index: number) => string;
	readonly companiesOf: (index: number) => number[];
	readonly companyId: (index: number) => string;
	readonly stream: (index: number) => Random;
}

/** How many types of subscription exist; contacts choose among them. */
export const subscriptionTypeCount = 6;

/**
 * Makes the contacts, in the order in which they were created.
 * @param companyId The id of the company at an index.
 */
export function makeContacts(settings: WorldSettings, companyId: (index: number) => string): ContactPool {
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

function buildContact(origin: ContactOrigin, index: number) {
	const { settings } = origin;
	const random = origin.stream(index);
	const created_at = origin.createdAt(index);
	const isUser = random.chance(0.8);
	const pool = drawPool(random);
	const name = drawName(random, pool, isUser);
	const companies = origin.companiesOf(index);
	const email = drawEmail(random, index, name, companies[0], isUser);
	const dates = drawDates(random, created_at, settings.now, isUser);
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
		custom_attributes: drawAttributes(random, index, created_at, plan),
		tags: tagCount > 0 ? drawTags(settings, random, tagCount, created_at, dates.updated_at) : noTags,
		companyIds: companies.map(origin.companyId),
		noteCount: random.chance(0.02) ? 11 + random.below(45) : random.chance(0.2) ? 1 + random.geometric(0.6) : 0,
		subscriptions: drawSubscriptions(random),
		isArchived: false,
		isBlocked: false,
	};
}

const noTags: readonly AppliedTag[] = [];

const campaigns: readonly [Campaign, ...Campaign[]] = [
	{ campaign: "spring_sale", content: null, medium: "email", source: "newsletter", term: null },
	{ campaign: "brand", content: "banner-2", medium: "cpc", source: "search", term: "support desk" },
	{ campaign: null, content: null, medium: "social", source: "community", term: null },
];

interface Campaign {
	readonly campaign: string | null;
	readonly content: string | null;
	readonly medium: string | null;
	readonly source: string | null;
	readonly term: string | null;
}

/** Where a contact is; nulls when that is not known. */
type ContactPlace = { readonly [Key in keyof Place]: Place[Key] | null };

const noPlace: ContactPlace = { city: null, region: null, country: null, country_code: null, continent_code: null };
const noCampaign: Campaign = { campaign: null, content: null, medium: null, source: null, term: null };

function drawPool(random: Random): NamePool {
	let left = random.below(100);
	for (const pool of namePools) {
		left -= pool.weight;
		if (left < 0) return pool;
	}
	return namePools[0];
}

function drawName(random: Random, pool: NamePool, isUser: boolean): string | null {
	const given = random.pick(pool.given);
	const family = random.pick(pool.family);
	const draw = random.unit();
	if (!isUser && draw < 0.3) return null;
	if (draw < 0.04) return null;
	// East Asian names have the family name first.
	return pool.language === "ja" || pool.language === "zh-CN" ? `${family} ${given}` : `${given} ${family}`;
}

function drawEmail(
	random: Random,
	index: number,
	name: string | null,
	company: number | undefined,
	isUser: boolean,
): string | null {
	const domain = random.pick(["example.com", "example.org", "example.net", "mail.example"]);
	if (!isUser && random.chance(0.3)) return null;
	const plain = (name ?? "")
		.normalize("NFD")
		.replaceAll(/\p{M}/gu, "")
		.replaceAll(/[^a-zA-Z]+/g, ".")
		.replaceAll(/^\.+|\.+$/g, "")
		.toLowerCase();
	return `${plain === "" ? "person" : plain}.${index}@${company === undefined ? domain : companyDomain(company)}`;
}

function drawDates(random: Random, created_at: number, now: number, isUser: boolean) {
	const age = now - created_at;
	const since = (from: number): number => from + Math.floor((now - from) * (1 - random.unit() ** 1.8));
	const last_seen_at = random.chance(isUser ? 0.9 : 0.6) ? Math.min(now - 1, since(created_at)) : null;
	const last_contacted_at = random.chance(0.4) ? created_at + random.below(age) : null;
	const last_replied_at = last_contacted_at !== null && random.chance(0.5) ? last_contacted_at : null;
	const last_email_opened_at = random.chance(0.35) ? created_at + random.below(age) : null;
	const clicked = last_email_opened_at !== null && random.chance(0.3) ? last_email_opened_at + random.below(120) : null;
	const latest = Math.max(created_at, last_seen_at ?? 0, last_contacted_at ?? 0, last_email_opened_at ?? 0);
	return {
		updated_at: Math.min(now - 1, latest + random.below(3 * daySeconds)),
		signed_up_at: isUser ? created_at - (random.chance(0.3) ? random.below(90 * daySeconds) : 0) : null,
		last_seen_at,
		last_replied_at,
		last_contacted_at,
		last_email_opened_at,
		last_email_clicked_at: clicked === null ? null : Math.min(now - 1, clicked),
	};
}

/** What a browser tells of itself. */
interface Browser {
	readonly name: string | null;
	readonly version: string | null;
	readonly language: string | null;
	readonly os: string | null;
}

/** The mobile app through which a contact was last seen. */
interface Phone {
	readonly app: string | null;
	readonly version: string | null;
	readonly device: string | null;
	readonly os: string | null;
	readonly sdk: string | null;
	readonly seen: number | null;
}

const noBrowser: Browser = { name: null, version: null, language: null, os: null };
const noPhone: Phone = { app: null, version: null, device: null, os: null, sdk: null, seen: null };
const androidPhone = { app: "Northwind", version: "4.2.1", device: "Pixel 9", os: "15", sdk: "15.4.0" };
const iosPhone = { app: "Northwind", version: "4.3", device: "iPhone16,1", os: "18.5", sdk: "18.6.2" };

function drawBrowser(random: Random, language: string, lastSeen: number | null): Browser {
	const [name, version, os] = random.pick(browsers);
	return lastSeen !== null && random.chance(0.93) ? { name, version, language, os } : noBrowser;
}

function drawPlace(random: Random, pool: NamePool): ContactPlace {
	const inCountry = places[random.pick(pool.countries)];
	return inCountry === undefined ? noPlace : random.pick(inCountry);
}

// The types drift on purpose: "seats" was text in the first year, and "score" is missing as often as not.
function drawAttributes(random: Random, index: number, created_at: number, isPaying: boolean): CustomAttributes {
	const seats = random.between(1, 80);
	return {
		...(isPaying ? { "Plan name": random.pick(["Starter", "Growth", "Pro"]) } : {}),
		...(random.chance(0.6) ? { seats: index % 23 === 0 ? String(seats) : seats } : {}),
		...(random.chance(0.4) ? { lead_score: Math.round(random.unit() * 1000) / 10 } : {}),
		...(random.chance(0.5) ? { is_admin: random.chance(0.3) } : {}),
		...(random.chance(0.3) ? { trial_ends_at: created_at + 14 * daySeconds } : {}),
		...(random.chance(0.08) ? { "Größe / Notiz": random.chance(0.5) ? "XL – bitte prüfen" : null } : {}),
	};
}

function drawSubscriptions(random: Random): { optedIn: number[]; optedOut: number[] } {
	const optedIn: number[] = [];
	const optedOut: number[] = [];
	if (random.chance(0.7)) return { optedIn, optedOut };
	for (let type = 0; type < subscriptionTypeCount; type++) {
		if (random.chance(0.25)) (type % 2 === 0 ? optedOut : optedIn).push(type);
	}
	return { optedIn, optedOut };
}
