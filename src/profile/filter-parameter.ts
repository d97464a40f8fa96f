import type { ColumnDefinition, FilterOperator } from "./profile.ts";

/**
 * The parameter that carries a comparison of a column, where parameters do.
 * @example findParameter({ field: "updated", parameters: { ge: "updated_after" } }, "ge") // "updated_after"
 */
export function findParameter(
	{ field, parameters }: Pick<ColumnDefinition, "field" | "parameters">,
	operator: FilterOperator,
): string {
	return parameters?.[operator] ?? field;
}
