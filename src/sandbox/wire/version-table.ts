import type { WireObject } from "./wire-object.ts";

/** One change of shape: what an object looked like before a version. */
interface VersionRow {
	/** The kind of object, or the name of a plain kind. */
	readonly kind: string;
	/** Minor number of the version that brought the new shape: 16 for 2.16. */
	readonly since: number;
	readonly undo: (object: WireObject) => void;
}

/**
 * Gives an object the shape that it has in a version.
 * @param wire The object in the newest shape; it is changed in place.
 */
export function applyVersion(kind: string, wire: WireObject, version: number): WireObject {
	for (const row of versionRows) if (row.kind === kind && version < row.since) row.undo(wire);
	return wire;
}

// Rows are undone from the top: newest first. Source: the differences between the published OpenAPI descriptions.
const versionRows: readonly VersionRow[] = [
	{
		kind: "conversation",
		since: 16,
		undo: drop(
			"channel",
			"external_references",
			"sales_agent",
			"sales_agent_participated",
			"monitor_evaluations",
			"scorecards",
		),
	},
	{ kind: "conversation", since: 16, undo: (wire) => inside(wire, "source", drop("recipients", "reply_to")) },
	{ kind: "conversation", since: 16, undo: (wire) => nullWhenZero(wire, "admin_assignee_id", "team_assignee_id") },
	{
		kind: "conversation",
		since: 16,
		undo: (wire) => {
			wire["priority"] = wire["priority"] === "high" || wire["priority"] === "urgent" ? "priority" : "not_priority";
		},
	},
	{ kind: "conversation", since: 15, undo: drop("company") },
	{ kind: "conversation", since: 15, undo: (wire) => inside(wire, "ai_agent", renameResolution) },
	{ kind: "conversation", since: 14, undo: (wire) => inside(wire, "conversation_rating", drop("updated_at")) },
	{
		kind: "conversation",
		since: 13,
		undo: (wire) =>
			inside(
				wire,
				"statistics",
				drop("handling_time", "adjusted_handling_time", "assigned_team_first_response_time_in_office_hours"),
			),
	},
	{
		kind: "conversation",
		since: 12,
		undo: (wire) => inside(wire, "statistics", drop("assigned_team_first_response_time")),
	},
	{ kind: "conversation_part", since: 14, undo: drop("metadata") },
	{
		kind: "conversation_part",
		since: 13,
		undo: drop("state", "tags", "event_details", "email_message_metadata", "app_package_code"),
	},
	{ kind: "admin", since: 14, undo: drop("away_status_reason_id") },
	{
		kind: "admin",
		since: 12,
		undo: (wire) => {
			if (typeof wire["avatar"] === "string") wire["avatar"] = { type: "avatar", image_url: wire["avatar"] };
		},
	},
	{ kind: "team", since: 14, undo: drop("assignment_limit", "distribution_method") },
	{
		kind: "ticket",
		since: 16,
		undo: (wire) => {
			wire["admin_assignee_id"] = String(wire["admin_assignee_id"]);
			wire["team_assignee_id"] = String(wire["team_assignee_id"]);
			delete wire["previous_ticket_state_id"];
		},
	},
	{ kind: "articles", since: 16, undo: nameParent },
	{ kind: "articles", since: 13, undo: drop("tags") },
	{ kind: "ticket", since: 12, undo: flattenState },
	{ kind: "ticket_type", since: 12, undo: drop("ticket_states") },
	{ kind: "ticket_part", since: 14, undo: drop("updated_attribute_data") },
];

// Before an article could lie in several collections, it named its one parent, or none.
function nameParent(article: WireObject): void {
	const [parent = null] = article["parent_ids"] as number[];
	article["parent_id"] = parent;
	article["parent_type"] = parent === null ? null : "collection";
	delete article["parent_ids"];
	delete article["created_by_id"];
	delete article["updated_by_id"];
}

function flattenState(ticket: WireObject): void {
	const state = ticket["ticket_state"] as WireObject;
	ticket["ticket_state"] = state["category"];
	ticket["ticket_state_internal_label"] = state["internal_label"];
	ticket["ticket_state_external_label"] = state["external_label"];
}

function drop(...names: readonly string[]): (object: WireObject) => void {
	return (object) => {
		for (const name of names) delete object[name];
	};
}

function inside(wire: WireObject, name: string, undo: (object: WireObject) => void): void {
	const inner = wire[name];
	if (typeof inner === "object" && inner !== null) undo(inner as WireObject);
}

function nullWhenZero(wire: WireObject, ...names: readonly string[]): void {
	for (const name of names) if (wire[name] === 0) wire[name] = null;
}

const oldResolutions: Readonly<Record<string, string>> = {
	escalated: "routed_to_team",
	negative_feedback: "abandoned",
	procedure_handoff: "routed_to_team",
};

function renameResolution(agent: WireObject): void {
	const state = agent["resolution_state"];
	if (typeof state === "string") agent["resolution_state"] = oldResolutions[state] ?? state;
}
