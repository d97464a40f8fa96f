import type { CatalogTable, Undiscovered } from "../catalog.ts";
import type { SystemFacts } from "../catalog-description.ts";
import { informationNamespace } from "../postgres/built-in-rows.ts";
import { listBuiltInNames, listBuiltInSpecs, makeListedTable, type PostgresRow } from "../postgres/listed-table.ts";

/** One view of information_schema: how its rows follow from the facts; what a row leaves out is NULL. */
export interface InformationTable {
	readonly name: string;
	readonly summary: string;
	/** It has a row for each column, so that all of them have to be known. */
	readonly isOfColumns?: boolean;
	/**
	 * Makes the rows.
	 * @param nameSchema The name that clients hear of a table's schema.
	 */
	readonly list: (facts: SystemFacts, nameSchema: (table: CatalogTable) => string) => readonly PostgresRow[];
}

/** Makes the views of information_schema: those that the catalog has rows for, and the others, which are empty. */
export function makeInformationTables(
	tables: readonly InformationTable[],
	findFacts: () => SystemFacts,
	nameSchema: (table: CatalogTable) => string,
	undiscovered: Undiscovered | undefined,
): readonly CatalogTable[] {
	return listBuiltInNames().flatMap(({ namespace, name }) => {
		if (namespace !== informationNamespace) return [];
		const table = tables.find((each) => each.name === name);
		return makeListedTable({
			...{ schema: "information_schema", name, summary: table?.summary ?? "There is none of these." },
			undiscovered: table?.isOfColumns ? undiscovered : undefined,
			readSpecs: () => listBuiltInSpecs(namespace, name),
			list: () => table?.list(findFacts(), nameSchema) ?? [],
		});
	});
}
