import type { SqlValue } from "../../base/index.ts";
import type { Call } from "../../sql/index.ts";
import type { Procedure } from "../procedure/procedure.ts";
import { type BoundCall, bindProcedureCall, evaluateCall } from "../procedure/procedure-call.ts";
import { giveRows } from "./row-stream.ts";
import type { BindContext, PreparedAs, StatementRows, StatementRun } from "./statement.ts";

/** A call of a procedure. */
export type PreparedCall = PreparedAs<"call">;

/**
 * Settles the procedure and the inputs of a call.
 * @throws unknown_procedure (42883), invalid_argument (22023), not_supported (0A000), read_only (25006)
 */
export function bindCallStatement(tree: Call, { procedures, isReadonly, isRun }: BindContext): PreparedCall {
	const call = bindProcedureCall(tree, procedures, isRun && isReadonly);
	const { procedure } = call;
	return {
		kind: "call",
		text: `EXEC ${procedure.name}`,
		columns: procedure.outputs,
		tables: [],
		run: (run) => runCall(call, run),
		explain: ({ session, signal }) => giveRows([[explainCall(procedure)]], session.options.MaxRows, signal),
	};
}

async function* runCall({ procedure, ...call }: BoundCall, run: StatementRun): StatementRows {
	const given = await procedure.run(evaluateCall({ procedure, ...call }, run.parameters), run.signal);
	const rows = given.map((row) => [...row]);
	// What was done is told even when it took too long: the answer to a refresh may hold the only good token.
	return yield* giveRows([rows], run.session.options.MaxRows, undefined);
}

// [1, null, "EXEC get_oauth_authorization_url", null, null, null, null, "The address …"]
function explainCall({ name, summary }: Procedure): SqlValue[] {
	return [1, null, `EXEC ${name}`, null, null, null, null, summary];
}
