import type { NodeBase } from "./node-base.ts";

/**
 * A parameter.
 * @example the second `?` and `$2` → { kind: "Parameter", name: "2" }; `:state` and `@state` → { kind: "Parameter", name: "state" }
 */
export interface Parameter extends NodeBase {
	readonly kind: "Parameter";
	readonly name: string;
}
