import type { RowWrite, WrittenRow } from "../../src/cache/index.ts";
import type { Sandbox } from "../../src/sandbox/index.ts";
import fc from "../random-cases.ts";

/** One request that writes, and what a cache is told of it. */
export interface LawWrite {
	readonly method: "POST" | "PUT" | "DELETE";
	readonly path: string;
	readonly body?: unknown;
	/** What is known before it is sent. */
	readonly pending: readonly RowWrite[];
	/** What is known afterwards, by the answer; rows are read where it says so. */
	readonly done: (answer: { readonly id?: string }) => readonly RowWrite[];
	/** The row that may be told instead of its having changed, by its key. */
	readonly row?: { readonly table: string; readonly key: (answer: { readonly id?: string }) => WrittenRow } | undefined;
}

/** Ids of what can be written. */
export interface LawObjects {
	readonly contacts: readonly string[];
	readonly conversations: readonly string[];
	readonly tags: readonly string[];
	readonly admin: string;
}

/** Sends a write; undefined where it is refused, so that nothing was written. */
export async function send(
	sandbox: Pick<Sandbox, "url" | "accessToken">,
	{ method, path, body }: LawWrite,
): Promise<{ readonly id?: string } | undefined> {
	const answer = await fetch(`${sandbox.url}${path}`, {
		method,
		headers: { authorization: `Bearer ${sandbox.accessToken}`, "content-type": "application/json" },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const text = await answer.text();
	return answer.ok ? (JSON.parse(text || "{}") as { id?: string }) : undefined;
}

/** Writes that make, change and remove contacts, merge them, change and delete conversations, and attach and detach tags. */
export function makeLawWrite({ contacts, conversations, tags, admin }: LawObjects): fc.Arbitrary<LawWrite> {
	const contact = fc.constantFrom(...contacts);
	const conversation = fc.constantFrom(...conversations);
	const tag = fc.constantFrom(...tags);
	const name = fc.constantFrom("Ada", "Zoë Łęcki", "O'Brien", "zz top", "");
	const created = fc.tuple(name, fc.uuid()).map(
		([called, id]): LawWrite => ({
			method: "POST",
			path: "/contacts",
			body: { role: "user", external_id: id, email: `${id}@example.com`, name: called },
			pending: [{ table: "contacts", key: {}, outcome: "pending" }],
			done: (answer) => [{ table: "contacts", key: { id: answer.id ?? "" }, outcome: "changed" }],
			row: { table: "contacts", key: (answer) => ({ id: answer.id ?? "" }) },
		}),
	);
	const change = fc.oneof(
		name.map((called) => ({ name: called })),
		fc.uuid().map((id) => ({ email: `${id}@example.org` })),
		fc.constantFrom({ role: "user" }, { role: "lead" }, { phone: "+4930123456" }),
	);
	const changed = fc
		.tuple(contact, change)
		.map(([id, body]) => ({ ...about("contacts", { id }, "changed"), method: "PUT", path: `/contacts/${id}`, body }));
	const deleted = contact.map((id) => ({
		...about("contacts", { id }, "gone"),
		method: "DELETE",
		path: `/contacts/${id}`,
	}));
	const merged = fc.tuple(contact, contact).map(([from, into]) => ({
		...about("contacts", { id: from }, "gone"),
		method: "POST",
		path: "/contacts/merge",
		body: { from, into, skip_duplicate_validation: true },
		pending: [from, into].map((id): RowWrite => ({ table: "contacts", key: { id }, outcome: "pending" })),
		done: (): readonly RowWrite[] => [
			{ table: "contacts", key: { id: from }, outcome: "gone" },
			{ table: "contacts", key: { id: into }, outcome: "changed" },
		],
	}));
	const titled = fc.tuple(conversation, name).map(([id, title]) => ({
		...about("conversations", { id }, "changed"),
		method: "PUT",
		path: `/conversations/${id}`,
		body: { title },
	}));
	const removed = conversation.map((id) => ({
		...about("conversations", { id }, "gone"),
		method: "DELETE",
		path: `/conversations/${id}`,
	}));
	const tagged = fc.tuple(fc.boolean(), contact, conversation, tag).map(([isContact, person, talk, id]) => {
		const [table, key, path] = isContact
			? ["contact_tags", { contact_id: person, tag_id: id }, `/contacts/${person}/tags`]
			: ["conversation_tags", { conversation_id: talk, tag_id: id }, `/conversations/${talk}/tags`];
		return { ...about(table, key, "changed"), method: "POST", path, body: { id, admin_id: admin } };
	});
	const untagged = fc.tuple(fc.boolean(), contact, conversation, tag).map(([isContact, person, talk, id]) => {
		const [table, key, path] = isContact
			? ["contact_tags", { contact_id: person, tag_id: id }, `/contacts/${person}/tags/${id}`]
			: ["conversation_tags", { conversation_id: talk, tag_id: id }, `/conversations/${talk}/tags/${id}`];
		return { ...about(table, key, "gone"), method: "DELETE", path, body: { admin_id: admin } };
	});
	return fc.oneof(
		created,
		changed,
		changed,
		deleted,
		merged,
		titled,
		removed,
		tagged,
		tagged,
		untagged,
	) as fc.Arbitrary<LawWrite>;
}

function about(table: string, key: WrittenRow, outcome: "changed" | "gone"): Omit<LawWrite, "method" | "path"> {
	return {
		pending: [{ table, key, outcome: "pending" }],
		done: () => [{ table, key, outcome }],
		row: outcome === "changed" ? { table, key: () => key } : undefined,
	};
}
