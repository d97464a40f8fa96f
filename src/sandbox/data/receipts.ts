import type { DataSet } from "./data-set.ts";
import type { DataSetSettings } from "./settings.ts";

const hourSeconds = 3600;
const contents = ["email", "chat", "post", "survey", "tour"] as const;

/** The columns of the message data, in an order of our own: the official description does not list them. */
export const receiptColumns = [
	"user_id",
	"user_external_id",
	"company_id",
	"email",
	"name",
	"ruleset_id",
	"content_id",
	"content_type",
	"content_title",
	"receipt_id",
	"received_at",
	"first_open",
	"first_click",
	"first_reply",
	"first_dismissal",
	"first_unsubscribe",
	"first_hard_bounce",
] as const;

/** How many messages were sent after one instant and before another, in Unix seconds: one an hour, up to now. */
export function countReceipts(settings: DataSetSettings, after: number, before: number): number {
	const [first, last] = hoursBetween(settings, after, before);
	return settings.counts.contacts === 0 ? 0 : Math.max(0, last - first);
}

/** Who was sent which message when, and what they did with it: one row each, oldest first. */
export function* receiptsBetween(
	dataSet: DataSet,
	after: number,
	before: number,
): Generator<readonly (string | null)[]> {
	const { settings, contacts } = dataSet;
	const stream = settings.random("receipt");
	const [first, last] = hoursBetween(settings, after, before);
	for (let hour = first; hour < last; hour++) {
		const random = stream(hour);
		const contact = contacts.at(random.below(settings.counts.contacts));
		if (contact === undefined) continue;
		const sentAt = hour * hourSeconds + 17;
		const within = (chance: number): string | null =>
			random.chance(chance) ? toIso(Math.min(settings.now, sentAt + random.between(60, 90_000))) : null;
		const content = random.below(12);
		const type = contents[content % contents.length] ?? "email";
		const opened = within(0.45);
		yield [
			contact.id,
			contact.external_id,
			contact.companyIds[0] ?? null,
			contact.email,
			contact.name,
			String(41_000 + content),
			String(56_000 + content),
			type,
			`What is new, part ${content + 1}`,
			String(7_000_000_000 + hour),
			toIso(sentAt),
			opened,
			opened === null ? null : within(0.2),
			opened === null ? null : within(0.05),
			within(0.02),
			within(0.01),
			type === "email" ? within(0.005) : null,
		];
	}
}

function hoursBetween({ now }: DataSetSettings, after: number, before: number): [number, number] {
	// A workspace that is four years old has sent nothing before.
	const start = Math.max(after, now - 1500 * 86_400);
	return [Math.ceil(start / hourSeconds), Math.floor(Math.min(before, now) / hourSeconds)];
}

function toIso(epochSeconds: number): string {
	return new Date(epochSeconds * 1000).toISOString();
}
