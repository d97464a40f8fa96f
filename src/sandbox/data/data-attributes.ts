import { type DataSetSettings, daySeconds, historyDays } from "./settings.ts";
import { adminNumber } from "./teammates.ts";

type DataType = "string" | "integer" | "float" | "boolean" | "date";

/** A data attribute as the API shows it; built-in ones have neither id nor dates. */
export interface DataAttribute {
	readonly type: "data_attribute";
	readonly id?: number;
	readonly name: string;
	readonly full_name: string;
	readonly label: string;
	readonly description: string;
	readonly data_type: DataType;
	readonly options?: readonly string[];
	readonly api_writable: boolean;
	readonly ui_writable: boolean;
	readonly messenger_writable: boolean;
	readonly custom: boolean;
	readonly archived: boolean;
	readonly admin_id?: string;
	readonly created_at?: number;
	readonly updated_at?: number;
	readonly model: "contact" | "company" | "conversation";
}

// full name, label, type, writable through the API
type BuiltIn = readonly [string, string, DataType, boolean];

const contactBuiltIns: readonly BuiltIn[] = [
	["id", "ID", "string", false],
	["external_id", "User ID", "string", true],
	["role", "Type", "string", true],
	["name", "Name", "string", true],
	["email", "Email", "string", true],
	["phone", "Phone", "string", true],
	["owner_id", "Owner", "integer", true],
	["created_at", "First seen", "date", false],
	["updated_at", "Updated at", "date", false],
	["signed_up_at", "Signed up", "date", true],
	["last_seen_at", "Last seen", "date", true],
	["last_contacted_at", "Last contacted", "date", false],
	["last_replied_at", "Last heard from", "date", false],
	["last_email_opened_at", "Last opened email", "date", false],
	["last_email_clicked_at", "Last clicked on link in email", "date", false],
	["unsubscribed_from_emails", "Unsubscribed from emails", "boolean", true],
	["has_hard_bounced", "Has hard bounced", "boolean", false],
	["marked_email_as_spam", "Marked email as spam", "boolean", false],
	["location.country", "Country", "string", false],
	["location.region", "Region", "string", false],
	["location.city", "City", "string", false],
	["browser", "Browser", "string", false],
	["browser_language", "Browser language", "string", false],
	["os", "OS", "string", false],
];

const companyBuiltIns: readonly BuiltIn[] = [
	["id", "ID", "string", false],
	["company_id", "Company ID", "string", false],
	["name", "Company name", "string", true],
	["plan.name", "Plan", "string", false],
	["plan.id", "Plan ID", "string", false],
	["created_at", "Created at", "date", false],
	["updated_at", "Updated at", "date", false],
	["remote_created_at", "Company created at", "date", true],
	["last_request_at", "Company last seen", "date", false],
	["user_count", "People", "integer", false],
	["session_count", "Company web sessions", "integer", false],
	["monthly_spend", "Monthly Spend", "float", true],
	["size", "Company size", "integer", true],
	["industry", "Company industry", "string", true],
	["website", "Company website", "string", true],
	["app_id", "App ID", "string", false],
];

/** A custom attribute as it was declared; the values that objects have may be of other types. */
export interface CustomDeclaration {
	readonly name: string;
	readonly dataType: DataType;
	readonly description: string;
	readonly options?: readonly string[];
	readonly isArchived?: true;
}

/** The custom attributes of contacts. */
const contactDeclarations: readonly CustomDeclaration[] = [
	{ name: "Plan name", dataType: "string", description: "What they pay for", options: ["Starter", "Growth", "Pro"] },
	{ name: "seats", dataType: "integer", description: "Seats in use" },
	{ name: "lead_score", dataType: "float", description: "0 to 100" },
	{ name: "is_admin", dataType: "boolean", description: "May change settings" },
	{ name: "trial_ends_at", dataType: "date", description: "" },
	{ name: "Größe / Notiz", dataType: "string", description: "Freitext" },
	{ name: "legacy_score", dataType: "integer", description: "Replaced by lead_score", isArchived: true },
	// Another attribute than "Plan name", whatever its name looks like; and one that nobody has set yet.
	{ name: "plan_name", dataType: "string", description: "As billing calls it" },
	{ name: "nps_comment", dataType: "string", description: "" },
];

/** The custom attributes of companies. */
const companyDeclarations: readonly CustomDeclaration[] = [
	{ name: "seats", dataType: "integer", description: "Seats bought" },
	{ name: "account_manager", dataType: "string", description: "Who looks after them" },
	{ name: "contract_renews_at", dataType: "date", description: "" },
	{ name: "is_partner", dataType: "boolean", description: "" },
];

/** The custom attributes of conversations, which are keyed by name on the conversation. */
export const conversationDeclarations: readonly CustomDeclaration[] = [
	{ name: "Topic", dataType: "string", description: "What it is about" },
	{ name: "Topic (old)", dataType: "string", description: "", isArchived: true },
	{ name: "Order number", dataType: "integer", description: "" },
	{ name: "Is urgent", dataType: "boolean", description: "" },
	{ name: "Amount refunded", dataType: "float", description: "In dollars" },
	{ name: "Due date", dataType: "date", description: "" },
];

/** What a new attribute is made from; `now` is in Unix seconds. */
export interface NewAttribute {
	readonly model: "contact" | "company";
	readonly name: string;
	readonly data_type: DataType;
	readonly description: string;
	readonly options?: readonly string[];
	readonly isMessengerWritable: boolean;
	readonly now: number;
}

/** The data attributes of the workspace. */
export class DataAttributes {
	readonly #attributes: DataAttribute[];

	/** Lists what the workspace begins with. */
	constructor(settings: DataSetSettings) {
		this.#attributes = [
			...listAttributes(settings, "contact", contactBuiltIns, contactDeclarations, 9_100),
			...listAttributes(settings, "company", companyBuiltIns, companyDeclarations, 9_300),
			...listAttributes(settings, "conversation", [], conversationDeclarations, 9_500),
		];
	}

	/** Those of a model, archived ones too. */
	list(model: DataAttribute["model"]): DataAttribute[] {
		return this.#attributes.filter((attribute) => attribute.model === model);
	}

	/** Adds a custom one. */
	create({ model, name, data_type, description, options, isMessengerWritable, now }: NewAttribute): DataAttribute {
		const attribute: DataAttribute = {
			type: "data_attribute",
			id: 9_700 + this.#attributes.length,
			name,
			full_name: `custom_attributes.${name}`,
			label: name,
			description,
			data_type,
			...(options === undefined ? {} : { options }),
			api_writable: true,
			ui_writable: true,
			messenger_writable: isMessengerWritable,
			custom: true,
			archived: false,
			admin_id: String(adminNumber(0)),
			created_at: now,
			updated_at: now,
			model,
		};
		this.#attributes.push(attribute);
		return attribute;
	}

	/** Changes a custom one; undefined when there is none with that id. */
	update(id: number, change: Partial<DataAttribute>): DataAttribute | undefined {
		const place = this.#attributes.findIndex((attribute) => attribute.id === id && attribute.custom);
		const old = this.#attributes[place];
		if (old === undefined) return undefined;
		const changed = { ...old, ...change };
		this.#attributes[place] = changed;
		return changed;
	}
}

function listAttributes(
	settings: DataSetSettings,
	model: DataAttribute["model"],
	builtIns: readonly BuiltIn[],
	declarations: readonly CustomDeclaration[],
	firstId: number,
): DataAttribute[] {
	const start = settings.now - historyDays.workspace * daySeconds;
	return [
		...builtIns.map(
			([full_name, label, data_type, api_writable]): DataAttribute => ({
				type: "data_attribute",
				name: full_name.split(".").at(-1) ?? full_name,
				full_name,
				label,
				description: `${label} of the ${model}`,
				data_type,
				api_writable,
				ui_writable: false,
				messenger_writable: true,
				custom: false,
				archived: false,
				model,
			}),
		),
		...declarations.map(
			(declaration, index): DataAttribute => ({
				type: "data_attribute",
				id: firstId + index,
				name: declaration.name,
				full_name: `custom_attributes.${declaration.name}`,
				label: declaration.name,
				description: declaration.description,
				data_type: declaration.dataType,
				...(declaration.options === undefined ? {} : { options: declaration.options }),
				api_writable: true,
				ui_writable: true,
				messenger_writable: false,
				custom: true,
				archived: declaration.isArchived === true,
				admin_id: String(adminNumber(0)),
				created_at: start + index * daySeconds,
				updated_at: start + index * 3 * daySeconds,
				model,
			}),
		),
	];
}
