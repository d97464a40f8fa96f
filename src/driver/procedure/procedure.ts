import type { ColumnType, SqlValue, StoredValue } from "../../base/index.ts";
import type { QueryColumn } from "../../bind/index.ts";

/** One input of a procedure. */
export interface ProcedureInput {
	readonly name: string;
	readonly type: ColumnType;
	readonly isRequired: boolean;
	readonly summary: string;
}

/** The values of a call by the names of the inputs; what was not given or is NULL is absent. */
export type ProcedureValues = ReadonlyMap<string, NonNullable<StoredValue>>;

/**
 * Something that can be called: `EXEC name @input='x'` or `CALL name(input => 'x')`.
 * @example { name: "get_oauth_authorization_url", inputs: [{ name: "state", type: "varchar", isRequired: false, … }], outputs: [{ name: "url", … }], … }
 */
export interface Procedure {
	readonly name: string;
	readonly summary: string;
	readonly inputs: readonly ProcedureInput[];
	readonly outputs: readonly QueryColumn[];
	/** Whether it leaves the data of the service as it is; with Readonly=true only such ones can be called. */
	readonly isReadOnly: boolean;
	/** Gives rows in the order of the outputs. */
	run(values: ProcedureValues, signal: AbortSignal): Promise<readonly (readonly SqlValue[])[]>;
}
