import type { TableDefinition } from "../profile/index.ts";
import { compileColumnReader } from "./row-reader.ts";

/** How many rows a walk with a limit may still give. */
export interface RowQuota {
	/** Infinite without a limit. */
	readonly remaining: number;
	/** Those of a page's rows that are within the limit, and later copies of rows that were given. */
	take(rows: readonly unknown[]): readonly unknown[];
}

/**
 * Makes the quota of one walk: rows with equal keys count once, as they do in the table that they come into.
 * @example createRowQuota(tags, 2).take([{ id: "1" }, { id: "1" }, { id: "2" }, { id: "3" }]).length // 3
 */
export function createRowQuota(table: TableDefinition, limit: number | undefined): RowQuota {
	if (limit === undefined) return { remaining: Number.POSITIVE_INFINITY, take: (rows) => rows };
	const readers = table.key.flatMap((name) => {
		const column = table.columns.find((candidate) => candidate.name === name);
		return column ? [compileColumnReader(column)] : [];
	});
	const given = new Set<string>();
	return {
		get remaining() {
			return limit - given.size;
		},
		take(rows) {
			return rows.filter((value) => {
				const key = readers.map((read) => String(read({ value }))).join("\0");
				if (given.has(key)) return true;
				if (given.size >= limit) return false;
				given.add(key);
				return true;
			});
		},
	};
}
