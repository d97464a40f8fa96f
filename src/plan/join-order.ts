import type { TableScan } from "../catalog/index.ts";
import type { TableReference } from "../optimise/index.ts";
import { type Estimate, estimateScan, type Facts } from "./estimate.ts";
import type { KeySource } from "./key-source.ts";
import type { TableAccess } from "./table-access.ts";

/** A table of a statement, and the ways in which its rows can be read. */
export interface Candidate {
	readonly reference: TableReference;
	/** Without regard to other tables; undefined where the service answers only for given keys. */
	readonly alone: TableAccess | undefined;
	/** Inside the rows of another table of the statement, its parent. */
	readonly unnest?: { readonly parent: string; readonly isShared: boolean } | undefined;
	/** By keys from other tables. */
	readonly keyed: readonly KeyedAccess[];
}

/** A way to read a table by keys from other tables. */
export interface KeyedAccess {
	readonly source: KeySource;
	/** What would be asked for an example of keys. */
	readonly example: TableScan;
	/** How many keys there are at most, where LIMIT says so. */
	readonly maxKeys?: number | undefined;
}

/** How a table is read in the end: independently, inside the rows of its parent, or by keys, as a batched nested loop. */
export type Strategy =
	| { readonly kind: "independent" | "unnest"; readonly candidate: Candidate }
	| { readonly kind: "keyed"; readonly candidate: Candidate; readonly access: KeyedAccess };

/** How many keys the examples have. */
export const exampleKeys = ["1", "2"] as const;

// A read that waits for keys begins later, so it has to promise something; and what is only guessed may be far off.
const guessFactor = 4;

/**
 * Puts the tables of a statement in the order in which they are read: the one that costs least first, then those that its rows make cheap.
 * Those that cannot be read at all come last, as if they could.
 */
export function orderTables(candidates: readonly Candidate[], facts: Facts): readonly Strategy[] {
	const [only, ...others] = candidates;
	if (only && others.length === 0) return [{ kind: "independent", candidate: only }];
	const rows = new Map<string, number>();
	const strategies: Strategy[] = [];
	const waiting = new Set(candidates);
	while (waiting.size > 0) {
		const options = [...waiting].flatMap((candidate) => listOptions(candidate, rows, facts));
		const [first, ...rest] = options;
		if (!first) {
			return [...strategies, ...[...waiting].map((candidate) => ({ kind: "independent", candidate }) as const)];
		}
		const best = rest.reduce((least, option) => (isCheaper(option, least) ? option : least), first);
		strategies.push(best.strategy);
		rows.set(best.strategy.candidate.reference.relation, best.rows);
		waiting.delete(best.strategy.candidate);
	}
	return strategies;
}

interface Option {
	readonly strategy: Strategy;
	readonly requests: number;
	readonly rows: number;
}

function isCheaper(one: Option, other: Option): boolean {
	return one.requests < other.requests || (one.requests === other.requests && one.rows < other.rows);
}

// The best of what can be done for one table now; keys are preferred where they may well be cheaper, because their number shows in time.
function listOptions(candidate: Candidate, rows: ReadonlyMap<string, number>, facts: Facts): readonly Option[] {
	const { alone, unnest, keyed } = candidate;
	const parentRows = unnest && rows.get(unnest.parent);
	if (parentRows !== undefined && unnest?.isShared) {
		return [{ strategy: { kind: "unnest", candidate }, requests: 0, rows: parentRows * 2 }];
	}
	const estimate = alone && estimateScan(alone.scan, facts);
	const driven = keyed.flatMap((access): Option[] => {
		const { source, example, maxKeys = Number.POSITIVE_INFINITY } = access;
		const counts = source.after.map((relation) => rows.get(relation));
		if (counts.some((count) => count === undefined)) return [];
		const keys = Math.min(maxKeys, Math.max(1, ...counts.map((count) => count ?? 0)));
		const { requests, rows: given } = estimateKeys(example, keys, facts);
		return [{ strategy: { kind: "keyed", candidate, access }, requests, rows: given }];
	});
	const best = driven.sort((one, other) => (isCheaper(one, other) ? -1 : 1))[0];
	if (best && (!estimate || isWorthwhile(best.requests, estimate))) return [best];
	if (parentRows !== undefined) return [{ strategy: { kind: "unnest", candidate }, requests: 1, rows: parentRows * 2 }];
	return estimate ? [{ strategy: { kind: "independent", candidate }, ...estimate }] : [];
}

/**
 * Tells whether reading by keys is better than reading without them.
 * @param requests What the keys would take.
 */
export function isWorthwhile(requests: number, base: Estimate): boolean {
	if (base.requests <= 1) return requests < base.requests;
	return requests < (base.isKnown ? base.requests : base.requests * guessFactor);
}

/** What it takes to read a table by so many keys, judged by the scan for an example of them. */
export function estimateKeys(example: TableScan, count: number, facts: Facts): Estimate {
	const some = estimateScan(example, facts);
	const share = count / exampleKeys.length;
	return {
		requests: Math.max(1, Math.ceil(count / countKeysPerRequest(example))),
		rows: Math.ceil(some.rows * share),
		isKnown: false,
	};
}

// A search brings a page of the rows that it finds, and takes that many keys at once.
function countKeysPerRequest(example: TableScan): number {
	switch (example.kind) {
		case "search":
			return example.path.pageSize.max;
		case "embedded":
			return countKeysPerRequest(example.parent);
		case "batch":
			return Math.max(1, ...example.scans.map(countKeysPerRequest));
		default:
			return 1;
	}
}
