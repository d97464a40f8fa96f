import { parseJson, readAttribute, type StoredValue } from "../base/index.ts";
import { attributeForm, type CatalogTable } from "../catalog/index.ts";
import { compileRowCheck, compileRowReader, compileValueReader } from "../scan/index.ts";

/** What the answer to a write tells of the row. */
export interface WrittenAnswer {
	/** The values of its key, as far as they are known. */
	readonly key: Readonly<Record<string, StoredValue>>;
	/** The row as the service has it now, by column, attributes and what is kept inside it too; undefined where the answer does not tell. */
	readonly row: Readonly<Record<string, StoredValue>> | undefined;
}

/** Reads an answer to a write; undefined where it is not what is documented. */
export type AnswerReader = (body: unknown, known: Readonly<Record<string, string>>) => WrittenAnswer | undefined;

/**
 * Compiles what reads the answers to INSERT or UPDATE of a table.
 * @example compileAnswerReader(tagsTable, "insert")({ id: "7", name: "VIP" }, {})?.key // { id: "7" }
 */
export function compileAnswerReader(table: CatalogTable, action: "insert" | "update"): AnswerReader {
	const { key } = table.definition;
	const answer = table.definition.write?.[action]?.answer;
	if (answer === undefined || answer.kind === "none") return (_, known) => ({ key: pick(known, key), row: undefined });
	const readPlace = compileValueReader(answer.at);
	if (answer.kind === "key") {
		const column = table.columns.find(({ name }) => name === key[0]);
		const read = column && compileRowReader([{ ...column, path: "." }]);
		return (body, known) => {
			const value = read?.({ value: readPlace(body) })[0] ?? null;
			return value === null ? undefined : { key: { ...pick(known, key), [key[0] ?? ""]: value }, row: undefined };
		};
	}
	const columns = table.keptColumns;
	const read = compileRowReader(columns);
	const attributes = table.columns.filter(({ within }) => within !== undefined);
	return (body, known) => {
		const value = readPlace(body);
		const isRow = compileRowCheck({ columns, key: key.filter((name) => !Object.hasOwn(known, name)) });
		if (!isRow(value)) return undefined;
		const values = read({ value, keys: known });
		const row: Record<string, StoredValue> = {};
		for (const [index, { name }] of columns.entries()) row[name] = values[index] ?? null;
		for (const column of attributes) {
			const { column: holder = "", name = "" } = column.within ?? {};
			row[column.name] = readAttribute(readMember(row[holder], name), attributeForm(column));
		}
		return { key: pick(row, key), row };
	};
}

function pick(row: Readonly<Record<string, StoredValue>>, names: readonly string[]): Record<string, StoredValue> {
	return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(row, name) ? [[name, row[name] ?? null]] : [])));
}

function readMember(document: StoredValue | undefined, name: string): unknown {
	if (typeof document !== "string") return undefined;
	const value = parseJson(document);
	const isHolder = typeof value === "object" && value !== null && Object.hasOwn(value, name);
	return isHolder ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
