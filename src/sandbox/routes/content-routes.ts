import type { StaticItem } from "../data/static-collection.ts";
import { ApiError } from "../service/api-error.ts";
import { readNumberedPage, readPage, readPerPage } from "../service/paging.ts";
import { readBodyObject, readId } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { showAppliedTag } from "../wire/tag-wire.ts";
import type { WireObject } from "../wire/wire-object.ts";

/** What is searched and changed together, whatever its kind. */
export const contentRoutes: readonly Route[] = [
	{ method: "GET", path: "/content/search", since: 16, scope: "read_content", answer: search },
	{ method: "POST", path: "/content/bulk_actions", since: 16, scope: "write_content", answer: actOnMany },
];

// The kinds, by the names that the filter and the rows have for them.
const contentKinds = [
	{ collection: "content_snippets", filter: "snippet", type: "content_snippet" },
	{ collection: "external_pages", filter: "external_content", type: "external_content" },
	{ collection: "internal_articles", filter: "internal_article", type: "internal_article" },
	{ collection: "articles", filter: "article", type: "article" },
] as const;

interface ContentItem {
	readonly kind: (typeof contentKinds)[number];
	readonly item: StaticItem;
}

function search(call: RouteCall): Reply {
	const types = listOf(call, "content_types");
	const matches = makeFilter(call);
	const found = contentKinds
		.filter(({ filter }) => types.length === 0 || types.includes(filter))
		.flatMap((kind) =>
			[...call.service.dataSet.staticCollection(kind.collection)].map((item): ContentItem => ({ kind, item })),
		)
		.filter(({ kind, item }) => matches(item.fields, tagIdsOf(call, kind.collection, item)));
	const perPage = readPerPage(call.query.get("per_page"), { normal: 10, most: 100 });
	const page = readNumberedPage(found, readPage(call.query.get("page")), perPage);
	const pages = { ...page.pages, next: null, prev: null };
	return ok({ type: "list", total_count: page.total_count, pages, data: page.items.map(showRow) });
}

type Test = (fields: StaticItem["fields"], tagIds: readonly string[]) => boolean;

function makeFilter(call: RouteCall): Test {
	const { query } = call;
	const tests: Test[] = [];
	const words = query.get("query")?.toLowerCase();
	if (words !== undefined && words !== "") tests.push((fields) => textOf(fields).includes(words));
	const states = listOf(call, "states");
	// What has no state is always live.
	if (states.length > 0) tests.push(({ state = "published" }) => states.includes(String(state)));
	const locales = listOf(call, "locales");
	if (locales.length > 0)
		tests.push(({ locale, default_locale }) => locales.includes(String(locale ?? default_locale)));
	for (const [name, field] of Object.entries(availabilityFields)) {
		const wanted = query.get(name);
		if (wanted !== null) tests.push((fields) => fields[field] === (wanted === "on"));
	}
	for (const [name, field] of Object.entries(idFields)) {
		const wanted = listOf(call, name);
		if (wanted.length > 0) tests.push((fields) => wanted.includes(readId(fields[field])));
	}
	for (const field of ["created_at", "updated_at"]) {
		const after = query.get(`${field}_after`);
		const before = query.get(`${field}_before`);
		if (after !== null) tests.push((fields) => Number(fields[field]) > Number(after));
		if (before !== null) tests.push((fields) => Number(fields[field]) < Number(before));
	}
	const tags = listOf(call, "tag_ids");
	const isOutside = query.get("tag_operator") === "NIN";
	if (tags.length > 0) tests.push((_, tagIds) => tagIds.some((id) => tags.includes(id)) !== isOutside);
	const anyTags = listOf(call, "any_tag_ids");
	if (anyTags.length > 0) tests.push((_, tagIds) => tagIds.some((id) => anyTags.includes(id)));
	// Nothing lies in a folder here.
	if (listOf(call, "folder_ids").length > 0) tests.push(() => false);
	return (fields, tagIds) => tests.every((test) => test(fields, tagIds));
}

const availabilityFields: Readonly<Record<string, string>> = {
	copilot_state: "ai_copilot_availability",
	fin_service_state: "ai_chatbot_availability",
	fin_sales_state: "ai_sales_agent_availability",
};

const idFields: Readonly<Record<string, string>> = {
	created_by_ids: "created_by_id",
	last_updated_by_ids: "updated_by_id",
};

function listOf({ query }: RouteCall, name: string): string[] {
	return [...query.getAll(name), ...query.getAll(`${name}[]`)].flatMap((text) => text.split(","));
}

function textOf({ title, body, html, json_blocks }: StaticItem["fields"]): string {
	return [title, body, html, JSON.stringify(json_blocks ?? "")].join(" ").toLowerCase();
}

// Articles show their tags; those of the other kinds are found by this search alone.
function tagIdsOf({ service }: RouteCall, collection: string, { id, fields }: StaticItem): readonly string[] {
	const shown = (fields["tags"] as { tags: readonly { id: string }[] } | undefined)?.tags;
	return (shown ?? service.hiddenTags.get(`${collection} ${id}`) ?? []).map((tag) => tag.id);
}

function showRow({ kind, item }: ContentItem): WireObject {
	const { id, fields } = item;
	const row = { type: kind.type, id, title: fields["title"] ?? "" };
	if (kind.type !== "article") return row;
	const locale = fields["default_locale"];
	return {
		...row,
		contents: [{ type: "article_content", id: articleContentId(id), title: fields["title"], locale }],
	};
}

// An article's text in its first language has a number of its own.
function articleContentId(articleId: string): string {
	return `1${articleId}`;
}

const mostItems = 1000;

/** What an action does to the fields of one item; undefined takes the item away. */
type Action = (call: RouteCall, fields: StaticItem["fields"], body: WireObject) => WireObject | undefined;

const actions: Readonly<Record<string, { readonly types: readonly string[]; readonly act: Action }>> = {
	publish: { types: ["article_content"], act: (_, fields) => ({ ...fields, state: "published" }) },
	unpublish: { types: ["article_content"], act: (_, fields) => ({ ...fields, state: "draft" }) },
	delete: { types: ["article", "article_content", "content_snippet", "internal_article"], act: () => undefined },
	set_availability: {
		types: ["article_content", "content_snippet", "external_content", "internal_article"],
		act: setAvailability,
	},
	set_audience: {
		types: ["article_content", "content_snippet", "external_content", "internal_article"],
		act: setAudience,
	},
	update_tags: { types: ["article"], act: updateTags },
};

function actOnMany(call: RouteCall): Reply {
	const body = readBodyObject(call);
	const { action, content_ids } = body;
	const row = typeof action === "string" ? actions[action] : undefined;
	if (row === undefined) throw new ApiError("parameter_unprocessable", "action is not valid");
	if (!Array.isArray(content_ids) || content_ids.length === 0 || content_ids.length > mostItems) {
		throw new ApiError("parameter_unprocessable", `content_ids must hold 1 to ${mostItems} items`);
	}
	// Items to which the action does not apply are dropped without a word.
	for (const { type, id } of content_ids as WireObject[]) {
		if (row.types.includes(String(type))) actOnOne(call, row.act, String(type), readId(id), body);
	}
	return { status: 202, body: { type: "content_bulk_action", status: "queued" } };
}

function actOnOne(call: RouteCall, act: Action, type: string, id: string, body: WireObject): void {
	const isText = type === "article_content";
	const kind = contentKinds.find((row) => row.type === (isText ? "article" : type));
	if (kind === undefined) return;
	const collection = call.service.dataSet.staticCollection(kind.collection);
	const item = collection.get(isText ? id.slice(1) : id);
	if (item === undefined) return;
	const fields = act(call, item.fields, body);
	if (fields === undefined) collection.remove(item.id);
	else collection.replace({ id: item.id, fields: { ...fields, updated_at: call.service.now() } });
}

function setAvailability(_: RouteCall, fields: StaticItem["fields"], { availability }: WireObject): WireObject {
	const { ai_agent, copilot, sales_agent } = (availability as WireObject | undefined) ?? {};
	return {
		...fields,
		...(typeof ai_agent === "boolean" ? { ai_chatbot_availability: ai_agent } : {}),
		...(typeof copilot === "boolean" ? { ai_copilot_availability: copilot } : {}),
		...(typeof sales_agent === "boolean" ? { ai_sales_agent_availability: sales_agent } : {}),
	};
}

function setAudience(_: RouteCall, fields: StaticItem["fields"], { audience }: WireObject): WireObject {
	const { add_segment_ids, remove_segment_ids, remove_all } = (audience as WireObject | undefined) ?? {};
	const held = remove_all === true ? [] : numbersOf(fields["audience_ids"]);
	const gone = numbersOf(remove_segment_ids);
	const kept = held.filter((id) => !gone.includes(id));
	return { ...fields, audience_ids: [...new Set([...kept, ...numbersOf(add_segment_ids)])] };
}

function updateTags({ service }: RouteCall, fields: StaticItem["fields"], { tags }: WireObject): WireObject {
	const { add_tag_ids, remove_tag_ids } = (tags as WireObject | undefined) ?? {};
	const { dataSet, now } = service;
	const changed = [...numbersOf(add_tag_ids), ...numbersOf(remove_tag_ids)].map(String);
	const kept = ((fields["tags"] as { tags: { id: string }[] } | undefined)?.tags ?? []).filter(
		({ id }) => !changed.includes(id),
	);
	const by = { type: "admin", id: dataSet.admins.at(0)?.id ?? "" } as const;
	const added = numbersOf(add_tag_ids)
		.map(String)
		.filter((id) => dataSet.tags.get(id) !== undefined)
		.map((id) => showAppliedTag(dataSet, { id, applied_at: now(), applied_by: by }));
	return { ...fields, tags: { type: "tag.list", tags: [...kept, ...added] } };
}

function numbersOf(value: unknown): number[] {
	return Array.isArray(value) ? value.map(Number) : [];
}
