import { strFromU8, unzipSync } from "fflate";
import { Intercom, IntercomClient } from "intercom-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTest, type TestSandbox } from "./client.ts";

// The package that Intercom publishes was written against the real service: each of its resource classes is used here.
const adminId = "991267459";
let box: TestSandbox;
let client: IntercomClient;
let contactId = "";
let tagId = "";
beforeAll(async () => {
	box = await startTest();
	client = new IntercomClient({ token: box.sandbox.accessToken, environment: box.sandbox.url, maxRetries: 0 });
	contactId = (await client.contacts.create({ email: "resources@example.com", external_id: "resources" })).id ?? "";
	tagId = (await client.tags.list()).data?.[0]?.id ?? "";
});
afterAll(async () => {
	await box.sandbox.close();
});

async function count(pages: AsyncIterable<unknown>): Promise<number> {
	let rows = 0;
	for await (const _ of pages) rows++;
	return rows;
}

async function newConversation(): Promise<string> {
	const message = await client.conversations.create({ from: { type: "user", id: contactId }, body: "Hello" });
	return message.conversation_id ?? "";
}

async function newTicket(): Promise<string> {
	const [type] = (await client.ticketTypes.list()).data ?? [];
	const ticket = await client.tickets.create(ticketRequest(type?.id ?? "", 1));
	return ticket?.id ?? "";
}

// The package's type of this request lacks what the endpoint needs most.
function ticketRequest(ticket_type_id: string, amount: number): Intercom.CreateTicketRequest {
	const ticket_attributes = { _default_title_: "New", Amount: amount };
	return Object.assign({ ticket_type_id, contacts: [{ id: contactId }] }, { ticket_attributes });
}

describe("people", () => {
	test("admins: who am I, one, away, activity logs", async () => {
		expect((await client.admins.identify())?.app?.timezone).toBe("America/New_York");
		expect((await client.admins.find({ admin_id: Number(adminId) }))?.id).toBe(adminId);
		const away = { admin_id: Number(adminId), away_mode_enabled: true, away_mode_reassign: false };
		expect((await client.admins.away(away))?.away_mode_enabled).toBe(true);
		const logs = await client.admins.listAllActivityLogs({ created_at_after: "1770000000" });
		expect(logs.activity_logs?.length).toBeGreaterThan(0);
	});

	test("teams and away status reasons", async () => {
		const [team] = (await client.teams.list()).teams ?? [];
		expect((await client.teams.find({ team_id: team?.id ?? "" })).name).toBe(team?.name);
		expect(JSON.stringify(await client.awayStatusReasons.listAwayStatusReasons()).length).toBeGreaterThan(0);
	});

	test("contacts: by external id, blocked, archived, what hangs on them, merged", async () => {
		expect((await client.contacts.showContactByExternalId({ external_id: "resources" })).id).toBe(contactId);
		expect((await client.contacts.listAttachedSegments({ contact_id: contactId })).type).toBe("list");
		expect((await client.contacts.listAttachedSubscriptions({ contact_id: contactId })).type).toBe("list");
		const [type] = (await client.subscriptionTypes.list()).data ?? [];
		const subscription = { contact_id: contactId, id: type?.id ?? "", consent_type: "opt_in" };
		expect((await client.contacts.attachSubscription(subscription)).id).toBe(type?.id);
		const detached = await client.contacts.detachSubscription({
			contact_id: contactId,
			subscription_id: type?.id ?? "",
		});
		expect(detached.id).toBe(type?.id);
		const lead = (await client.contacts.create({ role: "lead", email: "resources@example.com" })).id ?? "";
		expect((await client.contacts.mergeLeadInUser({ from: lead, into: contactId })).id).toBe(contactId);
		const other = (await client.contacts.create({ email: "other@example.com" })).id ?? "";
		expect(await client.contacts.archive({ contact_id: other })).toMatchObject({ archived: true });
		expect(await client.contacts.unarchive({ contact_id: other })).toMatchObject({ archived: false });
		expect(await client.contacts.blockContact({ contact_id: other })).toMatchObject({ blocked: true });
		expect(await client.contacts.delete({ contact_id: other })).toMatchObject({ deleted: true });
	});

	test("contacts: a search with nested groups, to the end", async () => {
		const query = {
			operator: "AND",
			value: [
				{ field: "role", operator: "=", value: "user" },
				{
					operator: "OR",
					value: [
						{ field: "email", operator: "~", value: "a" },
						{ field: "name", operator: "^", value: "A" },
					],
				},
			],
		} as unknown as Intercom.MultipleFilterSearchRequest;
		const page = await client.contacts.search({ query, pagination: { per_page: 20 } });
		const wanted = box.sandbox.truth.contacts().filter(({ role, email, name }) => {
			const isA = (typeof email === "string" ? email : "").toLowerCase().includes("a");
			return role === "user" && (isA || (typeof name === "string" ? name : "").toLowerCase().startsWith("a"));
		});
		expect(await count(page)).toBe(wanted.length);
	});

	test("companies, with contacts put in and taken out", async () => {
		const company = await client.companies.createOrUpdate({ company_id: "sdk-1", name: "By the client" });
		expect((await client.companies.find({ company_id: company.id })).name).toBe("By the client");
		expect(await client.companies.retrieve({ company_id: "sdk-1" })).toMatchObject({ data: [{ id: company.id }] });
		await client.companies.attachContact({ contact_id: contactId, id: company.id });
		const attached: string[] = [];
		for await (const { id } of await client.contacts.listAttachedCompanies({ contact_id: contactId }))
			attached.push(id);
		expect(attached).toEqual([company.id]);
		expect((await client.companies.listAttachedContacts({ company_id: company.id })).data).toHaveLength(1);
		expect((await client.companies.listAttachedSegments({ company_id: company.id })).type).toBe("list");
		await client.companies.detachContact({ contact_id: contactId, company_id: company.id });
		await client.companies.update({ company_id: company.id, body: { name: "Renamed" } });
		expect(await client.companies.delete({ company_id: company.id })).toMatchObject({ deleted: true });
	});

	test("notes, segments, visitors", async () => {
		const note = await client.notes.create({ contact_id: contactId, body: "<p>Hi</p>", admin_id: adminId });
		expect((await client.notes.find({ note_id: Number(note.id) })).body).toBe("<p>Hi</p>");
		expect(await count(await client.notes.list({ contact_id: contactId }))).toBe(1);
		const [segment] = (await client.segments.list()).segments ?? [];
		expect((await client.segments.find({ segment_id: segment?.id ?? "" })).id).toBe(segment?.id);
		const lead = (await client.contacts.create({ role: "lead" })).id ?? "";
		expect((await client.visitors.find({ user_id: lead }))?.id).toBe(lead);
		await client.visitors.update({ id: lead, user_id: lead, name: "Somebody" });
		const user = { id: lead, user_id: lead, email: "visitor@example.com" };
		const merged = await client.visitors.mergeToContact({ type: "user", user, visitor: { ...user } });
		expect(merged.role).toBe("user");
	});

	test("events, one by one and summed up", async () => {
		const at = 1_781_000_000;
		await client.events.create({ id: contactId, user_id: "resources", email: "", event_name: "sent", created_at: at });
		await client.events.summaries({
			user_id: "resources",
			event_summaries: { event_name: "summed", count: 3, first: at, last: at + 60 },
		});
		const summary = await client.events.list({ type: "user", intercom_user_id: contactId, summary: true });
		expect(JSON.stringify(summary.events)).toContain("summed");
	});

	test("tags on contacts, conversations and tickets", async () => {
		const conversation_id = await newConversation();
		const ticket_id = await newTicket();
		const by = { admin_id: adminId };
		expect((await client.tags.tagContact({ contact_id: contactId, id: tagId })).id).toBe(tagId);
		expect((await client.contacts.listAttachedTags({ contact_id: contactId })).data).toHaveLength(1);
		expect((await client.tags.untagContact({ contact_id: contactId, tag_id: tagId })).id).toBe(tagId);
		expect((await client.tags.tagConversation({ conversation_id, id: tagId, ...by })).id).toBe(tagId);
		expect((await client.tags.untagConversation({ conversation_id, tag_id: tagId, ...by })).id).toBe(tagId);
		expect((await client.tags.tagTicket({ ticket_id, id: tagId, ...by })).id).toBe(tagId);
		expect((await client.tags.untagTicket({ ticket_id, tag_id: tagId, ...by })).id).toBe(tagId);
		const made = await client.tags.create({ name: "By the client" });
		expect((await client.tags.find({ tag_id: made.id ?? "" })).name).toBe("By the client");
		await client.tags.delete({ tag_id: made.id ?? "" });
	});
});

describe("conversations and tickets", () => {
	test("conversations are changed, answered, closed, joined, redacted, assigned, deleted", async () => {
		const conversation_id = await newConversation();
		const changed = await client.conversations.update({ conversation_id, title: "By the client", read: true });
		expect(changed.title).toBe("By the client");
		const replied = await client.conversations.reply({
			conversation_id,
			body: { message_type: "comment", type: "admin", admin_id: adminId, body: "Hi" },
		});
		const part = replied.conversation_parts?.conversation_parts?.at(-1)?.id ?? "";
		const closed = await client.conversations.manage({
			conversation_id,
			body: { message_type: "close", type: "admin", admin_id: adminId },
		});
		expect(closed.state).toBe("closed");
		const other = (await client.contacts.create({ email: "joins@example.com" })).id ?? "";
		await client.conversations.attachContactAsAdmin({
			conversation_id,
			admin_id: adminId,
			customer: { intercom_user_id: other },
		});
		await client.conversations.detachContactAsAdmin({ conversation_id, contact_id: other, admin_id: adminId });
		const redacted = await client.conversations.redactConversationPart({
			type: "conversation_part",
			conversation_id,
			conversation_part_id: part,
		});
		expect(redacted.conversation_parts?.conversation_parts?.some(({ redacted: isGone }) => isGone)).toBe(true);
		const assigned = await client.conversations.runAssignmentRules({ conversation_id });
		expect(assigned.team_assignee_id).not.toBeNull();
		const [, bug] = (await client.ticketTypes.list()).data ?? [];
		const ticket = await client.conversations.convertToTicket({
			conversation_id: Number(conversation_id),
			ticket_type_id: bug?.id ?? "",
		});
		expect(ticket?.type).toBe("ticket");
		const gone = await client.conversations.deleteConversation({ conversation_id: Number(conversation_id) });
		expect(gone).toMatchObject({ deleted: true });
	});

	test("messages", async () => {
		const message = await client.messages.create({
			message_type: "email",
			subject: "News",
			body: "Hello",
			template: "plain",
			from: { type: "admin", id: Number(adminId) },
			to: { type: "user", id: contactId },
		});
		expect(message.id).toBeDefined();
	});

	test("tickets are made now and later, got, changed, answered, deleted", async () => {
		const ticket_id = await newTicket();
		expect((await client.tickets.get({ ticket_id }))?.id).toBe(ticket_id);
		await client.tickets.update({ ticket_id, ticket_state_id: "8269103" });
		await client.tickets.reply({
			ticket_id,
			body: { message_type: "comment", type: "admin", admin_id: adminId, body: "Hi" },
		});
		const [type] = (await client.ticketTypes.list()).data ?? [];
		const job = await client.tickets.enqueueCreateTicket(ticketRequest(type?.id ?? "", 2));
		const done = await client.jobs.status({ job_id: job.id });
		expect([job.status, done.status]).toEqual(["pending", "success"]);
		expect(await client.tickets.deleteTicket({ ticket_id })).toMatchObject({ deleted: true });
	});

	test("ticket types, their attributes, ticket states", async () => {
		const type = await client.ticketTypes.create({ name: "Order", category: "Customer" });
		const ticket_type_id = type?.id ?? "";
		expect((await client.ticketTypes.get({ ticket_type_id }))?.name).toBe("Order");
		expect((await client.ticketTypes.update({ ticket_type_id, name: "Orders" }))?.name).toBe("Orders");
		const attribute = await client.ticketTypes.attributes.create({
			ticket_type_id,
			name: "Colour",
			description: "Of it",
			data_type: "string",
		});
		const id = attribute?.id ?? "";
		expect((await client.ticketTypes.attributes.update({ ticket_type_id, attribute_id: id, archived: true }))?.id).toBe(
			id,
		);
		expect((await client.ticketStates.listTicketStates()).data?.length).toBeGreaterThan(3);
	});

	test("calls, transcripts and recordings", async () => {
		const [call] = (await client.calls.listCalls()).data ?? [];
		const call_id = call?.id ?? "";
		expect((await client.calls.showCall({ call_id })).id).toBe(call_id);
		expect(await client.calls.showCallTranscript({ call_id })).toContain("Teammate");
		const found = await client.calls.listCallsWithTranscripts({ conversation_ids: [call?.conversation_id ?? ""] });
		expect(found.data?.map(({ id }) => id)).toEqual([call_id]);
	});

	test("phone calls are sent on to the messenger", async () => {
		const sent = await client.phoneCallRedirects.create({ phone: "+353832345678" });
		expect(sent?.type).toBe("phone_call_redirect");
	});
});

describe("the workspace", () => {
	test("data attributes", async () => {
		const wanted = Object.assign({ data_type: "integer" as const }, { name: "Shoe size", model: "contact" });
		const made = await client.dataAttributes.create(wanted);
		const changed = await client.dataAttributes.update({
			data_attribute_id: made.id ?? 0,
			body: { description: "EU" },
		});
		expect(changed.description).toBe("EU");
		expect((await client.dataAttributes.list({ model: "contact" })).data?.map(({ id }) => id)).toContain(made.id);
	});

	test("the list of allowed addresses", async () => {
		const list = { enabled: true, ip_allowlist: ["127.0.0.0/8"] };
		expect(await client.ipAllowlist.updateIpAllowlist(list)).toMatchObject(list);
		expect(await client.ipAllowlist.getIpAllowlist()).toMatchObject(list);
	});

	test("custom objects", async () => {
		const custom_object_type_identifier = "Order";
		const made = await client.customObjectInstances.createCustomObjectInstances({
			custom_object_type_identifier,
			external_id: "sdk",
			custom_attributes: { order_number: "1" },
		});
		const key = { custom_object_type_identifier, external_id: "sdk" };
		const found = await client.customObjectInstances.getCustomObjectInstancesByExternalId(key);
		expect(found?.id).toBe(made?.id);
		expect(await client.customObjectInstances.deleteCustomObjectInstancesById(key)).toMatchObject({ deleted: true });
	});

	test("the export of message data, from its order to the file", async () => {
		const made = await client.dataExport.create({ created_at_after: 1_781_000_000, created_at_before: 1_781_100_000 });
		const find = { job_identifier: made.job_identifier ?? "" };
		await client.dataExport.find(find);
		const done = await client.dataExport.find(find);
		expect(done.status).toBe("completed");
		const answer = await fetch(done.download_url ?? "", {
			headers: { authorization: `Bearer ${box.sandbox.accessToken}`, accept: "application/octet-stream" },
		});
		expect(answer.headers.get("content-encoding")).toBe("zip");
		const files = Object.entries(unzipSync(new Uint8Array(await answer.arrayBuffer())));
		const counts = files.map(([name, bytes]) => [
			name.replace(/\d+/g, "9"),
			strFromU8(bytes).trim().split("\n").length,
		]);
		expect(counts).toEqual([
			["receipts_9_9.csv", 28],
			["click_9_9.csv", expect.any(Number)],
		]);
		const next = await client.dataExport.create({ created_at_after: 1, created_at_before: 2 });
		expect((await client.dataExport.cancel({ job_identifier: next.job_identifier ?? "" })).status).toBe("canceled");
	});

	test("the export of reports", async () => {
		const [dataset] = (await client.export.listAvailableDatasetsAndAttributes()).data ?? [];
		const job = await client.export.enqueueANewReportingDataExportJob({
			dataset_id: dataset?.id ?? "",
			attribute_ids: ["conversation_id"],
			start_time: 1_770_000_000,
			end_time: 1_780_000_000,
		});
		expect(job.status).toBe("pending");
	});
});

describe("its errors have types", () => {
	test("400, 401, 404 and 422", async () => {
		const bad = { field: "nothing", operator: "=", value: "1" } as const;
		await expect(client.contacts.search({ query: bad })).rejects.toMatchObject({ statusCode: 400 });
		const stranger = new IntercomClient({ token: "wrong", environment: box.sandbox.url, maxRetries: 0 });
		await expect(stranger.admins.list()).rejects.toBeInstanceOf(Intercom.UnauthorizedError);
		await expect(client.contacts.find({ contact_id: "1" })).rejects.toMatchObject({ statusCode: 404 });
		await expect(client.tags.find({ tag_id: "1" })).rejects.toBeInstanceOf(Intercom.NotFoundError);
		const alone = { conversation_id: await newConversation(), contact_id: contactId, admin_id: adminId };
		const refused = client.conversations.detachContactAsAdmin(alone);
		await expect(refused).rejects.toBeInstanceOf(Intercom.UnprocessableEntityError);
	});

	test("403 for what the plan lacks, 429 past the limit", async () => {
		await using other = await startTest({ plannedOut: ["/news"], rateLimitPerMinute: 6 });
		const options = { token: other.sandbox.accessToken, environment: other.sandbox.url, maxRetries: 0 };
		const limited = new IntercomClient(options);
		await expect(limited.news.feeds.list()).rejects.toMatchObject({ statusCode: 403 });
		const asked = Promise.all([limited.admins.list(), limited.admins.list(), limited.admins.list()]);
		await expect(asked).rejects.toMatchObject({ statusCode: 429 });
	});
});
