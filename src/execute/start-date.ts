import { findStartColumn, type SearchScan, type TableScan } from "../catalog/index.ts";

/**
 * Asks no search for rows that were made before StartDate. Those with a predicate leave out the same rows as full reads, so
 * that it does not matter which of them answers.
 */
export function limitByStartDate(scan: TableScan, startDateMs: number | undefined): TableScan {
	if (startDateMs === undefined) return scan;
	switch (scan.kind) {
		case "search":
			return hasRoom(scan) && !isNear(scan, startDateMs) ? { ...scan, since: startDateMs } : scan;
		case "count":
			// It was chosen because its own conditions hold StartDate exactly.
			return scan;
		case "first":
			return { ...scan, of: limitByStartDate(scan.of, startDateMs) };
		case "batch":
			return { ...scan, scans: scan.scans.map((inner) => limitByStartDate(inner, startDateMs)) };
		case "embedded":
			return { ...scan, parent: limitByStartDate(scan.parent, startDateMs) };
		case "child":
			return "keys" in scan.parents
				? scan
				: { ...scan, parents: { scan: limitByStartDate(scan.parents.scan, startDateMs) } };
		default:
			return scan;
	}
}

const dayMs = 86_400_000;

// So near to StartDate the statement's own condition leaves out as much, whatever the service makes of days and bounds.
function isNear({ filter, table }: SearchScan, startDateMs: number): boolean {
	const leaves = filter?.kind === "and" ? filter.filters : [filter];
	return leaves.some(
		(leaf) =>
			leaf?.kind === "leaf" &&
			leaf.operator === "gt" &&
			leaf.column.name === findStartColumn(table)?.name &&
			Number(leaf.value) >= startDateMs - 2 * dayMs,
	);
}

function hasRoom({ filter, path }: SearchScan): boolean {
	if (!filter || filter.kind === "leaf") return true;
	const isFlat = filter.filters.every((inner) => inner.kind === "leaf");
	return isFlat && (filter.kind === "or" ? path.maxDepth > 1 : filter.filters.length < path.maxFilters);
}
