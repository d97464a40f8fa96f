import type { EmbeddedPath } from "../profile/index.ts";
import { type Admission, compileNestedDoor, type NestedDoor, type RowShape } from "./door.ts";
import { compileNestedList } from "./envelope.ts";
import { compileValueReader, isObject } from "./json-path.ts";
import type { RawRow } from "./raw-row.ts";

/** The rows that lie inside one row, each with what it stands in. */
export interface NestedRows extends Omit<Admission, "rows"> {
	readonly rows: readonly RawRow[];
}

/**
 * Compiles the way from a row to the rows inside of it: in a list, in the lists of a list's elements, or as the members of an object.
 * Each comes with what it stands in: `{ value: { url: "x" }, parent: { value: { id: "part" }, parent: … } }`.
 */
export function compileNestedRows(
	table: RowShape,
	{ rows, within, members }: Pick<EmbeddedPath, "rows" | "within" | "members">,
): (owner: RawRow) => NestedRows {
	const admit = members === undefined ? compileNestedDoor(table, rows) : compileMemberDoor(table, rows, members);
	const unpack = (owner: RawRow): NestedRows => {
		const { rows: values, others, total } = admit(owner.value);
		return { rows: values.map((value): RawRow => ({ value, parent: owner })), others, total };
	};
	if (within === undefined) return unpack;
	const find = compileNestedList(within, isObject);
	return (owner) => {
		const found = find(owner.value);
		if (found.kind === "unknown") return { rows: [], others: [found.value], total: undefined };
		const holders = found.kind === "list" ? found.elements : [];
		const parts = holders.filter(isObject).map((value) => unpack({ value, parent: owner }));
		return {
			rows: parts.flatMap((part) => part.rows),
			others: parts.flatMap(({ others }) => others),
			total: undefined,
		};
	};
}

// Members that are no objects, such as the type, and languages that nothing was written in, are no rows.
function compileMemberDoor(table: RowShape, path: string, field: string): NestedDoor {
	const read = compileValueReader(path);
	const admit = compileNestedDoor(table, "members");
	return (value) => {
		const found = read(value);
		const entries = isObject(found) ? Object.entries(found).filter(([, member]) => isObject(member)) : [];
		return admit({ members: entries.map(([name, member]) => ({ ...(member as object), [field]: name })) });
	};
}
