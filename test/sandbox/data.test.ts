import { describe, expect, test } from "vitest";
import { startTest, testNow } from "./client.ts";

// biome-ignore lint/suspicious/noExplicitAny: conversations as JSON
type Wire = any;

type Reference = readonly [kind: string, id: string];

const idsOf = (rows: readonly Wire[]): Set<string> => new Set(rows.map(({ id }) => id));

function referencesOfContact({ owner_id, tags, companies }: Wire): Reference[] {
	return [
		...(owner_id === null ? [] : [["admin", owner_id] as const]),
		...tags.data.map(({ id }: Wire) => ["tag", id] as const),
		...companies.data.map(({ id }: Wire) => ["company", id] as const),
	];
}

function referencesOf(it: Wire): Reference[] {
	const assigned: Reference[] = [
		["admin", String(it.admin_assignee_id)],
		["team", String(it.team_assignee_id)],
	];
	const authors: Wire[] = it.conversation_parts.conversation_parts.map(({ author }: Wire) => author);
	return [
		...assigned.filter(([, id]) => id !== "0"),
		...it.contacts.contacts.map(({ id }: Wire) => ["contact", id] as const),
		...(it.teammates?.teammates ?? []).map(({ id }: Wire) => ["admin", id] as const),
		...it.tags.tags.map(({ id }: Wire) => ["tag", id] as const),
		...(it.company === null ? [] : [["company", it.company.id] as const]),
		...authors
			.filter(({ type }) => type !== "bot")
			.map(({ type, id }) => [type === "admin" ? "admin" : "contact", id] as const),
	];
}

describe("generated data", () => {
	test("the same seed and present give the same bytes, another seed others", async () => {
		await using first = await startTest({ seed: 7 });
		await using second = await startTest({ seed: 7 });
		await using third = await startTest({ seed: 8 });
		const read = async (box: typeof first): Promise<string> =>
			JSON.stringify([(await box.get("/contacts?per_page=50")).body, (await box.get("/conversations")).body]);
		expect(await read(first)).toBe(await read(second));
		expect(await read(first)).not.toBe(await read(third));
		expect(first.sandbox.accessToken).toBe(second.sandbox.accessToken);
	});

	test("every reference points to something that exists", async () => {
		await using box = await startTest();
		const { truth } = box.sandbox;
		const known: Record<string, Set<string>> = {
			contact: idsOf(truth.contacts()),
			company: idsOf(truth.companies()),
			admin: idsOf((await box.get("/admins")).body.admins),
			team: idsOf((await box.get("/teams")).body.teams),
			tag: idsOf((await box.get("/tags")).body.data),
		};
		const references = [
			...truth.contacts().flatMap(referencesOfContact),
			...truth.conversations().flatMap(referencesOf),
		];
		const broken = references.filter(([kind, id]) => known[kind]?.has(id) !== true);
		expect(references.length).toBeGreaterThan(2000);
		expect(broken).toEqual([]);
	});

	test("the statistics of a conversation are those of its parts", async () => {
		await using box = await startTest({ conversations: 1500 });
		for (const it of box.sandbox.truth.conversations() as Wire[]) {
			const parts: Wire[] = it.conversation_parts.conversation_parts;
			const { statistics } = it;
			expect(it.updated_at).toBe(parts.at(-1)?.created_at ?? it.created_at);
			expect(it.updated_at).toBeLessThan(testNow / 1000);
			if (statistics === null || statistics.count_conversation_parts > 500) continue;
			const first = (test: (part: Wire) => boolean): number | null => parts.find(test)?.created_at ?? null;
			const isReply = (part: Wire): boolean => part.part_type === "comment" && part.author.type === "admin";
			const isClose = (part: Wire): boolean => part.part_type === "close";
			expect(statistics.count_conversation_parts).toBe(parts.length);
			expect(statistics.first_admin_reply_at).toBe(first(isReply));
			expect(statistics.first_close_at).toBe(first(isClose));
			expect(statistics.last_close_at).toBe(parts.findLast(isClose)?.created_at ?? null);
			expect(statistics.count_reopens).toBe(parts.filter((part) => part.part_type === "open").length);
			expect(statistics.count_assignments).toBe(parts.filter((part) => part.assigned_to !== null).length);
			const reply = first(isReply);
			expect(statistics.time_to_admin_reply).toBe(reply === null ? null : reply - it.created_at);
			expect(it.state).toBe(parts.at(-1)?.state ?? "open");
			expect(parts.map((part) => part.created_at)).toEqual(parts.map((part) => part.created_at).sort((a, b) => a - b));
		}
	});

	test("a conversation is given with its newest 500 parts, and its statistics tell of all", async () => {
		await using box = await startTest({ conversations: 4000 });
		const long = (box.sandbox.truth.conversations() as Wire[]).find(
			({ statistics }) => (statistics?.count_conversation_parts ?? 0) > 500,
		);
		const { body } = await box.get(`/conversations/${long.id}`);
		const parts = body.conversation_parts.conversation_parts;
		expect(parts).toHaveLength(500);
		expect(parts.at(-1).created_at).toBe(body.updated_at);
		expect(body.statistics.count_conversation_parts).toBeGreaterThan(500);
	});

	test("a million conversations cost nothing until they are read", async () => {
		await using box = await startTest({ conversations: 1_000_000, contacts: 1_000_000 });
		expect((await box.get("/me")).status).toBe(200);
		expect((await box.get("/admins")).body.admins).toHaveLength(12);
	});

	test("mail addresses lie in domains that nobody can own", async () => {
		await using box = await startTest();
		for (const { email } of box.sandbox.truth.contacts()) {
			if (email !== null) expect(email).toMatch(/@(example\.(com|org|net)|[a-z0-9-]+\.example)$/);
		}
	});

	test("plain text is asked for, and links keep their address", async () => {
		await using box = await startTest();
		const it = (box.sandbox.truth.conversations() as Wire[]).find(({ conversation_parts }) =>
			conversation_parts.conversation_parts.some(({ body }: Wire) => body?.includes("<a href")),
		);
		const { body } = await box.get(`/conversations/${it.id}?display_as=plaintext`);
		const texts: string[] = body.conversation_parts.conversation_parts.flatMap((part: Wire) => part.body ?? []);
		expect(texts.some((text) => /\(https:\/\/help\.example\.com\//.test(text))).toBe(true);
		expect(texts.every((text) => !/<\w/.test(text))).toBe(true);
	});
});

describe("shapes of older versions", () => {
	test("2.15 has null for nobody, two priorities, and numbers for owners", async () => {
		await using box = await startTest();
		const old = { "intercom-version": "2.15" };
		const rows = (await box.get("/conversations?per_page=150", old)).body.conversations as Wire[];
		expect(rows.some(({ team_assignee_id }) => team_assignee_id === null)).toBe(true);
		expect(rows.every(({ team_assignee_id }) => team_assignee_id !== 0)).toBe(true);
		expect(new Set(rows.map(({ priority }) => priority))).toEqual(new Set(["priority", "not_priority"]));
		expect(rows[0]).not.toHaveProperty("channel");
		const contacts = (await box.get("/contacts?per_page=150", old)).body.data as Wire[];
		expect(contacts.map(({ owner_id }) => typeof owner_id)).toContain("number");
		const now = (await box.get("/contacts?per_page=150")).body.data as Wire[];
		expect(now.map(({ owner_id }) => typeof owner_id)).toContain("string");
	});

	test("2.11 has neither company nor handling time, and avatars of admins are objects", async () => {
		await using box = await startTest();
		const old = { "intercom-version": "2.11" };
		const rows = (await box.get("/conversations?per_page=150", old)).body.conversations as Wire[];
		expect(rows.every((row) => !("company" in row))).toBe(true);
		expect(rows.every(({ statistics }) => statistics === null || !("handling_time" in statistics))).toBe(true);
		const admins = (await box.get("/admins", old)).body.admins as Wire[];
		expect(admins.map(({ avatar }) => typeof avatar)).not.toContain("string");
	});
});
