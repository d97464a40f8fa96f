import { type CsvMarks, createError } from "../../base/index.ts";
import { type Statement, walkNode } from "../../sql/index.ts";

/** Where SELECT … INTO writes its rows, and how. */
export interface CsvTarget {
	/** As it is written, relative to ExportFolder. */
	readonly path: string;
	readonly marks: CsvMarks;
	/** Whether a file that is there already is replaced; without it the statement is refused. */
	readonly isReplaced: boolean;
}

const delimiters: ReadonlyMap<string, string> = new Map(
	Object.entries({ tab: "\t", comma: ",", semicolon: ";", pipe: "|", space: " " }),
);

/**
 * Reads the target of SELECT … INTO, `csv://[filename=]path[;delimiter=tab][;overwrite=true][;formulas=escape]`.
 * @throws invalid_argument (22023) for an option that it does not have, or a missing path.
 * @example readCsvTarget("csv://out.csv;delimiter=tab").path // "out.csv"
 */
export function readCsvTarget(into: string, position: number | undefined): CsvTarget {
	const refuse = (problem: string): Error => {
		const advice =
			"Write INTO csv://path/to/file.csv, with ;delimiter=tab, ;overwrite=true or ;formulas=escape after it if needed.";
		return createError("invalid_argument", { problem, advice }, { position });
	};
	const [first = "", ...options] = into.replace(/^csv:\/\//i, "").split(";");
	const path = first.replace(/^filename=/i, "");
	if (path === "") throw refuse(`${into} names no file`);
	let delimiter = ",";
	let isReplaced = false;
	let formulas: CsvMarks["formulas"] = "keep";
	for (const option of options.filter((text) => text !== "")) {
		const [name = "", value = ""] = option.split("=");
		const lowered = value.toLowerCase();
		const mark = delimiters.get(lowered) ?? value;
		if (name.toLowerCase() === "delimiter" && mark.length === 1) delimiter = mark;
		else if (name.toLowerCase() === "overwrite" && ["true", "false"].includes(lowered)) isReplaced = lowered === "true";
		else if (name.toLowerCase() === "formulas" && (lowered === "keep" || lowered === "escape")) formulas = lowered;
		else throw refuse(`${option} is no option of a csv:// address`);
	}
	if (/["\r\n]/.test(delimiter)) throw refuse("a quote or line break cannot be a delimiter");
	return { path, marks: { delimiter, lineEnd: "\r\n", formulas }, isReplaced };
}

/**
 * Refuses INTO anywhere but in the outermost SELECT, where it would be lost.
 * @throws not_supported (0A000)
 */
export function refuseInnerInto(tree: Statement): void {
	const outermost = tree.kind === "Explain" ? tree.statement : tree;
	walkNode(tree, (node) => {
		if (node.kind !== "Query" || node === outermost || node.into === undefined) return;
		const advice = "Write INTO in the outermost SELECT.";
		throw createError("not_supported", { feature: "INTO inside of a statement", advice }, { position: node.at });
	});
}
