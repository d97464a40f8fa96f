import type { JsonValue } from "../base/index.ts";

/** The tables of the bundled profile Intercom, generated from it by `npm run docs`. */
export interface IntercomDatabase {
	/** Teammates who can use the workspace. */
	readonly admins: {
		/** Id of the admin. */
		readonly id: string;
		/** Full name. */
		readonly name: string | null;
		/** E-mail address. */
		readonly email: string | null;
		/** Job title. */
		readonly job_title: string | null;
		/** Whether the admin is away. */
		readonly away_mode_enabled: boolean | null;
		/** Whether new replies are assigned to somebody else, because the admin is away. */
		readonly away_mode_reassign: boolean | null;
		/** Id of the reason for being away. */
		readonly away_status_reason_id: string | null;
		/** Whether the admin has a paid seat in the Inbox. */
		readonly has_inbox_seat: boolean | null;
		/** Ids of the admin's teams; the table team_admins has them as rows. */
		readonly team_ids: JsonValue | null;
		/** Address of the picture. */
		readonly avatar: JsonValue | null;
		/** Address of the picture. */
		readonly avatar_image_url: string | null;
		/** Teams whose conversations the admin gets first. */
		readonly team_priority_level_primary_team_ids: JsonValue | null;
		/** Teams whose conversations the admin gets second. */
		readonly team_priority_level_secondary_team_ids: JsonValue | null;
		/** Id of the role; only where one is assigned. */
		readonly role_id: string | null;
		/** Name of the role. */
		readonly role_name: string | null;
	};
	/** Companies that contacts belong to. */
	readonly companies: {
		/** Intercom's id of the company. */
		readonly id: string;
		/** Your own id of the company. */
		readonly company_id: string | null;
		/** Name. */
		readonly name: string | null;
		/** Id of the workspace. */
		readonly app_id: string | null;
		/** Id of the plan that the company is on. */
		readonly plan_id: string | null;
		/** Name of the plan that the company is on. */
		readonly plan_name: string | null;
		/** Number of employees. */
		readonly size: number | null;
		/** Address of the website. */
		readonly website: string | null;
		/** Industry. */
		readonly industry: string | null;
		/** What the company pays you a month. */
		readonly monthly_spend: number | null;
		/** How many sessions its users have had. */
		readonly session_count: number | null;
		/** How many users it has. */
		readonly user_count: number | null;
		/** When you created the company. */
		readonly remote_created_at: Date | null;
		/** When Intercom first saw the company. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
		/** When one of its users last made a request. */
		readonly last_request_at: Date | null;
		/** The company's tags, as objects with id and name. */
		readonly tags: JsonValue | null;
		/** The company's segments, as objects with id and name. */
		readonly segments: JsonValue | null;
		/** Custom attributes, by name. */
		readonly custom_attributes: JsonValue | null;
	};
	/** Which contact belongs to which company. */
	readonly contact_companies: {
		/** Id of the contact. */
		readonly contact_id: string;
		/** Intercom's id of the company. */
		readonly company_id: string;
		/** Your own id of the company. */
		readonly company_external_id: string | null;
		/** Name of the company. */
		readonly company_name: string | null;
	};
	/** Which contact has which tag. */
	readonly contact_tags: {
		/** Id of the contact. */
		readonly contact_id: string;
		/** Id of the tag. */
		readonly tag_id: string;
		/** Name of the tag. */
		readonly name: string | null;
		/** When it was applied. */
		readonly applied_at: Date | null;
		/** What applied it: admin, contact, … */
		readonly applied_by_type: string | null;
		/** Id of whoever applied it. */
		readonly applied_by_id: string | null;
	};
	/** Users and leads. */
	readonly contacts: {
		/** Intercom's id of the contact. */
		readonly id: string;
		/** Your own id of the contact; users only. */
		readonly external_id: string | null;
		/** Id of the workspace. */
		readonly workspace_id: string | null;
		/** What the contact is. */
		readonly role: string | null;
		/** E-mail address. */
		readonly email: string | null;
		/** The part of the e-mail address behind the @. */
		readonly email_domain: string | null;
		/** Telephone number. */
		readonly phone: string | null;
		/** Telephone number as it is shown. */
		readonly formatted_phone: string | null;
		/** Full name. */
		readonly name: string | null;
		/** Id of the admin who owns the contact. */
		readonly owner_id: string | null;
		/** Whether e-mail to the contact bounced. */
		readonly has_hard_bounced: boolean | null;
		/** Whether the contact marked an e-mail as spam. */
		readonly marked_email_as_spam: boolean | null;
		/** Whether the contact unsubscribed from e-mail. */
		readonly unsubscribed_from_emails: boolean | null;
		/** Whether the contact unsubscribed from SMS. */
		readonly unsubscribed_from_sms: boolean | null;
		/** Whether the contact agreed to SMS. */
		readonly sms_consent: boolean | null;
		/** When the contact was created. */
		readonly created_at: Date | null;
		/** When the contact was last changed. */
		readonly updated_at: Date | null;
		/** When the contact signed up with you. */
		readonly signed_up_at: Date | null;
		/** When the contact was last seen. */
		readonly last_seen_at: Date | null;
		/** When the contact last wrote. */
		readonly last_replied_at: Date | null;
		/** When the contact was last written to. */
		readonly last_contacted_at: Date | null;
		/** When the contact last opened an e-mail. */
		readonly last_email_opened_at: Date | null;
		/** When the contact last clicked a link in an e-mail. */
		readonly last_email_clicked_at: Date | null;
		/** Language that the Messenger uses whatever the browser says. */
		readonly language_override: string | null;
		/** Name of the browser. */
		readonly browser: string | null;
		/** Version of the browser. */
		readonly browser_version: string | null;
		/** Language of the browser. */
		readonly browser_language: string | null;
		/** Operating system. */
		readonly os: string | null;
		/** Country. */
		readonly location_country: string | null;
		/** Region. */
		readonly location_region: string | null;
		/** City. */
		readonly location_city: string | null;
		/** Code of the country. */
		readonly location_country_code: string | null;
		/** Code of the continent. */
		readonly location_continent_code: string | null;
		/** Name of the Android app. */
		readonly android_app_name: string | null;
		/** Version of the Android app. */
		readonly android_app_version: string | null;
		/** Android device. */
		readonly android_device: string | null;
		/** Version of Android. */
		readonly android_os_version: string | null;
		/** Version of Intercom's Android SDK. */
		readonly android_sdk_version: string | null;
		/** When the contact was last seen on Android. */
		readonly android_last_seen_at: Date | null;
		/** Name of the iOS app. */
		readonly ios_app_name: string | null;
		/** Version of the iOS app. */
		readonly ios_app_version: string | null;
		/** iOS device. */
		readonly ios_device: string | null;
		/** Version of iOS. */
		readonly ios_os_version: string | null;
		/** Version of Intercom's iOS SDK. */
		readonly ios_sdk_version: string | null;
		/** When the contact was last seen on iOS. */
		readonly ios_last_seen_at: Date | null;
		/** Address of the picture. */
		readonly avatar_image_url: string | null;
		/** Social profiles, as objects with name and url. */
		readonly social_profiles: JsonValue | null;
		/** How many tags the contact has; contact_tags has them as rows. */
		readonly tags_total_count: number | null;
		/** How many notes there are about the contact. */
		readonly notes_total_count: number | null;
		/** How many companies the contact belongs to; contact_companies has them as rows. */
		readonly companies_total_count: number | null;
		/** How many subscription types the contact opted into. */
		readonly opted_in_subscription_types_total_count: number | null;
		/** How many subscription types the contact opted out of. */
		readonly opted_out_subscription_types_total_count: number | null;
		/** UTM campaign of the first visit. */
		readonly utm_campaign: string | null;
		/** UTM content of the first visit. */
		readonly utm_content: string | null;
		/** UTM medium of the first visit. */
		readonly utm_medium: string | null;
		/** UTM source of the first visit. */
		readonly utm_source: string | null;
		/** UTM term of the first visit. */
		readonly utm_term: string | null;
		/** Page that the first visit came from. */
		readonly referrer: string | null;
		/** Custom attributes, by name. */
		readonly custom_attributes: JsonValue | null;
	};
	/** Which contact takes part in which conversation. */
	readonly conversation_contacts: {
		/** Id of the conversation. */
		readonly conversation_id: string;
		/** Id of the contact. */
		readonly contact_id: string;
		/** Your own id of the contact. */
		readonly external_id: string | null;
	};
	/** What happened in a conversation after its first message: replies, notes, assignments, closings. */
	readonly conversation_parts: {
		/** Id of the conversation. */
		readonly conversation_id: string;
		/** Id of the part. */
		readonly id: string;
		/** What happened: comment, note, assignment, close, open, … */
		readonly part_type: string | null;
		/** The message as HTML; empty for events. */
		readonly body: string | null;
		/** When it happened. */
		readonly created_at: Date | null;
		/** When the part was last changed. */
		readonly updated_at: Date | null;
		/** When the contact was notified of it. */
		readonly notified_at: Date | null;
		/** What the conversation was assigned to: admin, team, … */
		readonly assigned_to_type: string | null;
		/** Id of the admin or team that the conversation was assigned to. */
		readonly assigned_to_id: string | null;
		/** Who did it: admin, bot, team, user, lead, … */
		readonly author_type: string | null;
		/** Id of whoever did it. */
		readonly author_id: string | null;
		/** Name of whoever did it. */
		readonly author_name: string | null;
		/** E-mail address of whoever did it. */
		readonly author_email: string | null;
		/** Whether the AI agent sent it. */
		readonly author_from_ai_agent: boolean | null;
		/** Whether the AI agent wrote the body. */
		readonly author_is_ai_answer: boolean | null;
		/** Attached files, as objects with name, url, content_type and filesize. */
		readonly attachments: JsonValue | null;
		/** Your own id of the part. */
		readonly external_id: string | null;
		/** Whether its content was removed. */
		readonly redacted: boolean | null;
		/** Subject of the e-mail. */
		readonly email_message_metadata_subject: string | null;
		/** Message id of the e-mail. */
		readonly email_message_metadata_message_id: string | null;
		/** Senders and recipients of the e-mail, as objects with type, email_address and name. */
		readonly email_message_metadata_email_address_headers: JsonValue | null;
		/** Quick replies that were offered, as objects with text and uuid. */
		readonly metadata_quick_reply_options: JsonValue | null;
		/** The quick reply that was chosen. */
		readonly metadata_quick_reply_uuid: string | null;
		/** State of the conversation when the part was created. */
		readonly state: string | null;
		/** Tags of the part, as objects with id and name. */
		readonly tags: JsonValue | null;
		/** What an event changed; its keys depend on part_type. */
		readonly event_details: JsonValue | null;
		/** Code of the app that created the part over the API. */
		readonly app_package_code: string | null;
	};
	/** Which conversation has which tag. */
	readonly conversation_tags: {
		/** Id of the conversation. */
		readonly conversation_id: string;
		/** Id of the tag. */
		readonly tag_id: string;
		/** Name of the tag. */
		readonly name: string | null;
		/** When it was applied. */
		readonly applied_at: Date | null;
		/** What applied it: admin, contact, … */
		readonly applied_by_type: string | null;
		/** Id of whoever applied it. */
		readonly applied_by_id: string | null;
	};
	/** Conversations with contacts, with their first message, rating, SLA, statistics and AI agent. */
	readonly conversations: {
		/** Id of the conversation. */
		readonly id: string;
		/** Title. */
		readonly title: string | null;
		/** When it began. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
		/** Since when the contact has been waiting for an answer. */
		readonly waiting_since: Date | null;
		/** When a snoozed conversation opens again. */
		readonly snoozed_until: Date | null;
		/** Whether it is open. */
		readonly open: boolean | null;
		/** State. */
		readonly state: string | null;
		/** Whether it has been read. */
		readonly read: boolean | null;
		/** Priority; priority and not_priority up to API version 2.15, the others from 2.16. */
		readonly priority: string | null;
		/** Id of the admin that it is assigned to. */
		readonly admin_assignee_id: string | null;
		/** Id of the team that it is assigned to. */
		readonly team_assignee_id: string | null;
		/** Intercom's id of the company. */
		readonly company_id: string | null;
		/** Channel of the first message. */
		readonly source_type: string | null;
		/** Id of the first message. */
		readonly source_id: string | null;
		/** How it began: customer_initiated, admin_initiated, operator_initiated, automated, … */
		readonly source_delivered_as: string | null;
		/** Subject of the first message. */
		readonly source_subject: string | null;
		/** The first message as HTML. */
		readonly source_body: string | null;
		/** Who wrote the first message: user, lead, admin, bot, team. */
		readonly source_author_type: string | null;
		/** Id of whoever wrote the first message. */
		readonly source_author_id: string | null;
		/** Name of whoever wrote the first message. */
		readonly source_author_name: string | null;
		/** E-mail address of whoever wrote the first message. */
		readonly source_author_email: string | null;
		/** Files attached to the first message, as objects with name, url, content_type and filesize. */
		readonly source_attachments: JsonValue | null;
		/** Page on which the conversation began. */
		readonly source_url: string | null;
		/** Whether the first message was removed. */
		readonly source_redacted: boolean | null;
		/** Recipients of an e-mail, as objects with type and email. */
		readonly source_recipients: JsonValue | null;
		/** Reply-To addresses of an e-mail, as objects with email and name. */
		readonly source_reply_to: JsonValue | null;
		/** Message id of an e-mail. */
		readonly source_email_message_metadata_message_id: string | null;
		/** Subject of an e-mail. */
		readonly source_email_message_metadata_subject: string | null;
		/** Quoted history of an e-mail. */
		readonly source_email_message_metadata_history: string | null;
		/** Senders and recipients of an e-mail, as objects with type, email_address and name. */
		readonly source_email_message_metadata_email_address_headers: JsonValue | null;
		/** Teammates who wrote in it, as objects with type and id. */
		readonly teammates: JsonValue | null;
		/** When the contact first wrote. */
		readonly first_contact_reply_created_at: Date | null;
		/** Channel in which the contact first wrote. */
		readonly first_contact_reply_type: string | null;
		/** Page on which the contact first wrote. */
		readonly first_contact_reply_url: string | null;
		/** How many tickets and conversations are linked to it. */
		readonly linked_objects_total_count: number | null;
		/** Whether more are linked than linked_objects holds. */
		readonly linked_objects_has_more: boolean | null;
		/** Linked tickets and conversations, as objects with type, id and category; 1,000 at most. */
		readonly linked_objects: JsonValue | null;
		/** Rating by the contact, from 1 to 5. */
		readonly conversation_rating_rating: number | null;
		/** Remark of the contact with the rating. */
		readonly conversation_rating_remark: string | null;
		/** When the rating was asked for. */
		readonly conversation_rating_created_at: Date | null;
		/** When the rating was last changed. */
		readonly conversation_rating_updated_at: Date | null;
		/** Id of the contact who rated. */
		readonly conversation_rating_contact_id: string | null;
		/** Your own id of the contact who rated. */
		readonly conversation_rating_contact_external_id: string | null;
		/** Id of the teammate who was rated. */
		readonly conversation_rating_teammate_id: string | null;
		/** What kind of teammate was rated. */
		readonly conversation_rating_teammate_type: string | null;
		/** Name of the SLA. */
		readonly sla_applied_sla_name: string | null;
		/** What became of the SLA. */
		readonly sla_applied_sla_status: string | null;
		/** Seconds until the last assignment before the first reply of an admin. */
		readonly statistics_time_to_assignment: number | null;
		/** Seconds within office hours until the first reply of an admin. */
		readonly statistics_time_to_admin_reply: number | null;
		/** Seconds within office hours until it was first closed. */
		readonly statistics_time_to_first_close: number | null;
		/** Seconds within office hours until it was last closed. */
		readonly statistics_time_to_last_close: number | null;
		/** Median of the seconds within office hours that the contact waited for a reply. */
		readonly statistics_median_time_to_reply: number | null;
		/** When the contact first wrote. */
		readonly statistics_first_contact_reply_at: Date | null;
		/** When it was first assigned. */
		readonly statistics_first_assignment_at: Date | null;
		/** When an admin first replied. */
		readonly statistics_first_admin_reply_at: Date | null;
		/** When it was first closed. */
		readonly statistics_first_close_at: Date | null;
		/** When it was last assigned. */
		readonly statistics_last_assignment_at: Date | null;
		/** When an admin first replied after the last assignment. */
		readonly statistics_last_assignment_admin_reply_at: Date | null;
		/** When the contact last wrote. */
		readonly statistics_last_contact_reply_at: Date | null;
		/** When an admin last replied. */
		readonly statistics_last_admin_reply_at: Date | null;
		/** When it was last closed. */
		readonly statistics_last_close_at: Date | null;
		/** Id of the admin who last closed it. */
		readonly statistics_last_closed_by_id: string | null;
		/** How often it was opened again. */
		readonly statistics_count_reopens: number | null;
		/** How often it was assigned. */
		readonly statistics_count_assignments: number | null;
		/** How many parts it has, also beyond the 500 that conversation_parts can show. */
		readonly statistics_count_conversation_parts: number | null;
		/** Seconds from assignment to closing. */
		readonly statistics_handling_time: number | null;
		/** Seconds of handling without the idle ones. */
		readonly statistics_adjusted_handling_time: number | null;
		/** Seconds until each team's first response, as objects with team_id, team_name and response_time. */
		readonly statistics_assigned_team_first_response_time: JsonValue | null;
		/** The same within office hours. */
		readonly statistics_assigned_team_first_response_time_in_office_hours: JsonValue | null;
		/** Whether the AI agent took part. */
		readonly ai_agent_participated: boolean | null;
		/** What brought the AI agent in. */
		readonly ai_agent_source_type: string | null;
		/** Title of what brought the AI agent in. */
		readonly ai_agent_source_title: string | null;
		/** Kind of the AI agent's last answer. */
		readonly ai_agent_last_answer_type: string | null;
		/** How it ended for the AI agent; routed_to_team and abandoned up to API version 2.14, escalated, negative_feedback and procedure_handoff from 2.15. */
		readonly ai_agent_resolution_state: string | null;
		/** Rating of the AI agent by the contact. */
		readonly ai_agent_rating: number | null;
		/** Remark with the rating of the AI agent. */
		readonly ai_agent_rating_remark: string | null;
		/** When the AI agent came in. */
		readonly ai_agent_created_at: Date | null;
		/** When the AI agent's part was last changed. */
		readonly ai_agent_updated_at: Date | null;
		/** How many pieces of content the AI agent used. */
		readonly ai_agent_content_sources_total_count: number | null;
		/** Content that the AI agent used, as objects with content_type, url, title and locale. */
		readonly ai_agent_content_sources: JsonValue | null;
		/** Whether the sales agent took part. */
		readonly sales_agent_participated: boolean | null;
		/** How it ended for the sales agent. */
		readonly sales_agent_outcome: string | null;
		/** Where the sales agent passed it on to. */
		readonly sales_agent_routing_outcome: string | null;
		/** What the sales agent learnt, by name. */
		readonly sales_agent_collected_data: JsonValue | null;
		/** Channel in which it began. */
		readonly channel_initial: string | null;
		/** Channel in which it is now. */
		readonly channel_current: string | null;
		/** Records in other systems, as objects with type and id; 20 at most. */
		readonly external_references: JsonValue | null;
		/** Topics. */
		readonly topics: JsonValue | null;
		/** The ticket that it belongs to. */
		readonly ticket: JsonValue | null;
		/** Custom attributes, by name. */
		readonly custom_attributes: JsonValue | null;
	};
	/** Saved groups of contacts or companies. */
	readonly segments: {
		/** Id of the segment. */
		readonly id: string;
		/** Name. */
		readonly name: string | null;
		/** Whom it holds. */
		readonly person_type: string | null;
		/** How many contacts it holds; segments of users only. */
		readonly count: number | null;
		/** When it was created. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** Tags of the workspace. */
	readonly tags: {
		/** Id of the tag. */
		readonly id: string;
		/** Name. */
		readonly name: string | null;
	};
	/** Which admin belongs to which team. */
	readonly team_admins: {
		/** Id of the team. */
		readonly team_id: string;
		/** Id of the admin. */
		readonly admin_id: string;
	};
	/** Teams that conversations are assigned to. */
	readonly teams: {
		/** Id of the team. */
		readonly id: string;
		/** Name. */
		readonly name: string | null;
		/** Ids of the team's admins; the table team_admins has them as rows. */
		readonly admin_ids: JsonValue | null;
		/** Admins who get conversations first. */
		readonly admin_priority_level_primary_admin_ids: JsonValue | null;
		/** Admins who get conversations second. */
		readonly admin_priority_level_secondary_admin_ids: JsonValue | null;
		/** How many conversations an admin of the team may have open at once. */
		readonly assignment_limit: number | null;
		/** How conversations are dealt out, such as round_robin. */
		readonly distribution_method: string | null;
	};
	/** Which contact a ticket is about. */
	readonly ticket_contacts: {
		/** Id of the ticket. */
		readonly ticket_id: string;
		/** Id of the contact. */
		readonly contact_id: string;
		/** Your own id of the contact. */
		readonly contact_external_id: string | null;
	};
	/** Which conversations and other tickets a ticket is linked to. */
	readonly ticket_linked_objects: {
		/** Id of the ticket. */
		readonly ticket_id: string;
		/** Id of the conversation or ticket that it is linked to. */
		readonly id: string;
		/** What it is linked to. */
		readonly type: string | null;
		/** Category of the linked ticket; empty for conversations. */
		readonly category: string | null;
	};
	/** What happened to a ticket: replies, notes, assignments, changes of state and of attributes. */
	readonly ticket_parts: {
		/** Id of the ticket. */
		readonly ticket_id: string;
		/** Id of the part. */
		readonly id: string;
		/** What happened: comment, note, assignment, ticket_state_updated_by_admin, … */
		readonly part_type: string | null;
		/** The message as HTML; empty for events. */
		readonly body: string | null;
		/** What kind of state the ticket was in before; only where the state changed. */
		readonly previous_ticket_state: string | null;
		/** What kind of state the ticket came into; only where the state changed. */
		readonly ticket_state: string | null;
		/** When it happened. */
		readonly created_at: Date | null;
		/** When the part was last changed. */
		readonly updated_at: Date | null;
		/** What the ticket was assigned to: admin or team. */
		readonly assigned_to_type: string | null;
		/** Id of the admin or team that the ticket was assigned to. */
		readonly assigned_to_id: string | null;
		/** Who did it. */
		readonly author_type: string | null;
		/** Id of whoever did it. */
		readonly author_id: string | null;
		/** Name of whoever did it. */
		readonly author_name: string | null;
		/** E-mail address of whoever did it. */
		readonly author_email: string | null;
		/** Attached files, as objects with name, url, content_type and filesize. */
		readonly attachments: JsonValue | null;
		/** Your own id of the part. */
		readonly external_id: string | null;
		/** Whether its content was removed. */
		readonly redacted: boolean | null;
		/** Code of the app that created the part over the API. */
		readonly app_package_code: string | null;
		/** Id of the attribute that changed. */
		readonly updated_attribute_data_attribute_id: string | null;
		/** Name of the attribute that changed. */
		readonly updated_attribute_data_attribute_label: string | null;
		/** Id of the new value, or a list of them. */
		readonly updated_attribute_data_value_id: JsonValue | null;
		/** The new value in words, or a list of them. */
		readonly updated_attribute_data_value_label: JsonValue | null;
	};
	/** States that tickets can be in. */
	readonly ticket_states: {
		/** Id of the state. */
		readonly id: string;
		/** What kind of state it is. */
		readonly category: string | null;
		/** Its name in the words of the team. */
		readonly internal_label: string | null;
		/** Its name in the words that customers see. */
		readonly external_label: string | null;
		/** Whether it is archived. */
		readonly archived: boolean | null;
		/** The types whose tickets can be in it, as objects with id, name and category. */
		readonly ticket_types: JsonValue | null;
	};
	/** The attributes that tickets of a type have: the keys of tickets.ticket_attributes. */
	readonly ticket_type_attributes: {
		/** Id of the attribute. */
		readonly id: string;
		/** Id of the type whose tickets have it. */
		readonly ticket_type_id: string | null;
		/** Id of the workspace. */
		readonly workspace_id: string | null;
		/** Name. */
		readonly name: string | null;
		/** Description. */
		readonly description: string | null;
		/** Type of its values. */
		readonly data_type: string | null;
		/** How it is entered: the choices of a list, whether a text has lines. */
		readonly input_options: JsonValue | null;
		/** Its place among the attributes. */
		readonly order: number | null;
		/** Whether teammates must fill it in. */
		readonly required_to_create: boolean | null;
		/** Whether contacts must fill it in. */
		readonly required_to_create_for_contacts: boolean | null;
		/** Whether teammates see it when they create a ticket. */
		readonly visible_on_create: boolean | null;
		/** Whether contacts see it. */
		readonly visible_to_contacts: boolean | null;
		/** Whether every type has it. */
		readonly default: boolean | null;
		/** Whether it is archived. */
		readonly archived: boolean | null;
		/** When it was created. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** Types of tickets. */
	readonly ticket_types: {
		/** Id of the type. */
		readonly id: string;
		/** Name. */
		readonly name: string | null;
		/** Description. */
		readonly description: string | null;
		/** Icon. */
		readonly icon: string | null;
		/** Category of its tickets. */
		readonly category: string | null;
		/** Id of the workspace. */
		readonly workspace_id: string | null;
		/** Whether it is archived. */
		readonly archived: boolean | null;
		/** When it was created. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
		/** The states that its tickets can be in, as objects with id, category, internal_label and external_label. */
		readonly ticket_states: JsonValue | null;
	};
	/** Tickets of every type, with their state, assignee and attributes. */
	readonly tickets: {
		/** Id of the ticket in the API. */
		readonly id: string;
		/** Number of the ticket as Inbox and Messenger show it. */
		readonly ticket_id: string | null;
		/** Category. */
		readonly category: string | null;
		/** Id of the ticket's type. */
		readonly ticket_type_id: string | null;
		/** Name of the ticket's type. */
		readonly ticket_type_name: string | null;
		/** Title. */
		readonly title: string | null;
		/** Description. */
		readonly description: string | null;
		/** Id of the state. */
		readonly ticket_state_id: string | null;
		/** What kind of state it is in. */
		readonly ticket_state_category: string | null;
		/** The state in the words of the team. */
		readonly ticket_state_internal_label: string | null;
		/** The state in the words that customers see. */
		readonly ticket_state_external_label: string | null;
		/** Id of the state before the last change of state. */
		readonly previous_ticket_state_id: string | null;
		/** Whether it is open. */
		readonly open: boolean | null;
		/** Whether the customer sees it. */
		readonly is_shared: boolean | null;
		/** Id of the admin that it is assigned to. */
		readonly admin_assignee_id: string | null;
		/** Id of the team that it is assigned to. */
		readonly team_assignee_id: string | null;
		/** When it was created. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
		/** When a snoozed ticket opens again. */
		readonly snoozed_until: Date | null;
		/** How many parts it has; ticket_parts has them as rows. */
		readonly ticket_parts_total_count: number | null;
		/** How many conversations and tickets it is linked to; ticket_linked_objects has them as rows. */
		readonly linked_objects_total_count: number | null;
		/** Whether it is linked to more than the 1,000 that ticket_linked_objects can show. */
		readonly linked_objects_has_more: boolean | null;
		/** Attributes, by name; which there are depends on the type: see ticket_type_attributes. */
		readonly ticket_attributes: JsonValue | null;
	};
}
