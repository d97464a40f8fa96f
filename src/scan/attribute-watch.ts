import { readAttribute } from "../base/index.ts";
import { attributeForm } from "../catalog/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import { isAbsent } from "./decoder-table.ts";
import { compileFieldReader, isObject } from "./json-path.ts";
import type { RawRow } from "./raw-row.ts";
import type { MisfitNotes } from "./row-reader.ts";

/**
 * Compiles what tells of values that do not fit the attributes that a statement uses: they are computed later, from what is kept.
 * @returns Undefined where there is nothing to tell.
 */
export function compileAttributeWatch(
	attributes: readonly ColumnDefinition[],
	misfits: MisfitNotes | undefined,
): ((row: RawRow) => void) | undefined {
	// Of several attributes of one name, a value fits its own.
	const watched = attributes.filter(({ within }) => within?.isShared === false);
	if (!misfits || watched.length === 0) return undefined;
	const checks = watched.map((column) => compileCheck(column, misfits));
	return (row) => {
		for (const check of checks) check(row);
	};
}

function compileCheck(column: ColumnDefinition, misfits: MisfitNotes): (row: RawRow) => void {
	const { path, from, within } = column;
	const form = attributeForm(column);
	const readDocument = compileFieldReader(path);
	const name = within?.name ?? "";
	return (row) => {
		const document = readDocument(row);
		const value = isObject(document) && Object.hasOwn(document, name) ? document[name] : undefined;
		if (isAbsent(from, value) || readAttribute(value, form) !== null) return;
		misfits.note(misfits.table, column, value);
	};
}
