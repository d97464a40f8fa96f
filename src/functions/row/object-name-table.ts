import { callNode } from "../tree.ts";
import type { FunctionRow } from "./function-row.ts";
import { scalar } from "./scalar-row.ts";

/** What functions that are queries over the catalog call, and nobody else. */
export const objectNameFunctions: readonly FunctionRow[] = [
	scalar(["#object_key"], ["text", "text"], "text", "The form of a name in which objects are looked for.", {
		isStrict: true,
		write: (nodes) => callNode("object_key", nodes),
	}),
	scalar(["#privilege_names"], ["text", "text"], "json", "Those of the privileges of a kind that a text names.", {
		isStrict: true,
		isRaising: true,
		element: "text",
		write: (nodes) => callNode("privilege_names", nodes),
	}),
	scalar(["#unknown_object"], ["text", "text"], "oid", "Fails, for an object that there is not; NULL names none.", {
		isStrict: true,
		isRaising: true,
		write: (nodes) => callNode("raise_unknown_object", nodes),
	}),
];
