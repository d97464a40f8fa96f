import type { Expression, FunctionCall, Identifier, Kind, OrderItem } from "../ast/index.ts";
import { findKeyword } from "../lexer/keyword-table.ts";
import type { Printers } from "./dialect.ts";
import type { Printer } from "./printer.ts";

/** The kinds that are written here: calls and all that stands only in them. */
export type CallPrinterKind = Extract<
	Kind,
	"FunctionCall" | "Operation" | "Argument" | "OrderItem" | "Window" | "Frame" | "FrameBound" | "NamedWindow"
>;

/** Calls in PostgreSQL's spelling. */
export const callPrinters: Pick<Printers, CallPrinterKind> = {
	FunctionCall: (node, p) => {
		const parts = [printCallHead(node, p)];
		if (node.withinGroup.length > 0) parts.push(`WITHIN GROUP (${printOrderBy(node.withinGroup, p)})`);
		if (node.filter !== undefined) parts.push(`FILTER (WHERE ${p.print(node.filter)})`);
		if (node.over !== undefined) parts.push(`OVER ${p.print(node.over)}`);
		return parts.join(" ");
	},
	Operation: (node, p) => {
		const [first, second] = node.operands;
		const name = node.operator.names[0] ?? "";
		if (first !== undefined && node.operator.notation === "unseen") return p.print(first);
		if (first !== undefined && node.operator.notation === "cast") return `${printTight(first, p)}::${name}`;
		if (first !== undefined && node.operator.notation === "infix")
			return second === undefined
				? `${name}${printTight(first, p)}`
				: `${printTight(first, p)} ${name} ${printTight(second, p)}`;
		const distinct = node.isDistinct === true ? "DISTINCT " : "";
		const order = (node.orderBy ?? []).length > 0 ? ` ${printOrderBy(node.orderBy ?? [], p)}` : "";
		const inside = node.isStar === true ? "*" : `${distinct}${p.printList(node.operands)}${order}`;
		const filter = node.filter === undefined ? "" : ` FILTER (WHERE ${p.print(node.filter)})`;
		const over = node.over === undefined ? "" : ` OVER ${p.print(node.over)}`;
		return `${name}(${inside})${filter}${over}`;
	},
	Argument: (node, p) => `${node.name === undefined ? "" : `${p.printName(node.name)} => `}${p.print(node.value)}`,
	OrderItem: (node, p) => {
		const nulls = node.nulls === undefined ? "" : ` NULLS ${node.nulls.toUpperCase()}`;
		return `${p.print(node.expression)}${node.isDescending ? " DESC" : ""}${nulls}`;
	},
	NamedWindow: (node, p) => `${p.printName(node.name)} AS ${p.print(node.window)}`,
	Window: (node, p) => {
		const parts: string[] = [];
		if (node.base !== undefined) parts.push(p.printName(node.base));
		if (node.partitionBy.length > 0) parts.push(`PARTITION BY ${p.printList(node.partitionBy)}`);
		if (node.orderBy.length > 0) parts.push(printOrderBy(node.orderBy, p));
		if (node.frame !== undefined) parts.push(p.print(node.frame));
		return `(${parts.join(" ")})`;
	},
	Frame: (node, p) => {
		const start = p.print(node.start);
		const range = node.end === undefined ? start : `BETWEEN ${start} AND ${p.print(node.end)}`;
		const exclude = node.exclude === undefined ? "" : ` EXCLUDE ${node.exclude.toUpperCase()}`;
		return `${node.unit.toUpperCase()} ${range}${exclude}`;
	},
	FrameBound: (node, p) =>
		node.offset === undefined ? node.type.toUpperCase() : `${printTight(node.offset, p)} ${node.type.toUpperCase()}`,
};

/** ORDER BY and its items. */
export function printOrderBy(items: readonly OrderItem[], p: Printer): string {
	return `ORDER BY ${p.printList(items)}`;
}

function printCallHead(node: FunctionCall, p: Printer): string {
	const [first, second] = node.path;
	const word = second === undefined && first?.isQuoted === false ? first.name.toLowerCase() : undefined;
	const row = word === undefined ? undefined : findKeyword(word);
	// CURRENT_DATE and its kin are words, not functions; left() and right() are functions in spite of being words.
	if (word !== undefined && row !== undefined && row.when === undefined && row.isFunctionWhen === undefined) {
		return node.arguments.length === 0 ? word : `${word}(${p.printList(node.arguments)})`;
	}
	return `${printFunctionName(node.path, word, p)}(${printArguments(node, word, p)})`;
}

function printFunctionName(path: readonly Identifier[], word: string | undefined, p: Printer): string {
	const isFunctionWord = word !== undefined && findKeyword(word)?.isFunctionWhen !== undefined;
	return isFunctionWord ? word : p.printPath(path);
}

function printArguments(node: FunctionCall, word: string | undefined, p: Printer): string {
	if (node.isStar) return "*";
	const distinct = node.isDistinct ? "DISTINCT " : "";
	const values =
		word === "position"
			? node.arguments.map((argument) => printTight(argument.value, p)).join(", ")
			: p.printList(node.arguments);
	return `${distinct}${values}${node.orderBy.length === 0 ? "" : ` ${printOrderBy(node.orderBy, p)}`}`;
}

/** In position(a IN b) and in a frame's bounds no weak operator may stand bare. */
function printTight(value: Expression, p: Printer): string {
	return p.printOperand(value, "range", "strict");
}
