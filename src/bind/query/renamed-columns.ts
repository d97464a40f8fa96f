import { createError } from "../../base/index.ts";
import type { TableAlias } from "../../sql/index.ts";
import { foldName } from "./scope.ts";

/**
 * The columns under the names that an alias gives the first of them: `AS t (a, b)`.
 * @throws order_not_in_output (42P10) where it gives more than there are.
 */
export function renameColumns<Column extends { readonly name: string }>(
	columns: readonly Column[],
	alias: TableAlias | undefined,
): readonly Column[] {
	const names = alias?.columns ?? [];
	if (names.length === 0) return columns;
	if (names.length > columns.length) {
		const problem = `"${alias?.name.name ?? ""}" has ${String(columns.length)} columns, but ${String(names.length)} names are given`;
		throw createError("order_not_in_output", { problem, advice: "Give it fewer names." }, { position: alias?.at });
	}
	return columns.map((column, index) => {
		const name = names[index];
		return name ? { ...column, name: foldName(name) } : column;
	});
}
