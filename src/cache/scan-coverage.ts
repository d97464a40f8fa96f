import type { LookupScan, TableScan } from "../catalog/index.ts";

/**
 * When a full read of its table can answer a scan: `always`, when it has rows for all `keys`, or `never`.
 * @example { kind: "keys", column: "id", keys: ["65f1"] }
 */
export type Coverage =
	| { readonly kind: "always" }
	| { readonly kind: "keys"; readonly column: string; readonly keys: readonly string[] }
	| { readonly kind: "never" };

/**
 * Tells whether a scan reads all rows of its table.
 * @example isFullRead({ kind: "list", table, path }) // true
 */
export function isFullRead(scan: TableScan): boolean {
	switch (scan.kind) {
		case "list":
			return scan.filters === undefined && scan.range === undefined && scan.limit === undefined;
		case "search":
			return scan.filter === undefined && scan.limit === undefined;
		case "child":
			return "scan" in scan.parents && isFullRead(scan.parents.scan);
		case "embedded":
			// A list that the parent cut short and nobody completed lacks rows.
			return isFullRead(scan.parent) && (scan.path.truncated === undefined || scan.completion !== undefined);
		case "get":
		case "lookup":
		case "count":
		case "batch":
		case "first":
		case "empty":
		case "system":
		case "call":
			return false;
	}
}

/**
 * Tells whether a scan gives less than all rows that meet its conditions: some of them, or their number.
 * @example isCutRead({ kind: "search", table, path, limit: 10 }) // true
 */
export function isCutRead(scan: TableScan): boolean {
	switch (scan.kind) {
		case "search":
		case "list":
			return scan.limit !== undefined;
		case "count":
		case "first":
			return true;
		case "child":
			return "scan" in scan.parents && isCutRead(scan.parents.scan);
		case "embedded":
			return isCutRead(scan.parent);
		case "batch":
			return scan.scans.some(isCutRead);
		case "get":
		case "lookup":
		case "empty":
		case "system":
		case "call":
			return false;
	}
}

/**
 * Says when a full read of its table has all rows of a scan. Rows asked for by key may be such that no list shows them
 * (a company without users), so a full read answers only for the keys that it has.
 * @example findCoverage({ kind: "get", table, path, keys: ["1"] }) // { kind: "keys", column: "id", keys: ["1"] }
 */
export function findCoverage(scan: TableScan): Coverage {
	switch (scan.kind) {
		case "list":
		case "search":
			return { kind: "always" };
		case "get":
			return { kind: "keys", column: scan.path.column, keys: scan.keys };
		case "lookup":
			return findLookupCoverage(scan);
		case "child":
			// One key of several does not tell whose rows are there.
			if ("keys" in scan.parents && scan.parents.slots) return { kind: "never" };
			if ("keys" in scan.parents) return { kind: "keys", column: scan.path.column, keys: scan.parents.keys };
			return findParentCoverage(scan.parents.scan);
		case "embedded":
			return findParentCoverage(scan.parent);
		case "batch":
			return scan.scans.every((inner) => findCoverage(inner).kind === "always")
				? { kind: "always" }
				: { kind: "never" };
		case "first":
			return findCoverage(scan.of);
		// The rows of a table are not their number.
		case "count":
		case "empty":
		case "system":
		case "call":
			return { kind: "never" };
	}
}

// What is looked up by something that is no column is not told apart by its values: the rows in question are among all rows.
function findLookupCoverage({ path: { column }, keys, table }: LookupScan): Coverage {
	return table.columns.some(({ name }) => name === column) ? { kind: "keys", column, keys } : { kind: "always" };
}

// Which keys the parents have stands in the parents' table, not in this one.
function findParentCoverage(parent: TableScan): Coverage {
	const coverage = findCoverage(parent);
	return coverage.kind === "keys" ? { kind: "never" } : coverage;
}

/**
 * The columns that the rows of a scan really have; those of other columns are empty in it.
 * @example listFilledColumns(scanOfTagsInContacts, ["contact_id", "id", "applied_at"]) // ["contact_id", "id"]
 */
export function listFilledColumns(scan: TableScan, columns: readonly string[]): readonly string[] {
	if (scan.kind === "first") return listFilledColumns(scan.of, columns);
	const filled = scan.kind === "embedded" ? scan.path.columns : undefined;
	return filled ? columns.filter((name) => filled.includes(name)) : columns;
}
