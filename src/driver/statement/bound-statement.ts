import type { PostgresType, SqlType } from "../../base/index.ts";
import { findPostgresType } from "../../base/index.ts";
import type { ParameterValues } from "../../plan/index.ts";
import type { Prepared } from "./prepared.ts";
import type { ResultColumn } from "./result.ts";
import type { RowStream } from "./row-stream.ts";
import type { StatementOptions } from "./statement-options.ts";

/** A parameter as a client is told of it. */
export interface StatementParameter {
	/** Its number or name, as it is written. */
	readonly name: string;
	readonly type: SqlType;
	/** Of an array: the type of its elements. */
	readonly element?: SqlType | undefined;
	readonly postgres: PostgresType;
}

/**
 * A statement whose names and types are settled, for one who passes its rows on.
 * @internal
 */
export interface BoundStatement {
	readonly kind: Prepared["kind"];
	readonly columns: readonly ResultColumn[];
	/** Each once; those of writes and calls are not told beforehand. */
	readonly parameters: readonly StatementParameter[];
	/** Gives the rows, some at a time. */
	run(parameters: ParameterValues, limits: Pick<StatementOptions, "signal">): RowStream;
}

/** The parameters of a statement, each with the first type that its places give it. */
export function listParameters({ parameters = [] }: Prepared): readonly StatementParameter[] {
	const found = new Map<string, StatementParameter>();
	for (const { source, type, element } of parameters) {
		if (source === "now" || found.has(source.parameter)) continue;
		const postgres = findPostgresType(type, element);
		found.set(source.parameter, { name: source.parameter, type, element, postgres });
	}
	return [...found.values()];
}
