import type { JsonValue } from "../base/index.ts";
import type {
	Initial,
	JsonRecord,
	Later,
	Mandatory,
	MandatoryInitial,
	NotInserted,
	Open,
	ReadOnly,
	Writable,
} from "./column-types.ts";

/** The tables of the bundled profile Intercom, generated from it by `npm run docs`. */
export interface IntercomDatabase {
	/** The kinds of activity that admin_activity_logs tells of. */
	readonly activity_log_event_types: ActivityLogEventTypesTable;
	/** What teammates did in the workspace and changed in its settings. */
	readonly admin_activity_logs: AdminActivityLogsTable;
	/** Which team an admin belongs to. */
	readonly admin_teams: AdminTeamsTable;
	/** Teammates who can use the workspace. */
	readonly admins: AdminsTable;
	/** Changes of published articles that nobody has published yet: the article as it would be. */
	readonly article_drafts: ArticleDraftsTable;
	/** Articles of the help center that Intercom's search finds. */
	readonly article_matches: ArticleMatchesTable;
	/** How often articles are viewed, and what readers think of them. */
	readonly article_statistics: ArticleStatisticsTable;
	/** Which article has which tag. */
	readonly article_tags: ArticleTagsTable;
	/** Articles in each of their languages but the first. */
	readonly article_translations: ArticleTranslationsTable;
	/** The text of an article as it was in a version. */
	readonly article_version_contents: ArticleVersionContentsTable;
	/** What an article was before: one row for each time that it was saved. */
	readonly article_versions: ArticleVersionsTable;
	/** Articles of the help center. */
	readonly articles: ArticlesTable;
	/** Groups of contacts that content is for. */
	readonly audiences: AudiencesTable;
	/** Reasons that admins give for being away. */
	readonly away_status_reasons: AwayStatusReasonsTable;
	/** Brands of the workspace. */
	readonly brands: BrandsTable;
	/** What was said in telephone calls. */
	readonly call_transcripts: CallTranscriptsTable;
	/** Telephone calls. */
	readonly calls: CallsTable;
	/** Collections of the help center. */
	readonly collections: CollectionsTable;
	/** Companies that contacts belong to. */
	readonly companies: CompaniesTable;
	/** Which contact belongs to which company, by company. */
	readonly company_contacts: CompanyContactsTable;
	/** Notes about companies. */
	readonly company_notes: CompanyNotesTable;
	/** Which company is in which segment. */
	readonly company_segments: CompanySegmentsTable;
	/** Which company has which tag. */
	readonly company_tags: CompanyTagsTable;
	/** Which contact belongs to which company. */
	readonly contact_companies: ContactCompaniesTable;
	/** Which contacts were merged into a contact. */
	readonly contact_merge_history: ContactMergeHistoryTable;
	/** Notes about contacts. */
	readonly contact_notes: ContactNotesTable;
	/** Which contact is in which segment. */
	readonly contact_segments: ContactSegmentsTable;
	/** Which contact opted into or out of which subscription type. */
	readonly contact_subscriptions: ContactSubscriptionsTable;
	/** Which contact has which tag. */
	readonly contact_tags: ContactTagsTable;
	/** Users and leads. */
	readonly contacts: ContactsTable;
	/** All knowledge of the workspace by its titles: articles, internal articles, snippets, external pages and files. */
	readonly content: ContentTable;
	/** Where the AI agent takes external pages from. */
	readonly content_import_sources: ContentImportSourcesTable;
	/** What Intercom's search finds in the knowledge of the workspace: articles, snippets, pages and files. */
	readonly content_matches: ContentMatchesTable;
	/** Pieces of knowledge for the AI agent. */
	readonly content_snippets: ContentSnippetsTable;
	/** What of the knowledge of the workspace a tag was given to: articles, internal articles, snippets, pages and files. */
	readonly content_tags: ContentTagsTable;
	/** Files attached to the first message of a conversation. */
	readonly conversation_attachments: ConversationAttachmentsTable;
	/** Attributes of conversations that you defined. */
	readonly conversation_attributes: ConversationAttributesTable;
	/** Which contact takes part in which conversation. */
	readonly conversation_contacts: ConversationContactsTable;
	/** When teammates paused and resumed their work on a conversation. */
	readonly conversation_handling_events: ConversationHandlingEventsTable;
	/** Which tickets and other conversations a conversation is linked to. */
	readonly conversation_linked_objects: ConversationLinkedObjectsTable;
	/** What monitors of quality found in conversations. */
	readonly conversation_monitor_evaluations: ConversationMonitorEvaluationsTable;
	/** Files attached to the parts of a conversation. */
	readonly conversation_part_attachments: ConversationPartAttachmentsTable;
	/** What happened in a conversation after its first message: replies, notes, assignments, closings. */
	readonly conversation_parts: ConversationPartsTable;
	/** How conversations did in each criterion of a scorecard. */
	readonly conversation_scorecard_evaluators: ConversationScorecardEvaluatorsTable;
	/** How conversations were judged by a scorecard. */
	readonly conversation_scorecards: ConversationScorecardsTable;
	/** Which conversation has which tag. */
	readonly conversation_tags: ConversationTagsTable;
	/** Seconds until each team's first response in a conversation. */
	readonly conversation_team_first_responses: ConversationTeamFirstResponsesTable;
	/** Which admin took part in which conversation. */
	readonly conversation_teammates: ConversationTeammatesTable;
	/** Conversations with contacts, with their first message, rating, SLA, statistics and AI agent. */
	readonly conversations: ConversationsTable;
	/** Objects of the types that you defined yourself. */
	readonly custom_object_instances: CustomObjectInstancesTable;
	/** Attributes of contacts and companies, the built-in ones and your own. */
	readonly data_attributes: DataAttributesTable;
	/** How a data connector asks, and what it makes of the answers. */
	readonly data_connector_details: DataConnectorDetailsTable;
	/** What became of the requests that data connectors made. */
	readonly data_connector_executions: DataConnectorExecutionsTable;
	/** Connections to other services. */
	readonly data_connectors: DataConnectorsTable;
	/** How often contacts did something, for the first time and the last. */
	readonly data_event_summaries: DataEventSummariesTable;
	/** What contacts did, as your site and your systems told Intercom. */
	readonly data_events: DataEventsTable;
	/** Conversations that were deleted. */
	readonly deleted_conversations: DeletedConversationsTable;
	/** Addresses that e-mail is sent from. */
	readonly emails: EmailsTable;
	/** Pages from elsewhere that the AI agent uses. */
	readonly external_pages: ExternalPagesTable;
	/** Telephone calls that the AI agent took. */
	readonly fin_voice_calls: FinVoiceCallsTable;
	/** The latest call of a telephone number that the AI agent took. */
	readonly fin_voice_latest_calls: FinVoiceLatestCallsTable;
	/** Internal articles that lie in a folder. */
	readonly folder_internal_articles: FolderInternalArticlesTable;
	/** Addresses of the help center that lead to articles or collections. */
	readonly help_center_redirects: HelpCenterRedirectsTable;
	/** Help centers. */
	readonly help_centers: HelpCentersTable;
	/** Articles for the team. */
	readonly internal_articles: InternalArticlesTable;
	/** Addresses from which the workspace may be used. */
	readonly ip_allowlist: IpAllowlistTable;
	/** Prepared answers of the team. */
	readonly macros: MacrosTable;
	/** How far the WhatsApp messages got that were sent to many. */
	readonly message_statuses: MessageStatusesTable;
	/** Which news item appears in which newsfeed. */
	readonly news_item_assignments: NewsItemAssignmentsTable;
	/** News that are shown in the Messenger. */
	readonly news_items: NewsItemsTable;
	/** The news items that a newsfeed shows now. */
	readonly newsfeed_items: NewsfeedItemsTable;
	/** Newsfeeds. */
	readonly newsfeeds: NewsfeedsTable;
	/** Days on which office hours are different. */
	readonly office_hours_exceptions: OfficeHoursExceptionsTable;
	/** When the team is at work. */
	readonly office_hours_schedules: OfficeHoursSchedulesTable;
	/** The attributes of the datasets that reporting data can be exported from. */
	readonly reporting_dataset_attributes: ReportingDatasetAttributesTable;
	/** The datasets that reporting data can be exported from. */
	readonly reporting_datasets: ReportingDatasetsTable;
	/** Saved groups of contacts or companies. */
	readonly segments: SegmentsTable;
	/** What was said and done in a side conversation. */
	readonly side_conversation_parts: SideConversationPartsTable;
	/** Threads of teammates with others that were begun from within a conversation. */
	readonly side_conversations: SideConversationsTable;
	/** What contacts can subscribe to. */
	readonly subscription_types: SubscriptionTypesTable;
	/** Tags of the workspace. */
	readonly tags: TagsTable;
	/** Which admin belongs to which team. */
	readonly team_admins: TeamAdminsTable;
	/** How many conversations each admin of a team has right now. */
	readonly team_metrics: TeamMetricsTable;
	/** Teams that conversations are assigned to. */
	readonly teams: TeamsTable;
	/** Which contact a ticket is about. */
	readonly ticket_contacts: TicketContactsTable;
	/** Which conversations and other tickets a ticket is linked to. */
	readonly ticket_linked_objects: TicketLinkedObjectsTable;
	/** Files attached to the parts of a ticket. */
	readonly ticket_part_attachments: TicketPartAttachmentsTable;
	/** What happened to a ticket: replies, notes, assignments, changes of state and of attributes. */
	readonly ticket_parts: TicketPartsTable;
	/** States that tickets can be in. */
	readonly ticket_states: TicketStatesTable;
	/** The attributes that tickets of a type have: the keys of tickets.ticket_attributes. */
	readonly ticket_type_attributes: TicketTypeAttributesTable;
	/** Types of tickets. */
	readonly ticket_types: TicketTypesTable;
	/** Tickets of every type, with their state, assignee and attributes. */
	readonly tickets: TicketsTable;
	/** People who came to your site and are no contacts yet, and leads as their browser knows them. */
	readonly visitors: VisitorsTable;
	/** How far a WhatsApp message got, and why it failed. */
	readonly whatsapp_message_statuses: WhatsappMessageStatusesTable;
	/** What each admin does: conversations, replies, ratings. */
	readonly admin_metrics: AdminMetricsTable;
	/** What each admin does: conversations, replies, ratings. */
	readonly "reports.admin_metrics": AdminMetricsTable;
	/** How often articles are read, and what readers think of them. */
	readonly article_performance: ArticlePerformanceTable;
	/** How often articles are read, and what readers think of them. */
	readonly "reports.article_performance": ArticlePerformanceTable;
	/** How many conversations were opened and closed on each day, and how many were left. */
	readonly backlog_by_day: BacklogByDayTable;
	/** How many conversations were opened and closed on each day, and how many were left. */
	readonly "reports.backlog_by_day": BacklogByDayTable;
	/** The companies, and how much their people write. */
	readonly company_metrics: CompanyMetricsTable;
	/** The companies, and how much their people write. */
	readonly "reports.company_metrics": CompanyMetricsTable;
	/** The contacts, with their companies, tags and conversations. */
	readonly contact_overview: ContactOverviewTable;
	/** The contacts, with their companies, tags and conversations. */
	readonly "reports.contact_overview": ContactOverviewTable;
	/** The figures of each conversation: how long it took to be answered and closed, and how often it went back and forth. */
	readonly conversation_metrics: ConversationMetricsTable;
	/** The figures of each conversation: how long it took to be answered and closed, and how often it went back and forth. */
	readonly "reports.conversation_metrics": ConversationMetricsTable;
	/** What conversations are about: the topics that Intercom found in them. */
	readonly conversations_by_topic: ConversationsByTopicTable;
	/** What conversations are about: the topics that Intercom found in them. */
	readonly "reports.conversations_by_topic": ConversationsByTopicTable;
	/** Customer satisfaction, month by month. */
	readonly csat_by_month: CsatByMonthTable;
	/** Customer satisfaction, month by month. */
	readonly "reports.csat_by_month": CsatByMonthTable;
	/** When conversations begin, and how long they wait for a first response, by weekday and hour. */
	readonly first_response_by_hour: FirstResponseByHourTable;
	/** When conversations begin, and how long they wait for a first response, by weekday and hour. */
	readonly "reports.first_response_by_hour": FirstResponseByHourTable;
	/** How many minutes of office hours each conversation waited for its first response, by each schedule. */
	readonly first_response_in_office_hours: FirstResponseInOfficeHoursTable;
	/** How many minutes of office hours each conversation waited for its first response, by each schedule. */
	readonly "reports.first_response_in_office_hours": FirstResponseInOfficeHoursTable;
	/** What became of SLAs, month by month. */
	readonly sla_by_month: SlaByMonthTable;
	/** What became of SLAs, month by month. */
	readonly "reports.sla_by_month": SlaByMonthTable;
	/** The figures of each team, month by month. */
	readonly team_metrics_by_month: TeamMetricsByMonthTable;
	/** The figures of each team, month by month. */
	readonly "reports.team_metrics_by_month": TeamMetricsByMonthTable;
}

interface ActivityLogEventTypesTable {
	/** Name of the kind, as in admin_activity_logs.activity_type. */
	readonly name: NotInserted<string>;
}

interface AdminActivityLogsTable {
	/** Id of the entry. */
	readonly id: NotInserted<string>;
	/** When it happened. */
	readonly created_at: ReadOnly<Date | null>;
	/** What kind of thing it was; activity_log_event_types has all kinds. */
	readonly activity_type: ReadOnly<string | null>;
	/** What it was in a sentence. */
	readonly activity_description: ReadOnly<string | null>;
	/** What did it: admin. */
	readonly performed_by_type: ReadOnly<string | null>;
	/** Id of the admin who did it. */
	readonly performed_by_id: ReadOnly<string | null>;
	/** E-mail address of the admin who did it. */
	readonly performed_by_email: ReadOnly<string | null>;
	/** Address from which it was done. */
	readonly performed_by_ip: ReadOnly<string | null>;
	/** How the admin signed in. */
	readonly metadata_sign_in_method: ReadOnly<string | null>;
	/** Your own id of the contact. */
	readonly metadata_external_id: ReadOnly<string | null>;
	/** Whether the admin went away. */
	readonly metadata_away_mode: ReadOnly<boolean | null>;
	/** Why the admin is away. */
	readonly metadata_away_status_reason: ReadOnly<string | null>;
	/** Whether conversations are assigned to others meanwhile. */
	readonly metadata_reassign_conversations: ReadOnly<boolean | null>;
	/** What changed the status. */
	readonly metadata_source: ReadOnly<string | null>;
	/** Whether the status changed by itself. */
	readonly metadata_auto_changed: ReadOnly<string | null>;
	/** Id of the admin who changed it. */
	readonly metadata_update_by: ReadOnly<string | null>;
	/** Name of the admin who changed it. */
	readonly metadata_update_by_name: ReadOnly<string | null>;
	/** The state before, idle or occupied. */
	readonly metadata_previous_state: ReadOnly<string | null>;
	/** The state after, idle or occupied. */
	readonly metadata_new_state: ReadOnly<string | null>;
	/** After how many minutes without work an admin counts as idle. */
	readonly metadata_threshold_minutes: ReadOnly<number | null>;
	/** When the admin last did something. */
	readonly metadata_last_activity_at: ReadOnly<Date | null>;
	/** Whether the state was found and not set. */
	readonly metadata_auto: ReadOnly<boolean | null>;
	/** The group of settings that it belongs to. */
	readonly metadata_setting_type: ReadOnly<string | null>;
	/** What changed, by setting. */
	readonly metadata_changes: ReadOnly<JsonValue | null>;
	/** How many conversations the admin may be assigned. */
	readonly metadata_conversation_assignment_limit: ReadOnly<number | null>;
	/** How many tickets the admin may be assigned. */
	readonly metadata_ticket_assignment_limit: ReadOnly<number | null>;
	/** Id of the team. */
	readonly metadata_team_id: ReadOnly<string | null>;
	/** Name of the team. */
	readonly metadata_team_name: ReadOnly<string | null>;
	/** How many conversations the team may be assigned. */
	readonly metadata_team_assignment_limit: ReadOnly<number | null>;
	/** Whether the setting is on. */
	readonly metadata_enabled: ReadOnly<boolean | null>;
	/** The mode of the setting. */
	readonly metadata_mode: ReadOnly<string | null>;
	/** Id of the consent to act as an admin. */
	readonly metadata_consent_id: ReadOnly<string | null>;
	/** When the consent ended. */
	readonly metadata_expired_at: ReadOnly<Date | null>;
	/** What was there before. */
	readonly metadata_before: ReadOnly<JsonValue | null>;
	/** What was there after. */
	readonly metadata_after: ReadOnly<JsonValue | null>;
}

interface AdminTeamsTable {
	/** Id of the admin. */
	readonly admin_id: NotInserted<string>;
	/** Id of the team. */
	readonly team_id: ReadOnly<string>;
}

interface AdminsTable {
	/** Id of the admin. */
	readonly id: NotInserted<string>;
	/** Full name. */
	readonly name: ReadOnly<string | null>;
	/** E-mail address. */
	readonly email: ReadOnly<string | null>;
	/** Job title. */
	readonly job_title: ReadOnly<string | null>;
	/** Whether the admin is away. */
	readonly away_mode_enabled: Later<boolean | null>;
	/** Whether new replies are assigned to somebody else, because the admin is away. */
	readonly away_mode_reassign: Later<boolean | null>;
	/** Id of the reason for being away. */
	readonly away_status_reason_id: Later<string | null>;
	/** Whether the admin has a paid seat in the Inbox. */
	readonly has_inbox_seat: ReadOnly<boolean | null>;
	/** Ids of the admin's teams; the table team_admins has them as rows. */
	readonly team_ids: ReadOnly<readonly (string | number)[] | null>;
	/** Address of the picture. */
	readonly avatar: ReadOnly<JsonValue | null>;
	/** Teams whose conversations the admin gets first. */
	readonly team_priority_level_primary_team_ids: ReadOnly<readonly (string | number)[] | null>;
	/** Teams whose conversations the admin gets second. */
	readonly team_priority_level_secondary_team_ids: ReadOnly<readonly (string | number)[] | null>;
	/** Id of the role; only where one is assigned. */
	readonly role_id: ReadOnly<string | null>;
	/** Name of the role. */
	readonly role_name: ReadOnly<string | null>;
}

interface ArticleDraftsTable {
	/** Id of the article. */
	readonly article_id: NotInserted<string>;
	/** Title in the draft. */
	readonly title: ReadOnly<string | null>;
	/** Description in the draft. */
	readonly description: ReadOnly<string | null>;
	/** The draft as HTML. */
	readonly body: ReadOnly<string | null>;
	/** The draft as Markdown. */
	readonly body_markdown: ReadOnly<string | null>;
	/** Language of title, description and body. */
	readonly default_locale: ReadOnly<string | null>;
	/** The draft in other languages, by locale. */
	readonly translated_content: ReadOnly<Readonly<Record<string, JsonValue>> | null>;
	/** Id of the author. */
	readonly author_id: ReadOnly<string | null>;
	/** Id of the admin who changed it last. */
	readonly updated_by_id: ReadOnly<string | null>;
	/** When the draft was last changed. */
	readonly draft_updated_at: ReadOnly<Date | null>;
	/** When the article was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface ArticleMatchesTable {
	/** The words that were searched for. */
	readonly phrase: NotInserted<string>;
	/** Id of the article. */
	readonly article_id: ReadOnly<string>;
	/** Title. */
	readonly title: ReadOnly<string | null>;
	/** State. */
	readonly state: ReadOnly<Open<"published" | "draft"> | null>;
	/** Address. */
	readonly url: ReadOnly<string | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface ArticleStatisticsTable {
	/** Id of the article. */
	readonly article_id: NotInserted<string>;
	/** How often it was viewed. */
	readonly views: ReadOnly<number | null>;
	/** How many conversations began at it. */
	readonly conversations: ReadOnly<number | null>;
	/** How many readers reacted. */
	readonly reactions: ReadOnly<number | null>;
	/** Percentage of happy reactions. */
	readonly happy_reaction_percentage: ReadOnly<number | null>;
	/** Percentage of neutral reactions. */
	readonly neutral_reaction_percentage: ReadOnly<number | null>;
	/** Percentage of sad reactions. */
	readonly sad_reaction_percentage: ReadOnly<number | null>;
	/** How many conversations the AI agent used it in. */
	readonly fin_involvements: ReadOnly<number | null>;
	/** How many conversations the AI agent resolved with it. */
	readonly fin_resolutions: ReadOnly<number | null>;
	/** Percentage of involvements that ended in a resolution. */
	readonly fin_resolution_rate: ReadOnly<number | null>;
}

interface ArticleTagsTable {
	/** Id of the article. */
	readonly article_id: MandatoryInitial<string>;
	/** Id of the tag. */
	readonly tag_id: MandatoryInitial<string>;
	/** Name of the tag. */
	readonly name: ReadOnly<string | null>;
	/** When it was applied. */
	readonly applied_at: ReadOnly<Date | null>;
	/** What applied it: admin, contact, … */
	readonly applied_by_type: ReadOnly<string | null>;
	/** Id of whoever applied it. */
	readonly applied_by_id: ReadOnly<string | null>;
	/** Id of the admin who applies it; whose access token it is, unless it is said. */
	readonly admin_id: Initial<never, string | null>;
}

interface ArticleTranslationsTable {
	/** Id of the article. */
	readonly article_id: NotInserted<string>;
	/** The language: en, fr, pt-BR, … */
	readonly locale: ReadOnly<string>;
	/** Title. */
	readonly title: ReadOnly<string | null>;
	/** Description. */
	readonly description: ReadOnly<string | null>;
	/** The article as HTML. */
	readonly body: ReadOnly<string | null>;
	/** The article as Markdown. */
	readonly body_markdown: ReadOnly<string | null>;
	/** Id of the author. */
	readonly author_id: ReadOnly<string | null>;
	/** Id of the admin who made it. */
	readonly created_by_id: ReadOnly<string | null>;
	/** Id of the admin who changed it last. */
	readonly updated_by_id: ReadOnly<string | null>;
	/** State. */
	readonly state: ReadOnly<Open<"published" | "draft"> | null>;
	/** Address. */
	readonly url: ReadOnly<string | null>;
	/** Ids of the audiences that the AI agent may show it to. */
	readonly audience_ids: ReadOnly<readonly (string | number)[] | null>;
	/** Whether the AI agent may use it. */
	readonly ai_chatbot_availability: ReadOnly<boolean | null>;
	/** Whether the AI copilot may use it. */
	readonly ai_copilot_availability: ReadOnly<boolean | null>;
	/** Whether the AI sales agent may use it. */
	readonly ai_sales_agent_availability: ReadOnly<boolean | null>;
	/** Whether there is a draft newer than what is published. */
	readonly has_unpublished_changes: ReadOnly<boolean | null>;
	/** When the draft was last changed. */
	readonly draft_updated_at: ReadOnly<Date | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface ArticleVersionContentsTable {
	/** Id of the article. */
	readonly article_id: NotInserted<string>;
	/** Id of the version. */
	readonly id: ReadOnly<string>;
	/** The article as HTML. */
	readonly body: ReadOnly<string | null>;
	/** The article as Markdown. */
	readonly body_markdown: ReadOnly<string | null>;
	/** When the version was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface ArticleVersionsTable {
	/** Id of the article. */
	readonly article_id: NotInserted<string>;
	/** Id of the version. */
	readonly id: ReadOnly<string>;
	/** Title of the article in this version. */
	readonly title: ReadOnly<string | null>;
	/** Description of the article in this version. */
	readonly description: ReadOnly<string | null>;
	/** Id of the author that this version names. */
	readonly author_id: ReadOnly<string | null>;
	/** Id of the admin who saved it. */
	readonly created_by_id: ReadOnly<string | null>;
	/** Where it was saved: web, api, … */
	readonly created_via: ReadOnly<string | null>;
	/** Id of the version that it was made from; none for the first. */
	readonly from_version_id: ReadOnly<string | null>;
	/** Whether it is what readers see now. */
	readonly state: ReadOnly<Open<"published" | "draft"> | null>;
	/** When it was saved. */
	readonly created_at: ReadOnly<Date | null>;
}

interface ArticlesTable {
	/** Id of the article. */
	readonly id: ReadOnly<string>;
	/** Id of the workspace. */
	readonly workspace_id: ReadOnly<string | null>;
	/** Title. */
	readonly title: Mandatory<string | null, string>;
	/** Description. */
	readonly description: Writable<string | null>;
	/** The article as HTML. */
	readonly body: Writable<string | null>;
	/** The article as Markdown. */
	readonly body_markdown: Writable<string | null>;
	/** Id of the author. */
	readonly author_id: Mandatory<string | null, string>;
	/** Id of the admin who made it. */
	readonly created_by_id: ReadOnly<string | null>;
	/** Id of the admin who changed it last. */
	readonly updated_by_id: ReadOnly<string | null>;
	/** State. */
	readonly state: Writable<Open<"published" | "draft"> | null, "published" | "draft" | null>;
	/** Address. */
	readonly url: ReadOnly<string | null>;
	/** Ids of the collections that it is in. */
	readonly parent_ids: ReadOnly<readonly (string | number)[] | null>;
	/** Language of title, description and body. */
	readonly default_locale: ReadOnly<string | null>;
	/** Who can see it. */
	readonly help_center_audience: ReadOnly<Open<"everyone" | "all_users" | "all_visitors" | "all_leads" | "all_visitors_and_leads" | "restricted"> | null>;
	/** Whether there is a draft newer than what is published. */
	readonly has_unpublished_changes: ReadOnly<boolean | null>;
	/** When the draft was last changed. */
	readonly draft_updated_at: ReadOnly<Date | null>;
	/** When it will be published. */
	readonly scheduled_publish_at: Writable<Date | null, Date | string | null>;
	/** When it will be taken back. */
	readonly scheduled_unpublish_at: Writable<Date | null, Date | string | null>;
	/** Whether the AI agent may use it. */
	readonly ai_chatbot_availability: Writable<boolean | null>;
	/** Whether the AI copilot may use it. */
	readonly ai_copilot_availability: Writable<boolean | null>;
	/** Whether the AI sales agent may use it. */
	readonly ai_sales_agent_availability: Writable<boolean | null>;
	/** Whether it is never suggested. */
	readonly exclude_from_article_suggestions: ReadOnly<boolean | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** The article in other languages, by locale. */
	readonly translated_content: Writable<Readonly<Record<string, JsonValue>> | null, JsonValue | null>;
	/** Id of the collection that it is put into. */
	readonly collection_id: Writable<never, string | null>;
	/** Ids of the audiences that the AI agent may show it to. */
	readonly audience_ids: Writable<never, JsonValue | null>;
}

interface AudiencesTable {
	/** Id of the audience. */
	readonly id: ReadOnly<string>;
	/** Name. */
	readonly name: Mandatory<string | null, string>;
	/** The conditions that contacts meet, as objects with attribute, type, comparison and value. */
	readonly predicates: Writable<readonly JsonRecord<"attribute" | "type" | "comparison" | "value">[] | null, JsonValue | null>;
	/** The conditions on what the contact is, in the same form. */
	readonly role_predicates: Writable<JsonValue | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface AwayStatusReasonsTable {
	/** Id of the reason. */
	readonly id: NotInserted<string>;
	/** The reason in words. */
	readonly label: ReadOnly<string | null>;
	/** The reason as an emoji. */
	readonly emoji: ReadOnly<string | null>;
	/** Its place among the reasons. */
	readonly order: ReadOnly<number | null>;
	/** Whether it was deleted. */
	readonly deleted: ReadOnly<boolean | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface BrandsTable {
	/** Id of the brand; that of the workspace for the default one. */
	readonly id: NotInserted<string>;
	/** Name. */
	readonly name: ReadOnly<string | null>;
	/** Whether it is the workspace's default. */
	readonly is_default: ReadOnly<boolean | null>;
	/** Id of its help center. */
	readonly help_center_id: ReadOnly<string | null>;
	/** Id of its sender. */
	readonly default_address_settings_id: ReadOnly<string | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface CallTranscriptsTable {
	/** Id of the call. */
	readonly call_id: NotInserted<string>;
	/** Id of the conversation. */
	readonly conversation_id: ReadOnly<string | null>;
	/** What was said, as objects; an empty list where it was not written down. */
	readonly transcript: ReadOnly<JsonValue | null>;
	/** How far the writing down has come. */
	readonly transcript_status: ReadOnly<string | null>;
}

interface CallsTable {
	/** Id of the call. */
	readonly id: NotInserted<string>;
	/** Id of the conversation. */
	readonly conversation_id: ReadOnly<string | null>;
	/** Id of the admin. */
	readonly admin_id: ReadOnly<string | null>;
	/** Id of the contact. */
	readonly contact_id: ReadOnly<string | null>;
	/** State. */
	readonly state: ReadOnly<string | null>;
	/** Kind: phone and others. */
	readonly call_type: ReadOnly<string | null>;
	/** Who called: inbound or outbound. */
	readonly direction: ReadOnly<string | null>;
	/** Telephone number. */
	readonly phone: ReadOnly<string | null>;
	/** When it was begun. */
	readonly initiated_at: ReadOnly<Date | null>;
	/** When it was answered. */
	readonly answered_at: ReadOnly<Date | null>;
	/** When it ended. */
	readonly ended_at: ReadOnly<Date | null>;
	/** Why it ended. */
	readonly ended_reason: ReadOnly<string | null>;
	/** Address of the recording in the API. */
	readonly recording_url: ReadOnly<string | null>;
	/** Address of the transcript in the API. */
	readonly transcription_url: ReadOnly<string | null>;
	/** Address of the recording of the AI agent's call. */
	readonly fin_recording_url: ReadOnly<string | null>;
	/** Address of the transcript of the AI agent's call. */
	readonly fin_transcription_url: ReadOnly<string | null>;
	/** When it was recorded. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface CollectionsTable {
	/** Id of the collection. */
	readonly id: ReadOnly<string>;
	/** Id of the workspace. */
	readonly workspace_id: ReadOnly<string | null>;
	/** Name. */
	readonly name: Mandatory<string | null, string>;
	/** Description. */
	readonly description: Writable<string | null>;
	/** Id of the collection that it is in. */
	readonly parent_id: Writable<string | null>;
	/** Id of the help center. */
	readonly help_center_id: Initial<string | null>;
	/** Address. */
	readonly url: ReadOnly<string | null>;
	/** Icon. */
	readonly icon: ReadOnly<string | null>;
	/** Its place among its neighbours. */
	readonly order: ReadOnly<number | null>;
	/** Language of name and description. */
	readonly default_locale: ReadOnly<string | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** Name and description in other languages, by locale. */
	readonly translated_content: Writable<Readonly<Record<string, JsonValue>> | null, JsonValue | null>;
}

interface CompaniesTable {
	/** Intercom's id of the company. */
	readonly id: ReadOnly<string>;
	/** Your own id of the company. */
	readonly company_id: Initial<string | null>;
	/** Name. */
	readonly name: Writable<string | null>;
	/** Id of the workspace. */
	readonly app_id: ReadOnly<string | null>;
	/** Id of the plan that the company is on. */
	readonly plan_id: ReadOnly<string | null>;
	/** Name of the plan that the company is on. */
	readonly plan_name: Writable<string | null>;
	/** Number of employees. */
	readonly size: Writable<number | null>;
	/** Address of the website. */
	readonly website: Writable<string | null>;
	/** Industry. */
	readonly industry: Writable<string | null>;
	/** What the company pays you a month. */
	readonly monthly_spend: Writable<number | null>;
	/** How many sessions its users have had. */
	readonly session_count: ReadOnly<number | null>;
	/** How many users it has. */
	readonly user_count: ReadOnly<number | null>;
	/** When you created the company. */
	readonly remote_created_at: Initial<Date | null, Date | string | null>;
	/** When Intercom first saw the company. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** When one of its users last made a request. */
	readonly last_request_at: ReadOnly<Date | null>;
	/** The company's tags, as objects with id and name. */
	readonly tags: ReadOnly<readonly JsonRecord<"id" | "name">[] | null>;
	/** The company's segments, as objects with id and name. */
	readonly segments: ReadOnly<readonly JsonRecord<"id" | "name">[] | null>;
	/** Custom attributes, by name. */
	readonly custom_attributes: Writable<Readonly<Record<string, JsonValue>> | null, JsonValue | null>;
	/** Whether the company is seen now. */
	readonly update_last_request_at: Initial<never, boolean | null>;
}

interface CompanyContactsTable {
	/** Intercom's id of the company. */
	readonly company_id: NotInserted<string>;
	/** Id of the contact. */
	readonly contact_id: ReadOnly<string>;
	/** What the contact is. */
	readonly contact_role: ReadOnly<Open<"user" | "lead"> | null>;
	/** Name of the contact. */
	readonly contact_name: ReadOnly<string | null>;
	/** E-mail address of the contact. */
	readonly contact_email: ReadOnly<string | null>;
}

interface CompanyNotesTable {
	/** Id of the note. */
	readonly id: ReadOnly<string>;
	/** Intercom's id of the company. */
	readonly company_id: MandatoryInitial<string | null, string>;
	/** Id of the contact that it is about as well. */
	readonly contact_id: ReadOnly<string | null>;
	/** The note as HTML. */
	readonly body: MandatoryInitial<string | null, string>;
	/** Id of the admin who wrote it. */
	readonly author_id: Initial<string | null>;
	/** Name of the admin who wrote it. */
	readonly author_name: ReadOnly<string | null>;
	/** E-mail address of the admin who wrote it. */
	readonly author_email: ReadOnly<string | null>;
	/** When it was written. */
	readonly created_at: ReadOnly<Date | null>;
}

interface CompanySegmentsTable {
	/** Intercom's id of the company. */
	readonly company_id: NotInserted<string>;
	/** Id of the segment. */
	readonly segment_id: ReadOnly<string>;
	/** Name of the segment. */
	readonly name: ReadOnly<string | null>;
}

interface CompanyTagsTable {
	/** Intercom's id of the company. */
	readonly company_id: MandatoryInitial<string>;
	/** Id of the tag. */
	readonly tag_id: ReadOnly<string>;
	/** Name of the tag. */
	readonly name: MandatoryInitial<string | null, string>;
}

interface ContactCompaniesTable {
	/** Id of the contact. */
	readonly contact_id: MandatoryInitial<string>;
	/** Intercom's id of the company. */
	readonly company_id: MandatoryInitial<string>;
	/** Your own id of the company. */
	readonly company_external_id: ReadOnly<string | null>;
	/** Name of the company. */
	readonly company_name: ReadOnly<string | null>;
}

interface ContactMergeHistoryTable {
	/** Id of the contact that is left. */
	readonly contact_id: NotInserted<string>;
	/** Id of the contact that was merged into it; it is no more. */
	readonly source_contact_id: ReadOnly<string>;
	/** What that contact was. */
	readonly source_contact_role: ReadOnly<Open<"lead" | "user"> | null>;
	/** When it was merged. */
	readonly merged_at: ReadOnly<Date | null>;
}

interface ContactNotesTable {
	/** Id of the note. */
	readonly id: ReadOnly<string>;
	/** Id of the contact. */
	readonly contact_id: MandatoryInitial<string | null, string>;
	/** Id of the company that it is about as well. */
	readonly company_id: ReadOnly<string | null>;
	/** The note as HTML. */
	readonly body: MandatoryInitial<string | null, string>;
	/** Id of the admin who wrote it. */
	readonly author_id: Initial<string | null>;
	/** Name of the admin who wrote it. */
	readonly author_name: ReadOnly<string | null>;
	/** E-mail address of the admin who wrote it. */
	readonly author_email: ReadOnly<string | null>;
	/** When it was written. */
	readonly created_at: ReadOnly<Date | null>;
}

interface ContactSegmentsTable {
	/** Id of the contact. */
	readonly contact_id: NotInserted<string>;
	/** Id of the segment. */
	readonly segment_id: ReadOnly<string>;
	/** Name of the segment. */
	readonly name: ReadOnly<string | null>;
}

interface ContactSubscriptionsTable {
	/** Id of the contact. */
	readonly contact_id: MandatoryInitial<string>;
	/** Id of the subscription type. */
	readonly subscription_type_id: MandatoryInitial<string>;
	/** What the contact's consent to the type is. */
	readonly consent_type: MandatoryInitial<Open<"opt_out" | "opt_in"> | null, "opt_out" | "opt_in">;
	/** "email" and "sms_message" are told apart here. */
	readonly content_types: ReadOnly<JsonValue | null>;
}

interface ContactTagsTable {
	/** Id of the contact. */
	readonly contact_id: MandatoryInitial<string>;
	/** Id of the tag. */
	readonly tag_id: MandatoryInitial<string>;
	/** Name of the tag. */
	readonly name: ReadOnly<string | null>;
	/** When it was applied. */
	readonly applied_at: ReadOnly<Date | null>;
	/** What applied it: admin, contact, … */
	readonly applied_by_type: ReadOnly<string | null>;
	/** Id of whoever applied it. */
	readonly applied_by_id: ReadOnly<string | null>;
}

interface ContactsTable {
	/** Intercom's id of the contact. */
	readonly id: ReadOnly<string>;
	/** Your own id of the contact; users only. */
	readonly external_id: Writable<string | null>;
	/** Id of the workspace. */
	readonly workspace_id: ReadOnly<string | null>;
	/** What the contact is. */
	readonly role: Writable<Open<"user" | "lead"> | null, "user" | "lead" | null>;
	/** E-mail address. */
	readonly email: Writable<string | null>;
	/** The part of the e-mail address behind the @. */
	readonly email_domain: ReadOnly<string | null>;
	/** Telephone number. */
	readonly phone: Writable<string | null>;
	/** Full name. */
	readonly name: Writable<string | null>;
	/** Id of the admin who owns the contact. */
	readonly owner_id: Writable<string | null>;
	/** Whether e-mail to the contact bounced. */
	readonly has_hard_bounced: ReadOnly<boolean | null>;
	/** Whether the contact marked an e-mail as spam. */
	readonly marked_email_as_spam: ReadOnly<boolean | null>;
	/** Whether the contact unsubscribed from e-mail. */
	readonly unsubscribed_from_emails: Writable<boolean | null>;
	/** Whether the contact unsubscribed from SMS. */
	readonly unsubscribed_from_sms: ReadOnly<boolean | null>;
	/** Whether the contact agreed to SMS. */
	readonly sms_consent: ReadOnly<boolean | null>;
	/** When the contact was created. */
	readonly created_at: ReadOnly<Date | null>;
	/** When the contact was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** When the contact signed up with you. */
	readonly signed_up_at: Writable<Date | null, Date | string | null>;
	/** When the contact was last seen. */
	readonly last_seen_at: Writable<Date | null, Date | string | null>;
	/** When the contact last wrote. */
	readonly last_replied_at: ReadOnly<Date | null>;
	/** When the contact was last written to. */
	readonly last_contacted_at: ReadOnly<Date | null>;
	/** When the contact last opened an e-mail. */
	readonly last_email_opened_at: ReadOnly<Date | null>;
	/** When the contact last clicked a link in an e-mail. */
	readonly last_email_clicked_at: ReadOnly<Date | null>;
	/** Language that the Messenger uses whatever the browser says. */
	readonly language_override: ReadOnly<string | null>;
	/** Name of the browser. */
	readonly browser: ReadOnly<string | null>;
	/** Version of the browser. */
	readonly browser_version: ReadOnly<string | null>;
	/** Language of the browser. */
	readonly browser_language: ReadOnly<string | null>;
	/** Operating system. */
	readonly os: ReadOnly<string | null>;
	/** Country. */
	readonly location_country: ReadOnly<string | null>;
	/** Region. */
	readonly location_region: ReadOnly<string | null>;
	/** City. */
	readonly location_city: ReadOnly<string | null>;
	/** Code of the country. */
	readonly location_country_code: ReadOnly<string | null>;
	/** Code of the continent. */
	readonly location_continent_code: ReadOnly<string | null>;
	/** Name of the Android app. */
	readonly android_app_name: ReadOnly<string | null>;
	/** Version of the Android app. */
	readonly android_app_version: ReadOnly<string | null>;
	/** Android device. */
	readonly android_device: ReadOnly<string | null>;
	/** Version of Android. */
	readonly android_os_version: ReadOnly<string | null>;
	/** Version of Intercom's Android SDK. */
	readonly android_sdk_version: ReadOnly<string | null>;
	/** When the contact was last seen on Android. */
	readonly android_last_seen_at: ReadOnly<Date | null>;
	/** Name of the iOS app. */
	readonly ios_app_name: ReadOnly<string | null>;
	/** Version of the iOS app. */
	readonly ios_app_version: ReadOnly<string | null>;
	/** iOS device. */
	readonly ios_device: ReadOnly<string | null>;
	/** Version of iOS. */
	readonly ios_os_version: ReadOnly<string | null>;
	/** Version of Intercom's iOS SDK. */
	readonly ios_sdk_version: ReadOnly<string | null>;
	/** When the contact was last seen on iOS. */
	readonly ios_last_seen_at: ReadOnly<Date | null>;
	/** Address of the picture. */
	readonly avatar_image_url: Writable<string | null>;
	/** Social profiles, as objects with name and url. */
	readonly social_profiles: ReadOnly<readonly JsonRecord<"name" | "url">[] | null>;
	/** How many tags the contact has; contact_tags has them as rows. */
	readonly tags_total_count: ReadOnly<number | null>;
	/** How many notes there are about the contact. */
	readonly notes_total_count: ReadOnly<number | null>;
	/** How many companies the contact belongs to; contact_companies has them as rows. */
	readonly companies_total_count: ReadOnly<number | null>;
	/** Whether push messages are wanted. */
	readonly enabled_push_messaging: ReadOnly<boolean | null>;
	/** The first ten subscription types that the contact opted into, as objects with id; all are in contact_subscriptions. */
	readonly opted_in_subscription_types: ReadOnly<readonly JsonRecord<"id">[] | null>;
	/** The first ten subscription types that the contact opted out of, as objects with id; all are in contact_subscriptions. */
	readonly opted_out_subscription_types: ReadOnly<readonly JsonRecord<"id">[] | null>;
	/** How many subscription types the contact opted into. */
	readonly opted_in_subscription_types_total_count: ReadOnly<number | null>;
	/** How many subscription types the contact opted out of. */
	readonly opted_out_subscription_types_total_count: ReadOnly<number | null>;
	/** UTM campaign of the first visit. */
	readonly utm_campaign: ReadOnly<string | null>;
	/** UTM content of the first visit. */
	readonly utm_content: ReadOnly<string | null>;
	/** UTM medium of the first visit. */
	readonly utm_medium: ReadOnly<string | null>;
	/** UTM source of the first visit. */
	readonly utm_source: ReadOnly<string | null>;
	/** UTM term of the first visit. */
	readonly utm_term: ReadOnly<string | null>;
	/** Page that the first visit came from. */
	readonly referrer: ReadOnly<string | null>;
	/** Custom attributes, by name. */
	readonly custom_attributes: Writable<Readonly<Record<string, JsonValue>> | null, JsonValue | null>;
	/** Whether the contact is known to own the e-mail address, which goes with it in the same statement. */
	readonly email_verified: Writable<never, boolean | null>;
}

interface ContentTable {
	/** What it is. */
	readonly type: NotInserted<Open<"content_snippet" | "external_content" | "file_source_content" | "internal_article" | "article">>;
	/** Id of it among those of its kind. */
	readonly id: ReadOnly<string>;
	/** Title. */
	readonly title: ReadOnly<string | null>;
	/** The languages of an article, as objects with id, title and locale. */
	readonly contents: ReadOnly<readonly JsonRecord<"id" | "title" | "locale">[] | null>;
}

interface ContentImportSourcesTable {
	/** Id of the source. */
	readonly id: ReadOnly<string>;
	/** How its pages are kept up to date. */
	readonly sync_behavior: Later<Open<"api" | "automatic" | "manual"> | null, "api" | "automatic" | "manual" | null>;
	/** State. */
	readonly status: Writable<Open<"active" | "deactivated"> | null, "active" | "deactivated" | null>;
	/** Address of its root. */
	readonly url: Mandatory<string | null, string>;
	/** Ids of the audiences that its pages are for. */
	readonly audience_ids: Writable<readonly (string | number)[] | null, JsonValue | null>;
	/** When its pages were last read. */
	readonly last_synced_at: ReadOnly<Date | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** Whether the pages that are there get the audiences too. */
	readonly apply_audience_to_existing_content: Later<never, boolean | null>;
}

interface ContentMatchesTable {
	/** The words that were searched for. */
	readonly query: NotInserted<string>;
	/** What was found. */
	readonly type: ReadOnly<Open<"content_snippet" | "external_content" | "file_source_content" | "internal_article" | "article">>;
	/** Id of what was found. */
	readonly id: ReadOnly<string>;
	/** Title. */
	readonly title: ReadOnly<string | null>;
	/** The languages that an article was found in, as objects with id, title and locale. */
	readonly contents: ReadOnly<readonly JsonRecord<"id" | "title" | "locale">[] | null>;
}

interface ContentSnippetsTable {
	/** Id of the snippet. */
	readonly id: ReadOnly<string>;
	/** Title. */
	readonly title: Mandatory<string | null, string>;
	/** Language. */
	readonly locale: Writable<string | null>;
	/** The text as Markdown. */
	readonly body_markdown: Writable<string | null>;
	/** The text as blocks. */
	readonly json_blocks: Writable<JsonValue | null>;
	/** Whether the AI agent may use it, in its old form. */
	readonly chatbot_availability: ReadOnly<number | null>;
	/** Whether the AI copilot may use it, in its old form. */
	readonly copilot_availability: ReadOnly<number | null>;
	/** Whether the AI agent may use it. */
	readonly ai_chatbot_availability: Writable<boolean | null>;
	/** Whether the AI copilot may use it. */
	readonly ai_copilot_availability: Writable<boolean | null>;
	/** Whether the AI sales agent may use it. */
	readonly ai_sales_agent_availability: Writable<boolean | null>;
	/** Ids of the audiences that the AI agent may show it to. */
	readonly audience_ids: Writable<readonly (string | number)[] | null, JsonValue | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface ContentTagsTable {
	/** Id of the tag. */
	readonly tag_id: NotInserted<string>;
	/** What has the tag. */
	readonly type: ReadOnly<Open<"content_snippet" | "external_content" | "file_source_content" | "internal_article" | "article">>;
	/** Id of what has the tag. */
	readonly id: ReadOnly<string>;
	/** Title. */
	readonly title: ReadOnly<string | null>;
}

interface ConversationAttachmentsTable {
	/** Id of the conversation. */
	readonly conversation_id: NotInserted<string>;
	/** Address of the file; it is signed and dies after a while. */
	readonly url: ReadOnly<string>;
	/** Name of the file. */
	readonly name: ReadOnly<string | null>;
	/** Type of the file. */
	readonly content_type: ReadOnly<string | null>;
	/** Size in bytes. */
	readonly filesize: ReadOnly<number | null>;
	/** Width of a picture, in pixels. */
	readonly width: ReadOnly<number | null>;
	/** Height of a picture, in pixels. */
	readonly height: ReadOnly<number | null>;
}

interface ConversationAttributesTable {
	/** Id of the attribute. */
	readonly id: ReadOnly<string>;
	/** Name; two may have the same. */
	readonly name: Mandatory<string | null, string>;
	/** Description. */
	readonly description: Writable<string | null>;
	/** Type of its values. */
	readonly data_type: MandatoryInitial<Open<"string" | "integer" | "list" | "decimal" | "boolean" | "datetime" | "relationship" | "files"> | null, "string" | "integer" | "list" | "decimal" | "boolean" | "datetime" | "relationship" | "files">;
	/** Whether it must be filled in. */
	readonly required: Writable<boolean | null>;
	/** Ids of the teams that see it. */
	readonly visible_to_team_ids: Writable<readonly (string | number)[] | null, JsonValue | null>;
	/** The values to choose from, as objects with id, label and archived; lists only. */
	readonly options: Initial<readonly JsonRecord<"id" | "label" | "archived">[] | null, JsonValue | null>;
	/** Whether a text has lines. */
	readonly multiline: Writable<boolean | null>;
	/** What it refers to, as an object with type and object_type_id; relationships only. */
	readonly reference: Writable<JsonRecord<"type" | "object_type_id"> | null, JsonValue | null>;
	/** Whether it is archived. */
	readonly archived: ReadOnly<boolean | null>;
	/** Id of the admin who made it. */
	readonly admin_id: ReadOnly<string | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface ConversationContactsTable {
	/** Id of the conversation. */
	readonly conversation_id: MandatoryInitial<string>;
	/** Id of the contact. */
	readonly contact_id: MandatoryInitial<string>;
	/** Your own id of the contact. */
	readonly external_id: ReadOnly<string | null>;
	/** Id of the admin who does it; whose access token it is, unless it is said. */
	readonly admin_id: Initial<never, string | null>;
}

interface ConversationHandlingEventsTable {
	/** Id of the conversation. */
	readonly conversation_id: NotInserted<string>;
	/** When it happened. */
	readonly timestamp: ReadOnly<Date>;
	/** What happened. */
	readonly type: ReadOnly<Open<"paused" | "resumed">>;
	/** Why, such as Paused or Away. */
	readonly reason: ReadOnly<string | null>;
	/** What the teammate is. */
	readonly teammate_type: ReadOnly<Open<"admin" | "team" | "bot"> | null>;
	/** Id of the teammate. */
	readonly teammate_id: ReadOnly<string>;
	/** Name of the teammate. */
	readonly teammate_name: ReadOnly<string | null>;
	/** E-mail address of the teammate. */
	readonly teammate_email: ReadOnly<string | null>;
}

interface ConversationLinkedObjectsTable {
	/** Id of the conversation. */
	readonly conversation_id: NotInserted<string>;
	/** Id of the ticket or conversation that it is linked to. */
	readonly id: ReadOnly<string>;
	/** What it is linked to. */
	readonly type: ReadOnly<Open<"ticket" | "conversation"> | null>;
	/** Category of the linked ticket; empty for conversations. */
	readonly category: ReadOnly<Open<"Customer" | "Back-office" | "Tracker"> | null>;
}

interface ConversationMonitorEvaluationsTable {
	/** Id of the conversation. */
	readonly conversation_id: NotInserted<string>;
	/** Id of the monitor. */
	readonly monitor_id: ReadOnly<string>;
	/** Name of the monitor. */
	readonly monitor_name: ReadOnly<string | null>;
	/** Kind of the monitor. */
	readonly monitor_type: ReadOnly<string | null>;
	/** What it found. */
	readonly result: ReadOnly<string | null>;
	/** Why. */
	readonly explanation: ReadOnly<string | null>;
	/** When it looked. */
	readonly evaluated_at: ReadOnly<Date | null>;
}

interface ConversationPartAttachmentsTable {
	/** Id of the conversation. */
	readonly conversation_id: NotInserted<string | null>;
	/** Id of the part. */
	readonly conversation_part_id: ReadOnly<string>;
	/** Address of the file; it is signed and dies after a while. */
	readonly url: ReadOnly<string>;
	/** Name of the file. */
	readonly name: ReadOnly<string | null>;
	/** Type of the file. */
	readonly content_type: ReadOnly<string | null>;
	/** Size in bytes. */
	readonly filesize: ReadOnly<number | null>;
	/** Width of a picture, in pixels. */
	readonly width: ReadOnly<number | null>;
	/** Height of a picture, in pixels. */
	readonly height: ReadOnly<number | null>;
}

interface ConversationPartsTable {
	/** Id of the conversation. */
	readonly conversation_id: NotInserted<string>;
	/** Id of the part. */
	readonly id: ReadOnly<string>;
	/** What happened: comment, note, assignment, close, open, … */
	readonly part_type: ReadOnly<string | null>;
	/** The message as HTML; empty for events. */
	readonly body: ReadOnly<string | null>;
	/** When it happened. */
	readonly created_at: ReadOnly<Date | null>;
	/** When the part was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** When the contact was notified of it. */
	readonly notified_at: ReadOnly<Date | null>;
	/** What the conversation was assigned to: admin, team, … */
	readonly assigned_to_type: ReadOnly<string | null>;
	/** Id of the admin or team that the conversation was assigned to. */
	readonly assigned_to_id: ReadOnly<string | null>;
	/** Who did it: admin, bot, team, user, lead, … */
	readonly author_type: ReadOnly<string | null>;
	/** Id of whoever did it. */
	readonly author_id: ReadOnly<string | null>;
	/** Name of whoever did it. */
	readonly author_name: ReadOnly<string | null>;
	/** E-mail address of whoever did it. */
	readonly author_email: ReadOnly<string | null>;
	/** Whether the AI agent sent it. */
	readonly author_from_ai_agent: ReadOnly<boolean | null>;
	/** Whether the AI agent wrote the body. */
	readonly author_is_ai_answer: ReadOnly<boolean | null>;
	/** Attached files, as objects with name, url, content_type and filesize. */
	readonly attachments: ReadOnly<readonly JsonRecord<"name" | "url" | "content_type" | "filesize">[] | null>;
	/** Your own id of the part. */
	readonly external_id: ReadOnly<string | null>;
	/** Whether its content was removed. */
	readonly redacted: ReadOnly<boolean | null>;
	/** Subject of the e-mail. */
	readonly email_message_metadata_subject: ReadOnly<string | null>;
	/** Message id of the e-mail. */
	readonly email_message_metadata_message_id: ReadOnly<string | null>;
	/** Senders and recipients of the e-mail, as objects with type, email_address and name. */
	readonly email_message_metadata_email_address_headers: ReadOnly<readonly JsonRecord<"type" | "email_address" | "name">[] | null>;
	/** Quick replies that were offered, as objects with text and uuid. */
	readonly metadata_quick_reply_options: ReadOnly<readonly JsonRecord<"text" | "uuid">[] | null>;
	/** The quick reply that was chosen. */
	readonly metadata_quick_reply_uuid: ReadOnly<string | null>;
	/** State of the conversation when the part was created. */
	readonly state: ReadOnly<Open<"open" | "closed" | "snoozed"> | null>;
	/** Tags of the part, as objects with id and name. */
	readonly tags: ReadOnly<readonly JsonRecord<"id" | "name">[] | null>;
	/** What an event changed; its keys depend on part_type. */
	readonly event_details: ReadOnly<JsonValue | null>;
	/** Code of the app that created the part over the API. */
	readonly app_package_code: ReadOnly<string | null>;
}

interface ConversationScorecardEvaluatorsTable {
	/** Id of the conversation. */
	readonly conversation_id: NotInserted<string>;
	/** Id of the scorecard. */
	readonly scorecard_id: ReadOnly<string>;
	/** Id of the scorecard's version. */
	readonly scorecard_version_id: ReadOnly<string>;
	/** Id of the criterion. */
	readonly evaluator_id: ReadOnly<string>;
	/** The result: pass, fail, or a word of the criterion. */
	readonly result_value: ReadOnly<string | null>;
	/** Who gave it: ai, human, … */
	readonly result_source: ReadOnly<string | null>;
	/** Why. */
	readonly result_reasoning: ReadOnly<string | null>;
	/** Ids of the reasons. */
	readonly result_reason_ids: ReadOnly<readonly (string | number)[] | null>;
	/** A reason in the reviewer's own words. */
	readonly result_other_text: ReadOnly<string | null>;
}

interface ConversationScorecardsTable {
	/** Id of the conversation. */
	readonly conversation_id: NotInserted<string>;
	/** Id of the scorecard. */
	readonly scorecard_id: ReadOnly<string>;
	/** Id of the scorecard's version. */
	readonly scorecard_version_id: ReadOnly<string>;
	/** Name of the scorecard. */
	readonly name: ReadOnly<string | null>;
	/** Kind of the scorecard. */
	readonly scorecard_type: ReadOnly<string | null>;
	/** Whether the conversation passed. */
	readonly passed: ReadOnly<boolean | null>;
	/** The score. */
	readonly score: ReadOnly<number | null>;
	/** The score that the AI gave. */
	readonly ai_score: ReadOnly<number | null>;
	/** When it was judged. */
	readonly evaluated_at: ReadOnly<Date | null>;
	/** Who was judged. */
	readonly reviewed_teammate_type: ReadOnly<Open<"ai" | "admin"> | null>;
	/** Id of the admin who was judged. */
	readonly reviewed_teammate_admin_id: ReadOnly<string | null>;
	/** Each criterion and its result, as objects; conversation_scorecard_evaluators has them as rows. */
	readonly evaluators: ReadOnly<JsonValue | null>;
}

interface ConversationTagsTable {
	/** Id of the conversation. */
	readonly conversation_id: MandatoryInitial<string>;
	/** Id of the tag. */
	readonly tag_id: MandatoryInitial<string>;
	/** Name of the tag. */
	readonly name: ReadOnly<string | null>;
	/** When it was applied. */
	readonly applied_at: ReadOnly<Date | null>;
	/** What applied it: admin, contact, … */
	readonly applied_by_type: ReadOnly<string | null>;
	/** Id of whoever applied it. */
	readonly applied_by_id: ReadOnly<string | null>;
	/** Id of the admin who applies it; whose access token it is, unless it is said. */
	readonly admin_id: Initial<never, string | null>;
}

interface ConversationTeamFirstResponsesTable {
	/** Id of the conversation. */
	readonly conversation_id: NotInserted<string>;
	/** Id of the team. */
	readonly team_id: ReadOnly<string>;
	/** Name of the team; Unassigned when there was none. */
	readonly team_name: ReadOnly<string | null>;
	/** Seconds until the team's first response. */
	readonly response_time: ReadOnly<number | null>;
}

interface ConversationTeammatesTable {
	/** Id of the conversation. */
	readonly conversation_id: NotInserted<string>;
	/** Id of the admin. */
	readonly admin_id: ReadOnly<string>;
}

interface ConversationsTable {
	/** Id of the conversation. */
	readonly id: ReadOnly<string>;
	/** Title. */
	readonly title: Later<string | null>;
	/** When it began. */
	readonly created_at: Initial<Date | null, Date | string | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** Since when the contact has been waiting for an answer. */
	readonly waiting_since: ReadOnly<Date | null>;
	/** When a snoozed conversation opens again. */
	readonly snoozed_until: ReadOnly<Date | null>;
	/** Whether it is open. */
	readonly open: ReadOnly<boolean | null>;
	/** State. */
	readonly state: ReadOnly<Open<"open" | "closed" | "snoozed"> | null>;
	/** Whether it has been read. */
	readonly read: Later<boolean | null>;
	/** Priority; priority and not_priority up to API version 2.15, the others from 2.16. */
	readonly priority: ReadOnly<Open<"none" | "low" | "medium" | "high" | "urgent" | "priority" | "not_priority"> | null>;
	/** Id of the admin that it is assigned to. */
	readonly admin_assignee_id: ReadOnly<string | null>;
	/** Id of the team that it is assigned to. */
	readonly team_assignee_id: ReadOnly<string | null>;
	/** Intercom's id of the company. */
	readonly company_id: Later<string | null>;
	/** Channel of the first message. */
	readonly source_type: ReadOnly<Open<"conversation" | "email" | "facebook" | "instagram" | "phone_call" | "phone_switch" | "push" | "sms" | "twitter" | "whatsapp"> | null>;
	/** Id of the first message. */
	readonly source_id: ReadOnly<string | null>;
	/** How it began: customer_initiated, admin_initiated, operator_initiated, automated, … */
	readonly source_delivered_as: ReadOnly<string | null>;
	/** Subject of the first message. */
	readonly source_subject: Initial<string | null>;
	/** The first message as HTML. */
	readonly source_body: MandatoryInitial<string | null, string>;
	/** Who wrote the first message: user, lead, admin, bot, team. */
	readonly source_author_type: Initial<string | null, "user" | "lead" | "contact" | null>;
	/** Id of whoever wrote the first message. */
	readonly source_author_id: MandatoryInitial<string | null, string>;
	/** Name of whoever wrote the first message. */
	readonly source_author_name: ReadOnly<string | null>;
	/** E-mail address of whoever wrote the first message. */
	readonly source_author_email: ReadOnly<string | null>;
	/** Files attached to the first message, as objects with name, url, content_type and filesize. */
	readonly source_attachments: ReadOnly<readonly JsonRecord<"name" | "url" | "content_type" | "filesize">[] | null>;
	/** Page on which the conversation began. */
	readonly source_url: ReadOnly<string | null>;
	/** Whether the first message was removed. */
	readonly source_redacted: ReadOnly<boolean | null>;
	/** Recipients of an e-mail, as objects with type and email. */
	readonly source_recipients: ReadOnly<readonly JsonRecord<"type" | "email">[] | null>;
	/** Reply-To addresses of an e-mail, as objects with email and name. */
	readonly source_reply_to: ReadOnly<readonly JsonRecord<"email" | "name">[] | null>;
	/** Message id of an e-mail. */
	readonly source_email_message_metadata_message_id: ReadOnly<string | null>;
	/** Subject of an e-mail. */
	readonly source_email_message_metadata_subject: ReadOnly<string | null>;
	/** Quoted history of an e-mail. */
	readonly source_email_message_metadata_history: ReadOnly<string | null>;
	/** Senders and recipients of an e-mail, as objects with type, email_address and name. */
	readonly source_email_message_metadata_email_address_headers: ReadOnly<readonly JsonRecord<"type" | "email_address" | "name">[] | null>;
	/** Teammates who wrote in it, as objects with type and id. */
	readonly teammates: ReadOnly<readonly JsonRecord<"type" | "id">[] | null>;
	/** When the contact first wrote. */
	readonly first_contact_reply_created_at: ReadOnly<Date | null>;
	/** Channel in which the contact first wrote. */
	readonly first_contact_reply_type: ReadOnly<string | null>;
	/** Page on which the contact first wrote. */
	readonly first_contact_reply_url: ReadOnly<string | null>;
	/** How many tickets and conversations are linked to it. */
	readonly linked_objects_total_count: ReadOnly<number | null>;
	/** Whether more are linked than linked_objects holds. */
	readonly linked_objects_has_more: ReadOnly<boolean | null>;
	/** Linked tickets and conversations, as objects with type, id and category; 1,000 at most. */
	readonly linked_objects: ReadOnly<readonly JsonRecord<"type" | "id" | "category">[] | null>;
	/** Rating by the contact, from 1 to 5. */
	readonly conversation_rating_rating: ReadOnly<number | null>;
	/** Remark of the contact with the rating. */
	readonly conversation_rating_remark: ReadOnly<string | null>;
	/** When the rating was asked for. */
	readonly conversation_rating_created_at: ReadOnly<Date | null>;
	/** When the rating was last changed. */
	readonly conversation_rating_updated_at: ReadOnly<Date | null>;
	/** Id of the contact who rated. */
	readonly conversation_rating_contact_id: ReadOnly<string | null>;
	/** Your own id of the contact who rated. */
	readonly conversation_rating_contact_external_id: ReadOnly<string | null>;
	/** Id of the teammate who was rated. */
	readonly conversation_rating_teammate_id: ReadOnly<string | null>;
	/** What kind of teammate was rated. */
	readonly conversation_rating_teammate_type: ReadOnly<string | null>;
	/** Name of the SLA. */
	readonly sla_applied_sla_name: ReadOnly<string | null>;
	/** What became of the SLA. */
	readonly sla_applied_sla_status: ReadOnly<Open<"hit" | "missed" | "cancelled" | "active"> | null>;
	/** Seconds until the last assignment before the first reply of an admin. */
	readonly statistics_time_to_assignment: ReadOnly<number | null>;
	/** Seconds within office hours until the first reply of an admin. */
	readonly statistics_time_to_admin_reply: ReadOnly<number | null>;
	/** Seconds within office hours until it was first closed. */
	readonly statistics_time_to_first_close: ReadOnly<number | null>;
	/** Seconds within office hours until it was last closed. */
	readonly statistics_time_to_last_close: ReadOnly<number | null>;
	/** Median of the seconds within office hours that the contact waited for a reply. */
	readonly statistics_median_time_to_reply: ReadOnly<number | null>;
	/** When the contact first wrote. */
	readonly statistics_first_contact_reply_at: ReadOnly<Date | null>;
	/** When it was first assigned. */
	readonly statistics_first_assignment_at: ReadOnly<Date | null>;
	/** When an admin first replied. */
	readonly statistics_first_admin_reply_at: ReadOnly<Date | null>;
	/** When it was first closed. */
	readonly statistics_first_close_at: ReadOnly<Date | null>;
	/** When it was last assigned. */
	readonly statistics_last_assignment_at: ReadOnly<Date | null>;
	/** When an admin first replied after the last assignment. */
	readonly statistics_last_assignment_admin_reply_at: ReadOnly<Date | null>;
	/** When the contact last wrote. */
	readonly statistics_last_contact_reply_at: ReadOnly<Date | null>;
	/** When an admin last replied. */
	readonly statistics_last_admin_reply_at: ReadOnly<Date | null>;
	/** When it was last closed. */
	readonly statistics_last_close_at: ReadOnly<Date | null>;
	/** Id of the admin who last closed it. */
	readonly statistics_last_closed_by_id: ReadOnly<string | null>;
	/** How often it was opened again. */
	readonly statistics_count_reopens: ReadOnly<number | null>;
	/** How often it was assigned. */
	readonly statistics_count_assignments: ReadOnly<number | null>;
	/** How many parts it has, also beyond the 500 that conversation_parts can show. */
	readonly statistics_count_conversation_parts: ReadOnly<number | null>;
	/** Whether it has more parts than the 500 that conversation_parts can show. */
	readonly parts_truncated: ReadOnly<boolean | null>;
	/** Seconds from assignment to closing. */
	readonly statistics_handling_time: ReadOnly<number | null>;
	/** Seconds of handling without the idle ones. */
	readonly statistics_adjusted_handling_time: ReadOnly<number | null>;
	/** Seconds until each team's first response, as objects with team_id, team_name and response_time. */
	readonly statistics_assigned_team_first_response_time: ReadOnly<readonly JsonRecord<"team_id" | "team_name" | "response_time">[] | null>;
	/** The same within office hours. */
	readonly statistics_assigned_team_first_response_time_in_office_hours: ReadOnly<JsonValue | null>;
	/** Whether the AI agent took part. */
	readonly ai_agent_participated: ReadOnly<boolean | null>;
	/** What brought the AI agent in. */
	readonly ai_agent_source_type: ReadOnly<Open<"essentials_plan_setup" | "profile" | "workflow" | "workflow_preview" | "fin_preview"> | null>;
	/** Title of what brought the AI agent in. */
	readonly ai_agent_source_title: ReadOnly<string | null>;
	/** Kind of the AI agent's last answer. */
	readonly ai_agent_last_answer_type: ReadOnly<Open<"ai_answer" | "custom_answer"> | null>;
	/** How it ended for the AI agent; routed_to_team and abandoned up to API version 2.14, escalated, negative_feedback and procedure_handoff from 2.15. */
	readonly ai_agent_resolution_state: ReadOnly<Open<"assumed_resolution" | "confirmed_resolution" | "escalated" | "negative_feedback" | "procedure_handoff" | "routed_to_team" | "abandoned"> | null>;
	/** Rating of the AI agent by the contact. */
	readonly ai_agent_rating: ReadOnly<number | null>;
	/** Remark with the rating of the AI agent. */
	readonly ai_agent_rating_remark: ReadOnly<string | null>;
	/** When the AI agent came in. */
	readonly ai_agent_created_at: ReadOnly<Date | null>;
	/** When the AI agent's part was last changed. */
	readonly ai_agent_updated_at: ReadOnly<Date | null>;
	/** How many pieces of content the AI agent used. */
	readonly ai_agent_content_sources_total_count: ReadOnly<number | null>;
	/** Content that the AI agent used, as objects with content_type, url, title and locale. */
	readonly ai_agent_content_sources: ReadOnly<readonly JsonRecord<"content_type" | "url" | "title" | "locale">[] | null>;
	/** Whether the sales agent took part. */
	readonly sales_agent_participated: ReadOnly<boolean | null>;
	/** How it ended for the sales agent. */
	readonly sales_agent_outcome: ReadOnly<Open<"qualified" | "disqualified" | "product_discovery" | "escalated_to_support" | "spam"> | null>;
	/** Where the sales agent passed it on to. */
	readonly sales_agent_routing_outcome: ReadOnly<string | null>;
	/** What the sales agent learnt, by name. */
	readonly sales_agent_collected_data: ReadOnly<Readonly<Record<string, JsonValue>> | null>;
	/** Channel in which it began. */
	readonly channel_initial: ReadOnly<string | null>;
	/** Channel in which it is now. */
	readonly channel_current: ReadOnly<string | null>;
	/** Records in other systems, as objects with type and id; 20 at most. */
	readonly external_references: ReadOnly<readonly JsonRecord<"type" | "id">[] | null>;
	/** Topics. */
	readonly topics: ReadOnly<JsonValue | null>;
	/** Topics that the AI found. */
	readonly ai_topics: ReadOnly<JsonValue | null>;
	/** The ticket that it belongs to. */
	readonly ticket: ReadOnly<JsonValue | null>;
	/** Custom attributes, by name. */
	readonly custom_attributes: Later<Readonly<Record<string, JsonValue>> | null, JsonValue | null>;
	/** Addresses of up to ten pictures that are attached, as a list of texts. */
	readonly attachment_urls: Initial<never, JsonValue | null>;
	/** Id of the brand that it belongs to. */
	readonly brand_id: Initial<never, string | null>;
}

interface CustomObjectInstancesTable {
	/** The identifier of its type. */
	readonly type: MandatoryInitial<string>;
	/** Id of the object. */
	readonly id: ReadOnly<string>;
	/** Your own id of the object. */
	readonly external_id: Initial<string | null>;
	/** When you created it. */
	readonly external_created_at: Writable<Date | null, Date | string | null>;
	/** When you last changed it. */
	readonly external_updated_at: Writable<Date | null, Date | string | null>;
	/** When Intercom first saw it. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** Its attributes, by name. */
	readonly custom_attributes: Writable<Readonly<Record<string, JsonValue>> | null, JsonValue | null>;
}

interface DataAttributesTable {
	/** What has the attribute; conversation up to API version 2.15, conversation_attributes from 2.16. */
	readonly model: MandatoryInitial<Open<"contact" | "company" | "conversation">, "contact" | "company">;
	/** Name with the path to it, as in custom_attributes.plan. */
	readonly full_name: ReadOnly<string>;
	/** Name. */
	readonly name: MandatoryInitial<string | null, string>;
	/** Id; your own attributes only. */
	readonly id: ReadOnly<string | null>;
	/** Name that people see. */
	readonly label: ReadOnly<string | null>;
	/** Description. */
	readonly description: Writable<string | null>;
	/** Type of its values. */
	readonly data_type: MandatoryInitial<Open<"string" | "integer" | "float" | "boolean" | "date"> | null, "string" | "integer" | "float" | "boolean" | "date" | "datetime" | "options">;
	/** The values to choose from, where it has such. */
	readonly options: Writable<JsonValue | null>;
	/** Whether the API can write it. */
	readonly api_writable: ReadOnly<boolean | null>;
	/** Whether the Messenger can write it. */
	readonly messenger_writable: Writable<boolean | null>;
	/** Whether teammates can write it. */
	readonly ui_writable: ReadOnly<boolean | null>;
	/** Whether it is one of your own. */
	readonly custom: ReadOnly<boolean | null>;
	/** Whether it is archived. */
	readonly archived: Later<boolean | null>;
	/** Id of the admin who made it. */
	readonly admin_id: ReadOnly<string | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface DataConnectorDetailsTable {
	/** Id of the data connector. */
	readonly data_connector_id: NotInserted<string>;
	/** Address that it asks. */
	readonly url: Later<string | null>;
	/** Body of the request. */
	readonly body: Later<string | null>;
	/** Headers of the request, as objects with name and value; Intercom hides the values. */
	readonly headers: Later<readonly JsonRecord<"name" | "value">[] | null, JsonValue | null>;
	/** Whom it is for: users, leads, visitors. */
	readonly audiences: Later<JsonValue | null>;
	/** Where it runs. */
	readonly execution_type: ReadOnly<Open<"server_side" | "client_side"> | null>;
	/** What its fields were found with. */
	readonly configuration_response_type: ReadOnly<Open<"test_response_type" | "mock_response_type"> | null>;
	/** What is done with the answer. */
	readonly data_transformation_type: ReadOnly<Open<"full_access" | "redacted_access" | "code_block_transformation"> | null>;
	/** Name of the function on the client. */
	readonly client_function_name: ReadOnly<string | null>;
	/** How long the function may take, in milliseconds. */
	readonly client_function_timeout_ms: ReadOnly<number | null>;
	/** What it is given, as objects with name, type, description, required and default_value. */
	readonly data_inputs: Later<readonly JsonRecord<"name" | "type" | "description" | "required" | "default_value">[] | null, JsonValue | null>;
	/** Fields of the answer, as objects with path, type, example_value and redacted. */
	readonly response_fields: ReadOnly<readonly JsonRecord<"path" | "type" | "example_value" | "redacted">[] | null>;
	/** What of Intercom the answer is written into, as objects. */
	readonly object_mappings: ReadOnly<JsonValue | null>;
	/** Ids of the tokens that it signs in with. */
	readonly token_ids: Later<readonly (string | number)[] | null, JsonValue | null>;
	/** Whether the customer has to confirm with a code. */
	readonly customer_authentication: Later<boolean | null>;
	/** Whether nobody has to sign in. */
	readonly bypass_authentication: Later<boolean | null>;
	/** Whether missing attributes are found before it runs. */
	readonly validate_missing_attributes: Later<boolean | null>;
}

interface DataConnectorExecutionsTable {
	/** Id of the execution. */
	readonly id: NotInserted<string>;
	/** Id of the data connector. */
	readonly data_connector_id: ReadOnly<string | null>;
	/** Whether it succeeded. */
	readonly success: ReadOnly<boolean | null>;
	/** Status of the answer. */
	readonly http_status: ReadOnly<number | null>;
	/** Method of the request. */
	readonly http_method: ReadOnly<Open<"get" | "post" | "put" | "delete" | "patch"> | null>;
	/** Kind of the failure. */
	readonly error_type: ReadOnly<Open<"request_configuration_error" | "faraday_error" | "3rd_party_error" | "response_mapping_error" | "token_refresh_error" | "fin_action_response_formatting_error" | "fin_action_identity_verification_error" | "email_verification_error" | "non_fin_standalone_action_identity_verification_error" | "request_validation_error" | "client_side_action_error"> | null>;
	/** Why it failed. */
	readonly error_message: ReadOnly<string | null>;
	/** How long it took, in milliseconds. */
	readonly execution_time_ms: ReadOnly<number | null>;
	/** What set it off. */
	readonly source_type: ReadOnly<Open<"custom_bot" | "inbound_custom_bot" | "button_custom_bot" | "answer" | "workflow" | "saved_reply" | "triggerable_custom_bot" | "inbox" | "fin"> | null>;
	/** Id of what set it off. */
	readonly source_id: ReadOnly<string | null>;
	/** Id of the conversation. */
	readonly conversation_id: ReadOnly<string | null>;
	/** When it happened. */
	readonly created_at: ReadOnly<Date | null>;
	/** Address of the request; what may be secret is removed. */
	readonly request_url: ReadOnly<string | null>;
	/** Body of the request. */
	readonly request_body: ReadOnly<string | null>;
	/** Body of the answer. */
	readonly response_body: ReadOnly<string | null>;
	/** Body of the answer before it was mapped. */
	readonly raw_response_body: ReadOnly<string | null>;
}

interface DataConnectorsTable {
	/** Id of the connector. */
	readonly id: ReadOnly<string>;
	/** Name. */
	readonly name: Mandatory<string | null, string>;
	/** Description. */
	readonly description: Writable<string | null>;
	/** State. */
	readonly state: Later<Open<"draft" | "live"> | null, "draft" | "live" | null>;
	/** Method of its requests. */
	readonly http_method: Writable<Open<"get" | "post" | "put" | "delete" | "patch"> | null, "get" | "post" | "put" | "delete" | "patch" | null>;
	/** Whether the AI agent uses it by itself. */
	readonly direct_fin_usage: Writable<boolean | null>;
	/** Id of the admin who made it. */
	readonly created_by_admin_id: ReadOnly<string | null>;
	/** Id of the admin who changed it last. */
	readonly updated_by_admin_id: ReadOnly<string | null>;
	/** Path of its executions in the API. */
	readonly execution_results_url: ReadOnly<string | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** Address that it asks. */
	readonly url: Writable<never, string | null>;
	/** Body of the request. */
	readonly body: Writable<never, string | null>;
	/** Headers of the request, as objects with name and value. */
	readonly headers: Writable<never, JsonValue | null>;
	/** Whom it is for: users, leads, visitors. */
	readonly audiences: Writable<never, JsonValue | null>;
	/** What it is given, as objects with name, type, description, required and default_value. */
	readonly data_inputs: Writable<never, JsonValue | null>;
	/** Whether the customer has to confirm with a code. */
	readonly customer_authentication: Writable<never, boolean | null>;
	/** Whether nobody has to sign in. */
	readonly bypass_authentication: Writable<never, boolean | null>;
	/** Whether missing attributes are found before it runs. */
	readonly validate_missing_attributes: Writable<never, boolean | null>;
	/** Ids of the tokens that it signs in with. */
	readonly token_ids: Writable<never, JsonValue | null>;
	/** An answer to find its fields with, as an object. */
	readonly mock_response: Writable<never, JsonValue | null>;
}

interface DataEventSummariesTable {
	/** Name of the event. */
	readonly name: MandatoryInitial<string>;
	/** When it first happened. */
	readonly first: MandatoryInitial<Date | null, Date | string>;
	/** When it last happened. */
	readonly last: Initial<Date | null, Date | string | null>;
	/** How often it happened. */
	readonly count: Initial<number | null>;
	/** Description of the event. */
	readonly description: ReadOnly<string | null>;
	/** Id of the contact. */
	readonly contact_id: ReadOnly<string>;
	/** The contact's external_id. */
	readonly user_id: MandatoryInitial<string | null, string>;
	/** The contact's e-mail address. */
	readonly email: ReadOnly<string | null>;
}

interface DataEventsTable {
	/** Id of the event. */
	readonly id: ReadOnly<string>;
	/** Name of the event. */
	readonly event_name: MandatoryInitial<string | null, string>;
	/** When it happened. */
	readonly created_at: MandatoryInitial<Date | null, Date | string>;
	/** What was sent with it, by name. */
	readonly metadata: Initial<Readonly<Record<string, JsonValue>> | null, JsonValue | null>;
	/** Id of the contact. */
	readonly contact_id: Initial<string | null>;
	/** The contact's external_id. */
	readonly user_id: Initial<string | null>;
	/** The contact's e-mail address. */
	readonly email: Initial<string | null>;
}

interface DeletedConversationsTable {
	/** Id of the conversation. */
	readonly id: NotInserted<string>;
	/** When it was deleted. */
	readonly deleted_at: ReadOnly<Date | null>;
	/** Whether reports still count it. */
	readonly metrics_retained: ReadOnly<boolean | null>;
}

interface EmailsTable {
	/** Id of the sender. */
	readonly id: NotInserted<string>;
	/** E-mail address. */
	readonly email: ReadOnly<string | null>;
	/** The part of the address behind the @. */
	readonly domain: ReadOnly<string | null>;
	/** Id of its brand. */
	readonly brand_id: ReadOnly<string | null>;
	/** Whether the address is verified. */
	readonly verified: ReadOnly<boolean | null>;
	/** Whether e-mail to it is forwarded to Intercom. */
	readonly forwarding_enabled: ReadOnly<boolean | null>;
	/** When an e-mail was last forwarded from it. */
	readonly forwarded_email_last_received_at: ReadOnly<Date | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface ExternalPagesTable {
	/** Id of the page. */
	readonly id: ReadOnly<string>;
	/** Id of its source. */
	readonly source_id: Mandatory<string | null, string>;
	/** Your own id of the page. */
	readonly external_id: Mandatory<string | null, string>;
	/** Title. */
	readonly title: Mandatory<string | null, string>;
	/** The page as HTML. */
	readonly html: Mandatory<string | null, string>;
	/** Address. */
	readonly url: Writable<string | null>;
	/** Language. */
	readonly locale: Writable<string | null, "en" | null>;
	/** Whether the AI agent may use it. */
	readonly ai_agent_availability: Initial<boolean | null>;
	/** Whether the AI copilot may use it. */
	readonly ai_copilot_availability: Initial<boolean | null>;
	/** Whether the AI sales agent may use it. */
	readonly ai_sales_agent_availability: ReadOnly<boolean | null>;
	/** Whether the AI agent may use it, in its old form. */
	readonly fin_availability: Later<boolean | null>;
	/** When it was last read. */
	readonly last_ingested_at: ReadOnly<Date | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface FinVoiceCallsTable {
	/** Number of the call's registration. */
	readonly id: NotInserted<string>;
	/** Number of the workspace. */
	readonly app_id: ReadOnly<string | null>;
	/** Telephone number. */
	readonly user_phone_number: ReadOnly<string | null>;
	/** registered, in-progress, or how it was resolved. */
	readonly status: ReadOnly<string | null>;
	/** Id of the call in Intercom. */
	readonly call_id: ReadOnly<string | null>;
	/** Id of the call where the line is. */
	readonly external_call_id: ReadOnly<string | null>;
	/** Id of the conversation. */
	readonly conversation_id: ReadOnly<string | null>;
	/** What was said, as objects. */
	readonly call_transcript: ReadOnly<JsonValue | null>;
	/** What it was about, in up to 256 characters. */
	readonly call_summary: ReadOnly<string | null>;
	/** What the caller wanted, as objects. */
	readonly intent: ReadOnly<JsonValue | null>;
}

interface FinVoiceLatestCallsTable {
	/** Telephone number, as in +12125550100. */
	readonly user_phone_number: NotInserted<string>;
	/** Number of the call's registration. */
	readonly id: ReadOnly<string | null>;
	/** registered, in-progress, or how it was resolved. */
	readonly status: ReadOnly<string | null>;
	/** Id of the call in Intercom. */
	readonly call_id: ReadOnly<string | null>;
	/** Id of the call where the line is. */
	readonly external_call_id: ReadOnly<string | null>;
	/** Id of the conversation. */
	readonly conversation_id: ReadOnly<string | null>;
	/** What it was about, in up to 256 characters. */
	readonly call_summary: ReadOnly<string | null>;
}

interface FolderInternalArticlesTable {
	/** Id of the folder, as it stands in its address in Intercom. */
	readonly folder_id: NotInserted<string>;
	/** Id of the internal article. */
	readonly internal_article_id: ReadOnly<string>;
	/** Title. */
	readonly title: ReadOnly<string | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface HelpCenterRedirectsTable {
	/** Id of the redirect. */
	readonly id: ReadOnly<string>;
	/** Id of the help center. */
	readonly help_center_id: MandatoryInitial<string | null, string>;
	/** Address that is redirected. */
	readonly from_url: MandatoryInitial<string | null, string>;
	/** Language of the target. */
	readonly locale: MandatoryInitial<string | null, string>;
	/** What it leads to. */
	readonly target_type: MandatoryInitial<Open<"article" | "collection"> | null, "article" | "collection">;
	/** Id of the article or collection. */
	readonly target_id: MandatoryInitial<string | null, string>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface HelpCentersTable {
	/** Id of the help center. */
	readonly id: NotInserted<string>;
	/** Id of the workspace. */
	readonly workspace_id: ReadOnly<string | null>;
	/** Its name in addresses. */
	readonly identifier: ReadOnly<string | null>;
	/** Name that the team sees. */
	readonly display_name: ReadOnly<string | null>;
	/** Whether it can be visited. */
	readonly website_turned_on: ReadOnly<boolean | null>;
	/** Address. */
	readonly url: ReadOnly<string | null>;
	/** Domain of your own. */
	readonly custom_domain: ReadOnly<string | null>;
	/** Whether it is the workspace's default. */
	readonly default: ReadOnly<boolean | null>;
	/** Its languages. */
	readonly locales: ReadOnly<JsonValue | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface InternalArticlesTable {
	/** Id of the article. */
	readonly id: ReadOnly<string>;
	/** Title. */
	readonly title: Mandatory<string | null, string>;
	/** The article as HTML. */
	readonly body: Writable<string | null>;
	/** The article as Markdown. */
	readonly body_markdown: Writable<string | null>;
	/** Id of the admin who owns it. */
	readonly owner_id: Mandatory<string | null, string>;
	/** Id of the author. */
	readonly author_id: Mandatory<string | null, string>;
	/** Language. */
	readonly locale: ReadOnly<string | null>;
	/** Ids of the audiences that the AI agent may show it to. */
	readonly audience_ids: Writable<readonly (string | number)[] | null, JsonValue | null>;
	/** Whether the AI agent may use it. */
	readonly ai_chatbot_availability: Writable<boolean | null>;
	/** Whether the AI copilot may use it. */
	readonly ai_copilot_availability: Writable<boolean | null>;
	/** Whether the AI sales agent may use it. */
	readonly ai_sales_agent_availability: Writable<boolean | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface IpAllowlistTable {
	/** An address or a range of them, as in 203.0.113.0/24. */
	readonly range: NotInserted<string>;
	/** Whether other addresses are kept out. */
	readonly enabled: ReadOnly<boolean | null>;
}

interface MacrosTable {
	/** Id of the macro. */
	readonly id: NotInserted<string>;
	/** Name. */
	readonly name: ReadOnly<string | null>;
	/** The text as HTML. */
	readonly body: ReadOnly<string | null>;
	/** The text without markup. */
	readonly body_text: ReadOnly<string | null>;
	/** Who may use it. */
	readonly visible_to: ReadOnly<Open<"everyone" | "specific_teams"> | null>;
	/** Ids of the teams that may use it. */
	readonly visible_to_team_ids: ReadOnly<readonly (string | number)[] | null>;
	/** Where it can be used. */
	readonly available_on: ReadOnly<JsonValue | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface MessageStatusesTable {
	/** Id of the event. */
	readonly id: NotInserted<string>;
	/** Id of the rules by which the messages were sent. */
	readonly ruleset_id: ReadOnly<string | null>;
	/** Id of the conversation. */
	readonly conversation_id: ReadOnly<string | null>;
	/** How far the message got. */
	readonly status: ReadOnly<Open<"sent" | "delivered" | "read" | "failed"> | null>;
	/** Kind of the event. */
	readonly type: ReadOnly<Open<"broadcast_outbound"> | null>;
	/** WhatsApp's id of the message. */
	readonly whatsapp_message_id: ReadOnly<string | null>;
	/** Name of the template in WhatsApp. */
	readonly template_name: ReadOnly<string | null>;
	/** When it was sent. */
	readonly created_at: ReadOnly<Date | null>;
	/** When the status last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface NewsItemAssignmentsTable {
	/** Id of the news item. */
	readonly news_item_id: NotInserted<string>;
	/** Id of the newsfeed. */
	readonly newsfeed_id: ReadOnly<string>;
	/** When it appears there. */
	readonly published_at: ReadOnly<Date | null>;
}

interface NewsItemsTable {
	/** Id of the news item. */
	readonly id: ReadOnly<string>;
	/** Id of the workspace. */
	readonly workspace_id: ReadOnly<string | null>;
	/** Title. */
	readonly title: Mandatory<string | null, string>;
	/** The text as HTML. */
	readonly body: Writable<string | null>;
	/** Id of the sender. */
	readonly sender_id: Mandatory<string | null, string>;
	/** State. */
	readonly state: Writable<Open<"draft" | "live"> | null, "draft" | "live" | null>;
	/** Labels that people see. */
	readonly labels: Writable<JsonValue | null>;
	/** Address of the picture. */
	readonly cover_image_url: ReadOnly<string | null>;
	/** Reactions that are offered. */
	readonly reactions: Writable<JsonValue | null>;
	/** Whether it appears without a notification. */
	readonly deliver_silently: Writable<boolean | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** The newsfeeds that it appears in, as objects with newsfeed_id and published_at; news_item_assignments has them as rows. */
	readonly newsfeed_assignments: Writable<never, JsonValue | null>;
}

interface NewsfeedItemsTable {
	/** Id of the newsfeed. */
	readonly newsfeed_id: NotInserted<string>;
	/** Id of the news item. */
	readonly news_item_id: ReadOnly<string>;
	/** Title. */
	readonly title: ReadOnly<string | null>;
	/** Id of the sender. */
	readonly sender_id: ReadOnly<string | null>;
	/** State. */
	readonly state: ReadOnly<Open<"draft" | "live"> | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface NewsfeedsTable {
	/** Id of the newsfeed. */
	readonly id: NotInserted<string>;
	/** Name that the team sees. */
	readonly name: ReadOnly<string | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface OfficeHoursExceptionsTable {
	/** Id of the exception. */
	readonly id: ReadOnly<string>;
	/** Id of the schedule. */
	readonly office_hours_schedule_id: MandatoryInitial<string | null, string>;
	/** The day. */
	readonly exception_date: Mandatory<string | null, string>;
	/** What is different. */
	readonly exception_type: Mandatory<Open<"closed" | "custom_hours"> | null, "closed" | "custom_hours">;
	/** Name. */
	readonly name: Writable<string | null>;
	/** Whether it is the same every year. */
	readonly recurring_annually: Writable<boolean | null>;
	/** The open hours, as objects with start_minute, end_minute and day_of_week. */
	readonly time_intervals: Writable<readonly JsonRecord<"start_minute" | "end_minute" | "day_of_week">[] | null, JsonValue | null>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface OfficeHoursSchedulesTable {
	/** Id of the schedule. */
	readonly id: ReadOnly<string>;
	/** Name. */
	readonly name: Mandatory<string | null, string>;
	/** Time zone of its hours. */
	readonly time_zone_name: Mandatory<string | null, string>;
	/** Whether it is always open. */
	readonly twenty_four_seven: ReadOnly<boolean | null>;
	/** The open hours, as objects with start_minute, end_minute and day_of_week. */
	readonly time_intervals: Mandatory<readonly JsonRecord<"start_minute" | "end_minute" | "day_of_week">[] | null, JsonValue>;
	/** When it was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface ReportingDatasetAttributesTable {
	/** Id of the dataset. */
	readonly dataset_id: NotInserted<string>;
	/** Id of the attribute among all, as an export takes it: conversation.conversation_id. */
	readonly qualified_id: ReadOnly<string>;
	/** Id of the attribute; attributes of other kinds may have the same. */
	readonly id: ReadOnly<string | null>;
	/** Name. */
	readonly name: ReadOnly<string | null>;
}

interface ReportingDatasetsTable {
	/** Id of the dataset. */
	readonly id: NotInserted<string>;
	/** Name. */
	readonly name: ReadOnly<string | null>;
	/** Description. */
	readonly description: ReadOnly<string | null>;
	/** Id of the time that an export is limited by unless it says otherwise. */
	readonly default_time_attribute_id: ReadOnly<string | null>;
	/** Its attributes; the table reporting_dataset_attributes has them as rows. */
	readonly attributes: ReadOnly<JsonValue | null>;
}

interface SegmentsTable {
	/** Id of the segment. */
	readonly id: NotInserted<string>;
	/** Name. */
	readonly name: ReadOnly<string | null>;
	/** Whom it holds. */
	readonly person_type: ReadOnly<Open<"contact" | "user"> | null>;
	/** How many contacts it holds; segments of users only. */
	readonly count: ReadOnly<number | null>;
	/** When it was created. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface SideConversationPartsTable {
	/** Id of the side conversation. */
	readonly side_conversation_id: NotInserted<string>;
	/** Id of the conversation that it was begun from. */
	readonly conversation_id: ReadOnly<string | null>;
	/** Id of the part. */
	readonly id: ReadOnly<string>;
	/** What happened: comment, note, assignment, close, open, … */
	readonly part_type: ReadOnly<string | null>;
	/** The message as HTML; empty for events. */
	readonly body: ReadOnly<string | null>;
	/** When it happened. */
	readonly created_at: ReadOnly<Date | null>;
	/** When the part was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** When the contact was notified of it. */
	readonly notified_at: ReadOnly<Date | null>;
	/** What the conversation was assigned to: admin, team, … */
	readonly assigned_to_type: ReadOnly<string | null>;
	/** Id of the admin or team that the conversation was assigned to. */
	readonly assigned_to_id: ReadOnly<string | null>;
	/** Who did it: admin, bot, team, user, lead, … */
	readonly author_type: ReadOnly<string | null>;
	/** Id of whoever did it. */
	readonly author_id: ReadOnly<string | null>;
	/** Name of whoever did it. */
	readonly author_name: ReadOnly<string | null>;
	/** E-mail address of whoever did it. */
	readonly author_email: ReadOnly<string | null>;
	/** Whether the AI agent sent it. */
	readonly author_from_ai_agent: ReadOnly<boolean | null>;
	/** Whether the AI agent wrote the body. */
	readonly author_is_ai_answer: ReadOnly<boolean | null>;
	/** Attached files, as objects with name, url, content_type and filesize. */
	readonly attachments: ReadOnly<readonly JsonRecord<"name" | "url" | "content_type" | "filesize">[] | null>;
	/** Your own id of the part. */
	readonly external_id: ReadOnly<string | null>;
	/** Whether its content was removed. */
	readonly redacted: ReadOnly<boolean | null>;
	/** Subject of the e-mail. */
	readonly email_message_metadata_subject: ReadOnly<string | null>;
	/** Message id of the e-mail. */
	readonly email_message_metadata_message_id: ReadOnly<string | null>;
	/** Senders and recipients of the e-mail, as objects with type, email_address and name. */
	readonly email_message_metadata_email_address_headers: ReadOnly<readonly JsonRecord<"type" | "email_address" | "name">[] | null>;
	/** Quick replies that were offered, as objects with text and uuid. */
	readonly metadata_quick_reply_options: ReadOnly<readonly JsonRecord<"text" | "uuid">[] | null>;
	/** The quick reply that was chosen. */
	readonly metadata_quick_reply_uuid: ReadOnly<string | null>;
	/** State of the conversation when the part was created. */
	readonly state: ReadOnly<Open<"open" | "closed" | "snoozed"> | null>;
	/** Tags of the part, as objects with id and name. */
	readonly tags: ReadOnly<readonly JsonRecord<"id" | "name">[] | null>;
	/** What an event changed; its keys depend on part_type. */
	readonly event_details: ReadOnly<JsonValue | null>;
	/** Code of the app that created the part over the API. */
	readonly app_package_code: ReadOnly<string | null>;
}

interface SideConversationsTable {
	/** Id of the side conversation. */
	readonly id: NotInserted<string>;
	/** Id of the conversation that it was begun from. */
	readonly conversation_id: ReadOnly<string | null>;
	/** How many messages it has; they are in side_conversation_parts. */
	readonly parts_count: ReadOnly<number | null>;
}

interface SubscriptionTypesTable {
	/** Id of the subscription type. */
	readonly id: NotInserted<string>;
	/** State. */
	readonly state: ReadOnly<Open<"live" | "draft" | "archived"> | null>;
	/** Whether contacts are in until they opt out, or out until they opt in. */
	readonly consent_type: ReadOnly<Open<"opt_out" | "opt_in"> | null>;
	/** The channels: email, sms_message. */
	readonly content_types: ReadOnly<JsonValue | null>;
	/** Name. */
	readonly default_translation_name: ReadOnly<string | null>;
	/** Description. */
	readonly default_translation_description: ReadOnly<string | null>;
	/** Language of name and description. */
	readonly default_translation_locale: ReadOnly<string | null>;
	/** Name and description in other languages, as objects with name, description and locale. */
	readonly translations: ReadOnly<readonly JsonRecord<"name" | "description" | "locale">[] | null>;
}

interface TagsTable {
	/** Id of the tag. */
	readonly id: ReadOnly<string>;
	/** Name. */
	readonly name: Mandatory<string | null, string>;
}

interface TeamAdminsTable {
	/** Id of the team. */
	readonly team_id: NotInserted<string>;
	/** Id of the admin. */
	readonly admin_id: ReadOnly<string>;
}

interface TeamMetricsTable {
	/** Id of the team. */
	readonly team_id: NotInserted<string>;
	/** Id of the admin. */
	readonly admin_id: ReadOnly<string>;
	/** Open conversations. */
	readonly open: ReadOnly<number | null>;
	/** Open conversations in which nothing happens. */
	readonly idle: ReadOnly<number | null>;
	/** Snoozed conversations. */
	readonly snoozed: ReadOnly<number | null>;
}

interface TeamsTable {
	/** Id of the team. */
	readonly id: NotInserted<string>;
	/** Name. */
	readonly name: ReadOnly<string | null>;
	/** Ids of the team's admins; the table team_admins has them as rows. */
	readonly admin_ids: ReadOnly<readonly (string | number)[] | null>;
	/** Admins who get conversations first. */
	readonly admin_priority_level_primary_admin_ids: ReadOnly<readonly (string | number)[] | null>;
	/** Admins who get conversations second. */
	readonly admin_priority_level_secondary_admin_ids: ReadOnly<readonly (string | number)[] | null>;
	/** How many conversations an admin of the team may have open at once. */
	readonly assignment_limit: ReadOnly<number | null>;
	/** How conversations are dealt out, such as round_robin. */
	readonly distribution_method: ReadOnly<string | null>;
}

interface TicketContactsTable {
	/** Id of the ticket. */
	readonly ticket_id: NotInserted<string>;
	/** Id of the contact. */
	readonly contact_id: ReadOnly<string>;
	/** Your own id of the contact. */
	readonly contact_external_id: ReadOnly<string | null>;
}

interface TicketLinkedObjectsTable {
	/** Id of the ticket. */
	readonly ticket_id: MandatoryInitial<string>;
	/** Id of the conversation or ticket that it is linked to. */
	readonly id: MandatoryInitial<string>;
	/** What it is linked to. */
	readonly type: ReadOnly<Open<"ticket" | "conversation"> | null>;
	/** Category of the linked ticket; empty for conversations. */
	readonly category: ReadOnly<Open<"Customer" | "Back-office" | "Tracker"> | null>;
}

interface TicketPartAttachmentsTable {
	/** Id of the ticket. */
	readonly ticket_id: NotInserted<string | null>;
	/** Id of the part. */
	readonly ticket_part_id: ReadOnly<string>;
	/** Address of the file; it is signed and dies after a while. */
	readonly url: ReadOnly<string>;
	/** Name of the file. */
	readonly name: ReadOnly<string | null>;
	/** Type of the file. */
	readonly content_type: ReadOnly<string | null>;
	/** Size in bytes. */
	readonly filesize: ReadOnly<number | null>;
	/** Width of a picture, in pixels. */
	readonly width: ReadOnly<number | null>;
	/** Height of a picture, in pixels. */
	readonly height: ReadOnly<number | null>;
}

interface TicketPartsTable {
	/** Id of the ticket. */
	readonly ticket_id: NotInserted<string>;
	/** Id of the part. */
	readonly id: ReadOnly<string>;
	/** What happened: comment, note, assignment, ticket_state_updated_by_admin, … */
	readonly part_type: ReadOnly<string | null>;
	/** The message as HTML; empty for events. */
	readonly body: ReadOnly<string | null>;
	/** What kind of state the ticket was in before; only where the state changed. */
	readonly previous_ticket_state: ReadOnly<Open<"submitted" | "in_progress" | "waiting_on_customer" | "resolved"> | null>;
	/** What kind of state the ticket came into; only where the state changed. */
	readonly ticket_state: ReadOnly<Open<"submitted" | "in_progress" | "waiting_on_customer" | "resolved"> | null>;
	/** When it happened. */
	readonly created_at: ReadOnly<Date | null>;
	/** When the part was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** What the ticket was assigned to: admin or team. */
	readonly assigned_to_type: ReadOnly<string | null>;
	/** Id of the admin or team that the ticket was assigned to. */
	readonly assigned_to_id: ReadOnly<string | null>;
	/** Who did it. */
	readonly author_type: ReadOnly<Open<"admin" | "bot" | "team" | "user"> | null>;
	/** Id of whoever did it. */
	readonly author_id: ReadOnly<string | null>;
	/** Name of whoever did it. */
	readonly author_name: ReadOnly<string | null>;
	/** E-mail address of whoever did it. */
	readonly author_email: ReadOnly<string | null>;
	/** Attached files, as objects with name, url, content_type and filesize. */
	readonly attachments: ReadOnly<readonly JsonRecord<"name" | "url" | "content_type" | "filesize">[] | null>;
	/** Your own id of the part. */
	readonly external_id: ReadOnly<string | null>;
	/** Whether its content was removed. */
	readonly redacted: ReadOnly<boolean | null>;
	/** Code of the app that created the part over the API. */
	readonly app_package_code: ReadOnly<string | null>;
	/** Id of the attribute that changed. */
	readonly updated_attribute_data_attribute_id: ReadOnly<string | null>;
	/** Name of the attribute that changed. */
	readonly updated_attribute_data_attribute_label: ReadOnly<string | null>;
	/** Id of the new value, or a list of them. */
	readonly updated_attribute_data_value_id: ReadOnly<JsonValue | null>;
	/** The new value in words, or a list of them. */
	readonly updated_attribute_data_value_label: ReadOnly<JsonValue | null>;
}

interface TicketStatesTable {
	/** Id of the state. */
	readonly id: NotInserted<string>;
	/** What kind of state it is. */
	readonly category: ReadOnly<Open<"submitted" | "in_progress" | "waiting_on_customer" | "resolved"> | null>;
	/** Its name in the words of the team. */
	readonly internal_label: ReadOnly<string | null>;
	/** Its name in the words that customers see. */
	readonly external_label: ReadOnly<string | null>;
	/** Whether it is archived. */
	readonly archived: ReadOnly<boolean | null>;
	/** The types whose tickets can be in it, as objects with id, name and category. */
	readonly ticket_types: ReadOnly<readonly JsonRecord<"id" | "name" | "category">[] | null>;
}

interface TicketTypeAttributesTable {
	/** Id of the attribute. */
	readonly id: ReadOnly<string>;
	/** Id of the type whose tickets have it. */
	readonly ticket_type_id: MandatoryInitial<string | null, string>;
	/** Id of the workspace. */
	readonly workspace_id: ReadOnly<string | null>;
	/** Name. */
	readonly name: Mandatory<string | null, string>;
	/** Description. */
	readonly description: Mandatory<string | null, string>;
	/** Type of its values. */
	readonly data_type: MandatoryInitial<Open<"string" | "list" | "integer" | "decimal" | "boolean" | "datetime" | "files"> | null, "string" | "list" | "integer" | "decimal" | "boolean" | "datetime" | "files">;
	/** How it is entered: the choices of a list, whether a text has lines. */
	readonly input_options: ReadOnly<JsonValue | null>;
	/** Its place among the attributes. */
	readonly order: ReadOnly<number | null>;
	/** Whether teammates must fill it in. */
	readonly required_to_create: Writable<boolean | null>;
	/** Whether contacts must fill it in. */
	readonly required_to_create_for_contacts: Writable<boolean | null>;
	/** Whether teammates see it when they create a ticket. */
	readonly visible_on_create: Writable<boolean | null>;
	/** Whether contacts see it. */
	readonly visible_to_contacts: Writable<boolean | null>;
	/** Whether every type has it. */
	readonly default: ReadOnly<boolean | null>;
	/** Whether it is archived. */
	readonly archived: Later<boolean | null>;
	/** When it was created. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** The choices of a list, with commas between them. */
	readonly list_items: Writable<never, string | null>;
	/** Whether a text has lines. */
	readonly multiline: Writable<never, boolean | null>;
	/** Whether several files can be given. */
	readonly allow_multiple_values: Writable<never, boolean | null>;
}

interface TicketTypesTable {
	/** Id of the type. */
	readonly id: ReadOnly<string>;
	/** Name. */
	readonly name: Mandatory<string | null, string>;
	/** Description. */
	readonly description: Writable<string | null>;
	/** Icon. */
	readonly icon: Writable<string | null>;
	/** Category of its tickets. */
	readonly category: Writable<Open<"Customer" | "Back-office" | "Tracker"> | null, "Customer" | "Back-office" | "Tracker" | null>;
	/** Id of the workspace. */
	readonly workspace_id: ReadOnly<string | null>;
	/** Whether only teammates make tickets of it. */
	readonly is_internal: Writable<boolean | null>;
	/** Whether it is archived. */
	readonly archived: Later<boolean | null>;
	/** When it was created. */
	readonly created_at: ReadOnly<Date | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** The states that its tickets can be in, as objects with id, category, internal_label and external_label. */
	readonly ticket_states: ReadOnly<readonly JsonRecord<"id" | "category" | "internal_label" | "external_label">[] | null>;
}

interface TicketsTable {
	/** Id of the ticket in the API. */
	readonly id: ReadOnly<string>;
	/** Number of the ticket as Inbox and Messenger show it. */
	readonly ticket_id: ReadOnly<string | null>;
	/** Category. */
	readonly category: ReadOnly<Open<"Customer" | "Back-office" | "Tracker"> | null>;
	/** Id of the ticket's type. */
	readonly ticket_type_id: MandatoryInitial<string | null, string>;
	/** Name of the ticket's type. */
	readonly ticket_type_name: ReadOnly<string | null>;
	/** Title. */
	readonly title: Writable<string | null>;
	/** Description. */
	readonly description: Writable<string | null>;
	/** Id of the state. */
	readonly ticket_state_id: Later<string | null>;
	/** What kind of state it is in. */
	readonly ticket_state_category: ReadOnly<Open<"submitted" | "in_progress" | "waiting_on_customer" | "resolved"> | null>;
	/** The state in the words of the team. */
	readonly ticket_state_internal_label: ReadOnly<string | null>;
	/** The state in the words that customers see. */
	readonly ticket_state_external_label: ReadOnly<string | null>;
	/** Id of the state before the last change of state. */
	readonly previous_ticket_state_id: ReadOnly<string | null>;
	/** Whether it is open. */
	readonly open: Later<boolean | null>;
	/** Whether the customer sees it. */
	readonly is_shared: Later<boolean | null>;
	/** Id of the admin that it is assigned to. */
	readonly admin_assignee_id: Writable<string | null>;
	/** Id of the team that it is assigned to. */
	readonly team_assignee_id: Writable<string | null>;
	/** When it was created. */
	readonly created_at: Initial<Date | null, Date | string | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** When a snoozed ticket opens again. */
	readonly snoozed_until: Later<Date | null, Date | string | null>;
	/** How many parts it has; ticket_parts has them as rows. */
	readonly ticket_parts_total_count: ReadOnly<number | null>;
	/** How many conversations and tickets it is linked to; ticket_linked_objects has them as rows. */
	readonly linked_objects_total_count: ReadOnly<number | null>;
	/** Whether it is linked to more than the 1,000 that ticket_linked_objects can show. */
	readonly linked_objects_has_more: ReadOnly<boolean | null>;
	/** Attributes, by name; which there are depends on the type: see ticket_type_attributes. */
	readonly ticket_attributes: Writable<JsonValue | null>;
	/** Id of the contact that it is for, or ids of several as a JSON list. */
	readonly contact_ids: Initial<never, string | readonly string[] | null>;
	/** Your own id of the contact that it is for. */
	readonly contact_external_id: Initial<never, string | null>;
	/** E-mail address of the contact that it is for. */
	readonly contact_email: Initial<never, string | null>;
	/** Id of the conversation that it is linked to. */
	readonly conversation_to_link_id: Initial<never, string | null>;
	/** Intercom's id of the company that it is for. */
	readonly company_id: Writable<never, string | null>;
	/** Id of the admin who changes it; whose access token it is, unless it is said. */
	readonly admin_id: Later<never, string | null>;
	/** Whether nobody is told of it. */
	readonly skip_notifications: Writable<never, boolean | null>;
}

interface VisitorsTable {
	/** Id of the visitor. */
	readonly id: NotInserted<string>;
	/** The id that Intercom gave the visitor in the browser. */
	readonly user_id: ReadOnly<string | null>;
	/** Whether nobody knows who it is. */
	readonly anonymous: ReadOnly<boolean | null>;
	/** E-mail address. */
	readonly email: ReadOnly<string | null>;
	/** Telephone number. */
	readonly phone: ReadOnly<string | null>;
	/** Full name. */
	readonly name: Later<string | null>;
	/** The name that the Inbox shows until there is a real one. */
	readonly pseudonym: ReadOnly<string | null>;
	/** Address of the picture. */
	readonly avatar_image_url: ReadOnly<string | null>;
	/** Id of the workspace. */
	readonly app_id: ReadOnly<string | null>;
	/** The visitor's companies, as objects. */
	readonly companies: ReadOnly<JsonValue | null>;
	/** City. */
	readonly location_city_name: ReadOnly<string | null>;
	/** Code of the continent. */
	readonly location_continent_code: ReadOnly<string | null>;
	/** Code of the country. */
	readonly location_country_code: ReadOnly<string | null>;
	/** Country. */
	readonly location_country_name: ReadOnly<string | null>;
	/** Postal code. */
	readonly location_postal_code: ReadOnly<string | null>;
	/** Region. */
	readonly location_region_name: ReadOnly<string | null>;
	/** Time zone. */
	readonly location_timezone: ReadOnly<string | null>;
	/** When the visitor last came. */
	readonly last_request_at: ReadOnly<Date | null>;
	/** When Intercom first saw the visitor. */
	readonly created_at: ReadOnly<Date | null>;
	/** When you created the visitor. */
	readonly remote_created_at: ReadOnly<Date | null>;
	/** When the visitor signed up. */
	readonly signed_up_at: ReadOnly<Date | null>;
	/** When the visitor was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** How many sessions there were. */
	readonly session_count: ReadOnly<number | null>;
	/** Social profiles. */
	readonly social_profiles: ReadOnly<JsonValue | null>;
	/** Id of the admin who owns the visitor. */
	readonly owner_id: ReadOnly<string | null>;
	/** Whether e-mails are unwanted. */
	readonly unsubscribed_from_emails: ReadOnly<boolean | null>;
	/** Whether an e-mail was marked as spam. */
	readonly marked_email_as_spam: ReadOnly<boolean | null>;
	/** Whether an e-mail came back for good. */
	readonly has_hard_bounced: ReadOnly<boolean | null>;
	/** The visitor's tags, as objects with id and name. */
	readonly tags: ReadOnly<readonly JsonRecord<"id" | "name">[] | null>;
	/** The visitor's segments. */
	readonly segments: ReadOnly<JsonValue | null>;
	/** Custom attributes, by name. */
	readonly custom_attributes: Later<Readonly<Record<string, JsonValue>> | null, JsonValue | null>;
	/** The page that the visitor came from. */
	readonly referrer: ReadOnly<string | null>;
	/** Campaign. */
	readonly utm_campaign: ReadOnly<string | null>;
	/** Content of the campaign. */
	readonly utm_content: ReadOnly<string | null>;
	/** Medium of the campaign. */
	readonly utm_medium: ReadOnly<string | null>;
	/** Source of the campaign. */
	readonly utm_source: ReadOnly<string | null>;
	/** Search words of the campaign. */
	readonly utm_term: ReadOnly<string | null>;
	/** Whether the browser asks not to be tracked. */
	readonly do_not_track: ReadOnly<boolean | null>;
}

interface WhatsappMessageStatusesTable {
	/** WhatsApp's id of the message. */
	readonly message_id: NotInserted<string>;
	/** Id of the conversation. */
	readonly conversation_id: ReadOnly<string | null>;
	/** How far the message got. */
	readonly status: ReadOnly<Open<"sent" | "delivered" | "read" | "failed"> | null>;
	/** Kind of the message. */
	readonly type: ReadOnly<string | null>;
	/** Name of the template in WhatsApp. */
	readonly template_name: ReadOnly<string | null>;
	/** Why it failed. */
	readonly error_message: ReadOnly<string | null>;
	/** More about why it failed. */
	readonly error_details: ReadOnly<string | null>;
	/** When it was sent. */
	readonly created_at: ReadOnly<Date | null>;
	/** When the status last changed. */
	readonly updated_at: ReadOnly<Date | null>;
}

interface AdminMetricsTable {
	/** Id of the admin. */
	readonly admin_id: NotInserted<string | null>;
	/** Name of the admin; NULL for one who left. */
	readonly admin_name: ReadOnly<string | null>;
	/** Conversations that are assigned to the admin now. */
	readonly conversations: ReadOnly<number | null>;
	/** Those of them that are open. */
	readonly open_conversations: ReadOnly<number | null>;
	/** Conversations that the admin was the last to close, whoever they are assigned to. */
	readonly closed_conversations: ReadOnly<number | null>;
	/** How often the assigned conversations were opened again. */
	readonly reopens: ReadOnly<number | null>;
	/** Mean minutes to the first response, of the assigned conversations that have one. */
	readonly mean_first_response_minutes: ReadOnly<number | null>;
	/** Median minutes to the first response, of the assigned conversations that have one. */
	readonly median_first_response_minutes: ReadOnly<number | null>;
	/** Median minutes to the last close, of the assigned conversations that were closed. */
	readonly median_last_close_minutes: ReadOnly<number | null>;
	/** Ratings that contacts gave the admin. */
	readonly ratings: ReadOnly<number | null>;
	/** Mean of these ratings. */
	readonly mean_rating: ReadOnly<number | null>;
	/** Percentage of these ratings that are 4 or 5. */
	readonly csat_percent: ReadOnly<number | null>;
}

interface ArticlePerformanceTable {
	/** Id of the article. */
	readonly article_id: NotInserted<string | null>;
	/** Title. */
	readonly title: ReadOnly<string | null>;
	/** Published or draft. */
	readonly state: ReadOnly<string | null>;
	/** Id of the admin who wrote it. */
	readonly author_id: ReadOnly<string | null>;
	/** When it was last changed. */
	readonly updated_at: ReadOnly<Date | null>;
	/** How often it was viewed. */
	readonly views: ReadOnly<number | null>;
	/** How many conversations began at it. */
	readonly conversations: ReadOnly<number | null>;
	/** How many readers reacted. */
	readonly reactions: ReadOnly<number | null>;
	/** Percentage of happy reactions. */
	readonly happy_percent: ReadOnly<number | null>;
	/** Percentage of neutral reactions. */
	readonly neutral_percent: ReadOnly<number | null>;
	/** Percentage of sad reactions. */
	readonly sad_percent: ReadOnly<number | null>;
	/** How many conversations began for every 100 views: high means that it does not answer the question. */
	readonly conversations_per_100_views: ReadOnly<number | null>;
}

interface BacklogByDayTable {
	/** The day, in the session's time zone; every day from the first conversation to today. */
	readonly day: NotInserted<string | null>;
	/** How many conversations began on it. */
	readonly opened: ReadOnly<number | null>;
	/** How many of those that are closed now were last closed on it. */
	readonly closed: ReadOnly<number | null>;
	/** How many were not closed at its end. */
	readonly backlog: ReadOnly<number | null>;
}

interface CompanyMetricsTable {
	/** Intercom's id of the company. */
	readonly company_id: NotInserted<string | null>;
	/** Name of the company. */
	readonly company_name: ReadOnly<string | null>;
	/** Name of the plan that it is on. */
	readonly plan_name: ReadOnly<string | null>;
	/** What it pays you a month. */
	readonly monthly_spend: ReadOnly<number | null>;
	/** How many contacts belong to it. */
	readonly contacts: ReadOnly<number | null>;
	/** How many conversations they take part in; one with two of them counts once. */
	readonly conversations: ReadOnly<number | null>;
	/** How many of these are open. */
	readonly open_conversations: ReadOnly<number | null>;
	/** When the latest of these began. */
	readonly last_conversation_at: ReadOnly<Date | null>;
	/** How often these were opened again. */
	readonly reopens: ReadOnly<number | null>;
	/** Mean minutes to the first response, by the clock. */
	readonly mean_first_response_minutes: ReadOnly<number | null>;
	/** Median minutes to the first response, by the clock. */
	readonly median_first_response_minutes: ReadOnly<number | null>;
	/** How many of these were rated. */
	readonly ratings: ReadOnly<number | null>;
	/** Percentage of the ratings that are 4 or 5. */
	readonly csat_percent: ReadOnly<number | null>;
}

interface ContactOverviewTable {
	/** Id of the contact. */
	readonly contact_id: NotInserted<string | null>;
	/** User or lead. */
	readonly role: ReadOnly<string | null>;
	/** Name. */
	readonly name: ReadOnly<string | null>;
	/** Address. */
	readonly email: ReadOnly<string | null>;
	/** When the contact was made. */
	readonly created_at: ReadOnly<Date | null>;
	/** When the contact was last seen. */
	readonly last_seen_at: ReadOnly<Date | null>;
	/** When the contact last replied. */
	readonly last_replied_at: ReadOnly<Date | null>;
	/** How many companies the contact belongs to. */
	readonly companies: ReadOnly<number | null>;
	/** How many tags the contact has. */
	readonly tags: ReadOnly<number | null>;
	/** How many conversations the contact takes part in. */
	readonly conversations: ReadOnly<number | null>;
	/** How many of these are open. */
	readonly open_conversations: ReadOnly<number | null>;
	/** When the latest of these began. */
	readonly last_conversation_at: ReadOnly<Date | null>;
	/** How many of these were rated. */
	readonly ratings: ReadOnly<number | null>;
	/** Mean of the ratings. */
	readonly mean_rating: ReadOnly<number | null>;
}

interface ConversationMetricsTable {
	/** Id of the conversation. */
	readonly conversation_id: NotInserted<string | null>;
	/** When it began. */
	readonly created_at: ReadOnly<Date | null>;
	/** Its state now: open, closed or snoozed. */
	readonly state: ReadOnly<string | null>;
	/** Through which channel it began. */
	readonly channel: ReadOnly<string | null>;
	/** Id of the team that it is assigned to now. */
	readonly team_id: ReadOnly<string | null>;
	/** Id of the admin that it is assigned to now. */
	readonly admin_id: ReadOnly<string | null>;
	/** From the contact's first message to the first reply of an admin, by the clock; NULL while nobody has replied. */
	readonly first_response_minutes: ReadOnly<number | null>;
	/** From its beginning to its first close, by the clock. */
	readonly first_close_minutes: ReadOnly<number | null>;
	/** From its beginning to its last close, by the clock. */
	readonly last_close_minutes: ReadOnly<number | null>;
	/** The same to the first reply, as Intercom reckons it: without the time outside of office hours. */
	readonly first_response_office_minutes: ReadOnly<number | null>;
	/** To the first close, as Intercom reckons it: without the time outside of office hours. */
	readonly first_close_office_minutes: ReadOnly<number | null>;
	/** To the last close, as Intercom reckons it: without the time outside of office hours. */
	readonly last_close_office_minutes: ReadOnly<number | null>;
	/** The median of all replies of admins to messages of the contact, as Intercom reckons it. */
	readonly median_reply_office_minutes: ReadOnly<number | null>;
	/** How often it was assigned. */
	readonly assignments: ReadOnly<number | null>;
	/** How often it was opened again. */
	readonly reopens: ReadOnly<number | null>;
	/** How many parts it has. */
	readonly parts: ReadOnly<number | null>;
	/** Id of the admin who closed it last. */
	readonly closed_by_id: ReadOnly<string | null>;
	/** The contact's rating, from 1 to 5. */
	readonly rating: ReadOnly<number | null>;
	/** Name of the SLA that was applied. */
	readonly sla_name: ReadOnly<string | null>;
	/** What became of the SLA: hit, missed, cancelled or active. */
	readonly sla_status: ReadOnly<string | null>;
	/** Whether the AI agent took part. */
	readonly ai_agent_participated: ReadOnly<boolean | null>;
}

interface ConversationsByTopicTable {
	/** Name of the topic. */
	readonly topic: NotInserted<string | null>;
	/** How many conversations have it; one with two topics counts for both. */
	readonly conversations: ReadOnly<number | null>;
	/** How many of them are open. */
	readonly open_conversations: ReadOnly<number | null>;
	/** Their percentage of all rows counted here. */
	readonly percent: ReadOnly<number | null>;
	/** How many of them were opened again at least once. */
	readonly reopened_conversations: ReadOnly<number | null>;
	/** Median minutes to the first response, by the clock. */
	readonly median_first_response_minutes: ReadOnly<number | null>;
	/** How many of them were rated. */
	readonly ratings: ReadOnly<number | null>;
	/** Percentage of the ratings that are 4 or 5. */
	readonly csat_percent: ReadOnly<number | null>;
}

interface CsatByMonthTable {
	/** First day of the month of the rating, in the session's time zone. */
	readonly month: NotInserted<string | null>;
	/** How many conversations were rated. */
	readonly ratings: ReadOnly<number | null>;
	/** How many ratings are 4 or 5. */
	readonly good_ratings: ReadOnly<number | null>;
	/** How many ratings are 1 or 2. */
	readonly bad_ratings: ReadOnly<number | null>;
	/** How many ratings have a remark. */
	readonly remarks: ReadOnly<number | null>;
	/** Mean rating, from 1 to 5. */
	readonly mean_rating: ReadOnly<number | null>;
	/** Median rating. */
	readonly median_rating: ReadOnly<number | null>;
	/** Percentage of the ratings that are 4 or 5. */
	readonly csat_percent: ReadOnly<number | null>;
}

interface FirstResponseByHourTable {
	/** Day of the week on which they began, in the session's time zone: 1 is Monday, 7 is Sunday. */
	readonly weekday: NotInserted<number | null>;
	/** Hour of the day, from 0 to 23, in the session's time zone. */
	readonly hour: ReadOnly<number | null>;
	/** How many conversations began. */
	readonly conversations: ReadOnly<number | null>;
	/** How many of them an admin replied to. */
	readonly answered_conversations: ReadOnly<number | null>;
	/** Mean minutes to the first response, by the clock. */
	readonly mean_first_response_minutes: ReadOnly<number | null>;
	/** Median minutes to the first response, by the clock. */
	readonly median_first_response_minutes: ReadOnly<number | null>;
	/** Nine in ten were answered within so many minutes. */
	readonly p90_first_response_minutes: ReadOnly<number | null>;
}

interface FirstResponseInOfficeHoursTable {
	/** Id of the conversation. */
	readonly conversation_id: NotInserted<string | null>;
	/** When it began. */
	readonly created_at: ReadOnly<Date | null>;
	/** Id of the office hours schedule. */
	readonly schedule_id: ReadOnly<string | null>;
	/** Name of the schedule. */
	readonly schedule_name: ReadOnly<string | null>;
	/** Minutes within its office hours from the contact's first message to the first reply of an admin. */
	readonly first_response_minutes: ReadOnly<number | null>;
}

interface SlaByMonthTable {
	/** First day of the month in which the conversations began, in the session's time zone. */
	readonly month: NotInserted<string | null>;
	/** Name of the SLA. */
	readonly sla_name: ReadOnly<string | null>;
	/** How many conversations it was applied to. */
	readonly conversations: ReadOnly<number | null>;
	/** How many of them met it. */
	readonly hit: ReadOnly<number | null>;
	/** How many of them missed it. */
	readonly missed: ReadOnly<number | null>;
	/** How many of them had it cancelled. */
	readonly cancelled: ReadOnly<number | null>;
	/** How many of them are still under it. */
	readonly active: ReadOnly<number | null>;
	/** Percentage that met it, of those that met or missed it. */
	readonly hit_percent: ReadOnly<number | null>;
}

interface TeamMetricsByMonthTable {
	/** First day of the month in which the conversations began, in the session's time zone. */
	readonly month: NotInserted<string | null>;
	/** Id of the team that they are assigned to now; NULL for none. */
	readonly team_id: ReadOnly<string | null>;
	/** Name of the team; NULL for none, or for one that was deleted. */
	readonly team_name: ReadOnly<string | null>;
	/** How many conversations began. */
	readonly conversations: ReadOnly<number | null>;
	/** How many of them are closed now. */
	readonly closed_conversations: ReadOnly<number | null>;
	/** How many of them an admin replied to. */
	readonly answered_conversations: ReadOnly<number | null>;
	/** How many of them were opened again at least once. */
	readonly reopened_conversations: ReadOnly<number | null>;
	/** Mean minutes to the first response, by the clock. */
	readonly mean_first_response_minutes: ReadOnly<number | null>;
	/** Median minutes to the first response, by the clock. */
	readonly median_first_response_minutes: ReadOnly<number | null>;
	/** Nine in ten were answered within so many minutes. */
	readonly p90_first_response_minutes: ReadOnly<number | null>;
	/** Mean minutes to the first close, by the clock. */
	readonly mean_first_close_minutes: ReadOnly<number | null>;
	/** Median minutes to the first close, by the clock. */
	readonly median_first_close_minutes: ReadOnly<number | null>;
	/** How many of them were rated. */
	readonly ratings: ReadOnly<number | null>;
	/** Percentage of the ratings that are 4 or 5. */
	readonly csat_percent: ReadOnly<number | null>;
}
