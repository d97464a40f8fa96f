import { createError } from "../../base/index.ts";
import { type BoundWrite, bindWrite } from "../../bind/index.ts";
import type { Statement } from "../../sql/index.ts";
import { explainWrite } from "../write/write-explain.ts";
import { runWrite } from "../write/write-run.ts";
import { explainQuery, listQueriedTables, optimiseQuery } from "./query-run.ts";
import type { BindContext, PreparedAs, StatementRun } from "./statement.ts";

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
	const query = {
		...optimiseQuery(write.rows),
		explainMore: (step: number, run: StatementRun) => explainWrite(write, step, run),
	};
	return {
		kind: "write",
		text,
		columns: write.returning,
		parameters: write.rows.parameters,
		tables: [write.table, ...listQueriedTables(query.logical)],
		run: (run) => runWrite(write, run),
		explain: (run, options) => (options.isAnalyze ? refuseAnalyze(write) : explainQuery(query, run, options)),
	};
}

function refuseAnalyze({ statement }: BoundWrite): never {
	const feature = `EXPLAIN ANALYZE of ${statement}`;
	throw createError("not_supported", { feature, advice: "EXPLAIN tells what would be sent, and sends nothing." });
}
