import { type Expression, identifyNode, mapChildren, type Node, walkNode } from "../sql/index.ts";
import type { LogicalPlan, TableReference } from "./logical-plan.ts";
import { isPlain } from "./substitution.ts";

// Each round carries conditions one join further.
const mostRounds = 5;

/**
 * Lets conditions pass through equal columns: where `a.x = b.y` and `b.y = 5` restrict, `a.x = 5` does too.
 */
export function inferEqualities(plan: LogicalPlan): LogicalPlan {
	let { tables } = plan;
	if (tables.length < 2) return plan;
	const columns = new Map(plan.tables.map(({ relation, table }) => [relation, table.columns]));
	for (let round = 0; round < mostRounds; round++) {
		const before = new Map(tables.map(({ relation, conjuncts }) => [relation, conjuncts]));
		const added = tables.map((table) => listShared(table, before, columns));
		if (added.every((more) => more.length === 0)) break;
		tables = tables.map((table, index) => ({ ...table, conjuncts: [...table.conjuncts, ...(added[index] ?? [])] }));
	}
	return { ...plan, tables };
}

type Columns = TableReference["table"]["columns"];

function listShared(
	{ relation, conjuncts }: TableReference,
	all: ReadonlyMap<string, readonly Expression[]>,
	columns: ReadonlyMap<string, Columns>,
): readonly Expression[] {
	const moved = listEqualities(conjuncts, relation).flatMap(({ own, other }) => {
		// Values of one type are equal only if they are the same, so that one may stand for the other.
		const [type, otherType] = [own, other].map((place) => typeOf(place, columns));
		if (type === undefined || type !== otherType) return [];
		const conditions = (all.get(other.relation) ?? []).filter((condition) => speaksOnlyOf(condition, other));
		return conditions.map((condition) => replaceColumn(condition, own));
	});
	if (moved.length === 0) return moved;
	const known = new Set(conjuncts.map(identifyNode));
	return moved.filter((condition) => {
		const identity = identifyNode(condition);
		const isNew = !known.has(identity);
		known.add(identity);
		return isNew;
	});
}

function typeOf({ relation, column }: ColumnPlace, columns: ReadonlyMap<string, Columns>): string | undefined {
	return columns.get(relation)?.find(({ name }) => name === column)?.type;
}

/** A column of a relation. */
export interface ColumnPlace {
	readonly relation: string;
	readonly column: string;
}

/** The equalities of a relation's columns with those of others. */
export function listEqualities(
	conjuncts: readonly Expression[],
	relation: string,
): readonly { readonly own: ColumnPlace; readonly other: ColumnPlace }[] {
	return conjuncts.flatMap((condition) => {
		if (condition.kind !== "Binary" || condition.operator !== "=") return [];
		const [left, right] = [placeOf(condition.left), placeOf(condition.right)];
		if (!left || !right || left.relation === right.relation) return [];
		if (left.relation === relation) return [{ own: left, other: right }];
		return right.relation === relation ? [{ own: right, other: left }] : [];
	});
}

/** The column that an expression is, if it is one. */
export function placeOf(node: Expression): ColumnPlace | undefined {
	const [relation, column] = node.kind === "ColumnReference" ? node.path : [];
	return relation && column ? { relation: relation.name, column: column.name } : undefined;
}

function speaksOnlyOf(condition: Expression, { relation, column }: ColumnPlace): boolean {
	const seen = { own: false, other: false };
	walkNode(condition, (node) => {
		if (node.kind !== "ColumnReference") return;
		const isOwn = node.path[0]?.name === relation && node.path[1]?.name === column;
		seen[isOwn ? "own" : "other"] = true;
	});
	return seen.own && !seen.other && isPlain(condition);
}

function replaceColumn(condition: Expression, { relation, column }: ColumnPlace): Expression {
	const replace = (node: Node): Node => {
		if (node.kind !== "ColumnReference") return mapChildren(node, replace);
		const names = [relation, column];
		return { ...node, path: node.path.map((part, index) => ({ ...part, name: names[index] ?? part.name })) };
	};
	return replace(condition) as Expression;
}
