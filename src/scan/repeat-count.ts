import type { TableDefinition } from "../profile/index.ts";
import { compileColumnReader } from "./row-reader.ts";

/** Counts the rows of one walk that came before, so that a page that is sent twice is not taken for what is missing. */
export interface RepeatCount {
	/** How many of a page's rows came with the page before it, or, where the page came before as a whole, all of them. */
	take(rows: readonly unknown[]): number;
}

/**
 * Creates the count of one walk. It keeps the keys of one page, and of those before only how long they are and where they begin and end,
 * for all keys would be many: of a row that moves over the boundary of two pages it knows, and of a page that comes again at any time.
 * Rows whose keys do not stand in them are never taken for the same.
 * @example createRepeatCount(tags).take([{ id: "1" }, { id: "2" }]) // 0
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
			const outline = [rows.length, texts[0], texts.at(-1)].join("\n");
			const before = last;
			last = new Set(texts);
			if (pages.has(outline)) return rows.length;
			pages.add(outline);
			return texts.filter((text) => before.has(text)).length;
		},
	};
}
