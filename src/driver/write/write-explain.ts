import type { SqlValue } from "../../base/index.ts";
import { formatJson } from "../../base/index.ts";
import type { BoundWrite } from "../../bind/index.ts";
import { buildWriteRequest, sketchBody } from "../../write/index.ts";
import type { StatementRun } from "../statement/statement.ts";
import { findWrittenRows } from "./found-rows.ts";
import { isRefusedUnbounded } from "./write-bounds.ts";

/**
 * The row of EXPLAIN for what is written; nothing is sent.
 * @example [2, "contacts", "PUT /contacts/{id}", null, null, null, null, 'one request for each row that is found; body {"name":"<name>"}']
 */
export async function explainWrite(write: BoundWrite, step: number, run: StatementRun): Promise<SqlValue[]> {
	const { action, table, conflict, rows, rowCount, columns } = write;
	const operation = table.definition.write?.[action];
	const body = rows.tables.length === 0 ? await showFirst(write, run) : sketchBody(table, action, columns);
	const isRefused = isRefusedUnbounded(write, run.session.options.MaxWrites);
	const notes = [
		...(isRefused ? ["refused without WHERE, unless MaxWrites is raised"] : []),
		`one request for each row${action === "insert" ? "" : " that is found"}`,
		...(conflict ? [describeConflict(write)] : []),
		...(body === undefined ? [] : [`body ${formatJson(body)}`]),
	];
	const request = `${operation?.method ?? ""} ${operation?.path ?? ""}`;
	return [step, table.name, request, null, null, rowCount ?? null, null, notes.join("; ")];
}

function describeConflict({ conflict, table }: BoundWrite): string {
	const target = conflict?.target.join(", ") ?? "";
	const change = table.definition.write?.update;
	if (conflict?.action === "refuse") return `rows with the same ${target} are looked for first, and refused`;
	if (conflict?.action === "nothing") return `rows with the same ${target} are looked for first, and left as they are`;
	return `rows with the same ${target} are changed${change ? ` (${change.method} ${change.path})` : ""}`;
}

// What is written in the statement itself is known without a request.
async function showFirst(write: BoundWrite, run: StatementRun): Promise<object | undefined> {
	const context = await run.session.open(run.signal, true);
	const [first] = await findWrittenRows({ ...write, conflict: undefined }, context, run, { executions: [] });
	return first && buildWriteRequest(write.table, first.row, "<me>").body;
}
