import { bindStatement } from "../../bind/index.ts";
import { assumeDiscovered, type CatalogTable, type DescribedAttribute } from "../../catalog/index.ts";
import { executePlan, gatherFacts, type Statistics } from "../../execute/index.ts";
import { optimise } from "../../optimise/index.ts";
import type { AttributeDiscovery } from "../../profile/index.ts";
import type { Query } from "../../sql/index.ts";
import type { Session } from "../session.ts";
import { planForSession } from "../statement/query-run.ts";
import type { Row } from "../statement/result.ts";
import { makeRow } from "../statement/row-stream.ts";

/** The rows of a table that describes attributes. */
export interface Description {
	readonly rows: readonly Row[];
	/** When they were read, in milliseconds since 1970. */
	readonly asOf: number;
	readonly statistics: Statistics;
}

/** How old a description may be: as any rows, of this moment, or of any age where no request is wanted. */
export type DescriptionAge = "tolerant" | "refresh" | "cached";

/**
 * Reads a table that describes attributes, as a statement would: so it is kept, shared by processes and told offline as all tables are.
 * @throws What reading the table throws.
 */
export async function readDescription(
	session: Session,
	from: string,
	age: DescriptionAge,
	signal: AbortSignal,
): Promise<Description> {
	// MaxRequests and MaxRows are for the statement itself.
	const context = { ...(await session.open(signal)), maxRequests: 0 };
	const logical = optimise(bindStatement(selectAll(from), assumeDiscovered(session.catalog)));
	const tables = logical.tables.map(({ table }) => table);
	const plan = planForSession(session, logical, await gatherFacts(context, tables));
	const execution = await executePlan(plan, context, signal, { mode: age });
	try {
		const names = plan.columns.map(({ name }) => name);
		const rows: Row[] = [];
		for await (const batch of execution.rows({ json: "text" })) {
			for (const row of batch) rows.push(makeRow(names, row));
		}
		const { statistics } = execution;
		return { rows, asOf: statistics.scans[0]?.asOf.getTime() ?? session.clock.now(), statistics };
	} finally {
		await execution.release();
	}
}

function selectAll(name: string): Query {
	const from = [{ kind: "TableName", path: [{ kind: "Identifier", name, isQuoted: true }] }] as const;
	const items = [{ kind: "Star", qualifier: [] }] as const;
	return { kind: "Query", orderBy: [], body: { kind: "Select", items, from, groupBy: [], windows: [] } };
}

/** The attributes of a table among all that were described. */
export function pickAttributes(
	{ where, name, id, type, archived, summary }: AttributeDiscovery,
	rows: readonly Row[],
): readonly DescribedAttribute[] {
	const conditions = Object.entries(where);
	return rows
		.filter((row) => conditions.every(([column, value]) => print(row[column]) === value))
		.flatMap((row) => {
			const called = print(row[name]);
			if (called === null) return [];
			const isArchived = archived !== undefined && row[archived] === true;
			const described = summary === undefined ? null : print(row[summary]);
			return [{ name: called, id: print(row[id]), type: print(row[type]) ?? "", isArchived, summary: described }];
		});
}

function print(value: Row[string] | undefined): string | null {
	const isScalar = typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
	if (isScalar) return String(value);
	return typeof value === "string" && value !== "" ? value : null;
}

/** The tables whose attributes a table describes. */
export function listDescribed(tables: readonly CatalogTable[], from: string): readonly CatalogTable[] {
	return tables.filter(({ discovery }) => discovery?.from === from);
}
