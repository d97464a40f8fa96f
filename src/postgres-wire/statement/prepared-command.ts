import { findPostgresType, findType, ProviderError, type SqlValue } from "../../base/index.ts";
import { createSessionError } from "../../postgres-format/index.ts";
import { type Call, type Expression, type PrepareStatement, printStatement } from "../../sql/index.ts";
import { readsActivity } from "../session/activity.ts";
import { findRunnable, type SessionState } from "../session/session-state.ts";
import { readConstant } from "./constant.ts";
import { createDeed, type Runnable } from "./runnable.ts";

/** PREPARE: the statement is settled now, and kept under its name beside those of the protocol. */
export async function prepareNamed(
	state: SessionState,
	tree: PrepareStatement,
	compileInner: (types: readonly number[]) => Promise<Runnable>,
): Promise<Runnable> {
	const name = tree.name.isQuoted ? tree.name.name : tree.name.name.toLowerCase();
	const declared = tree.types.map(({ name: typeName, modifiers, arrayDepth }) => {
		const type = findType(typeName, modifiers[0]);
		if (type === undefined) return 0;
		return (arrayDepth > 0 ? findPostgresType("json", type) : findPostgresType(type)).oid;
	});
	const changes = state.settings.changes();
	const runnable = await compileInner(declared);
	return createDeed(() => {
		if (state.statements.has(name)) throw createSessionError("42P05", `prepared statement "${name}" already exists`);
		const isOfActivity = readsActivity(printStatement(tree.statement));
		state.statements.set(name, {
			tree: tree.statement,
			sql: "",
			isOfActivity,
			runnable,
			changes,
			settle: compileInner,
		});
		return "PREPARE";
	});
}

/** EXECUTE of a statement that is prepared; undefined where the name is none of these, and so perhaps that of a procedure. */
export async function executePrepared(state: SessionState, tree: Call, sql: string): Promise<Runnable | undefined> {
	const name = nameOf(tree.path);
	const runnable = tree.path.length === 1 && /^\s*execute\b/i.test(sql) ? await findRunnable(state, name) : undefined;
	if (!runnable) return undefined;
	const values = listValues(tree);
	if (values.length !== runnable.parameters.length) {
		const problem = `wrong number of parameters for prepared statement "${name}"`;
		throw createSessionError("42601", problem, `It takes ${String(runnable.parameters.length)}.`);
	}
	const { pack } = runnable;
	return {
		...runnable,
		parameters: [],
		run: (_, signal, formats) => runnable.run(values, signal, formats),
		pack: pack && ((_, signal, readLayout, formats) => pack(values, signal, readLayout, formats)),
	};
}

/** What is wrong with EXECUTE of a name that is neither a prepared statement nor a procedure: PostgreSQL has no procedures there. */
export function refuseExecute(error: unknown, { path }: Call, sql: string): unknown {
	const isUnknown = error instanceof ProviderError && error.sqlState === "42883" && path.length === 1;
	if (!isUnknown || !/^\s*execute\b/i.test(sql)) return error;
	return createSessionError("26000", `prepared statement "${nameOf(path)}" does not exist`, error.hint);
}

function nameOf([part]: Call["path"]): string {
	return part?.isQuoted ? part.name : (part?.name.toLowerCase() ?? "");
}

// EXECUTE q(1, 'a') is read as one row of values.
function listValues({ arguments: given }: Call): readonly SqlValue[] {
	const read = (value: Expression) => readConstant(value, "EXECUTE");
	return given.flatMap(({ value }) => (value.kind === "Row" ? value.items.map(read) : [read(value)]));
}
