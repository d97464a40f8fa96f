import { type ErrorCode, type ErrorFamily, type ErrorRow, errorTable } from "./error-table.ts";

type SlotsIn<Text> = Text extends `${string}{${infer Slot}}${infer Rest}` ? Slot | SlotsIn<Rest> : never;

type RowOf<Code extends ErrorCode> = (typeof errorTable)[Code];

type SlotNames<Code extends ErrorCode> =
	| SlotsIn<RowOf<Code>["message"]>
	| SlotsIn<RowOf<Code>["sqlState"]>
	| (RowOf<Code> extends { hint: infer Hint } ? SlotsIn<Hint> : never);

/** The values for the `{slots}` in the texts of one error row; all of them are required. */
export type ErrorSlots<Code extends ErrorCode> = { readonly [Name in SlotNames<Code>]: string | number };

/** What an error may carry besides its row: nothing in which a secret or a whole response body would fit. */
export interface ErrorExtras {
	/** More about this one case, in one line. */
	readonly detail?: string | undefined;
	/** Replaces the hint of the row. */
	readonly hint?: string | undefined;
	/** Offset in UTF-16 units into the SQL text, from 0. */
	readonly position?: number | undefined;
	/** HTTP status of a remote answer. */
	readonly status?: number | undefined;
	/** The service's own error code, e.g. `rate_limit_exceeded`. */
	readonly remoteCode?: string | undefined;
	/** The service's id for the request. */
	readonly requestId?: string | undefined;
	readonly cause?: unknown;
}

/**
 * The root of every error that leaves this package.
 * @example error.sqlState // "42P01"
 */
export class ProviderError extends Error {
	readonly code: ErrorCode;
	readonly sqlState: string;
	readonly detail: string | undefined;
	readonly hint: string | undefined;
	readonly position: number | undefined;
	readonly isTransient: boolean;
	readonly status: number | undefined;
	readonly remoteCode: string | undefined;
	readonly requestId: string | undefined;

	/** Prefer {@link createError}, which picks the family's class. */
	constructor(code: ErrorCode, slots: Readonly<Record<string, string | number>>, extras: ErrorExtras = {}) {
		const row: ErrorRow = errorTable[code];
		super(fillSlots(row.message, slots), extras.cause === undefined ? undefined : { cause: extras.cause });
		this.name = new.target.name;
		this.code = code;
		this.sqlState = fillSlots(row.sqlState, slots);
		this.detail = extras.detail;
		this.hint = extras.hint ?? (row.hint === undefined ? undefined : fillSlots(row.hint, slots) || undefined);
		this.position = extras.position;
		this.isTransient = row.isTransient ?? false;
		this.status = extras.status;
		this.remoteCode = extras.remoteCode;
		this.requestId = extras.requestId;
	}
}

/** The caller's input outside SQL is wrong: connection string, option, profile, command line. */
export class UsageError extends ProviderError {}
/** The SQL text, its names, types or values are wrong, or ask for what is not supported. */
export class SqlError extends ProviderError {}
/** A credential is missing, refused, or lacks a permission. */
export class AuthError extends ProviderError {}
/** The service or the way to it failed. Carries `status`, `remoteCode` and `requestId` when it answered. */
export class RemoteError extends ProviderError {}
/** The cache file or its contents are in the way. */
export class CacheError extends ProviderError {}
/** Somebody or a time limit ended the statement. */
export class CancelledError extends ProviderError {}
/** Rows were not written, or nobody knows whether they were. Carries `writes`: what became of each row of the statement. */
export class WriteError extends ProviderError {
	/** Row after row; empty where the error is about one row alone. */
	readonly writes: readonly WriteResult[];

	/** Prefer {@link createWriteError}. */
	constructor(
		code: ErrorCode,
		slots: Readonly<Record<string, string | number>>,
		extras: ErrorExtras & { readonly writes?: readonly WriteResult[] } = {},
	) {
		super(code, slots, extras);
		this.writes = extras.writes ?? [];
	}
}
/** A mistake of ours. */
export class InternalError extends ProviderError {}

const familyClasses: Readonly<Record<ErrorFamily, typeof ProviderError>> = {
	usage: UsageError,
	sql: SqlError,
	auth: AuthError,
	remote: RemoteError,
	cache: CacheError,
	cancelled: CancelledError,
	write: WriteError,
	internal: InternalError,
};

/**
 * Makes the error of one row, in the class of its family; it is returned, not thrown.
 * @example throw createError("unknown_table", { table: "contact", suggestion: 'Did you mean "contacts"?' })
 */
export function createError<Code extends ErrorCode>(
	code: Code,
	slots: ErrorSlots<Code>,
	extras?: ErrorExtras,
): ProviderError {
	const FamilyClass = familyClasses[errorTable[code].family];
	return new FamilyClass(code, slots, extras);
}

/**
 * What became of one row that a statement was to write.
 * @example { row: 2, key: null, status: "failed", error: {…} }
 */
export interface WriteResult {
	/** From 1, in the order in which the statement gives or finds them. */
	readonly row: number;
	/** Its key, where it is known; values of several columns with ", " between them. */
	readonly key: string | null;
	/**
	 * `skipped`: there was nothing to do, because it is there already, or gone; `failed`: it was surely not written; `unknown`: nobody knows;
	 * `not_sent`: the statement ended before it.
	 */
	readonly status: "written" | "skipped" | "failed" | "unknown" | "not_sent";
	readonly error?: ProviderError | undefined;
}

/**
 * Makes the error of a statement of which some rows were not written; it is returned, not thrown.
 * @param writes What became of each row.
 */
export function createWriteError(
	slots: ErrorSlots<"partial_write">,
	writes: readonly WriteResult[],
	extras: ErrorExtras = {},
): WriteError {
	return new WriteError("partial_write", slots, { ...extras, writes });
}

/**
 * An error as it goes from one thread to another: all that is to be said of it, in values that can be copied.
 * @example { code: "division_by_zero", message: "division by zero", sqlState: "22012", extras: {} }
 */
export interface ErrorCopy {
	readonly code: ErrorCode;
	readonly message: string;
	readonly sqlState: string;
	readonly extras: Omit<ErrorExtras, "cause">;
	/** What it was caused by, and where. */
	readonly causedBy: string | undefined;
}

/** Copies an error, to be made again by {@link restoreError}. */
export function copyError(error: ProviderError): ErrorCopy {
	const { code, message, sqlState, detail, hint, position, status, remoteCode, requestId, cause } = error;
	const extras = { detail, hint, position, status, remoteCode, requestId };
	return { code, message, sqlState, extras, causedBy: cause instanceof Error ? cause.stack : undefined };
}

/** Makes an error of its copy. */
export function restoreError({ code, message, sqlState, extras, causedBy }: ErrorCopy): ProviderError {
	const FamilyClass = familyClasses[errorTable[code].family];
	const cause = causedBy === undefined ? undefined : Object.assign(new Error(causedBy), { stack: causedBy });
	const error = new FamilyClass(code, {}, { ...extras, cause });
	// The slots are filled in already.
	return Object.defineProperties(error, {
		message: { value: message, configurable: true, writable: true },
		sqlState: { value: sqlState, enumerable: true },
		hint: { value: extras.hint, enumerable: true },
	});
}

function fillSlots(text: string, slots: Readonly<Record<string, string | number>>): string {
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(slots[name] ?? whole));
}
