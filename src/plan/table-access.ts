import { ProviderError, type StoredValue } from "../base/index.ts";
import type { Catalog, TableScan } from "../catalog/index.ts";
import { type Bindings, columnNode, fold, numberNode, textNode } from "../functions/index.ts";
import type { Fetch, TableReference } from "../optimise/index.ts";
import type { Expression } from "../sql/index.ts";
import { chooseAccess } from "./access.ts";
import type { Access, FoldedFetch } from "./access-request.ts";
import type { Facts } from "./estimate.ts";
import { type Enough, readFirst } from "./first-rows.ts";
import { listOwn } from "./key-source.ts";
import { type Pushdown, recordPushdown } from "./scan-pushdown.ts";
import { createStartCondition } from "./start-date.ts";

/** What the way to read a table depends on, besides what the statement asks of it. */
export interface AccessContext {
	readonly bindings: Bindings;
	/** False reads whole tables. */
	readonly isPushdownOn: boolean;
	readonly facts: Facts;
	readonly catalog: Catalog;
}

/** How a table is read, and what the service is asked for thereby. */
export interface TableAccess extends Pick<Access, "scan" | "inside"> {
	readonly pushdown: Pushdown;
	/** When its pages hold enough rows; its scan is then of kind `first`. */
	readonly enough?: Enough | undefined;
}

/**
 * Chooses how to read a table without regard to others.
 * @throws required_predicate (HV002) where the service answers only for given keys.
 */
export function chooseFor(reference: TableReference, context: AccessContext): TableAccess {
	const { bindings, isPushdownOn, facts, catalog } = context;
	const isImpossible = reference.gates.some((gate) => {
		const constant = fold(gate, bindings);
		return constant !== undefined && (constant.value === null || Number(constant.value) === 0);
	});
	const own = listOwn(reference);
	if (isImpossible && isPushdownOn) {
		const scan: TableScan = { kind: "empty", table: reference.table.definition };
		const filters = own.map((filter) => ({ filter, answer: "unsupported" }) as const);
		return { scan, pushdown: recordPushdown(filters, undefined, scan) };
	}
	// A condition that also speaks of other tables can be met by this table's service only in part: no limit then.
	const isAlone =
		own.length === reference.conjuncts.filter((conjunct) => fold(conjunct, bindings) === undefined).length;
	const { name } = reference.table;
	// All rows are needed where they are at hand, and where others are laid over what the service finds.
	const isHeld = reference.isCacheOnly || facts.isHeld(name) || facts.isUnsettled?.(name) === true;
	const wanted = foldFetch(reference.fetch, bindings);
	const fetch = isPushdownOn && isAlone && !isHeld ? wanted : undefined;
	const choose = (conjuncts: readonly Expression[], narrowing: FoldedFetch | undefined): TableAccess => {
		const access = chooseAccess(
			{
				table: reference.table,
				conjuncts,
				ownColumn: (relation, column) => (relation === reference.relation ? column : undefined),
				usedColumns: reference.usedColumns,
				bindings,
				inputs: reference.inputs,
				isPushdownOn,
				fetch: narrowing,
				facts,
			},
			catalog,
		);
		const { scan, enough } = readFirst(access, narrowing, reference, conjuncts, bindings) ?? { scan: access.scan };
		return { scan, inside: access.inside, enough, pushdown: recordPushdown(access.filters, wanted, scan) };
	};
	const start = createStartCondition(reference.table.definition, facts.startDateMs, reference.relation);
	if (!start) return choose(own, fetch);
	// Fewer than all rows are enough only if none of them is older than StartDate; all rows are kept as a full read.
	const narrowed = fetch && choose([...own, start], fetch);
	return narrowed && isNarrowed(narrowed.scan) ? narrowed : choose(own, undefined);
}

function isNarrowed(scan: TableScan): boolean {
	return (
		scan.kind === "count" ||
		scan.kind === "first" ||
		((scan.kind === "search" || scan.kind === "list") && scan.limit !== undefined)
	);
}

function foldFetch(fetch: Fetch | undefined, bindings: Bindings): FoldedFetch | undefined {
	if (fetch?.kind !== "rows") return fetch;
	const count = fetch.count ? fold(fetch.count, bindings)?.value : undefined;
	const offset = fetch.offset ? fold(fetch.offset, bindings)?.value : 0n;
	if (typeof count !== "bigint" || count < 0n || typeof offset !== "bigint") return undefined;
	return { kind: "rows", limit: Number(count + offset), order: fetch.order };
}

/** The same; undefined where the service answers only for given keys, for another table may still have them. */
export function chooseAlone(reference: TableReference, context: AccessContext): TableAccess | undefined {
	try {
		return chooseFor(reference, context);
	} catch (error) {
		if (error instanceof ProviderError && error.code === "required_predicate") return undefined;
		throw error;
	}
}

/** Chooses how to read the rows of which a column has one of some values; undefined where the service cannot be asked for them. */
export function chooseByKeys(
	reference: TableReference,
	column: string,
	keys: readonly StoredValue[],
	context: AccessContext,
): TableAccess | undefined {
	const items = keys.map((key) => (typeof key === "string" ? textNode(key) : numberNode(String(key))));
	const isOneOf = { kind: "InList", operand: columnNode(reference.relation, column), items, isNegated: false } as const;
	const access = chooseAlone({ ...reference, conjuncts: [...reference.conjuncts, isOneOf], fetch: undefined }, context);
	return access?.pushdown.filters.some(({ filter, answer }) => filter === isOneOf && answer !== "unsupported")
		? access
		: undefined;
}
