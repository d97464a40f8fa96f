import type { SqlValue, StoredValue } from "../../base/index.ts";
import type { CallValues } from "../../catalog/index.ts";
import { createRowReader } from "../../execute/index.ts";
import type { ColumnDefinition, ProcedureDefinition } from "../../profile/index.ts";
import { compileRowReader, compileValueReader } from "../../scan/index.ts";
import type { Procedure } from "./procedure.ts";

/** A row of an answer, by output, as rows are kept. */
export type AnswerRow = Readonly<Record<string, StoredValue>>;

/** Reads the answers to calls of a procedure. */
export interface CallAnswers {
	/** An output that the answer lacks has the value of the input of its name. */
	read(body: unknown, values: CallValues): readonly AnswerRow[];
	/** The values in the order of the outputs, as results have them. */
	give(row: AnswerRow): SqlValue[];
}

/** Compiles the reader of a procedure's answers. */
export function compileCallAnswers({ rows, columns }: ProcedureDefinition): CallAnswers {
	const readPlace = compileValueReader(rows);
	const readRow = compileRowReader(columns);
	const giveRow = createRowReader(describeOutputs(columns));
	return {
		read(body, values) {
			const found = readPlace(body);
			const list: readonly unknown[] = Array.isArray(found) ? found : [found];
			return list.map((value) => {
				const read = readRow({ value: typeof value === "object" && value !== null ? value : {} });
				return Object.fromEntries(
					columns.map(({ name }, index) => [name, read[index] ?? values.get(name) ?? null] as const),
				);
			});
		},
		give: (row) => giveRow(columns.map(({ name }) => row[name] ?? null)),
	};
}

/** The columns of a procedure's result. */
export function describeOutputs(columns: readonly ColumnDefinition[]): Procedure["outputs"] {
	return columns.map(({ name, type, summary }) => ({ name, type, isNullable: true, summary }));
}
