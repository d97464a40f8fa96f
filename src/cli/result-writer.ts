import { createError, showInZone } from "../base/index.ts";
import type { PrintedColumn, PrintedRow } from "./formats/cell-text.ts";
import { flattenMessage } from "./formats/flat-text.ts";
import { type FormatName, findFormat } from "./formats/format-table.ts";
import { escapeSigns, type SignStyle } from "./formats/hidden-signs.ts";
import type { ResultFile, ResultPage, RowPrinter } from "./formats/result-page.ts";
import { writePieces } from "./output.ts";
import type { Output, Surroundings } from "./surroundings.ts";

/** How results are to look. */
export interface ResultLook extends Pick<ResultPage, "nullText" | "border"> {
	/** Default: table on a terminal, csv elsewhere. */
	readonly format?: FormatName | undefined;
	/** Texts stand as they are, although a spreadsheet would compute them. */
	readonly raw?: true | undefined;
}

/** A result to be written. */
export interface WrittenResult {
	readonly columns: readonly PrintedColumn[];
	readonly rows: AsyncIterable<PrintedRow>;
	/** The session's time zone, known with the first row at the latest; without it, UTC. */
	readonly findZone?: () => string;
	/** The rows of EXPLAIN, which a terminal shows step by step, and nothing of them is cut. */
	readonly isPlan?: boolean;
}

/** Writes results to one place, one after the other. */
export interface ResultWriter {
	/**
	 * Writes a result.
	 * @throws OutputClosed when nobody reads any more; what the rows throw.
	 */
	print(result: WrittenResult): Promise<void>;
	/** Writes what stands behind the last result. */
	end(): Promise<void>;
}

/**
 * Makes what writes results to an output.
 * @throws command_line (22023) for a format of bytes on a terminal.
 */
export function createResultWriter(look: ResultLook, output: Output, surroundings: Surroundings): ResultWriter {
	const name = look.format ?? (output.isTerminal ? "table" : "csv");
	const format = findFormat(name);
	if ("print" in format) {
		let before = 0;
		return {
			async print({ columns, rows, findZone = utc, isPlan = false }) {
				const { cellWidth } = output;
				const width = output.width ?? (isPlan ? cellWidth : undefined);
				const { raw: isRaw = false, border = 1, nullText = "" } = look;
				const page: ResultPage = { width, cellWidth, isWhole: isPlan, isRaw, border, nullText, before };
				const print = isPlan && look.format === undefined && output.isTerminal ? printPlanLater : format.print;
				// JSON has a writing of its own for instants.
				const shown = format.signs === "json" ? rows : showTimes(columns, rows, findZone);
				const pieces = joinPieces(before > 0 ? format.gap : "", print(columns, shown, page));
				before++;
				await writePieces(output.isTerminal ? escapePieces(pieces, format.signs) : pieces, output, surroundings.signal);
			},
			end: () => Promise.resolve(),
		};
	}
	if (output.isTerminal) {
		const problem = `${name} is no text, and a terminal cannot show it`;
		throw createError("command_line", { problem, advice: `Name a file: --out result.${format.endings[0] ?? name}` });
	}
	return createFileWriter(look, format.open, output, surroundings);
}

function createFileWriter(
	look: ResultLook,
	open: Extract<ReturnType<typeof findFormat>, { open: unknown }>["open"],
	output: Output,
	{ messages, signal }: Surroundings,
): ResultWriter {
	const warnings: string[] = [];
	let opened: Promise<ResultFile> | undefined;
	let findZone = utc;
	const openOnce = (): Promise<ResultFile> => {
		opened ??= open({
			findZone: () => findZone(),
			isRaw: look.raw ?? false,
			warn: (message) => warnings.push(message),
			async write(bytes) {
				await output.write(bytes);
				signal.throwIfAborted();
			},
		});
		return opened;
	};
	const tell = async (): Promise<void> => {
		for (const message of warnings.splice(0)) await messages.write(`warning: ${flattenMessage(message)}\n`);
	};
	return {
		async print(result) {
			findZone = result.findZone ?? utc;
			await (await openOnce()).add(result.columns, result.rows);
			await tell();
		},
		async end() {
			await (await openOnce()).end();
			await tell();
		},
	};
}

const printPlanLater: RowPrinter = async function* print(...what) {
	yield* (await import("./formats/plan-format.ts")).printPlanSteps(...what);
};

const utc = (): string => "UTC";

async function* showTimes(
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow>,
	findZone: () => string,
): AsyncGenerator<PrintedRow> {
	for await (const row of rows) {
		const zone = findZone();
		yield row.map((value, index) => showInZone(value, zone, columns[index]?.isLocal ?? false));
	}
}

async function* joinPieces(gap: string, pieces: AsyncIterable<string>): AsyncGenerator<string> {
	if (gap !== "") yield gap;
	yield* pieces;
}

async function* escapePieces(pieces: AsyncIterable<string>, style: SignStyle): AsyncGenerator<string> {
	for await (const piece of pieces) yield escapeSigns(piece, style);
}
