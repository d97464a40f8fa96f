import type { ColumnType, SqlType, StoredValue } from "../base/index.ts";
import type { ConnectionProperty } from "../connection-string/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import type { CatalogTable, Undiscovered } from "./catalog.ts";
import type { CatalogInput, CatalogProcedure } from "./catalog-procedure.ts";
import { driverTables } from "./driver-catalog-table.ts";

/** A connection property with the value that it has; secrets are masked. */
export interface PropertySetting {
	readonly property: ConnectionProperty;
	readonly value: string | null;
}

/** A procedure as the catalog tells of it. */
export interface DescribedProcedure extends CatalogProcedure {
	readonly summary: string;
	readonly inputs: readonly (CatalogInput & {
		/** The only ones that it may have. */
		readonly values?: readonly string[] | undefined;
	})[];
	readonly outputs: readonly {
		readonly name: string;
		readonly type: SqlType;
		readonly isNullable: boolean;
		readonly summary?: string | undefined;
	}[];
}

/** What the system tables tell of. */
export interface SystemFacts {
	readonly catalog: string;
	/** The tables of the service, views and the system tables themselves. */
	readonly tables: readonly CatalogTable[];
	/** What the connection has seen: whether a table's rows may be read; undefined as long as no request has shown it. */
	readonly findAccess: (table: string) => { readonly status: string; readonly problem: string | null } | undefined;
	readonly settings: readonly PropertySetting[];
	/** The names of the SQL functions, by kind and by what they are about. */
	readonly functions: readonly { readonly name: string; readonly kind: string; readonly topic: string }[];
	readonly procedures: readonly DescribedProcedure[];
	/** Facts about the product: name and value. */
	readonly information: readonly (readonly [name: string, value: string])[];
}

/** One system table: its columns, and how its rows follow from the facts. */
export interface SystemTableRow {
	readonly name: string;
	readonly summary: string;
	readonly columns: readonly (readonly [name: string, type: ColumnType])[];
	/** It has a row for each column, so that all of them have to be known. */
	readonly isOfColumns?: boolean | undefined;
	readonly list: (facts: SystemFacts) => readonly (readonly (StoredValue | boolean)[])[];
}

/**
 * The tables sys_* of a catalog; their rows are made when a statement asks for them, without a request.
 * @param undiscovered What those wait for that tell of columns.
 * @example makeSystemTables("intercom", findFacts, undefined).map((table) => table.name) // ["sys_catalogs", "sys_schemas", …]
 */
export function makeSystemTables(
	catalog: string,
	findFacts: () => SystemFacts,
	undiscovered: Undiscovered | undefined,
): readonly CatalogTable[] {
	return driverTables.map((row): CatalogTable => {
		const columns = row.columns.map(makeColumn);
		return Object.freeze({
			schema: catalog,
			name: row.name,
			type: "system",
			definition: Object.freeze({ name: row.name, summary: row.summary, key: [], read: [], columns, notes: [] }),
			columns,
			keptColumns: columns,
			listRows: () => row.list(findFacts()),
			undiscovered: row.isOfColumns ? undiscovered : undefined,
		});
	});
}

/** A column that exists in SQL only. */
export function makeColumn([name, type]: readonly [name: string, type: ColumnType]): ColumnDefinition {
	const none = { filter: {}, isSortable: false, values: [], summary: "" } as const;
	return Object.freeze({ name, type, path: name, field: name, from: "text", send: "text", ...none });
}
