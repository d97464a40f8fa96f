import { createError } from "../base/index.ts";
import type { Place } from "./place.ts";
import type { ConnectionProperty, PropertyValue } from "./property.ts";
import { type Refusal, valueTypes } from "./value-format.ts";

/**
 * Reads what was given for a property, from text or from an object.
 * @param place Where it stands, for the error.
 * @returns The canonical value, or undefined when the property is not set: no value, null, or the empty text.
 * @throws `bad_property_value`, which never shows the value.
 * @example readPropertyValue(cacheTolerance, "60", nowhere) // 60
 */
export function readPropertyValue(
	property: ConnectionProperty,
	given: unknown,
	place: Place,
): PropertyValue | undefined {
	if (given === undefined || given === null || given === "") return undefined;
	const type = valueTypes[property.type];
	const text = printGiven(given, type.isVerbatim ?? false);
	const value: PropertyValue | Refusal =
		text === undefined
			? { problem: `it is ${describeKind(given)}` }
			: type.read(type.isVerbatim ? text : text.trim(), property);
	if (typeof value !== "object") return value;
	throw createError(
		"bad_property_value",
		{
			name: property.name,
			place: place.words,
			problem: value.problem,
			expected: value.expected ?? type.expect(property),
		},
		{ position: place.position },
	);
}

function printGiven(given: unknown, isVerbatim: boolean): string | undefined {
	if (typeof given === "string") return given;
	return !isVerbatim && (typeof given === "number" || typeof given === "boolean") ? String(given) : undefined;
}

function describeKind(given: unknown): string {
	if (Array.isArray(given)) return "a list";
	return typeof given === "object" ? "an object" : `a ${typeof given}`;
}
