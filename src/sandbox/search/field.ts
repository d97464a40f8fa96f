import type { DataSet } from "../data/data-set.ts";

/** The types of searchable fields; each has its operators. `tag` is the membership of a tag, `day` a date that is compared by whole days. */
export type FieldType = "string" | "integer" | "boolean" | "date" | "day" | "tag" | "words";

/** What a field of one object holds: lists match when one of their values does. `words` fields hold paragraphs. */
export type FieldValue = string | number | boolean | null | undefined | readonly string[];

/** A value that is not a list. */
export type Term = string | number | boolean;

/** What a field holds, as a list: empty for nothing, one for a single value. */
export function listTerms(value: FieldValue): readonly Term[] {
	if (value === null || value === undefined) return [];
	return typeof value === "object" ? value : [value];
}

/** One searchable field. */
export interface Field<Item> {
	readonly name: string;
	readonly type: FieldType;
	readonly read: (item: Item, dataSet: DataSet) => FieldValue;
	/** Gives the value of a generated object from its index alone, where that is cheaper than building it. */
	readonly quick?: {
		readonly read: (index: number, dataSet: DataSet) => FieldValue;
		/** What that costs, in nanoseconds or so. */
		readonly effort: number;
	};
	/** True when it can be read but neither be searched for nor sorted by from outside. */
	readonly isHidden?: true;
}

/** Finds the field of a name, also names that stand for many, as `custom_attributes.seats`. */
export type FieldFinder<Item> = (name: string) => Field<Item> | undefined;

/** The paragraphs of a message: few are different, and no word reaches over their ends. */
export function splitParagraphs(html: string): string[] {
	return html.split("</p>").filter((paragraph) => paragraph !== "");
}

/**
 * The words of a message, small: "the search will not be performed against the entire value, but instead against every
 * element of the value separately" (POST /conversations/search, 2.16).
 * @example splitWords("<p>Any <b>News</b>?</p>") // ["any", "news"]
 */
export function splitWords(html: string): string[] {
	const text = html.toLowerCase().replaceAll(/<[^>]*>|&\w+;/g, " ");
	return text.match(/[\p{L}\p{N}'’_]+/gu) ?? [];
}

/** Makes the finder over a fixed table. */
export function findIn<Item>(fields: readonly Field<Item>[]): FieldFinder<Item> {
	const byName = new Map(fields.map((field) => [field.name, field]));
	return (name) => byName.get(name);
}

/** The operators that each type knows. Source: the operator tables of the search endpoints, 2.16. */
export const searchOperatorTable: Readonly<Record<FieldType, readonly string[]>> = {
	string: ["=", "!=", "IN", "NIN", "~", "!~", "^", "$"],
	words: ["=", "!=", "IN", "NIN", "~", "!~", "^", "$"],
	integer: ["=", "!=", "IN", "NIN", "<", ">", "<=", ">="],
	boolean: ["=", "!=", "IN", "NIN"],
	date: ["=", "!=", "IN", "NIN", "<", ">", "<=", ">="],
	day: ["=", "<", ">"],
	tag: ["=", "!="],
};
