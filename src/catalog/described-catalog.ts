import { columnTypeOf, createError, type SqlType, suggestName } from "../base/index.ts";
import { type Catalog, type CatalogTable, findByName, type Lookup, type Undiscovered } from "./catalog.ts";
import { makeColumn, makeSystemTables, type SystemFacts } from "./catalog-description.ts";
import { makeInformationTables } from "./information/information-table.ts";
import { informationTables } from "./information/information-tables.ts";
import { makeActivityTables } from "./postgres/activity-tables.ts";
import { findPostgresObject } from "./postgres/catalog-object.ts";
import { definitionTables } from "./postgres/definition-tables.ts";
import { dependTables } from "./postgres/depend-tables.ts";
import { descriptionTables } from "./postgres/description-tables.ts";
import { functionTables } from "./postgres/function-tables.ts";
import { gatherPostgresFacts } from "./postgres/postgres-facts.ts";
import { makePostgresTables } from "./postgres/postgres-table.ts";
import { privilegeTables } from "./postgres/privilege-tables.ts";
import { relationTables } from "./postgres/relation-tables.ts";
import { makeRoleTables } from "./postgres/role-tables.ts";
import { serverTables } from "./postgres/server-tables.ts";
import { makeSettingTable } from "./postgres/setting-table.ts";
import { statisticsTables } from "./postgres/statistics-tables.ts";
import { typeTables } from "./postgres/type-tables.ts";
import { systemTables } from "./system-table.ts";

/** A query that a user or the profile gave a name. */
export interface ViewDefinition {
	readonly name: string;
	readonly schema: string;
	readonly summary: string;
	readonly sql: string;
	/** The columns that it gives; they are asked for when somebody looks at them, since that binds the query. */
	listColumns(): readonly ViewColumn[];
	/** How its figures are reckoned. */
	readonly notes: readonly string[];
	/** What has to be asked for before its columns are known; there are none yet. */
	readonly undiscovered?: Undiscovered | undefined;
}

/** A column of a view. */
export interface ViewColumn {
	readonly name: string;
	readonly type: SqlType;
	readonly summary?: string | undefined;
}

/** What a connection adds to the catalog of its service. */
export interface CatalogExtras extends Omit<SystemFacts, "catalog" | "tables"> {
	readonly views: readonly ViewDefinition[];
}

/** The schema of user-defined views. */
export const viewSchema = "UserViews";

/**
 * A catalog with the tables that tell of it (`sys_*`, `information_schema.*`) and the views of the profile and of the user.
 * @throws bad_property_value (22023) for a view that has the name of a table or of another view.
 * @example describeCatalog(catalog, extras).findTable(["information_schema", "tables"]).found?.type // "system"
 */
export function describeCatalog(base: Catalog, extras: CatalogExtras): Catalog {
	const views = extras.views.map((view, index) => {
		const before = extras.views.slice(0, index).filter(({ schema }) => schema === view.schema);
		const isTaken = base.findTable([view.name]).found ?? findByName(before, view.name);
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
	const waiting = [...base.tables, ...views].flatMap(({ undiscovered }) => undiscovered?.tables ?? []);
	const undiscovered = waiting.length === 0 ? undefined : { tables: [...new Set(waiting)] };
	const findFacts = (): SystemFacts => ({ ...extras, catalog: base.name, tables: everything });
	const postgres = makePostgresTables(
		[
			...relationTables,
			...typeTables,
			...functionTables,
			...definitionTables,
			...descriptionTables,
			...dependTables,
			...serverTables,
			...statisticsTables,
			...privilegeTables,
		],
		findFacts,
		undiscovered,
	);
	const system = makeSystemTables(base.name, findFacts, undiscovered);
	const makeInformation = (schemaName: string, findTold = findFacts) =>
		makeInformationTables(
			informationTables,
			findTold,
			({ schema }) => (schema === base.name ? schemaName : schema),
			undiscovered,
		);
	const information = makeInformation(base.name);
	const own = systemTables.flatMap(({ name }) => base.findTable([name]).found ?? []);
	const told = new Set(informationTables.map(({ name }) => name));
	const everything = [...base.tables, ...views, ...own, ...system, ...information.filter(({ name }) => told.has(name))];
	// PostgreSQL's clients are told by both schemas of the same tables: those that are among the service's.
	const shownTables = () => everything.filter(({ type, schema }) => type !== "system" || schema !== base.name);
	let shown: readonly CatalogTable[] | undefined;
	const findShown = (): SystemFacts => {
		shown ??= shownTables();
		return { ...findFacts(), tables: shown };
	};
	const show = (
		tables: readonly CatalogTable[],
		schemaName?: string,
		settings: ReadonlyMap<string, string> = new Map(),
	): Catalog => {
		const ofSession = [
			makeSettingTable(settings),
			...makeRoleTables(() => gatherPostgresFacts(findFacts()), settings.get("session_authorization")),
			...makeActivityTables(() => gatherPostgresFacts(findFacts()), settings),
		];
		return Object.freeze({
			name: base.name,
			schemaName,
			tables: Object.freeze([...base.tables, ...views]),
			procedures: extras.procedures,
			explainProcedure: base.explainProcedure,
			settings,
			kin: tables,
			findTable: (path: readonly string[]) =>
				findDescribed(base, [...views, ...system, ...ofSession, ...postgres, ...tables], path),
			findObject: (table: string) => findPostgresObject(findFacts(), table),
			showAs: (name: string, own?: ReadonlyMap<string, string>) =>
				show(name === schemaName ? tables : makeInformation(name, findShown), name, own),
		});
	};
	return show(information);
}

function makeView(view: ViewDefinition): CatalogTable {
	const { name, schema, summary, notes, sql, undiscovered } = view;
	let made: CatalogTable["columns"] | undefined;
	const list = () => {
		made ??= view
			.listColumns()
			.map((column) => ({ ...makeColumn([column.name, columnTypeOf(column.type)]), summary: column.summary ?? "" }));
		return made;
	};
	return Object.freeze({
		schema,
		name,
		type: "view",
		definition: Object.freeze({
			name,
			summary,
			key: [],
			read: [],
			notes,
			get columns() {
				return list();
			},
		}),
		get columns() {
			return list();
		},
		get keptColumns() {
			return list();
		},
		viewSql: sql,
		undiscovered,
	});
}

function findDescribed(base: Catalog, more: readonly CatalogTable[], path: readonly string[]): Lookup<CatalogTable> {
	const own = base.findTable(path);
	if (own.found) return own;
	const [schema, catalog] = [path.at(-2)?.toLowerCase(), path.at(-3)?.toLowerCase()];
	const isOwnCatalog = path.length < 3 || (path.length === 3 && catalog === base.name.toLowerCase());
	const reachable = more.filter((table) => {
		// information_schema has to be named: its tables are called tables, columns, views.
		if (schema === undefined) return table.schema !== "information_schema";
		// PostgreSQL's clients know the main schema by its name there.
		if (schema === "public" && table.schema === base.name) return true;
		return table.schema.toLowerCase() === schema || (table.name.startsWith("sys_") && schema === "sys");
	});
	const name = path.at(-1) ?? "";
	const found = isOwnCatalog ? findByName(reachable, name) : undefined;
	if (found) return { found };
	const names = reachable.filter(({ type }) => type === "view").map((table) => table.name);
	if (own.isReason === true || !isOwnCatalog || schema === undefined || names.length === 0) return own;
	return { found: undefined, suggestion: suggestName(name, names, `There are ${names.join(", ")}.`) };
}
