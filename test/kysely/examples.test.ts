import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";
import { backlogByAge } from "../examples/backlog-by-age.ts";
import { busiestHours } from "../examples/busiest-hours.ts";
import { companiesAtRisk } from "../examples/companies-at-risk.ts";
import { csatByAgent } from "../examples/csat-by-agent.ts";
import { firstContactResolution } from "../examples/first-contact-resolution.ts";
import { reopenRateByChannel } from "../examples/reopen-rate.ts";
import { responseTimesByTeamAndHour } from "../examples/response-times.ts";
import { slaMisses } from "../examples/sla-misses.ts";
import { tagTrends } from "../examples/tag-trends.ts";
import { topics } from "../examples/topics.ts";

const { open, sandbox } = await useSandbox({ conversations: 600 });
const db = (await open()).kysely();
const share = { asymmetricMatch: (value: unknown) => typeof value === "number" && value >= 0 && value <= 100 };
const count = (test: (row: Readonly<Record<string, unknown>>) => boolean) =>
	sandbox.truth.conversations().filter((row) => test(row)).length;

describe("the reporting queries", () => {
	it("are all run here", () => {
		expect(readdirSync(new URL("../examples", import.meta.url))).toHaveLength(10);
	});

	it("tell response times by team and hour", async () => {
		const rows = await responseTimesByTeamAndHour(db, new Date(0));
		expect(rows.length).toBeGreaterThan(20);
		for (const { hour, median_minutes } of rows) {
			expect(hour).toBeLessThan(24);
			expect(median_minutes).toBeGreaterThanOrEqual(0);
		}
	});

	it("tell the backlog by age", async () => {
		const rows = await backlogByAge(db);
		const waiting = count(({ state }) => state !== "closed");
		expect(rows.reduce((sum, { conversations }) => sum + conversations, 0)).toBe(waiting);
		expect(rows.map(({ age }) => age)).toEqual([...rows.map(({ age }) => age)].sort());
	});

	it("tell who is rated how", async () => {
		const rows = await csatByAgent(db);
		expect(rows.length).toBeGreaterThan(2);
		for (const row of rows) expect(row).toMatchObject({ name: expect.any(String), csat_percent: share });
	});

	it("tell how often conversations are opened again", async () => {
		for (const { closed, reopened, reopened_percent } of await reopenRateByChannel(db)) {
			expect(reopened_percent).toBeCloseTo((100 * reopened) / closed, 0);
		}
	});

	it("tell trends of tags, each beside the month before", async () => {
		const rows = await tagTrends(db);
		expect(rows.length).toBeGreaterThan(10);
		for (const [index, row] of rows.entries()) {
			const before = rows[index - 1];
			expect(row.month_before).toBe(before?.tag === row.tag ? before.conversations : null);
		}
	});

	it("tell what is resolved at once", async () => {
		const rows = await firstContactResolution(db);
		expect(rows.reduce((sum, { closed }) => sum + closed, 0)).toBe(count(({ state }) => state === "closed"));
		for (const row of rows) expect(row.resolved_percent).toEqual(share);
	});

	it("tell which SLAs were missed, the latest first", async () => {
		const rows = await slaMisses(db);
		expect(rows.length).toBeGreaterThan(0);
		const times = rows.map(({ created_at }) => created_at?.getTime() ?? 0);
		expect(times).toEqual([...times].sort((one, other) => other - one));
	});

	it("tell which companies are at risk, those that pay most first", async () => {
		const spends = (await companiesAtRisk(db)).map(({ monthly_spend }) => monthly_spend ?? 0);
		expect(spends.length).toBeGreaterThan(0);
		expect(spends).toEqual([...spends].sort((one, other) => other - one));
	});

	it("tell the busiest hours and the topics", async () => {
		const hours = await busiestHours(db);
		expect(hours).toHaveLength(10);
		expect(hours[0]?.place).toBe(1);
		for (const { conversations } of await topics(db)) expect(conversations).toBeGreaterThanOrEqual(3);
	});
});
