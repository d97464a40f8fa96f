import type { ValueType } from "../../base/index.ts";
import type { Expression } from "./expression.ts";
import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";
import type { OrderItem } from "./order-item.ts";
import type { Window } from "./window.ts";

/** What an operation does. A bound tree points at the whole row of a function; the tree itself only has to write it down. */
export interface Operator {
	/** The first is its proper name. */
	readonly names: readonly string[];
	/** How it is written where it is no call: `a || b`, `a::date`, or not at all, when nobody wrote it. */
	readonly notation?: "infix" | "cast" | "unseen" | undefined;
}

/**
 * A call, an operator or a cast whose meaning is settled; no parser makes it, only binding.
 * @example `count(*) FILTER (WHERE open)` → { kind: "Operation", operator: the row of count, operands: [], isStar: true, filter: open }
 */
export interface Operation extends NodeBase {
	readonly kind: "Operation";
	readonly operator: Operator;
	readonly operands: readonly Expression[];
	/** The types of the operands, in their order. */
	readonly operandTypes: readonly ValueType[];
	/** The zone whose clocks the session goes by, where that is not UTC. */
	readonly zone?: string | undefined;
	/** count(*) */
	readonly isStar?: boolean | undefined;
	readonly isDistinct?: boolean | undefined;
	/** The order in which an aggregate takes its values, written within the call or as WITHIN GROUP. */
	readonly orderBy?: readonly OrderItem[] | undefined;
	readonly filter?: Expression | undefined;
	readonly over?: Window | Identifier | undefined;
}
