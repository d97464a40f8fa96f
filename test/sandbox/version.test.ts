import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { routeTable } from "../../src/sandbox/routes/route-table.ts";
import { readAll, startTest, type TestSandbox } from "./client.ts";

// biome-ignore lint/suspicious/noExplicitAny: objects as JSON
type Wire = any;

const versions = [11, 12, 13, 14, 15, 16];

let box: TestSandbox;
const paths: Record<string, string> = {};
beforeAll(async () => {
	box = await startTest({ shapes: "documented" });
	const conversations = box.sandbox.truth.conversations() as Wire[];
	const whole = conversations.find(
		(it) =>
			it.conversation_rating !== null &&
			it.company !== null &&
			it.conversation_parts.total_count > 0 &&
			it.source.type === "email",
	);
	const query = { field: "created_at", operator: ">", value: 0 };
	const tickets = await readAll(box, "/tickets/search", "tickets", { query });
	const articles = (await box.get("/articles?per_page=250")).body.data as Wire[];
	paths["conversation"] = `/conversations/${whole.id}`;
	paths["ticket"] = `/tickets/${tickets[0].id}`;
	paths["admin"] = `/admins/${(await box.get("/admins")).body.admins[0].id}`;
	paths["team"] = `/teams/${(await box.get("/teams")).body.teams[0].id}`;
	paths["article"] = `/articles/${articles.find((it: Wire) => it.parent_ids.length > 0).id}`;
	paths["contact"] =
		`/contacts/${(box.sandbox.truth.contacts() as Wire[]).find(({ owner_id }) => owner_id !== null).id}`;
});
afterAll(async () => {
	await box.sandbox.close();
});

async function show(kind: string, minor: number): Promise<Wire> {
	const answer = await box.get(paths[kind] ?? "", { "intercom-version": `2.${minor}` });
	expect(answer.status).toBe(200);
	return answer.body;
}

function part(conversation: Wire): Wire {
	return conversation.conversation_parts.conversation_parts[0];
}

// A field, and the version that brought it.
const arrivals: readonly [kind: string, field: string, since: number, read: (object: Wire) => unknown][] = [
	["ticket", "ticket_type.ticket_states", 12, (it) => it.ticket_type.ticket_states],
	["conversation", "assigned_team_first_response_time", 12, (it) => it.statistics.assigned_team_first_response_time],
	["conversation", "part.state", 13, (it) => part(it).state],
	["conversation", "part.tags", 13, (it) => part(it).tags],
	["conversation", "part.event_details", 13, (it) => part(it).event_details],
	["conversation", "part.email_message_metadata", 13, (it) => part(it).email_message_metadata],
	["conversation", "part.app_package_code", 13, (it) => part(it).app_package_code],
	["conversation", "statistics.handling_time", 13, (it) => it.statistics.handling_time],
	["conversation", "statistics.adjusted_handling_time", 13, (it) => it.statistics.adjusted_handling_time],
	[
		"conversation",
		"assigned_team_first_response_time_in_office_hours",
		13,
		(it) => it.statistics.assigned_team_first_response_time_in_office_hours,
	],
	["article", "tags", 13, (it) => it.tags],
	["admin", "away_status_reason_id", 14, (it) => it.away_status_reason_id],
	["team", "assignment_limit", 14, (it) => it.assignment_limit],
	["team", "distribution_method", 14, (it) => it.distribution_method],
	["conversation", "part.metadata", 14, (it) => part(it).metadata],
	["ticket", "part.updated_attribute_data", 14, (it) => it.ticket_parts.ticket_parts[0].updated_attribute_data],
	["conversation", "rating.updated_at", 14, (it) => it.conversation_rating.updated_at],
	["conversation", "company", 15, (it) => it.company],
	["conversation", "channel", 16, (it) => it.channel],
	["conversation", "external_references", 16, (it) => it.external_references],
	["conversation", "source.reply_to", 16, (it) => it.source.reply_to],
	["conversation", "sales_agent", 16, (it) => it.sales_agent],
	["article", "parent_ids", 16, (it) => it.parent_ids],
	["ticket", "previous_ticket_state_id", 16, (it) => it.previous_ticket_state_id],
];

test.each(arrivals)("%s: %s is there from 2.%i on", async (kind, _, since, read) => {
	for (const minor of versions) {
		expect(read(await show(kind, minor)) !== undefined, `2.${minor}`).toBe(minor >= since);
	}
});

// What a field is before and from a version on.
const changes: readonly [
	kind: string,
	field: string,
	since: number,
	before: string,
	after: string,
	read: (it: Wire) => unknown,
][] = [
	["ticket", "ticket_state", 12, "string", "object", (it) => it.ticket_state],
	["ticket", "ticket_state_internal_label", 12, "string", "undefined", (it) => it.ticket_state_internal_label],
	["ticket", "ticket_state_external_label", 12, "string", "undefined", (it) => it.ticket_state_external_label],
	["contact", "owner_id", 16, "number", "string", (it) => it.owner_id],
	["ticket", "admin_assignee_id", 16, "string", "number", (it) => it.admin_assignee_id],
	["ticket", "team_assignee_id", 16, "string", "number", (it) => it.team_assignee_id],
	["article", "parent_id", 16, "number", "undefined", (it) => it.parent_id],
	["article", "parent_type", 16, "string", "undefined", (it) => it.parent_type],
	[
		"contact",
		"formatted_phone",
		12,
		"known",
		"undefined",
		(it) => (it.formatted_phone === undefined ? undefined : "known"),
	],
];

test.each(changes)("%s: %s changes with 2.%i", async (kind, _, since, before, after, read) => {
	for (const minor of versions) {
		const value = read(await show(kind, minor));
		const type = value === "known" ? value : typeof value;
		expect(type, `2.${minor}`).toBe(minor < since ? before : after);
	}
});

test("what monitors and reviewers found comes with a search that asks for it, from 2.16 on", async () => {
	const asked = "?include_monitors=true&include_scorecards=true";
	const request = { query: { field: "created_at", operator: ">", value: 0 }, pagination: { per_page: 150 } };
	const find = async (minor: number, flags: string): Promise<Wire[]> => {
		const version = { "intercom-version": `2.${minor}` };
		return (await box.ask("POST", `/conversations/search${flags}`, request, version)).body.conversations;
	};
	for (const minor of versions) {
		const rows = await find(minor, asked);
		expect(
			rows.some(({ scorecards }) => scorecards?.length > 0),
			`2.${minor}`,
		).toBe(minor >= 16);
		expect(
			rows.some(({ monitor_evaluations }) => monitor_evaluations?.length > 0),
			`2.${minor}`,
		).toBe(minor >= 16);
	}
	expect((await find(16, "")).some((row) => "scorecards" in row || "monitor_evaluations" in row)).toBe(false);
});

describe("values that have other names in older versions", () => {
	const list = async (minor: number): Promise<Wire[]> =>
		(await box.get("/conversations?per_page=150", { "intercom-version": `2.${minor}` })).body.conversations;

	test("the AI agent's outcomes", async () => {
		for (const minor of versions) {
			const states = (await list(minor)).flatMap(({ ai_agent }) => ai_agent?.resolution_state ?? []);
			const isNew = states.includes("escalated") || states.includes("negative_feedback");
			const isOld = states.includes("routed_to_team") || states.includes("abandoned");
			expect([isOld, isNew], `2.${minor}`).toEqual([minor < 15, minor >= 15]);
		}
	});

	test("priorities, and who a conversation is assigned to when nobody is", async () => {
		for (const minor of versions) {
			const rows = await list(minor);
			const priorities = rows.map(({ priority }) => priority);
			expect(priorities.includes("none"), `2.${minor}`).toBe(minor >= 16);
			expect(priorities.includes("not_priority"), `2.${minor}`).toBe(minor < 16);
			const nobody = rows.map(({ admin_assignee_id }) => admin_assignee_id).filter((id) => id === null || id === 0);
			expect(new Set(nobody), `2.${minor}`).toEqual(new Set([minor < 16 ? null : 0]));
		}
	});
});

test("an endpoint that a version does not have yet, or no more, is a 400 in that version", async () => {
	const bounded = routeTable.filter(({ since, until }) => since !== undefined || until !== undefined);
	expect(bounded.length).toBeGreaterThan(50);
	for (const { method, path, since, until = 16 } of bounded) {
		const filled = path.replaceAll(/\{\w+\}/g, "1");
		const outside = versions.filter((minor) => minor < (since ?? 11) || minor > until);
		for (const minor of outside) {
			const { status, body } = await box.ask(method, filled, undefined, { "intercom-version": `2.${minor}` });
			expect([status, body.errors[0].code], `${method} ${path} in 2.${minor}`).toEqual([
				400,
				"intercom_version_invalid",
			]);
		}
	}
});
