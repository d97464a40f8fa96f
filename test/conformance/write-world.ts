import { IntercomClient } from "intercom-client";
import type { Sandbox } from "../../src/sandbox/index.ts";

/** Anything that an answer holds. */
// biome-ignore lint/suspicious/noExplicitAny: objects as JSON
export type Wire = any;

/** What the cases of writing refer to, and ways to look at what they wrote that are not the product's. */
export interface WriteWorld {
	readonly adminId: string;
	readonly contactId: string;
	readonly otherContactId: string;
	readonly leadId: string;
	readonly companyId: string;
	readonly tagId: string;
	readonly conversationId: string;
	readonly ticketTypeId: string;
	readonly ticketAttributeId: string;
	readonly trackerId: string;
	readonly helpCenterId: string;
	readonly collectionId: string;
	readonly articleId: string;
	readonly scheduleId: string;
	readonly sourceId: string;
	readonly newsfeedId: string;
	readonly audienceId: string;
	/** The package that Intercom publishes. */
	readonly client: IntercomClient;
	/** What it has no class for: the answer to a GET; undefined for 404. */
	readonly get: (path: string) => Promise<Wire>;
}

/** Makes what the cases refer to. */
export async function makeWriteWorld(sandbox: Sandbox): Promise<WriteWorld> {
	const ask = async (method: string, path: string, body?: object): Promise<Wire> => {
		const response = await fetch(sandbox.url + path, {
			method,
			headers: { authorization: `Bearer ${sandbox.accessToken}`, "intercom-version": "2.16" },
			...(body && { body: JSON.stringify(body) }),
		});
		if (response.status === 404) return undefined;
		const answer: Wire = await response.json();
		if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
		return answer;
	};
	const get = (path: string): Promise<Wire> => ask("GET", path);
	const make = (path: string, body: object): Promise<Wire> => ask("POST", path, body);
	const firstOf = async (path: string, key = "data"): Promise<string> => String((await get(path))[key][0].id);
	const types: Wire[] = (await get("/ticket_types")).data;
	const tracker = types.find(({ category }) => category === "Tracker");
	const contactId = (await make("/contacts", { external_id: "world-1", email: "world1@example.com" })).id;
	const from = { type: "user", id: contactId };
	return {
		adminId: (await get("/me")).id,
		contactId,
		otherContactId: (await make("/contacts", { external_id: "world-2", email: "world2@example.com" })).id,
		leadId: (await make("/contacts", { role: "lead", name: "Somebody" })).id,
		companyId: (await make("/companies", { company_id: "world", name: "World" })).id,
		tagId: (await make("/tags", { name: "World" })).id,
		conversationId: (await make("/conversations", { from, body: "Hello" })).conversation_id,
		ticketTypeId: types[1].id,
		ticketAttributeId: types[1].ticket_type_attributes.data.find(({ data_type }: Wire) => data_type === "integer").id,
		trackerId: (await make("/tickets", { ticket_type_id: tracker.id, contacts: [{ id: contactId }] })).id,
		helpCenterId: await firstOf("/help_center/help_centers"),
		collectionId: await firstOf("/help_center/collections"),
		articleId: await firstOf("/articles"),
		scheduleId: await firstOf("/office_hours_schedules"),
		sourceId: await firstOf("/ai/content_import_sources"),
		newsfeedId: await firstOf("/news/newsfeeds"),
		audienceId: await firstOf("/audiences"),
		// The package knows versions up to the one that it was made from.
		client: new IntercomClient({
			token: sandbox.accessToken,
			environment: sandbox.url,
			maxRetries: 0,
			version: "2.16" as "2.14",
		}),
		get,
	};
}
