import type { ContactRecord } from "../data/contacts.ts";
import type { DataSet } from "../data/data-set.ts";
import type { WireObject } from "./wire-object.ts";

/** A lead as a visitor. */
export function showVisitor(dataSet: DataSet, contact: ContactRecord): WireObject {
	return {
		type: "visitor",
		id: contact.id,
		user_id: contact.id,
		anonymous: true,
		email: contact.email ?? "",
		phone: contact.phone,
		name: contact.name,
		pseudonym: `Coral Compass from ${contact.location.city ?? "nowhere"}`,
		avatar: { type: "avatar", image_url: contact.avatar },
		app_id: dataSet.settings.workspaceId,
		companies: { type: "company.list", companies: [] },
		location_data:
			contact.location.city === null
				? {}
				: {
						type: "location_data",
						city_name: contact.location.city,
						continent_code: contact.location.continent_code,
						country_code: contact.location.country_code,
						country_name: contact.location.country,
						region_name: contact.location.region ?? undefined,
						timezone: dataSet.settings.zone.name,
					},
		last_request_at: contact.last_seen_at,
		created_at: contact.created_at,
		remote_created_at: contact.created_at,
		signed_up_at: contact.created_at,
		updated_at: contact.updated_at,
		session_count: 1,
		social_profiles: { type: "social_profile.list", social_profiles: [] },
		owner_id: contact.owner_id === null ? null : String(contact.owner_id),
		unsubscribed_from_emails: contact.unsubscribed_from_emails,
		marked_email_as_spam: contact.marked_email_as_spam,
		has_hard_bounced: contact.has_hard_bounced,
		tags: { type: "tag.list", tags: [] },
		segments: { type: "segment.list", segments: [] },
		custom_attributes: contact.custom_attributes,
		referrer: null,
		utm_campaign: contact.utm.campaign,
		utm_content: contact.utm.content,
		utm_medium: contact.utm.medium,
		utm_source: contact.utm.source,
		utm_term: contact.utm.term,
		do_not_track: null,
	};
}
