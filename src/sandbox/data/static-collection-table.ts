import { conversationDeclarations } from "./data-attributes.ts";
import { decimalIdentifiers, serialIdentifiers } from "./identifier.ts";
import { listShownTags } from "./labels.ts";
import { type StaticCollection, type StaticWrites, spread } from "./static-collection.ts";
import { isKnown, isOneOf, isText, noneBut } from "./static-rule.ts";
import { adminNumber, awayReasonNumber, teamNumber } from "./teammates.ts";
import { topics } from "./topic-table.ts";

const awayReasons = [
	["Lunch", "🥪", false],
	["Meeting", "📅", false],
	["Training", "📚", false],
	["Urlaub", "🏖️", true],
] as const;

const helpCenterIds = serialIdentifiers(79);
const collectionIds = serialIdentifiers(159);
const articleIds = serialIdentifiers(9_011_001, 3);
const newsfeedIds = serialIdentifiers(68);
const connectorIds = serialIdentifiers(12_345);
const scheduleIds = serialIdentifiers(123);
const customObjectTypes = ["Order", "Subscription"];

const full: Omit<StaticWrites, "required" | "fields"> = {
	missing: "parameter_not_found",
	createdStatus: 200,
	method: "PUT",
	deletedStatus: 200,
	can: ["create", "update", "delete"],
};

const connectorDetails = [
	"url",
	"body",
	"headers",
	"audiences",
	"execution_type",
	"configuration_response_type",
	"data_transformation_type",
	"client_function_name",
	"client_function_timeout_ms",
	"data_inputs",
	"response_fields",
	"object_mappings",
	"token_ids",
	"customer_authentication",
	"bypass_authentication",
	"validate_missing_attributes",
];

const authorText = "author_id must be in the main body or default locale translated_content object";

const conversationTypes = ["string", "integer", "list", "decimal", "boolean", "datetime", "relationship", "files"];

type Members = Readonly<Record<string, unknown>>;

const aiFlags = { ai_chatbot_availability: true, ai_copilot_availability: true, ai_sales_agent_availability: false };

/** One conversation of so many has a call: those at the multiples. */
export const conversationsPerCall = 100;

/** Every kind that needs no rules of its own, one row each. */
export const staticCollectionTable: readonly StaticCollection[] = [
	{
		name: "away_status_reasons",
		path: "/away_status_reasons",
		since: 14,
		scope: "read_admins",
		count: () => awayReasons.length,
		identifiers: serialIdentifiers(awayReasonNumber(0)),
		listing: { paging: "none" },
		build: (settings, index) => {
			const [label, emoji, deleted] = awayReasons[index] ?? awayReasons[0];
			const created_at = spread(settings, index, awayReasons.length);
			return {
				type: "away_status_reason",
				label,
				emoji,
				order: index + 1,
				deleted,
				created_at,
				updated_at: created_at,
			};
		},
	},
	{
		name: "brands",
		path: "/brands",
		since: 15,
		scope: "read_brands",
		count: () => 2,
		identifiers: serialIdentifiers(3),
		listing: { paging: "none" },
		notFound: "brand_not_found",
		build: (settings, index) => ({
			type: "brand",
			name: index === 0 ? "Northwind" : "Südwind",
			is_default: index === 0,
			created_at: spread(settings, index, 2),
			updated_at: spread(settings, index, 2) + 86_400,
			help_center_id: helpCenterIds.idOf(index),
			default_address_settings_id: String(13 + index),
		}),
	},
	{
		name: "emails",
		path: "/emails",
		since: 15,
		scope: "read_emails",
		count: () => 3,
		identifiers: serialIdentifiers(1),
		listing: { paging: "none" },
		notFound: "email_not_found",
		build: (settings, index) => ({
			type: "email_setting",
			email: `${["support", "billing", "hallo"][index] ?? "team"}@example.com`,
			verified: index !== 2,
			domain: "example.com",
			brand_id: index === 2 ? "4" : "3",
			forwarding_enabled: index === 0,
			forwarded_email_last_received_at: index === 0 ? settings.now - 4321 : null,
			created_at: spread(settings, index, 3),
			updated_at: spread(settings, index, 3) + 3600,
		}),
	},
	{
		name: "office_hours_schedules",
		path: "/office_hours_schedules",
		since: 16,
		scope: "read_office_hours",
		writeScope: "read_write_office_hours",
		count: () => 2,
		identifiers: scheduleIds,
		listing: { paging: "none", type: "office_hours_schedule.list" },
		notFound: "not_found",
		writes: {
			...full,
			required: ["name", "time_zone_name", "time_intervals"],
			missing: "parameter_lost",
			rules: [isText("name", "parameter_unprocessable"), isText("time_zone_name", "parameter_unprocessable")],
			createdStatus: 201,
			fields: ["name", "time_zone_name", "time_intervals"],
			deleted: "office_hours_schedule",
		},
		build: (settings, index) => ({
			type: "office_hours_schedule",
			name: index === 0 ? "Standard Support Hours" : "Around the clock",
			time_zone_name: settings.zone.name,
			time_intervals:
				index === 0
					? Array.from({ length: 5 }, (_, day) => ({
							start_minute: day * 1440 + 480,
							end_minute: day * 1440 + 1200,
							day_of_week: day,
						}))
					: [],
			twenty_four_seven: index === 1,
			created_at: spread(settings, index, 2),
			updated_at: spread(settings, index, 2),
		}),
	},
	{
		name: "office_hours_exceptions",
		path: "/office_hours_schedules/{schedule_id}/office_hours_exceptions",
		since: 16,
		scope: "read_office_hours",
		writeScope: "read_write_office_hours",
		count: () => 3,
		identifiers: serialIdentifiers(456),
		listing: { paging: "none", type: "office_hours_exception.list" },
		notFound: "not_found",
		parent: { param: "schedule_id", field: "office_hours_schedule_id", kind: "office_hours_schedules" },
		writes: {
			...full,
			required: ["exception_date", "exception_type"],
			missing: "parameter_lost",
			rules: [
				{
					field: "exception_date",
					accepts: (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value),
					code: "parameter_unprocessable",
					message: "exception_date must be a date",
				},
				isOneOf("exception_type", ["closed", "custom_hours"], "parameter_unprocessable"),
			],
			createdStatus: 201,
			fields: ["exception_date", "exception_type", "name", "time_intervals", "recurring_annually"],
			deleted: "office_hours_exception",
		},
		build: (settings, index) => ({
			type: "office_hours_exception",
			office_hours_schedule_id: scheduleIds.idOf(0),
			exception_date: ["2026-12-24", "2026-12-25", "2027-01-01"][index],
			exception_type: index === 0 ? "custom_hours" : "closed",
			name: index === 2 ? null : ["Christmas Eve", "Christmas Day"][index],
			time_intervals: index === 0 ? [{ start_minute: 540, end_minute: 780, day_of_week: 3 }] : null,
			recurring_annually: index < 2,
			created_at: spread(settings, index, 3),
			updated_at: spread(settings, index, 3),
		}),
	},
	{
		name: "audiences",
		path: "/audiences",
		since: 16,
		scope: "read_audiences",
		writeScope: "write_audiences",
		count: () => 7,
		identifiers: serialIdentifiers(301),
		listing: { paging: "flat", normal: 50, most: 50 },
		notFound: "not_found",
		writes: {
			...full,
			required: ["name"],
			missing: "validation_error",
			missingTexts: { name: "Name is required" },
			rules: [{ ...isText("name", "validation_error"), message: "Name must not be blank", on: "update" }],
			createdStatus: 201,
			fields: ["name", "predicates", "role_predicates"],
			deletedStatus: 204,
		},
		build: (settings, index) => ({
			type: "audience",
			name: `Audience ${index + 1}`,
			predicates: [{ attribute: "company.name", type: "string", comparison: "contains", value: "Alder" }],
			role_predicates: [
				{ attribute: "role", type: "role", comparison: "eq", value: index % 2 === 0 ? "user" : "lead" },
			],
			created_at: spread(settings, index, 7),
			updated_at: spread(settings, index, 7),
		}),
	},
	{
		name: "macros",
		path: "/macros",
		since: 16,
		scope: "read_conversations",
		count: () => 64,
		identifiers: serialIdentifiers(2101),
		listing: { paging: "cursor", normal: 50, most: 150, isByUpdate: true, filter: "updated_since" },
		notFound: "macro_not_found",
		build: (settings, index) => {
			const created = spread(settings, (index * 29) % 64, 64);
			return {
				type: "macro",
				name: `Macro ${index + 1}`,
				body: `<p>Hi <attribute key="user.name" default="there"/>,</p><p>${topics[index % topics.length]?.answers[0]}</p>`,
				body_text: `Hi {{user.name|fallback:"there"}}, thank you for writing.`,
				created_at: toIso(created),
				updated_at: toIso(Math.min(settings.now - 60, created + index * 86_400)),
				visible_to: index % 3 === 0 ? "specific_teams" : "everyone",
				visible_to_team_ids: index % 3 === 0 ? [String(teamNumber(index % 5))] : [],
				available_on: index % 2 === 0 ? ["inbox", "messenger"] : ["inbox"],
			};
		},
	},
	{
		name: "help_centers",
		path: "/help_center/help_centers",
		scope: "read_articles_scope",
		count: () => 2,
		identifiers: helpCenterIds,
		listing: { paging: "bare", normal: 15, most: 150 },
		notFound: "not_found",
		build: (settings, index) => ({
			workspace_id: settings.workspaceId,
			created_at: spread(settings, index, 2),
			updated_at: spread(settings, index, 2) + 1000,
			identifier: index === 0 ? "northwind" : "suedwind",
			website_turned_on: index === 0,
			display_name: index === 0 ? "Northwind Help" : "Südwind Hilfe",
			url: `https://help.example.com/${index === 0 ? "northwind" : "suedwind"}`,
			custom_domain: index === 0 ? null : "hilfe.example.org",
			default: index === 0,
			locales: index === 0 ? ["en", "de"] : ["de"],
		}),
	},
	{
		name: "help_center_redirects",
		path: "/help_center/help_centers/{help_center_id}/redirects",
		since: 16,
		scope: "read_help_center_redirects_scope",
		writeScope: "read_write_help_center_redirects_scope",
		count: () => 60,
		identifiers: serialIdentifiers(26),
		listing: { paging: "numbered", normal: 50, most: 250, isByUpdate: true },
		notFound: "not_found",
		parent: { param: "help_center_id", field: "help_center_id", kind: "help_centers" },
		writes: {
			...full,
			required: ["from_url", "locale", "target_type", "target_id"],
			rules: [
				{
					...isOneOf("target_type", ["article", "collection"]),
					message: "target_type must be 'article' or 'collection'",
				},
				{
					field: "from_url",
					accepts: (value) =>
						typeof value === "string" && /^https:\/\/(help\.example\.com|hilfe\.example\.org)\//.test(value),
					code: "data_invalid",
					message: "from_url must be an absolute URL within this help center's URL space",
				},
				{
					field: "target_id",
					accepts: (value, find) =>
						["articles", "collections"].some((kind) => find(kind).get(String(value)) !== undefined),
					code: "not_found",
					message: "Resource not found",
				},
			],
			unique: { fields: ["from_url"], code: "resource_conflict", message: "A redirect with that URL already exists" },
			fields: ["from_url", "locale", "target_type", "target_id"],
			deleted: "help_center_redirect",
			can: ["create", "delete"],
		},
		build: (settings, index) => ({
			type: "help_center_redirect",
			from_url: `https://help.example.com/northwind/old-${index}`,
			locale: "en",
			help_center_id: helpCenterIds.idOf(0),
			target_type: index % 4 === 0 ? "collection" : "article",
			target_id: index % 4 === 0 ? collectionIds.idOf(index % 10) : articleIds.idOf(index % 20),
			created_at: spread(settings, index, 60),
			updated_at: spread(settings, index, 60),
		}),
	},
	{
		name: "collections",
		path: "/help_center/collections",
		scope: "read_articles_scope",
		writeScope: "read_write_articles_scope",
		count: () => 26,
		identifiers: collectionIds,
		listing: { paging: "numbered", normal: 20, most: 250, isByUpdate: true },
		notFound: "not_found",
		writes: {
			...full,
			required: ["name"],
			missingTexts: { name: "Name is a required parameter." },
			rules: [isKnown("parent_id", "collections"), isKnown("help_center_id", "help_centers")],
			fields: ["name", "description", "parent_id", "help_center_id", "translated_content"],
			defaults: { icon: "book-bookmark", help_center_id: null, parent_id: null },
			deleted: "collection",
		},
		build: (settings, index) => ({
			workspace_id: settings.workspaceId,
			name: index < topics.length ? topics[index]?.name : `Chapter ${index}`,
			url: `https://help.example.com/northwind/collection-${index}`,
			order: index % 7,
			created_at: spread(settings, index, 26),
			updated_at: Math.min(settings.now - 1, spread(settings, index, 26) + (index % 9) * 600_000),
			description: index % 3 === 0 ? null : `About ${index < topics.length ? topics[index]?.name : "more"}`,
			icon: "bookmark",
			parent_id: index < 8 ? null : collectionIds.idOf(index % 8),
			help_center_id: index < 8 ? Number(helpCenterIds.idOf(0)) : null,
			default_locale: "en",
			translated_content: null,
		}),
	},
	{
		name: "articles",
		path: "/articles",
		scope: "read_articles_scope",
		writeScope: "read_write_articles_scope",
		count: ({ counts }) => counts.articles,
		identifiers: articleIds,
		listing: { paging: "numbered", normal: 25, most: 250, isByUpdate: true, withheld: ["statistics"] },
		notFound: "not_found",
		writes: {
			...full,
			required: ["title", "author_id"],
			missingTexts: { author_id: authorText },
			rules: [
				isOneOf("state", ["published", "draft"]),
				isOneOf("parent_type", ["collection"]),
				isKnown("parent_id", "collections"),
			],
			fields: [
				"title",
				"author_id",
				"description",
				"body",
				"body_markdown",
				"state",
				"translated_content",
				"ai_chatbot_availability",
				"ai_copilot_availability",
				"ai_sales_agent_availability",
			],
			translate: placeArticle,
			deleted: "article",
			defaults: { help_center_audience: null, url: null, translated_content: null },
		},
		build: buildArticle,
	},
	{
		name: "article_versions",
		path: "/articles/{article_id}/versions",
		since: 16,
		scope: "read_articles_scope",
		count: ({ counts }) => counts.articles * 2,
		identifiers: serialIdentifiers(300),
		listing: { paging: "numbered", normal: 25, most: 250, withheld: ["body", "body_markdown"] },
		notFound: "not_found",
		parent: { param: "article_id", field: "article_id", kind: "articles" },
		build: (settings, index) => {
			const article = buildArticle(settings, index >> 1);
			const isNew = index % 2 === 0;
			return {
				type: "article_version",
				article_id: articleIds.idOf(index >> 1),
				title: isNew ? article["title"] : `${String(article["title"])} (draft)`,
				description: article["description"],
				body: article["body"],
				body_markdown: article["body_markdown"],
				author_id: String(article["author_id"]),
				created_by_id: String(adminNumber(0)),
				created_via: isNew ? "web" : "api",
				from_version_id: isNew ? String(300 + index + 1) : null,
				state: isNew ? "published" : "draft",
				created_at: Number(article["created_at"]) - (isNew ? 0 : 7292),
				updated_at: Number(article["created_at"]),
			};
		},
	},
	{
		name: "internal_articles",
		path: "/internal_articles",
		since: 13,
		scope: "read_articles_scope",
		writeScope: "read_write_articles_scope",
		count: () => 55,
		identifiers: serialIdentifiers(39_001),
		listing: { paging: "numbered", normal: 50, most: 250, isPerPageText: true },
		notFound: "not_found",
		writes: {
			...full,
			required: ["title", "author_id", "owner_id"],
			missingTexts: { author_id: authorText },
			fields: [
				"title",
				"body",
				"body_markdown",
				"owner_id",
				"author_id",
				"audience_ids",
				"ai_chatbot_availability",
				"ai_copilot_availability",
				"ai_sales_agent_availability",
			],
			deleted: "internal_article",
		},
		build: (settings, index) => ({
			type: "internal_article",
			title: `Runbook ${index + 1}: ${topics[index % topics.length]?.name}`,
			body: `<p>${topics[index % topics.length]?.answers[0]}</p>`,
			body_markdown: null,
			owner_id: adminNumber(index % settings.counts.admins),
			author_id: adminNumber((index + 1) % settings.counts.admins),
			locale: "en",
			created_at: spread(settings, index, 55),
			updated_at: spread(settings, index, 55) + 5000,
			...aiFlags,
			audience_ids: index % 5 === 0 ? null : [],
		}),
	},
	{
		name: "content_snippets",
		path: "/content_snippets",
		since: 16,
		scope: "read_content_snippets",
		writeScope: "read_write_content_snippets",
		count: () => 12,
		identifiers: serialIdentifiers(123),
		listing: { paging: "flat", normal: 50, most: 50 },
		notFound: "content_snippet_not_found",
		writes: {
			...full,
			required: ["title"],
			missing: "validation_error",
			rules: [
				{
					...isText("title", "validation_error", 255),
					message: "Title is too long (maximum is 255 characters)",
				},
				{
					...isOneOf("locale", ["en", "de", "fr", "es", "it", "nl", "pt-BR", "ja"], "validation_error"),
					message: "The language is not currently supported for Fin",
				},
				noneBut("audience_ids", "audiences"),
			],
			createdStatus: 201,
			fields: [
				"title",
				"locale",
				"json_blocks",
				"body_markdown",
				"audience_ids",
				"ai_chatbot_availability",
				"ai_copilot_availability",
				"ai_sales_agent_availability",
			],
			obstacles: [
				{ on: "delete", stands: ({ title }) => title === "Snippet 12", code: "content_has_procedure_dependencies" },
			],
			deletedStatus: 204,
		},
		build: (settings, index) => ({
			type: "content_snippet",
			title: index % 4 === 0 ? null : `Snippet ${index + 1}`,
			locale: "en",
			json_blocks: [{ type: "paragraph", text: topics[index % topics.length]?.answers[0] }],
			body_markdown: "Settings > Security > Reset password.\n",
			chatbot_availability: 1,
			copilot_availability: 1,
			...aiFlags,
			created_at: spread(settings, index, 12),
			updated_at: spread(settings, index, 12),
			audience_ids: [],
		}),
	},
	{
		name: "content_import_sources",
		path: "/ai/content_import_sources",
		since: 12,
		scope: "read_ai_content",
		writeScope: "write_ai_content",
		count: () => 3,
		identifiers: serialIdentifiers(33),
		listing: { paging: "numbered", normal: 50, most: 150 },
		notFound: "not_found",
		writes: {
			...full,
			required: ["sync_behavior", "url"],
			rules: [
				{ ...isOneOf("sync_behavior", ["api"]), on: "create" },
				{ ...isOneOf("sync_behavior", ["api", "automated", "manual"]), on: "update" },
				isOneOf("status", ["active", "deactivated"]),
			],
			fields: ["url", "sync_behavior", "status"],
			translate: readSource,
			defaults: { status: "active" },
			deletedStatus: 204,
		},
		build: (settings, index) => ({
			type: "content_import_source",
			id: 33 + index,
			last_synced_at: settings.now - 7200 * (index + 1),
			sync_behavior: ["automatic", "api", "manual"][index] ?? "api",
			status: index === 2 ? "deactivated" : "active",
			url: `https://docs.example.com/${index}`,
			created_at: spread(settings, index, 3),
			updated_at: spread(settings, index, 3),
			audience_ids: [],
		}),
	},
	{
		name: "external_pages",
		path: "/ai/external_pages",
		since: 12,
		scope: "read_ai_content",
		writeScope: "write_ai_content",
		count: () => 75,
		identifiers: serialIdentifiers(18_001),
		listing: { paging: "numbered", normal: 50, most: 150 },
		notFound: "not_found",
		writes: {
			...full,
			required: ["title", "html", "locale", "source_id", "external_id"],
			rules: [isOneOf("locale", ["en"]), isKnown("source_id", "content_import_sources")],
			upsertBy: ["source_id", "external_id"],
			fields: [
				"title",
				"html",
				"url",
				"locale",
				"source_id",
				"external_id",
				"fin_availability",
				"ai_agent_availability",
				"ai_copilot_availability",
			],
		},
		build: (settings, index) => ({
			type: "external_page",
			title: `Page ${index + 1}`,
			html: `<h1>Page ${index + 1}</h1><p>${topics[index % topics.length]?.answers[0]}</p>`,
			url: `https://docs.example.com/${index % 3}/page-${index}`,
			ai_agent_availability: true,
			ai_copilot_availability: index % 2 === 0,
			ai_sales_agent_availability: false,
			fin_availability: true,
			locale: "en",
			source_id: 33 + (index % 3),
			external_id: `page-${index}`,
			created_at: spread(settings, index, 75),
			updated_at: spread(settings, index, 75),
			last_ingested_at: spread(settings, index, 75) + 60,
		}),
	},
	{
		name: "newsfeeds",
		path: "/news/newsfeeds",
		scope: "read_news_scope",
		count: () => 2,
		identifiers: newsfeedIds,
		listing: { paging: "numbered", normal: 10, most: 150 },
		notFound: "not_found",
		build: (settings, index) => ({
			type: "newsfeed",
			name: index === 0 ? "All users" : "Visitors",
			created_at: spread(settings, index, 2),
			updated_at: spread(settings, index, 2),
		}),
	},
	{
		name: "news_items",
		path: "/news/news_items",
		scope: "read_news_scope",
		writeScope: "read_write_news_scope",
		count: () => 34,
		identifiers: serialIdentifiers(29),
		listing: { paging: "numbered", normal: 10, most: 150 },
		notFound: "not_found",
		writes: {
			...full,
			required: ["title", "sender_id"],
			rules: [isOneOf("state", ["draft", "live"])],
			fields: [
				"title",
				"sender_id",
				"body",
				"state",
				"deliver_silently",
				"labels",
				"reactions",
				"newsfeed_assignments",
			],
			deleted: "news-item",
		},
		build: (settings, index) => {
			const created_at = spread(settings, 33 - index, 34);
			const isLive = index % 4 !== 0;
			return {
				type: "news-item",
				workspace_id: settings.workspaceId,
				title: `Release ${34 - index}`,
				body: "<p>What is new this month 🎉</p>",
				sender_id: adminNumber(index % settings.counts.admins),
				state: isLive ? "live" : "draft",
				labels: index % 3 === 0 ? ["Product", "Mobile"] : [],
				cover_image_url: index % 2 === 0 ? null : `https://static.example.com/news/${index}.png`,
				reactions: ["😆", "😅", null, null],
				deliver_silently: index % 5 === 0,
				created_at,
				updated_at: created_at + 600,
				newsfeed_assignments: isLive
					? [{ newsfeed_id: Number(newsfeedIds.idOf(index % 2)), published_at: created_at + 900 }]
					: [],
			};
		},
	},
	{
		name: "data_connectors",
		path: "/data_connectors",
		since: 16,
		scope: "read_data_connectors",
		writeScope: "write_data_connectors",
		count: () => 23,
		identifiers: connectorIds,
		listing: { paging: "cursor", normal: 20, most: 50, isByUpdate: true, withheld: connectorDetails },
		notFound: "data_connector_not_found",
		writes: {
			...full,
			required: ["name"],
			missing: "parameter_lost",
			missingTexts: { name: "Name is required" },
			rules: [
				{
					...isOneOf("state", ["draft", "live"], "parameter_unprocessable"),
					message: "Invalid state. Must be one of: draft, live",
				},
				{
					...isOneOf("http_method", ["get", "post", "put", "delete", "patch"], "parameter_unprocessable"),
					message: "Http Method isn't an option",
				},
				{
					field: "audiences",
					accepts: (value) =>
						Array.isArray(value) && value.every((name) => ["leads", "users", "visitors"].includes(String(name))),
					code: "parameter_unprocessable",
					message: "Invalid audiences. Must be a subset of: leads, users, visitors",
				},
			],
			obstacles: [
				{
					on: "update",
					stands: (fields, body) =>
						body["state"] === "draft" && fields["state"] === "live" && fields["direct_fin_usage"] === true,
					code: "data_connector_in_use",
					message: "Data connector is in use by other resources and cannot be set to draft",
				},
				{
					on: "delete",
					stands: ({ state }) => state !== "draft",
					code: "conflict",
					message: "Data connector must be in draft state to be deleted",
				},
			],
			answersWhole: true,
			createdStatus: 201,
			method: "PATCH",
			fields: [
				"name",
				"description",
				"state",
				"http_method",
				"direct_fin_usage",
				"url",
				"body",
				"headers",
				"audiences",
				"data_inputs",
				"customer_authentication",
				"bypass_authentication",
				"validate_missing_attributes",
				"token_ids",
			],
			defaults: {
				execution_type: "server_side",
				configuration_response_type: null,
				data_transformation_type: null,
				http_method: "get",
			},
			createdAs: { state: "draft", created_by_admin_id: String(adminNumber(0)) },
			deleted: "data_connector",
		},
		build: (settings, index) => ({
			type: "data_connector",
			name: `Order status ${index + 1}`,
			description: index % 4 === 0 ? null : "Asks the shop",
			state: index % 3 === 0 ? "draft" : "live",
			http_method: ["get", "post", "put"][index % 3],
			direct_fin_usage: index % 2 === 0,
			created_by_admin_id: String(adminNumber(0)),
			updated_by_admin_id: String(adminNumber(index % settings.counts.admins)),
			created_at: toIso(spread(settings, index, 23)),
			updated_at: toIso(spread(settings, index, 23) + 3600),
			execution_results_url: `/data_connectors/${connectorIds.idOf(index)}/execution_results`,
			...buildConnectorDetails(index),
		}),
	},
	{
		name: "data_connector_executions",
		path: "/data_connectors/{data_connector_id}/execution_results",
		since: 16,
		scope: "read_data_connectors",
		count: () => 60,
		identifiers: serialIdentifiers(99_000),
		listing: { paging: "cursor", normal: 10, most: 30, isByUpdate: true },
		notFound: "execution_result_not_found",
		parent: { param: "data_connector_id", field: "data_connector_id", kind: "data_connectors" },
		build: (settings, index) => {
			const success = index % 6 !== 0;
			return {
				type: "data_connector.execution",
				data_connector_id: connectorIds.idOf(index % 4),
				success,
				http_status: success ? 200 : null,
				http_method: "post",
				...(success ? {} : { error_type: "3rd_party_error", error_message: "Connection refused" }),
				request_url: "https://shop.example.com/hook",
				request_body: `{"order":${10_000 + index}}`,
				response_body: success ? '{"state":"shipped"}' : null,
				raw_response_body: success ? '{"state":"shipped","carrier":"DHL"}' : null,
				execution_time_ms: 90 + ((index * 37) % 400),
				source_type: "workflow",
				source_id: String(5001 + index),
				conversation_id: null,
				created_at: toIso(settings.now - 60 * (index + 1)),
			};
		},
	},
	{
		name: "conversation_attributes",
		path: "/conversations/attributes",
		since: 16,
		scope: "read_conversations",
		writeScope: "write_data_attributes",
		count: () => conversationDeclarations.length + 1,
		identifiers: serialIdentifiers(9500),
		listing: { paging: "none", hidesArchived: true },
		notFound: "conversation_attribute_not_found",
		writes: {
			...full,
			required: ["name", "data_type"],
			missing: "parameter_lost",
			rules: [
				{
					...isOneOf("data_type", conversationTypes, "parameter_unprocessable"),
					message: `data_type '$' is not valid. Allowed types: ${conversationTypes.join(", ")}`,
					on: "create",
				},
			],
			fields: ["name", "description", "required", "visible_to_team_ids", "multiline", "reference"],
			fieldsOnce: ["data_type"],
			translate: readOptions,
			createdAs: { archived: false, admin_id: String(adminNumber(0)) },
			archives: true,
		},
		build: buildConversationAttribute,
	},
	{
		name: "custom_object_instances",
		path: "/custom_object_instances/{object_type}",
		since: 13,
		scope: "read_custom_object_instances",
		writeScope: "write_custom_object_instances",
		count: () => 90,
		identifiers: serialIdentifiers(25),
		listing: { paging: "numbered", normal: 20, most: 150, filter: "external_id" },
		notFound: "not_found",
		parent: { param: "object_type", field: "type", names: customObjectTypes },
		writes: {
			...full,
			required: [],
			fields: ["external_id", "external_created_at", "external_updated_at", "custom_attributes"],
			deleted: "{type}",
			defaults: { custom_attributes: {} },
			upsertBy: ["external_id"],
			can: ["create", "delete"],
		},
		build: (settings, index) => {
			const created_at = spread(settings, 89 - index, 90);
			return {
				type: customObjectTypes[index % 3 === 0 ? 1 : 0],
				external_id: `object_${index}`,
				external_created_at: index % 4 === 0 ? null : created_at - 50,
				external_updated_at: index % 4 === 0 ? null : created_at,
				created_at,
				updated_at: created_at,
				custom_attributes: { order_number: `ORDER-${10_000 + index}`, total_amount: (index * 1313) / 100 },
			};
		},
	},
	{
		name: "calls",
		path: "/calls",
		since: 14,
		scope: "read_conversations",
		count: ({ counts }) => Math.floor(counts.conversations / conversationsPerCall),
		identifiers: decimalIdentifiers("call", 61_640_000_000_000),
		listing: { paging: "numbered", normal: 25, most: 25 },
		notFound: "call_not_found",
		build: (settings, index, conversations) => {
			const conversation = conversations.at(index * conversationsPerCall);
			const initiated = conversation?.created_at ?? spread(settings, index, settings.counts.conversations);
			const isMissed = index % 7 === 0;
			return {
				type: "call",
				conversation_id: conversation?.id ?? null,
				admin_id: isMissed ? null : String(adminNumber(index % settings.counts.admins)),
				contact_id: conversation?.contactIds[0] ?? null,
				state: isMissed ? "missed" : "completed",
				initiated_at: initiated,
				// Both forms are seen in the wild: integer seconds and ISO text.
				answered_at: isMissed ? null : toIso(initiated + 12),
				ended_at: initiated + 12 + ((index * 53) % 900),
				created_at: initiated,
				updated_at: initiated + 1000,
				recording_url: isMissed ? null : "https://static.example.com/recording.mp3",
				transcription_url: null,
				call_type: "phone",
				direction: index % 3 === 0 ? "outbound" : "inbound",
				ended_reason: isMissed ? null : "answered",
				phone: `+1212555${String(100 + (index % 100)).padStart(4, "0")}`,
				fin_recording_url: null,
				fin_transcription_url: null,
			};
		},
	},
];

// An article is put into one collection, and shown with all that it is in.
function placeArticle({ parent_id, scheduled_publish_at, scheduled_unpublish_at }: Members): Members {
	return {
		...(parent_id === undefined ? {} : { parent_ids: parent_id === null ? [] : [Number(parent_id)] }),
		...readInstants({ scheduled_publish_at, scheduled_unpublish_at }),
	};
}

// Instants are sent as text and shown as seconds.
function readInstants(instants: Members): Members {
	const sent = Object.entries(instants).filter(([, instant]) => instant !== undefined);
	return Object.fromEntries(
		sent.map(([name, instant]) => [name, typeof instant === "string" ? Date.parse(instant) / 1000 : null]),
	);
}

// One audience may be sent by itself, and what is sent as automated is shown as automatic.
function readSource({ audience_ids, sync_behavior }: Members): Members {
	return {
		...(audience_ids === undefined ? {} : { audience_ids: [audience_ids].flat() }),
		...(sync_behavior === "automated" ? { sync_behavior: "automatic" } : {}),
	};
}

function readOptions({ options }: Members): Members {
	return Array.isArray(options) ? { options: options.map(makeOption) } : {};
}

function makeOption(option: Members, place: number): Members {
	const id = `a1b2c3d4-0000-4000-8001-${String(place).padStart(12, "0")}`;
	return { id, label: option["label"], archived: false };
}

function buildArticle(settings: Parameters<StaticCollection["build"]>[0], index: number): Record<string, unknown> {
	const random = settings.random("article")(index);
	const topic = random.pick(topics);
	const created_at = spread(settings, index, settings.counts.articles);
	const isPublished = random.chance(0.8);
	const views = isPublished ? random.geometric(900) : 0;
	const reactions = Math.floor(views * 0.06);
	const happy = reactions === 0 ? 0 : Math.round(40 + random.unit() * 50);
	const sad = reactions === 0 ? 0 : Math.round((100 - happy) * random.unit());
	const author = random.below(settings.counts.admins);
	return {
		type: "article",
		workspace_id: settings.workspaceId,
		parent_ids: random.chance(0.1) ? [] : [Number(collectionIds.idOf(random.below(26)))],
		tags: { type: "tag.list", tags: listShownTags(settings, index, created_at) },
		title: `${topic.subjects[0]} (${index + 1})`,
		description: random.chance(0.3) ? "" : `All about ${topic.name}`,
		body: `<p class="no-margin">${topic.answers.join("</p><p>")}</p>`,
		body_markdown: topic.answers.join("\n\n"),
		author_id: adminNumber(author),
		created_by_id: adminNumber(author),
		updated_by_id: random.chance(0.2) ? null : adminNumber(0),
		state: isPublished ? "published" : "draft",
		created_at,
		updated_at: Math.min(settings.now - 1, created_at + random.below(300 * 86_400)),
		has_unpublished_changes: random.chance(0.1),
		draft_updated_at: null,
		scheduled_publish_at: null,
		scheduled_unpublish_at: null,
		url: isPublished ? `https://help.example.com/northwind/en/articles/${articleIds.idOf(index)}` : null,
		help_center_audience: isPublished ? "everyone" : null,
		exclude_from_article_suggestions: false,
		default_locale: "en",
		...aiFlags,
		translated_content: random.chance(0.3)
			? { type: "article_translated_content", de: translate(topic.name, index) }
			: null,
		statistics: {
			type: "article_statistics",
			views,
			conversations: Math.floor(views * 0.03),
			conversions: Math.floor(views * 0.03),
			reactions,
			happy_reaction_percentage: happy,
			sad_reaction_percentage: sad,
			neutral_reaction_percentage: reactions === 0 ? 0 : 100 - happy - sad,
			fin_involvements: Math.floor(views * 0.2),
			fin_resolutions: Math.floor(views * 0.12),
			fin_resolution_rate: views === 0 ? 0 : 60,
		},
	};
}

function translate(name: string, index: number): Record<string, unknown> {
	return {
		type: "article_content",
		title: `${name} auf Deutsch (${index + 1})`,
		description: "Übersetzt",
		body: "<p>Grüße aus Köln</p>",
		author_id: adminNumber(0),
		state: "published",
		created_at: 1_700_000_000 + index,
		updated_at: 1_710_000_000 + index,
		url: `https://help.example.com/northwind/de/articles/${index}`,
	};
}

function buildConnectorDetails(index: number): Record<string, unknown> {
	const isOnClient = index % 5 === 4;
	return {
		url: isOnClient ? null : "https://shop.example.com/orders/{{order_id}}",
		body: '{"order":"{{order_id}}"}',
		headers: [{ name: "Authorization", value: "****" }],
		audiences: index % 2 === 0 ? ["users"] : ["users", "leads"],
		execution_type: isOnClient ? "client_side" : "server_side",
		configuration_response_type: "test_response_type",
		data_transformation_type: "full_access",
		client_function_name: isOnClient ? "readCart" : null,
		client_function_timeout_ms: isOnClient ? 3000 : null,
		data_inputs: [{ name: "order_id", type: "string", description: null, required: true, default_value: "" }],
		response_fields: [{ path: "state", type: "string", example_value: "shipped", redacted: false }],
		object_mappings: [],
		token_ids: ["7001"],
		customer_authentication: index % 2 === 0,
		bypass_authentication: false,
		validate_missing_attributes: index % 3 === 0 ? null : true,
	};
}

const attributeTypes = {
	string: "string",
	integer: "integer",
	float: "decimal",
	boolean: "boolean",
	date: "datetime",
} as const;

// Two live attributes may share one name: "Topic" is there twice.
function buildConversationAttribute(
	settings: Parameters<StaticCollection["build"]>[0],
	index: number,
): Record<string, unknown> {
	const declaration = conversationDeclarations[index] ?? {
		name: "Topic",
		dataType: "string",
		description: "The other one",
	};
	const created_at = spread(settings, index, conversationDeclarations.length + 1);
	const isList = index === conversationDeclarations.length;
	const data_type = isList ? "list" : attributeTypes[declaration.dataType];
	return {
		type: "conversation_attribute",
		id: 9500 + index,
		name: declaration.name,
		description: declaration.description,
		data_type,
		required: false,
		visible_to_team_ids: index === 3 ? [String(teamNumber(0))] : [],
		archived: "isArchived" in declaration,
		created_at,
		updated_at: created_at,
		admin_id: String(adminNumber(0)),
		...(data_type === "string" ? { multiline: false } : {}),
		...(isList
			? {
					options: topics.map(({ name }, option) => ({
						id: `a1b2c3d4-0000-4000-8000-${String(option).padStart(12, "0")}`,
						label: name,
						archived: false,
					})),
				}
			: {}),
	};
}

function toIso(epochSeconds: number): string {
	return new Date(epochSeconds * 1000).toISOString();
}
