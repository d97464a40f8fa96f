import { IntercomClient } from "intercom-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTest, type TestSandbox } from "./client.ts";

const adminId = "991267459";
let box: TestSandbox;
let client: IntercomClient;
beforeAll(async () => {
	box = await startTest();
	client = new IntercomClient({ token: box.sandbox.accessToken, environment: box.sandbox.url, maxRetries: 0 });
});
afterAll(async () => {
	await box.sandbox.close();
});

async function count(pages: AsyncIterable<unknown>): Promise<number> {
	let rows = 0;
	for await (const _ of pages) rows++;
	return rows;
}

describe("the knowledge base", () => {
	test("articles and collections", async () => {
		const made = await client.articles.create({ title: "By the client", author_id: Number(adminId) });
		const article_id = Number(made.id);
		await client.articles.update({ article_id, title: "Changed" });
		expect((await client.articles.find({ article_id })).title).toBe("Changed");
		expect((await client.articles.search({ phrase: "Changed", state: "all" })).total_count).toBe(1);
		expect(await client.articles.delete({ article_id })).toMatchObject({ deleted: true });
		const collection = await client.helpCenters.collections.create({ name: "By the client" });
		const collection_id = Number(collection.id);
		await client.helpCenters.collections.update({ collection_id, name: "Changed" });
		expect((await client.helpCenters.collections.find({ collection_id })).name).toBe("Changed");
		expect(await client.helpCenters.collections.delete({ collection_id })).toMatchObject({ deleted: true });
		expect(await count(await client.helpCenters.list({ page: 1, per_page: 1 }))).toBe(2);
		expect((await client.helpCenters.find({ help_center_id: 79 })).id).toBe("79");
	});

	test("internal articles", async () => {
		const id = Number(adminId);
		const made = await client.internalArticles.createInternalArticle({ title: "Mine", owner_id: id, author_id: id });
		const internal_article_id = Number(made.id);
		await client.internalArticles.updateInternalArticle({ internal_article_id, title: "Changed" });
		expect((await client.internalArticles.retrieveInternalArticle({ internal_article_id })).title).toBe("Changed");
		expect((await client.internalArticles.searchInternalArticles()).total_count).toBe(56);
		expect(await client.internalArticles.deleteInternalArticle({ internal_article_id })).toMatchObject({
			deleted: true,
		});
		expect((await client.internalArticles.listInternalArticles()).data?.length).toBe(50);
	});

	test("what the AI agent reads", async () => {
		const wanted = Object.assign({ url: "https://docs.example.com" }, { sync_behavior: "api" });
		const source = await client.aiContent.createContentImportSource(wanted);
		const source_id = String(source.id);
		expect((await client.aiContent.getContentImportSource({ source_id })).url).toBe("https://docs.example.com");
		const page = await client.aiContent.createExternalPage({
			title: "Page",
			html: "<p>Hi</p>",
			source_id: source.id,
			external_id: "sdk-page",
		});
		expect((await client.aiContent.getExternalPage({ page_id: page.id })).title).toBe("Page");
		expect(await client.aiContent.deleteExternalPage({ page_id: page.id })).toMatchObject({ id: page.id });
		await client.aiContent.deleteContentImportSource({ source_id });
		expect((await client.aiContent.listContentImportSources()).data?.length).toBe(3);
		expect((await client.aiContent.listExternalPages()).data?.length).toBe(50);
	});

	test("news", async () => {
		const made = await client.news.items.create({ title: "New", sender_id: Number(adminId) });
		const news_item_id = Number(made.id);
		expect((await client.news.items.find({ news_item_id })).title).toBe("New");
		expect(await client.news.items.delete({ news_item_id })).toMatchObject({ deleted: true });
		expect((await client.news.feeds.list()).data?.length).toBe(2);
		expect((await client.news.feeds.find({ newsfeed_id: "68" })).id).toBe("68");
		expect((await client.news.feeds.listItems({ newsfeed_id: "68" })).data?.length).toBeGreaterThan(0);
		expect((await client.news.items.list()).data?.length).toBe(10);
	});
});
