import { nameOfType } from "../../base/index.ts";
import { findFunctions, findTableFunctions, findTableQuery, nameNode } from "../../functions/index.ts";
import {
	type Expression,
	type FunctionCall,
	type FunctionTable,
	type Identifier,
	identifyNode,
	mapChildren,
	type Node,
	type OutputColumn,
	type Select,
	type SelectItem,
	walkNode,
} from "../../sql/index.ts";
import { isWeaklyNamed } from "../expression/cast-name.ts";
import { notSupported } from "../expression/coercion.ts";
import { derivedTable, outputNode, selectQuery } from "./subquery-rewrite.ts";

/**
 * Functions that give rows and stand in the select list move to FROM, where their rows multiply those of the tables; several stand side
 * by side until the longest ends, and one in the arguments of another comes before it. What is grouped or has windows is computed
 * before: `SELECT count(*), unnest(a) FROM t` becomes `SELECT c1, … FROM (SELECT count(*) AS c1, … FROM t) …, unnest(…)`.
 * Source: PostgreSQL's ProjectSet, https://www.postgresql.org/docs/current/xfunc-sql.html#XFUNC-SQL-FUNCTIONS-RETURNING-SET.
 */
export function projectSets(select: Select): Select {
	if (!select.items.some((item) => item.kind === "OutputColumn" && hasSetCall(item.expression))) return select;
	const grouped = select.items.filter((item) => isGroupedBy(item, select));
	const given = grouped.length > 0 ? moveToFrom(select, grouped) : select;
	if (grouped.length > 0 && !given.items.some((item) => hasSetCall(item))) return given;
	const isBehind =
		given.groupBy.length > 0 || given.having !== undefined || given.items.some((item) => hasCall(item, isGathering));
	return moveToFrom(isBehind ? computeBefore(given) : given);
}

// GROUP BY by the position of an output column, its name or its expression: its rows are there before they are grouped. A column of a table
// whose rows the function unfolds is meant itself: SELECT unnest(tags) AS tags … GROUP BY tags.
function isGroupedBy(item: SelectItem, { items, groupBy }: Select): boolean {
	if (item.kind !== "OutputColumn" || !hasSetCall(item.expression)) return false;
	const position = String(items.indexOf(item) + 1);
	const name = item.alias?.name.toLowerCase();
	let isOfTable = false;
	walkNode(item.expression, (node) => {
		if (node.kind === "ColumnReference") isOfTable ||= node.path.at(-1)?.name.toLowerCase() === name;
	});
	return groupBy.some((element) => {
		if (element.kind === "NumberLiteral") return element.text === position;
		if (element.kind === "ColumnReference" && element.path.length === 1)
			return !isOfTable && element.path[0]?.name.toLowerCase() === name;
		return identifyNode(element) === identifyNode(item.expression);
	});
}

// Moves the functions of the chosen items, of all of them where none are named.
function moveToFrom(select: Select, chosen: readonly SelectItem[] = select.items): Select {
	const levels: FunctionCall[][] = [];
	const move = (node: Node): Node => {
		if (isClosed(node)) return node;
		const below = mapChildren(node, move);
		if (below.kind !== "FunctionCall" || !isSetCall(below)) return below;
		const place = levelBehind(below);
		levels[place] = [...(levels[place] ?? []), below];
		const column = `${functionName(below)} ${String(levels[place].length)}`;
		return { kind: "ColumnReference", path: [nameNode(levelName(place)), nameNode(column)], at: below.at };
	};
	const items = select.items.map((item): SelectItem => {
		if (item.kind !== "OutputColumn" || !chosen.includes(item)) return item;
		const expression = move(item.expression) as Expression;
		const call = expression === item.expression ? undefined : findNamingCall(item.expression);
		return { ...item, expression, alias: item.alias ?? (call && nameNode(functionName(call))) };
	});
	const groupBy = select.groupBy.map((element) => {
		const place = select.items.findIndex(
			(item) =>
				item.kind === "OutputColumn" &&
				chosen.includes(item) &&
				hasSetCall(element) &&
				identifyNode(item.expression) === identifyNode(element),
		);
		const item = items[place];
		return item?.kind === "OutputColumn" ? item.expression : element;
	});
	return { ...select, items, groupBy, from: [...select.from, ...levels.map(createTable)] };
}

// A name that nobody can write by accident.
const levelPrefix = "moved to FROM ";
const levelName = (level: number) => `${levelPrefix}${String(level)}`;

function functionName(call: FunctionCall): string {
	return call.path.at(-1)?.name.toLowerCase() ?? "";
}

// The first place for a call is behind the calls in its arguments.
function levelBehind(call: FunctionCall): number {
	let level = 0;
	walkNode(call, (node) => {
		const name = node.kind === "ColumnReference" ? (node.path[0]?.name ?? "") : "";
		if (name.startsWith(levelPrefix)) level = Math.max(level, Number(name.slice(levelPrefix.length)) + 1);
	});
	return level;
}

// What is cast keeps the name of the function.
function findNamingCall(node: Expression): FunctionCall | undefined {
	if (node.kind === "Cast") return findNamingCall(node.operand);
	return node.kind === "FunctionCall" && isSetCall(node) ? node : undefined;
}

function createTable(calls: readonly FunctionCall[], level: number): FunctionTable {
	const [call, ...beside] = calls;
	if (!call) throw new TypeError("each level has a call");
	const columns = calls.map((each, index) => nameNode(`${functionName(each)} ${String(index + 1)}`));
	return {
		kind: "FunctionTable",
		isLateral: true,
		call,
		beside: beside.length > 0 ? beside : undefined,
		isOfSelectList: true,
		hasOrdinality: false,
		alias: { kind: "TableAlias", name: nameNode(levelName(level)), columns },
		at: call.at,
	};
}

const inner = "computed before";

// Everything but the functions that give rows becomes a column of a subquery.
function computeBefore(select: Select): Select {
	const before: OutputColumn[] = [];
	const lift = (node: Expression): Expression => {
		if (isConstant(node)) return node;
		const name = `c${String(before.length + 1)}`;
		before.push(outputNode(node, name));
		return { kind: "ColumnReference", path: [nameNode(inner), nameNode(name)], at: node.at };
	};
	const divide = (node: Node): Node => {
		if (!holdsExpressions(node)) return node;
		if (!isHolder(node) && !hasSetCall(node)) return lift(node as Expression);
		return mapChildren(node, divide);
	};
	const items = select.items.map((item): SelectItem => {
		if (item.kind !== "OutputColumn")
			throw notSupported("* beside a function that gives rows and a window", "Name the columns.", item);
		const alias = item.alias ?? nameOf(item.expression);
		return { ...item, expression: divide(item.expression) as Expression, alias };
	});
	const { from, where, groupBy, having, windows } = select;
	const query = selectQuery(before, from, { where, groupBy, having, windows });
	return {
		...select,
		items,
		from: [derivedTable(query, inner)],
		where: undefined,
		groupBy: [],
		having: undefined,
		windows: [],
	};
}

// An array that is written out may hold columns.
function isConstant({ kind }: Expression): boolean {
	return kind === "Parameter" || (kind.endsWith("Literal") && kind !== "ArrayLiteral");
}

// A part of a node that is itself no expression, and its names and types, which stay.
const holders: ReadonlySet<Node["kind"]> = new Set(["Argument"]);
const isHolder = (node: Node) => holders.has(node.kind);
const holdsExpressions = (node: Node) => node.kind !== "Identifier" && node.kind !== "TypeName";

// As PostgreSQL names what has no alias.
function nameOf(node: Expression): Identifier {
	if (node.kind === "Cast")
		return isWeaklyNamed(node.operand)
			? nameNode(nameOfType(node.type.name, node.type.modifiers[0]))
			: nameOf(node.operand);
	if (node.kind === "Case") return nameNode("case");
	const name = node.kind === "FunctionCall" || node.kind === "ColumnReference" ? node.path.at(-1) : undefined;
	return nameNode(name?.name.toLowerCase() ?? "?column?");
}

function hasSetCall(node: Node): boolean {
	return hasCall(node, isSetCall);
}

function hasCall(root: Node, isMeant: (call: FunctionCall) => boolean): boolean {
	let found = false;
	walkNode(root, (node) => {
		if (node.kind === "FunctionCall") found ||= isMeant(node);
		return !found && !isClosed(node);
	});
	return found;
}

// PostgreSQL lets no function give rows there, for how often would the rest be computed?
function isClosed(node: Node): boolean {
	return node.kind === "Query" || node.kind === "Case" || (node.kind === "FunctionCall" && isGathering(node));
}

function isGathering(call: FunctionCall): boolean {
	return call.over !== undefined || findFunctions(functionName(call))[0]?.kind === "aggregate";
}

function isSetCall(call: FunctionCall): boolean {
	if (call.over !== undefined) return false;
	const name = functionName(call);
	const query = findTableQuery(name, call.arguments.length);
	return query?.inSelectList !== undefined || findTableFunctions(name).some((row) => row.isSetFunction !== false);
}
