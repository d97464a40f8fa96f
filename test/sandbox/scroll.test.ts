import { expect, test } from "vitest";
import type { Clock } from "../../src/base/index.ts";
import { startTest, testNow } from "./client.ts";

function stopwatch(): { clock: Clock; forward: (ms: number) => void } {
	let time = testNow;
	return {
		clock: { now: () => time, sleep: () => Promise.resolve() },
		forward: (ms) => {
			time += ms;
		},
	};
}

test("a scroll gives every company with people once and ends with an empty page", async () => {
	await using box = await startTest({ companies: 260, contacts: 900 });
	const ids: string[] = [];
	let param = "";
	for (;;) {
		const { body } = await box.get(`/companies/scroll?scroll_param=${param}`);
		expect(body).toMatchObject({ pages: null, total_count: null });
		param = body.scroll_param;
		if (body.data.length === 0) break;
		ids.push(...body.data.map(({ id }: { id: string }) => id));
	}
	const peopled = box.sandbox.truth.companies().filter(({ user_count }) => Number(user_count) > 0);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids).toHaveLength(peopled.length);
	const again = await box.get(`/companies/scroll?scroll_param=${param}`);
	expect([again.status, again.body.data, again.body.scroll_param]).toEqual([200, [], param]);
	expect((await box.get("/companies/scroll")).status).toBe(200);
	expect((await box.get(`/companies/scroll?scroll_param=${param}`)).status).toBe(404);
});

test("a scroll that is done lives a minute as any other", async () => {
	const { clock, forward } = stopwatch();
	await using box = await startTest({ clock, companies: 3, contacts: 20 });
	const { scroll_param } = (await box.get("/companies/scroll")).body;
	const read = async (): Promise<unknown> => {
		const { status, body } = await box.get(`/companies/scroll?scroll_param=${scroll_param}`);
		return status === 200 ? body.data.length : status;
	};
	expect([await read(), await read()]).toEqual([0, 0]);
	forward(60_001);
	expect(await read()).toBe(404);
});

test("only one scroll can be open, until a minute after its last use", async () => {
	const { clock, forward } = stopwatch();
	await using box = await startTest({ clock });
	const first = await box.get("/companies/scroll");
	const second = await box.get("/companies/scroll");
	expect([second.status, second.body.errors[0].code]).toEqual([400, "scroll_exists"]);
	forward(59_000);
	expect((await box.get(`/companies/scroll?scroll_param=${first.body.scroll_param}`)).status).toBe(200);
	forward(60_001);
	const late = await box.get(`/companies/scroll?scroll_param=${first.body.scroll_param}`);
	expect([late.status, late.body.errors[0].code]).toEqual([404, "not_found"]);
	expect((await box.get("/companies/scroll")).status).toBe(200);
});

test("the rate limit counts in windows of ten seconds and is told in headers", async () => {
	const { clock, forward } = stopwatch();
	await using box = await startTest({ clock, rateLimitPerMinute: 30 });
	const first = await box.get("/me");
	expect(first.headers.get("x-ratelimit-limit")).toBe("5");
	expect(first.headers.get("x-ratelimit-remaining")).toBe("4");
	expect(Number(first.headers.get("x-ratelimit-reset"))).toBe(testNow / 1000 + 10);
	for (let count = 0; count < 4; count++) expect((await box.get("/me")).status).toBe(200);
	const refused = await box.get("/me");
	expect(refused.status).toBe(429);
	expect(refused.body.errors[0]).toEqual({
		code: "rate_limit_exceeded",
		message: "Exceeded rate limit of 5 in 10_seconds",
	});
	expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
	forward(10_000);
	expect((await box.get("/me")).status).toBe(200);
});

test("a limit of 1,000 a minute is 167 a window", async () => {
	await using box = await startTest({ rateLimitPerMinute: 1000 });
	expect((await box.get("/me")).headers.get("x-ratelimit-limit")).toBe("167");
});
