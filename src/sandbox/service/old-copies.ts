import type { WireObject } from "../wire/wire-object.ts";
import type { RawRequest } from "./request-pipeline.ts";
import type { Reply } from "./route.ts";

/** First rows of lists that are being read, to come again on later pages as if they had changed between the two. */
export class OldCopies {
	readonly #firsts = new Map<string, Buffer>();

	/** Remembers the first row of a first page; a later page gets it once more, older. Answers without rows stay as they are. */
	mixIn({ path, query, text }: RawRequest, reply: Reply): Reply {
		const { rows } = reply;
		if (reply.status !== 200 || rows === undefined) return reply;
		const isFirst = !query.has("starting_after") && !text.includes('"starting_after"');
		const [first] = rows.texts;
		if (isFirst) {
			if (first !== undefined) this.#firsts.set(path, first);
			return reply;
		}
		const known = this.#firsts.get(path);
		this.#firsts.delete(path);
		if (known === undefined) return reply;
		return { ...reply, rows: { ...rows, texts: [...rows.texts, makeOlder(known)] } };
	}
}

// Before its last change an object was open and had no tags.
function makeOlder(text: Buffer): Buffer {
	const row = JSON.parse(text.toString()) as WireObject;
	const { tags } = row as { readonly tags?: WireObject };
	const isConversation = tags !== undefined && "tags" in tags;
	const older = {
		...row,
		updated_at: row["created_at"],
		...("state" in row ? { state: "open", open: true } : {}),
		...(tags === undefined ? {} : { tags: { ...tags, ...noTags(isConversation) } }),
	};
	return Buffer.from(JSON.stringify(older));
}

function noTags(isConversation: boolean): WireObject {
	return isConversation ? { tags: [] } : { data: [], total_count: 0, has_more: false };
}
