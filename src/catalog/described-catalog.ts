import { columnTypeOf, createError, type SqlType } from "../base/index.ts";
import { type Catalog, type CatalogTable, findByName, type Lookup } from "./catalog.ts";
import { makeColumn, makeSystemTables, type SystemFacts } from "./catalog-description.ts";
import { systemTables } from "./system-table.ts";

/** A query that a user gave a name. */
export interface ViewDefinition {
	readonly name: string;
	readonly sql: string;
	/** The columns that it gives. */
	readonly columns: readonly { readonly name: string; readonly type: SqlType }[];
}

/** What a connection adds to the catalog of its service. */
export interface CatalogExtras extends Omit<SystemFacts, "catalog" | "tables"> {
	readonly views: readonly ViewDefinition[];
}

/** The schema of user-defined views. */
export const viewSchema = "UserViews";

/**
 * A catalog with the tables that tell of it (`sys_*`, `information_schema.*`) and the user's views.
 * @throws bad_property_value (22023) for a view that has the name of a table or of another view.
 * @example describeCatalog(catalog, extras).findTable(["information_schema", "tables"]).found?.type // "system"
 */
export function describeCatalog(base: Catalog, extras: CatalogExtras): Catalog {
	const views = extras.views.map((view, index) => {
		const isTaken = base.findTable([view.name]).found ?? findByName(extras.views.slice(0, index), view.name);
		if (isTaken) {
			const problem = `the view ${view.name} has the name of another table or view`;
			throw createError("bad_property_value", {
				name: "UserDefinedViews",
				place: "",
				problem,
				expected: "Give it a name of its own.",
			});
		}
		return makeView(view);
	});
	const system = makeSystemTables(base.name, () => ({ ...extras, catalog: base.name, tables: everything }));
	const own = systemTables.flatMap(({ name }) => base.findTable([name]).found ?? []);
	const everything = [...base.tables, ...views, ...own, ...system];
	return Object.freeze({
		name: base.name,
		tables: Object.freeze([...base.tables, ...views]),
		findTable: (path: readonly string[]) => findDescribed(base, [...views, ...system], path),
	});
}

function makeView({ name, sql, columns }: ViewDefinition): CatalogTable {
	const made = columns.map(({ name: column, type }) => makeColumn([column, columnTypeOf(type)]));
	const definition = { name, summary: "A view that the user defined.", key: [], read: [], columns: made, notes: [] };
	return Object.freeze({
		schema: viewSchema,
		name,
		type: "view",
		definition,
		columns: made,
		keptColumns: made,
		viewSql: sql,
	});
}

function findDescribed(base: Catalog, more: readonly CatalogTable[], path: readonly string[]): Lookup<CatalogTable> {
	const [schema, catalog] = [path.at(-2)?.toLowerCase(), path.at(-3)?.toLowerCase()];
	const isOwnCatalog = path.length < 3 || (path.length === 3 && catalog === base.name.toLowerCase());
	const reachable = more.filter((table) => {
		// information_schema has to be named: its tables are called tables, columns, views.
		if (schema === undefined) return table.schema !== "information_schema";
		return (
			table.schema.toLowerCase() === schema || (table.name.startsWith("sys_") && ["sys", "public"].includes(schema))
		);
	});
	const own = base.findTable(path);
	if (own.found) return own;
	const found = isOwnCatalog ? findByName(reachable, path.at(-1) ?? "") : undefined;
	return found ? { found } : own;
}
