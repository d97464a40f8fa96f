import type { SqlValue } from "../../base/index.ts";
import type { Call } from "../../sql/index.ts";
import { type BoundCall, bindProcedureCall, evaluateCall, locateInput } from "../procedure/procedure-call.ts";
import { giveRows } from "./row-stream.ts";
import type { BindContext, PreparedAs, StatementRows, StatementRun } from "./statement.ts";

/** A call of a procedure. */
export type PreparedCall = PreparedAs<"call">;

/**
 * Settles the procedure and the inputs of a call.
 * @throws unknown_procedure (42883), invalid_argument (22023), not_supported (0A000), read_only (25006)
 */
export function bindCallStatement(tree: Call, context: BindContext): PreparedCall {
	const call = bindProcedureCall(tree, context, context.isRun && context.isReadonly);
	const { procedure } = call;
	return {
		kind: "call",
		text: `EXEC ${procedure.name}`,
		columns: procedure.outputs,
		tables: [],
		run: (run) => locateInputs(call, runCall(call, run)),
		explain: (run) => giveRows([[explainCall(call, run)]], run.session.options.MaxRows, run.signal),
	};
}

async function* locateInputs(call: BoundCall, rows: StatementRows): StatementRows {
	try {
		return yield* rows;
	} catch (error) {
		throw locateInput(call, error);
	}
}

async function* runCall(call: BoundCall, run: StatementRun): StatementRows {
	const { session, signal, onProgress } = run;
	const values = evaluateCall(call, run.parameters, session.clock.now());
	const { stream } = call.procedure;
	if (stream) {
		const { rows, statistics } = stream(values, { session, signal, onProgress });
		const given = yield* giveRows(rows, session.options.MaxRows, signal);
		return { ...given, statistics: statistics() };
	}
	const { rows, ...told } = await call.procedure.run(values, { session, signal, onProgress });
	// What was done is told even when it took too long: the answer to a refresh may hold the only good token.
	const given = yield* giveRows([rows.map((row) => [...row])], session.options.MaxRows, undefined);
	return { ...given, ...told };
}

// [1, null, "POST /contacts/merge", null, null, 1, null, "merge_contacts sends {…}"]
function explainCall(call: BoundCall, { session, parameters }: StatementRun): SqlValue[] {
	const { name, summary, explain } = call.procedure;
	if (!explain) return [1, null, `EXEC ${name}`, null, null, null, null, summary];
	const nowMs = session.clock.now();
	const { request, note } = explain(evaluateCall(call, parameters, nowMs), nowMs);
	return [1, null, request, null, null, 1, null, note];
}
