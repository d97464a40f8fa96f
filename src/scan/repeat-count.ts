import { createHash } from "node:crypto";
import type { TableDefinition } from "../profile/index.ts";
import { compileColumnReader } from "./row-reader.ts";

/** Counts the rows of one walk that came before, so that a page that is sent twice is not taken for what is missing. */
export interface RepeatCount {
	/** How many of a page's rows came with the page before it, or, where the page came before as a whole, all of them. */
	take(rows: readonly unknown[]): number;
}

/**
 * Creates the count of one walk. It keeps the keys of one page and a digest of each, not all keys: of a row that moves over the boundary
 * of two pages, and of a page that comes again at any time, it knows. Rows whose keys do not stand in them are never taken for the same.
 * @example const count = createRepeatCount(tags); count.take([{ id: "1" }]); count.take([{ id: "1" }, { id: "2" }]) // 1
 */
export function createRepeatCount({ key, columns }: Pick<TableDefinition, "key" | "columns">): RepeatCount {
	const readers = columns.filter(({ name }) => key.includes(name)).map((column) => compileColumnReader(column));
	const pages = new Set<string>();
	let last: ReadonlySet<string> = new Set();
	return {
		take(rows) {
			const keys = rows.map((value) => readers.map((read) => read({ value })));
			if (readers.length === 0 || rows.length === 0 || keys.some((parts) => parts.includes(null))) return 0;
			const texts = keys.map((parts) => parts.map(String).join("\0"));
			const digest = createHash("sha256")
				.update([...texts].sort().join("\n"))
				.digest("base64");
			const before = last;
			last = new Set(texts);
			if (pages.has(digest)) return rows.length;
			pages.add(digest);
			return texts.filter((text) => before.has(text)).length;
		},
	};
}
