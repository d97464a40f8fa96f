import type { SqlValue } from "../base/index.ts";
import type { BoundQuery } from "../bind/index.ts";
import { listStages, printPlan } from "../optimise/index.ts";
import type { Plan } from "../plan/index.ts";
import { printStatement } from "../sql/index.ts";
import { lowerQuery } from "./lowering.ts";

/**
 * What each stage makes of a statement, one row each in the columns of EXPLAIN: the statement as it was bound, what each pass changed,
 * and the SQL that SQLite runs over the rows of the scans.
 * @param step The number of the first row.
 * @example [2, null, null, null, null, null, null, 'push LIMIT: r1: tags (id) LIMIT 3']
 */
export function explainStages(bound: BoundQuery, plan: Plan, step: number): SqlValue[][] {
	const notes: string[] = [];
	let before: readonly string[] = [];
	for (const { name, plan: logical } of listStages(bound)) {
		const lines = printPlan(logical);
		const changed = lines.filter((line, index) => line !== before[index]);
		if (changed.length > 0) notes.push(`${name}: ${changed.join("; ")}`);
		before = lines;
	}
	notes.push(`SQLite: ${printStatement(lowerQuery(plan.query), "sqlite")}`);
	return notes.map((note, index) => [step + index, null, null, null, null, null, null, note]);
}
