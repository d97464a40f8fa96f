import type { CatalogTable, Undiscovered } from "../catalog.ts";
import type { SystemFacts } from "../catalog-description.ts";
import { listBuiltInNames, listBuiltInSpecs, makeListedTable, type PostgresRow, readSpec } from "./listed-table.ts";
import { catalogNamespace, gatherPostgresFacts, type PostgresFacts } from "./postgres-facts.ts";

/** One of PostgreSQL's catalogs, and how its rows follow from the facts. */
export interface PostgresTable {
	readonly name: string;
	/** Words `name=value`: what columns have of which a row says nothing; the others are NULL then. */
	readonly defaults?: string;
	/** Words `name:type`, with PostgreSQL's names of types, for a table that PostgreSQL does not have. */
	readonly columns?: string;
	/** It has a row for each column, so that all of them have to be known. */
	readonly isOfColumns?: boolean;
	readonly list: (facts: PostgresFacts) => readonly PostgresRow[];
}

/** Makes the tables of pg_catalog, of which those are empty that nothing here is told of; their rows are made when a statement asks for them, without a request. */
export function makePostgresTables(
	tables: readonly PostgresTable[],
	findFacts: () => SystemFacts,
	undiscovered: Undiscovered | undefined,
): readonly CatalogTable[] {
	const made = tables.map(({ name, columns, defaults, isOfColumns, list }) =>
		makeListedTable({
			...{ schema: "pg_catalog", name, summary },
			undiscovered: isOfColumns ? undiscovered : undefined,
			readSpecs: () =>
				columns ? columns.split(" ").map(readSpec) : listBuiltInSpecs(catalogNamespace, name, defaults),
			list: () => list(gatherPostgresFacts(findFacts())),
		}),
	);
	const empty = listBuiltInNames().flatMap(({ namespace, name }) =>
		namespace === catalogNamespace && !tables.some((table) => table.name === name)
			? [
					makeListedTable({
						...{ schema: "pg_catalog", name, summary, undiscovered: undefined },
						readSpecs: () => listBuiltInSpecs(namespace, name),
						list: () => [],
					}),
				]
			: [],
	);
	return [...made, ...empty];
}

const summary = "One of PostgreSQL's catalogs.";
