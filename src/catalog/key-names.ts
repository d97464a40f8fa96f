import type { ColumnDefinition } from "../profile/index.ts";
import type { CatalogTable } from "./catalog.ts";

/** A column that refers to another table's. */
export interface ForeignKey {
	readonly table: CatalogTable;
	readonly column: ColumnDefinition;
	readonly name: string;
	readonly referenced: CatalogTable;
	readonly referencedColumn: string;
}

/**
 * The name of a table's primary key, as drivers of this family form it.
 * @example primaryKeyName(contacts) // "PK_contacts_id"
 */
export function primaryKeyName(table: CatalogTable): string {
	return `PK_${table.name}_${table.definition.key.join("_")}`;
}

/**
 * Every reference from one table to another that the catalog has.
 * @example listForeignKeys(tables)[0]?.name // "FK_admin_activity_logs_performed_by_id_REF_admins_id"
 */
export function listForeignKeys(tables: readonly CatalogTable[]): readonly ForeignKey[] {
	return tables.flatMap((table) =>
		table.columns.flatMap((column) => {
			const referenced = tables.find((other) => other.name === column.references?.table);
			if (!column.references || !referenced) return [];
			const referencedColumn = column.references.column;
			const name = `FK_${table.name}_${column.name}_REF_${referenced.name}_${referencedColumn}`;
			return [{ table, column, name, referenced, referencedColumn }];
		}),
	);
}

/**
 * The references that PostgreSQL's catalogs show: those to all of another table's key, which is what is unique there.
 * @example listWholeKeyReferences(tables).some(({ referenced }) => referenced.name === "admins") // true
 */
export function listWholeKeyReferences(tables: readonly CatalogTable[]): readonly ForeignKey[] {
	return listForeignKeys(tables).filter(({ referenced, referencedColumn }) => {
		const { key } = referenced.definition;
		return referenced.type === "table" && key.length === 1 && key[0] === referencedColumn;
	});
}

/**
 * The name of a primary key, as PostgreSQL forms it.
 * @example nameKey(contacts) // "contacts_pkey"
 */
export function nameKey({ name }: CatalogTable): string {
	return `${name}_pkey`;
}

/**
 * The name of a foreign key, as PostgreSQL forms it.
 * @example nameReference({ table: contacts, column: contacts.columns[1] }) // "contacts_external_id_fkey"
 */
export function nameReference({ table, column }: Pick<ForeignKey, "table" | "column">): string {
	return `${table.name}_${column.name}_fkey`;
}
