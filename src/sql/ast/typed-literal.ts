import type { NodeBase } from "./node-base.ts";
import type { TypeName } from "./type-name.ts";

/**
 * A type followed by a string.
 * @example `INTERVAL '1' DAY` → { kind: "TypedLiteral", type: TypeName interval, value: "1", fields: "day" }
 */
export interface TypedLiteral extends NodeBase {
	readonly kind: "TypedLiteral";
	readonly type: TypeName;
	readonly value: string;
	/** The fields after an INTERVAL, lower case: "day", "hour to minute". */
	readonly fields?: string | undefined;
}
