import { expect, test } from "vitest";
import { type Answer, startTest } from "./client.ts";

// biome-ignore lint/suspicious/noExplicitAny: objects as JSON
type Wire = any;

test("what was written of a message stays when its writer is renamed or deleted, and the writer's name does not", async () => {
	await using box = await startTest();
	const signed = box.sandbox.truth
		.conversations()
		.find(
			({ source }: Wire) => source.author.name !== null && source.body.includes(`<p>${source.author.name}</p>`),
		) as Wire;
	const whole = (): Promise<Answer> => box.get(`/conversations/${signed.id}`);
	const texts = ({ body }: Answer): unknown[] => [
		body.source.body,
		body.conversation_parts.conversation_parts.map((part: Wire) => part.body),
	];
	const before = await whole();
	const { id, name } = before.body.source.author;
	await box.ask("PUT", `/contacts/${id}`, { name: "Somebody Else" });
	const renamed = await whole();
	expect(texts(renamed)).toEqual(texts(before));
	expect(renamed.body.source.author.name).toBe("Somebody Else");
	await box.ask("DELETE", `/contacts/${id}`);
	const deleted = await whole();
	expect(texts(deleted)).toEqual(texts(before));
	expect(deleted.body.source.author).toEqual({ type: "user", id, name: null, email: null });
	const query = { field: "source.body", operator: "=", value: name.split(" ")[0] };
	const found = (await box.post("/conversations/search", { query, pagination: { per_page: 150 } })).body.conversations;
	expect(found.map((it: Wire) => it.id)).toContain(signed.id);
});
