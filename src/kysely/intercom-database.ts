import type { JsonValue } from "../base/index.ts";

/** The tables of the bundled profile Intercom, generated from it by `npm run docs`. */
export interface IntercomDatabase {
	/** The kinds of activity that admin_activity_logs tells of. */
	readonly activity_log_event_types: {
		/** Name of the kind, as in admin_activity_logs.activity_type. */
		readonly name: string;
	};
	/** What teammates did in the workspace and changed in its settings. */
	readonly admin_activity_logs: {
		/** Id of the entry. */
		readonly id: string;
		/** When it happened. */
		readonly created_at: Date | null;
		/** What kind of thing it was; activity_log_event_types has all kinds. */
		readonly activity_type: string | null;
		/** What it was in a sentence. */
		readonly activity_description: string | null;
		/** What did it: admin. */
		readonly performed_by_type: string | null;
		/** Id of the admin who did it. */
		readonly performed_by_id: string | null;
		/** E-mail address of the admin who did it. */
		readonly performed_by_email: string | null;
		/** Address from which it was done. */
		readonly performed_by_ip: string | null;
		/** How the admin signed in. */
		readonly metadata_sign_in_method: string | null;
		/** Your own id of the contact. */
		readonly metadata_external_id: string | null;
		/** Whether the admin went away. */
		readonly metadata_away_mode: boolean | null;
		/** Why the admin is away. */
		readonly metadata_away_status_reason: string | null;
		/** Whether conversations are assigned to others meanwhile. */
		readonly metadata_reassign_conversations: boolean | null;
		/** What changed the status. */
		readonly metadata_source: string | null;
		/** Whether the status changed by itself. */
		readonly metadata_auto_changed: string | null;
		/** Id of the admin who changed it. */
		readonly metadata_update_by: string | null;
		/** Name of the admin who changed it. */
		readonly metadata_update_by_name: string | null;
		/** The state before, idle or occupied. */
		readonly metadata_previous_state: string | null;
		/** The state after, idle or occupied. */
		readonly metadata_new_state: string | null;
		/** After how many minutes without work an admin counts as idle. */
		readonly metadata_threshold_minutes: number | null;
		/** When the admin last did something. */
		readonly metadata_last_activity_at: Date | null;
		/** Whether the state was found and not set. */
		readonly metadata_auto: boolean | null;
		/** The group of settings that it belongs to. */
		readonly metadata_setting_type: string | null;
		/** What changed, by setting. */
		readonly metadata_changes: JsonValue | null;
		/** How many conversations the admin may be assigned. */
		readonly metadata_conversation_assignment_limit: number | null;
		/** How many tickets the admin may be assigned. */
		readonly metadata_ticket_assignment_limit: number | null;
		/** Id of the team. */
		readonly metadata_team_id: string | null;
		/** Name of the team. */
		readonly metadata_team_name: string | null;
		/** How many conversations the team may be assigned. */
		readonly metadata_team_assignment_limit: number | null;
		/** Whether the setting is on. */
		readonly metadata_enabled: boolean | null;
		/** The mode of the setting. */
		readonly metadata_mode: string | null;
		/** Id of the consent to act as an admin. */
		readonly metadata_consent_id: string | null;
		/** When the consent ended. */
		readonly metadata_expired_at: Date | null;
		/** What was there before. */
		readonly metadata_before: JsonValue | null;
		/** What was there after. */
		readonly metadata_after: JsonValue | null;
	};
	/** Which team an admin belongs to. */
	readonly admin_teams: {
		/** Id of the admin. */
		readonly admin_id: string;
		/** Id of the team. */
		readonly team_id: string;
	};
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
	/** Changes of published articles that nobody has published yet: the article as it would be. */
	readonly article_drafts: {
		/** Id of the article. */
		readonly article_id: string;
		/** Title in the draft. */
		readonly title: string | null;
		/** Description in the draft. */
		readonly description: string | null;
		/** The draft as HTML. */
		readonly body: string | null;
		/** The draft as Markdown. */
		readonly body_markdown: string | null;
		/** Language of title, description and body. */
		readonly default_locale: string | null;
		/** The draft in other languages, by locale. */
		readonly translated_content: JsonValue | null;
		/** Id of the author. */
		readonly author_id: string | null;
		/** Id of the admin who changed it last. */
		readonly updated_by_id: string | null;
		/** When the draft was last changed. */
		readonly draft_updated_at: Date | null;
		/** When the article was last changed. */
		readonly updated_at: Date | null;
	};
	/** Articles of the help center that Intercom's search finds. */
	readonly article_matches: {
		/** The words that were searched for. */
		readonly phrase: string;
		/** Id of the article. */
		readonly article_id: string;
		/** Title. */
		readonly title: string | null;
		/** State. */
		readonly state: string | null;
		/** Address. */
		readonly url: string | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** How often articles are viewed, and what readers think of them. */
	readonly article_statistics: {
		/** Id of the article. */
		readonly article_id: string;
		/** How often it was viewed. */
		readonly views: number | null;
		/** How many conversations began at it. */
		readonly conversations: number | null;
		/** How many readers reacted. */
		readonly reactions: number | null;
		/** Percentage of happy reactions. */
		readonly happy_reaction_percentage: number | null;
		/** Percentage of neutral reactions. */
		readonly neutral_reaction_percentage: number | null;
		/** Percentage of sad reactions. */
		readonly sad_reaction_percentage: number | null;
		/** How many conversations the AI agent used it in. */
		readonly fin_involvements: number | null;
		/** How many conversations the AI agent resolved with it. */
		readonly fin_resolutions: number | null;
		/** Percentage of involvements that ended in a resolution. */
		readonly fin_resolution_rate: number | null;
	};
	/** Which article has which tag. */
	readonly article_tags: {
		/** Id of the article. */
		readonly article_id: string;
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
	/** Articles in each of their languages but the first. */
	readonly article_translations: {
		/** Id of the article. */
		readonly article_id: string;
		/** The language: en, fr, pt-BR, … */
		readonly locale: string;
		/** Title. */
		readonly title: string | null;
		/** Description. */
		readonly description: string | null;
		/** The article as HTML. */
		readonly body: string | null;
		/** The article as Markdown. */
		readonly body_markdown: string | null;
		/** Id of the author. */
		readonly author_id: string | null;
		/** Id of the admin who made it. */
		readonly created_by_id: string | null;
		/** Id of the admin who changed it last. */
		readonly updated_by_id: string | null;
		/** State. */
		readonly state: string | null;
		/** Address. */
		readonly url: string | null;
		/** Ids of the audiences that the AI agent may show it to. */
		readonly audience_ids: JsonValue | null;
		/** Whether the AI agent may use it. */
		readonly ai_chatbot_availability: boolean | null;
		/** Whether the AI copilot may use it. */
		readonly ai_copilot_availability: boolean | null;
		/** Whether the AI sales agent may use it. */
		readonly ai_sales_agent_availability: boolean | null;
		/** Whether there is a draft newer than what is published. */
		readonly has_unpublished_changes: boolean | null;
		/** When the draft was last changed. */
		readonly draft_updated_at: Date | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** The text of an article as it was in a version. */
	readonly article_version_contents: {
		/** Id of the article. */
		readonly article_id: string;
		/** Id of the version. */
		readonly id: string;
		/** The article as HTML. */
		readonly body: string | null;
		/** The article as Markdown. */
		readonly body_markdown: string | null;
		/** When the version was last changed. */
		readonly updated_at: Date | null;
	};
	/** What an article was before: one row for each time that it was saved. */
	readonly article_versions: {
		/** Id of the article. */
		readonly article_id: string;
		/** Id of the version. */
		readonly id: string;
		/** Title of the article in this version. */
		readonly title: string | null;
		/** Description of the article in this version. */
		readonly description: string | null;
		/** Id of the author that this version names. */
		readonly author_id: string | null;
		/** Id of the admin who saved it. */
		readonly created_by_id: string | null;
		/** Where it was saved: web, api, … */
		readonly created_via: string | null;
		/** Id of the version that it was made from; none for the first. */
		readonly from_version_id: string | null;
		/** Whether it is what readers see now. */
		readonly state: string | null;
		/** When it was saved. */
		readonly created_at: Date | null;
	};
	/** Articles of the help center. */
	readonly articles: {
		/** Id of the article. */
		readonly id: string;
		/** Id of the workspace. */
		readonly workspace_id: string | null;
		/** Title. */
		readonly title: string | null;
		/** Description. */
		readonly description: string | null;
		/** The article as HTML. */
		readonly body: string | null;
		/** The article as Markdown. */
		readonly body_markdown: string | null;
		/** Id of the author. */
		readonly author_id: string | null;
		/** Id of the admin who made it. */
		readonly created_by_id: string | null;
		/** Id of the admin who changed it last. */
		readonly updated_by_id: string | null;
		/** State. */
		readonly state: string | null;
		/** Address. */
		readonly url: string | null;
		/** Id of the collection that it is in. */
		readonly parent_id: string | null;
		/** What it is in. */
		readonly parent_type: string | null;
		/** Ids of the collections that it is in. */
		readonly parent_ids: JsonValue | null;
		/** Language of title, description and body. */
		readonly default_locale: string | null;
		/** Who can see it. */
		readonly help_center_audience: string | null;
		/** Whether there is a draft newer than what is published. */
		readonly has_unpublished_changes: boolean | null;
		/** When the draft was last changed. */
		readonly draft_updated_at: Date | null;
		/** When it will be published. */
		readonly scheduled_publish_at: Date | null;
		/** When it will be taken back. */
		readonly scheduled_unpublish_at: Date | null;
		/** Whether the AI agent may use it. */
		readonly ai_chatbot_availability: boolean | null;
		/** Whether the AI copilot may use it. */
		readonly ai_copilot_availability: boolean | null;
		/** Whether the AI sales agent may use it. */
		readonly ai_sales_agent_availability: boolean | null;
		/** Whether it is never suggested. */
		readonly exclude_from_article_suggestions: boolean | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
		/** The article in other languages, by locale. */
		readonly translated_content: JsonValue | null;
	};
	/** Groups of contacts that content is for. */
	readonly audiences: {
		/** Id of the audience. */
		readonly id: string;
		/** Name. */
		readonly name: string | null;
		/** The conditions that contacts meet, as objects with attribute, type, comparison and value. */
		readonly predicates: JsonValue | null;
		/** The conditions on what the contact is, in the same form. */
		readonly role_predicates: JsonValue | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** Reasons that admins give for being away. */
	readonly away_status_reasons: {
		/** Id of the reason. */
		readonly id: string;
		/** The reason in words. */
		readonly label: string | null;
		/** The reason as an emoji. */
		readonly emoji: string | null;
		/** Its place among the reasons. */
		readonly order: number | null;
		/** Whether it was deleted. */
		readonly deleted: boolean | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** Brands of the workspace. */
	readonly brands: {
		/** Id of the brand; that of the workspace for the default one. */
		readonly id: string;
		/** Name. */
		readonly name: string | null;
		/** Whether it is the workspace's default. */
		readonly is_default: boolean | null;
		/** Id of its help center. */
		readonly help_center_id: string | null;
		/** Id of its sender. */
		readonly default_address_settings_id: string | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** What was said in telephone calls. */
	readonly call_transcripts: {
		/** Id of the call. */
		readonly call_id: string;
		/** Id of the conversation. */
		readonly conversation_id: string | null;
		/** What was said, as objects; an empty list where it was not written down. */
		readonly transcript: JsonValue | null;
		/** How far the writing down has come. */
		readonly transcript_status: string | null;
	};
	/** Telephone calls. */
	readonly calls: {
		/** Id of the call. */
		readonly id: string;
		/** Id of the conversation. */
		readonly conversation_id: string | null;
		/** Id of the admin. */
		readonly admin_id: string | null;
		/** Id of the contact. */
		readonly contact_id: string | null;
		/** State. */
		readonly state: string | null;
		/** Kind: phone and others. */
		readonly call_type: string | null;
		/** Who called: inbound or outbound. */
		readonly direction: string | null;
		/** Telephone number. */
		readonly phone: string | null;
		/** When it was begun. */
		readonly initiated_at: Date | null;
		/** When it was answered. */
		readonly answered_at: Date | null;
		/** When it ended. */
		readonly ended_at: Date | null;
		/** Why it ended. */
		readonly ended_reason: string | null;
		/** Address of the recording in the API. */
		readonly recording_url: string | null;
		/** Address of the transcript in the API. */
		readonly transcription_url: string | null;
		/** Address of the recording of the AI agent's call. */
		readonly fin_recording_url: string | null;
		/** Address of the transcript of the AI agent's call. */
		readonly fin_transcription_url: string | null;
		/** When it was recorded. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** Collections of the help center. */
	readonly collections: {
		/** Id of the collection. */
		readonly id: string;
		/** Id of the workspace. */
		readonly workspace_id: string | null;
		/** Name. */
		readonly name: string | null;
		/** Description. */
		readonly description: string | null;
		/** Id of the collection that it is in. */
		readonly parent_id: string | null;
		/** Id of the help center. */
		readonly help_center_id: string | null;
		/** Address. */
		readonly url: string | null;
		/** Icon. */
		readonly icon: string | null;
		/** Its place among its neighbours. */
		readonly order: number | null;
		/** Language of name and description. */
		readonly default_locale: string | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
		/** Name and description in other languages, by locale. */
		readonly translated_content: JsonValue | null;
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
	/** Which contact belongs to which company, by company. */
	readonly company_contacts: {
		/** Intercom's id of the company. */
		readonly company_id: string;
		/** Id of the contact. */
		readonly contact_id: string;
		/** What the contact is. */
		readonly contact_role: string | null;
		/** Name of the contact. */
		readonly contact_name: string | null;
		/** E-mail address of the contact. */
		readonly contact_email: string | null;
	};
	/** Notes about companies. */
	readonly company_notes: {
		/** Id of the note. */
		readonly id: string;
		/** Intercom's id of the company. */
		readonly company_id: string | null;
		/** Id of the contact that it is about as well. */
		readonly contact_id: string | null;
		/** The note as HTML. */
		readonly body: string | null;
		/** Id of the admin who wrote it. */
		readonly author_id: string | null;
		/** Name of the admin who wrote it. */
		readonly author_name: string | null;
		/** E-mail address of the admin who wrote it. */
		readonly author_email: string | null;
		/** When it was written. */
		readonly created_at: Date | null;
	};
	/** Which company is in which segment. */
	readonly company_segments: {
		/** Intercom's id of the company. */
		readonly company_id: string;
		/** Id of the segment. */
		readonly segment_id: string;
		/** Name of the segment. */
		readonly name: string | null;
	};
	/** Which company has which tag. */
	readonly company_tags: {
		/** Intercom's id of the company. */
		readonly company_id: string;
		/** Id of the tag. */
		readonly tag_id: string;
		/** Name of the tag. */
		readonly name: string | null;
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
	/** Which contacts were merged into a contact. */
	readonly contact_merge_history: {
		/** Id of the contact that is left. */
		readonly contact_id: string;
		/** Id of the contact that was merged into it; it is no more. */
		readonly source_contact_id: string;
		/** What that contact was. */
		readonly source_contact_role: string | null;
		/** When it was merged. */
		readonly merged_at: Date | null;
	};
	/** Notes about contacts. */
	readonly contact_notes: {
		/** Id of the note. */
		readonly id: string;
		/** Id of the contact. */
		readonly contact_id: string | null;
		/** Id of the company that it is about as well. */
		readonly company_id: string | null;
		/** The note as HTML. */
		readonly body: string | null;
		/** Id of the admin who wrote it. */
		readonly author_id: string | null;
		/** Name of the admin who wrote it. */
		readonly author_name: string | null;
		/** E-mail address of the admin who wrote it. */
		readonly author_email: string | null;
		/** When it was written. */
		readonly created_at: Date | null;
	};
	/** Which contact is in which segment. */
	readonly contact_segments: {
		/** Id of the contact. */
		readonly contact_id: string;
		/** Id of the segment. */
		readonly segment_id: string;
		/** Name of the segment. */
		readonly name: string | null;
	};
	/** Which contact opted into or out of which subscription type. */
	readonly contact_subscriptions: {
		/** Id of the contact. */
		readonly contact_id: string;
		/** Id of the subscription type. */
		readonly subscription_type_id: string;
		/** What the contact's consent to the type is. */
		readonly consent_type: string | null;
		/** "email" and "sms_message" are told apart here. */
		readonly content_types: JsonValue | null;
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
		/** Whether push messages are wanted. */
		readonly enabled_push_messaging: boolean | null;
		/** The first ten subscription types that the contact opted into, as objects with id; all are in contact_subscriptions. */
		readonly opted_in_subscription_types: JsonValue | null;
		/** The first ten subscription types that the contact opted out of, as objects with id; all are in contact_subscriptions. */
		readonly opted_out_subscription_types: JsonValue | null;
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
	/** All knowledge of the workspace by its titles: articles, internal articles, snippets, external pages and files. */
	readonly content: {
		/** What it is. */
		readonly type: string;
		/** Id of it among those of its kind. */
		readonly id: string;
		/** Title. */
		readonly title: string | null;
		/** The languages of an article, as objects with id, title and locale. */
		readonly contents: JsonValue | null;
	};
	/** Where the AI agent takes external pages from. */
	readonly content_import_sources: {
		/** Id of the source. */
		readonly id: string;
		/** How its pages are kept up to date. */
		readonly sync_behavior: string | null;
		/** State. */
		readonly status: string | null;
		/** Address of its root. */
		readonly url: string | null;
		/** Ids of the audiences that its pages are for. */
		readonly audience_ids: JsonValue | null;
		/** When its pages were last read. */
		readonly last_synced_at: Date | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** What Intercom's search finds in the knowledge of the workspace: articles, snippets, pages and files. */
	readonly content_matches: {
		/** The words that were searched for. */
		readonly query: string;
		/** What was found. */
		readonly type: string;
		/** Id of what was found. */
		readonly id: string;
		/** Title. */
		readonly title: string | null;
		/** The languages that an article was found in, as objects with id, title and locale. */
		readonly contents: JsonValue | null;
	};
	/** Pieces of knowledge for the AI agent. */
	readonly content_snippets: {
		/** Id of the snippet. */
		readonly id: string;
		/** Title. */
		readonly title: string | null;
		/** Language. */
		readonly locale: string | null;
		/** The text as Markdown. */
		readonly body_markdown: string | null;
		/** The text as blocks. */
		readonly json_blocks: JsonValue | null;
		/** Whether the AI agent may use it, in its old form. */
		readonly chatbot_availability: number | null;
		/** Whether the AI copilot may use it, in its old form. */
		readonly copilot_availability: number | null;
		/** Whether the AI agent may use it. */
		readonly ai_chatbot_availability: boolean | null;
		/** Whether the AI copilot may use it. */
		readonly ai_copilot_availability: boolean | null;
		/** Whether the AI sales agent may use it. */
		readonly ai_sales_agent_availability: boolean | null;
		/** Ids of the audiences that the AI agent may show it to. */
		readonly audience_ids: JsonValue | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** Files attached to the first message of a conversation. */
	readonly conversation_attachments: {
		/** Id of the conversation. */
		readonly conversation_id: string;
		/** Address of the file; it is signed and dies after a while. */
		readonly url: string;
		/** Name of the file. */
		readonly name: string | null;
		/** Type of the file. */
		readonly content_type: string | null;
		/** Size in bytes. */
		readonly filesize: number | null;
		/** Width of a picture, in pixels. */
		readonly width: number | null;
		/** Height of a picture, in pixels. */
		readonly height: number | null;
	};
	/** Attributes of conversations that you defined. */
	readonly conversation_attributes: {
		/** Id of the attribute. */
		readonly id: string;
		/** Name; two may have the same. */
		readonly name: string | null;
		/** Description. */
		readonly description: string | null;
		/** Type of its values. */
		readonly data_type: string | null;
		/** Whether it must be filled in. */
		readonly required: boolean | null;
		/** Ids of the teams that see it. */
		readonly visible_to_team_ids: JsonValue | null;
		/** The values to choose from, as objects with id, label and archived; lists only. */
		readonly options: JsonValue | null;
		/** Whether a text has lines. */
		readonly multiline: boolean | null;
		/** What it refers to, as an object with type and object_type_id; relationships only. */
		readonly reference: JsonValue | null;
		/** Whether it is archived. */
		readonly archived: boolean | null;
		/** Id of the admin who made it. */
		readonly admin_id: string | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
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
	/** When teammates paused and resumed their work on a conversation. */
	readonly conversation_handling_events: {
		/** Id of the conversation. */
		readonly conversation_id: string;
		/** When it happened. */
		readonly timestamp: Date;
		/** What happened. */
		readonly type: string;
		/** Why, such as Paused or Away. */
		readonly reason: string | null;
		/** What the teammate is. */
		readonly teammate_type: string | null;
		/** Id of the teammate. */
		readonly teammate_id: string;
		/** Name of the teammate. */
		readonly teammate_name: string | null;
		/** E-mail address of the teammate. */
		readonly teammate_email: string | null;
	};
	/** Which tickets and other conversations a conversation is linked to. */
	readonly conversation_linked_objects: {
		/** Id of the conversation. */
		readonly conversation_id: string;
		/** Id of the ticket or conversation that it is linked to. */
		readonly id: string;
		/** What it is linked to. */
		readonly type: string | null;
		/** Category of the linked ticket; empty for conversations. */
		readonly category: string | null;
	};
	/** What monitors of quality found in conversations. */
	readonly conversation_monitor_evaluations: {
		/** Id of the conversation. */
		readonly conversation_id: string;
		/** Id of the monitor. */
		readonly monitor_id: string;
		/** Name of the monitor. */
		readonly monitor_name: string | null;
		/** Kind of the monitor. */
		readonly monitor_type: string | null;
		/** What it found. */
		readonly result: string | null;
		/** Why. */
		readonly explanation: string | null;
		/** When it looked. */
		readonly evaluated_at: Date | null;
	};
	/** Files attached to the parts of a conversation. */
	readonly conversation_part_attachments: {
		/** Id of the conversation. */
		readonly conversation_id: string | null;
		/** Id of the part. */
		readonly conversation_part_id: string;
		/** Address of the file; it is signed and dies after a while. */
		readonly url: string;
		/** Name of the file. */
		readonly name: string | null;
		/** Type of the file. */
		readonly content_type: string | null;
		/** Size in bytes. */
		readonly filesize: number | null;
		/** Width of a picture, in pixels. */
		readonly width: number | null;
		/** Height of a picture, in pixels. */
		readonly height: number | null;
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
	/** How conversations did in each criterion of a scorecard. */
	readonly conversation_scorecard_evaluators: {
		/** Id of the conversation. */
		readonly conversation_id: string;
		/** Id of the scorecard. */
		readonly scorecard_id: string;
		/** Id of the scorecard's version. */
		readonly scorecard_version_id: string;
		/** Id of the criterion. */
		readonly evaluator_id: string;
		/** The result: pass, fail, or a word of the criterion. */
		readonly result_value: string | null;
		/** Who gave it: ai, human, … */
		readonly result_source: string | null;
		/** Why. */
		readonly result_reasoning: string | null;
		/** Ids of the reasons. */
		readonly result_reason_ids: JsonValue | null;
		/** A reason in the reviewer's own words. */
		readonly result_other_text: string | null;
	};
	/** How conversations were judged by a scorecard. */
	readonly conversation_scorecards: {
		/** Id of the conversation. */
		readonly conversation_id: string;
		/** Id of the scorecard. */
		readonly scorecard_id: string;
		/** Id of the scorecard's version. */
		readonly scorecard_version_id: string;
		/** Name of the scorecard. */
		readonly name: string | null;
		/** Kind of the scorecard. */
		readonly scorecard_type: string | null;
		/** Whether the conversation passed. */
		readonly passed: boolean | null;
		/** The score. */
		readonly score: number | null;
		/** The score that the AI gave. */
		readonly ai_score: number | null;
		/** When it was judged. */
		readonly evaluated_at: Date | null;
		/** Who was judged. */
		readonly reviewed_teammate_type: string | null;
		/** Id of the admin who was judged. */
		readonly reviewed_teammate_admin_id: string | null;
		/** Each criterion and its result, as objects; conversation_scorecard_evaluators has them as rows. */
		readonly evaluators: JsonValue | null;
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
	/** Seconds until each team's first response in a conversation. */
	readonly conversation_team_first_responses: {
		/** Id of the conversation. */
		readonly conversation_id: string;
		/** Id of the team. */
		readonly team_id: string;
		/** Name of the team; Unassigned when there was none. */
		readonly team_name: string | null;
		/** Seconds until the team's first response. */
		readonly response_time: number | null;
	};
	/** Which admin took part in which conversation. */
	readonly conversation_teammates: {
		/** Id of the conversation. */
		readonly conversation_id: string;
		/** Id of the admin. */
		readonly admin_id: string;
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
		/** Whether it has more parts than the 500 that conversation_parts can show. */
		readonly parts_truncated: boolean | null;
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
		/** Topics that the AI found. */
		readonly ai_topics: JsonValue | null;
		/** The ticket that it belongs to. */
		readonly ticket: JsonValue | null;
		/** Custom attributes, by name. */
		readonly custom_attributes: JsonValue | null;
	};
	/** Objects of the types that you defined yourself. */
	readonly custom_object_instances: {
		/** The identifier of its type. */
		readonly type: string;
		/** Id of the object. */
		readonly id: string;
		/** Your own id of the object. */
		readonly external_id: string | null;
		/** When you created it. */
		readonly external_created_at: Date | null;
		/** When you last changed it. */
		readonly external_updated_at: Date | null;
		/** When Intercom first saw it. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
		/** Its attributes, by name. */
		readonly custom_attributes: JsonValue | null;
	};
	/** Attributes of contacts and companies, the built-in ones and your own. */
	readonly data_attributes: {
		/** What has the attribute; conversation up to API version 2.15, conversation_attributes from 2.16. */
		readonly model: string;
		/** Name with the path to it, as in custom_attributes.plan. */
		readonly full_name: string;
		/** Name. */
		readonly name: string | null;
		/** Id; your own attributes only. */
		readonly id: string | null;
		/** Name that people see. */
		readonly label: string | null;
		/** Description. */
		readonly description: string | null;
		/** Type of its values. */
		readonly data_type: string | null;
		/** The values to choose from, where it has such. */
		readonly options: JsonValue | null;
		/** Whether the API can write it. */
		readonly api_writable: boolean | null;
		/** Whether the Messenger can write it. */
		readonly messenger_writable: boolean | null;
		/** Whether teammates can write it. */
		readonly ui_writable: boolean | null;
		/** Whether it is one of your own. */
		readonly custom: boolean | null;
		/** Whether it is archived. */
		readonly archived: boolean | null;
		/** Id of the admin who made it. */
		readonly admin_id: string | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** How a data connector asks, and what it makes of the answers. */
	readonly data_connector_details: {
		/** Id of the data connector. */
		readonly data_connector_id: string;
		/** Address that it asks. */
		readonly url: string | null;
		/** Body of the request. */
		readonly body: string | null;
		/** Headers of the request, as objects with name and value; Intercom hides the values. */
		readonly headers: JsonValue | null;
		/** Whom it is for: users, leads, visitors. */
		readonly audiences: JsonValue | null;
		/** Where it runs. */
		readonly execution_type: string | null;
		/** What its fields were found with. */
		readonly configuration_response_type: string | null;
		/** What is done with the answer. */
		readonly data_transformation_type: string | null;
		/** Name of the function on the client. */
		readonly client_function_name: string | null;
		/** How long the function may take, in milliseconds. */
		readonly client_function_timeout_ms: number | null;
		/** What it is given, as objects with name, type, description, required and default_value. */
		readonly data_inputs: JsonValue | null;
		/** Fields of the answer, as objects with path, type, example_value and redacted. */
		readonly response_fields: JsonValue | null;
		/** What of Intercom the answer is written into, as objects. */
		readonly object_mappings: JsonValue | null;
		/** Ids of the tokens that it signs in with. */
		readonly token_ids: JsonValue | null;
		/** Whether the customer has to confirm with a code. */
		readonly customer_authentication: boolean | null;
		/** Whether nobody has to sign in. */
		readonly bypass_authentication: boolean | null;
		/** Whether missing attributes are found before it runs. */
		readonly validate_missing_attributes: boolean | null;
	};
	/** What became of the requests that data connectors made. */
	readonly data_connector_executions: {
		/** Id of the execution. */
		readonly id: string;
		/** Id of the data connector. */
		readonly data_connector_id: string | null;
		/** Whether it succeeded. */
		readonly success: boolean | null;
		/** Status of the answer. */
		readonly http_status: number | null;
		/** Method of the request. */
		readonly http_method: string | null;
		/** Kind of the failure. */
		readonly error_type: string | null;
		/** Why it failed. */
		readonly error_message: string | null;
		/** How long it took, in milliseconds. */
		readonly execution_time_ms: number | null;
		/** What set it off. */
		readonly source_type: string | null;
		/** Id of what set it off. */
		readonly source_id: string | null;
		/** Id of the conversation. */
		readonly conversation_id: string | null;
		/** When it happened. */
		readonly created_at: Date | null;
		/** Address of the request; what may be secret is removed. */
		readonly request_url: string | null;
		/** Body of the request. */
		readonly request_body: string | null;
		/** Body of the answer. */
		readonly response_body: string | null;
		/** Body of the answer before it was mapped. */
		readonly raw_response_body: string | null;
	};
	/** Connections to other services. */
	readonly data_connectors: {
		/** Id of the connector. */
		readonly id: string;
		/** Name. */
		readonly name: string | null;
		/** Description. */
		readonly description: string | null;
		/** State. */
		readonly state: string | null;
		/** Method of its requests. */
		readonly http_method: string | null;
		/** Whether the AI agent uses it by itself. */
		readonly direct_fin_usage: boolean | null;
		/** Id of the admin who made it. */
		readonly created_by_admin_id: string | null;
		/** Id of the admin who changed it last. */
		readonly updated_by_admin_id: string | null;
		/** Path of its executions in the API. */
		readonly execution_results_url: string | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** How often contacts did something, for the first time and the last. */
	readonly data_event_summaries: {
		/** Name of the event. */
		readonly name: string;
		/** When it first happened. */
		readonly first: Date | null;
		/** When it last happened. */
		readonly last: Date | null;
		/** How often it happened. */
		readonly count: number | null;
		/** Description of the event. */
		readonly description: string | null;
		/** Id of the contact. */
		readonly contact_id: string;
		/** The contact's external_id. */
		readonly user_id: string | null;
		/** The contact's e-mail address. */
		readonly email: string | null;
	};
	/** What contacts did, as your site and your systems told Intercom. */
	readonly data_events: {
		/** Id of the event. */
		readonly id: string;
		/** Name of the event. */
		readonly event_name: string | null;
		/** When it happened. */
		readonly created_at: Date | null;
		/** What was sent with it, by name. */
		readonly metadata: JsonValue | null;
		/** Id of the contact. */
		readonly contact_id: string | null;
		/** The contact's external_id. */
		readonly user_id: string | null;
		/** The contact's e-mail address. */
		readonly email: string | null;
	};
	/** Conversations that were deleted. */
	readonly deleted_conversations: {
		/** Id of the conversation. */
		readonly id: string;
		/** When it was deleted. */
		readonly deleted_at: Date | null;
		/** Whether reports still count it. */
		readonly metrics_retained: boolean | null;
	};
	/** Addresses that e-mail is sent from. */
	readonly emails: {
		/** Id of the sender. */
		readonly id: string;
		/** E-mail address. */
		readonly email: string | null;
		/** The part of the address behind the @. */
		readonly domain: string | null;
		/** Id of its brand. */
		readonly brand_id: string | null;
		/** Whether the address is verified. */
		readonly verified: boolean | null;
		/** Whether e-mail to it is forwarded to Intercom. */
		readonly forwarding_enabled: boolean | null;
		/** When an e-mail was last forwarded from it. */
		readonly forwarded_email_last_received_at: Date | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** Pages from elsewhere that the AI agent uses. */
	readonly external_pages: {
		/** Id of the page. */
		readonly id: string;
		/** Id of its source. */
		readonly source_id: string | null;
		/** Your own id of the page. */
		readonly external_id: string | null;
		/** Title. */
		readonly title: string | null;
		/** The page as HTML. */
		readonly html: string | null;
		/** Address. */
		readonly url: string | null;
		/** Language. */
		readonly locale: string | null;
		/** Whether the AI agent may use it. */
		readonly ai_agent_availability: boolean | null;
		/** Whether the AI copilot may use it. */
		readonly ai_copilot_availability: boolean | null;
		/** Whether the AI sales agent may use it. */
		readonly ai_sales_agent_availability: boolean | null;
		/** Whether the AI agent may use it, in its old form. */
		readonly fin_availability: boolean | null;
		/** When it was last read. */
		readonly last_ingested_at: Date | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** Telephone calls that the AI agent took. */
	readonly fin_voice_calls: {
		/** Number of the call's registration. */
		readonly id: string;
		/** Number of the workspace. */
		readonly app_id: string | null;
		/** Telephone number. */
		readonly user_phone_number: string | null;
		/** registered, in-progress, or how it was resolved. */
		readonly status: string | null;
		/** Id of the call in Intercom. */
		readonly call_id: string | null;
		/** Id of the call where the line is. */
		readonly external_call_id: string | null;
		/** Id of the conversation. */
		readonly conversation_id: string | null;
		/** What was said, as objects. */
		readonly call_transcript: JsonValue | null;
		/** What it was about, in up to 256 characters. */
		readonly call_summary: string | null;
		/** What the caller wanted, as objects. */
		readonly intent: JsonValue | null;
	};
	/** The latest call of a telephone number that the AI agent took. */
	readonly fin_voice_latest_calls: {
		/** Telephone number, as in +12125550100. */
		readonly user_phone_number: string;
		/** Number of the call's registration. */
		readonly id: string | null;
		/** registered, in-progress, or how it was resolved. */
		readonly status: string | null;
		/** Id of the call in Intercom. */
		readonly call_id: string | null;
		/** Id of the call where the line is. */
		readonly external_call_id: string | null;
		/** Id of the conversation. */
		readonly conversation_id: string | null;
		/** What it was about, in up to 256 characters. */
		readonly call_summary: string | null;
	};
	/** Internal articles that lie in a folder. */
	readonly folder_internal_articles: {
		/** Id of the folder, as it stands in its address in Intercom. */
		readonly folder_id: string;
		/** Id of the internal article. */
		readonly internal_article_id: string;
		/** Title. */
		readonly title: string | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** Addresses of the help center that lead to articles or collections. */
	readonly help_center_redirects: {
		/** Id of the redirect. */
		readonly id: string;
		/** Id of the help center. */
		readonly help_center_id: string | null;
		/** Address that is redirected. */
		readonly from_url: string | null;
		/** Language of the target. */
		readonly locale: string | null;
		/** What it leads to. */
		readonly target_type: string | null;
		/** Id of the article or collection. */
		readonly target_id: string | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** Help centers. */
	readonly help_centers: {
		/** Id of the help center. */
		readonly id: string;
		/** Id of the workspace. */
		readonly workspace_id: string | null;
		/** Its name in addresses. */
		readonly identifier: string | null;
		/** Name that the team sees. */
		readonly display_name: string | null;
		/** Whether it can be visited. */
		readonly website_turned_on: boolean | null;
		/** Address. */
		readonly url: string | null;
		/** Domain of your own. */
		readonly custom_domain: string | null;
		/** Whether it is the workspace's default. */
		readonly default: boolean | null;
		/** Its languages. */
		readonly locales: JsonValue | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** Articles for the team. */
	readonly internal_articles: {
		/** Id of the article. */
		readonly id: string;
		/** Title. */
		readonly title: string | null;
		/** The article as HTML. */
		readonly body: string | null;
		/** The article as Markdown. */
		readonly body_markdown: string | null;
		/** Id of the admin who owns it. */
		readonly owner_id: string | null;
		/** Id of the author. */
		readonly author_id: string | null;
		/** Language. */
		readonly locale: string | null;
		/** Ids of the audiences that the AI agent may show it to. */
		readonly audience_ids: JsonValue | null;
		/** Whether the AI agent may use it. */
		readonly ai_chatbot_availability: boolean | null;
		/** Whether the AI copilot may use it. */
		readonly ai_copilot_availability: boolean | null;
		/** Whether the AI sales agent may use it. */
		readonly ai_sales_agent_availability: boolean | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** Addresses from which the workspace may be used. */
	readonly ip_allowlist: {
		/** An address or a range of them, as in 203.0.113.0/24. */
		readonly range: string;
		/** Whether other addresses are kept out. */
		readonly enabled: boolean | null;
	};
	/** Prepared answers of the team. */
	readonly macros: {
		/** Id of the macro. */
		readonly id: string;
		/** Name. */
		readonly name: string | null;
		/** The text as HTML. */
		readonly body: string | null;
		/** The text without markup. */
		readonly body_text: string | null;
		/** Who may use it. */
		readonly visible_to: string | null;
		/** Ids of the teams that may use it. */
		readonly visible_to_team_ids: JsonValue | null;
		/** Where it can be used. */
		readonly available_on: JsonValue | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** How far the WhatsApp messages got that were sent to many. */
	readonly message_statuses: {
		/** Id of the event. */
		readonly id: string;
		/** Id of the rules by which the messages were sent. */
		readonly ruleset_id: string | null;
		/** Id of the conversation. */
		readonly conversation_id: string | null;
		/** How far the message got. */
		readonly status: string | null;
		/** Kind of the event. */
		readonly type: string | null;
		/** WhatsApp's id of the message. */
		readonly whatsapp_message_id: string | null;
		/** Name of the template in WhatsApp. */
		readonly template_name: string | null;
		/** When it was sent. */
		readonly created_at: Date | null;
		/** When the status last changed. */
		readonly updated_at: Date | null;
	};
	/** Which news item appears in which newsfeed. */
	readonly news_item_assignments: {
		/** Id of the news item. */
		readonly news_item_id: string;
		/** Id of the newsfeed. */
		readonly newsfeed_id: string;
		/** When it appears there. */
		readonly published_at: Date | null;
	};
	/** News that are shown in the Messenger. */
	readonly news_items: {
		/** Id of the news item. */
		readonly id: string;
		/** Id of the workspace. */
		readonly workspace_id: string | null;
		/** Title. */
		readonly title: string | null;
		/** The text as HTML. */
		readonly body: string | null;
		/** Id of the sender. */
		readonly sender_id: string | null;
		/** State. */
		readonly state: string | null;
		/** Labels that people see. */
		readonly labels: JsonValue | null;
		/** Address of the picture. */
		readonly cover_image_url: string | null;
		/** Reactions that are offered. */
		readonly reactions: JsonValue | null;
		/** Whether it appears without a notification. */
		readonly deliver_silently: boolean | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** The news items that a newsfeed shows now. */
	readonly newsfeed_items: {
		/** Id of the newsfeed. */
		readonly newsfeed_id: string;
		/** Id of the news item. */
		readonly news_item_id: string;
		/** Title. */
		readonly title: string | null;
		/** Id of the sender. */
		readonly sender_id: string | null;
		/** State. */
		readonly state: string | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** Newsfeeds. */
	readonly newsfeeds: {
		/** Id of the newsfeed. */
		readonly id: string;
		/** Name that the team sees. */
		readonly name: string | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** Days on which office hours are different. */
	readonly office_hours_exceptions: {
		/** Id of the exception. */
		readonly id: string;
		/** Id of the schedule. */
		readonly office_hours_schedule_id: string | null;
		/** The day. */
		readonly exception_date: string | null;
		/** What is different. */
		readonly exception_type: string | null;
		/** Name. */
		readonly name: string | null;
		/** Whether it is the same every year. */
		readonly recurring_annually: boolean | null;
		/** The open hours, as objects with start_minute, end_minute and day_of_week. */
		readonly time_intervals: JsonValue | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** When the team is at work. */
	readonly office_hours_schedules: {
		/** Id of the schedule. */
		readonly id: string;
		/** Name. */
		readonly name: string | null;
		/** Time zone of its hours. */
		readonly time_zone_name: string | null;
		/** Whether it is always open. */
		readonly twenty_four_seven: boolean | null;
		/** The open hours, as objects with start_minute, end_minute and day_of_week. */
		readonly time_intervals: JsonValue | null;
		/** When it was made. */
		readonly created_at: Date | null;
		/** When it was last changed. */
		readonly updated_at: Date | null;
	};
	/** The attributes of the datasets that reporting data can be exported from. */
	readonly reporting_dataset_attributes: {
		/** Id of the dataset. */
		readonly dataset_id: string;
		/** Id of the attribute among all, as an export takes it: conversation.conversation_id. */
		readonly qualified_id: string;
		/** Id of the attribute; attributes of other kinds may have the same. */
		readonly id: string | null;
		/** Name. */
		readonly name: string | null;
	};
	/** The datasets that reporting data can be exported from. */
	readonly reporting_datasets: {
		/** Id of the dataset. */
		readonly id: string;
		/** Name. */
		readonly name: string | null;
		/** Description. */
		readonly description: string | null;
		/** Id of the time that an export is limited by unless it says otherwise. */
		readonly default_time_attribute_id: string | null;
		/** Its attributes; the table reporting_dataset_attributes has them as rows. */
		readonly attributes: JsonValue | null;
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
	/** What was said and done in a side conversation. */
	readonly side_conversation_parts: {
		/** Id of the side conversation. */
		readonly side_conversation_id: string;
		/** Id of the conversation that it was begun from. */
		readonly conversation_id: string | null;
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
	/** Threads of teammates with others that were begun from within a conversation. */
	readonly side_conversations: {
		/** Id of the side conversation. */
		readonly id: string;
		/** Id of the conversation that it was begun from. */
		readonly conversation_id: string | null;
		/** How many messages it has; they are in side_conversation_parts. */
		readonly parts_count: number | null;
	};
	/** What contacts can subscribe to. */
	readonly subscription_types: {
		/** Id of the subscription type. */
		readonly id: string;
		/** State. */
		readonly state: string | null;
		/** Whether contacts are in until they opt out, or out until they opt in. */
		readonly consent_type: string | null;
		/** The channels: email, sms_message. */
		readonly content_types: JsonValue | null;
		/** Name. */
		readonly default_translation_name: string | null;
		/** Description. */
		readonly default_translation_description: string | null;
		/** Language of name and description. */
		readonly default_translation_locale: string | null;
		/** Name and description in other languages, as objects with name, description and locale. */
		readonly translations: JsonValue | null;
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
	/** How many conversations each admin of a team has right now. */
	readonly team_metrics: {
		/** Id of the team. */
		readonly team_id: string;
		/** Id of the admin. */
		readonly admin_id: string;
		/** Open conversations. */
		readonly open: number | null;
		/** Open conversations in which nothing happens. */
		readonly idle: number | null;
		/** Snoozed conversations. */
		readonly snoozed: number | null;
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
	/** Files attached to the parts of a ticket. */
	readonly ticket_part_attachments: {
		/** Id of the ticket. */
		readonly ticket_id: string | null;
		/** Id of the part. */
		readonly ticket_part_id: string;
		/** Address of the file; it is signed and dies after a while. */
		readonly url: string;
		/** Name of the file. */
		readonly name: string | null;
		/** Type of the file. */
		readonly content_type: string | null;
		/** Size in bytes. */
		readonly filesize: number | null;
		/** Width of a picture, in pixels. */
		readonly width: number | null;
		/** Height of a picture, in pixels. */
		readonly height: number | null;
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
		/** Whether only teammates make tickets of it. */
		readonly is_internal: boolean | null;
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
	/** People who came to your site and are no contacts yet, and leads as their browser knows them. */
	readonly visitors: {
		/** Id of the visitor. */
		readonly id: string;
		/** The id that Intercom gave the visitor in the browser. */
		readonly user_id: string | null;
		/** Whether nobody knows who it is. */
		readonly anonymous: boolean | null;
		/** E-mail address. */
		readonly email: string | null;
		/** Telephone number. */
		readonly phone: string | null;
		/** Full name. */
		readonly name: string | null;
		/** The name that the Inbox shows until there is a real one. */
		readonly pseudonym: string | null;
		/** Address of the picture. */
		readonly avatar_image_url: string | null;
		/** Id of the workspace. */
		readonly app_id: string | null;
		/** The visitor's companies, as objects. */
		readonly companies: JsonValue | null;
		/** City. */
		readonly location_city_name: string | null;
		/** Code of the continent. */
		readonly location_continent_code: string | null;
		/** Code of the country. */
		readonly location_country_code: string | null;
		/** Country. */
		readonly location_country_name: string | null;
		/** Postal code. */
		readonly location_postal_code: string | null;
		/** Region. */
		readonly location_region_name: string | null;
		/** Time zone. */
		readonly location_timezone: string | null;
		/** When the visitor last came. */
		readonly last_request_at: Date | null;
		/** When Intercom first saw the visitor. */
		readonly created_at: Date | null;
		/** When you created the visitor. */
		readonly remote_created_at: Date | null;
		/** When the visitor signed up. */
		readonly signed_up_at: Date | null;
		/** When the visitor was last changed. */
		readonly updated_at: Date | null;
		/** How many sessions there were. */
		readonly session_count: number | null;
		/** Social profiles. */
		readonly social_profiles: JsonValue | null;
		/** Id of the admin who owns the visitor. */
		readonly owner_id: string | null;
		/** Whether e-mails are unwanted. */
		readonly unsubscribed_from_emails: boolean | null;
		/** Whether an e-mail was marked as spam. */
		readonly marked_email_as_spam: boolean | null;
		/** Whether an e-mail came back for good. */
		readonly has_hard_bounced: boolean | null;
		/** The visitor's tags, as objects with id and name. */
		readonly tags: JsonValue | null;
		/** The visitor's segments. */
		readonly segments: JsonValue | null;
		/** Custom attributes, by name. */
		readonly custom_attributes: JsonValue | null;
		/** The page that the visitor came from. */
		readonly referrer: string | null;
		/** Campaign. */
		readonly utm_campaign: string | null;
		/** Content of the campaign. */
		readonly utm_content: string | null;
		/** Medium of the campaign. */
		readonly utm_medium: string | null;
		/** Source of the campaign. */
		readonly utm_source: string | null;
		/** Search words of the campaign. */
		readonly utm_term: string | null;
		/** Whether the browser asks not to be tracked. */
		readonly do_not_track: boolean | null;
	};
	/** How far a WhatsApp message got, and why it failed. */
	readonly whatsapp_message_statuses: {
		/** WhatsApp's id of the message. */
		readonly message_id: string;
		/** Id of the conversation. */
		readonly conversation_id: string | null;
		/** How far the message got. */
		readonly status: string | null;
		/** Kind of the message. */
		readonly type: string | null;
		/** Name of the template in WhatsApp. */
		readonly template_name: string | null;
		/** Why it failed. */
		readonly error_message: string | null;
		/** More about why it failed. */
		readonly error_details: string | null;
		/** When it was sent. */
		readonly created_at: Date | null;
		/** When the status last changed. */
		readonly updated_at: Date | null;
	};
}
