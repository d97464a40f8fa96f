import { createHash } from "node:crypto";
import type { CallScan, ChildScan, ListScan, ScanOrder, SearchFilter, TableScan } from "../catalog/index.ts";

/** Lists longer than this are written as their length and hash. */
const longestList = 20;

/**
 * Writes a scan as canonical text: scans with the same text ask the service for the same rows.
 * The order within AND, OR, lists and keys does not matter, nor does nesting of the same kind.
 * @example 'search "contacts" "/contacts/search" where "role" eq "lead" order by "created_at" desc limit 5'
 */
export function printScan(scan: TableScan): string {
	const head = `${scan.kind} ${quote(scan.table.name)}`;
	switch (scan.kind) {
		case "empty":
		case "system":
			return head;
		case "call":
			return `${head} ${printValues(scan.values)}`;
		case "get":
			return `${head} ${quote(scan.path.path)} ${quote(scan.path.column)} ${printList(scan.keys)}`;
		case "lookup": {
			const where = `${quote(scan.path.column)} ${printList(scan.keys)} ${printQuery(scan.fixed)}`;
			return `${head} ${scan.path.method} ${quote(scan.path.path)} ${where}`;
		}
		case "list": {
			const where = scan.filters ? ` where ${printFilter({ kind: "and", filters: scan.filters })}` : "";
			const address = `${scan.path.method} ${quote(scan.path.path)} ${printQuery(scan.path.query)}`;
			return `${head} ${address}${printRange(scan)}${where}${printOrder(scan.order)}${printLimit(scan.limit)}`;
		}
		case "search": {
			const where = scan.filter ? ` where ${printFilter(scan.filter)}` : "";
			const order = printOrder(scan.order);
			const since = scan.since === undefined ? "" : ` since ${scan.since}`;
			const asked = scan.query ? ` ${printQuery(scan.query)}` : "";
			return `${head} ${quote(scan.path.path)}${asked}${since}${where}${order}${printLimit(scan.limit)}`;
		}
		case "count":
			return `${head} of (${printScan(scan.of)})`;
		case "batch":
			return `${head} of ${printList(scan.scans.map(printScan))}`;
		case "first":
			return `${head} of (${printScan(scan.of)}) until ${quote(scan.enough)}`;
		case "child":
			return `${head} ${quote(scan.path.path)} ${quote(scan.path.column)} of ${printParents(scan)}`;
		case "embedded": {
			const completion = scan.completion ? ` completed by ${quote(scan.completion.path)}` : "";
			return `${head} ${quote(scan.path.rows)}${completion} in (${printScan(scan.parent)})`;
		}
	}
}

function printParents({ parents, path }: ChildScan): string {
	if ("scan" in parents) return `(${printScan(parents.scan)})`;
	const slots = parents.slots ? ` in ${printQuery(parents.slots)}` : "";
	return `${quote(path.parent.table)} ${printList(parents.keys)}${slots}`;
}

function printOrder(order: ScanOrder | undefined): string {
	return order ? ` order by ${quote(order.column.name)} ${order.isDescending ? "desc" : "asc"}` : "";
}

function printRange({ range }: ListScan): string {
	return range ? ` from ${range.fromMs ?? ""} to ${range.toMs ?? ""}` : "";
}

function printLimit(limit: number | undefined): string {
	return limit === undefined ? "" : ` limit ${limit}`;
}

function printQuery(query: Readonly<Record<string, string>>): string {
	const pairs = Object.keys(query)
		.sort()
		.map((name) => `${quote(name)}: ${quote(query[name] ?? "")}`);
	return `{${pairs.join(", ")}}`;
}

function printValues(values: CallScan["values"]): string {
	const pairs = Object.entries(values).map(([name, value]) => `${quote(name)}: ${typeof value} ${String(value)}`);
	return printList(pairs);
}

function printFilter(filter: SearchFilter): string {
	if (filter.kind === "leaf") {
		const value = Array.isArray(filter.value) ? printList(filter.value) : JSON.stringify(filter.value);
		// What an attribute's name stands for may change.
		const { name, field, within } = filter.column;
		return `${quote(within ? field : name)} ${filter.operator} ${value}`;
	}
	const members = sortOnce(flatten(filter.kind, filter.filters).map(printFilter));
	const [only] = members;
	return members.length === 1 && only !== undefined ? only : `${filter.kind}(${members.join(", ")})`;
}

// and(a, and(b, c)) is and(a, b, c); a group of one is its member, of whichever kind that is.
function flatten(kind: "and" | "or", filters: readonly SearchFilter[]): readonly SearchFilter[] {
	return filters.flatMap((filter): readonly SearchFilter[] => {
		if (filter.kind === "leaf") return [filter];
		if (filter.kind === kind || filter.filters.length === 1) return flatten(kind, filter.filters);
		return [filter];
	});
}

function printList(values: readonly unknown[]): string {
	const texts = sortOnce(values.map((value) => JSON.stringify(value)));
	const list = `[${texts.join(", ")}]`;
	if (texts.length <= longestList) return list;
	return `[${texts.length} values, sha256 ${createHash("sha256").update(list).digest("hex")}]`;
}

function sortOnce(texts: readonly string[]): readonly string[] {
	return [...new Set(texts)].sort();
}

function quote(text: string): string {
	return JSON.stringify(text);
}
