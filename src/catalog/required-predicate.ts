import type { TableDefinition } from "../profile/index.ts";

/**
 * The conditions without which a table cannot be read, as they are written: `contact_id = … or user_id = … or email = …`.
 * @returns undefined where it can be read whole.
 */
export function describeRequired(definition: Pick<TableDefinition, "read">): string | undefined {
	const texts = listRequired(definition)?.map((columns) => columns.map((name) => `${name} = …`).join(" AND "));
	return texts?.join(" or ");
}

/**
 * The columns whose values have to be known before a table can be read: those of one of the ways.
 * @returns E.g. `[["contact_id"], ["user_id"], ["email"]]`; undefined where it can be read whole.
 */
export function listRequired({ read }: Pick<TableDefinition, "read">): readonly (readonly string[])[] | undefined {
	if (read.some(({ kind }) => kind !== "get" && kind !== "lookup")) return undefined;
	const ways = read.flatMap((path) => {
		if (path.kind === "get") return [[path.column]];
		return path.kind === "lookup" ? [[...path.fixed, path.column]] : [];
	});
	const unique = new Map(ways.map((columns) => [columns.join(), columns]));
	return unique.size === 0 ? undefined : [...unique.values()];
}
