import { Collection } from "./collection.ts";
import type { CompanyRecord } from "./companies.ts";
import type { ContactRecord } from "./contacts.ts";
import { hexIdentifiers } from "./identifier.ts";
import { tagId } from "./labels.ts";
import { type DataSetSettings, daySeconds, historyDays } from "./settings.ts";

/** A segment with the rule by which people or companies belong to it. */
export interface SegmentRecord {
	readonly id: string;
	readonly name: string;
	readonly person_type: "contact" | "user";
	readonly created_at: number;
	readonly updated_at: number;
	readonly rule: SegmentRule;
	/** The tags that the rule speaks of: they cannot be deleted. */
	readonly tagIds: readonly string[];
}

/** A rule tells who belongs; `now` is in Unix seconds. A segment is of contacts or of companies. */
export type SegmentRule =
	| { readonly of: "contact"; readonly has: (contact: ContactRecord, now: number) => boolean }
	| { readonly of: "company"; readonly has: (company: CompanyRecord, now: number) => boolean };

interface SegmentRow {
	readonly name: string;
	readonly personType: "contact" | "user";
	readonly rule: SegmentRule;
	readonly tagIds?: readonly string[];
}

const within = (instant: number | null | undefined, days: number, now: number): boolean =>
	instant !== null && instant !== undefined && instant > now - days * daySeconds;

// The place of "Enterprise" among the names of tags.
const largeCompanyTag = tagId(13);

const segmentRows: readonly [SegmentRow, ...SegmentRow[]] = [
	{ name: "All Users", personType: "user", rule: { of: "contact", has: (contact) => contact.role === "user" } },
	{ name: "All Leads", personType: "contact", rule: { of: "contact", has: (contact) => contact.role === "lead" } },
	{
		name: "Active",
		personType: "user",
		rule: { of: "contact", has: (contact, now) => within(contact.last_seen_at, 30, now) },
	},
	{
		name: "Slipping Away",
		personType: "user",
		rule: {
			of: "contact",
			has: (contact, now) => contact.last_seen_at !== null && !within(contact.last_seen_at, 60, now),
		},
	},
	{
		name: "New",
		personType: "user",
		rule: { of: "contact", has: (contact, now) => within(contact.created_at, 7, now) },
	},
	{
		name: "Bounced or unsubscribed",
		personType: "contact",
		rule: { of: "contact", has: (contact) => contact.has_hard_bounced || contact.unsubscribed_from_emails },
	},
	{
		name: "In Europe",
		personType: "contact",
		rule: { of: "contact", has: (c) => c.location.continent_code === "EU" },
	},
	{
		name: "Mobile",
		personType: "contact",
		rule: { of: "contact", has: (c) => c.ios.device !== null || c.android.device !== null },
	},
	{
		name: "Large companies",
		personType: "user",
		tagIds: [largeCompanyTag],
		rule: {
			of: "company",
			has: ({ size, tags }) => (size ?? 0) > 100 || tags.some(({ id }) => id === largeCompanyTag),
		},
	},
	{
		name: "Paying companies",
		personType: "user",
		rule: { of: "company", has: (company) => company.monthly_spend > 0 },
	},
	{
		name: "Active companies",
		personType: "user",
		rule: { of: "company", has: (company, now) => within(company.last_request_at, 14, now) },
	},
	{ name: "Owned", personType: "contact", rule: { of: "contact", has: (contact) => contact.owner_id !== null } },
];

/** Makes the segments; those beyond the known rules cut the contacts by the last digit of their id. */
export function makeSegments(settings: DataSetSettings): Collection<SegmentRecord> {
	const start = settings.now - historyDays.workspace * daySeconds;
	const createdAt = (index: number): number => start + index * 11 * daySeconds + index * 977;
	const identifiers = hexIdentifiers("segment", createdAt);
	return new Collection({
		count: settings.counts.segments,
		identifiers,
		build: (index): SegmentRecord => {
			const row = segmentRows[index] ?? makeFurtherRow(index);
			const created_at = createdAt(index);
			return {
				id: identifiers.idOf(index),
				name: row.name,
				person_type: row.personType,
				created_at,
				updated_at: created_at + index * 3600,
				rule: row.rule,
				tagIds: row.tagIds ?? [],
			};
		},
	});
}

function makeFurtherRow(index: number): SegmentRow {
	const digit = (index % 16).toString(16);
	return {
		name: `Cohort ${index + 1}`,
		personType: "contact",
		rule: { of: "contact", has: (contact) => contact.id.endsWith(digit) },
	};
}
