import type { Identifier, Kind, NodeOf } from "../ast/index.ts";
import { freezeTree } from "./freeze.ts";

/**
 * Makes a frozen node of one kind; for rewrites, which have no text to point at.
 * @example createNode("Binary", { operator: "+", left, right })
 */
export function createNode<K extends Kind>(kind: K, fields: Omit<NodeOf<K>, "kind">): NodeOf<K> {
	return freezeTree({ kind, ...fields } as unknown as NodeOf<K>);
}

/**
 * Makes a quoted identifier: the name is meant exactly as given.
 * @example createIdentifier("Created At") // { kind: "Identifier", name: "Created At", isQuoted: true }
 */
export function createIdentifier(name: string): Identifier {
	return createNode("Identifier", { name, isQuoted: true });
}

/**
 * Makes a call of a plain function.
 * @example createCall("lower", [parse("name")]).kind // "FunctionCall"
 */
export function createCall(name: string, values: readonly NodeOf<"Argument">["value"][]): NodeOf<"FunctionCall"> {
	return createNode("FunctionCall", {
		path: [createNode("Identifier", { name, isQuoted: false })],
		arguments: values.map((value) => createNode("Argument", { value })),
		isStar: false,
		isDistinct: false,
		orderBy: [],
		withinGroup: [],
	});
}
