import { describe, expect, it } from "vitest";
import { bindStatement } from "../../src/bind/index.ts";
import { optimise } from "../../src/optimise/index.ts";
import { nothingKnown, planQuery, residualOf } from "../../src/plan/index.ts";
import { describeRequests } from "../../src/scan/index.ts";
import { parseStatement } from "../../src/sql/index.ts";
import { catalog } from "./planning.ts";

const nowMs = Date.UTC(2026, 10, 22, 3);

function ask(condition: string, zone: string, parameters: readonly (string | Date)[] = []): string {
	const tree = parseStatement(`SELECT count(*) FROM conversations WHERE ${condition}`);
	if (tree.kind !== "Query") throw new Error("a query is given");
	const settings = { parameters, nowMs, isPushdownOn: true, facts: nothingKnown };
	const [planned] = planQuery(optimise(bindStatement(tree, catalog, zone)), settings, catalog).scans;
	if (!planned) throw new Error("the statement reads a table");
	const request = describeRequests(planned.scan).trim();
	const bounds = [...request.matchAll(/"operator":"([<>])","value":(\d+)/g)].map(
		([, sign = "", seconds]) => `${sign}${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}`,
	);
	return `${bounds.join(" ") || request}; ${String(residualOf(planned.pushdown).length)} residual`;
}

describe("ranges of time that are asked of the service", () => {
	it.each([
		["created_at >= '2026-01-01'", "America/New_York", ">2026-01-01T04:59:59; 0 residual"],
		["created_at >= '2026-01-01'", "UTC", ">2025-12-31T23:59:59; 0 residual"],
		["created_at >= '2026-01-01 00:00Z'", "America/New_York", ">2025-12-31T23:59:59; 0 residual"],
		["created_at < DATE '2026-01-01'", "Asia/Kolkata", "<2025-12-31T18:30:00; 0 residual"],
		["created_at < TIMESTAMP '2026-01-01 12:00'", "Asia/Kolkata", "<2026-01-01T06:30:00; 0 residual"],
		["created_at >= '2026-11-01 01:30'", "America/New_York", ">2026-11-01T06:29:59; 0 residual"],
		["created_at::timestamp >= '2026-07-01'", "Australia/Lord_Howe", ">2026-06-30T13:29:59; 0 residual"],
		["created_at::date = '2026-10-20'", "America/New_York", ">2026-10-20T03:59:59 <2026-10-21T04:00:00; 0 residual"],
		["created_at::date > '2026-10-20'", "America/New_York", ">2026-10-21T03:59:59; 0 residual"],
		["created_at::date = current_date", "America/New_York", ">2026-11-21T04:59:59 <2026-11-22T05:00:00; 0 residual"],
		[
			"date_trunc('month', created_at) = '2026-07-01'",
			"Asia/Kolkata",
			">2026-06-30T18:29:59 <2026-07-31T18:30:00; 0 residual",
		],
		["date_trunc('week', created_at) >= '2026-07-07'", "Asia/Kolkata", ">2026-07-12T18:29:59; 0 residual"],
		[
			"extract(year from created_at) = 2025",
			"America/New_York",
			">2025-01-01T04:59:59 <2026-01-01T05:00:00; 0 residual",
		],
		[
			"date_trunc('month', created_at, 'Asia/Kolkata') = '2026-07-01 00:00+05:30'",
			"America/New_York",
			">2026-06-30T18:29:59 <2026-07-31T18:30:00; 0 residual",
		],
		["date_trunc('day', created_at, 'CET') >= '2026-07-01'", "UTC", ">2026-07-01T22:59:59; 0 residual"],
		["created_at = L_TODAY()", "America/New_York", ">2026-11-21T04:59:59 <2026-11-22T05:00:00; 0 residual"],
		["created_at = L_LAST_MONTH()", "America/New_York", ">2026-10-01T03:59:59 <2026-11-01T04:00:00; 0 residual"],
		["created_at >= now() - interval '21 days'", "America/New_York", ">2026-11-01T01:59:59; 0 residual"],
		["created_at AT TIME ZONE 'Asia/Kolkata' >= '2026-07-01'", "UTC", ">2026-06-30T18:29:59; 0 residual"],
	])("%s in %s", (condition, zone, expected) => {
		expect(ask(condition, zone)).toBe(expected);
	});

	it.each([
		["created_at::date = '2026-11-01'", "America/New_York", ">2026-11-01T03:59:59 <2026-11-02T05:00:00; 1 residual"],
		["created_at::date < '2026-03-08'", "America/New_York", "<2026-03-09T05:00:00; 1 residual"],
		["date_trunc('day', created_at) > '2026-04-05'", "Australia/Lord_Howe", ">2026-04-04T12:59:59; 1 residual"],
	])("near a change of the clocks more is asked for and compared again: %s in %s", (condition, zone, expected) => {
		expect(ask(condition, zone)).toBe(expected);
	});

	it("a parameter without a zone is what the session's clocks show, and a Date is an instant", () => {
		expect(ask("created_at >= ?", "America/New_York", ["2026-01-01"])).toBe(">2026-01-01T04:59:59; 0 residual");
		expect(ask("created_at >= ?", "America/New_York", ["2026-01-01T00:00:00Z"])).toBe(
			">2025-12-31T23:59:59; 0 residual",
		);
		expect(ask("created_at >= ?", "America/New_York", [new Date("2026-01-01T00:00:00Z")])).toBe(
			">2025-12-31T23:59:59; 0 residual",
		);
		expect(ask("created_at::date >= ?", "America/New_York", [new Date("2026-01-01T00:00:00Z")])).toBe(
			">2025-12-31T04:59:59; 0 residual",
		);
	});
});
