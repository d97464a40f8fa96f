import type { ContactRecord } from "../data/contacts.ts";
import type { DataSet } from "../data/data-set.ts";
import type { SegmentRecord } from "../data/segments.ts";
import { subscriptionId } from "../data/subscriptions.ts";
import { applyShapes } from "./shape-table.ts";
import { liveTags } from "./tag-wire.ts";
import { cutList, type WireObject, type WireOptions } from "./wire-object.ts";

/** A contact, with its lists cut at ten. What is undefined is no key on the wire: spreading would slow each row down. */
export function showContact(dataSet: DataSet, contact: ContactRecord, options: WireOptions): WireObject {
	const { id, location, utm, android, ios, owner_id } = contact;
	const path = `/contacts/${id}`;
	const wire: WireObject = {
		type: "contact",
		id,
		workspace_id: dataSet.settings.workspaceId,
		external_id: contact.external_id,
		role: contact.role,
		email: contact.email,
		email_domain: contact.email?.split("@")[1],
		phone: contact.phone,
		formatted_phone: options.version <= 11 ? formatPhone(contact.phone) : undefined,
		name: contact.name,
		avatar: contact.avatar === null ? null : { type: "avatar", image_url: contact.avatar },
		// 2.16 made text of it: API change log, contact.owner_id.
		owner_id: owner_id === null || options.version < 16 ? owner_id : String(owner_id),
		social_profiles: { type: "list", data: [] },
		has_hard_bounced: contact.has_hard_bounced,
		marked_email_as_spam: contact.marked_email_as_spam,
		unsubscribed_from_emails: contact.unsubscribed_from_emails,
		created_at: contact.created_at,
		updated_at: contact.updated_at,
		signed_up_at: contact.signed_up_at,
		last_seen_at: contact.last_seen_at,
		last_replied_at: contact.last_replied_at,
		last_contacted_at: contact.last_contacted_at,
		last_email_opened_at: contact.last_email_opened_at,
		last_email_clicked_at: contact.last_email_clicked_at,
		language_override: contact.language_override,
		browser: contact.browser.name,
		browser_version: contact.browser.version,
		browser_language: contact.browser.language,
		os: contact.browser.os,
		location: {
			type: "location",
			country: location.country,
			region: location.region,
			city: location.city,
			country_code: location.country_code,
			continent_code: location.continent_code,
		},
		android_app_name: android.app,
		android_app_version: android.version,
		android_device: android.device,
		android_os_version: android.os,
		android_sdk_version: android.sdk,
		android_last_seen_at: android.seen,
		ios_app_name: ios.app,
		ios_app_version: ios.version,
		ios_device: ios.device,
		ios_os_version: ios.os,
		ios_sdk_version: ios.sdk,
		ios_last_seen_at: ios.seen,
		custom_attributes: contact.custom_attributes,
		tags: cutList(
			"tag",
			liveTags(dataSet, contact.tags).map((tag) => tag.id),
			"/tags",
			`${path}/tags`,
		),
		notes: cutList("note", dataSet.notes.idsOfContact(contact), "/notes", `${path}/notes`),
		companies: cutList("company", contact.companyIds, "/companies", `${path}/companies`),
		opted_out_subscription_types: cutList(
			"subscription",
			contact.subscriptions.optedOut.map(subscriptionId),
			"/subscription_types",
			`${path}/subscriptions`,
		),
		opted_in_subscription_types: cutList(
			"subscription",
			contact.subscriptions.optedIn.map(subscriptionId),
			"/subscription_types",
			`${path}/subscriptions`,
		),
		utm_campaign: utm.campaign,
		utm_content: utm.content,
		utm_medium: utm.medium,
		utm_source: utm.source,
		utm_term: utm.term,
		referrer: utm.source === null ? null : "https://www.example.org/",
		enabled_push_messaging: ios.device === null && android.device === null ? null : true,
		merge_history: options.hasMergeHistory === true && contact.role === "user" ? showMerges(dataSet, id) : undefined,
	};
	return applyShapes("contact", id, wire, options);
}

/** The contacts that were merged into one, newest first. */
export function showMerges(dataSet: DataSet, contactId: string): WireObject[] {
	return dataSet.merges.historyOf(contactId).map(({ id, role, at }) => ({
		type: "merge_history",
		source_contact_id: id,
		source_contact_role: role,
		merged_at: at,
	}));
}

/** The segments to which a contact belongs. */
export function segmentsOfContact(dataSet: DataSet, contact: ContactRecord): SegmentRecord[] {
	const { now } = dataSet.settings;
	return [...dataSet.segments].filter(({ rule }) => rule.of === "contact" && rule.has(contact, now));
}

function formatPhone(phone: string | null): string | null {
	return phone === null ? null : phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "+1 $1-$2-$3");
}
