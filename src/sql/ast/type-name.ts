import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * The name of a type.
 * @example `VARCHAR(10)[]` → { kind: "TypeName", name: "varchar", modifiers: [10], arrayDepth: 1 }
 */
export interface TypeName extends NodeBase {
	readonly kind: "TypeName";
	/** Lower case unless quoted, words joined by one blank: "double precision", "timestamp with time zone", "varchar". */
	readonly name: string;
	readonly schema?: Identifier | undefined;
	readonly modifiers: readonly number[];
	readonly arrayDepth: number;
}
