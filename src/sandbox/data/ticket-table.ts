/** What a ticket attribute may hold. */
export type TicketDataType = "string" | "list" | "integer" | "decimal" | "boolean" | "datetime" | "files";

/** An attribute of a ticket type as it is declared. */
export interface TicketAttributeRow {
	readonly name: string;
	readonly dataType: TicketDataType;
	readonly isRequired?: true;
	readonly isMultiline?: true;
	readonly options?: readonly string[];
}

/** A ticket type as it is declared. */
export interface TicketTypeRow {
	readonly name: string;
	readonly description: string;
	readonly icon: string;
	readonly category: TicketCategory;
	readonly weight: number;
	readonly attributes: readonly TicketAttributeRow[];
}

/** As answers spell it; searches say request, task and tracker. */
export type TicketCategory = "Customer" | "Back-office" | "Tracker";

const defaults: readonly TicketAttributeRow[] = [
	{ name: "_default_title_", dataType: "string" },
	{ name: "_default_description_", dataType: "string", isMultiline: true },
];

/** The ticket types. "Amount" is a number in one and text in another, as it happens. */
export const ticketTypeRows: readonly [TicketTypeRow, ...TicketTypeRow[]] = [
	{
		name: "Refund request",
		description: "Money back",
		icon: "💸",
		category: "Customer",
		weight: 40,
		attributes: [
			...defaults,
			{ name: "Amount", dataType: "decimal", isRequired: true },
			{ name: "Reason", dataType: "list", options: ["Duplicate charge", "Not as described", "Other"] },
			{ name: "Approved", dataType: "boolean" },
		],
	},
	{
		name: "Bug report",
		description: "Something does not work",
		icon: "🐞",
		category: "Customer",
		weight: 35,
		attributes: [
			...defaults,
			{ name: "Severity", dataType: "list", options: ["Low", "Medium", "High"] },
			{ name: "Affected users", dataType: "integer" },
			{ name: "Screenshots", dataType: "files" },
		],
	},
	{
		name: "Engineering task",
		description: "Work behind the scenes",
		icon: "🛠️",
		category: "Back-office",
		weight: 15,
		attributes: [...defaults, { name: "Due", dataType: "datetime" }, { name: "Amount", dataType: "string" }],
	},
	{
		name: "Incident",
		description: "Concerns many",
		icon: "🚨",
		category: "Tracker",
		weight: 10,
		attributes: [...defaults, { name: "Root cause", dataType: "string", isMultiline: true }],
	},
];

/** Where a ticket stands. */
export type TicketStateCategory = "submitted" | "in_progress" | "waiting_on_customer" | "resolved";

/** The ticket states; the last is one of the workspace's own. */
export const ticketStateRows: readonly {
	readonly category: TicketStateCategory;
	readonly internalLabel: string;
	readonly externalLabel: string;
}[] = [
	{ category: "submitted", internalLabel: "Submitted", externalLabel: "Submitted" },
	{ category: "in_progress", internalLabel: "In progress", externalLabel: "In progress" },
	{ category: "waiting_on_customer", internalLabel: "Waiting on customer", externalLabel: "Waiting on you" },
	{ category: "resolved", internalLabel: "Resolved", externalLabel: "Resolved" },
	{ category: "in_progress", internalLabel: "With the vendor", externalLabel: "In progress" },
];

/** What tickets are called. */
export const ticketTitles: readonly [string, ...string[]] = [
	"Charged twice in May",
	"Export stops at 80%",
	"Zahlung nicht zugeordnet",
	"Upgrade the search cluster",
	"Login loop with SSO",
	"請求書の再発行",
];
