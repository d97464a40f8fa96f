import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * A time moved to a time zone.
 * @example `created_at AT TIME ZONE 'Europe/Dublin'` → { kind: "AtTimeZone", operand: created_at, zone: 'Europe/Dublin' }
 */
export interface AtTimeZone extends NodeBase {
	readonly kind: "AtTimeZone";
	readonly operand: Expression;
	readonly zone: Expression;
}
