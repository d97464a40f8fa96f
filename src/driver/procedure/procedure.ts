import type { ColumnType, SqlValue, StoredValue } from "../../base/index.ts";
import type { QueryColumn } from "../../bind/index.ts";
import type { CallValues, CatalogProcedure, CatalogTable } from "../../catalog/index.ts";
import type { Progress, ReadWays, Statistics } from "../../execute/index.ts";
import type { Session } from "../session.ts";

/** Rows with their values in the order of the columns. */
export type StoredRows = readonly (readonly StoredValue[])[];

/** One input of a procedure. */
export interface ProcedureInput {
	readonly name: string;
	readonly type: ColumnType;
	readonly isRequired: boolean;
	readonly summary: string;
	/** The only values that it may have; absent: any of its type. */
	readonly values?: readonly string[] | undefined;
	/** The most characters that it may have. */
	readonly length?: number | undefined;
	/** What it is where nothing is given. */
	readonly default?: string | number | boolean | undefined;
}

/** What one call runs with. */
export interface ProcedureCall {
	readonly session: Session;
	readonly signal: AbortSignal;
	readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** What a call gave: rows in the order of the outputs, and what they cost where the service was asked for them. */
export interface ProcedureResult {
	readonly rows: readonly (readonly SqlValue[])[];
	readonly statistics?: Statistics | undefined;
	readonly warnings?: readonly string[] | undefined;
}

/** A call that gives its rows as they come. */
export interface StreamedCall {
	/** In the order of the outputs. */
	readonly rows: AsyncIterable<SqlValue[][]>;
	/** What they have cost by now. */
	readonly statistics: () => Statistics;
}

/**
 * Something that can be called: `EXEC name @input='x'` or `CALL name(input => 'x')`.
 * @example { name: "get_oauth_authorization_url", inputs: [{ name: "state", type: "varchar", isRequired: false, … }], outputs: [{ name: "url", … }], … }
 */
export interface Procedure {
	readonly name: string;
	readonly summary: string;
	readonly inputs: readonly ProcedureInput[];
	readonly outputs: readonly (QueryColumn & { readonly summary?: string })[];
	/** Whether it leaves the data of the service as it is; with Readonly=true only such ones can be called. */
	readonly isReadOnly: boolean;
	/** Says which API versions have an input that this one lacks. */
	readonly explainInput?: CatalogProcedure["explainInput"];
	/** It gives any number of rows, and not one. */
	readonly hasRows?: boolean | undefined;
	/** The table whose rows it is about, for those who look for what can be done with them. */
	readonly table?: string | undefined;
	/** Of each of these groups one input is needed at least. */
	readonly oneOf?: readonly (readonly string[])[] | undefined;
	/** The request that a call would make, and its body; absent: it makes none of its own. */
	readonly explain?: (values: CallValues, nowMs: number) => { readonly request: string; readonly note: string };
	run(values: CallValues, call: ProcedureCall): Promise<ProcedureResult>;
	/** Gives the rows as they come, in place of `run`; absent where they are few. */
	readonly stream?: ((values: CallValues, call: ProcedureCall) => StreamedCall) | undefined;
	/** What it gives, as a table that queries read; absent where it does more than read the service. */
	readonly rows?: CatalogTable | undefined;
	/** Gives the rows of that table, some at a time, in the order of its columns as they are kept. */
	readonly read?: (values: CallValues, session: Session, ways: ReadWays) => AsyncIterable<StoredRows>;
}
