import { type Expression, identifyNode, mapChildren, type Node } from "../sql/index.ts";
import type { LogicalPlan, TableReference } from "./logical-plan.ts";
import { isPlain, listRelations } from "./substitution.ts";

// Each round carries conditions one join further.
const mostRounds = 5;

/**
 * Lets conditions pass through equal columns: where `a.x = b.y` and `b.y = 5` restrict, `a.x = 5` does too.
 */
export function inferEqualities(plan: LogicalPlan): LogicalPlan {
	const types = new Map(plan.tables.map(({ relation, table }) => [relation, typesOf(table.columns)]));
	let { tables } = plan;
	for (let round = 0; round < mostRounds; round++) {
		const before = new Map(tables.map(({ relation, conjuncts }) => [relation, conjuncts]));
		const added = tables.map((table) => listShared(table, before, types));
		if (added.every((more) => more.length === 0)) break;
		tables = tables.map((table, index) => ({ ...table, conjuncts: [...table.conjuncts, ...(added[index] ?? [])] }));
	}
	return { ...plan, tables };
}

type ColumnTypes = ReadonlyMap<string, string>;

function typesOf(columns: readonly { readonly name: string; readonly type: string }[]): ColumnTypes {
	return new Map(columns.map(({ name, type }) => [name, type]));
}

function listShared(
	{ relation, conjuncts }: TableReference,
	all: ReadonlyMap<string, readonly Expression[]>,
	types: ReadonlyMap<string, ColumnTypes>,
): readonly Expression[] {
	const known = new Set(conjuncts.map(identifyNode));
	const shared: Expression[] = [];
	for (const { own, other } of listEqualities(conjuncts, relation)) {
		// Values of one type are equal only if they are the same, so that one may stand for the other.
		const isSame = types.get(relation)?.get(own.column) === types.get(other.relation)?.get(other.column);
		if (!isSame || types.get(other.relation) === undefined) continue;
		for (const condition of all.get(other.relation) ?? []) {
			if (!speaksOnlyOf(condition, other)) continue;
			const moved = replaceColumn(condition, own);
			const identity = identifyNode(moved);
			if (known.has(identity)) continue;
			known.add(identity);
			shared.push(moved);
		}
	}
	return shared;
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
	const relations = listRelations(condition);
	if (relations.size !== 1 || !relations.has(relation) || !isPlain(condition)) return false;
	let isSo = true;
	const visit = (node: Node): Node => {
		if (node.kind === "ColumnReference" && node.path[1]?.name !== column) isSo = false;
		return mapChildren(node, visit);
	};
	visit(condition);
	return isSo;
}

function replaceColumn(condition: Expression, { relation, column }: ColumnPlace): Expression {
	const replace = (node: Node): Node => {
		if (node.kind !== "ColumnReference") return mapChildren(node, replace);
		const names = [relation, column];
		return { ...node, path: node.path.map((part, index) => ({ ...part, name: names[index] ?? part.name })) };
	};
	return replace(condition) as Expression;
}
