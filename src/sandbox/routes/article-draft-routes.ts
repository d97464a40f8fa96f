import type { StaticItem } from "../data/static-collection.ts";
import { ApiError } from "../service/api-error.ts";
import { readBodyObject } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { applyVersion } from "../wire/version-table.ts";
import type { WireObject } from "../wire/wire-object.ts";

const read = { since: 16, scope: "read_articles_scope" } as const;
const write = { since: 16, scope: "read_write_articles_scope" } as const;

/** Changes that wait beside a published article until somebody publishes them. */
export const articleDraftRoutes: readonly Route[] = [
	{ method: "GET", path: "/articles/{id}/draft", ...read, answer: getDraft },
	{ method: "PUT", path: "/articles/{id}/draft", ...write, answer: stage },
	{ method: "POST", path: "/articles/{id}/draft/publish", ...write, answer: publish },
];

// Only texts are staged.
const staged = ["title", "description", "body", "body_markdown", "translated_content"];

function getDraft(call: RouteCall): Reply {
	const article = findArticle(call);
	const draft = draftOf(call, article);
	if (draft === undefined) throw new ApiError("article_not_found");
	return show(call, { ...article.fields, ...draft });
}

function stage(call: RouteCall): Reply {
	const article = findArticle(call);
	if (article.fields["state"] !== "published") {
		throw new ApiError("parameter_unprocessable", "Article must be published before a draft can be staged");
	}
	const wanted = Object.entries(readBodyObject(call)).filter(([name]) => staged.includes(name));
	const draft = { ...draftOf(call, article), ...Object.fromEntries(wanted) };
	call.service.drafts.set(article.id, draft);
	const fields = { ...article.fields, has_unpublished_changes: true, draft_updated_at: call.service.now() };
	call.service.dataSet.staticCollection("articles").replace({ id: article.id, fields });
	return show(call, { ...fields, ...draft });
}

function publish(call: RouteCall): Reply {
	const article = findArticle(call);
	const draft = draftOf(call, article);
	if (draft === undefined) throw new ApiError("parameter_unprocessable", "Article has no draft to publish");
	const { locales } = readBodyObject(call);
	// The workspace writes in two languages.
	if (!Array.isArray(locales) || locales.length === 0) {
		throw new ApiError("parameter_lost", "locales must be specified to publish a draft on a multilingual workspace");
	}
	const changed = localesOf(article, draft);
	const idle = locales.map(String).filter((locale) => !changed.includes(locale));
	if (idle.length > 0) {
		throw new ApiError(
			"parameter_unprocessable",
			`Cannot publish a draft for locale(s) without pending changes: ${idle.join(", ")}`,
		);
	}
	call.service.drafts.delete(article.id);
	const { now, dataSet } = call.service;
	const fields = {
		...article.fields,
		...draft,
		has_unpublished_changes: false,
		draft_updated_at: null,
		updated_at: now(),
	};
	dataSet.staticCollection("articles").replace({ id: article.id, fields });
	return show(call, fields);
}

function findArticle({ params, service }: RouteCall): StaticItem {
	const article = service.dataSet.staticCollection("articles").get(params["id"] ?? "");
	if (article === undefined) throw new ApiError("article_not_found");
	return article;
}

function draftOf({ service }: RouteCall, { id, fields }: StaticItem): WireObject | undefined {
	const written = service.drafts.get(id);
	if (written !== undefined) return written;
	if (fields["state"] !== "published" || fields["has_unpublished_changes"] !== true) return undefined;
	return { title: `${String(fields["title"])}, revised` };
}

function localesOf({ fields }: StaticItem, { translated_content, ...texts }: WireObject): string[] {
	const translations = Object.entries((translated_content as WireObject | null | undefined) ?? {});
	const translated = translations.filter(([, text]) => typeof text === "object" && text !== null);
	const own = Object.keys(texts).length > 0 ? [String(fields["default_locale"])] : [];
	return [...own, ...translated.map(([locale]) => locale)];
}

function show({ version }: RouteCall, fields: StaticItem["fields"]): Reply {
	return ok(applyVersion("articles", { ...fields }, version));
}
