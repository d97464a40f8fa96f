import type { SqlValue } from "../../base/index.ts";
import type { QueryColumn } from "../../bind/index.ts";
import { explainColumns, type Statistics } from "../../execute/index.ts";
import type { Prepared } from "./prepared.ts";

/** The one column of EXPLAIN (FORMAT JSON). */
export const jsonPlanColumns: readonly QueryColumn[] = [
	{ name: "QUERY PLAN", type: "json", valueType: { type: "json_text" }, isNullable: false },
];

type PlanNode = Readonly<Record<string, unknown>>;

/**
 * Rows of EXPLAIN in the shape of PostgreSQL's plans: a root, which the kept rows are computed in, and a node below it for each table that
 * is read. Costs are requests. Source: https://www.postgresql.org/docs/15/sql-explain.html.
 * @param statistics What happened, where the statement ran.
 * @example [{ Plan: { "Node Type": "Result", Plans: [{ "Node Type": "Foreign Scan", "Relation Name": "contacts", Request: "GET /contacts" }] } }]
 */
export function shapeJsonPlan(
	kind: Prepared["kind"],
	rows: readonly (readonly SqlValue[])[],
	statistics: Statistics | undefined,
): readonly [{ readonly Plan: PlanNode }] {
	const named = rows.map((row) => Object.fromEntries(explainColumns.map(({ name }, index) => [name, row[index]])));
	// What the stages of VERBOSE tell are notes alone.
	const stages = named.filter(({ request }) => request === null).map(({ note }) => note);
	const steps = named.filter(({ request }) => request !== null);
	const own = kind === "write" || kind === "call" ? steps.pop() : undefined;
	const root = { "Node Type": rootTypes[kind] ?? "Result", ...(own && describeStep(own, undefined)) };
	const plans = steps.map((step) => ({
		...{ "Node Type": "Foreign Scan", "Parent Relationship": "Outer", Operation: "Select" },
		...describeStep(step, statistics),
	}));
	const below = { ...(plans.length > 0 && { Plans: plans }), ...(stages.length > 0 && { Stages: stages }) };
	return [{ Plan: { ...root, ...below } }];
}

const rootTypes: Partial<Record<Prepared["kind"], string>> = { write: "ModifyTable", call: "Function Scan" };

function describeStep(
	step: Readonly<Record<string, SqlValue | undefined>>,
	statistics: Statistics | undefined,
): PlanNode {
	const { table, request, pushed, residual, estimated_requests: requests, cache, note } = step;
	const actual = statistics?.scans.find((scan) => scan.table === table);
	const facts = {
		"Relation Name": table,
		Alias: table,
		"Startup Cost": requests === null ? null : 0,
		"Total Cost": requests,
		"Actual Rows": actual?.rows ?? null,
		"Actual Loops": actual ? 1 : null,
		Filter: residual,
		Request: request,
		Pushed: pushed,
		Cache: cache,
		Note: note,
	};
	return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
}
