import type { SqlValue } from "../base/index.ts";
import {
	estimateKeys,
	estimateScan,
	exampleKeys,
	type Plan,
	type PlannedScan,
	printConditions,
	type ResultColumn,
	residualOf,
} from "../plan/index.ts";
import { describeRequests } from "../scan/index.ts";
import type { Expression } from "../sql/index.ts";
import type { Statistics } from "./execution.ts";
import { limitByStartDate } from "./start-date.ts";

const textColumn = (name: string): ResultColumn => ({ name, type: "text", isNullable: true });
const countColumn = (name: string): ResultColumn => ({ name, type: "integer", isNullable: true });

/** The columns of EXPLAIN; ANALYZE adds the last two. */
export const explainColumns: readonly ResultColumn[] = [
	countColumn("step"),
	textColumn("table"),
	textColumn("request"),
	textColumn("pushed"),
	textColumn("residual"),
	countColumn("estimated_requests"),
	textColumn("cache"),
	textColumn("note"),
];

/**
 * Describes a plan, one row for each table that is read; with statistics, what happened stands in the note.
 * @example [1, "contacts", "GET /contacts/{id}", "id = '1'", null, 1, null, null]
 */
export function explainPlan(plan: Plan, statistics?: Statistics): SqlValue[][] {
	return plan.scans.map((planned, index) => {
		const pushed = planned.verdicts.filter(({ verdict }) => verdict === "exact" || verdict === "inexact");
		const residual = residualOf(planned.verdicts);
		const actual = statistics?.scans.find((scan) => scan.table === planned.table.name);
		return [
			index + 1,
			planned.table.name,
			describeFollowed(planned, plan),
			listConditions(
				pushed.map(({ conjunct }) => conjunct),
				plan,
			),
			listConditions(residual, plan),
			printEstimate(planned, plan),
			actual?.source ?? (plan.facts.isAnswered(planned.scan) ? "cache" : null),
			actual ? `${String(actual.requests)} requests, ${String(actual.rows)} rows` : noteOf(planned, plan),
		];
	});
}

function listConditions(conditions: readonly Expression[], plan: Plan): string | null {
	return conditions.length === 0 ? null : printConditions(conditions, plan.bindings);
}

// The keys are not known yet: their place is shown.
function describeFollowed({ scan, follow }: PlannedScan, { facts }: Plan): string {
	if (follow?.kind !== "keys") return describeRequests(limitByStartDate(scan, facts.startDateMs));
	const example = limitByStartDate(follow.example, facts.startDateMs);
	if (example.kind === "get" || example.kind === "child") return `GET ${example.path.path} for each key`;
	const [one, two] = exampleKeys;
	return describeRequests(example).replace(JSON.stringify(exampleKeys), "[keys]").replace(`[${one},${two}]`, "[keys]");
}

function printEstimate({ scan, follow }: PlannedScan, { facts }: Plan): number | null {
	if (follow?.kind === "keys" && follow.mostKeys !== undefined)
		return estimateKeys(follow.example, follow.mostKeys, facts).requests;
	const { requests, isKnown } = estimateScan(scan, facts);
	return isKnown && !follow ? requests : null;
}

// Without an estimate, why there is none.
function noteOf(planned: PlannedScan, plan: Plan): string | null {
	const notes = [describeReading(planned, plan)];
	if (!planned.follow && printEstimate(planned, plan) === null) {
		notes.push(
			planned.scan.kind === "first"
				? "how many pages that takes is not known before; EXPLAIN ANALYZE tells"
				: "how many rows there are is not known yet; EXPLAIN ANALYZE or one read tells",
		);
	}
	return notes.filter((note) => note !== null).join("; ") || null;
}

function describeReading({ scan, follow, table, inside }: PlannedScan, plan: Plan): string | null {
	if (follow?.kind === "keys") {
		const sources = plan.scans.filter(({ scanName }) => follow.after.includes(scanName));
		const most = follow.mostKeys === undefined ? "" : `, ${String(follow.mostKeys)} at most`;
		return `keys come from ${[...new Set(sources.map((source) => source.table.name))].join(", ")}${most}`;
	}
	if (inside) return `inside the rows of ${inside.name}, and read with them`;
	if (scan.kind === "empty") return "no row can match: nothing is requested";
	if (scan.kind === "child" && "scan" in scan.parents)
		return `one request for each row of ${scan.parents.scan.table.name}`;
	const isWhole = (scan.kind === "search" && !scan.filter && scan.limit === undefined) || scan.kind === "list";
	return isWhole ? `reads all of ${table.name}` : null;
}
