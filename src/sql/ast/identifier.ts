import type { NodeBase } from "./node-base.ts";

/**
 * A name, without its quotes and as written.
 * @example `"Created At"` → { kind: "Identifier", name: "Created At", isQuoted: true }
 */
export interface Identifier extends NodeBase {
	readonly kind: "Identifier";
	/** Case is kept. */
	readonly name: string;
	/** Written as "name", [name] or `name`. */
	readonly isQuoted: boolean;
}
