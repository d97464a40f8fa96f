import type { ContactRecord } from "./contacts.ts";
import { hashText } from "./random.ts";
import { type DataSetSettings, daySeconds } from "./settings.ts";

/** Something that a contact did. */
export interface ContactEvent {
	readonly id: string;
	readonly name: string;
	/** Unix seconds. */
	readonly at: number;
	readonly metadata: Readonly<Record<string, unknown>>;
}

const names = ["invited-teammate", "exported-report", "placed-order", "opened-dashboard"] as const;
// "The API returns events of the last 90 days."
const keptDays = 90;

/** The events of a contact in the last ninety days, newest first: those of the seed and those written since. */
export function eventsOf(
	settings: DataSetSettings,
	contact: ContactRecord,
	written: readonly ContactEvent[],
): ContactEvent[] {
	const random = settings.random("event")(hashText(contact.id, 5));
	const start = Math.max(contact.created_at, settings.now - keptDays * daySeconds);
	const count = contact.last_seen_at === null ? 0 : random.geometric(6);
	const generated = Array.from({ length: count }, (_, place): ContactEvent => {
		const name = random.pick(names);
		const at = start + random.below(Math.max(1, settings.now - start));
		const metadata =
			name === "placed-order" ? { order_number: String(random.between(1000, 9999)), price: "12.50" } : {};
		return { id: `e${contact.id}-${place}`, name, at, metadata };
	});
	const kept = written.filter(({ at }) => at > settings.now - keptDays * daySeconds);
	return [...generated, ...kept].sort((left, right) => right.at - left.at);
}

/** Whether a value can be the name of an event. */
export function isEventName(value: unknown): value is string {
	return typeof value === "string" && value !== "" && !/[.$]/.test(value);
}
