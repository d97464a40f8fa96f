import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { loadHtmlReader, readHtml } from "../../../src/scan/html-text.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox({
	contacts: 60,
	companies: 5,
	conversations: 150,
	tickets: 20,
	articles: 10,
});

describe("DisplayAs=plaintext", () => {
	it("gives bodies without tags and entities, in every table that has some", async () => {
		const [plain, html] = [await open({ DisplayAs: "plaintext" }), await open()];
		for (const [table, column] of [
			["conversations", "source_body"],
			["ticket_parts", "body"],
			["articles", "body"],
			["macros", "body"],
			["conversation_parts", "body"],
		] as const) {
			const sql = `SELECT * FROM ${table}`;
			const read = async (connection: typeof plain) =>
				(await connection.query<Record<string, string | null>>(sql)).rows;
			const [shown, whole] = [await read(plain), await read(html)];
			expect(shown.length).toBe(whole.length);
			const texts = shown.map((row) => row[column] ?? null).filter((value) => value !== null);
			const tagged = whole.map((row) => row[column] ?? null).filter((value) => value !== null);
			expect(texts.length, table).toBe(tagged.length);
			expect(tagged.filter((text) => /<\w/.test(text)).length, table).toBeGreaterThan(5);
			expect(
				texts.filter((text) => /<\/?(p|b|a|br|div|h\d)\b|&(amp|lt|quot|nbsp);/.test(text)),
				table,
			).toEqual([]);
		}
	});

	it("lets the service write the parts of a conversation, which it does itself", async () => {
		const connection = await open({ DisplayAs: "plaintext", AutoCache: false });
		const { rows: conversations } = await connection.query<{ id: string }>(
			"SELECT id FROM conversations ORDER BY created_at DESC LIMIT 3",
		);
		for (const { id } of conversations) {
			sandbox.resetRequests();
			const { rows } = await connection.query<{ body: string | null }>(
				"SELECT body FROM conversation_parts WHERE conversation_id = ?",
				[id],
			);
			expect(sandbox.requests.map(({ path }) => path)).toEqual([`/conversations/${id}?display_as=plaintext`]);
			const headers = { Authorization: `Bearer ${sandbox.accessToken}`, "Intercom-Version": "2.16" };
			const answer = await fetch(`${sandbox.url}/conversations/${id}?display_as=plaintext`, { headers });
			const { conversation_parts } = (await answer.json()) as {
				conversation_parts: { conversation_parts: { body?: string | null }[] };
			};
			// Some ids come as numbers that JavaScript rounds, so they are compared in their order.
			const bodies = conversation_parts.conversation_parts.map((part) => part.body ?? null);
			expect(rows.map(({ body }) => body)).toEqual(bodies);
		}
	});

	it("means the same with pushdown and without, in conditions too", async () => {
		const sql = "SELECT id, source_body FROM conversations WHERE source_body LIKE '%refund%' ORDER BY id";
		const answers = [];
		for (const options of [{}, { Pushdown: false }, { AutoCache: false }])
			answers.push((await (await open({ DisplayAs: "plaintext", ...options })).query(sql)).rows);
		expect(answers[0]?.length).toBeGreaterThan(0);
		expect(answers[1]).toEqual(answers[0]);
		expect(answers[2]).toEqual(answers[0]);
	});

	it("keeps its rows apart from those with tags in one cache file", async () => {
		const folder = mkdtempSync(join(tmpdir(), "intercom-sql-display-"));
		onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
		const CacheLocation = join(folder, "cache.sqlite");
		const sql = "SELECT source_body FROM conversations WHERE source_body IS NOT NULL ORDER BY id LIMIT 1";
		const ask = async (DisplayAs: "html" | "plaintext") => {
			const connection = await open({ CacheLocation, DisplayAs });
			const { rows } = await connection.query<{ source_body: string }>(sql);
			await connection.close();
			return rows[0]?.source_body;
		};
		expect(await ask("html")).toContain("<p>");
		expect(await ask("plaintext")).not.toContain("<p>");
		expect(await ask("html")).toContain("<p>");
	});
});

describe("the text of HTML", () => {
	beforeAll(loadHtmlReader);

	it.each([
		["no tags at all", "no tags at all"],
		["a < b", "a < b"],
		["<p>One</p><p>Two</p>", "One\n\nTwo"],
		["One<br>Two", "One\nTwo"],
		['<a href="https://example.com/x">here</a>', "here (https://example.com/x)"],
		['<a href="https://example.com">https://example.com</a>', "https://example.com"],
		["<ul><li>a</li><li>b</li></ul>", "- a\n- b"],
		["<h2>Title</h2>text", "Title\n\ntext"],
		["&lt;b&gt; &amp; &nbsp;caf&eacute;", "<b> &  café"],
		["<p></p>", ""],
		["<script>alert(1)</script>x", "x"],
	])("%j", (html, text) => {
		expect(readHtml(html).replaceAll("\u00a0", " ")).toBe(text);
	});

	it("of any depth is found", () => {
		expect(readHtml(`${"<div>".repeat(20_000)}deep`)).toEqual(expect.any(String));
	});
});
