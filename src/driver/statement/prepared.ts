import { querySetting, type Statement } from "../../sql/index.ts";
import { refuseInnerInto } from "../export/csv-target.ts";
import { bindCacheStatement, type PreparedCache } from "./cache.ts";
import { bindCallStatement, type PreparedCall } from "./call.ts";
import { explainStatement, type PreparedExplain } from "./explain.ts";
import { bindIntoStatement, type PreparedInto } from "./into.ts";
import { bindSelectStatement, type PreparedSelect } from "./select.ts";
import { refuseSession } from "./session-refusal.ts";
import { bindSettingStatement, type PreparedSetting } from "./setting.ts";
import type { BindContext } from "./statement.ts";
import { bindWriteStatement, type PreparedWrite } from "./write.ts";

/** A statement whose names are settled, of one kind. */
export type Prepared =
	| PreparedSelect
	| PreparedInto
	| PreparedExplain
	| PreparedWrite
	| PreparedCall
	| PreparedCache
	| PreparedSetting;

/**
 * Settles the names of a statement, or refuses it.
 * @throws SqlError
 */
export function bindTree(tree: Statement, context: BindContext): Prepared {
	refuseInnerInto(tree);
	switch (tree.kind) {
		case "Query":
			return tree.into === undefined ? bindSelectStatement(tree, context) : bindIntoStatement(tree, context);
		case "Explain": {
			const inner = bindTree(tree.statement, { ...context, isRun: tree.isAnalyze });
			return explainStatement(inner, tree, tree.at);
		}
		case "Call":
			return bindCallStatement(tree, context);
		case "Insert":
		case "Update":
		case "Delete":
			return bindWriteStatement(tree, context);
		case "CacheTable":
		case "RefreshTable":
			return bindCacheStatement(tree, context);
		case "TimeZoneSetting":
			return bindSettingStatement(tree, context);
		case "SessionStatement":
			// All of them have more than one column, and the query of pg_settings gives them.
			return tree.action === "show" && tree.name?.toLowerCase() !== "all"
				? bindSelectStatement(querySetting(tree.name ?? "", tree.at), context)
				: refuseSession(tree);
		case "Transaction":
		case "DeclareCursor":
		case "PrepareStatement":
		case "CopyOut":
		case "LockTable":
			return refuseSession(tree);
	}
}
