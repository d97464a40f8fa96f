import type { StaticItem } from "../data/static-collection.ts";
import { ApiError } from "../service/api-error.ts";
import { readNumberedPage, readPage, readPerPage } from "../service/paging.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { applyVersion } from "../wire/version-table.ts";

/** Searches of articles, and what a newsfeed shows. */
export const knowledgeRoutes: readonly Route[] = [
	{ method: "GET", path: "/articles/search", scope: "read_articles_scope", answer: searchArticles },
	{ method: "GET", path: "/internal_articles/search", since: 13, scope: "read_articles_scope", answer: searchRunbooks },
	{ method: "GET", path: "/news/newsfeeds/{id}/items", scope: "read_news_scope", answer: listFeedItems },
];

function searchArticles(call: RouteCall): Reply {
	const state = call.query.get("state") ?? "published";
	const isWanted = (fields: StaticItem["fields"]): boolean => state === "all" || fields["state"] === state;
	return searchStaticCollection(call, "articles", isWanted, ["statistics"]);
}

function searchRunbooks(call: RouteCall): Reply {
	return searchStaticCollection(call, "internal_articles", () => true, []);
}

function searchStaticCollection(
	call: RouteCall,
	name: string,
	isWanted: (fields: StaticItem["fields"]) => boolean,
	withheld: readonly string[],
): Reply {
	const phrase = (call.query.get("phrase") ?? "").toLowerCase();
	const found = [...call.service.dataSet.staticCollection(name)].filter(
		({ fields }) =>
			isWanted(fields) && `${String(fields["title"])} ${String(fields["body"])}`.toLowerCase().includes(phrase),
	);
	const perPage = readPerPage(call.query.get("per_page"), { normal: 10, most: 150 });
	const page = readNumberedPage(found, readPage(call.query.get("page")), perPage);
	const { next: _, ...pages } = page.pages;
	const rows = page.items.map(({ fields }) => {
		const shown = Object.fromEntries(Object.entries(fields).filter(([field]) => !withheld.includes(field)));
		return applyVersion(name, shown, call.version);
	});
	return ok({ type: "list", total_count: page.total_count, data: { [name]: rows, highlights: [] }, pages });
}

function listFeedItems(call: RouteCall): Reply {
	const { dataSet } = call.service;
	const feed = dataSet.staticCollection("newsfeeds").get(call.params["id"] ?? "");
	if (feed === undefined) throw new ApiError("not_found");
	const isIn = ({ fields }: StaticItem): boolean =>
		fields["state"] === "live" &&
		(fields["newsfeed_assignments"] as { newsfeed_id: number }[]).some(
			({ newsfeed_id }) => String(newsfeed_id) === feed.id,
		);
	const items = [...dataSet.staticCollection("news_items")].filter(isIn);
	const perPage = readPerPage(call.query.get("per_page"), { normal: 20, most: 150 });
	const page = readNumberedPage(items, readPage(call.query.get("page")), perPage);
	const { next: _, ...pages } = page.pages;
	return ok({ type: "list", pages, data: page.items.map(({ fields }) => fields), total_count: page.total_count });
}
