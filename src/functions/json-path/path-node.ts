/** How two values are compared in a JSON path. */
export type PathComparison = "==" | "<>" | "<" | "<=" | ">" | ">=";

/** What is done to each item of a sequence, one after the other. */
export type PathStep =
	| { readonly kind: "member"; readonly name: string }
	| { readonly kind: "members" | "items" }
	| { readonly kind: "descendants"; readonly from: number; readonly to: number }
	| { readonly kind: "subscripts"; readonly ranges: readonly (readonly [from: PathNode, to: PathNode | undefined])[] }
	| { readonly kind: "filter"; readonly condition: PathNode }
	| { readonly kind: "method"; readonly name: string };

/** A JSON path as a tree; the conditions among its nodes are true, false or unknown. */
export type PathNode =
	| { readonly kind: "root" | "current" | "last" }
	| { readonly kind: "literal"; readonly value: unknown }
	| { readonly kind: "variable"; readonly name: string }
	| { readonly kind: "steps"; readonly start: PathNode; readonly steps: readonly PathStep[] }
	| { readonly kind: "sign"; readonly operator: "+" | "-"; readonly operand: PathNode }
	| {
			readonly kind: "arithmetic";
			readonly operator: "+" | "-" | "*" | "/" | "%";
			readonly left: PathNode;
			readonly right: PathNode;
	  }
	| {
			readonly kind: "comparison";
			readonly operator: PathComparison;
			readonly left: PathNode;
			readonly right: PathNode;
	  }
	| { readonly kind: "and" | "or"; readonly left: PathNode; readonly right: PathNode }
	| { readonly kind: "not" | "unknown" | "exists"; readonly operand: PathNode }
	| { readonly kind: "start"; readonly operand: PathNode; readonly prefix: PathNode }
	| { readonly kind: "pattern"; readonly operand: PathNode; readonly pattern: string; readonly flags: string };

/** A whole path: its tree, and whether it is strict about what is not there. */
export interface JsonPath {
	readonly isStrict: boolean;
	readonly root: PathNode;
}

const conditions: ReadonlySet<PathNode["kind"]> = new Set([
	...(["comparison", "and", "or", "not", "unknown", "exists", "start", "pattern"] as const),
]);

/** Whether a node is a condition. */
export function isCondition({ kind }: PathNode): boolean {
	return conditions.has(kind);
}
