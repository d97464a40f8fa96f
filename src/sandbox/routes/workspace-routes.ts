import type { Collection } from "../data/collection.ts";
import { daySeconds, historyDays } from "../data/settings.ts";
import { makeFormerAdmin } from "../data/teammates.ts";
import { ApiError } from "../service/api-error.ts";
import type { ApiErrorCode } from "../service/api-error-table.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { showSegment } from "../wire/company-wire.ts";
import { segmentsOfContact } from "../wire/contact-wire.ts";
import { applyVersion } from "../wire/version-table.ts";

/** The workspace itself: who has the token, teammates, teams, tags, segments, attributes. */
export const workspaceRoutes: readonly Route[] = [
	{ method: "GET", path: "/me", scope: "read_admins", answer: getMe },
	{ method: "GET", path: "/admins", scope: "read_admins", answer: listAdmins },
	{ method: "GET", path: "/admins/{id}", scope: "read_admins", answer: getAdmin },
	{ method: "GET", path: "/teams", scope: "read_admins", answer: listTeams },
	{ method: "GET", path: "/teams/{id}", scope: "read_admins", answer: getTeam },
	{
		method: "GET",
		path: "/tags",
		scope: "read_tags",
		answer: ({ service }) => ok({ type: "list", data: [...service.dataSet.tags] }),
	},
	{
		method: "GET",
		path: "/tags/{id}",
		scope: "read_tags",
		answer: (call) => ok(find(call, call.service.dataSet.tags, "not_found")),
	},
	{ method: "GET", path: "/segments", scope: "read_users_companies", answer: listSegments },
	{ method: "GET", path: "/segments/{id}", scope: "read_users_companies", answer: getSegment },
	{ method: "GET", path: "/data_attributes", scope: "read_users_companies", answer: listDataAttributes },
];

function getMe({ service }: RouteCall): Reply {
	const { settings, admins } = service.dataSet;
	const me = admins.at(0);
	if (me === undefined) throw new ApiError("admin_not_found");
	const {
		away_status_reason_id: _reason,
		team_priority_level: _level,
		role: _role,
		...shown
	} = { role: undefined, ...me };
	return ok({
		...shown,
		avatar: { type: "avatar", image_url: me.avatar },
		email_verified: true,
		app: {
			type: "app",
			id_code: settings.workspaceId,
			name: "Northwind sandbox",
			created_at: settings.now - historyDays.workspace * daySeconds,
			secure: false,
			identity_verification: false,
			timezone: settings.zone.name,
			region: "US",
		},
	});
}

function listAdmins({ service, version }: RouteCall): Reply {
	const admins = [...service.dataSet.admins].map((admin) => applyVersion("admin", { ...admin }, version));
	return ok({ type: "admin.list", admins });
}

function getAdmin(call: RouteCall): Reply {
	const { admins, settings } = call.service.dataSet;
	const former = makeFormerAdmin(settings);
	const admin = former.id === call.params["id"] ? former : find(call, admins, "admin_not_found");
	return ok(applyVersion("admin", { ...admin }, call.version));
}

function listTeams({ service, version }: RouteCall): Reply {
	const teams = [...service.dataSet.teams].map((team) => applyVersion("team", { ...team }, version));
	return ok({ type: "team.list", teams });
}

function getTeam(call: RouteCall): Reply {
	return ok(applyVersion("team", { ...find(call, call.service.dataSet.teams, "team_not_found") }, call.version));
}

function listSegments({ service, query }: RouteCall): Reply {
	const { dataSet } = service;
	const hasCounts = query.get("include_count") === "true";
	const type = query.get("type");
	const segments = [...dataSet.segments].filter(({ rule }) => type === null || type === rule.of);
	const counts = hasCounts ? countSegments(dataSet) : new Map<string, number>();
	return ok({
		type: "segment.list",
		segments: segments.map((segment) => ({
			...showSegment(segment),
			// Only segments of people are counted.
			...(hasCounts && segment.rule.of === "contact" ? { count: counts.get(segment.id) ?? 0 } : {}),
		})),
	});
}

function countSegments(dataSet: RouteCall["service"]["dataSet"]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const contact of dataSet.contacts) {
		for (const { id } of segmentsOfContact(dataSet, contact)) counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	return counts;
}

function getSegment(call: RouteCall): Reply {
	return ok(showSegment(find(call, call.service.dataSet.segments, "not_found")));
}

function listDataAttributes({ query, version, service }: RouteCall): Reply {
	const model = query.get("model");
	if (model === "conversation" && version >= 16) {
		throw new ApiError(
			"parameter_unprocessable",
			"model=conversation is no longer supported. Use GET /conversations/attributes instead",
		);
	}
	const hasArchived = query.get("include_archived") === "true";
	const models = (["contact", "company", "conversation"] as const).filter(
		(name) => (model === null || model === name) && (name !== "conversation" || version < 16),
	);
	const all = models.flatMap((name) => service.dataSet.dataAttributes.list(name));
	return ok({ type: "list", data: all.filter(({ archived }) => hasArchived || !archived) });
}

function find<Item extends { readonly id: string }>(
	call: RouteCall,
	collection: Collection<Item>,
	code: ApiErrorCode,
): Item {
	const item = collection.get(call.params["id"] ?? "");
	if (item === undefined) throw new ApiError(code);
	return item;
}
