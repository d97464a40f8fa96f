import { type BannerView, bannersOf } from "../data/banners.ts";
import { ApiError } from "../service/api-error.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import type { WireObject } from "../wire/wire-object.ts";
import { findContact } from "./people-routes.ts";

/** Banners of a contact. */
export const bannerRoutes: readonly Route[] = [
	{ method: "GET", path: "/contacts/{id}/banners", since: 16, scope: "read_users_companies", answer: listBanners },
	{
		method: "POST",
		path: "/contacts/{id}/banners/{view_id}/dismiss",
		since: 16,
		scope: "write_users_companies",
		answer: dismiss,
	},
];

function listBanners(call: RouteCall): Reply {
	const { dataSet, dismissedViews } = call.service;
	const views = bannersOf(dataSet, findContact(call)).filter(({ viewId }) => !dismissedViews.has(viewId));
	return ok({ type: "list", data: views.map(show) });
}

// What is dismissed stays so, however often it is asked for.
function dismiss(call: RouteCall): Reply {
	const { dataSet, dismissedViews } = call.service;
	const view = bannersOf(dataSet, findContact(call)).find(({ viewId }) => viewId === call.params["view_id"]);
	if (view === undefined) throw new ApiError("not_found");
	if (!dismissedViews.has(view.viewId)) call.service.journal.note("changed", "banner_views", view.viewId);
	dismissedViews.add(view.viewId);
	return ok({ type: "banner_dismiss", view_id: view.viewId, dismissed: true });
}

function show(view: BannerView): WireObject {
	const { id, viewId, title, body, style, position, canDismiss, action, createdAt } = view;
	return {
		type: "banner",
		id,
		view_id: viewId,
		title,
		body,
		style,
		position,
		show_dismiss_button: canDismiss,
		action,
		client_targeting: null,
		created_at: createdAt,
	};
}
