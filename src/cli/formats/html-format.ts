import { printCell } from "../../base/index.ts";
import { isNumericColumn, type PrintedColumn, type PrintedRow } from "./cell-text.ts";
import type { ResultPage } from "./result-page.ts";

// Without a charset a browser guesses. The end tags of html and body may be left out:
// https://html.spec.whatwg.org/multipage/syntax.html#optional-tags, so that more tables can follow.
const head = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>intercom-sql</title>
<style>body{font:14px system-ui,sans-serif}table{border-collapse:collapse;margin:1em 0}th,td{border:1px solid #ccc;padding:.2em .6em;text-align:left;vertical-align:top;white-space:pre-wrap}th{background:#f4f4f4}td.n,th.n{text-align:right}td.null{background:#fafafa}</style>
`;

/** Prints a page with a table; further tables follow in the same page. */
export async function* printHtml(
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow>,
	{ before = 0, nullText = "" }: ResultPage,
): AsyncGenerator<string> {
	const classes = columns.map((column) => (isNumericColumn(column) ? ' class="n"' : ""));
	const header = columns.map(({ name }, index) => `<th${classes[index] ?? ""}>${escapeText(name)}</th>`);
	yield `${before === 0 ? head : ""}<table>\n<thead><tr>${header.join("")}</tr></thead>\n<tbody>\n`;
	for await (const row of rows) {
		const cells = row.map((value, index) =>
			value === null
				? `<td class="null">${escapeText(nullText)}</td>`
				: `<td${classes[index] ?? ""}>${escapeText(printCell(value))}</td>`,
		);
		yield `<tr>${cells.join("")}</tr>\n`;
	}
	yield "</tbody>\n</table>\n";
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapeText(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
