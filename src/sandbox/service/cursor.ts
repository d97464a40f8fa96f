import type { FieldValue } from "../search/field.ts";
import { ApiError } from "./api-error.ts";

/** Where a page begins: behind the row that the cursor names. It holds all that is needed; nothing is remembered. */
export interface Cursor {
	/** The last row's sort key; times in milliseconds. */
	readonly key: FieldValue;
	/** The last row's index. */
	readonly index: number;
	/** The number of the page that begins here. */
	readonly page: number;
}

/**
 * Prints a cursor as the opaque text of `starting_after`: base64 of JSON `[sort key, id, page]`.
 * @param isTime Whether the key is in seconds, which are printed as milliseconds.
 * @example formatCursor(1_700_000_000, true, "6553f100…", 2) // "WzE3MDAwMDAwMDAwMDAsIjY1NTNmMTAw…"
 */
export function formatCursor(key: FieldValue, isTime: boolean, id: string, page: number): string {
	const printed = typeof key === "number" && isTime ? key * 1000 : (key ?? null);
	return Buffer.from(JSON.stringify([printed, id, page])).toString("base64");
}

/**
 * Reads a cursor.
 * @param indexOf Finds the index of an id, also of a removed object.
 * @throws {ApiError} 500 when it is empty, as the API does; 400 when it is malformed.
 */
export function parseCursor(text: unknown, isTime: boolean, indexOf: (id: string) => number | undefined): Cursor {
	if (text === "") throw new ApiError("server_error");
	if (typeof text !== "string") throw new ApiError("client_error");
	const parts = readParts(text);
	const [printed, id, page] = parts ?? [];
	const index = typeof id === "string" ? indexOf(id) : undefined;
	const isKey = printed === null || ["string", "number", "boolean"].includes(typeof printed);
	if (index === undefined || !isKey || typeof page !== "number" || !Number.isInteger(page) || page < 2) {
		throw new ApiError("client_error");
	}
	const key = isTime && typeof printed === "number" ? printed / 1000 : (printed as FieldValue);
	return { key, index, page };
}

function readParts(text: string): unknown[] | undefined {
	try {
		const parts: unknown = JSON.parse(Buffer.from(text, "base64").toString("utf8"));
		return Array.isArray(parts) && parts.length === 3 ? parts : undefined;
	} catch {
		return undefined;
	}
}
