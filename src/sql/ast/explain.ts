import type { NodeBase } from "./node-base.ts";
import type { Explainable } from "./statement.ts";

/** What EXPLAIN tells besides the plan. */
export interface ExplainOptions {
	/** The statement runs first, so that what happened is told. */
	readonly isAnalyze: boolean;
	/** What each stage makes of the statement is told too. */
	readonly isVerbose: boolean;
	/** The service is asked how many rows there are, where nobody knows. */
	readonly isCost: boolean;
	/** The plan is given as one value, in the shape that PostgreSQL's has. */
	readonly isJson: boolean;
}

/**
 * EXPLAIN of another statement.
 * @example `EXPLAIN ANALYZE SELECT 1` → { kind: "Explain", isAnalyze: true, isVerbose: false, isCost: false, isJson: false, statement: Query }
 */
export interface Explain extends NodeBase, ExplainOptions {
	readonly kind: "Explain";
	readonly statement: Explainable;
}
