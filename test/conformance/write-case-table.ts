import type { Wire, WriteWorld } from "./write-world.ts";

/** Values by column or input, as a statement gives them: JSON as it is meant. */
export type GivenValues = Readonly<Record<string, unknown>>;

/** How the writing of one table is tried. */
export interface WriteCase {
	/** What a new row is made of; absent where rows cannot be made. */
	readonly insert?: (world: WriteWorld) => GivenValues;
	/** The row that is changed, where it is not the one that was made. */
	readonly row?: (world: WriteWorld) => GivenValues;
	readonly update?: (world: WriteWorld) => GivenValues;
	/** The row as the service has it, asked for without the product; undefined when it is gone. */
	readonly look: (row: Readonly<Record<string, Wire>>, world: WriteWorld) => Promise<Wire>;
	/** What inputs come out as: places of the object and their values. */
	readonly inserted?: (world: WriteWorld) => GivenValues;
	readonly updated?: (world: WriteWorld) => GivenValues;
	/** Columns that are read otherwise than they were written; undefined where nobody can tell how. */
	readonly readAs?: GivenValues;
	/** Columns that the service changes with those that are set. */
	readonly changesToo?: readonly string[];
	/** What a deleted row becomes, where it does not go. */
	readonly deleted?: GivenValues;
	/** By which values the row is found again; by its key, unless it is said. */
	readonly foundBy?: readonly string[];
}

const since = new Date("2026-03-01T12:00:00Z");
const until = new Date("2027-03-01T12:00:00Z");

/** By table: what is made, changed and deleted, and how it is seen from outside. */
export const writeCases: Readonly<Record<string, WriteCase>> = {
	admins: {
		row: ({ adminId }) => ({ id: adminId }),
		update: () => ({ away_mode_enabled: true, away_mode_reassign: true }),
		look: ({ id }, { client }) => client.admins.find({ admin_id: Number(id) }),
	},
	article_tags: {
		insert: ({ articleId, tagId }) => ({ article_id: articleId, tag_id: tagId }),
		look: async ({ article_id, tag_id }, { client }) => {
			const article: Wire = await client.articles.find({ article_id });
			return article.tags.tags.find(({ id }: Wire) => id === tag_id);
		},
	},
	articles: {
		insert: ({ adminId, collectionId, audienceId }) => ({
			title: "Refunds",
			description: "How",
			body: "<p>Ask us.</p>",
			author_id: adminId,
			state: "draft",
			collection_id: collectionId,
			audience_ids: [Number(audienceId)],
			scheduled_publish_at: until,
			ai_chatbot_availability: false,
			translated_content: { de: { title: "Erstattung", author_id: Number(adminId) } },
		}),
		inserted: ({ collectionId }) => ({ "parent_ids.0": Number(collectionId) }),
		update: () => ({ title: "Refunds and more", state: "published", ai_copilot_availability: true }),
		look: ({ id }, { client }) => client.articles.find({ article_id: id }),
	},
	audiences: {
		insert: () => ({
			name: "New people",
			predicates: [{ attribute: "created_at", type: "date", comparison: "gt", value: "1" }],
		}),
		update: () => ({ name: "Newer people", role_predicates: [] }),
		look: ({ id }, { get }) => get(`/audiences/${id}`),
	},
	collections: {
		insert: ({ collectionId, helpCenterId }) => ({
			name: "Money",
			description: "All about it",
			parent_id: collectionId,
			help_center_id: helpCenterId,
		}),
		update: () => ({ name: "Money and time", parent_id: null }),
		look: ({ id }, { client }) => client.helpCenters.collections.find({ collection_id: id }),
	},
	companies: {
		insert: () => ({
			company_id: "conformance",
			name: "Conformance",
			plan_name: "Gold",
			size: 12,
			website: "https://example.com",
			industry: "Tests",
			monthly_spend: "99",
			remote_created_at: since,
			update_last_request_at: true,
			custom_seats: 3,
		}),
		update: () => ({ name: "Conformance Inc.", size: 13, custom_seats: 4 }),
		changesToo: ["custom_attributes"],
		look: ({ id }, { client }) => client.companies.find({ company_id: id }),
	},
	company_notes: {
		insert: ({ companyId, adminId }) => ({ company_id: companyId, body: "<p>Good.</p>", author_id: adminId }),
		look: ({ id }, { client }) => client.notes.find({ note_id: id }),
	},
	company_tags: {
		insert: ({ companyId }) => ({ company_id: companyId, name: "On companies" }),
		foundBy: ["company_id", "name"],
		look: async ({ company_id, name }, { client }) => {
			const company: Wire = await client.companies.find({ company_id });
			return company.tags.tags.find((tag: Wire) => tag.name === name);
		},
	},
	contact_companies: {
		insert: ({ contactId, companyId }) => ({ contact_id: contactId, company_id: companyId }),
		look: async ({ contact_id, company_id }, { client }) =>
			findIn(client.contacts.listAttachedCompanies({ contact_id }), ({ id }) => id === company_id),
	},
	contact_notes: {
		insert: ({ contactId, adminId }) => ({ contact_id: contactId, body: "<p>Kind.</p>", author_id: adminId }),
		look: ({ id }, { client }) => client.notes.find({ note_id: id }),
	},
	contact_subscriptions: {
		insert: ({ contactId }) => ({ contact_id: contactId, subscription_type_id: "37803", consent_type: "opt_in" }),
		look: async ({ contact_id, subscription_type_id }, { client }) => {
			const { data } = await client.contacts.listAttachedSubscriptions({ contact_id });
			return data?.find(({ id }) => id === subscription_type_id);
		},
	},
	contact_tags: {
		insert: ({ contactId, tagId }) => ({ contact_id: contactId, tag_id: tagId }),
		look: async ({ contact_id, tag_id }, { client }) => {
			const { data } = await client.contacts.listAttachedTags({ contact_id });
			return data?.find(({ id }) => id === tag_id);
		},
	},
	contacts: {
		insert: ({ adminId }) => ({
			external_id: "conformance",
			role: "user",
			email: "conformance@example.com",
			name: "Conny Formance",
			phone: "+3531234567",
			avatar_image_url: "https://example.com/conny.png",
			signed_up_at: since,
			last_seen_at: since,
			owner_id: adminId,
			unsubscribed_from_emails: true,
			custom_seats: 7,
		}),
		update: () => ({ name: "Conny", phone: null, custom_seats: 8 }),
		changesToo: ["custom_attributes"],
		look: ({ id }, { client }) => client.contacts.find({ contact_id: id }),
	},
	content_import_sources: {
		insert: ({ audienceId }) => ({ url: "https://docs.example.com/sql", audience_ids: [Number(audienceId)] }),
		inserted: () => ({ sync_behavior: "api" }),
		update: () => ({ status: "deactivated" }),
		look: ({ id }, { client }) => client.aiContent.getContentImportSource({ source_id: id }),
	},
	content_snippets: {
		insert: ({ audienceId }) => ({
			title: "Reset",
			locale: "en",
			body_markdown: "Settings.",
			audience_ids: [Number(audienceId)],
			ai_chatbot_availability: true,
		}),
		update: () => ({ title: "Reset it", ai_chatbot_availability: false }),
		look: ({ id }, { get }) => get(`/content_snippets/${id}`),
	},
	conversation_attributes: {
		insert: () => ({
			name: "Mood",
			data_type: "list",
			options: [{ label: "Good" }, { label: "Bad" }],
			required: false,
		}),
		// The service gives them ids.
		readAs: { options: undefined },
		inserted: () => ({ "options.1.label": "Bad" }),
		updated: () => ({ "options.0.label": "Good" }),
		update: () => ({ name: "Temper", description: "How they were", required: true }),
		look: ({ id }, { get }) => get(`/conversations/attributes/${id}`),
		deleted: { archived: true },
	},
	conversation_contacts: {
		insert: ({ conversationId, otherContactId }) => ({ conversation_id: conversationId, contact_id: otherContactId }),
		look: async ({ conversation_id, contact_id }, { client }) => {
			const conversation: Wire = await client.conversations.find({ conversation_id });
			return conversation.contacts.contacts.find(({ id }: Wire) => id === contact_id);
		},
	},
	conversation_tags: {
		insert: ({ conversationId, tagId }) => ({ conversation_id: conversationId, tag_id: tagId }),
		look: async ({ conversation_id, tag_id }, { client }) => {
			const conversation: Wire = await client.conversations.find({ conversation_id });
			return conversation.tags.tags.find(({ id }: Wire) => id === tag_id);
		},
	},
	conversations: {
		insert: ({ leadId }) => ({ source_author_id: leadId, source_author_type: "lead", source_body: "Hello there" }),
		readAs: { source_body: "<p>Hello there</p>" },
		foundBy: ["source_author_id"],
		changesToo: ["company_id", "company_name", "company_company_id"],
		update: ({ companyId }) => ({ title: "Greeting", read: true, company_id: companyId }),
		look: ({ id }, { client }) => client.conversations.find({ conversation_id: id }),
	},
	custom_object_instances: {
		insert: () => ({
			type: "Order",
			external_id: "conformance",
			external_created_at: since,
			custom_attributes: { order_number: "ORDER-1" },
		}),
		update: () => ({ external_updated_at: since }),
		look: ({ type, id }, { get }) => get(`/custom_object_instances/${type}/${id}`),
	},
	data_attributes: {
		insert: () => ({ model: "contact", name: "Shirt", data_type: "options", options: ["S", "L"], description: "Size" }),
		readAs: { data_type: "string" },
		inserted: () => ({ full_name: "custom_attributes.Shirt" }),
		foundBy: ["model", "name"],
		update: () => ({ description: "Size of it", options: ["S", "M", "L"], archived: true }),
		look: async ({ name }, { client }) => {
			const { data } = await client.dataAttributes.list({ model: "contact", include_archived: true });
			return data?.find((attribute) => attribute.name === name);
		},
	},
	data_connector_details: {
		row: () => ({ data_connector_id: "12346" }),
		update: () => ({ url: "https://shop.example.com/new", audiences: ["leads"], bypass_authentication: true }),
		look: ({ data_connector_id }, { get }) => get(`/data_connectors/${data_connector_id}`),
	},
	data_connectors: {
		insert: () => ({
			name: "Orders",
			description: "Asks the shop",
			http_method: "post",
			url: "https://shop.example.com",
			audiences: ["users"],
			data_inputs: [{ name: "order", type: "string", required: true }],
		}),
		inserted: () => ({ state: "draft", url: "https://shop.example.com", "audiences.0": "users" }),
		update: () => ({ name: "All orders", http_method: "get" }),
		look: ({ id }, { get }) => get(`/data_connectors/${id}`),
	},
	data_event_summaries: {
		insert: () => ({
			user_id: "world-1",
			name: "summed",
			count: 3,
			first: new Date("2026-05-01T12:00:00Z"),
			last: new Date("2026-05-03T12:00:00Z"),
		}),
		foundBy: ["user_id", "name"],
		look: async ({ name }, { get }) =>
			(await get("/events?type=user&user_id=world-1&summary=true")).events.find((it: Wire) => it.name === name),
	},
	data_events: {
		insert: ({ contactId }) => ({
			contact_id: contactId,
			event_name: "ordered",
			created_at: new Date("2026-06-01T12:00:00Z"),
			metadata: { price: "3" },
		}),
		foundBy: ["contact_id", "event_name"],
		look: async ({ contact_id, event_name }, { get }) =>
			(await get(`/events?type=user&intercom_user_id=${contact_id}`)).events.find(
				(event: Wire) => event.event_name === event_name,
			),
	},
	external_pages: {
		insert: ({ sourceId }) => ({
			source_id: sourceId,
			external_id: "conformance",
			title: "Page",
			html: "<h1>Page</h1>",
			url: "https://docs.example.com/page",
			locale: "en",
			ai_agent_availability: true,
		}),
		update: () => ({ title: "Better page", fin_availability: true }),
		look: ({ id }, { client }) => client.aiContent.getExternalPage({ page_id: id }),
	},
	help_center_redirects: {
		insert: ({ helpCenterId, articleId }) => ({
			help_center_id: helpCenterId,
			from_url: "https://help.example.com/northwind/conformance",
			locale: "en",
			target_type: "article",
			target_id: articleId,
		}),
		look: ({ help_center_id, id }, { get }) => get(`/help_center/help_centers/${help_center_id}/redirects/${id}`),
	},
	internal_articles: {
		insert: ({ adminId }) => ({
			title: "Runbook",
			body: "<p>Run.</p>",
			owner_id: adminId,
			author_id: adminId,
			ai_copilot_availability: true,
		}),
		update: () => ({ title: "Walkbook" }),
		look: ({ id }, { client }) => client.internalArticles.retrieveInternalArticle({ internal_article_id: Number(id) }),
	},
	news_items: {
		insert: ({ adminId, newsfeedId }) => ({
			title: "New",
			body: "<p>New.</p>",
			sender_id: adminId,
			state: "draft",
			labels: ["Product"],
			reactions: ["😆", null],
			deliver_silently: true,
			newsfeed_assignments: [{ newsfeed_id: Number(newsfeedId), published_at: 1_800_000_000 }],
		}),
		inserted: ({ newsfeedId }) => ({ "newsfeed_assignments.0.newsfeed_id": Number(newsfeedId) }),
		update: () => ({ state: "live", deliver_silently: false }),
		look: ({ id }, { client }) => client.news.items.find({ news_item_id: Number(id) }),
	},
	office_hours_exceptions: {
		insert: ({ scheduleId }) => ({
			office_hours_schedule_id: scheduleId,
			exception_date: "2027-05-01",
			exception_type: "closed",
			name: "Labour Day",
			recurring_annually: true,
		}),
		update: () => ({
			exception_type: "custom_hours",
			time_intervals: [{ start_minute: 540, end_minute: 780, day_of_week: 5 }],
		}),
		look: ({ office_hours_schedule_id, id }, { get }) =>
			get(`/office_hours_schedules/${office_hours_schedule_id}/office_hours_exceptions/${id}`),
	},
	office_hours_schedules: {
		insert: () => ({
			name: "Weekdays",
			time_zone_name: "Europe/Dublin",
			time_intervals: [{ start_minute: 480, end_minute: 1200, day_of_week: 0 }],
		}),
		update: () => ({ name: "Working days" }),
		look: ({ id }, { get }) => get(`/office_hours_schedules/${id}`),
	},
	tags: {
		insert: () => ({ name: "Conformance" }),
		update: () => ({ name: "Conforming" }),
		look: ({ id }, { client }) => client.tags.find({ tag_id: id }),
	},
	ticket_linked_objects: {
		insert: ({ trackerId, conversationId }) => ({ ticket_id: trackerId, id: conversationId }),
		look: async ({ ticket_id, id }, { client }) => {
			const ticket: Wire = await client.tickets.get({ ticket_id });
			return ticket.linked_objects.data.find((linked: Wire) => linked.id === id);
		},
	},
	ticket_type_attributes: {
		insert: ({ ticketTypeId }) => ({
			ticket_type_id: ticketTypeId,
			name: "Colour",
			description: "Of it",
			data_type: "list",
			list_items: "Red,Green",
			required_to_create: false,
		}),
		inserted: () => ({ "input_options.list_options.1.label": "Green" }),
		update: () => ({ description: "What it looks like", visible_to_contacts: false, archived: true }),
		look: async ({ ticket_type_id, id }, { client }) => {
			const type: Wire = await client.ticketTypes.get({ ticket_type_id });
			return type.ticket_type_attributes.data.find((attribute: Wire) => attribute.id === id);
		},
	},
	ticket_types: {
		insert: () => ({ name: "Order", description: "Of things", icon: "🛒", category: "Customer" }),
		update: () => ({ name: "Purchase", archived: true }),
		look: ({ id }, { client }) => client.ticketTypes.get({ ticket_type_id: id }),
	},
	tickets: {
		insert: ({ ticketTypeId, contactId, adminId, conversationId }) => ({
			ticket_type_id: ticketTypeId,
			contact_ids: [contactId],
			title: "Broken",
			description: "It does not work",
			admin_assignee_id: adminId,
			created_at: since,
			conversation_to_link_id: conversationId,
			custom_severity: "High",
			custom_affected_users: 12,
		}),
		inserted: ({ contactId, conversationId }) => ({
			"contacts.contacts.0.id": contactId,
			"linked_objects.data.0.id": conversationId,
		}),
		update: ({ adminId }) => ({
			title: "Very broken",
			ticket_state_id: "8269102",
			is_shared: true,
			admin_assignee_id: adminId,
			custom_affected_users: 13,
		}),
		changesToo: [
			"ticket_attributes",
			"ticket_parts_total_count",
			"ticket_state_category",
			"ticket_state_internal_label",
			"ticket_state_external_label",
			"previous_ticket_state_id",
		],
		look: ({ id }, { client }) => client.tickets.get({ ticket_id: id }),
	},
	visitors: {
		row: ({ leadId }) => ({ user_id: leadId }),
		foundBy: ["user_id"],
		update: () => ({ name: "Somebody else" }),
		look: ({ user_id }, { client }) => client.visitors.find({ user_id }),
	},
};

async function findIn(pages: Promise<AsyncIterable<Wire>>, is: (item: Wire) => boolean): Promise<Wire> {
	for await (const item of await pages) if (is(item)) return item;
	return undefined;
}
