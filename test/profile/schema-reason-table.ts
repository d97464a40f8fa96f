/** Tables that show a part of what an object has, and the table that has the rest. */
export const partialTables: Readonly<Record<string, string>> = {
	article_drafts: "articles",
	article_matches: "articles",
	article_statistics: "articles",
	article_tags: "tags",
	article_version_contents: "article_versions",
	call_transcripts: "calls",
	company_contacts: "contacts",
	company_segments: "segments",
	contact_companies: "companies",
	contact_segments: "segments",
	contact_subscriptions: "subscription_types",
	contact_tags: "tags",
	content_matches: "content",
	content_tags: "content",
	conversation_tags: "tags",
	data_connector_details: "data_connectors",
	fin_voice_latest_calls: "fin_voice_calls",
	folder_internal_articles: "internal_articles",
	newsfeed_items: "news_items",
};

/** Tables whose answers are described as a list of several kinds of object, and the kind that is theirs. */
export const ownForms: Readonly<Record<string, string>> = {
	custom_object_instances: "custom_object_instance",
	data_event_summaries: "data_event_summary_item",
	data_events: "data_event",
	// The description forgets the answer.
	fin_voice_latest_calls: "ai_call_response",
	news_items: "news_item",
	newsfeed_items: "news_item",
	newsfeeds: "newsfeed",
};

/** Columns that the schema of 2.16 does not have, and why they are there. */
export const beyondSchema: Readonly<Record<string, string>> = {
	"article_translations.locale": "the name under which the language stands",
	"admins.avatar_image_url": "2.11 writes the avatar as an object",
	"contacts.formatted_phone": "2.11 only",
	"contacts.location_country_code": "in the examples",
	"contacts.location_continent_code": "in the examples",
	"contacts.opted_in_subscription_types_total_count": "in the examples",
	"contacts.opted_out_subscription_types_total_count": "in the examples",
	"contacts.utm_campaign": "in the examples",
	"contacts.utm_content": "in the examples",
	"contacts.utm_medium": "in the examples",
	"contacts.utm_source": "in the examples",
	"contacts.utm_term": "in the examples",
	"contacts.referrer": "in the examples",
	"contacts.unsubscribed_from_sms": "in the answers of real workspaces",
	"contacts.sms_consent": "in the answers of real workspaces",
	"conversations.topics": "in the examples",
	"conversations.ai_topics": "in the examples",
	"contacts.opted_in_subscription_types": "in the examples",
	"contacts.opted_out_subscription_types": "in the examples",
	"ticket_types.is_internal": "in the examples, and in the answers of real workspaces",
	"visitors.last_request_at": "in the examples; the schema calls it las_request_at",
	"conversations.ticket": "in the examples",
	"article_statistics.conversations": "so in the examples; the schema calls it conversions",
	"articles.parent_id": "up to 2.15 only",
	"articles.parent_type": "up to 2.15 only",
	"tickets.title": "a key of the open map ticket_attributes",
	"tickets.description": "a key of the open map ticket_attributes",
};

/** Columns whose first version cannot be seen in the schemas, and why. */
export const otherwiseDated: Readonly<Record<string, string>> = {
	admin_activity_logs:
		"what an entry tells depends on its kind, and only the newest description names all that it may be",
	company_notes: "before 2.15 a note could be read by its id alone, with nothing that led to it",
	"contacts.enabled_push_messaging":
		"in the description of 2.16 and not in that of 2.11; nothing tells which version brought it",
	"admins.avatar": "2.11 has it in another form",
	"articles.parent_ids": "2.11 names it, but its examples leave it empty where parent_id is set",
	"article_tags.tag_id": "in articles from 2.13 on; tags themselves are older",
	"article_tags.name": "as above",
	"article_tags.applied_at": "as above",
	"article_tags.applied_by_type": "as above",
	"article_tags.applied_by_id": "as above",
};

/** What the schema has and no column shows, and why. */
export const leftOut: Readonly<Record<string, string>> = {
	"contact_companies.url": "the company's address in the API",
	"contact_tags.url": "the tag's address in the API",
	"articles.tags": "the table article_tags",
	"visitors.las_request_at": "the answers call it last_request_at, which is a column",
	"company_notes.contact.type": "always contact",
	"side_conversations.conversation_parts": "the table side_conversation_parts",
	"articles.statistics": "the table article_statistics; only in the answer for one article",
	"company_notes.author": "its id, name and address are there; the rest is in admins",
	"company_notes.company": "read from the company that it belongs to",
	"contact_notes.author": "its id, name and address are there; the rest is in admins",
	"contact_notes.company": "notes about companies are in company_notes",
	"contact_notes.contact": "read from the contact that it belongs to",
	"help_center_redirects.help_center_id": "read from the help center that it belongs to",
	"news_items.newsfeed_assignments": "the table news_item_assignments",
	"office_hours_exceptions.office_hours_schedule_id": "read from the schedule that it belongs to",
	"companies.notes": "the table company_notes",
	"contacts.tags": "the table contact_tags",
	"contacts.companies": "the table contact_companies",
	"contacts.notes": "the table contact_notes",
	"contacts.merge_history": "the table contact_merge_history",
	"conversations.tags": "the table conversation_tags",
	"conversations.contacts": "the table conversation_contacts",
	"conversations.conversation_parts": "the table conversation_parts; only in the answer for one conversation",
	"conversations.company": "its id is there to join companies",
	"conversations.monitor_evaluations":
		"the table conversation_monitor_evaluations; only in answers that were asked for it",
	"conversations.scorecards": "the table conversation_scorecards; only in answers that were asked for it",
	"conversation_contacts.type": "always contact",
	"ticket_type_attributes.ticket_type_id": "read from the type that it lies in",
	"ticket_types.ticket_type_attributes": "the table ticket_type_attributes",
	"tickets.ticket_type": "its id and name are there; the rest is in ticket_types",
	"tickets.contacts": "the table ticket_contacts",
	"tickets.ticket_parts": "the table ticket_parts",
	"tickets.linked_objects": "the table ticket_linked_objects",
	"tags.applied_at": "only where a tag is applied to something",
	"tags.applied_by": "only where a tag is applied to something",
};

/** Reading operations that no table asks, and why. */
export const otherOperations: Readonly<Record<string, string>> = {
	"get /me": "the check of the connection: workspace, time zone, region",
	"get /segments/{}": "the list is one request as well, and it alone can be asked for counts",
	"get /contacts/find_by_external_id/{}":
		"users only, so that leads with such an id would be missing; a search is one request as well, and what was just written is laid over it",
	"get /contacts/{}/banners": "reading records that the contact has seen the banners",
	"get /calls/{}/recording": "leads to a file, whose address is calls.recording_url",
	"get /calls/{}/transcript": "the words of call_transcripts as one text",
	"get /export/content/data/{}": "how far a job is; jobs are procedures",
	"get /download/content/data/{}": "the file of a job; jobs are procedures",
	"get /export/reporting_data/{}": "how far a job is; jobs are procedures",
	"get /download/reporting_data/{}": "the file of a job; jobs are procedures",
	"get /jobs/status/{}": "how far a job is; jobs are procedures",
	"get /export/workflows/{}": "a file for another workspace, not rows",
};
