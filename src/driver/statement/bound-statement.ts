import type { PostgresType, SqlType, TypeShape } from "../../base/index.ts";
import { findPostgresType } from "../../base/index.ts";
import type { Catalog } from "../../catalog/index.ts";
import type { ParameterValues } from "../../plan/index.ts";
import type { RowLayout } from "../../postgres-format/index.ts";
import type { PackedRows } from "../../storage/index.ts";
import type { Prepared } from "./prepared.ts";
import type { RepeatableReads } from "./repeatable-reads.ts";
import { describeResultColumns, type ResultColumn } from "./result.ts";
import { passedAs } from "./row-packing.ts";
import type { RowStream } from "./row-stream.ts";
import { type RunContext, runPacked, runPrepared } from "./run-statement.ts";
import type { ReadView } from "./snapshot.ts";
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
	/** Of each column the table and the number in it, where it shows a column of a table as it stands. */
	readonly origins: readonly (ColumnAddress | undefined)[];
	/** Of each column the type of its values, before they are shown. */
	readonly types: readonly TypeShape[];
	/** Each once; those of calls are not told beforehand. */
	readonly parameters: readonly StatementParameter[];
	/** Gives the rows, some at a time. */
	run(parameters: ParameterValues, limits: BoundLimits): RowStream;
	/**
	 * Gives them as bytes, which are made where the rows are computed, if they can be.
	 * @param readLayout How they are written; called when the first rows are wanted.
	 */
	runPacked(parameters: ParameterValues, limits: BoundLimits, readLayout: () => RowLayout): RowStream<PackedRows>;
}

/** What ends a bound statement, and what it sees where that is not what is there now. */
export interface BoundLimits extends Pick<StatementOptions, "signal"> {
	readonly reads?: RepeatableReads | undefined;
	/** Numbers of columns, from 0, that give objects by their ids, as their binary form has them: 1259, and not pg_class. */
	readonly byId?: readonly number[] | undefined;
}

/** A column by what PostgreSQL's catalogs know it by: the object id of its table, and its number there. */
export interface ColumnAddress {
	readonly oid: number;
	readonly number: number;
}

/** Makes one of a statement of any kind. */
export function createBoundStatement(
	prepared: Prepared,
	context: Pick<RunContext, "session" | "closing">,
	catalog: Catalog,
): BoundStatement {
	const { kind } = prepared;
	const columns = describeResultColumns(prepared.columns);
	let ofIds: { readonly columns: string; readonly prepared: Prepared } | undefined;
	// A statement is run in the same formats mostly.
	const choose = (byId: readonly number[] = []): Prepared => {
		if (prepared.kind !== "select" || byId.length === 0) return prepared;
		if (ofIds?.columns !== byId.join()) ofIds = { columns: byId.join(), prepared: prepared.giveIds(byId) };
		return ofIds.prepared;
	};
	const within = (view: ReadView | undefined) => ({ ...context, isStreamed: true, isSingly: false, snapshot: view });
	return {
		kind,
		columns,
		origins: placeColumns(columns, catalog),
		types: prepared.columns.map(({ type, valueType = { type } }) => valueType),
		parameters: listParameters(prepared),
		run(parameters, { reads, byId, ...limits }) {
			const options = { ...limits, ...passedAs };
			const start = (view?: ReadView) => runPrepared(choose(byId), within(view), parameters, options);
			return reads ? reads.run(kind, start) : start();
		},
		runPacked(parameters, { reads, byId, ...limits }, readLayout) {
			const options = { ...limits, ...passedAs };
			const start = (view?: ReadView) => runPacked(choose(byId), within(view), parameters, options, readLayout);
			return reads ? reads.run(kind, start) : start();
		},
	};
}

function placeColumns(columns: readonly ResultColumn[], catalog: Catalog): BoundStatement["origins"] {
	return columns.map(({ table, column }) => {
		const object = table === undefined ? undefined : catalog.findObject?.(table);
		const number = object?.numbers.get(column ?? "");
		return object === undefined || number === undefined ? undefined : { oid: object.oid, number };
	});
}

/** The parameters of a statement, each with the first type that its places give it. */
function listParameters({ parameters = [] }: Prepared): readonly StatementParameter[] {
	const found = new Map<string, StatementParameter>();
	for (const { source, type, element, told = { type, element } } of parameters) {
		if (source === "now" || found.has(source.parameter)) continue;
		const postgres = findPostgresType(told.type, told.element);
		found.set(source.parameter, { name: source.parameter, type, element, postgres });
	}
	return [...found.values()];
}
