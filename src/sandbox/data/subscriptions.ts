import { subscriptionTypeCount } from "./contact-traits.ts";

/** A type of subscription as the API shows it. */
export interface SubscriptionType {
	readonly type: "subscription";
	readonly id: string;
	readonly state: "live" | "draft" | "archived";
	readonly consent_type: "opt_out" | "opt_in";
	readonly default_translation: Translation;
	readonly translations: readonly Translation[];
	readonly content_types: readonly ("email" | "sms_message")[];
}

interface Translation {
	readonly name: string;
	readonly description: string;
	readonly locale: string;
}

const names = ["Newsletter", "Announcements", "Product updates", "Offers by SMS", "Webinars", "Beta programme"];

/** The types of subscription: every other one must be asked for, the rest may be declined. */
export const subscriptionTypes: readonly SubscriptionType[] = Array.from(
	{ length: subscriptionTypeCount },
	(_, index) => {
		const english = {
			name: names[index] ?? `List ${index}`,
			description: `What we send to ${names[index]}`,
			locale: "en",
		};
		return {
			type: "subscription",
			id: subscriptionId(index),
			state: index === 4 ? "archived" : "live",
			consent_type: index % 2 === 0 ? "opt_out" : "opt_in",
			default_translation: english,
			translations:
				index === 0 ? [english, { name: "Rundbrief", description: "Einmal im Monat", locale: "de" }] : [english],
			content_types: index === 3 ? ["sms_message"] : ["email"],
		};
	},
);

/** The id of the type at an index. */
export function subscriptionId(index: number): string {
	return String(37_800 + index * 2 + 1);
}

/** The index of an id, or undefined. */
export function subscriptionIndex(id: string): number | undefined {
	const index = subscriptionTypes.findIndex((type) => type.id === id);
	return index < 0 ? undefined : index;
}
