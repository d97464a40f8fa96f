import type { Expression } from "../ast/index.ts";
import type { Binding } from "./dialect.ts";

/** What an expression binds its operands with, or undefined if it stands on its own, as a literal or a call does. */
export function findBinding(expression: Expression): Binding | undefined {
	switch (expression.kind) {
		case "Binary":
		case "Quantified":
			return expression.operator;
		case "Unary":
			return `prefix ${expression.operator}`;
		case "Is":
			return "is";
		case "IsDistinct":
			return "is distinct";
		case "Between":
		case "InList":
		case "InQuery":
		case "Like":
			return "range";
		case "AtTimeZone":
			return "at time zone";
		case "Collate":
			return "collate";
		default:
			return undefined;
	}
}
