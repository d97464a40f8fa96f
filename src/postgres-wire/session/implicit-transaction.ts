import type { SessionState } from "./session-state.ts";

/**
 * Before a statement of a text of several, which are a transaction of their own where none is open: what is local holds until the text ends.
 * Source: https://www.postgresql.org/docs/15/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT.
 */
export function beginImplicit(state: SessionState): void {
	const { settings } = state;
	if (!isImplicit(state) || settings.isBegun()) return;
	settings.begin();
	settings.set("transaction_isolation", settings.get("default_transaction_isolation"), true);
	settings.set("transaction_read_only", settings.get("default_transaction_read_only"), true);
}

/** After the text, or where one of its statements failed: what was set before that one is taken back too. */
export function endImplicit(state: SessionState, isRolledBack: boolean): void {
	if (isImplicit(state)) {
		state.settings.end(isRolledBack);
		state.transaction.end();
		state.reads.end();
	}
	state.isSeveral = false;
}

/** Whether a statement stands in a transaction, one that BEGIN has begun or that of a text. */
export function isInTransaction({ transaction, isSeveral }: SessionState): boolean {
	return transaction.status !== "I" || isSeveral;
}

function isImplicit({ transaction, isSeveral }: SessionState): boolean {
	return isSeveral && transaction.status === "I";
}
