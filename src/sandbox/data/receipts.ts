import type { DataSet } from "./data-set.ts";
import type { DataSetSettings } from "./settings.ts";

const hourSeconds = 3600;
const contents = ["email", "chat", "post", "survey", "tour"] as const;

/** The columns of the message data, as the schema data_export_csv of the official description has them, one of them misspelt. */
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
	"ruleset_version_id",
	"receipt_id",
	"received_at",
	"series_id",
	"series_title",
	"node_id",
	"first_reply",
	"first_completion",
	"first_series_completion",
	"first_series_disengagement",
	"first_series_exit",
	"first_goal_success",
	"first_open",
	"first_click",
	"first_dismisall",
	"first_unsubscribe",
	"first_hard_bounce",
] as const;

/** Who was sent a message, and what they did with it; times in Unix seconds. */
export type Receipt = Readonly<Record<(typeof receiptColumns)[number], string | number | null>>;

/** How many messages were sent after one instant and before another, in Unix seconds: one an hour, up to now. */
export function countReceipts(settings: DataSetSettings, after: number, before: number): number {
	const [first, last] = hoursBetween(settings, after, before);
	return settings.counts.contacts === 0 ? 0 : Math.max(0, last - first);
}

/** Who was sent which message when, and what they did with it: one row each, oldest first. */
export function* receiptsBetween(dataSet: DataSet, after: number, before: number): Generator<Receipt> {
	const { settings, contacts } = dataSet;
	const stream = settings.random("receipt");
	const [first, last] = hoursBetween(settings, after, before);
	for (let hour = first; hour < last; hour++) {
		const random = stream(hour);
		const contact = contacts.at(random.below(settings.counts.contacts));
		if (contact === undefined) continue;
		const sentAt = hour * hourSeconds + 17;
		const within = (chance: number): number | null =>
			random.chance(chance) ? Math.min(settings.now, sentAt + random.between(60, 90_000)) : null;
		const content = random.below(12);
		const type = contents[content % contents.length] ?? "email";
		const series = content % 4 === 0 ? content / 4 : undefined;
		yield {
			user_id: contact.id,
			user_external_id: contact.external_id,
			company_id: contact.companyIds[0] ?? "-1",
			email: contact.email,
			name: contact.name,
			ruleset_id: String(41_000 + content),
			content_id: String(56_000 + content),
			content_type: type,
			content_title: `What is new, part ${content + 1}`,
			ruleset_version_id: String(61_000 + content),
			receipt_id: String(7_000_000_000 + hour),
			received_at: sentAt,
			...describeSeries(series, within),
			...drawReactions(type, within),
		};
	}
}

/** When something was first done, if it was. */
type Draw = (chance: number) => number | null;

function describeSeries(series: number | undefined, within: Draw) {
	const isPart = series !== undefined;
	return {
		series_id: isPart ? String(300 + series) : "-1",
		series_title: isPart ? `Series "${series + 1}", for all` : null,
		node_id: isPart ? String(900 + series) : null,
		first_series_completion: isPart ? within(0.1) : null,
		first_series_disengagement: isPart ? within(0.05) : null,
		first_series_exit: isPart ? within(0.05) : null,
	};
}

function drawReactions(type: string, within: Draw) {
	const opened = within(0.45);
	return {
		first_reply: opened === null ? null : within(0.05),
		first_completion: type === "survey" || type === "tour" ? within(0.2) : null,
		first_goal_success: within(0.03),
		first_open: opened,
		first_click: opened === null ? null : within(0.2),
		first_dismisall: within(0.02),
		first_unsubscribe: within(0.01),
		first_hard_bounce: type === "email" ? within(0.005) : null,
	};
}

function hoursBetween({ now }: DataSetSettings, after: number, before: number): [number, number] {
	// A workspace that is four years old has sent nothing before.
	const start = Math.max(after, now - 1500 * 86_400);
	return [Math.ceil(start / hourSeconds), Math.floor(Math.min(before, now) / hourSeconds)];
}
