import type { QueryResult, ResultSummary, Row } from "./result.ts";
import type { StatementOptions } from "./statement-options.ts";
import type { StatementParameters } from "./statement-parameters.ts";

/** Statements that all see the same rows. Release it, or the file of the cache keeps growing. */
export interface ReadSnapshot extends AsyncDisposable {
	query<ResultRow = Row>(
		sql: string,
		parameters?: StatementParameters,
		options?: StatementOptions,
	): Promise<QueryResult<ResultRow>>;
	stream<ResultRow = Row>(
		sql: string,
		parameters?: StatementParameters,
		options?: StatementOptions,
	): AsyncGenerator<ResultRow, ResultSummary, undefined>;
	/** Ends it; a second release does nothing. */
	release(): Promise<void>;
}
