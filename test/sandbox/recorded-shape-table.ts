/** A deviation from the description that is on record: where in an answer it shows, what it is, and who saw it. */
interface RecordedShape {
	/** The fault as the description's check words it. */
	readonly fault: RegExp;
	readonly what: string;
	readonly source: string;
}

const examples = "response examples of Intercom-OpenAPI 2.16, which were recorded";
const coercions = "coercions of PostHog/posthog, warehouse source intercom";
const paging = "samples of the pagination guide of developers.intercom.com";

// Keys that may have no value, and that the older description wants all the same.
const mayBeAbsent = [
	...["admin_assignee_id", "team_assignee_id", "first_contact_reply", "snoozed_until", "waiting_since", "title"],
	...["statistics", "teammates", "conversation_rating", "sla_applied", "ai_agent", "avatar", "browser"],
	...["browser_language", "browser_version", "os", "external_id", "name", "phone", "email", "owner_id", "referrer"],
	...["language_override", "signed_up_at", "last_seen_at", "last_replied_at", "last_contacted_at"],
	...["last_email_opened_at", "last_email_clicked_at"],
].join("|");

/** All deviations that the sandbox sends on purpose; any other is a mistake of it. */
export const recordedShapes: readonly RecordedShape[] = [
	{
		fault: /(^|\/)teammates must have required property 'teammates'$/,
		what: "teammates are listed under the name of the list's type, admins",
		source: examples,
	},
	{
		fault: /\/conversation_rating must have required property '(rating|remark|created_at|contact|teammate)'$/,
		what: "a conversation without a rating has an empty object there",
		source: examples,
	},
	{
		fault: /\/statistics\/last_closed_by_id must be string$/,
		what: "who closed a conversation last is a number",
		source: `Intercom/Intercom-OpenAPI#115; ${coercions}`,
	},
	{
		fault: /\/(admin|team)_assignee_id must be integer$/,
		what: "who is assigned is a text, and nobody is null",
		source: `${coercions}; ${examples}`,
	},
	{
		fault: /\/conversation_parts\/\d+(\/assigned_to)?\/id must be string$/,
		what: "ids of parts, and of who is assigned in them, are numbers",
		source: `Intercom/Intercom-OpenAPI#115; ${examples}`,
	},
	{
		fault: /(^|\/)owner_id must be string$/,
		what: "the owner of a contact is a number",
		source: coercions,
	},
	{
		fault: new RegExp(`^(/(data|conversations)/\\d+)? must have required property '(${mayBeAbsent})'$`),
		what: "keys without a value are absent",
		source: examples,
	},
	{
		fault: /^\/pages\/(page|per_page) must be integer$/,
		what: "page numbers and sizes come back as they were sent in the query string: as text",
		source: paging,
	},
	{
		fault: /^\/pages\/next must be object$/,
		what: "behind the last page stands an empty text",
		source: paging,
	},
];
