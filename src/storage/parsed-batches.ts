import { createError, type StoredValue } from "../base/index.ts";
import { estimateBytes } from "./row-size.ts";
import type { CompileParser, RowParser, WaitingRows } from "./storage.ts";

type Rows = readonly (readonly StoredValue[])[];

interface Intake {
	readonly parse: RowParser;
	readonly batches: Map<number, Rows>;
}

/** The rows of a server that were parsed and wait to be inserted, and the parsers that made them. */
export class ParsedBatches {
	readonly #compile: CompileParser | undefined;
	readonly #intakes = new Map<number, Intake>();

	/**
	 * Begins with none.
	 * @param compile Absent: nothing can be parsed.
	 */
	constructor(compile: CompileParser | undefined) {
		this.#compile = compile;
	}

	/** Makes a parser. */
	open(intake: number, description: unknown): void {
		if (!this.#compile) throw createError("internal", { problem: "rows are to be parsed by a server without parsers" });
		this.#intakes.set(intake, { parse: this.#compile(description), batches: new Map() });
	}

	/** Parses content, or gives it back. */
	parse(intake: number, batch: number, content: Uint8Array): Omit<WaitingRows, "batch"> | Uint8Array {
		const { parse, batches } = this.#find(intake);
		const parsed = parse(content);
		if (!parsed) return content;
		const { rows, told } = parsed;
		batches.set(batch, rows);
		return { rowCount: rows.length, byteCount: estimateBytes(rows), told };
	}

	/** Gives the rows of a batch, which waits no more. */
	take(batch: number, places: readonly number[] | undefined): Rows {
		for (const { batches } of this.#intakes.values()) {
			const rows = batches.get(batch);
			if (!rows) continue;
			batches.delete(batch);
			return places ? places.flatMap((place) => (rows[place] ? [rows[place]] : [])) : rows;
		}
		throw createError("internal", { problem: "rows are to be inserted that do not wait" });
	}

	/** Forgets a parser, and what waits of it. */
	close(intake: number): void {
		this.#intakes.delete(intake);
	}

	/** Forgets all of them. */
	closeAll(): void {
		this.#intakes.clear();
	}

	#find(intake: number): Intake {
		const found = this.#intakes.get(intake);
		if (!found) throw createError("connection_closed", {});
		return found;
	}
}
