import type Database from "better-sqlite3";
import type { StoredValue } from "../base/index.ts";
import { type BoundValue, bindValue, readRow } from "./sqlite-value.ts";
import { keepStatement, type PooledStatement, takeStatement } from "./statement-pool.ts";
import type { PackerOf, QueryParameters, RowPacker } from "./storage.ts";
import type { RowBatch } from "./storage-server.ts";

/** So many rows come first, so that the first are not waited for. */
const firstBatchRows = 100;

/** So many rows come at a time afterwards: fewer cost more per row, more make the thread that takes them wait. */
const batchRows = 2000;

/**
 * So many signs are in a batch, more or less, where rows are wide or have long texts: to receive them, and to convert them, keeps the thread
 * that takes them from all else for some 10 ms.
 */
const batchSigns = 400_000;

/** So much work is a value without any signs. */
const signsOfValue = 8;

/** Who takes packed rows has nothing to do with each of them. */
const packedBatchRows = 10_000;

/** So many bytes are packed at a time, more or less: a packer's memory need not grow for that. */
const packedBatchBytes = 126_000;

/** A query whose rows are taken some at a time. */
export class OpenQuery {
	readonly #connection: Database.Database;
	readonly #prepared: PooledStatement;
	readonly #rows: Iterator<unknown>;
	readonly #packer: RowPacker | undefined;
	/** Batches that were read ahead. */
	readonly #ready: RowBatch[] = [];
	#hasBegun = false;
	/** What ended it, after rows that are to be given before. */
	#failure: { readonly error: unknown } | undefined;

	/**
	 * Starts it.
	 * @param packer Writes its rows into bytes, where they are wanted so.
	 */
	constructor(connection: Database.Database, sql: string, parameters: QueryParameters, packer: RowPacker | undefined) {
		this.#connection = connection;
		this.#prepared = takeStatement(connection, sql);
		// A list for each row of one text takes as long as the text.
		if (packer && "texts" in packer) this.#prepared.statement.pluck();
		else this.#prepared.statement.raw();
		this.#rows = this.#prepared.statement.iterate(bindParameters(parameters));
		this.#packer = packer;
	}

	/**
	 * Gives the next rows.
	 * @throws what the statement throws
	 */
	take(spare?: Uint8Array): RowBatch {
		return this.#ready.shift() ?? this.#read(spare);
	}

	/** Reads all rows now, to be taken afterwards; what fails does so after the rows before it, here too. */
	readAhead(): void {
		const batches: RowBatch[] = [];
		try {
			do batches.push(this.#read());
			while (batches.at(-1)?.isLast === false);
		} catch {
			// It fails again when it comes to that.
		}
		this.#ready.push(...batches);
	}

	/** Ends it before its rows do. */
	end(): void {
		this.#rows.return?.();
	}

	#read(spare?: Uint8Array): RowBatch {
		const batch = this.#readBatch(this.#packer, spare);
		this.#hasBegun = true;
		if (batch.isLast) keepStatement(this.#connection, this.#prepared);
		return batch;
	}

	#readBatch(packer: RowPacker | undefined, spare: Uint8Array | undefined): RowBatch {
		if (!packer) return this.#readRows();
		if ("texts" in packer) return this.#readPacked(packer.texts, String, spare);
		return this.#readPacked(packer.lists, (value) => readRow(value as unknown[]), spare);
	}

	#readRows(): RowBatch {
		const rows: StoredValue[][] = [];
		const most = this.#hasBegun ? batchRows : firstBatchRows;
		let signs = 0;
		const isFull = () => rows.length >= most || signs >= batchSigns;
		const isLast = this.#readUntil(isFull, (value) => {
			const row = readRow(value as unknown[]);
			rows.push(row);
			signs += countSigns(row);
		});
		return { rows, isLast };
	}

	#readPacked<Row>(packer: PackerOf<Row>, read: (value: unknown) => Row, spare: Uint8Array | undefined): RowBatch {
		const most = this.#hasBegun ? packedBatchRows : firstBatchRows;
		const isFull = () => packer.rowCount >= most || packer.byteCount >= packedBatchBytes;
		const isLast = this.#readUntil(isFull, (value) => packer.add(read(value)));
		return { rows: [], packed: packer.take(spare), isLast };
	}

	/** Adds the next rows until there are enough; tells whether they were the last. */
	#readUntil(isFull: () => boolean, add: (value: unknown) => void): boolean {
		let hasAny = false;
		try {
			if (this.#failure) throw this.#failure.error;
			while (!isFull()) {
				const step = this.#rows.next();
				if (step.done === true) return true;
				add(step.value);
				hasAny = true;
			}
		} catch (error) {
			this.#failure = { error };
			// Who wants no more than the rows before it need not hear of it.
			if (!hasAny) throw error;
		}
		return false;
	}
}

function countSigns(row: readonly StoredValue[]): number {
	let signs = row.length * signsOfValue;
	for (const value of row) if (typeof value === "string") signs += value.length;
	return signs;
}

function bindParameters(parameters: QueryParameters): readonly BoundValue[] | Readonly<Record<string, BoundValue>> {
	if (isList(parameters)) return parameters.map(bindValue);
	const entries = Object.entries(parameters).map(([name, value]) => [name, bindValue(value)] as const);
	return Object.fromEntries(entries);
}

function isList(parameters: QueryParameters): parameters is readonly StoredValue[] {
	return Array.isArray(parameters);
}
