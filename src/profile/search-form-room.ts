import { findParameter } from "./filter-parameter.ts";
import type { ColumnDefinition, FilterOperator } from "./profile.ts";
import type { SearchForm } from "./request-form.ts";

/** One comparison, as far as its place in a body goes. */
interface Placed {
	readonly column: Pick<ColumnDefinition, "field" | "parameters">;
	readonly operator: FilterOperator;
}

const placeTable: Readonly<Record<SearchForm["kind"], (leaf: Placed, form: SearchForm) => string | undefined>> = {
	// A list has room for anything.
	list: () => undefined,
	groups: () => undefined,
	map: ({ column, operator }) => `${column.field} ${operator}`,
	flat: ({ column, operator }) => findParameter(column, operator),
};

/**
 * Tells whether comparisons that must all hold have room beside each other in a body: of two in one place the first would be lost, as of `state = 'open'`
 * and `state = 'paid'` in a form that has one key for the state.
 */
export function takesAll(form: SearchForm, leaves: readonly Placed[]): boolean {
	const places = leaves.flatMap((leaf) => placeTable[form.kind](leaf, form) ?? []);
	if (new Set(places).size < places.length) return false;
	if (form.kind !== "map") return true;
	// A value that stands alone leaves no room for another comparison of its field.
	const alone = leaves.filter(({ operator }) => form.operators[operator] === undefined);
	return alone.every(({ column }) => leaves.filter((leaf) => leaf.column.field === column.field).length === 1);
}
