import { type CustomAttributes, companyDomain } from "./companies.ts";
import { browsers } from "./company-table.ts";
import { type NamePool, namePools } from "./person-table.ts";
import { type City, places } from "./place-table.ts";
import type { Random } from "./random.ts";
import { daySeconds } from "./settings.ts";

/** How many types of subscription exist; contacts choose among them. */
export const subscriptionTypeCount = 6;

/** The campaigns. */
export const campaigns: readonly [Campaign, ...Campaign[]] = [
	{ campaign: "spring_sale", content: null, medium: "email", source: "newsletter", term: null },
	{ campaign: "brand", content: "banner-2", medium: "cpc", source: "search", term: "support desk" },
	{ campaign: null, content: null, medium: "social", source: "community", term: null },
];

/** The campaign that brought a contact. */
export interface Campaign {
	readonly campaign: string | null;
	readonly content: string | null;
	readonly medium: string | null;
	readonly source: string | null;
	readonly term: string | null;
}

/** Where a contact is; nulls when that is not known. */
export type ContactPlace = { readonly [Key in keyof City]: City[Key] | null };

/** A place of which nothing is known. */
export const noPlace: ContactPlace = {
	city: null,
	region: null,
	country: null,
	country_code: null,
	continent_code: null,
};
/** No campaign. */
export const noCampaign: Campaign = { campaign: null, content: null, medium: null, source: null, term: null };

/** Draws the part of the world from which somebody is. */
export function drawPool(random: Random): NamePool {
	let left = random.below(100);
	for (const pool of namePools) {
		left -= pool.weight;
		if (left < 0) return pool;
	}
	return namePools[0];
}

/** Draws a name; leads often have none. */
export function drawName(random: Random, pool: NamePool, isUser: boolean): string | null {
	const given = random.pick(pool.given);
	const family = random.pick(pool.family);
	const draw = random.unit();
	if (!isUser && draw < 0.3) return null;
	if (draw < 0.04) return null;
	// East Asian names have the family name first.
	return pool.language === "ja" || pool.language === "zh-CN" ? `${family} ${given}` : `${given} ${family}`;
}

/** Draws where somebody has an address; undefined for who has none. */
export function drawDomain(random: Random, isUser: boolean): string | undefined {
	const domain = random.pick(["example.com", "example.org", "example.net", "mail.example"]);
	return !isUser && random.chance(0.3) ? undefined : domain;
}

/** Makes an address: it carries the index of its owner, so that it is nobody else's. */
export function makeEmail(index: number, name: string | null, domain: string, company: number | undefined): string {
	const plain = (name ?? "")
		.normalize("NFD")
		.replaceAll(/\p{M}/gu, "")
		.replaceAll(/[^a-zA-Z]+/g, ".")
		.replaceAll(/^\.+|\.+$/g, "")
		.toLowerCase();
	return `${plain === "" ? "person" : plain}.${index}@${company === undefined ? domain : companyDomain(company)}`;
}

/** Draws when somebody was seen, heard from and written to; all in Unix seconds. */
export function drawDates(random: Random, created_at: number, now: number, isUser: boolean) {
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
export interface Browser {
	readonly name: string | null;
	readonly version: string | null;
	readonly language: string | null;
	readonly os: string | null;
}

/** The mobile app through which a contact was last seen. */
export interface Phone {
	readonly app: string | null;
	readonly version: string | null;
	readonly device: string | null;
	readonly os: string | null;
	readonly sdk: string | null;
	readonly seen: number | null;
}

/** No browser. */
export const noBrowser: Browser = { name: null, version: null, language: null, os: null };
/** No phone. */
export const noPhone: Phone = { app: null, version: null, device: null, os: null, sdk: null, seen: null };
/** The phone of those who use Android, apart from when it was seen. */
export const androidPhone = { app: "Northwind", version: "4.2.1", device: "Pixel 9", os: "15", sdk: "15.4.0" };
/** The phone of those who use iOS. */
export const iosPhone = { app: "Northwind", version: "4.3", device: "iPhone16,1", os: "18.5", sdk: "18.6.2" };

/** Draws a browser for who was ever seen. */
export function drawBrowser(random: Random, language: string, lastSeen: number | null): Browser {
	const [name, version, os] = random.pick(browsers);
	return lastSeen !== null && random.chance(0.93) ? { name, version, language, os } : noBrowser;
}

/** Draws a city in one of the pool's countries. */
export function drawPlace(random: Random, pool: NamePool): ContactPlace {
	const inCountry = places[random.pick(pool.countries)];
	return inCountry === undefined ? noPlace : random.pick(inCountry);
}

/**
 * Draws custom attributes. Their types drift on purpose: "seats" is text for some, a plan is a number for others, and scores are often
 * missing. Old contacts have one that is no longer declared, and one that is archived.
 */
export function drawContactAttributes(
	random: Random,
	index: number,
	created_at: number,
	isPaying: boolean,
): CustomAttributes {
	const seats = random.between(1, 80);
	return {
		...(isPaying ? { "Plan name": random.pick(["Starter", "Growth", "Pro"]) } : {}),
		...(isPaying && index % 3 === 0 ? { plan_name: index % 12 === 0 ? 2 + (index % 5) : `plan-${index % 4}` } : {}),
		...(index % 17 === 4 ? { beta_program: "2023", legacy_score: index } : {}),
		...(random.chance(0.6) ? { seats: index % 23 === 0 ? String(seats) : seats } : {}),
		...(random.chance(0.4) ? { lead_score: Math.round(random.unit() * 1000) / 10 } : {}),
		...(random.chance(0.5) ? { is_admin: random.chance(0.3) } : {}),
		...(random.chance(0.3) ? { trial_ends_at: created_at + 14 * daySeconds } : {}),
		...(random.chance(0.08) ? { "Größe / Notiz": random.chance(0.5) ? "XL – bitte prüfen" : null } : {}),
	};
}

/** Draws what somebody asked for and declined, by index of the type. */
export function drawSubscriptions(random: Random): { optedIn: number[]; optedOut: number[] } {
	const optedIn: number[] = [];
	const optedOut: number[] = [];
	if (random.chance(0.7)) return { optedIn, optedOut };
	for (let type = 0; type < subscriptionTypeCount; type++) {
		if (random.chance(0.25)) (type % 2 === 0 ? optedOut : optedIn).push(type);
	}
	return { optedIn, optedOut };
}
