import { BlockList, isIP, isIPv6 } from "node:net";
import { activityTypes, logsBetween } from "../data/activity-log.ts";
import type { ConversationRecord } from "../data/conversations.ts";
import { adminEmail, adminName, adminNumber, membersOf, teamNumber } from "../data/teammates.ts";
import { readQuery } from "../search/query.ts";
import { ApiError } from "../service/api-error.ts";
import { readNumberedPage, readPage, readPerPage } from "../service/paging.ts";
import { readBodyObject } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall, type Service } from "../service/route.ts";
import { partIdOf } from "../wire/part-wire.ts";
import type { WireObject } from "../wire/wire-object.ts";
import { findConversation } from "./conversation-routes.ts";
import { nextUrl } from "./people-routes.ts";

/** What is worked out from other objects: logs, metrics, deletions, calls. */
export const reportRoutes: readonly Route[] = [
	{ method: "GET", path: "/admins/activity_logs", scope: "read_admins", answer: listLogs },
	{ method: "POST", path: "/admins/activity_logs/search", since: 16, scope: "read_admins", answer: searchLogs },
	{
		method: "GET",
		path: "/admins/activity_log_event_types",
		since: 16,
		scope: "read_admins",
		answer: () => ok({ type: "activity_log_event_type.list", event_types: activityTypes }),
	},
	{ method: "GET", path: "/ip_allowlist", since: 14, scope: "manage_ip_allowlist", answer: getAllowlist },
	{ method: "PUT", path: "/ip_allowlist", since: 14, scope: "manage_ip_allowlist", answer: setAllowlist },
	{ method: "GET", path: "/teams/{id}/metrics", since: 16, scope: "read_admins", answer: getTeamMetrics },
	{
		method: "GET",
		path: "/conversations/deleted",
		since: 16,
		scope: "read_conversations",
		answer: listDeleted,
	},
	{
		method: "GET",
		path: "/conversations/{id}/handling_events",
		since: 15,
		scope: "read_conversations",
		answer: listHandlingEvents,
	},
	{
		method: "GET",
		path: "/conversations/{id}/side_conversations",
		since: 16,
		scope: "read_conversations",
		answer: listSideConversations,
	},
];

function listLogs(call: RouteCall): Reply {
	const { query } = call;
	const paging = { page: query.get("page"), perPage: query.get("per_page") };
	return showLogs(call, query.get("created_at_after"), query.get("created_at_before"), undefined, paging);
}

function searchLogs(call: RouteCall): Reply {
	const { created_at_after, created_at_before, event_types, page, per_page } = readBodyObject(call);
	const types = Array.isArray(event_types) ? event_types : undefined;
	const write = (value: unknown): string | null =>
		typeof value === "number" || typeof value === "string" ? String(value) : null;
	const paging = { page: write(page), perPage: write(per_page) };
	return showLogs(call, created_at_after, created_at_before, types, paging);
}

function showLogs(
	call: RouteCall,
	after: unknown,
	before: unknown,
	types: readonly unknown[] | undefined,
	paging: { readonly page: string | null; readonly perPage: string | null },
): Reply {
	if (after === null || after === undefined) throw new ApiError("parameter_not_found", "created_at_after is required");
	const [start, end] = [
		Number(after),
		before === null || before === undefined ? Number.MAX_SAFE_INTEGER : Number(before),
	];
	if (!Number.isInteger(start) || !Number.isInteger(end)) {
		throw new ApiError("parameter_invalid", "created_at_after and created_at_before must be UNIX timestamps");
	}
	const logs = logsBetween(call.service.dataSet.settings, start, end).filter(
		({ activity_type }) => types === undefined || types.includes(activity_type),
	);
	const perPage = readPerPage(paging.perPage, { normal: 20, most: 250 });
	const page = readNumberedPage(logs, readPage(paging.page), perPage, nextUrl(call, perPage));
	return ok({ type: "activity_log.list", pages: page.pages, activity_logs: page.items });
}

function getAllowlist({ service }: RouteCall): Reply {
	const { enabled, ranges } = service.allowlist;
	return ok({ type: "ip_allowlist", enabled, ip_allowlist: ranges });
}

function setAllowlist(call: RouteCall): Reply {
	const { enabled, ip_allowlist } = readBodyObject(call);
	const { allowlist } = call.service;
	const ranges = Array.isArray(ip_allowlist) ? ip_allowlist.map(String) : allowlist.ranges;
	const isOn = typeof enabled === "boolean" ? enabled : allowlist.enabled;
	const address = call.address.replace(/^::ffff:/, "");
	if (isOn && !makeBlockList(ranges).check(address, isIPv6(address) ? "ipv6" : "ipv4")) {
		throw new ApiError(
			"parameter_unprocessable",
			`Your IP (${address}) is not on the allowlist. Saving would lock you out of this workspace.`,
		);
	}
	allowlist.enabled = isOn;
	allowlist.ranges = ranges;
	call.service.journal.note("changed", "ip_allowlist", "");
	return getAllowlist(call);
}

function makeBlockList(ranges: readonly string[]): BlockList {
	const list = new BlockList();
	for (const range of ranges) {
		const [network = "", bits] = range.split("/");
		const family = isIPv6(network) ? "ipv6" : "ipv4";
		const most = family === "ipv6" ? 128 : 32;
		const width = bits === undefined ? most : Number(bits);
		if (isIP(network) === 0 || !Number.isInteger(width) || width < 0 || width > most) {
			throw new ApiError("parameter_unprocessable", `${range} is not a valid IP address or range`);
		}
		list.addSubnet(network, width, family);
	}
	return list;
}

function getTeamMetrics({ params, query, service }: RouteCall): Reply {
	const { dataSet } = service;
	const team = dataSet.teams.indexOf(params["id"] ?? "");
	if (team === undefined) throw new ApiError("team_not_found");
	const idleSeconds = Math.min(86_400, Math.max(1, readSeconds(query.get("idle_threshold") ?? "1800")));
	const data = membersOf(dataSet.settings, team).map((admin) => {
		const count = (...more: object[]): number =>
			countConversations(service, [
				{ field: "team_assignee_id", operator: "=", value: teamNumber(team) },
				{ field: "admin_assignee_id", operator: "=", value: adminNumber(admin) },
				...more,
			]);
		const open = { field: "state", operator: "=", value: "open" };
		return {
			type: "team_metric",
			admin_id: String(adminNumber(admin)),
			open: count(open),
			idle: count(open, { field: "waiting_since", operator: "<", value: service.now() - idleSeconds }),
			snoozed: count({ field: "state", operator: "=", value: "snoozed" }),
		};
	});
	return ok({ type: "team_metric.list", data });
}

function readSeconds(text: string): number {
	if (/^-?\d+$/.test(text)) return Number(text);
	throw new ApiError("parameter_invalid", "idle_threshold must be an integer");
}

function countConversations({ indexes, dataSet }: Service, value: readonly object[]): number {
	const query = { operator: "AND", value };
	const filter = readQuery(query, (name) => indexes.conversations.find(name), dataSet.settings.zone);
	return indexes.conversations.search(filter, JSON.stringify(query), { field: "created_at", order: "ascending" }).order
		.length;
}

function listDeleted(call: RouteCall): Reply {
	const deleted = [...call.service.dataSet.deletions];
	if (call.query.get("order") === "asc") deleted.reverse();
	const perPage = readPerPage(call.query.get("per_page"), { normal: 20, most: 60 });
	const page = readNumberedPage(deleted, readPage(call.query.get("page")), perPage, nextUrl(call, perPage));
	return ok({
		type: "conversations.list",
		total_count: page.total_count,
		pages: page.pages,
		conversations: page.items.map(({ id, at, isRetained }) => ({
			type: "conversation",
			id,
			metrics_retained: isRetained,
			deleted_at: at,
		})),
	});
}

function listHandlingEvents(call: RouteCall): Reply {
	const { tally } = findConversation(call);
	const { admin, firstAdminReplyAt: at } = tally;
	if (admin === null || at === null) return ok({ handling_events: [] });
	const teammate = { type: "admin", id: adminNumber(admin), name: adminName(admin), email: adminEmail(admin) };
	const toIso = (seconds: number): string => new Date(seconds * 1000).toISOString();
	return ok({
		handling_events: [
			{ teammate, type: "paused", timestamp: toIso(at), reason: "Paused" },
			{ teammate, type: "resumed", timestamp: toIso(at + 60) },
		],
	});
}

function listSideConversations(call: RouteCall): Reply {
	const conversation = findConversation(call);
	const rows = sideConversationsOf(call, conversation);
	const perPage = readPerPage(call.query.get("per_page"), { normal: 25, most: 50 });
	const page = readNumberedPage(rows, readPage(call.query.get("page")), perPage);
	const { next: _, ...pages } = page.pages;
	return ok({
		type: "side_conversation.list",
		side_conversations: page.items,
		total_count: page.total_count,
		pages,
	});
}

function sideConversationsOf({ service }: RouteCall, { id, index, tally }: ConversationRecord): WireObject[] {
	if (index % 9 !== 0 || tally.admin === null || tally.firstAdminReplyAt === null) return [];
	const author = service.dataSet.admins.at(tally.admin);
	const part = {
		type: "conversation_part",
		id: partIdOf(id, 9000),
		part_type: "comment",
		body: "<p>Could the vendor have a look?</p>",
		author: { type: "admin", id: author?.id, name: author?.name, email: author?.email },
		created_at: tally.firstAdminReplyAt,
		updated_at: tally.firstAdminReplyAt,
	};
	return [{ side_conversation_id: `9${id}`, conversation_parts: [part], total_count: 1 }];
}
