import { createHash } from "node:crypto";
import { createError } from "../../base/index.ts";

const mostBlocks = 0xffff_ffff;
const mostOffset = 0xffff;

/**
 * The place of a row, which clients of PostgreSQL find it by again: a block of 32 bits and an offset of 16 that is never 0. The rows of a service
 * lie in no file, so that it follows from the table and the values of the key: it is the same in each session, and after a change of the row.
 * Two rows have one place as seldom as two digests of 47 bits are alike; whoever writes by places has to look.
 * @example printRowPlace("tags", ["7"]) // "(1986044384,38711)"
 */
export function printRowPlace(table: string, key: readonly unknown[]): string {
	const digest = createHash("sha256")
		.update(JSON.stringify([table, ...key.map(String)]))
		.digest();
	return `(${String(digest.readUInt32BE())},${String((digest.readUInt16BE(4) % mostOffset) + 1)})`;
}

/**
 * Reads a value of type tid and writes it as PostgreSQL does.
 * Source: https://www.postgresql.org/docs/15/datatype-oid.html.
 * @throws bad_literal (22P02)
 * @example readRowPlace("(7, 1)") // "(7,1)"
 */
export function readRowPlace(text: string, at?: number): string {
	const [, block = "", offset = ""] = /^\s*\(\s*(\d{1,10}),\s*(\d{1,5})\)\s*$/.exec(text) ?? [];
	if (block !== "" && Number(block) <= mostBlocks && Number(offset) <= mostOffset)
		return `(${String(Number(block))},${String(Number(offset))})`;
	const expected = "Write a block and an offset: (0,1).";
	throw createError("bad_literal", { type: "tid", text: text.slice(0, 60), expected }, { position: at });
}

/** The two numbers of a place that {@link readRowPlace} gave. @example splitRowPlace("(7,1)") // [7, 1] */
export function splitRowPlace(text: string): readonly [block: number, offset: number] {
	const [block = 0, offset = 0] = text.slice(1, -1).split(",").map(Number);
	return [block, offset];
}
