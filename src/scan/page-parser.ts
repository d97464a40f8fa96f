import { formatJson } from "../base/index.ts";
import { isErrorBody, parseAnswer } from "../http/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import type { RowParser } from "../storage/index.ts";
import { compileAttributeWatch } from "./attribute-watch.ts";
import { compileRowCheck, type RowShape } from "./door.ts";
import { isObject } from "./json-path.ts";
import { compileRowReader, type MisfitNotes } from "./row-reader.ts";
import type { ScanNotes } from "./scan-notes.ts";

/** What parsing the pages of a scan elsewhere takes: data, so that it can be sent there once. */
export interface PageDescription {
	/** Of the table. */
	readonly name: string;
	/** What tells its rows from anything else. */
	readonly shape: RowShape;
	/** Whose values the rows have. */
	readonly columns: readonly ColumnDefinition[];
	/** Whose values are looked at for what does not fit them; the rows have none of them. */
	readonly attributes: readonly ColumnDefinition[];
	/** Under which name the rows stand in an answer. */
	readonly rows: string;
	/** The fields of a row that reading the pages looks at. */
	readonly seen: readonly string[];
}

/** What is told of a page that was parsed. */
export interface ToldOfPage {
	/** The answer as JSON, with nothing of its rows but the fields that are looked at: `{"data":[{"id":"63a0"}],"total_count":1}`. */
	readonly body: string;
	readonly misfits: readonly ToldMisfit[];
}

/** A value that did not fit its column: of which row, by its number from 0, and what it was, as JSON. */
export type ToldMisfit = readonly [place: number, table: string, column: string, value: string];

/**
 * Compiles the parser of whole pages, which gives their rows as reading them here would. A page of which there is more to tell than that, such
 * as of elements that are no rows, it leaves to whoever asked for it.
 * @param description A {@link PageDescription}.
 * @example compilePageParser({ name: "tags", shape: tags, columns: [id], attributes: [], rows: "data", seen: [] })(Buffer.from('{"data":[{"id":"7"}]}'))?.rows // [["7"]]
 */
export function compilePageParser(description: unknown): RowParser {
	const { name, shape, columns, attributes, rows: path, seen } = description as PageDescription;
	const isRow = compileRowCheck(shape);
	let oddities = 0;
	const notes = watchForOddities(() => {
		oddities++;
	});
	let misfits: ToldMisfit[] = [];
	let place = 0;
	const misfitNotes: MisfitNotes = {
		table: name,
		note: (table, column, value) => misfits.push([place, table, column.name, formatJson(value)]),
	};
	const readRow = compileRowReader(columns, notes, misfitNotes);
	const watchRow = compileAttributeWatch(attributes, misfitNotes);
	return (content) => {
		const { value: body } = parseAnswer(content);
		const found = findRows(body, path);
		if (!found?.rows.every(isRow)) return undefined;
		oddities = 0;
		misfits = [];
		const rows = found.rows.map((value, index) => {
			place = index;
			watchRow?.({ value });
			return readRow({ value });
		});
		if (oddities > 0) return undefined;
		const told: ToldOfPage = { body: formatJson({ ...found.body, [found.name]: thinOut(found.rows, seen) }), misfits };
		return { rows, told };
	};
}

function watchForOddities(onOddity: () => void): ScanNotes {
	return {
		noteOthers(_, others) {
			if (others.length > 0) onOddity();
		},
		noteCut: onOddity,
		noteDiscrepancy: onOddity,
		describe: () => [],
	};
}

// Only where it is certain that these are the rows.
function findRows(body: unknown, path: string) {
	if (!isObject(body) || isErrorBody(body)) return undefined;
	const name = body[path] === undefined ? "data" : path;
	const rows = body[name];
	return Array.isArray(rows) ? { body, name, rows: rows as readonly unknown[] } : undefined;
}

function thinOut(rows: readonly unknown[], seen: readonly string[]): readonly unknown[] {
	return rows.map((row) => {
		const thin: Record<string, unknown> = {};
		for (const name of seen) if (isObject(row) && Object.hasOwn(row, name)) thin[name] = row[name];
		return thin;
	});
}
