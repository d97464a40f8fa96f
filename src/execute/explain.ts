import type { SqlValue } from "../base/index.ts";
import type { QueryColumn } from "../bind/index.ts";
import {
	estimateKeys,
	estimateScan,
	exampleKeys,
	type Plan,
	type PlannedScan,
	type Pushdown,
	type PushdownAnswer,
	printConditions,
	residualOf,
} from "../plan/index.ts";
import { describeLookupPath, describeRequests } from "../scan/index.ts";
import type { Expression } from "../sql/index.ts";
import type { Statistics } from "./execution.ts";
import { limitByStartDate } from "./start-date.ts";

const textColumn = (name: string): QueryColumn => ({ name, type: "text", isNullable: true });
const countColumn = (name: string): QueryColumn => ({ name, type: "integer", isNullable: true });

/** The columns of EXPLAIN; ANALYZE adds the last two. */
export const explainColumns: readonly QueryColumn[] = [
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
		const { pushdown } = planned;
		const actual = statistics?.scans.find((scan) => scan.table === planned.table.name);
		return [
			index + 1,
			planned.table.name,
			describeRequest(planned, plan),
			describePushed(pushdown, plan),
			listConditions(residualOf(pushdown), plan),
			printEstimate(planned, plan),
			actual?.source ?? (plan.facts.isAnswered(planned.scan) ? "cache" : null),
			actual ? `${String(actual.requests)} requests, ${String(actual.rows)} rows` : noteOf(planned, plan),
		];
	});
}

// What the service is asked for, in the words of the statement: conditions, an aggregate, order and limit.
function describePushed({ filters, aggregate, order, limit }: Pushdown, plan: Plan): string | null {
	const pushed = filters.filter(({ answer }) => answer === "exact" || answer === "inexact").map(({ filter }) => filter);
	const parts = [
		listConditions(pushed, plan),
		aggregate && isDone(aggregate) && describeAggregate(aggregate),
		order && isDone(order) && `ORDER BY ${order.column}${order.isDescending ? " DESC" : ""}`,
		limit && isDone(limit) && `LIMIT ${String(limit.rows)}`,
	];
	return parts.filter(Boolean).join(" ") || null;
}

function isDone({ answer }: { readonly answer: PushdownAnswer }): boolean {
	return answer !== "unsupported";
}

function describeAggregate({ name, column }: NonNullable<Pushdown["aggregate"]>): string {
	if (name === "count") return "count(*)";
	return `${name === "minimum" ? "min" : "max"}(${column ?? ""})`;
}

function listConditions(conditions: readonly Expression[], plan: Plan): string | null {
	return conditions.length === 0 ? null : printConditions(conditions, plan.bindings);
}

// The keys are not known yet: their place is shown.
function describeRequest({ scan, dependency }: PlannedScan, { facts }: Plan): string {
	if (dependency?.kind !== "keys") return describeRequests(limitByStartDate(scan, facts.startDateMs));
	const example = limitByStartDate(dependency.example, facts.startDateMs);
	if (example.kind === "get" || example.kind === "child") return `GET ${example.path.path} for each key`;
	if (example.kind === "lookup") return `${example.path.method} ${describeLookupPath(example.path)} for the keys`;
	const [one, two] = exampleKeys;
	return describeRequests(example).replace(JSON.stringify(exampleKeys), "[keys]").replace(`[${one},${two}]`, "[keys]");
}

function printEstimate({ scan, dependency }: PlannedScan, { facts }: Plan): number | null {
	if (dependency?.kind === "keys" && dependency.maxKeys !== undefined)
		return estimateKeys(dependency.example, dependency.maxKeys, facts).requests;
	const { requests, isKnown } = estimateScan(scan, facts);
	return isKnown && !dependency ? requests : null;
}

// Without an estimate, why there is none.
function noteOf(planned: PlannedScan, plan: Plan): string | null {
	const notes = [describeReading(planned, plan), describeUnsettled(planned, plan)];
	if (!planned.dependency && printEstimate(planned, plan) === null) {
		notes.push(
			planned.scan.kind === "first"
				? "how many pages that takes is not known before; EXPLAIN ANALYZE tells"
				: "how many rows there are is not known yet; EXPLAIN (COST) or one read tells",
		);
	}
	return notes.filter((note) => note !== null).join("; ") || null;
}

function describeUnsettled({ table }: PlannedScan, { facts }: Plan): string | null {
	const isUnsettled = facts.isUnsettled?.(table.name) === true;
	return isUnsettled ? "rows that were written a moment ago are laid over what the search finds" : null;
}

function describeReading({ scan, dependency, table, inside }: PlannedScan, plan: Plan): string | null {
	if (dependency?.kind === "keys") {
		const sources = plan.scans.filter(({ scanName }) => dependency.after.includes(scanName));
		const most = dependency.maxKeys === undefined ? "" : `, ${String(dependency.maxKeys)} at most`;
		return `keys come from ${[...new Set(sources.map((source) => source.table.name))].join(", ")}${most}`;
	}
	if (inside) return `inside the rows of ${inside.name}, and read with them`;
	if (scan.kind === "empty") return "no row can match: nothing is requested";
	if (scan.kind === "child" && "scan" in scan.parents)
		return `one request for each row of ${scan.parents.scan.table.name}`;
	const isWhole =
		(scan.kind === "search" && !scan.filter && scan.limit === undefined) ||
		(scan.kind === "list" && !scan.filters && !scan.range);
	return isWhole ? `reads all of ${table.name}` : null;
}
