import { suggestName } from "../../base/index.ts";
import { findByName } from "../../catalog/index.ts";
import { isPlainObject, refuseArgument, showGiven } from "./entity-refusal.ts";
import type { JsonSchema } from "./json-schema.ts";

/** What was given to an action, by the names of its parameters; what is undefined is absent. */
export type ActionParameters = Readonly<Record<string, unknown>>;

/**
 * Holds what was given to an action against the description of its parameters; letter case and underscores do not matter in their names.
 * @param what The action, for messages: `contacts.list`.
 * @throws invalid_argument (22023) that says what to write
 */
export function checkParameters(what: string, schema: JsonSchema, given: unknown): ActionParameters {
	const { properties = {} } = schema;
	if (!isPlainObject(given)) {
		const advice = `Write an object with ${listNames(properties)}.`;
		throw refuseArgument(`the parameters of ${what} are no object but ${showGiven(given)}`, advice);
	}
	const known = Object.keys(properties).map((name) => ({ name }));
	const checked: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(given)) {
		if (value === undefined) continue;
		const parameter = findByName(known, name)?.name ?? (isOfPattern(schema, name) ? name : undefined);
		if (parameter === undefined) throw refuseName(what, name, properties);
		if (parameter in checked) throw refuseArgument(`${what} is given ${parameter} twice`, "Keep one of them.");
		checkValue(what, parameter, properties[parameter] ?? {}, value);
		checked[parameter] = value;
	}
	checkRequired(what, schema, checked);
	return checked;
}

function isOfPattern({ patternProperties = {} }: JsonSchema, name: string): boolean {
	return Object.keys(patternProperties).some((pattern) => new RegExp(pattern, "u").test(name));
}

function refuseName(what: string, name: string, properties: Readonly<Record<string, JsonSchema>>): Error {
	const names = Object.keys(properties);
	return refuseArgument(
		`${what} has no parameter ${name}`,
		suggestName(name, names, `It has ${listNames(properties)}.`),
	);
}

function listNames(properties: Readonly<Record<string, JsonSchema>>): string {
	const names = Object.keys(properties);
	return names.length === 0 ? "no parameters" : names.join(", ");
}

function checkRequired(what: string, schema: JsonSchema, given: ActionParameters): void {
	const { properties = {}, required = [], anyOf = [] } = schema;
	const isMissing = (name: string): boolean => given[name] === undefined || given[name] === null;
	const ways = anyOf.map((way) => way.required ?? []);
	const missing = required.filter(isMissing);
	if (missing.length > 0)
		throw refuseMissing(what, missing, missing.map((name) => `${name}: …`).join(", "), properties);
	if (ways.length === 0 || ways.some((names) => !names.some(isMissing))) return;
	const texts = ways.map((names) => names.join(" and "));
	throw refuseMissing(what, texts, `${ways[0]?.map((name) => `${name}: …`).join(", ") ?? ""}`, properties);
}

function refuseMissing(
	what: string,
	names: readonly string[],
	example: string,
	properties: Readonly<Record<string, JsonSchema>>,
): Error {
	const meaning = properties[names[0] ?? ""]?.description;
	return refuseArgument(
		`${what} needs ${names.join(" or ")}`,
		`Write { ${example} }.${meaning === undefined ? "" : ` It is: ${meaning}`}`,
	);
}

function checkValue(what: string, name: string, schema: JsonSchema, value: unknown): void {
	const { type, minimum, maximum } = schema;
	const types = typeof type === "string" ? [type] : type;
	if (value === null || types === undefined) return;
	if (!types.some((each) => fitsType[each]?.(value))) {
		throw refuseArgument(
			`${name} of ${what} is ${showGiven(value)}, which is ${types.map((each) => notThe[each] ?? each).join(" and ")}`,
			`Write ${name}: ${exampleOf(schema)}.`,
		);
	}
	const isOutside =
		(minimum !== undefined && Number(value) < minimum) || (maximum !== undefined && Number(value) > maximum);
	if (isOutside) {
		const range =
			maximum === undefined ? `${String(minimum)} or more` : `${String(minimum ?? 0)} to ${String(maximum)}`;
		throw refuseArgument(`${name} of ${what} is ${showGiven(value)}`, `Write a whole number, ${range}.`);
	}
}

const isText = (value: unknown) => typeof value === "string";
const isNumber = (value: unknown) => typeof value === "number" || typeof value === "bigint";
const isWhole = (value: unknown) => typeof value === "bigint" || Number.isSafeInteger(value);

// Ids are texts, and often written as numbers; instants may be a Date, numbers a text with all their digits.
const fitsType: Readonly<Record<string, ((value: unknown) => boolean) | undefined>> = {
	string: (value) => isText(value) || isWhole(value) || value instanceof Date,
	integer: (value) => isWhole(value) || (typeof value === "string" && /^\d+$/.test(value)),
	number: (value) =>
		isNumber(value) || (typeof value === "string" && value.trim() !== "" && !Number.isNaN(Number(value))),
	boolean: (value) => typeof value === "boolean",
	array: (value) => Array.isArray(value),
	object: isPlainObject,
};

const notThe: Readonly<Record<string, string>> = {
	string: "no text",
	integer: "no whole number",
	number: "no number",
	boolean: "neither true nor false",
	array: "no list",
	object: "no object",
};

function exampleOf({ type, default: usual, enum: choices, items }: JsonSchema): string {
	if (usual !== undefined) return JSON.stringify(usual);
	if (choices?.[0] !== undefined) return JSON.stringify(choices[0]);
	const first = typeof type === "string" ? type : type?.[0];
	if (first === "array") return `[${exampleOf(items ?? { type: "string" })}, …]`;
	return examples[first ?? ""] ?? "…";
}

const examples: Readonly<Record<string, string>> = {
	string: '"…"',
	integer: "1",
	number: "1.5",
	boolean: "true",
	object: "{ … }",
};
