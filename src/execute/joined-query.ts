import { cellMarks, type JoinedForm, utcSuffix } from "../base/index.ts";

/** SQLite takes so many cells with what goes with them as the arguments of one call. */
const mostCells = 30;

/**
 * A query of one column, in which each row is the text of all cells of a row of another query, each behind a mark, and all behind that of the row.
 * `WITH "joined"("c1") AS (SELECT id FROM tags) SELECT concat_ws(…) FROM "joined"`. To have the mark as the separator takes less time than to
 * join it with each cell.
 */
export function joinQuery(
	text: string,
	forms: readonly JoinedForm[],
): { readonly text: string; readonly values: Readonly<Record<string, string>> } {
	const names = forms.map((_, index) => `"c${String(index + 1)}"`);
	const cells = forms.map((form, index) => joiners[form](names[index] ?? ""));
	const parts: string[] = [];
	for (let at = 0; at < cells.length; at += mostCells) {
		const some = cells.slice(at, at + mostCells);
		parts.push(...(cells.length <= mostCells ? some : [`concat_ws(:mark_cell, ${some.join(", ")})`]));
	}
	const row = `concat_ws(:mark_cell, :mark_row, ${parts.join(", ")})`;
	return {
		text: `WITH "joined"(${names.join(", ")}) AS (${text}) SELECT ${row} FROM "joined"`,
		values: Object.fromEntries(Object.entries(cellMarks).map(([name, mark]) => [`mark_${name}`, mark])),
	};
}

const joiners: Readonly<Record<JoinedForm, (cell: string) => string>> = {
	column: (cell) => `ifnull(${cell}, :mark_none)`,
	text: (cell) => joinChecked(cell, "text", cell),
	whole: (cell) => joinChecked(cell, "integer", cell),
	truth: (cell) => joinChecked(cell, "integer", `iif(${cell}, 't', 'f')`),
	instant: (cell) => `ifnull(${cell} || '${utcSuffix}', :mark_none)`,
};

// SQLite has no types that it would keep: what is stored otherwise than it is printed is marked so.
function joinChecked(cell: string, type: string, shown: string): string {
	return (
		`CASE typeof(${cell}) WHEN '${type}' THEN ${shown} WHEN 'null' THEN :mark_none ` +
		`WHEN 'integer' THEN :mark_whole || ${cell} WHEN 'real' THEN :mark_real || printf('%!.17g', ${cell}) ` +
		`ELSE :mark_text || ${cell} END`
	);
}
