import { createError, type ProviderError } from "../../base/index.ts";

/** Refuses what was given to an action, before any request; says what to write instead. */
export function refuseArgument(problem: string, advice: string): ProviderError {
	return createError("invalid_argument", { problem, advice });
}

/**
 * Shows a value in a message.
 * @example showGiven(["a"]) // '["a"]'
 */
export function showGiven(value: unknown): string {
	if (value === undefined) return "undefined";
	if (typeof value === "bigint" || typeof value === "symbol" || typeof value === "function") return String(value);
	const text = writeJson(value);
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

// A value may be anything: a ring, or something whose toJSON throws.
function writeJson(value: unknown): string {
	try {
		return JSON.stringify(value);
	} catch {
		return Object.prototype.toString.call(value);
	}
}

/** An object as JSON has it, without a class of its own. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}
