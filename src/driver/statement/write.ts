import { createError, type SqlValue } from "../../base/index.ts";
import { type BoundWrite, bindWrite } from "../../bind/index.ts";
import type { Statement } from "../../sql/index.ts";
import { explainQuery, listQueriedTables, optimiseQuery } from "./query-run.ts";
import type { BindContext, PreparedAs } from "./statement.ts";

/** INSERT, UPSERT, UPDATE or DELETE: its rows tell what is to be written. */
export type PreparedWrite = PreparedAs<"write">;

/**
 * Settles the names of a statement that writes.
 * @throws SqlError; read_only (25006) where the connection only reads, unless it is to be explained
 */
export function bindWriteStatement(
	tree: Extract<Statement, { kind: "Insert" | "Update" | "Delete" }>,
	{ text, catalog, zone, isReadonly, isRun }: BindContext,
): PreparedWrite {
	if (isRun && isReadonly) {
		const statement = tree.kind === "Insert" && tree.isUpsert ? "UPSERT" : tree.kind.toUpperCase();
		throw createError("read_only", { statement }, { position: tree.at });
	}
	const write = bindWrite(tree, catalog, zone);
	const query = { ...optimiseQuery(write.rows), explainMore: (step: number) => explainWrite(write, step) };
	return {
		kind: "write",
		text,
		columns: write.returning,
		tables: listQueriedTables(query.logical),
		run: () => refuseWrite(write),
		explain: (run, options) => (options.isAnalyze ? refuseWrite(write) : explainQuery(query, run, options)),
	};
}

// It names the table, as no table of a profile says yet how it is written.
function refuseWrite({ action, table }: BoundWrite): never {
	throw createError("not_supported", {
		feature: `${action.toUpperCase()} of the table ${table.name}`,
		advice: `${table.name} can only be read. EXPLAIN shows which rows the statement would write; write them in the service itself.`,
	});
}

// [2, "contacts", "update name of each row that was found", null, null, null, null, "…"]
function explainWrite({ action, table, columns, rowCount }: BoundWrite, step: number): SqlValue[] {
	const isNew = action === "insert" || action === "upsert";
	const what = columns.length > 0 ? `${columns.join(", ")} of ` : "";
	const request = `${action} ${what}each row${isNew ? "" : " that was found"}`;
	const note = `one request a row; ${table.name} can only be read, so that running it is refused`;
	return [step, table.name, request, null, null, rowCount ?? null, null, note];
}
