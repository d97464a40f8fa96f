import type { SqlValue } from "../base/index.ts";

/** What can be said with a statement of a builder. */
export interface RunnerOptions {
	readonly signal?: AbortSignal;
}

/** Whatever runs SQL: the connection, or a snapshot of what it keeps. */
export interface StatementRunner {
	query(
		sql: string,
		parameters: readonly SqlValue[],
		options: RunnerOptions,
	): Promise<{ readonly rows: readonly object[]; readonly rowCount: number }>;
	stream(sql: string, parameters: readonly SqlValue[], options: RunnerOptions): AsyncIterable<object>;
}

/** A runner whose statements all see the same rows, until it is released. */
export interface SnapshotRunner extends StatementRunner {
	release(): Promise<void>;
}

/** What a builder needs of a connection, which is one. */
export interface QueryRunner extends StatementRunner {
	/**
	 * Begins a snapshot.
	 * @throws not_supported (0A000) where what is kept has no snapshots
	 */
	openSnapshot(): Promise<SnapshotRunner>;
}

/** Where a builder has its runner from. */
export interface RunnerSource {
	/** Called once, before the first statement. */
	open(): Promise<QueryRunner>;
	/** Called when the builder is destroyed, if it was opened. */
	close(): Promise<void>;
}
