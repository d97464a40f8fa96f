import type { SqlValue, WriteResult } from "../../base/index.ts";
import type { BoundParameter, QueryColumn } from "../../bind/index.ts";
import type { Catalog, CatalogTable } from "../../catalog/index.ts";
import type { Progress, Statistics, ValueForms } from "../../execute/index.ts";
import type { ParameterValues } from "../../plan/index.ts";
import type { ExplainOptions } from "../../sql/index.ts";
import type { Procedure } from "../procedure/procedure.ts";
import type { Session } from "../session.ts";
import type { ReadView } from "./snapshot.ts";

/** What the names of a statement are settled with. */
export interface BindContext {
	/** The SQL. */
	readonly text: string;
	readonly catalog: Catalog;
	readonly procedures: readonly Procedure[];
	/** The session's time zone. */
	readonly zone: string;
	/** The connection only reads. */
	readonly isReadonly: boolean;
	/** False for a statement that is only explained, which a connection that only reads allows. */
	readonly isRun: boolean;
}

/** What every kind of statement is: it tells what it will give before it runs, it runs, and it is explained. */
export interface PreparedAs<Kind extends string> {
	readonly kind: Kind;
	/** As the log shows it: the SQL, of a call the procedure alone, because its inputs may be secrets. */
	readonly text: string;
	/** Of its result, known from the statement alone. */
	readonly columns: readonly QueryColumn[];
	/** What has to be given for it to run; absent where the statement tells of them only when it runs. */
	readonly parameters?: readonly BoundParameter[] | undefined;
	/** Those that it reads; warnings that concern one of them are told with its result. */
	readonly tables: readonly CatalogTable[];
	/** Does what it says; whatever it opened is let go when the generator ends. */
	run(run: StatementRun): StatementRows;
	/**
	 * Gives the rows of EXPLAIN.
	 * @param options What is to be told besides the plan.
	 */
	explain(run: StatementRun, options: ExplainOptions): StatementRows;
}

/** What a statement is given for one run. */
export interface StatementRun {
	readonly session: Session;
	readonly parameters: ParameterValues;
	/** Ends it: for its time limit, the caller, or the end of the connection. */
	readonly signal: AbortSignal;
	/** Rows are given as they come, where the statement allows it. */
	readonly isStreamed: boolean;
	readonly onProgress: ((progress: Progress) => void) | undefined;
	/** What it sees, where that is not what is there now. */
	readonly snapshot?: ReadView | undefined;
	/** What values of JSON and of type numeric are given as. */
	readonly forms: ValueForms;
}

/** The rows of a run, some at a time, each with its values in the order of the columns. */
export type StatementRows<Batch = SqlValue[][]> = AsyncGenerator<Batch, StatementEnd, undefined>;

/** What there is to say when all rows were given. */
export interface StatementEnd {
	readonly rowCount: number;
	/** MaxRows held rows back. */
	readonly isTruncated: boolean;
	/** What it cost; absent where it read no table. */
	readonly statistics?: Statistics | undefined;
	/** What came up on the way. */
	readonly warnings?: readonly string[] | undefined;
	/** What became of each row that was to be written. */
	readonly writes?: readonly WriteResult[] | undefined;
}
