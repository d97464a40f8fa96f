import { findNearest, type StoredValue } from "../base/index.ts";
import { type Bindings, fold } from "../functions/index.ts";
import type { LogicalPlan } from "../optimise/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import { type Expression, walkNode } from "../sql/index.ts";

/**
 * Says which columns are compared with a text that is none of the values that the service documents for them: one warning a value.
 * The statement is answered all the same, for a service may know more values than it documents.
 * @example `WHERE state = 'opne'` → "conversations.state has no value 'opne'; it is 'open', 'closed' or 'snoozed'. Did you mean 'open'?"
 */
export function describeStrayValues(logical: LogicalPlan, bindings: Bindings): readonly string[] {
	const warnings = new Set<string>();
	for (const { label, column, other } of listComparisons(logical)) {
		const value = fold(other, bindings)?.value;
		if (isStray(value, column)) warnings.add(describeStray(label, value, column.values));
	}
	return [...warnings];
}

/** An enumerated column beside something that it is compared with. */
interface Comparison {
	readonly label: string;
	readonly column: ColumnDefinition;
	readonly other: Expression;
}

function listComparisons(logical: LogicalPlan): readonly Comparison[] {
	const known = comparisons.get(logical) ?? findComparisons(logical);
	comparisons.set(logical, known);
	return known;
}

// They do not depend on the values of parameters, and a statement is planned each time that it runs.
const comparisons = new WeakMap<LogicalPlan, readonly Comparison[]>();

function findComparisons({ query, tables }: LogicalPlan): readonly Comparison[] {
	const enumerated = tables.filter(({ table }) => table.columns.some(({ values }) => values.length > 0));
	const found: Comparison[] = [];
	if (enumerated.length === 0) return found;
	const compare = (side: Expression, others: readonly Expression[]): void => {
		const [relation, name] = side.kind === "ColumnReference" ? side.path : [];
		const table = enumerated.find((reference) => reference.relation === relation?.name)?.table;
		const column = table?.columns.find((candidate) => candidate.name === name?.name);
		if (table === undefined || column === undefined || column.values.length === 0) return;
		for (const other of others) found.push({ label: `${table.name}.${column.name}`, column, other });
	};
	walkNode(query, (node) => {
		if (node.kind === "InList") compare(node.operand, node.items);
		if (node.kind !== "Binary" || (node.operator !== "=" && node.operator !== "<>")) return;
		compare(node.left, [node.right]);
		compare(node.right, [node.left]);
	});
	return found;
}

function isStray(value: StoredValue | undefined, { values }: ColumnDefinition): value is string {
	return typeof value === "string" && !values.includes(value);
}

function describeStray(column: string, value: string, values: readonly string[]): string {
	const quoted = values.map((known) => `'${known}'`);
	const list = quoted.length === 1 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1) ?? ""}`;
	const nearest = findNearest(value, values);
	const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
	return `${column} has no value '${shown}'; it is ${list}.${nearest === undefined ? "" : ` Did you mean '${nearest}'?`}`;
}
