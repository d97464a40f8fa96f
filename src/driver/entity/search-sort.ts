import type { ColumnDefinition } from "../../profile/index.ts";
import { isPlainObject, refuseArgument, showGiven } from "./entity-refusal.ts";

/** A column by which rows are ordered; rows without a value come last. */
export interface SortTerm {
	readonly column: ColumnDefinition;
	readonly isDescending: boolean;
}

/**
 * Reads the order of a search: `[{ created_at: "desc" }, { id: "asc" }]`; an object with several fields is their order.
 * @throws invalid_argument (22023) for what is no order, unknown_column (42703)
 */
export function readSort(given: unknown, findField: (name: string) => ColumnDefinition): readonly SortTerm[] {
	const items: readonly unknown[] = Array.isArray(given) ? given : [given];
	const entries = items.flatMap((item): [string, unknown][] =>
		isPlainObject(item) ? Object.entries(item) : [[showGiven(item), undefined]],
	);
	return entries.map(([name, direction]) => {
		const isDescending = directions.get(String(direction).toLowerCase());
		if (isDescending === undefined) {
			const problem =
				direction === undefined
					? `${name} is no order of a search`
					: `the order of ${name} is ${showGiven(direction)}, which is neither "asc" nor "desc"`;
			throw refuseArgument(problem, 'Write sort: [{ created_at: "desc" }].');
		}
		const column = findField(name);
		if (column.type === "json")
			throw refuseArgument(`rows cannot be ordered by ${name}, which is JSON`, "Order by a column of another type.");
		return { column, isDescending };
	});
}

const directions: ReadonlyMap<string, boolean> = new Map([
	["asc", false],
	["desc", true],
]);
