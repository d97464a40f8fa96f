import type { ChildPath, TableDefinition } from "../profile/index.ts";
import { compileFieldReader } from "./json-path.ts";
import type { RawRow } from "./raw-row.ts";

/** Counts the parents of which the service did not give all rows. */
export interface Shortfall {
	/** Looks at what came for one parent. */
	count(parent: RawRow, rowCount: number): void;
	/** The warning, e.g. "conversation_parts: 3 conversations have more than the 500 parts that Intercom returns"; undefined when nothing is missing. */
	describe(): string | undefined;
}

/** Creates the count of one scan of a child path. */
export function createShortfall(table: TableDefinition, path: ChildPath, service: string): Shortfall {
	const { cap } = path;
	if (cap === undefined) return { count: () => undefined, describe: () => undefined };
	const readTotal = compileFieldReader(cap.total);
	let parents = 0;
	return {
		count(parent, rowCount) {
			if (rowCount < cap.rows) return;
			// Where the parent does not tell, a list that is just as long as the cap was most likely cut.
			const total = Number(readTotal(parent) ?? Number.POSITIVE_INFINITY);
			if (total > rowCount) parents += 1;
		},
		describe() {
			if (parents === 0) return undefined;
			const who = parents === 1 ? `1 of the ${path.parent.table} has` : `${parents} ${path.parent.table} have`;
			return `${table.name}: ${who} more than the ${cap.rows} ${nameRows(table.name)} that ${service} returns`;
		},
	};
}

// "conversation_parts" are parts.
function nameRows(table: string): string {
	return table.split("_").at(-1) ?? "rows";
}
