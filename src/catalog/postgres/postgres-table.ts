import type { CatalogTable, Undiscovered } from "../catalog.ts";
import type { SystemFacts } from "../catalog-description.ts";
import {
	type ColumnSpec,
	listBuiltInNames,
	listBuiltInSpecs,
	makeListedTable,
	type PostgresRow,
	readSpec,
} from "./listed-table.ts";
import { catalogNamespace, gatherPostgresFacts, type PostgresFacts } from "./postgres-facts.ts";

/** One of PostgreSQL's catalogs: its columns, and how its rows follow from the facts. */
export interface PostgresTable {
	readonly name: string;
	/** Words `name:type` or `name:type=default`, with PostgreSQL's names of types; without a default it is NULL. */
	readonly columns: string;
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
	const made = tables.map(({ name, columns, isOfColumns, list }) =>
		makeListedTable({
			...{ schema: "pg_catalog", name, summary },
			undiscovered: isOfColumns ? undiscovered : undefined,
			readSpecs: () => arrange(columns.trim().split(/\s+/).map(readSpec), listBuiltInSpecs(catalogNamespace, name)),
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

// In PostgreSQL's order, and with those of its columns of which nothing is told here.
function arrange(told: readonly ColumnSpec[], builtIn: readonly ColumnSpec[]): readonly ColumnSpec[] {
	if (builtIn.length === 0) return told;
	return builtIn.map((column) => told.find(({ name }) => name === column.name) ?? column);
}

const summary = "One of PostgreSQL's catalogs.";
