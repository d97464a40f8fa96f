import { copyError, holdsObjectName, ProviderError, restoreError } from "../../base/index.ts";
import type { BoundStatement, ResultSummary } from "../../driver/index.ts";
import {
	createCopyEnds,
	createSessionError,
	findRecordShape,
	findWireType,
	formatOf,
} from "../../postgres-format/index.ts";
import { printStatement, type Statement, walkNode } from "../../sql/index.ts";
import type { WireColumn } from "../message/backend-message.ts";
import { readsActivity, tellActivity } from "../session/activity.ts";
import { findReads, type SessionState } from "../session/session-state.ts";
import { createCursor } from "./cursor.ts";
import { compileLock } from "./lock-command.ts";
import { acceptOutParameters, dropOutParameters } from "./out-parameter.ts";
import { takeOutsideCalls, withOutsideCalls } from "./outside-call.ts";
import { createPortal } from "./portal.ts";
import { executePrepared, prepareNamed, refuseExecute } from "./prepared-command.ts";
import { type CommandTag, type Runnable, type RunnableRows, runDeed } from "./runnable.ts";
import { compileSession } from "./session-command.ts";
import { takeSettingCalls, withSettings } from "./setting-call.ts";
import { takeSettingRows, withSettingRows } from "./setting-rows.ts";
import { compileTransaction } from "./transaction-command.ts";

/** The text of a statement, and its tree. */
export interface WrittenStatement {
	readonly tree: Statement;
	readonly sql: string;
}

/**
 * Settles what a statement does, whatever kind it is of.
 * @param declared Object ids of the types of its parameters, as far as the client says them.
 * @throws ProviderError
 */
export async function compile(
	state: SessionState,
	{ tree, sql }: WrittenStatement,
	declared: readonly number[] = [],
): Promise<Runnable> {
	switch (tree.kind) {
		case "Transaction":
			return compileTransaction(state, tree);
		case "SessionStatement":
			return compileSession(state, tree);
		case "TimeZoneSetting": {
			const action = tree.action === "show" ? "show" : "set";
			return compileSession(state, { kind: "SessionStatement", action, name: "TimeZone", value: tree.zone });
		}
		case "DeclareCursor": {
			const query = await compileInner(state, tree.query, sql, declared);
			return declareCursor(state, tree, query);
		}
		case "PrepareStatement":
			return prepareNamed(state, tree, (types) => compileInner(state, tree.statement, sql, types));
		case "CopyOut": {
			const inner = tree.query ?? tree;
			const query = inner.kind === "CopyOut" ? selectColumns(inner) : printStatement(inner);
			return copyRows(tree, await bind(state, query, declared, copyTag));
		}
		case "LockTable":
			return compileLock(state, tree);
		case "Call": {
			const prepared = await executePrepared(state, tree, sql);
			if (prepared) return prepared;
			try {
				return await bind(state, sql, declared, tagOf(tree), countParameters(tree));
			} catch (error) {
				throw refuseExecute(error, tree, sql);
			}
		}
		case "Insert":
		case "Update":
		case "Delete":
			if (state.transaction.isReadonly) throw refuseWrite(tree.kind);
			return tellAtOnce(state, await bind(state, sql, declared, tagOf(tree), countParameters(tree)));
		default:
	}
	const outside = takeOutsideCalls(tree, sql);
	if (outside) {
		const query = await bind(state, outside.sql, declared, tagOf(tree), countParameters(tree));
		return withOutsideCalls(state, query, outside);
	}
	const rows = takeSettingRows(tree);
	if (rows) {
		const query = await bind(state, rows.sql, declared, tagOf(tree), countParameters(tree));
		return withSettingRows(state, query, rows);
	}
	const calls = takeSettingCalls(tree, sql);
	const inner = dropOutParameters({ tree, sql }, declared);
	const query = await bind(state, calls?.sql ?? inner.sql, inner.declared, tagOf(tree), countParameters(tree));
	return acceptOutParameters(calls ? withSettings(state, query, calls) : query, declared);
}

// Whoever believes that ROLLBACK takes it back is told otherwise before it is there.
function tellAtOnce(state: SessionState, write: Runnable): Runnable {
	const message = "what is written in a transaction is written at once, and ROLLBACK does not take it back";
	return {
		...write,
		pack: undefined,
		run(values, signal) {
			if (state.transaction.status === "T") state.warn({ sqlState: "01000", message });
			return write.run(values, signal);
		},
	};
}

function refuseWrite(kind: string): Error {
	return createSessionError("25006", `cannot execute ${kind.toUpperCase()} in a read-only transaction`);
}

const copyTag: CommandTag = (count) => `COPY ${String(count)}`;

function tagOf(tree: Statement): CommandTag {
	switch (tree.kind) {
		case "Insert":
			return (count) => `INSERT 0 ${String(count)}`;
		case "Update":
		case "Delete":
			return (count) => `${tree.kind.toUpperCase()} ${String(count)}`;
		case "Explain":
		case "Call":
			return () => tree.kind.toUpperCase();
		case "CacheTable":
			return () => "CACHE";
		case "RefreshTable":
			return () => "REFRESH";
		default:
			return (count) => `SELECT ${String(count)}`;
	}
}

// Of a call it is not told beforehand what its parameters are.
function countParameters(tree: Statement): number {
	let most = 0;
	walkNode(tree, (node) => {
		if (node.kind === "Parameter" && /^\d+$/.test(node.name)) most = Math.max(most, Number(node.name));
	});
	return most;
}

/** Compiles the statement that another one holds, whose text is the end of that one's. */
async function compileInner(
	state: SessionState,
	tree: Statement,
	sql: string,
	declared: readonly number[],
): Promise<Runnable> {
	const start = tree.at ?? 0;
	try {
		return await compile(state, { tree, sql: sql.slice(start) }, declared);
	} catch (error) {
		throw movePosition(error, start);
	}
}

/** An error whose position counts from an earlier place. */
export function movePosition(error: unknown, by: number): unknown {
	if (!(error instanceof ProviderError) || error.position === undefined || by === 0) return error;
	const copy = copyError(error);
	return restoreError({ ...copy, extras: { ...copy.extras, position: error.position + by } });
}

async function bind(
	state: SessionState,
	sql: string,
	declared: readonly number[],
	tag: CommandTag,
	parameterCount = 0,
): Promise<Runnable> {
	if (readsActivity(sql)) tellActivity(state);
	const bound = await bindDeclared(state, sql, declared);
	const gives = bound.columns.length > 0 || bound.kind === "select";
	const finalTag = (rowCount: number) => (bound.columns.length > 0 ? tag : () => tag(rowCount));
	const limit = (signal: AbortSignal, formats: readonly number[]) => {
		state.transaction.noteQuery();
		return { signal, reads: findReads(state), byId: listBinaryObjects(bound, formats) };
	};
	return {
		columns: gives ? bound.columns.map((_, index) => describeColumn(bound, index)) : undefined,
		parameters: listParameters(bound, declared, parameterCount),
		run: (values, signal, formats = []) => giveTagged(state, bound.run(values, limit(signal, formats)), finalTag),
		pack: (values, signal, readLayout, formats) =>
			giveTagged(state, bound.runPacked(values, limit(signal, formats), readLayout), finalTag),
	};
}

// In binary form an object is its id.
function listBinaryObjects({ types }: BoundStatement, formats: readonly number[]): readonly number[] {
	return types.flatMap((type, index) => (formatOf(formats, index) === 1 && holdsObjectName(type) ? [index] : []));
}

/**
 * Binds a query with the types that the client declares, and of the others with those that it is told: what is told to be int4 is one, and
 * so is what is computed with it, where a caller in JavaScript may give any number.
 */
async function bindDeclared(state: SessionState, sql: string, declared: readonly number[]): Promise<BoundStatement> {
	const names = declared.map((oid) => (oid === 0 ? undefined : findWireType(oid)?.name));
	const bind = (types: DeclaredNames) => state.connection.bind(sql, types, { signal: state.findSignal() });
	const bound = await bind(names);
	if (bound.kind !== "select") return bound;
	const told = [...names];
	for (const { name, postgres } of bound.parameters) {
		const index = Number(name) - 1;
		if (/^int[24]$/.test(postgres.name) && told[index] === undefined) told[index] = postgres.name;
	}
	// Places that nothing is told of stay open.
	const types = Array.from(told, (type) => type);
	return types.some((type, index) => type !== names[index]) ? bind(types) : bound;
}

type DeclaredNames = readonly (string | undefined)[];

function describeColumn({ columns, origins, types }: BoundStatement, index: number): WireColumn {
	const { name, oid: typeOid } = columns[index]?.postgres ?? { name: "", oid: 0 };
	const typeLength = findWireType(typeOid)?.length ?? -1;
	const { oid: tableOid, number } = origins[index] ?? { oid: 0, number: 0 };
	const type = types[index];
	const record = type && findRecordShape(type);
	return { name, tableOid, number, typeOid, typeLength, modifier: type?.modifier ?? -1, record };
}

function listParameters(bound: BoundStatement, declared: readonly number[], count: number): Runnable["parameters"] {
	const numbered = new Map(bound.parameters.map((parameter) => [Number(parameter.name), parameter]));
	const most = Math.max(declared.length, count, ...[...numbered.keys()].filter(Number.isInteger));
	return Array.from({ length: most }, (_, index) => {
		const told = numbered.get(index + 1);
		return { oid: declared[index] || (told?.postgres.oid ?? 25), type: told?.type, element: told?.element };
	});
}

async function* giveTagged<Batch>(
	state: SessionState,
	rows: AsyncGenerator<Batch, ResultSummary, undefined>,
	tag: (rowCount: number) => CommandTag,
): RunnableRows<Batch> {
	const { rowCount, warnings } = yield* rows;
	for (const message of warnings) state.warn({ sqlState: "01000", message });
	return tag(rowCount);
}

function declareCursor(
	state: SessionState,
	tree: Extract<Statement, { kind: "DeclareCursor" }>,
	query: Runnable,
): Runnable {
	const { name } = tree.name;
	const key = tree.name.isQuoted ? name : name.toLowerCase();
	return {
		columns: undefined,
		parameters: query.parameters,
		run: (values) =>
			runDeed(() => {
				if (!tree.isHeld && !state.isSeveral && state.transaction.status === "I")
					throw createSessionError("25P01", "DECLARE CURSOR can only be used in transaction blocks");
				if (state.cursors.has(key)) throw createSessionError("42P03", `cursor "${key}" already exists`);
				const runnable = tree.isBinary ? { ...query, isBinary: true } : query;
				const rows = query.run(values, state.findSignal(), tree.isBinary ? [1] : []);
				const portal = createPortal(runnable, [], rows, state.transaction.level);
				state.cursors.set(key, createCursor(portal, tree.isScroll ?? false, tree.isHeld));
				return "DECLARE CURSOR";
			}),
	};
}

// COPY t (a, b) TO STDOUT reads the table.
function selectColumns({ path = [], columns }: Extract<Statement, { kind: "CopyOut" }>): string {
	const quote = (name: { readonly name: string; readonly isQuoted: boolean }) =>
		name.isQuoted ? `"${name.name.replaceAll('"', '""')}"` : name.name;
	const list = columns.length === 0 ? "*" : columns.map(quote).join(", ");
	return `SELECT ${list} FROM ${path.map(quote).join(".")}`;
}

function copyRows(tree: Extract<Statement, { kind: "CopyOut" }>, query: Runnable): Runnable {
	const columns = query.columns ?? [];
	const { format, delimiter, nullText, quote, escape: escapeSign, isAllQuoted } = tree;
	const layout = { format, delimiter, nullText, quote, escape: escapeSign, isAllQuoted };
	const { head, tail } = createCopyEnds(
		tree,
		columns.map(({ name }) => name),
	);
	const { pack } = query;
	const formats = [format === "binary" ? 1 : 0];
	return {
		...query,
		columns: undefined,
		copy: { layout, columns, head, tail },
		run: (values, signal) => query.run(values, signal, formats),
		pack: pack && ((values, signal, readLayout) => pack(values, signal, readLayout, formats)),
	};
}
