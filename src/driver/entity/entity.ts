import { createError, suggestName } from "../../base/index.ts";
import { type Catalog, type CatalogTable, findByName } from "../../catalog/index.ts";
import type { EntityAction } from "./action.ts";
import { actionTable } from "./action-table.ts";
import { refuseArgument } from "./entity-refusal.ts";
import type { JsonSchema } from "./json-schema.ts";

/** An action as a tool for agents is described. */
export interface ActionInfo {
	readonly name: string;
	readonly summary: string;
	/** JSON Schema of the object of parameters. */
	readonly parameters: JsonSchema;
	/** `rows`: `{ data, meta }`; `row`: the row itself. */
	readonly answers: "rows" | "row";
}

/**
 * A table as `execute()` speaks of it.
 * @example { name: "tags", summary: "Tags.", actions: [{ name: "list", summary: "…", parameters: { type: "object", … }, answers: "rows" }] }
 */
export interface EntityInfo {
	/** The table, with its schema where that is not the main one; other names that it answers to stand in `alsoNamed`. */
	readonly name: string;
	readonly alsoNamed: readonly string[];
	readonly summary: string;
	readonly actions: readonly ActionInfo[];
}

/** Describes what can be done with each table of a catalog, with the attributes that are known. */
export function describeEntities(catalog: Catalog): readonly EntityInfo[] {
	return catalog.tables.map((table) => ({
		name: nameEntity(catalog, table),
		alsoNamed: table.definition.entity?.names ?? [],
		summary: table.definition.summary,
		actions: listActions(table).map((action) => ({
			name: action.name,
			summary: action.summarise(table),
			parameters: action.describe(table),
			answers: action.answers,
		})),
	}));
}

/**
 * Finds the table of an entity, by its name or another one that the profile gives it.
 * @throws unknown_table (42P01) with a did-you-mean
 */
export function findEntity(catalog: Catalog, name: string): CatalogTable {
	const aliases = catalog.tables.flatMap((table) =>
		(table.definition.entity?.names ?? []).map((alias) => ({ name: alias, table })),
	);
	const alias = findByName(aliases, name);
	if (alias) return alias.table;
	const lookup = catalog.findTable(name.split("."));
	if (lookup.found) return lookup.found;
	throw createError("unknown_table", { table: name, suggestion: lookup.suggestion });
}

/**
 * Finds an action of a table.
 * @throws invalid_argument (22023) that names those that there are
 */
export function findAction(table: CatalogTable, name: string): EntityAction {
	const actions = listActions(table);
	const action = findByName(actions, name);
	if (action) return action;
	const names = actions.map((known) => known.name);
	const advice = suggestName(name, names, `It has ${names.join(", ")}.`);
	throw refuseArgument(`${table.name} has no action "${name}"`, advice);
}

function listActions(table: CatalogTable): readonly EntityAction[] {
	return actionTable.filter((action) => action.isOffered(table));
}

function nameEntity({ name }: Catalog, table: CatalogTable): string {
	return table.schema === name ? table.name : `${table.schema}.${table.name}`;
}
