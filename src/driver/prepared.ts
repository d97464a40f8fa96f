import { createError } from "../base/index.ts";
import { explainColumns } from "../execute/index.ts";
import { type BoundQuery, bindStatement } from "../plan/index.ts";
import type { Statement as SyntaxTree } from "../sql/index.ts";
import { type CacheStatement, cacheColumns, readCacheStatement } from "./cache-statement.ts";
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
	/** The rows are only to be kept. */
	readonly cache?: CacheStatement | undefined;
}

/** One that calls a procedure. */
export interface PreparedCall {
	readonly kind: "call";
	/** The procedure, without its inputs: they may be secrets. */
	readonly text: string;
	readonly call: BoundCall;
}

/** The columns of its result. */
export function outputColumns(prepared: Prepared): BoundQuery["columns"] {
	if (prepared.kind === "call") return prepared.call.procedure.outputs;
	if (prepared.explain !== "no") return explainColumns;
	return prepared.cache ? cacheColumns : prepared.bound.columns;
}

/**
 * The statement that explains it.
 * @throws not_supported (0A000) for procedures
 */
export function explainPrepared(prepared: Prepared, position?: number): PreparedQuery {
	if (prepared.kind === "query") return { ...prepared, explain: "plan" };
	const advice = "Only statements that read tables have a plan.";
	throw createError("not_supported", { feature: "EXPLAIN of a procedure", advice }, { position });
}

/**
 * Settles the names of a statement, or refuses it.
 * @throws SqlError
 */
export function bindTree(tree: SyntaxTree, text: string, session: Session): Prepared {
	switch (tree.kind) {
		case "Query":
			return { kind: "query", text, bound: bindStatement(tree, session.catalog), explain: "no" };
		case "Explain": {
			const inner = explainPrepared(bindTree(tree.statement, text, session), tree.at);
			return { ...inner, explain: tree.isAnalyze ? "analyze" : "plan" };
		}
		case "Call": {
			const call = bindCall(tree, session.procedures, session.options.Readonly);
			return { kind: "call", text: `EXEC ${call.procedure.name}`, call };
		}
		case "Insert":
		case "Update":
		case "Delete":
			if (session.options.Readonly) throw createError("read_only", { statement: tree.kind.toUpperCase() });
			throw createError(
				"not_supported",
				{ feature: tree.kind.toUpperCase(), advice: "Tables can only be read so far." },
				{ position: tree.at },
			);
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
