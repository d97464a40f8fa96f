import { createError } from "../../base/index.ts";
import type { Expression, Identifier, Node } from "../ast/index.ts";
import { findBinding } from "./binding.ts";
import type { Binding, Dialect, Strength } from "./dialect.ts";

/** Which side of an operator an operand stands on; `strict` where not even an equal strength may stand bare. */
export type Side = "left" | "right" | "strict";

/** Writes nodes down in one dialect. */
export class Printer {
	readonly dialect: Dialect;

	/** One printer can write any number of nodes. */
	constructor(dialect: Dialect) {
		this.dialect = dialect;
	}

	/** The text of any node. */
	print(node: Node): string {
		const write = this.dialect.printers[node.kind] as (node: Node, printer: Printer) => string;
		return write(node, this);
	}

	/** The texts of several nodes with commas between them. */
	printList(nodes: readonly Node[]): string {
		return nodes.map((node) => this.print(node)).join(", ");
	}

	/** A name; `isFree` where any word may stand unquoted. */
	printName(identifier: Identifier, isFree = false): string {
		return this.dialect.printName(identifier, isFree);
	}

	/** Names with dots between them. */
	printPath(path: readonly Identifier[]): string {
		return path.map((name, index) => this.printName(name, index > 0)).join(".");
	}

	/** ` (a, b)`, or nothing for no names. */
	printColumns(columns: readonly Identifier[]): string {
		return columns.length === 0 ? "" : ` (${columns.map((column) => this.printName(column)).join(", ")})`;
	}

	/** An operand of something that binds, in parentheses if it binds less tightly itself. */
	printOperand(operand: Expression, binding: Binding, side: Side): string {
		const text = this.print(operand);
		const outer = this.#strengthOf(binding);
		const own = findBinding(operand);
		if (own === undefined) return text;
		const inner = this.#strengthOf(own);
		const mayBeEqual = side !== "strict" && outer.associativity === side;
		const isBare = inner.precedence > outer.precedence || (mayBeEqual && inner.precedence === outer.precedence);
		return isBare ? text : `(${text})`;
	}

	/**
	 * Ends the writing at a node that the dialect has no form for.
	 * @throws internal: a rewrite should have removed it.
	 */
	refuse(what: string): never {
		throw createError("internal", { problem: `${what} cannot be written in the ${this.dialect.name} dialect` });
	}

	#strengthOf(binding: Binding): Strength {
		return this.dialect.strengthOf(binding) ?? this.refuse(`the operator ${binding}`);
	}
}
