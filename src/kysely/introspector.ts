import type { ColumnMetadata, DatabaseIntrospector, Kysely, SchemaMetadata, TableMetadata } from "kysely";

/** A column as the introspection shows it, with what Kysely has no field for. */
export interface IntercomColumnMetadata extends ColumnMetadata {
	/** It is of the table's key. */
	readonly isKey: boolean;
	/** The service sets it, and no statement can. */
	readonly isReadOnly: boolean;
	/** What it refers to, e.g. `admins.id`; absent: nothing. */
	readonly references?: string;
}

/** Reads the catalog from the system tables: the tables of the service and views, without the system tables themselves. */
export class IntercomIntrospector implements DatabaseIntrospector {
	readonly #db: Kysely<CatalogTables>;

	/** Takes the builder that reads the catalog. */
	// biome-ignore lint/suspicious/noExplicitAny: as Kysely declares it
	constructor(db: Kysely<any>) {
		this.#db = db as Kysely<CatalogTables>;
	}

	/** Lists the schemas. */
	async getSchemas(): Promise<SchemaMetadata[]> {
		const schemas = await this.#db.selectFrom("sys_schemas").select("SchemaName as name").execute();
		return schemas.map(({ name }) => ({ name }));
	}

	/** Lists tables and views with their columns, those of your own attributes among them. */
	async getTables(): Promise<TableMetadata[]> {
		const [tables, columns, references] = await Promise.all([
			this.#db.selectFrom("sys_tables").selectAll().where("TableType", "!=", "SYSTABLE").execute(),
			this.#db.selectFrom("sys_tablecolumns").selectAll().orderBy("Ordinal").execute(),
			this.#db.selectFrom("sys_foreignkeys").selectAll().execute(),
		]);
		const columnsOf = new Map<string, CatalogTables["sys_tablecolumns"][]>();
		for (const column of columns)
			columnsOf.set(nameTable(column), [...(columnsOf.get(nameTable(column)) ?? []), column]);
		const referenceOf = new Map(references.map((row) => [`${nameTable(row)}.${row.ColumnName}`, row]));
		return tables.map((table) => ({
			schema: table.SchemaName,
			name: table.TableName,
			isView: table.TableType === "VIEW",
			isForeign: false,
			...(table.Description === null ? {} : { comment: table.Description }),
			columns: (columnsOf.get(nameTable(table)) ?? []).map((column) =>
				describeColumn(column, referenceOf.get(`${nameTable(table)}.${column.ColumnName}`)),
			),
		}));
	}

	/** Does what `getTables` does; Kysely 0.28 asks for it. */
	async getMetadata(): Promise<{ readonly tables: TableMetadata[] }> {
		return { tables: await this.getTables() };
	}
}

function nameTable({ SchemaName, TableName }: Pick<TablePlace, "SchemaName" | "TableName">): string {
	return `${SchemaName}.${TableName}`;
}

function describeColumn(
	column: CatalogTables["sys_tablecolumns"],
	reference: CatalogTables["sys_foreignkeys"] | undefined,
): IntercomColumnMetadata {
	return {
		name: column.ColumnName,
		dataType: column.DataTypeName.toLowerCase(),
		isNullable: column.IsNullable,
		isAutoIncrementing: column.IsAutoIncrement,
		hasDefaultValue: false,
		isKey: column.IsKey,
		isReadOnly: column.IsReadOnly,
		...(reference ? { references: `${reference.ReferencedTableName}.${reference.ReferencedColumnName}` } : {}),
		...(column.Description ? { comment: column.Description } : {}),
	};
}

interface TablePlace {
	readonly SchemaName: string;
	readonly TableName: string;
}

interface CatalogTables {
	readonly sys_schemas: { readonly SchemaName: string };
	readonly sys_tables: TablePlace & { readonly TableType: string; readonly Description: string | null };
	readonly sys_tablecolumns: TablePlace & {
		readonly ColumnName: string;
		readonly DataTypeName: string;
		readonly IsNullable: boolean;
		readonly IsAutoIncrement: boolean;
		readonly IsReadOnly: boolean;
		readonly IsKey: boolean;
		readonly Description: string | null;
		readonly Ordinal: number;
	};
	readonly sys_foreignkeys: TablePlace & {
		readonly ColumnName: string;
		readonly ReferencedTableName: string;
		readonly ReferencedColumnName: string;
	};
}
