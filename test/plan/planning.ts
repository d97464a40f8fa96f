import { ProviderError } from "../../src/base/index.ts";
import { bindStatement } from "../../src/bind/index.ts";
import { assumeDiscovered, createCatalog } from "../../src/catalog/index.ts";
import { optimise } from "../../src/optimise/index.ts";
import { nothingKnown, type PlanSettings, planQuery, residualOf } from "../../src/plan/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { describeRequests } from "../../src/scan/index.ts";
import { parseStatement } from "../../src/sql/index.ts";

/** The tables of Intercom, in a workspace without attributes. */
export const catalog = assumeDiscovered(createCatalog(await loadProfile("Intercom"), "2.16"));

/** Parses and binds one query against the Intercom profile. */
export function bind(sql: string) {
	const tree = parseStatement(sql);
	if (tree.kind !== "Query") throw new Error(`${tree.kind} is no query`);
	return bindStatement(tree, catalog);
}

/** What a query asks of Intercom, one line a table; the clock stands at 2026-11-22 12:00 UTC. */
export function planText(sql: string, settings: Partial<PlanSettings> = {}): Promise<readonly string[]> {
	const plan = planQuery(
		optimise(bind(sql)),
		{ parameters: [], nowMs: Date.UTC(2026, 10, 22, 12), isPushdownOn: true, facts: nothingKnown, ...settings },
		catalog,
	);
	const lines = plan.scans.map(({ table, scan, dependency, pushdown }) => {
		const drivers = plan.scans
			.filter(({ scanName }) => dependency?.after.includes(scanName))
			.map((other) => other.table.name);
		const how = dependency?.kind === "keys" ? `${dependency.column} by keys of` : "inside the rows of";
		const request = dependency ? `${how} ${drivers.join(", ")}` : describeRequests(scan).trim();
		return `${table.name}: ${request}; ${residualOf(pushdown).length} residual`;
	});
	return Promise.resolve(lines);
}

/** The error with which something fails. */
export function failureOf(run: () => unknown): ProviderError {
	try {
		run();
	} catch (error) {
		if (error instanceof ProviderError) return error;
		throw error;
	}
	throw new Error("no error");
}
