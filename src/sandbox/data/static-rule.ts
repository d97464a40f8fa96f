import type { ApiErrorCode } from "../service/api-error-table.ts";
import type { StaticRule } from "./static-collection.ts";

/** A member that must be a text that says something, no longer than what the API takes. */
export function isText(field: string, code: ApiErrorCode, most = Number.POSITIVE_INFINITY): StaticRule {
	return {
		field,
		accepts: (value) => typeof value === "string" && value.trim() !== "" && value.length <= most,
		code,
		message: `${field} must be a string`,
	};
}

/** A member that takes some values only. */
export function isOneOf(
	field: string,
	values: readonly string[],
	code: ApiErrorCode = "parameter_invalid",
): StaticRule {
	return {
		field,
		accepts: (value) => typeof value === "string" && values.includes(value),
		code,
		message: `${field} must be one of: ${values.join(", ")}`,
	};
}

/** A member that holds the id of an object that must exist. */
export function isKnown(field: string, kind: string): StaticRule {
	return {
		field,
		accepts: (value, find) => find(kind).get(String(value)) !== undefined,
		code: "not_found",
		message: "Resource Not Found",
	};
}

/** A member that lists ids of objects that must exist. */
export function noneBut(field: string, kind: string): StaticRule {
	return {
		field,
		accepts: (value, find) => Array.isArray(value) && value.every((id) => find(kind).get(String(id)) !== undefined),
		// "audience_ids contains unknown audience IDs" comes with 404: POST /content_snippets, 2.16.
		code: "reference_unknown",
		message: `${field} contains unknown IDs: $`,
	};
}
