import Database from "better-sqlite3";
import { createError, type StoredValue } from "../base/index.ts";
import { bindValue, readValue } from "./sqlite-value.ts";
import type { SqlAggregate, SqlFunction } from "./storage.ts";

/** How long a statement waits for another process's write lock. */
export const busyTimeoutMs = 30_000;

/** What the write-ahead log is cut back to once its pages are in the file. */
const journalSizeLimitBytes = 64 * 1024 * 1024;

/** What statements can call, and whether they shall end. */
export interface ConnectionFunctions {
	readonly functions: readonly SqlFunction[];
	/** Asked at each call of a function. */
	readonly isInterrupted: () => boolean;
}

/**
 * The function that does nothing but let a statement be interrupted: where a statement may loop for long, it calls this now and then, with
 * whatever values make SQLite call it in the loop. It returns 1.
 */
export const interruptionCheck = "keep_running";

/** The same for the steps of a window's frame: an aggregate without arguments. */
export const frameCheck = "keep_framing";

/**
 * Opens one connection to the file, with the functions registered. Integers come as bigint from it.
 * @throws SqliteError
 */
export function openConnection(
	path: string,
	{ functions, isInterrupted }: ConnectionFunctions,
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
	const check = (): void => {
		if (isInterrupted()) throw createError("cancelled", {});
	};
	connection.function(interruptionCheck, { varargs: true, deterministic: false }, () => {
		check();
		return 1n;
	});
	connection.aggregate(frameCheck, { start: () => null, step: check, inverse: check, result: () => 1n });
	for (const definition of functions) registerFunction(connection, definition, check);
	return connection;
}

function registerFunction(connection: Database.Database, definition: SqlFunction, check: () => void): void {
	const { name, arity, call, aggregate } = definition;
	const options = { deterministic: definition.isDeterministic, varargs: arity === undefined, safeIntegers: true };
	const bindResult = definition.isReal ? bindReal : bindValue;
	if (call) {
		connection.function(name, options, createCall(call, bindResult, arity, check));
	}
	if (aggregate) registerAggregate(connection, name, arity, options, aggregate, bindResult, check);
}

// Lists of arguments cost as much as the call itself; most functions have one or two.
function createCall(
	call: NonNullable<SqlFunction["call"]>,
	bindResult: (value: StoredValue) => StoredValue,
	arity: number | undefined,
	check: () => void,
): (...values: unknown[]) => StoredValue {
	if (arity === 1)
		return (value) => {
			check();
			return bindResult(call(readValue(value)));
		};
	if (arity === 2)
		return (left, right) => {
			check();
			return bindResult(call(readValue(left), readValue(right)));
		};
	const callAny = (...values: unknown[]): StoredValue => {
		check();
		return bindResult(call(...readValues(values)));
	};
	return withLength(callAny, arity ?? 0);
}

function registerAggregate(
	connection: Database.Database,
	name: string,
	arity: number | undefined,
	options: Database.RegistrationOptions,
	aggregate: SqlAggregate,
	bindResult: (value: StoredValue) => StoredValue,
	check: () => void,
): void {
	const { inverse } = aggregate;
	// The state comes first, before the arguments.
	const length = (arity ?? 0) + 1;
	const createStep = (step: SqlAggregate["step"]): ((state: unknown, ...values: unknown[]) => unknown) => {
		if (arity === 1)
			return (state, value) => {
				check();
				return step(state, readValue(value));
			};
		if (arity === 2)
			return (state, left, right) => {
				check();
				return step(state, readValue(left), readValue(right));
			};
		const stepAny = (state: unknown, ...values: unknown[]): unknown => {
			check();
			return step(state, ...readValues(values));
		};
		return withLength(stepAny, length);
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
