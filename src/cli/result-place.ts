import { join } from "node:path";
import { createError } from "../base/index.ts";
import { type FormatName, findFormat, findFormatOf, formats } from "./formats/format-table.ts";
import { makeOutputFolder, type OutputFile, openOutputFile } from "./output-file.ts";
import { createResultWriter, type ResultLook, type ResultWriter } from "./result-writer.ts";
import type { Surroundings } from "./surroundings.ts";

/** Where the results of a script go. */
export interface ResultDestination {
	/**
	 * The writer for the result of a statement.
	 * @param number From 1.
	 */
	open(number: number): Promise<ResultWriter>;
	/** Ends what belongs to one statement, which did what it should. */
	close(): Promise<void>;
	/** Ends all. */
	end(): Promise<void>;
	/** Takes back the file that is not finished. */
	discard(): Promise<void>;
}

/** Where results go, and how they look. */
export interface PlaceFlags {
	readonly format?: FormatName;
	readonly raw?: true;
	readonly out?: string;
	readonly outputDir?: string;
}

/**
 * Opens where the results of so many statements go: standard output, one file, or a file for each.
 * @throws command_line (22023) where that cannot be; output_failed (58030)
 */
export async function openResultPlace(
	flags: PlaceFlags,
	statementCount: number,
	surroundings: Surroundings,
): Promise<ResultDestination> {
	const { out, outputDir } = flags;
	if (out !== undefined && outputDir !== undefined) {
		throw refuse("--out and --output-dir name two places", "Keep one of them.");
	}
	if (outputDir !== undefined) {
		const format = flags.format ?? "csv";
		await makeOutputFolder(outputDir);
		return openFolder(outputDir, { ...flags, format }, statementCount, surroundings);
	}
	const format = flags.format ?? (out === undefined ? undefined : readEnding(out));
	const isSingle = format !== undefined && "isSingle" in findFormat(format);
	if (isSingle && statementCount > 1) {
		const problem = `${format} holds one result, and there are ${statementCount} statements`;
		throw refuse(problem, "Write a file for each: --output-dir <folder>.");
	}
	return openOne(out, { ...flags, format }, surroundings);
}

function refuse(problem: string, advice: string): Error {
	return createError("command_line", { problem, advice });
}

function readEnding(path: string): FormatName | undefined {
	if (path === "-") return undefined;
	const format = findFormatOf(path);
	if (format) return format;
	const endings = Object.keys(formats).flatMap((name) => findFormat(name as FormatName).endings.slice(0, 1));
	throw refuse(
		`the name ${path} does not tell its format`,
		`Let it end with .${endings.join(", .")}, or add --format <format>.`,
	);
}

async function openOne(
	path: string | undefined,
	look: ResultLook,
	surroundings: Surroundings,
): Promise<ResultDestination> {
	const file = path === undefined || path === "-" ? undefined : await openOutputFile(path);
	const writer = createResultWriter(look, file ?? surroundings.output, surroundings);
	return {
		open: () => Promise.resolve(writer),
		close: () => Promise.resolve(),
		async end() {
			await writer.end();
			await file?.keep();
		},
		async discard() {
			await file?.discard();
		},
	};
}

function openFolder(
	folder: string,
	look: ResultLook & { readonly format: FormatName },
	statementCount: number,
	surroundings: Surroundings,
): ResultDestination {
	const digits = String(statementCount).length;
	const [ending = look.format] = findFormat(look.format).endings;
	let file: OutputFile | undefined;
	let writer: ResultWriter | undefined;
	const discard = async (): Promise<void> => {
		await file?.discard();
		file = undefined;
	};
	return {
		async open(number) {
			await discard();
			file = await openOutputFile(join(folder, `${String(number).padStart(digits, "0")}.${ending}`));
			writer = createResultWriter(look, file, surroundings);
			return writer;
		},
		async close() {
			await writer?.end();
			await file?.keep();
		},
		end: () => Promise.resolve(),
		discard,
	};
}
