import { type AttributeForm, isJsonObject, parseJson, readAttribute } from "../../base/index.ts";
import { define, type RegisteredFunction } from "./registered-function.ts";

/** What reads the values of attributes from the document that holds them. */
export const registeredAttributeFunctions: readonly RegisteredFunction[] = [
	define("attribute_value", 3, (document, name, form) => {
		if (document === null) return null;
		const attributes = parseDocument(String(document));
		const key = String(name);
		if (!isJsonObject(attributes) || !Object.hasOwn(attributes, key)) return null;
		const value = readAttribute(attributes[key], String(form) as AttributeForm);
		// SQLite takes numbers of JavaScript for REAL.
		return typeof value === "number" && form !== "double" ? BigInt(value) : value;
	}),
];

// A statement reads several attributes of a row, and some of them more than once.
let latest: { readonly text: string; readonly value: unknown } | undefined;

function parseDocument(text: string): unknown {
	if (latest?.text !== text) latest = { text, value: parseJson(text) };
	return latest.value;
}
