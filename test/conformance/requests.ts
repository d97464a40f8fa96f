import type { RequestLogEntry } from "../../src/sandbox/index.ts";
import type { Declared } from "./declared.ts";
import type { Value } from "./predicates.ts";

interface Leaf {
	readonly field: string;
	readonly operator: string;
	readonly value: unknown;
}

/** All comparisons that searches of a log carried. */
function listLeaves(requests: readonly RequestLogEntry[]): readonly Leaf[] {
	return requests.flatMap(({ body }) => leavesOf((body as { query?: unknown } | undefined)?.query));
}

function leavesOf(node: unknown): readonly Leaf[] {
	if (typeof node !== "object" || node === null) return [];
	if ("field" in node) return [node as Leaf];
	const { value } = node as { value?: unknown };
	return Array.isArray(value) ? value.flatMap(leavesOf) : [];
}

/** The comparisons but for the one that every row passes: what was really asked. */
export function listPushed(requests: readonly RequestLogEntry[]): readonly Leaf[] {
	return listLeaves(requests).filter(
		({ field, operator, value }) => !(field === "created_at" && operator === ">" && value === 0),
	);
}

/** Tells whether the requests name one of the values: in a path, or as what a search of the parents compares. */
export function nameKey(requests: readonly RequestLogEntry[], value: Value): boolean {
	const text = String(value);
	const isInBody = requests.some(({ body }) => JSON.stringify(body ?? "").includes(JSON.stringify(text)));
	const readParts = (path: string) => path.split(/[/?&=]/).map((part) => decodeURIComponent(part.replaceAll("+", " ")));
	const isInPath = requests.some(({ path }) => readParts(path).includes(text));
	return isInPath || isInBody || listPushed(requests).some((leaf) => [leaf.value].flat().includes(text));
}

/** The order that the searches of a log asked for: `["created_at descending"]`. */
export function listOrders(requests: readonly RequestLogEntry[]): readonly string[] {
	return requests.flatMap(({ body }) => {
		const sort = (body as { sort?: { field?: string; order?: string } } | undefined)?.sort;
		return sort === undefined ? [] : [`${sort.field ?? ""} ${sort.order ?? ""}`];
	});
}

/** A name for a test. */
export function printDeclared({ table, column, operator, carrier, exactness }: Declared): string {
	return `${table.name}.${column.name} ${operator} (${carrier === "filter" ? exactness : carrier})`;
}
