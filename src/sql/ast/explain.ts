import type { NodeBase } from "./node-base.ts";
import type { Explainable } from "./statement.ts";

/**
 * EXPLAIN of another statement.
 * @example `EXPLAIN ANALYZE SELECT 1` → { kind: "Explain", isAnalyze: true, statement: Query }
 */
export interface Explain extends NodeBase {
	readonly kind: "Explain";
	readonly isAnalyze: boolean;
	readonly statement: Explainable;
}
