import { createError, type SqlValue } from "../../base/index.ts";
import type { BoundWrite } from "../../plan/index.ts";

/**
 * Refuses to run a statement that writes.
 * @throws not_supported (0A000), which names the table: no table of a profile says yet how it is written.
 */
export function refuseWrite({ action, table }: BoundWrite): never {
	throw createError("not_supported", {
		feature: `${action.toUpperCase()} of the table ${table.name}`,
		advice: `${table.name} can only be read. EXPLAIN shows which rows the statement would write; write them in the service itself.`,
	});
}

/**
 * The last row of EXPLAIN of a statement that writes.
 * @example explainWrite(write, 2) // [2, "contacts", "update name of each row that was found", null, null, null, null, "…"]
 */
export function explainWrite({ action, table, columns, rowCount }: BoundWrite, step: number): SqlValue[] {
	const isNew = action === "insert" || action === "upsert";
	const what = columns.length > 0 ? `${columns.join(", ")} of ` : "";
	const request = `${action} ${what}each row${isNew ? "" : " that was found"}`;
	const note = `one request a row; ${table.name} can only be read, so that running it is refused`;
	return [step, table.name, request, null, null, rowCount ?? null, null, note];
}
