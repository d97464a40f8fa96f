import { expect, it } from "vitest";
import { lowerQuery } from "../../src/execute/lowering.ts";
import { nameTables } from "../../src/execute/table-source.ts";
import { optimise } from "../../src/optimise/index.ts";
import { nothingKnown, planQuery } from "../../src/plan/index.ts";
import { printStatement } from "../../src/sql/index.ts";
import { bind, catalog } from "../plan/planning.ts";

function printExecuted(sql: string): string {
	const settings = { parameters: [], nowMs: 0, isPushdownOn: true, facts: nothingKnown };
	const plan = planQuery(optimise(bind(sql)), settings, catalog);
	const sources = plan.scans.map(
		(planned) => [planned.scanName, { tableName: planned.scanName, planned, rowCount: 1 }] as const,
	);
	return printStatement(nameTables(lowerQuery(plan.query), new Map(sources)), "sqlite");
}

it("rows inside others are unpacked once where they meet other rows, or a join would take the product of both", () => {
	const joined = printExecuted(
		"SELECT count(*) FROM conversation_tags t JOIN conversation_contacts c ON c.conversation_id = t.conversation_id",
	);
	expect(joined.match(/AS MATERIALIZED \(SELECT/g)).toHaveLength(2);
	expect(joined).toContain(`CAST("json_extract"("inner"."value", '$[0]') AS text) AS "conversation_id"`);
	const correlated = printExecuted(
		"SELECT (SELECT count(*) FROM conversation_tags t WHERE t.conversation_id = c.id) AS n FROM conversations c",
	);
	expect(correlated.match(/AS MATERIALIZED \(SELECT/g)).toHaveLength(1);
	expect(printExecuted("SELECT count(*) FROM conversation_tags")).not.toContain("MATERIALIZED");
});
