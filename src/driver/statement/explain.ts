import { createError, type SqlValue } from "../../base/index.ts";
import { explainColumns } from "../../execute/index.ts";
import type { ExplainOptions } from "../../sql/index.ts";
import { jsonPlanColumns, shapeJsonPlan } from "./explain-json.ts";
import type { Prepared } from "./prepared.ts";
import type { PreparedAs, StatementRows, StatementRun } from "./statement.ts";

/** EXPLAIN of another statement. */
export interface PreparedExplain extends PreparedAs<"explain"> {
	readonly inner: Exclude<Prepared, PreparedExplain>;
}

/**
 * Makes the statement that explains another one.
 * @param position Of EXPLAIN in the SQL.
 * @throws not_supported (0A000) for ANALYZE of a procedure
 */
export function explainStatement(
	prepared: Prepared,
	options: ExplainOptions = planOnly,
	position?: number,
): PreparedExplain {
	const inner = prepared.kind === "explain" ? prepared.inner : prepared;
	if (options.isAnalyze && inner.kind === "call") {
		const advice = "Write EXPLAIN alone, or call it.";
		throw createError("not_supported", { feature: "EXPLAIN ANALYZE of a procedure", advice }, { position });
	}
	return {
		kind: "explain",
		text: inner.text,
		columns: options.isJson ? jsonPlanColumns : explainColumns,
		parameters: inner.parameters,
		tables: inner.tables,
		inner,
		run: (run) => (options.isJson ? explainAsJson(inner, run, options) : inner.explain(run, options)),
		explain: (run) => inner.explain(run, planOnly),
	};
}

const planOnly: ExplainOptions = { isAnalyze: false, isVerbose: false, isCost: false, isJson: false };

async function* explainAsJson(
	inner: PreparedExplain["inner"],
	run: StatementRun,
	options: ExplainOptions,
): StatementRows {
	const steps = inner.explain(run, options);
	const rows: SqlValue[][] = [];
	let next = await steps.next();
	for (; !next.done; next = await steps.next()) rows.push(...next.value);
	const { statistics, warnings } = next.value;
	const plan = shapeJsonPlan(inner.kind, rows, options.isAnalyze ? statistics : undefined);
	yield [[run.forms.json === "text" ? JSON.stringify(plan, undefined, 2) : (plan as unknown as SqlValue)]];
	return { rowCount: 1, isTruncated: false, statistics, warnings };
}
