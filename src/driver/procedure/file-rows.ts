import type { StoredValue } from "../../base/index.ts";
import type { AnswerProblem, TakeBytes } from "../../http/index.ts";
import type { ProcedureDefinition } from "../../profile/index.ts";
import { compileRowReader } from "../../scan/index.ts";
import { type FileRecords, NoTableFile, readTableFile } from "../../table-file/index.ts";
import type { StoredRows } from "./procedure.ts";

// What is given on at once.
const rowsAtOnce = 500;

/**
 * Reads the rows of a file out of the bytes of an answer. An attempt that is made again begins where the one before broke off: the file of a
 * job that is over does not change.
 * @param member With what the name of a file in an archive begins; undefined for all of them.
 * @param give Takes some rows, in the order of the outputs, and resolves when it wants more.
 */
export function createFileTaker(
	{ columns }: ProcedureDefinition,
	member: string | undefined,
	give: (rows: StoredRows) => Promise<void>,
): TakeBytes {
	const readRow = compileRowReader(columns);
	let given = 0;
	return async (pieces) => {
		const numbers = new Map<string, number>();
		let seen = 0;
		let waiting: (readonly StoredValue[])[] = [];
		const flush = async (): Promise<void> => {
			const rows = waiting;
			given += rows.length;
			waiting = [];
			await give(rows);
		};
		const read = ({ file, headings, records }: FileRecords): void => {
			for (const cells of records) {
				const number = (numbers.get(file) ?? 0) + 1;
				numbers.set(file, number);
				seen++;
				if (seen <= given + waiting.length) continue;
				const row = Object.fromEntries(headings.map((heading, index) => [heading, cells[index] ?? null] as const));
				waiting.push(readRow({ value: { row, number, file } }));
			}
		};
		try {
			for await (const records of readTableFile(pieces, (file) => isWanted(file, member))) {
				read(records);
				if (waiting.length >= rowsAtOnce) await flush();
			}
			if (waiting.length > 0) await flush();
			return undefined;
		} catch (error) {
			if (error instanceof NoTableFile) return nameProblem(error);
			throw error;
		}
	};
}

// "receipts_20260601_120000.csv", in a folder or not.
function isWanted(file: string, member: string | undefined): boolean {
	const name = file.slice(file.lastIndexOf("/") + 1).toLowerCase();
	return member === undefined || (name.startsWith(member.toLowerCase()) && /^[^a-z]/.test(name.slice(member.length)));
}

function nameProblem({ isDamaged, message }: NoTableFile): AnswerProblem {
	return isDamaged ? "is cut off or damaged" : `is no file of rows: ${message}`;
}
