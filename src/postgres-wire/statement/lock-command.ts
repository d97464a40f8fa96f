import { createSessionError } from "../../postgres-format/index.ts";
import { createNode, type LockTable, printStatement } from "../../sql/index.ts";
import { isInTransaction } from "../session/implicit-transaction.ts";
import type { SessionState } from "../session/session-state.ts";
import { createDeed, type Runnable } from "./runnable.ts";

/**
 * LOCK TABLE … IN ACCESS SHARE MODE, which keeps a table from being dropped or altered: nobody does that here. It locks nothing else out.
 * Source: https://www.postgresql.org/docs/15/sql-lock.html.
 * @throws 0A000 for the other modes, 25P01 outside a transaction, 42P01 for a table that there is not
 */
export function compileLock(state: SessionState, { tables, mode, at }: LockTable): Runnable {
	if (mode !== "access share") {
		const advice = "Rows are the service's, and others may write them. LOCK TABLE … IN ACCESS SHARE MODE is known.";
		throw createSessionError("0A000", `LOCK TABLE IN ${mode.toUpperCase()} MODE is not supported`, advice, at);
	}
	return createDeed(async () => {
		if (!isInTransaction(state)) throw createSessionError("25P01", "LOCK TABLE can only be used in transaction blocks");
		for (const table of tables) {
			const items = [createNode("OutputColumn", { expression: createNode("NullLiteral", {}) })];
			const body = createNode("Select", { items, from: [table], groupBy: [], windows: [] });
			const sql = printStatement(createNode("Query", { body, orderBy: [] }));
			await state.connection.bind(sql, [], { signal: state.findSignal() });
		}
		return "LOCK TABLE";
	});
}
