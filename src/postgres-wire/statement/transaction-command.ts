import { createSessionError } from "../../postgres-format/index.ts";
import type { Transaction } from "../../sql/index.ts";
import { isInTransaction } from "../session/implicit-transaction.ts";
import { closeFrom, type SessionState, settle } from "../session/session-state.ts";
import { createDeed, type Runnable } from "./runnable.ts";

/** BEGIN, COMMIT, ROLLBACK and SET TRANSACTION. */
export function compileTransaction(state: SessionState, tree: Transaction): Runnable {
	const { settings, transaction } = state;
	switch (tree.action) {
		case "begin":
			return createDeed(() => {
				const tag = tree.isStart ? "START TRANSACTION" : "BEGIN";
				const isReadonly = tree.isReadonly ?? settings.get("default_transaction_read_only") === "on";
				const isWithin = transaction.status !== "I";
				tell(state, transaction.begin(isReadonly));
				if (isWithin) {
					setModes(state, tree);
					return tag;
				}
				beginSettings(state, tree.isolation ?? settings.get("default_transaction_isolation"), isReadonly);
				return tag;
			});
		case "commit":
		case "rollback":
			return createDeed(async () => {
				const isRolledBack = tree.action === "rollback" || transaction.status === "E";
				if (tree.isChained && transaction.status === "I")
					throw createSessionError(
						"25P01",
						`${tree.action.toUpperCase()} AND CHAIN can only be used in transaction blocks`,
					);
				const [isolation, { isReadonly }] = [settings.get("transaction_isolation"), transaction];
				await (isRolledBack ? closeFrom(state, 0) : settle(state));
				state.reads.end();
				settings.end(isRolledBack);
				tell(state, transaction.end());
				if (tree.isChained) {
					tell(state, transaction.begin(isReadonly));
					beginSettings(state, isolation, isReadonly);
				}
				return isRolledBack ? "ROLLBACK" : "COMMIT";
			});
		case "set":
			return createDeed(() => {
				if (!isInTransaction(state)) {
					state.warn({ sqlState: "25P01", message: "SET TRANSACTION can only be used in transaction blocks" });
					return "SET";
				}
				setModes(state, tree);
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

function beginSettings({ settings }: SessionState, isolation: string, isReadonly: boolean): void {
	settings.begin();
	settings.set("transaction_isolation", isolation, true);
	settings.set("transaction_read_only", isReadonly ? "on" : "off", true);
}

function setModes(state: SessionState, { isolation, isReadonly }: Transaction): void {
	if (isolation !== undefined) setIsolation(state, isolation);
	if (isReadonly === undefined) return;
	state.transaction.setReadonly(isReadonly);
	state.settings.set("transaction_read_only", isReadonly ? "on" : "off", true);
}

/**
 * Sets the isolation of the transaction that runs.
 * @throws 25001 where it is another one than that by which a statement has read
 */
export function setIsolation({ settings, transaction }: SessionState, level: string): void {
	if (level.toLowerCase() !== settings.get("transaction_isolation")) transaction.checkIsolationOpen();
	settings.set("transaction_isolation", level, true);
}

function tell(state: SessionState, warning: Parameters<SessionState["warn"]>[0] | undefined): void {
	if (warning) state.warn(warning);
}
