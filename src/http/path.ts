import { createError } from "../base/index.ts";
import type { RequestQuery } from "./http-contract.ts";

/**
 * Fills the `{names}` of a path template, encoding each value for its place, so that a value never becomes two segments.
 * @throws ProviderError invalid_argument when a value is missing, empty, not well-formed text, or makes a segment `.` or `..`.
 * @example buildPath("/contacts/{id}/tags", { id: "a/b" }) // "/contacts/a%2Fb/tags"
 */
export function buildPath(
	template: string,
	values: Readonly<Record<string, string | number | bigint | undefined>>,
): string {
	const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = Object.hasOwn(values, name) ? values[name] : undefined;
		if (value === undefined || value === "") throw refuse(template, `it needs a value for "${name}"`);
		return encodeSegment(template, name, String(value));
	});
	// A server resolves dot segments before it looks at the path: one would lead to another address than the template's.
	if (path.split("/").some((segment) => segment === "." || segment === "..")) {
		throw refuse(template, 'a segment would be "." or ".."');
	}
	return path;
}

function encodeSegment(template: string, name: string, value: string): string {
	try {
		return encodeURIComponent(value);
	} catch {
		throw refuse(template, `the value for "${name}" is not well-formed Unicode`);
	}
}

function refuse(template: string, problem: string): Error {
	return createError("invalid_argument", {
		problem: `the path ${template} cannot be built: ${problem}`,
		advice: "Give an id as the service writes it.",
	});
}

/**
 * Writes query parameters; undefined values are left out, lists are written as the same parameter again and again.
 * @returns The query with its question mark, or "" when nothing is set.
 * @example buildQuery({ page: 2, q: "a&b" }) // "?page=2&q=a%26b"
 */
export function buildQuery(query: RequestQuery): string {
	const pairs = Object.entries(query).flatMap(([name, value]) =>
		value === undefined ? [] : [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
	);
	return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}
