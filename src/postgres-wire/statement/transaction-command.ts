import type { Transaction } from "../../sql/index.ts";
import { closeCursors, closePortals, type SessionState } from "../session/session-state.ts";
import { createDeed, type Runnable } from "./runnable.ts";

/** BEGIN, COMMIT, ROLLBACK and SET TRANSACTION. */
export function compileTransaction(state: SessionState, tree: Transaction): Runnable {
	const { settings, transaction } = state;
	switch (tree.action) {
		case "begin":
			return createDeed(() => {
				const isReadonly = tree.isReadonly ?? settings.get("default_transaction_read_only") === "on";
				tell(state, transaction.begin(isReadonly));
				settings.begin();
				settings.set("transaction_isolation", tree.isolation ?? settings.get("default_transaction_isolation"), true);
				settings.set("transaction_read_only", isReadonly ? "on" : "off", true);
				return tree.isStart ? "START TRANSACTION" : "BEGIN";
			});
		case "commit":
		case "rollback":
			return createDeed(async () => {
				const isRolledBack = tree.action === "rollback" || transaction.status === "E";
				await closeCursors(state, false);
				await closePortals(state);
				settings.end(isRolledBack);
				tell(state, transaction.end());
				return isRolledBack ? "ROLLBACK" : "COMMIT";
			});
		case "set":
			return createDeed(() => {
				if (tree.isolation !== undefined) settings.set("transaction_isolation", tree.isolation, true);
				if (tree.isReadonly !== undefined) {
					transaction.setReadonly(tree.isReadonly);
					settings.set("transaction_read_only", tree.isReadonly ? "on" : "off", true);
				}
				return "SET";
			});
		case "characteristics":
			return createDeed(() => {
				if (tree.isolation !== undefined) {
					settings.set("default_transaction_isolation", tree.isolation, false);
					if (transaction.status === "I") settings.set("transaction_isolation", tree.isolation, false);
				}
				if (tree.isReadonly !== undefined)
					settings.set("default_transaction_read_only", tree.isReadonly ? "on" : "off", false);
				return "SET";
			});
	}
}

function tell(state: SessionState, warning: Parameters<SessionState["warn"]>[0] | undefined): void {
	if (warning) state.warn(warning);
}
