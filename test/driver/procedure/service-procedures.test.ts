import { IntercomClient } from "intercom-client";
import { describe, expect, it } from "vitest";
import type { Row } from "../../../src/driver/index.ts";
import { loadProfile } from "../../../src/profile/index.ts";
import { catchError } from "../../auth/scene.ts";
import { absence, readDescription } from "../../sandbox/openapi.ts";
import { useSandbox } from "../sandbox-connection.ts";
import { callCases } from "./procedure-calls.ts";
import { callLooks, listMethods } from "./procedure-looks.ts";

const { open, sandbox } = await useSandbox();
const { procedures } = await loadProfile("Intercom");
const description = absence === undefined ? readDescription("2.16") : undefined;
const connection = await open();

// The package knows versions up to the one that it was made from.
const client = new IntercomClient({
	token: sandbox.accessToken,
	environment: sandbox.url,
	maxRetries: 0,
	version: "2.16" as "2.14",
});

describe("a procedure of the profile", () => {
	it("is called here, whichever it is", () => {
		const names = procedures.map(({ name }) => name).sort();
		expect(callCases.map(({ procedure }) => procedure).sort()).toEqual(names);
		expect(Object.keys(callLooks).sort()).toEqual(names);
	});

	// The description has four bodies of POST /tags of which just one is to fit, and whatever fits one of the others fits the first too.
	it.each(callCases)("$procedure makes the request that is documented, and does what it says", async (call) => {
		const definition = procedures.find(({ name }) => name === call.procedure);
		const inputs = await call.inputs(connection);
		const count = sandbox.requests.length;
		const list = Object.keys(inputs).map((name) => `@${name} = :${name}`);
		const { rows, columns, stats } = await connection.query(`EXEC ${call.procedure} ${list.join(", ")}`, inputs);
		const requests = sandbox.requests.slice(count);
		const path = definition?.path ?? "";
		const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
		// Before a file is read, it is asked how far its job is.
		const request = definition?.file ? requests.at(-1) : requests[0];
		expect(request?.method).toBe(definition?.method);
		expect(request?.path.replace(/\?.*/, "")).toMatch(pattern);
		const faults = description?.checkRequest(request?.method ?? "", path, request?.body) ?? [];
		expect(path === "/tags" ? [] : faults).toEqual([]);
		expect(stats.requests).toBe(sandbox.requests.length - count);
		expect(columns.map(({ name }) => name)).toEqual(definition?.columns.map(({ name }) => name));
		const [answer = {}] = rows;
		if ("sql" in call.readBack) {
			const { sql, parameters, expected } = call.readBack;
			const read = await connection.query(sql, parameters(inputs as Row, answer) as string[]);
			expect(read.rows).toEqual([expected(inputs as Row, answer)].flat());
		}
		const look = callLooks[call.procedure];
		if (!look || !("look" in look)) return;
		expect([await look.look(client, inputs, answer)]).toMatchObject([look.expected(inputs, answer)]);
	});

	it.each(callCases.flatMap(({ procedure, readBack }) => ("reason" in readBack ? [{ procedure, ...readBack }] : [])))(
		"$procedure is seen by no statement: $reason",
		async ({ noColumn, noMember }) => {
			const { rows } = await connection.query<{ name: string }>(
				"SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'intercom'",
			);
			expect(rows.length).toBeGreaterThan(1000);
			expect(rows.map(({ name }) => name).filter((name) => noColumn.test(name))).toEqual([]);
			const members = noMember && description ? description.listMembers(noMember.schema) : ["id"];
			expect(members).toContain("id");
			expect(members.filter((name) => noMember?.name.test(name))).toEqual([]);
		},
	);

	it.each(Object.entries(callLooks).flatMap(([name, look]) => ("reason" in look ? [{ name, ...look }] : [])))(
		"$name cannot be seen through the package of Intercom: $reason",
		({ noMethod }) => {
			expect(listMethods(client).filter((method) => noMethod.test(method))).toEqual([]);
		},
	);

	it.each(procedures.filter(({ isReading }) => !isReading))(
		"$name is refused where the connection only reads",
		async ({ name }) => {
			const readonly = await open({ Readonly: true });
			const count = sandbox.requests.length;
			const error = await catchError(readonly.query(`EXEC ${name}`));
			expect(error.sqlState).toBe("25006");
			expect(sandbox.requests.length).toBe(count);
		},
	);

	it.each(procedures.flatMap(({ name, search }) => (search?.startsWith("SELECT ") ? [{ name, search }] : [])))(
		"$name says what to look for after a lost answer with a statement that runs",
		({ search }) => {
			expect(connection.prepare(search.replaceAll("…", "NULL")).columns).not.toEqual([]);
		},
	);

	it("that reads can be called there", async () => {
		const [call] = callCases.filter(({ procedure }) => procedure === "get_job_status");
		const inputs = await call?.inputs(connection);
		const readonly = await open({ Readonly: true });
		const { rows } = await readonly.query("CALL get_job_status(?)", [inputs?.["job_id"] as string]);
		expect(rows[0]?.["job_id"]).toBe(inputs?.["job_id"]);
	});
});

// What is called, the SQLSTATE, and words of the message and of the advice.
const mistakes: readonly (readonly [string, string, string, string])[] = [
	["EXEC reply_to_conversatio @body = 'x'", "42883", "does not exist", 'Did you mean "reply_to_conversation"?'],
	["EXEC explode", "42883", "does not exist", "intercom-sql procedures"],
	["EXEC reply_to_conversation @body = 'x'", "22023", "needs the input conversation_id", "@conversation_id='…'"],
	["EXEC reply_to_conversation @conversation_id = '1'", "22023", "one of the inputs body, reply_options", "@body='…'"],
	["EXEC archive_contact @contact_id = NULL", "22023", "needs the input contact_id", "Id of the contact."],
	["EXEC archive_contact @contact = '1'", "22023", "no input contact", 'Did you mean "contact_id"?'],
	["EXEC archive_contact '1', '2'", "22023", "at most 1 inputs", "contact_id"],
	["EXEC send_message @to_id = '1', @body = 'x', @message_type = 'sms'", "23514", '"sms"', "in_app, email, whatsapp"],
	["EXEC snooze_conversation @conversation_id = '1', @snoozed_until = 'soon'", "22007", '"soon"', "snoozed_until"],
	["EXEC set_admin_away @away_mode_enabled = 'maybe'", "22P02", '"maybe"', "away_mode_enabled"],
	["EXEC merge_conversations '1', 'abc'", "22P02", '"abc" of merge_into_conversation_id', "round"],
	["EXEC track_event @event_name = 'x', @email = 'a@b.c', @metadata = '{'", "22P02", "metadata", "JSON"],
	["EXEC create_event_summary @user_id = '1'", "22023", "needs the input event_name", "What was done."],
	["EXEC block_contact(contact_id='x')", "22023", "compares", "CALL block_contact(contact_id => '…')"],
	["CALL block_contact(@ContactId = 'x')", "22023", "compares", "EXEC block_contact @contact_id = '…'"],
	["EXEC close_conversation @conversation_id = '1' || '2'", "0A000", "expression", "parameter"],
];

describe("a mistake in a call", () => {
	it.each(mistakes)("%s is refused with %s before any request", async (sql, sqlState, problem, advice) => {
		const count = sandbox.requests.length;
		const error = await catchError(connection.query(sql));
		expect(error.sqlState).toBe(sqlState);
		expect(error.message).toContain(problem);
		expect(error.hint).toContain(advice);
		expect(sandbox.requests.length).toBe(count);
	});

	// The mistake, and what is underlined.
	it.each([
		["EXEC send_message @to_id = '1', @body = 'x', @message_type = 'sms'", "@message_type"],
		["EXEC merge_conversations '1', 'abc'", "'abc'"],
		["EXEC set_admin_away @admin_id = '1', @away_mode_enabled = 'maybe'", "@away_mode_enabled"],
		["EXEC snooze_conversation @snoozed_until = 'soon', @conversation_id = '1'", "@snoozed_until"],
		["EXEC close_conversation @body = 'x'", "close_conversation"],
		["EXEC intercom.explode", "explode"],
	])("%s is shown where it stands", async (sql, place) => {
		const error = await catchError(connection.query(sql));
		expect(sql.slice(error.position)).toMatch(new RegExp(`^${place}`));
		expect(error.hint).not.toContain("parameter");
	});

	it("that the service finds in a value is no matter of what is pushed down", async () => {
		const error = await catchError(connection.query("EXEC create_phone_switch @phone = '12'"));
		expect([error.status, error.hint]).toEqual([400, expect.stringMatching(/procedures create_phone_switch tells/)]);
		expect(error.hint).not.toContain("Pushdown");
	});

	it("is told by the service where only it can know", async () => {
		const error = await catchError(connection.query("EXEC close_conversation @conversation_id = '999'"));
		expect([error.sqlState, error.code]).toEqual(["HV000", "request_failed"]);
		expect(error.message).toContain("404");
	});

	it("is an offline connection", async () => {
		const offline = await open({ Offline: true });
		const error = await catchError(offline.query("EXEC archive_contact @contact_id = '1'"));
		expect([error.sqlState, error.message]).toEqual(["55000", expect.stringContaining("EXEC archive_contact")]);
	});
});

describe("EXPLAIN of a call", () => {
	it("shows the request and its body, and sends nothing", async () => {
		const count = sandbox.requests.length;
		const { rows } = await connection.query(
			"EXPLAIN EXEC assign_conversation @conversation_id = '7', @assignee_id = '8'",
		);
		expect(rows).toMatchObject([{ request: "POST /conversations/7/parts", estimated_requests: 1 }]);
		expect(rows[0]?.["note"]).toMatch(/"admin_id":"0"\}; 0 stands for your own id$/);
		expect(rows[0]?.["note"]).toContain('"message_type":"assignment","assignee_id":"8","type":"admin"');
		expect(sandbox.requests.length).toBe(count);
	});
});
