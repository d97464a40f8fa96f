import { afterAll, expect, test } from "vitest";
import { bindStatement } from "../../src/bind/index.ts";
import { createCatalog } from "../../src/catalog/index.ts";
import { optimise } from "../../src/optimise/index.ts";
import { nothingKnown, planQuery, residualOf } from "../../src/plan/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { describeRequests } from "../../src/scan/index.ts";
import { parseStatement } from "../../src/sql/index.ts";
import { removeFolders, soundProfile, writeProfile } from "../profile/temporary-profile.ts";

afterAll(removeFolders);

const orders = "tables/orders.yaml";
const openOrders = async (filter: string) => {
	const text = (soundProfile[orders] ?? "").replace(
		"from: unix_seconds, filter: { gt: inexact }",
		`from: iso8601, filter: ${filter}`,
	);
	return createCatalog(await loadProfile(await writeProfile({ ...soundProfile, [orders]: text })), "2.10");
};

// A service that writes times as text reads them as text, with their fractions of a second.
test.each([
	["{ gt: exact }", "> '2026-01-31 10:00:00.5'", '">","value":"2026-01-31T10:00:00.500Z"', 0],
	["{ gt: inexact }", "> '2026-01-31 10:00:00'", '">","value":"2026-01-31T10:00:00.000Z"', 1],
	["{ gt: exact }", ">= '2026-01-31 10:00:00'", '">","value":"2026-01-31T09:59:59.000Z"', 1],
	["{ gt: exact, ge: exact }", ">= '2026-01-31 10:00:00.25'", '">=","value":"2026-01-31T10:00:00.250Z"', 0],
	["{ gt: exact, eq: exact }", "= '2026-01-31 10:00:00.25'", '"=","value":"2026-01-31T10:00:00.250Z"', 0],
])("filter %s: placed_at %s", async (filter, condition, asked, residual) => {
	const catalog = await openOrders(filter);
	const tree = parseStatement(`SELECT id FROM orders WHERE placed_at ${condition}`);
	if (tree.kind !== "Query") throw new Error("no query");
	const settings = { parameters: [], nowMs: 0, isPushdownOn: true, facts: nothingKnown };
	const [planned] = planQuery(optimise(bindStatement(tree, catalog)), settings, catalog).scans;
	if (!planned) throw new Error("no scan");
	expect(describeRequests(planned.scan)).toContain(asked);
	expect(residualOf(planned.pushdown)).toHaveLength(residual);
});
