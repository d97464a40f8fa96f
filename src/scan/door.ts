import type { TableDefinition } from "../profile/index.ts";
import { decoderTable } from "./decoder-table.ts";
import { compileAnswerList, compileNestedList, type RowCheck } from "./envelope.ts";
import { compileFieldReader, isObject } from "./json-path.ts";
import { readTotal } from "./total.ts";

/** What tells a row of a table from anything else. */
export interface RowShape extends Pick<TableDefinition, "columns" | "key"> {
	/** The column that is known from the request: whose rows they are. */
	readonly given?: string | undefined;
}

/** What came where rows of a table were asked for. */
export interface Admission {
	readonly rows: readonly unknown[];
	/** What is no row of the table. */
	readonly others: readonly unknown[];
	/** How many rows the service says there are in all. */
	readonly total: number | undefined;
}

/** Looks at a whole answer; undefined when it is not what is documented. */
export type AnswerDoor = (body: unknown) => Admission | undefined;

/** Looks at a list inside a row. */
export type NestedDoor = (value: unknown) => Admission;

/**
 * Compiles what every answer with rows goes through: is it the documented list, and which of its elements are rows?
 * @param path Where the rows stand, as the profile says.
 * @param canBeBare Whether the list may come without its envelope.
 * @example compileAnswerDoor(tags, "data", true)({ data: [{ id: "1" }, null] }) // { rows: [{ id: "1" }], others: [null], total: undefined }
 */
export function compileAnswerDoor(table: RowShape, path: string, canBeBare: boolean): AnswerDoor {
	const isRow = compileRowCheck(table);
	// Any text can be a row where rows are texts: there only the documented list is taken for theirs.
	const isTold = hasScalars(table) ? () => false : isRow;
	const find = compileAnswerList(path, isTold, canBeBare);
	return (body) => {
		const found = find(body);
		if (found.kind === "unknown") return undefined;
		return sortOut(found.kind === "list" ? found.elements : [], found.envelope, isRow);
	};
}

/**
 * Compiles the same for rows that lie inside others; where no list is to be found, there are none, and what stands there is no row.
 * @example compileNestedDoor({ columns: [id], key: ["id"] }, "tags.tags")({ tags: "x" }) // { rows: [], others: ["x"], total: undefined }
 */
export function compileNestedDoor(table: RowShape, path: string): NestedDoor {
	const isRow = compileRowCheck(table);
	const find = compileNestedList(path, isRow);
	return (value) => {
		const found = find(value);
		if (found.kind === "unknown") return { rows: [], others: [found.value], total: undefined };
		return sortOut(found.kind === "list" ? found.elements : [], found.envelope, isRow);
	};
}

function sortOut(elements: readonly unknown[], envelope: unknown, isRow: RowCheck): Admission {
	const total = readTotal(envelope);
	if (elements.every(isRow)) return { rows: elements, others: [], total };
	return { rows: elements.filter(isRow), others: elements.filter((element) => !isRow(element)), total };
}

/**
 * Compiles the question whether something is a row: an object with all of the key that is its own; the rest of the key is told by what
 * it belongs to. Elements of a list of scalars are their own key.
 * @example compileRowCheck(tags)({ id: "7" }) // true
 */
export function compileRowCheck({ columns, key, given }: RowShape): RowCheck {
	const own = columns.filter(({ name, path }) => key.includes(name) && name !== given && !path.startsWith("^"));
	const isScalar = hasScalars({ columns });
	const readers = own.map(({ path, from }) => {
		const readField = compileFieldReader(path);
		const decode = decoderTable[from];
		return (value: unknown) => decode(readField({ value }));
	});
	return (value) => (isScalar || isObject(value)) && readers.every((read) => read(value) !== null);
}

function hasScalars({ columns }: Pick<RowShape, "columns">): boolean {
	return columns.some(({ path }) => path === ".");
}
