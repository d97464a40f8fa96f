import { printCsv, printTsv } from "./csv-format.ts";
import type { SignStyle } from "./hidden-signs.ts";
import { printHtml } from "./html-format.ts";
import { printJsonArray, printNdjson } from "./json-format.ts";
import { printMarkdown } from "./markdown-format.ts";
import type { FileSettings, ResultFile, RowPrinter } from "./result-page.ts";

/** A format of text. */
interface TextFormat {
	readonly print: RowPrinter;
	/** How it writes, on a terminal, the signs that a terminal would obey or hide; pipes and files get the data as they are. */
	readonly signs: SignStyle;
	/** What parts two results. */
	readonly gap: string;
	/** Of names of files that are to hold it. */
	readonly endings: readonly string[];
}

/** A format of bytes, which no terminal shows. */
interface FileFormat {
	readonly open: (settings: FileSettings) => Promise<ResultFile>;
	readonly endings: readonly string[];
	/** A file holds one result. */
	readonly isSingle?: true;
}

/** Every format of rows, by the name that --format takes. What some of them load takes long, so it is loaded when it is used. */
export const formats = {
	table: { print: printLater(async () => (await import("./table-format.ts")).printTable), ...text("\n", "txt") },
	vertical: {
		print: printLater(async () => (await import("./vertical-format.ts")).printVertical),
		...text("\n"),
	},
	csv: { print: printCsv, ...text("\n", "csv") },
	tsv: { print: printTsv, ...text("\n", "tsv", "tab") },
	json: { print: printJsonArray, ...text("", "json"), signs: "json" },
	ndjson: { print: printNdjson, ...text("", "ndjson", "jsonl"), signs: "json" },
	markdown: { print: printMarkdown, ...text("\n", "md", "markdown") },
	html: { print: printHtml, ...text("", "html", "htm") },
	xlsx: { open: async (settings) => (await import("./xlsx-format.ts")).openXlsx(settings), endings: ["xlsx"] },
	parquet: {
		open: async (settings) => (await import("./parquet-format.ts")).openParquet(settings),
		endings: ["parquet"],
		isSingle: true,
	},
} as const satisfies Record<string, TextFormat | FileFormat>;

/** The name of a format. */
export type FormatName = keyof typeof formats;

/** Finds a format, as one of text or of bytes. */
export function findFormat(name: FormatName): TextFormat | FileFormat {
	return formats[name];
}

/**
 * The format that the ending of a file's name means.
 * @example findFormatOf("report.md") // "markdown"
 */
export function findFormatOf(path: string): FormatName | undefined {
	const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
	const names = Object.keys(formats) as FormatName[];
	return names.find((name) => findFormat(name).endings.includes(ending));
}

function text(gap: string, ...endings: readonly string[]): Omit<TextFormat, "print"> {
	return { signs: "text", gap, endings };
}

// What measures the widths of signs takes as long to load as all the rest of the command line.
function printLater(load: () => Promise<RowPrinter>): RowPrinter {
	return async function* print(...what) {
		yield* (await load())(...what);
	};
}
