import type { TableDefinition } from "../profile/index.ts";

/**
 * The conditions without which a table cannot be read, as they are written: `contact_id = … or user_id = … or email = …`.
 * @returns undefined where it can be read whole.
 */
export function describeRequired({ read }: Pick<TableDefinition, "read">): string | undefined {
	if (read.some(({ kind }) => kind !== "get" && kind !== "lookup")) return undefined;
	const ways = read.flatMap((path) => {
		if (path.kind === "get") return [[path.column]];
		return path.kind === "lookup" ? [[...path.fixed, path.column]] : [];
	});
	const texts = ways.map((columns) => columns.map((name) => `${name} = …`).join(" AND "));
	return texts.length === 0 ? undefined : [...new Set(texts)].join(" or ");
}
