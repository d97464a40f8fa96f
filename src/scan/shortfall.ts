import type { ChildPath, TableDefinition } from "../profile/index.ts";
import { compileFieldReader } from "./json-path.ts";
import type { Received } from "./page-walk.ts";
import type { RawRow } from "./raw-row.ts";
import type { Discrepancy } from "./total.ts";

/** Counts the parents of which the service did not give all rows. */
export interface Shortfall {
	/** Looks at what came for one parent, and at how that differs from what was told. */
	count(parent: RawRow, received: Received, discrepancy: Discrepancy | undefined): void;
	/** The warning, e.g. "conversation_parts: 3 conversations have more than the 500 parts that Intercom returns"; undefined when nothing is missing. */
	describe(): string | undefined;
	/** What is missing of all parents together; what lies beyond a cap is not, for nobody can read it. */
	sum(): Discrepancy | undefined;
}

/** Creates the count of one scan of a child path. */
export function createShortfall({ name }: TableDefinition, path: ChildPath, service: string): Shortfall {
	const { cap, parent: owner } = path;
	const readCapTotal = cap && compileFieldReader(cap.total);
	let capped = 0;
	let short = 0;
	let missing: Discrepancy | undefined;
	const nameParents = (count: number) => (count === 1 ? `1 of the ${owner.table} has` : `${count} ${owner.table} have`);
	return {
		count(parent, { rows, others }, discrepancy) {
			if (cap && readCapTotal && rows >= cap.rows) {
				// Where the parent does not tell, a list that is just as long as the cap was most likely cut.
				const total = Number(readCapTotal(parent) ?? discrepancy?.told ?? Number.POSITIVE_INFINITY);
				if (total > rows) capped += 1;
				return;
			}
			if (discrepancy === undefined || discrepancy.given >= discrepancy.told) return;
			const { told = 0, given = 0 } = missing ?? {};
			missing = { told: told + discrepancy.told, given: given + discrepancy.given };
			// Where what came is no row, that is told elsewhere.
			if (discrepancy.given + others < discrepancy.told) short += 1;
		},
		describe() {
			const parts = [
				...(cap && capped > 0
					? [`${nameParents(capped)} more than the ${cap.rows} ${nameRows(name)} that ${service} returns`]
					: []),
				...(short > 0 ? [`${nameParents(short)} more ${nameRows(name)} than ${service} gave`] : []),
			];
			return parts.length === 0 ? undefined : `${name}: ${parts.join("; ")}`;
		},
		sum: () => missing,
	};
}

// "conversation_parts" are parts.
function nameRows(table: string): string {
	return table.split("_").at(-1) ?? "rows";
}
