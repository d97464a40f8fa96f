import { ProviderError, type SqlValue } from "../../base/index.ts";
import { bindStatement, type QueryColumn } from "../../bind/index.ts";
import type { ResolvedOptions } from "../../connection-string/index.ts";
import type { Query } from "../../sql/index.ts";
import { exportRows } from "../export/csv-export.ts";
import { type CsvTarget, readCsvTarget } from "../export/csv-target.ts";
import { locateExport } from "../export/export-place.ts";
import { explainQuery, listQueriedTables, optimiseQuery, runQuery, type TableQuery } from "./query-run.ts";
import type { BindContext, PreparedAs, StatementRows, StatementRun } from "./statement.ts";
import { exactForms } from "./statement-options.ts";

/** SELECT … INTO: its rows go into a file. */
export type PreparedInto = PreparedAs<"into">;

// One row: the file, and how many rows are in it.
const exportColumns: readonly QueryColumn[] = [
	{ name: "file", type: "varchar", isNullable: false },
	{ name: "rows", type: "integer", isNullable: false },
];

/**
 * Settles the names of a query and where its rows go.
 * @param into The address of the file, as it is written.
 * @throws SqlError
 */
export function bindIntoStatement({ into, ...tree }: Query, { text, catalog, zone }: BindContext): PreparedInto {
	const target = readCsvTarget(into ?? "", tree.at);
	const query: TableQuery = {
		...optimiseQuery(bindStatement(tree, catalog, zone)),
		explainMore: (step, { session }) => explainExport(target, session.options, step),
	};
	return {
		kind: "into",
		text,
		columns: exportColumns,
		tables: listQueriedTables(query.logical),
		run: (run) => writeFile(query, target, run),
		explain: (run, options) => explainQuery(query, run, options),
	};
}

async function* writeFile(query: TableQuery, target: CsvTarget, run: StatementRun): StatementRows {
	const file = await run.session.createFile(target);
	try {
		const rows = runQuery(query, { ...run, forms: exactForms, isStreamed: false });
		const writing = { marks: target.marks, zone: run.session.zone.current() ?? "UTC" };
		const { rowCount, ...end } = await exportRows(query.logical.columns, rows, file, writing);
		yield [[file.path, rowCount]];
		return { ...end, rowCount: 1 };
	} finally {
		await file.discard();
	}
}

// [2, null, "write the rows into /exports/out.csv", null, null, 0, null, "EXPLAIN writes no file"]
function explainExport({ path }: CsvTarget, options: ResolvedOptions, step: number): SqlValue[] {
	const describe = (file: string, note: string): SqlValue[] => {
		return [step, null, `write the rows into ${file}`, null, null, 0, null, note];
	};
	try {
		return describe(locateExport(path, options).path, "EXPLAIN writes no file");
	} catch (error) {
		if (!(error instanceof ProviderError)) throw error;
		return describe(path, `running it is refused: ${error.message}`);
	}
}
