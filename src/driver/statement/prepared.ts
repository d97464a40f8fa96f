import { createError } from "../../base/index.ts";
import { explainColumns } from "../../execute/index.ts";
import { type BoundQuery, type BoundWrite, bindStatement, bindWrite } from "../../plan/index.ts";
import type { Statement as SyntaxTree, TimeZoneSetting } from "../../sql/index.ts";
import { readSessionZone } from "../open/session-zone.ts";
import { type BoundCall, bindCall } from "../procedure/procedure-call.ts";
import type { Session } from "../session.ts";
import { type CacheStatement, cacheColumns, readCacheStatement } from "./cache-statement.ts";
import { type CsvTarget, exportColumns, readCsvTarget, refuseInnerInto } from "./csv-export.ts";

/** A statement whose names are settled. */
export type Prepared = PreparedQuery | PreparedCall | PreparedSetting;

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

/** One that changes or shows the session's time zone. */
export interface PreparedSetting {
	readonly kind: "setting";
	readonly text: string;
	readonly action: TimeZoneSetting["action"];
	/** Undefined: the one that the connection began with. */
	readonly zone: string | undefined;
}

const shownColumns: BoundQuery["columns"] = [{ name: "TimeZone", type: "text", isNullable: false }];

/** The columns of its result. */
export function outputColumns(prepared: Prepared): BoundQuery["columns"] {
	if (prepared.kind === "setting") return prepared.action === "show" ? shownColumns : [];
	if (prepared.kind === "call") return prepared.isExplained ? explainColumns : prepared.call.procedure.outputs;
	if (prepared.explain !== "no") return explainColumns;
	if (prepared.target) return exportColumns;
	if (prepared.write) return prepared.write.returning;
	return prepared.cache ? cacheColumns : prepared.bound.columns;
}

/** The statement that explains it. */
export function explainPrepared(prepared: Prepared): Prepared {
	if (prepared.kind === "setting")
		throw createError("not_supported", { feature: `EXPLAIN of ${prepared.text}`, advice: "Run it." });
	return prepared.kind === "query" ? { ...prepared, explain: "plan" } : { ...prepared, isExplained: true };
}

/**
 * Settles the names of a statement, or refuses it.
 * @param zone The session's time zone.
 * @param isRun False for a statement that is only explained, which Readonly=true allows.
 * @throws SqlError
 */
export function bindTree(tree: SyntaxTree, text: string, session: Session, zone: string, isRun = true): Prepared {
	refuseInnerInto(tree);
	switch (tree.kind) {
		case "Query": {
			const { into, ...query } = tree;
			const target = into === undefined ? undefined : readCsvTarget(into, tree.at);
			return { kind: "query", text, bound: bindStatement(query, session.catalog, zone), explain: "no", target };
		}
		case "Explain": {
			const inner = bindTree(tree.statement, text, session, zone, tree.isAnalyze);
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
			const write = bindWrite(tree, session.catalog, zone);
			return { kind: "query", text, bound: write.rows, explain: "no", write };
		}
		case "CacheTable":
		case "RefreshTable": {
			const cache = readCacheStatement(tree);
			return { kind: "query", text, bound: bindStatement(cache.query, session.catalog, zone), explain: "no", cache };
		}
		case "TimeZoneSetting": {
			const named = tree.zone === undefined ? undefined : readSessionZone(tree.zone, tree.at);
			return { kind: "setting", text, action: tree.action, zone: named };
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
