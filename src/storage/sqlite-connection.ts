import Database from "better-sqlite3";
import type { StoredValue } from "../base/index.ts";
import { bindValue, readValue } from "./sqlite-value.ts";
import type { SqlAggregate, SqlFunction } from "./storage.ts";

/** How long a statement waits for another process's write lock. */
export const busyTimeoutMs = 30_000;

/** What the write-ahead log is cut back to once its pages are in the file. */
const journalSizeLimitBytes = 64 * 1024 * 1024;

/**
 * Opens one connection to the file, with the functions registered. Integers come as bigint from it.
 * @throws SqliteError
 */
export function openConnection(
	path: string,
	functions: readonly SqlFunction[],
	isReadonly: boolean,
): Database.Database {
	const connection = new Database(path, { readonly: isReadonly, fileMustExist: isReadonly, timeout: busyTimeoutMs });
	connection.defaultSafeIntegers(true);
	connection.pragma("case_sensitive_like = ON");
	connection.pragma("synchronous = NORMAL");
	// Deleted rows are overwritten where their page is written anyway; pages that become free are given up by scrubbing
	// (https://www.sqlite.org/pragma.html#pragma_secure_delete).
	connection.pragma("secure_delete = FAST");
	connection.pragma(`journal_size_limit = ${journalSizeLimitBytes}`);
	for (const definition of functions) registerFunction(connection, definition);
	return connection;
}

function registerFunction(connection: Database.Database, definition: SqlFunction): void {
	const { name, arity, call, aggregate } = definition;
	const options = { deterministic: definition.isDeterministic, varargs: arity === undefined, safeIntegers: true };
	const bindResult = definition.isReal ? bindReal : bindValue;
	if (call) {
		connection.function(name, options, createCall(call, bindResult, arity));
	}
	if (aggregate) registerAggregate(connection, name, arity, options, aggregate, bindResult);
}

// Lists of arguments cost as much as the call itself; most functions have one or two.
function createCall(
	call: NonNullable<SqlFunction["call"]>,
	bindResult: (value: StoredValue) => StoredValue,
	arity: number | undefined,
): (...values: unknown[]) => StoredValue {
	if (arity === 1) return (value) => bindResult(call(readValue(value)));
	if (arity === 2) return (left, right) => bindResult(call(readValue(left), readValue(right)));
	return withLength((...values: unknown[]) => bindResult(call(...readValues(values))), arity ?? 0);
}

function registerAggregate(
	connection: Database.Database,
	name: string,
	arity: number | undefined,
	options: Database.RegistrationOptions,
	aggregate: SqlAggregate,
	bindResult: (value: StoredValue) => StoredValue,
): void {
	const { inverse } = aggregate;
	// The state comes first, before the arguments.
	const length = (arity ?? 0) + 1;
	const createStep = (step: SqlAggregate["step"]): ((state: unknown, ...values: unknown[]) => unknown) => {
		if (arity === 1) return (state, value) => step(state, readValue(value));
		if (arity === 2) return (state, left, right) => step(state, readValue(left), readValue(right));
		return withLength((state: unknown, ...values: unknown[]) => step(state, ...readValues(values)), length);
	};
	connection.aggregate(name, {
		...options,
		start: () => aggregate.start(),
		step: createStep(aggregate.step),
		...(inverse && { inverse: createStep(inverse) }),
		result: (state: unknown) => bindResult(aggregate.result(state)),
	});
}

// Numbers stay REAL, for better-sqlite3 binds them so; what is meant to be an INTEGER comes as bigint.
function bindReal(value: StoredValue): StoredValue {
	return typeof value === "bigint" ? bindValue(value) : value;
}

function readValues(values: readonly unknown[]): StoredValue[] {
	return values.map(readValue);
}

// better-sqlite3 takes the number of arguments from the function's length.
function withLength<Run extends (...values: never[]) => unknown>(run: Run, length: number): Run {
	return Object.defineProperty(run, "length", { value: length });
}
