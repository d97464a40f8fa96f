import type { ContactRecord } from "./contacts.ts";
import type { DataSet } from "./data-set.ts";

/** What a banner says and who is shown it. */
interface BannerRow {
	readonly id: string;
	readonly title: string | null;
	readonly body: string;
	readonly style: "inline" | "floating";
	readonly position: "top" | "bottom";
	readonly canDismiss: boolean;
	readonly action: Readonly<Record<string, unknown>> | null;
	readonly isFor: (contact: ContactRecord) => boolean;
}

/** A banner as one contact sees it. */
export interface BannerView extends BannerRow {
	readonly viewId: string;
	/** When the contact first matched, in Unix seconds. */
	readonly createdAt: number;
}

const bannerRows: readonly BannerRow[] = [
	{
		id: "486517",
		title: "Hi there",
		body: '<p class="no-margin">Welcome to Northwind!</p>',
		style: "inline",
		position: "top",
		canDismiss: true,
		action: null,
		isFor: ({ role }) => role === "lead",
	},
	{
		id: "486518",
		title: null,
		body: "<p>We have new prices.</p>",
		style: "floating",
		position: "bottom",
		canDismiss: true,
		action: { type: "url", label: "See them", target: "https://www.example.com/prices" },
		isFor: ({ role, companyIds }) => role === "user" && companyIds.length > 0,
	},
	{
		id: "486519",
		title: "How do you like it?",
		body: "<p>Tell us with one click.</p>",
		style: "inline",
		position: "bottom",
		canDismiss: false,
		action: {
			type: "reaction",
			reaction_set: ["👎", "👍"].map((unicode_emoticon, index) => ({ index, unicode_emoticon })),
		},
		isFor: ({ last_replied_at }) => last_replied_at !== null,
	},
];

const firstView = 645_000_000;

/** The banners that a contact matches. */
export function bannersOf({ contacts }: DataSet, contact: ContactRecord): BannerView[] {
	const index = contacts.indexOf(contact.id) ?? 0;
	const createdAt = contact.last_seen_at ?? contact.created_at;
	return bannerRows.flatMap((row, place) =>
		row.isFor(contact) ? { ...row, viewId: String(firstView + index * bannerRows.length + place), createdAt } : [],
	);
}
