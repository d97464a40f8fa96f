import type { TestSandbox } from "./client.ts";
import type { Sample } from "./samples.ts";

// biome-ignore lint/suspicious/noExplicitAny: objects as JSON
type Wire = any;

const adminId = "991267459";

/** Requests for every endpoint that writes. */
export const writeSamples: Readonly<Record<string, (box: TestSandbox) => Promise<Sample[]> | Sample[]>> = {
	"PUT /admins/{id}/away": () => [
		{ path: `/admins/${adminId}/away`, body: { away_mode_enabled: true, away_mode_reassign: false } },
		{ path: "/admins/1/away", body: {}, status: 404 },
	],
	"POST /data_attributes": () => [
		{ path: "/data_attributes", body: { name: "Shoe size", model: "contact", data_type: "integer" } },
		{ path: "/data_attributes", body: { name: "seats", model: "contact", data_type: "integer" }, status: 400 },
		{
			path: "/data_attributes",
			body: { name: "Fit", model: "contact", data_type: "options", options: [{ value: "S" }] },
			status: 400,
		},
		{
			path: "/data_attributes",
			body: { name: "Size", model: "contact", data_type: "options", options: [{ value: "S" }, { value: "L" }] },
			since: 16,
		},
	],
	"PUT /data_attributes/{id}": () => [
		{ path: "/data_attributes/9101", body: { description: "Seats", archived: false } },
		{ path: "/data_attributes/1", body: {}, status: 404 },
	],
	"POST /contacts": () => [
		{ path: "/contacts", body: { email: "new@example.com", name: "Nova" } },
		{ path: "/contacts", body: { role: "lead" } },
		{ path: "/contacts", body: {}, status: 400 },
		{ path: "/contacts", body: { email: "new@example.com" }, status: 409 },
	],
	"PUT /contacts/{id}": async (box) => [{ path: `/contacts/${await contact(box)}`, body: { name: "Changed" } }],
	"DELETE /contacts/{id}": async (box) => [{ path: `/contacts/${await newContact(box)}` }],
	"POST /contacts/{id}/archive": async (box) => [{ path: `/contacts/${await newContact(box)}/archive` }],
	"POST /contacts/{id}/unarchive": async (box) => [{ path: `/contacts/${await newContact(box)}/unarchive` }],
	"POST /contacts/{id}/block": async (box) => [{ path: `/contacts/${await newContact(box)}/block` }],
	"POST /contacts/merge": async (box) => {
		const [from, into] = [await newContact(box, "lead"), await newContact(box)];
		return [
			{ path: "/contacts/merge", body: { from, into }, status: 400, since: 16 },
			{ path: "/contacts/merge", body: { from, into, skip_duplicate_validation: true } },
		];
	},
	"POST /contacts/{id}/tags": async (box) => [
		{ path: `/contacts/${await contact(box)}/tags`, body: { id: await tag(box) } },
		{ path: `/contacts/${await contact(box)}/tags`, body: { id: "1" }, status: 404 },
	],
	"DELETE /contacts/{id}/tags/{tag_id}": async (box) => {
		const path = `/contacts/${await contact(box)}/tags`;
		await box.post(path, { id: await tag(box) });
		return [{ path: `${path}/${await tag(box)}` }];
	},
	"POST /contacts/{id}/companies": async (box) => [
		{ path: `/contacts/${await contact(box)}/companies`, body: { id: await company(box) } },
		{ path: `/contacts/${await contact(box)}/companies`, body: {}, status: 400 },
	],
	"DELETE /contacts/{id}/companies/{company_id}": async (box) => {
		const path = `/contacts/${await contact(box)}/companies`;
		await box.post(path, { id: await company(box) });
		return [{ path: `${path}/${await company(box)}` }, { path: `${path}/${await company(box)}`, status: 404 }];
	},
	"POST /contacts/{id}/subscriptions": async (box) => [
		{ path: `/contacts/${await contact(box)}/subscriptions`, body: { id: "37801", consent_type: "opt_in" } },
	],
	"DELETE /contacts/{id}/subscriptions/{subscription_id}": async (box) => {
		const path = `/contacts/${await contact(box)}/subscriptions`;
		await box.post(path, { id: "37803", consent_type: "opt_out" });
		return [{ path: `${path}/37803` }];
	},
	"POST /contacts/{id}/notes": async (box) => [
		{ path: `/contacts/${await contact(box)}/notes`, body: { body: "<p>Hello</p>", admin_id: adminId } },
	],
	"POST /visitors/convert": async (box) => [
		{
			path: "/visitors/convert",
			body: {
				visitor: { id: await newContact(box, "lead") },
				user: { user_id: "v-1", email: "v@example.com" },
				type: "user",
			},
		},
		{
			path: "/visitors/convert",
			body: { visitor: { id: await newContact(box, "lead") }, user: { id: await newContact(box) }, type: "user" },
		},
		{ path: "/visitors/convert", body: { visitor: { id: "1" }, user: { user_id: "v-2" }, type: "user" }, status: 404 },
	],
	"PUT /visitors": async (box) => [
		{ path: "/visitors", body: { id: await newContact(box, "lead"), name: "Somebody" } },
		{ path: "/visitors", body: { id: "1" }, status: 404 },
	],
	"POST /companies": () => [
		{ path: "/companies", body: { company_id: "new-1", name: "New", plan: "Pro", custom_attributes: { seats: 4 } } },
		{ path: "/companies", body: { company_id: "new-1", size: "many" }, status: 400 },
	],
	"PUT /companies/{id}": async (box) => [{ path: `/companies/${await company(box)}`, body: { name: "Renamed" } }],
	"DELETE /companies/{id}": async (box) => [
		{ path: `/companies/${(await box.post("/companies", { company_id: "gone" })).body.id}` },
	],
	"POST /companies/{id}/notes": async (box) => [
		{ path: `/companies/${await company(box)}/notes`, body: { body: "Hello" } },
	],
	"POST /tags": () => [
		{ path: "/tags", body: { name: "Fresh" } },
		{ path: "/tags", body: { name: "" }, status: 400 },
	],
	"DELETE /tags/{id}": async (box) => [
		{ path: `/tags/${(await box.post("/tags", { name: "Short-lived" })).body.id}` },
		{ path: "/tags/1", status: 404 },
		{ path: `/tags/${await tag(box, "Enterprise")}`, status: 400 },
	],
	"POST /conversations": async (box) => [
		{ path: "/conversations", body: { from: { type: "team", id: await contact(box) }, body: "Hello" }, status: 400 },
		{
			path: "/conversations",
			body: { from: { type: "user", id: await archivedContact(box) }, body: "Hello" },
			status: 404,
		},
		{ path: "/conversations", body: { from: { type: "user", id: await contact(box) }, body: "Hello there" } },
	],
	"PUT /conversations/{id}": async (box) => [
		{
			path: `/conversations/${await conversation(box)}`,
			body: { read: true, custom_attributes: { "Is urgent": true } },
		},
		{ path: `/conversations/${await conversation(box)}`, body: { custom_attributes: { Topic: "Other" } }, status: 400 },
	],
	"DELETE /conversations/{id}": async (box) => [{ path: `/conversations/${await newConversation(box)}` }],
	"POST /conversations/{id}/parts": async (box) => {
		const path = `/conversations/${await newConversation(box)}/parts`;
		const admin = { type: "admin", admin_id: adminId };
		return [
			{ path, body: { ...admin, message_type: "close", body: "Bye" } },
			{ path, body: { ...admin, message_type: "close" }, status: 400 },
			{ path, body: { ...admin, message_type: "open" } },
			{ path, body: { ...admin, message_type: "open" }, status: 400 },
			{ path, body: { ...admin, message_type: "snoozed", snoozed_until: 1_900_000_000 } },
			{ path, body: { ...admin, message_type: "assignment", assignee_id: "5017691" } },
			{ path, body: { ...admin, message_type: "assignment", assignee_id: "0" } },
			{ path, body: { ...admin, message_type: "dance" }, status: 400 },
		];
	},
	"POST /conversations/{id}/reply": async (box) => [
		{
			path: `/conversations/${await conversation(box)}/reply`,
			body: { type: "admin", message_type: "comment", admin_id: adminId, body: "Hi" },
		},
		{
			path: `/conversations/${await conversation(box)}/reply`,
			body: { type: "admin", message_type: "quick_reply", admin_id: adminId, body: "Choose" },
			status: 400,
		},
	],
	"POST /conversations/{id}/tags": async (box) => [
		{ path: `/conversations/${await conversation(box)}/tags`, body: { id: await tag(box), admin_id: adminId } },
	],
	"DELETE /conversations/{id}/tags/{tag_id}": async (box) => {
		const path = `/conversations/${await conversation(box)}/tags`;
		await box.post(path, { id: await tag(box), admin_id: adminId });
		return [
			{ path: `${path}/${await tag(box)}`, status: 400 },
			{ path: `${path}/${await tag(box)}`, body: { admin_id: adminId } },
		];
	},
	"POST /conversations/{id}/customers": async (box) => [
		{
			path: `/conversations/${await newConversation(box)}/customers`,
			body: { admin_id: adminId, customer: { intercom_user_id: await newContact(box) } },
		},
	],
	"DELETE /conversations/{id}/customers/{contact_id}": async (box) => {
		const [path, other] = [`/conversations/${await newConversation(box)}/customers`, await newContact(box)];
		await box.post(path, { admin_id: adminId, customer: { intercom_user_id: other } });
		const body = { admin_id: adminId };
		return [
			{ path: `${path}/${other}`, body },
			{ path: `${path}/${await contact(box)}`, body, status: 422 },
		];
	},
	"POST /conversations/redact": (box) => {
		const it: Wire = box.sandbox.truth
			.conversations()
			.find(
				({ conversation_parts: { conversation_parts: parts }, source }: Wire) =>
					source.author.type === "user" && parts.some(hasText) && !parts.every(hasText),
			);
		const parts: Wire[] = it.conversation_parts.conversation_parts;
		const redact = (part: Wire) => ({
			path: "/conversations/redact",
			body: { type: "conversation_part", conversation_id: it.id, conversation_part_id: part.id },
		});
		const ofSource = { type: "source", conversation_id: it.id };
		return [
			redact(parts.find(hasText)),
			{ ...redact(parts.find((part) => !hasText(part))), status: 400 },
			{ path: "/conversations/redact", body: { ...ofSource, source_id: it.source.id } },
			{ path: "/conversations/redact", body: { ...ofSource, source_id: "1" }, status: 404 },
		];
	},
	"POST /conversations/{id}/convert": async (box) => [
		{
			path: `/conversations/${await newConversation(box)}/convert`,
			body: { ticket_type_id: (await box.get("/ticket_types")).body.data[1].id },
		},
	],
	"POST /messages": async (box) => [
		{
			path: "/messages",
			body: {
				message_type: "inapp",
				body: "heyy",
				from: { type: "admin", id: 991_267_459 },
				to: { type: "user", id: await contact(box) },
			},
		},
		{ path: "/messages", body: { message_type: "pigeon", body: "x", to: { id: "1" } }, status: 400 },
		{ path: "/messages", body: { message_type: "email", body: "x", to: { id: "1" } }, status: 422 },
	],
	"POST /tickets": async (box) => [
		{
			path: "/tickets",
			body: {
				ticket_type_id: (await box.get("/ticket_types")).body.data[0].id,
				contacts: [{ id: await contact(box) }],
				ticket_attributes: { _default_title_: "New", Amount: 12.5, Reason: "Other" },
			},
		},
	],
	"PUT /tickets/{id}": async (box) => [
		{ path: `/tickets/${await ticket(box)}`, body: { ticket_state_id: "8269103", assignee_id: adminId } },
		{ path: `/tickets/${await ticket(box)}`, body: { assignee_id: "0" } },
		{ path: `/tickets/${await ticket(box)}`, body: { ticket_state_id: "1" }, status: 400 },
	],
	"DELETE /tickets/{id}": async (box) => [
		{ path: `/tickets/${await ticket(box)}` },
		{ path: "/tickets/1", status: 404 },
	],
	"POST /tickets/{id}/reply": async (box) => [
		{
			path: `/tickets/${await ticket(box)}/reply`,
			body: { type: "admin", message_type: "comment", admin_id: adminId, body: "Hi" },
		},
		{
			path: `/tickets/${await ticket(box)}/reply`,
			body: { type: "admin", message_type: "quick_reply", admin_id: adminId, reply_options: quickReplies },
		},
	],
	"POST /ticket_types": () => [
		{ path: "/ticket_types", body: { name: "Order", category: "Customer" } },
		{ path: "/ticket_types", body: { name: "Order", category: "Anything" }, status: 400 },
	],
	"PUT /ticket_types/{id}": async (box) => [
		{ path: `/ticket_types/${(await box.get("/ticket_types")).body.data[2].id}`, body: { archived: true } },
	],
	"POST /ticket_types/{id}/attributes": async (box) => [
		{
			path: `/ticket_types/${(await box.get("/ticket_types")).body.data[2].id}/attributes`,
			body: { name: "Colour", description: "Of it", data_type: "list", list_items: "Red,Green" },
		},
	],
	"PUT /ticket_types/{id}/attributes/{attribute_id}": async (box) => {
		const type = (await box.get("/ticket_types")).body.data[2];
		const path = `/ticket_types/${type.id}/attributes/${type.ticket_type_attributes.data[0].id}`;
		return [{ path, body: { archived: true } }];
	},
};

async function contact(box: TestSandbox): Promise<string> {
	const query = { field: "role", operator: "=", value: "user" };
	const sort = { field: "created_at", order: "ascending" };
	return (await box.post("/contacts/search", { query, sort, pagination: { per_page: 1 } })).body.data[0].id;
}

let serial = 0;

async function newContact(box: TestSandbox, role = "user"): Promise<string> {
	serial++;
	return (await box.post("/contacts", { role, email: `new${serial}@example.com` })).body.id;
}

async function archivedContact(box: TestSandbox): Promise<string> {
	const id = await newContact(box);
	await box.post(`/contacts/${id}/archive`, undefined);
	return id;
}

async function newConversation(box: TestSandbox): Promise<string> {
	const from = { type: "user", id: await contact(box) };
	return (await box.post("/conversations", { from, body: "Hello" })).body.conversation_id;
}

async function conversation(box: TestSandbox): Promise<string> {
	return (await box.get("/conversations?per_page=1")).body.conversations[0].id;
}

async function ticket(box: TestSandbox): Promise<string> {
	const query = { field: "created_at", operator: ">", value: 0 };
	return (await box.post("/tickets/search", { query })).body.tickets[0].id;
}

async function tag(box: TestSandbox, name = "VIP"): Promise<string> {
	return (await box.get("/tags")).body.data.find((it: Wire) => it.name === name).id;
}

async function company(box: TestSandbox): Promise<string> {
	return (await box.post("/companies/list", undefined)).body.data[0].id;
}

const quickReplies = [{ text: "Yes", uuid: "a5e1c524-5ddd-4c3e-9328-6bca5d6e3edb" }];

const hasText = ({ body }: Wire): boolean => body !== null;
