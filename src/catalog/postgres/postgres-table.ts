import { columnTypeOf, findType, type SqlType, type StoredValue } from "../../base/index.ts";
import type { CatalogTable, ListedType, Undiscovered } from "../catalog.ts";
import { makeColumn, type SystemFacts } from "../catalog-description.ts";
import { gatherPostgresFacts, type PostgresFacts } from "./postgres-facts.ts";

/** A row of one of PostgreSQL's catalogs: what differs from the defaults of its columns. */
export type PostgresRow = Readonly<Record<string, StoredValue | boolean | readonly StoredValue[]>>;

/** One of PostgreSQL's catalogs: its columns, and how its rows follow from the facts. */
export interface PostgresTable {
	readonly name: string;
	/** Words `name:type` or `name:type=default`, with PostgreSQL's names of types; without a default it is NULL. */
	readonly columns: string;
	/** It has a row for each column, so that all of them have to be known. */
	readonly isOfColumns?: boolean;
	readonly list: (facts: PostgresFacts) => readonly PostgresRow[];
}

interface ColumnSpec extends ListedType {
	readonly name: string;
	readonly otherwise: StoredValue;
}

/** Makes the tables of a catalog; their rows are made when a statement asks for them, without a request. */
export function makePostgresTables(
	tables: readonly PostgresTable[],
	findFacts: () => SystemFacts,
	undiscovered: Undiscovered | undefined,
): readonly CatalogTable[] {
	return tables.map(({ name, columns: written, isOfColumns, list }): CatalogTable => {
		const specs = written.trim().split(/\s+/).map(readSpec);
		const columns = specs.map((spec) => makeColumn([spec.name, spec.element ? "json" : columnTypeOf(spec.type)]));
		const summary = "One of PostgreSQL's catalogs.";
		return Object.freeze({
			schema: "pg_catalog",
			name,
			type: "system",
			definition: Object.freeze({ name, summary, key: [], read: [], columns, notes: [] }),
			columns,
			keptColumns: columns,
			valueTypes: specs,
			listRows: () =>
				list(gatherPostgresFacts(findFacts())).map((row) =>
					specs.map(({ name: column, otherwise }) => {
						const value = row[column];
						return value === undefined ? otherwise : isList(value) ? JSON.stringify(value) : value;
					}),
				),
			undiscovered: isOfColumns ? undiscovered : undefined,
		});
	});
}

function isList(value: PostgresRow[string]): value is readonly StoredValue[] {
	return Array.isArray(value);
}

const ownTypes: Readonly<Record<string, ListedType>> = {
	char: { type: "letter" },
	int2vector: { type: "json", element: "vector_int2" },
	oidvector: { type: "json", element: "vector_oid" },
	pg_node_tree: { type: "node_tree" },
};

function readSpec(word: string): ColumnSpec {
	const [head = "", otherwise] = word.split("=");
	const [name = "", written = ""] = head.split(":");
	const isArray = written.endsWith("[]");
	const base = isArray ? written.slice(0, -2) : written;
	const own = ownTypes[base] ?? { type: findType(base) ?? ("text" satisfies SqlType) };
	const type = isArray ? { type: "json" as const, element: own.type } : own;
	return { name, ...type, otherwise: readDefault(otherwise) };
}

function readDefault(text: string | undefined): StoredValue {
	if (text === undefined) return null;
	if (text === "f" || text === "t") return text === "t" ? 1 : 0;
	return /^-?\d+$/.test(text) ? Number(text) : text.replaceAll("''", "");
}
