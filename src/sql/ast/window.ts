import type { Expression } from "./expression.ts";
import type { Frame } from "./frame.ts";
import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";
import type { OrderItem } from "./order-item.ts";

/**
 * The window of a window function.
 * @example `(PARTITION BY a ORDER BY b)` → { kind: "Window", partitionBy: [a], orderBy: [OrderItem b] }
 */
export interface Window extends NodeBase {
	readonly kind: "Window";
	/** The named window it builds on. */
	readonly base?: Identifier | undefined;
	readonly partitionBy: readonly Expression[];
	readonly orderBy: readonly OrderItem[];
	readonly frame?: Frame | undefined;
}
