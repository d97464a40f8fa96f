import { createSessionError } from "../../postgres-format/index.ts";

/** The letter that ReadyForQuery tells: idle, in a transaction, in one that failed. */
export type TransactionStatus = "I" | "T" | "E";

/**
 * The transaction of a session. Statements of it that write do so at once, for no service takes back what it did; what those that read see,
 * its isolation says.
 */
export interface TransactionState {
	readonly status: TransactionStatus;
	readonly isReadonly: boolean;
	/** How many places there are to go back to when a statement fails. */
	readonly level: number;
	/** Notes that a statement reads or writes: from then on the isolation is settled. */
	noteQuery(): void;
	/**
	 * Lets the isolation be set.
	 * @throws 25001 where a statement has run, or behind a savepoint
	 */
	checkIsolationOpen(): void;
	/**
	 * Lets a statement run.
	 * @throws 25P02 where the transaction failed before
	 */
	checkUsable(): void;
	/** Begins one; the warning is that there is one already. */
	begin(isReadonly: boolean): SessionWarning | undefined;
	end(): SessionWarning | undefined;
	setReadonly(isReadonly: boolean): void;
	/** A statement failed. */
	fail(): void;
	/**
	 * Names the place that it has come to.
	 * @throws 25P01 outside a transaction
	 */
	savepoint(name: string): void;
	/**
	 * Forgets a place, and those after it.
	 * @throws 3B001 for one that there is not
	 */
	release(name: string): void;
	/**
	 * Goes back to a place: what failed behind it is forgotten.
	 * @throws 3B001 for one that there is not
	 */
	rollbackTo(name: string): void;
}

/** What is told beside a statement's result. */
export interface SessionWarning {
	readonly sqlState: string;
	readonly message: string;
}

/** Begins outside a transaction. */
export function createTransaction(): TransactionState {
	let status: TransactionStatus = "I";
	let isReadonly = false;
	let hasQueried = false;
	const savepoints: string[] = [];
	const find = (name: string): number => {
		const index = savepoints.lastIndexOf(name);
		if (index < 0) throw createSessionError("3B001", `savepoint "${name}" does not exist`);
		return index;
	};
	return {
		get status() {
			return status;
		},
		get isReadonly() {
			return isReadonly;
		},
		get level() {
			return savepoints.length;
		},
		noteQuery() {
			hasQueried = status === "T";
		},
		checkIsolationOpen() {
			if (status === "I") return;
			const what = "SET TRANSACTION ISOLATION LEVEL must";
			if (hasQueried) throw createSessionError("25001", `${what} be called before any query`);
			if (savepoints.length > 0) throw createSessionError("25001", `${what} not be called in a subtransaction`);
		},
		checkUsable() {
			if (status === "E") throw createSessionError("25P02", aborted);
		},
		begin(readonly) {
			if (status !== "I") return { sqlState: "25001", message: "there is already a transaction in progress" };
			status = "T";
			isReadonly = readonly;
			return undefined;
		},
		end() {
			const isIdle = status === "I";
			status = "I";
			isReadonly = false;
			hasQueried = false;
			savepoints.length = 0;
			return isIdle ? { sqlState: "25P01", message: "there is no transaction in progress" } : undefined;
		},
		setReadonly(readonly) {
			isReadonly = readonly;
		},
		fail() {
			if (status === "T") status = "E";
		},
		savepoint(name) {
			requireBlock(status, "SAVEPOINT");
			savepoints.push(name);
		},
		release(name) {
			requireBlock(status, "RELEASE SAVEPOINT");
			savepoints.length = find(name);
		},
		rollbackTo(name) {
			requireBlock(status, "ROLLBACK TO SAVEPOINT");
			savepoints.length = find(name) + 1;
			status = "T";
		},
	};
}

const aborted = "current transaction is aborted, commands ignored until end of transaction block";

function requireBlock(status: TransactionStatus, what: string): void {
	if (status === "I") throw createSessionError("25P01", `${what} can only be used in transaction blocks`);
}
