/** What is sent to make an object of a plain kind, and what is refused. */
export interface StaticBodies {
	readonly good: Readonly<Record<string, unknown>>;
	/** What changes one, when that is not what makes one. */
	readonly change?: Readonly<Record<string, unknown>>;
	/** Changes of the good body that a creation refuses, with the status. */
	readonly refused?: readonly (readonly [change: Readonly<Record<string, unknown>>, status: number])[];
	/** What an update refuses. */
	readonly refusedLater?: readonly (readonly [body: Readonly<Record<string, unknown>>, status: number])[];
	/** Which object a deletion may take: its place from the end of the list. */
	readonly deletes?: (item: Readonly<Record<string, unknown>>) => boolean;
}

const adminId = 991_267_459;
const week = [{ start_minute: 480, end_minute: 1200, day_of_week: 0 }];

/** By the kind's name. */
export const staticBodies: Readonly<Record<string, StaticBodies>> = {
	office_hours_schedules: {
		good: { name: "Weekdays", time_zone_name: "Europe/Dublin", time_intervals: week },
		refused: [
			[{ name: undefined }, 422],
			[{ time_zone_name: undefined }, 422],
			[{ time_intervals: undefined }, 422],
			[{ name: 3 }, 422],
		],
	},
	office_hours_exceptions: {
		good: { exception_date: "2027-05-01", exception_type: "closed", name: "Labour Day", recurring_annually: true },
		refused: [
			[{ exception_date: undefined }, 422],
			[{ exception_type: undefined }, 422],
			[{ exception_type: "holiday" }, 422],
			[{ exception_date: "tomorrow" }, 422],
		],
	},
	audiences: {
		good: { name: "New people" },
		refused: [[{ name: undefined }, 422]],
		refusedLater: [[{ name: " " }, 422]],
	},
	help_center_redirects: {
		good: {
			from_url: "https://help.example.com/northwind/moved",
			locale: "en",
			target_type: "collection",
			target_id: "159",
		},
		refused: [
			[{ from_url: undefined }, 400],
			[{ target_type: "page" }, 400],
			[{ from_url: "/moved" }, 422],
			[{ from_url: "https://help.example.com/northwind/old-0" }, 409],
			[{ target_id: "1" }, 404],
		],
	},
	collections: {
		good: { name: "Billing", description: "About money", parent_id: "159" },
		refused: [
			[{ name: undefined }, 400],
			[{ parent_id: "1" }, 404],
		],
	},
	articles: {
		good: { title: "Refunds", author_id: adminId, body: "<p>How</p>", state: "draft", parent_id: 160 },
		// A number at creation, a text later on.
		change: { title: "Refunds and more", state: "published", parent_id: "161" },
		refused: [
			[{ title: undefined }, 400],
			[{ author_id: undefined }, 400],
			[{ state: "gone" }, 400],
			[{ parent_type: "shelf" }, 400],
		],
	},
	internal_articles: {
		good: { title: "Runbook", author_id: adminId, owner_id: adminId, body: "<p>How</p>" },
		refused: [[{ author_id: undefined }, 400]],
	},
	content_snippets: {
		good: { title: "Reset", locale: "en", body_markdown: "Settings.", audience_ids: [301] },
		refused: [
			[{ title: "x".repeat(256) }, 422],
			[{ locale: "xx" }, 422],
			[{ audience_ids: [999] }, 404],
		],
		deletes: ({ title }) => title !== "Snippet 12",
	},
	content_import_sources: {
		good: { sync_behavior: "api", url: "https://docs.example.com/new", audience_ids: 301 },
		change: { sync_behavior: "manual", url: "https://docs.example.com/newer", audience_ids: [301, 302] },
		refused: [
			[{ url: undefined }, 400],
			[{ sync_behavior: "manual" }, 400],
			[{ status: "asleep" }, 400],
		],
	},
	external_pages: {
		good: {
			title: "Page",
			html: "<h1>Page</h1>",
			url: "https://docs.example.com/new",
			locale: "en",
			source_id: 33,
			external_id: "new",
		},
		refused: [
			[{ html: undefined }, 400],
			[{ locale: "de" }, 400],
			[{ source_id: 1 }, 404],
		],
	},
	news_items: {
		good: { title: "New", sender_id: adminId, body: "<p>New</p>", state: "draft", labels: ["Product"] },
		refused: [
			[{ sender_id: undefined }, 400],
			[{ state: "published" }, 400],
		],
	},
	data_connectors: {
		good: { name: "Orders", http_method: "post", url: "https://shop.example.com", audiences: ["users"] },
		refused: [
			[{ name: undefined }, 422],
			[{ http_method: "fetch" }, 422],
			[{ audiences: ["everybody"] }, 422],
		],
		refusedLater: [[{ state: "asleep" }, 422]],
		deletes: ({ state }) => state === "draft",
	},
	conversation_attributes: {
		good: { name: "Mood", data_type: "list", options: [{ label: "Good" }, { label: "Bad" }] },
		change: { name: "Temper", required: true },
		refused: [
			[{ name: undefined }, 422],
			[{ data_type: "mood" }, 422],
		],
	},
	custom_object_instances: {
		good: { external_id: "sample", external_created_at: 1_700_000_000, custom_attributes: { order_number: "1" } },
	},
};
