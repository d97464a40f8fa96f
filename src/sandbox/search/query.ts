import type { TimeZone } from "../data/time-zone.ts";
import { ApiError } from "../service/api-error.ts";
import type { ValueTest } from "./column.ts";
import { type Field, type FieldFinder, type FieldValue, listTerms, searchOperatorTable, splitWords } from "./field.ts";

/** A query that was found to be one that the API accepts. */
export type SearchQuery<Item> =
	| { readonly kind: "group"; readonly operator: "AND" | "OR"; readonly members: readonly SearchQuery<Item>[] }
	| Filter<Item>;

/** One condition. */
export interface Filter<Item> extends ValueTest {
	readonly kind: "filter";
	readonly field: Field<Item>;
}

// "max 2 nested filters" and "max 15 filters for each AND or OR group": search endpoints, 2.16.
const levelLimit = 2;
const groupLimit = 15;

/**
 * Reads the `query` of a search.
 * @param find Finds the fields of what is searched.
 * @throws {ApiError} 400 when the API would refuse it.
 */
export function readQuery<Item>(query: unknown, find: FieldFinder<Item>, zone: TimeZone): SearchQuery<Item> {
	if (query === undefined || query === null) throw new ApiError("parameter_not_found", "query is a required parameter");
	return readNode(query, find, zone, 0);
}

function readNode<Item>(node: unknown, find: FieldFinder<Item>, zone: TimeZone, level: number): SearchQuery<Item> {
	if (!isObject(node)) throw new ApiError("parameter_invalid", "query must be an object");
	const { operator, value } = node;
	if (!("field" in node)) {
		if (operator !== "AND" && operator !== "OR") throw new ApiError("parameter_invalid", "operator must be AND or OR");
		if (!Array.isArray(value)) throw new ApiError("parameter_invalid", `value of ${operator} must be an array`);
		if (level >= levelLimit) {
			throw new ApiError("parameter_invalid", `Only ${levelLimit} levels of nested filters are allowed`);
		}
		if (value.length > groupLimit) {
			throw new ApiError("parameter_invalid", `Only ${groupLimit} filters are allowed in one ${operator} group`);
		}
		const members = value.map((member: unknown) => readNode(member, find, zone, level + 1));
		return { kind: "group", operator, members };
	}
	const field = typeof node["field"] === "string" ? find(node["field"]) : undefined;
	if (field === undefined || field.isHidden === true) {
		throw new ApiError("invalid_field", `${String(node["field"])} is not a searchable field`);
	}
	if (typeof operator !== "string" || !searchOperatorTable[field.type].includes(operator)) {
		throw new ApiError("parameter_invalid", `${String(operator)} is not a valid operator for ${field.name}`);
	}
	const matches = makeMatcher(field, operator, value, zone);
	return { kind: "filter", field, matches, isNegated: negatedOperators.includes(operator) };
}

const negatedOperators = ["!=", "!~", "NIN"];

function makeMatcher<Item>(
	field: Field<Item>,
	operator: string,
	value: unknown,
	zone: TimeZone,
): (held: FieldValue) => boolean {
	if (operator === "IN" || operator === "NIN") {
		if (!Array.isArray(value)) throw new ApiError("parameter_invalid", `value of ${operator} must be an array`);
		const wanted = value.map((item: unknown) => makeMatcher(field, "=", item, zone));
		const isIn = (held: FieldValue): boolean => wanted.some((matches) => matches(held));
		return operator === "IN" ? isIn : (held) => !isIn(held);
	}
	if (operator === "!=" || operator === "!~") {
		const matches = makeMatcher(field, operator.slice(1), value, zone);
		return (held) => !matches(held);
	}
	switch (field.type) {
		case "string":
		case "tag":
			return matchText(operator, readText(field, value));
		case "words":
			return matchWords(matchText(operator, readText(field, value)));
		case "boolean":
			return matchBoolean(readBoolean(field, value));
		case "integer":
		case "date":
			return matchNumber(operator, readNumber(field, value));
		case "day":
			return matchDay(operator, readNumber(field, value), zone);
	}
}

function matchText(operator: string, wanted: string | null): (held: FieldValue) => boolean {
	if (wanted === null) return isMissing;
	const folded = wanted.toLowerCase();
	const test = textTests[operator] ?? textTests["="];
	return (held) => {
		if (typeof held === "string") return test(held.toLowerCase(), folded);
		if (Array.isArray(held)) return held.some((item: string) => test(item.toLowerCase(), folded));
		return typeof held === "number" && test(String(held), folded);
	};
}

const textTests: Readonly<Record<string, (held: string, wanted: string) => boolean>> & {
	readonly "=": (held: string, wanted: string) => boolean;
} = {
	"=": (held, wanted) => held === wanted,
	"~": (held, wanted) => held.includes(wanted),
	"^": (held, wanted) => held.startsWith(wanted),
	$: (held, wanted) => held.endsWith(wanted),
};

// "the search will not be performed against the entire value, but instead against every element": the words.
function matchWords(matches: (held: FieldValue) => boolean): (held: FieldValue) => boolean {
	return (held) => matches(listTerms(held).flatMap((paragraph) => splitWords(String(paragraph))));
}

function matchBoolean(wanted: boolean | null): (held: FieldValue) => boolean {
	return wanted === null ? isMissing : (held) => held === wanted;
}

function matchNumber(operator: string, wanted: number | null): (held: FieldValue) => boolean {
	if (wanted === null) return isMissing;
	const test = numberTests[operator] ?? numberTests["="];
	return (held) => typeof held === "number" && test(held, wanted);
}

const numberTests: Readonly<Record<string, (held: number, wanted: number) => boolean>> & {
	readonly "=": (held: number, wanted: number) => boolean;
} = {
	"=": (held, wanted) => held === wanted,
	"<": (held, wanted) => held < wanted,
	">": (held, wanted) => held > wanted,
	"<=": (held, wanted) => held <= wanted,
	">=": (held, wanted) => held >= wanted,
};

// Whole days of the workspace's time zone: "=" is the day, ">" begins with the next one, "<" ends before it.
function matchDay(operator: string, wanted: number | null, zone: TimeZone): (held: FieldValue) => boolean {
	if (wanted === null) return isMissing;
	// Milliseconds sent by mistake are a day in the far future, not an error.
	const instant = Math.max(-8e12, Math.min(8e12, wanted));
	const start = zone.startOfDay(instant);
	const end = zone.startOfNextDay(instant);
	if (operator === "<") return (held) => typeof held === "number" && held < start;
	if (operator === ">") return (held) => typeof held === "number" && held >= end;
	return (held) => typeof held === "number" && held >= start && held < end;
}

function isMissing(held: FieldValue): boolean {
	return held === null || held === undefined || (Array.isArray(held) && held.length === 0);
}

function readText<Item>(field: Field<Item>, value: unknown): string | null {
	if (value === null) return null;
	if (typeof value === "string") return value;
	throw new ApiError("parameter_invalid", `value of ${field.name} must be a string`);
}

function readNumber<Item>(field: Field<Item>, value: unknown): number | null {
	if (value === null) return null;
	// Text with digits in it is taken as the number: timestamps are often sent so.
	const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
	if (typeof number === "number" && Number.isFinite(number) && Math.abs(number) <= 8.64e15) return number;
	throw new ApiError("parameter_invalid", `value of ${field.name} must be an integer`);
}

function readBoolean<Item>(field: Field<Item>, value: unknown): boolean | null {
	if (value === null || typeof value === "boolean") return value;
	if (value === "true" || value === "false") return value === "true";
	throw new ApiError("parameter_invalid", `value of ${field.name} must be a boolean`);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
