import { createError } from "../../base/index.ts";
import type { QueryResult, ResultColumn, ResultSummary, Row } from "./result.ts";
import type { StatementOptions } from "./statement-options.ts";
import type { StatementParameters } from "./statement-parameters.ts";

/** A statement that was parsed and bound once. When it is closed, or its connection, each call is refused (26000, 08003). */
export interface PreparedStatement<ResultRow = Row> {
	/** As far as they are known without a request: those of attributes are among them once somebody has asked for them, and a statement that names one before has none. */
	readonly columns: readonly ResultColumn[];
	/** The columns, for which the service is asked where it has to be. */
	describe(options?: StatementOptions): Promise<readonly ResultColumn[]>;
	/** The first row, or undefined where there is none; the others are not read. */
	get(parameters?: StatementParameters, options?: StatementOptions): Promise<ResultRow | undefined>;
	all(parameters?: StatementParameters, options?: StatementOptions): Promise<QueryResult<ResultRow>>;
	/** The rows one by one, as `connection.stream()` gives them. */
	stream(
		parameters?: StatementParameters,
		options?: StatementOptions,
	): AsyncGenerator<ResultRow, ResultSummary, undefined>;
	explain(parameters?: StatementParameters, options?: StatementOptions): Promise<QueryResult>;
	/** Ends it; its streams go on. A second close does nothing. */
	close(): void;
}

/** What a prepared statement does its work with: the connection's own ways of running a statement. */
export type StatementWays<ResultRow> = Omit<PreparedStatement<ResultRow>, "get" | "close"> & {
	/** Throws when the connection is closed. */
	readonly check: () => void;
};

/** Makes a prepared statement of ways to run it. */
export function createPreparedStatement<ResultRow>(ways: StatementWays<ResultRow>): PreparedStatement<ResultRow> {
	let isClosed = false;
	const check = (): void => {
		ways.check();
		if (isClosed) throw createError("statement_closed", {});
	};
	const guard =
		<Given extends unknown[], Result>(run: (...given: Given) => Promise<Result>) =>
		async (...given: Given): Promise<Result> => {
			check();
			return run(...given);
		};
	const stream: PreparedStatement<ResultRow>["stream"] = (parameters, options) => {
		check();
		return ways.stream(parameters, options);
	};
	return {
		columns: ways.columns,
		describe: guard((options) => ways.describe(options)),
		get: guard(async (parameters, options) => {
			for await (const row of ways.stream(parameters, options)) return row;
			return undefined;
		}),
		all: guard((parameters, options) => ways.all(parameters, options)),
		stream,
		explain: guard((parameters, options) => ways.explain(parameters, options)),
		close() {
			isClosed = true;
		},
	};
}
