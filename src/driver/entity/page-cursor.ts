import { createHash } from "node:crypto";
import type { SqlValue } from "../../base/index.ts";
import { refuseArgument } from "./entity-refusal.ts";

/** A value by which the next page is found, as JSON has it; instants are ISO 8601. */
export type CursorValue = string | number | boolean | null;

/** Where the next page of a list or a search begins. */
export type PagePosition =
	/** Behind a value of one column by which the service orders, without the rows that have this value and were given. */
	| { readonly kind: "value"; readonly value: CursorValue; readonly given: readonly CursorValue[] }
	/** Behind the values of the order and the key of a row; at first behind none, without the rows of a first page that had no order. */
	| {
			readonly kind: "row";
			readonly after: readonly CursorValue[];
			readonly given: readonly (readonly CursorValue[])[];
	  }
	/** Behind so many rows. */
	| { readonly kind: "count"; readonly count: number };

/**
 * Writes a position as the text that a caller gives back for the next page.
 * @param asked What was asked for, so that the text cannot be given to another question.
 */
export function writeCursor(position: PagePosition, asked: unknown): string {
	return Buffer.from(JSON.stringify([digest(asked), position])).toString("base64url");
}

/**
 * Reads what {@link writeCursor} wrote.
 * @throws invalid_argument (22023) for other texts, and for those of other questions.
 */
export function readCursor(text: string | number, asked: unknown, parameter: string): PagePosition {
	const parts = parseParts(String(text));
	if (!parts) {
		const advice = `Give what meta of the page before says, or leave ${parameter} out for the first page.`;
		throw refuseArgument(`${parameter} is not the cursor of a page`, advice);
	}
	const [digestOfOther, position] = parts;
	if (digestOfOther === digest(asked)) return position;
	const advice = `Give the same parameters as for the page before, or leave ${parameter} out for the first page.`;
	throw refuseArgument(`${parameter} is the cursor of another question`, advice);
}

/** A value of a row as a cursor keeps it. */
export function keepValue(value: SqlValue | undefined): CursorValue {
	if (value === null || value === undefined) return null;
	if (value instanceof Date) return value.toISOString();
	return typeof value === "bigint" ? String(value) : (value as CursorValue);
}

function parseParts(text: string): readonly [string, PagePosition] | undefined {
	try {
		const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
		if (!Array.isArray(parsed) || parsed.length !== 2 || typeof parsed[0] !== "string") return undefined;
		return isPosition(parsed[1]) ? [parsed[0], parsed[1]] : undefined;
	} catch {
		return undefined;
	}
}

function isPosition(part: unknown): part is PagePosition {
	if (typeof part !== "object" || part === null) return false;
	const { kind, value, given, after, count } = part as Record<string, unknown>;
	if (kind === "value") return isCursorValue(value) && isListOf(given, isCursorValue);
	if (kind === "row") return isListOf(after, isCursorValue) && isListOf(given, (row) => isListOf(row, isCursorValue));
	return kind === "count" && Number.isSafeInteger(count) && Number(count) >= 0;
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
	return Array.isArray(value) && value.every(isItem);
}

function isCursorValue(value: unknown): boolean {
	return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function digest(asked: unknown): string {
	return createHash("sha256").update(JSON.stringify(asked)).digest("base64url").slice(0, 12);
}
