import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * All fields of a record.
 * @example `(c).*` → { kind: "RecordStar", record: ColumnReference c }
 */
export interface RecordStar extends NodeBase {
	readonly kind: "RecordStar";
	readonly record: Expression;
}
