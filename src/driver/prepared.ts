import { createError } from "../base/index.ts";
import { explainColumns } from "../execute/index.ts";
import { type BoundQuery, type BoundWrite, bindStatement, bindWrite } from "../plan/index.ts";
import type { Statement as SyntaxTree } from "../sql/index.ts";
import { type CacheStatement, cacheColumns, readCacheStatement } from "./cache-statement.ts";
import { type CsvTarget, exportColumns, readCsvTarget, refuseInnerInto } from "./csv-export.ts";
import { type BoundCall, bindCall } from "./procedure-call.ts";
import type { Session } from "./session.ts";

/** A statement whose names are settled. */
export type Prepared = PreparedQuery | PreparedCall;

/** One that reads tables, or explains how it would. */
export interface PreparedQuery {
	readonly kind: "query";
	/** The SQL, as the log shows it. */
	readonly text: string;
	readonly bound: BoundQuery;
	readonly explain: "no" | "plan" | "analyze";
	/** The rows tell what is to be written. */
	readonly write?: BoundWrite | undefined;
	/** The rows go into a file. */
	readonly target?: CsvTarget | undefined;
	/** The rows are only to be kept. */
	readonly cache?: CacheStatement | undefined;
}

/** One that calls a procedure. */
export interface PreparedCall {
	readonly kind: "call";
	/** The procedure, without its inputs: they may be secrets. */
	readonly text: string;
	readonly call: BoundCall;
	/** It is not to be called. */
	readonly isExplained: boolean;
}

/** The columns of its result. */
export function outputColumns(prepared: Prepared): BoundQuery["columns"] {
	if (prepared.kind === "call") return prepared.isExplained ? explainColumns : prepared.call.procedure.outputs;
	if (prepared.explain !== "no") return explainColumns;
	if (prepared.target) return exportColumns;
	if (prepared.write) return prepared.write.returning;
	return prepared.cache ? cacheColumns : prepared.bound.columns;
}

/** The statement that explains it. */
export function explainPrepared(prepared: Prepared): Prepared {
	return prepared.kind === "query" ? { ...prepared, explain: "plan" } : { ...prepared, isExplained: true };
}

/**
 * Settles the names of a statement, or refuses it.
 * @param isRun False for a statement that is only explained, which Readonly=true allows.
 * @throws SqlError
 */
export function bindTree(tree: SyntaxTree, text: string, session: Session, isRun = true): Prepared {
	refuseInnerInto(tree);
	switch (tree.kind) {
		case "Query": {
			const { into, ...query } = tree;
			const target = into === undefined ? undefined : readCsvTarget(into, tree.at);
			return { kind: "query", text, bound: bindStatement(query, session.catalog), explain: "no", target };
		}
		case "Explain": {
			const inner = bindTree(tree.statement, text, session, tree.isAnalyze);
			if (!tree.isAnalyze) return explainPrepared(inner);
			if (inner.kind === "query") return { ...inner, explain: "analyze" };
			const advice = "Write EXPLAIN alone, or call it.";
			throw createError("not_supported", { feature: "EXPLAIN ANALYZE of a procedure", advice }, { position: tree.at });
		}
		case "Call": {
			const call = bindCall(tree, session.procedures, isRun && session.options.Readonly);
			return { kind: "call", text: `EXEC ${call.procedure.name}`, call, isExplained: false };
		}
		case "Insert":
		case "Update":
		case "Delete": {
			if (isRun && session.options.Readonly) {
				const statement = tree.kind === "Insert" && tree.isUpsert ? "UPSERT" : tree.kind.toUpperCase();
				throw createError("read_only", { statement }, { position: tree.at });
			}
			const write = bindWrite(tree, session.catalog);
			return { kind: "query", text, bound: write.rows, explain: "no", write };
		}
		case "CacheTable":
		case "RefreshTable": {
			const cache = readCacheStatement(tree);
			return { kind: "query", text, bound: bindStatement(cache.query, session.catalog), explain: "no", cache };
		}
		case "Transaction":
			throw createError(
				"not_supported",
				{
					feature: tree.action.toUpperCase(),
					advice: "What an API has done cannot be rolled back, so each statement stands alone.",
				},
				{ position: tree.at },
			);
	}
}
