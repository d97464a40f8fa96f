import { printCell, type SqlValue } from "../../base/index.ts";
import type { PrintedColumn, PrintedRow } from "./cell-text.ts";
import { cutToWidth, measureWidth } from "./cell-width.ts";
import { escapeSigns } from "./hidden-signs.ts";
import type { ResultPage } from "./result-page.ts";

/**
 * Prints the rows of EXPLAIN for people: a step for each, its request with the body folded over lines, and below it what else is known.
 * @example "1. contacts  (1 request)\n   POST /contacts/search\n     {\"field\":\"role\",\"operator\":\"=\",\"value\":\"lead\"}\n   pushed    role = 'lead'\n"
 */
export async function* printPlanSteps(
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow>,
	{ width = widest }: ResultPage,
): AsyncGenerator<string> {
	const place = (row: PrintedRow, name: string): SqlValue =>
		row[columns.findIndex((column) => column.name === name)] ?? null;
	for await (const row of rows) {
		const read = (name: string): string => escapeSigns(printCell(place(row, name)), "text");
		const estimate = read("estimated_requests");
		const source = read("cache") === "" ? "" : `  from the ${read("cache")}`;
		const cost = estimate === "" ? "" : `  ${estimate} ${estimate === "1" ? "request" : "requests"}`;
		yield `${read("step")}. ${read("table") || "then"}${cost}${source}\n`;
		for (const line of foldRequest(read("request"), width - indent.length)) yield `${indent}${line}\n`;
		for (const name of ["pushed", "residual", "note"]) {
			const label = `${indent}${name.padEnd(labelWidth)}`;
			const lines = foldText(read(name), Math.max(20, width - label.length));
			for (const [index, line] of lines.entries()) yield `${index === 0 ? label : " ".repeat(label.length)}${line}\n`;
		}
	}
}

const widest = 120;
const indent = "   ";
const labelWidth = 10;

function foldRequest(request: string, width: number): readonly string[] {
	return request.split("\n").flatMap((line) => {
		const [, head = "", body = ""] = /^([A-Z]+ \S+) ([{[].*)$/.exec(line) ?? [];
		const value = body === "" ? undefined : parse(body);
		return value === undefined
			? foldText(line, width)
			: [head, ...foldJson(value, width - 2).map((part) => `  ${part}`)];
	});
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// An example of keys that are not known yet.
		return undefined;
	}
}

// What fits stands on one line; of what does not, each member.
function foldJson(value: unknown, width: number): readonly string[] {
	const line = JSON.stringify(value);
	if (measureWidth(line) <= width || typeof value !== "object" || value === null) return [cutToWidth(line, width)];
	const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
	const members = Object.entries(value).map(([name, member]) => {
		const [first = "", ...rest] = foldJson(member, width - 3);
		return [`${Array.isArray(value) ? "" : `${JSON.stringify(name)}: `}${first}`, ...rest];
	});
	const lines = members.flatMap((member, index) => {
		const isLast = index === members.length - 1;
		return member.map((part, at) => `  ${part}${at === member.length - 1 && !isLast ? "," : ""}`);
	});
	return [open, ...lines.map((part) => cutToWidth(part, width)), close];
}

/** Breaks a text between words into lines of a width; a longer word stands on a line of its own. */
function foldText(text: string, width: number): readonly string[] {
	if (text === "") return [];
	return text.split("\n").flatMap((paragraph) => {
		const lines: string[] = [];
		for (const word of paragraph.split(/(?<=\s)/)) {
			const last = lines.at(-1);
			if (last === undefined || measureWidth(last + word.trimEnd()) > width) lines.push(word);
			else lines[lines.length - 1] = last + word;
		}
		return lines.map((line) => line.trimEnd());
	});
}
