import { createError, suggestName } from "../../base/index.ts";
import { type Catalog, type CatalogTable, findByName } from "../../catalog/index.ts";
import type { Procedure } from "../procedure/procedure.ts";
import type { BoundAction } from "./action.ts";
import { actionTable } from "./action-table.ts";
import { refuseArgument } from "./entity-refusal.ts";
import type { JsonSchema } from "./json-schema.ts";
import { makeProcedureAction, procedureEntity } from "./procedure-action.ts";

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

/** What actions are made of. */
export interface ActionSources {
	/** With the attributes that are known now. */
	readonly catalog: Catalog;
	readonly procedures: readonly Procedure[];
}

/** What can be done with the rows of a table; or all procedures, which are about no table. */
export interface Entity {
	readonly name: string;
	readonly table: CatalogTable | undefined;
	readonly actions: readonly BoundAction[];
}

/** Describes what can be done with each table of a catalog, and what can be called. */
export function describeEntities(sources: ActionSources): readonly EntityInfo[] {
	const { catalog, procedures } = sources;
	const tables = catalog.tables.map((table) => ({
		name: nameEntity(catalog, table),
		alsoNamed: table.definition.entity?.names ?? [],
		summary: table.definition.summary,
		actions: listActions(table, procedures).map(describeAction),
	}));
	const all = {
		name: procedureEntity,
		alsoNamed: [],
		summary: "All that can be called, whatever table it is about.",
		actions: procedures.map(makeProcedureAction).map(describeAction),
	};
	return [...tables, ...(procedures.length === 0 ? [] : [all])];
}

function describeAction(action: BoundAction): ActionInfo {
	const { name, summary, answers } = action;
	return { name, summary, parameters: action.describe(), answers };
}

/**
 * Finds an entity by the name of its table, or another one that the profile gives it.
 * @throws unknown_table (42P01) with a did-you-mean
 */
export function findEntity({ catalog, procedures }: ActionSources, name: string): Entity {
	const aliases = catalog.tables.flatMap((table) =>
		(table.definition.entity?.names ?? []).map((alias) => ({ name: alias, table })),
	);
	const lookup = catalog.findTable(name.split("."));
	const table = findByName(aliases, name)?.table ?? lookup.found;
	if (table) return { name: table.name, table, actions: listActions(table, procedures) };
	if (name.toLowerCase() === procedureEntity)
		return { name: procedureEntity, table: undefined, actions: procedures.map(makeProcedureAction) };
	throw createError("unknown_table", { table: name, suggestion: "suggestion" in lookup ? lookup.suggestion : "" });
}

/**
 * Finds an action of an entity.
 * @throws invalid_argument (22023) that names those that there are, or the API versions that have it
 */
export function findAction({ name: entity, actions }: Entity, name: string, catalog: Catalog): BoundAction {
	const action = findByName(actions, name);
	if (action) return action;
	const names = actions.map((known) => known.name);
	const advice = catalog.explainProcedure?.(name) ?? suggestName(name, names, `It has ${names.join(", ")}.`);
	throw refuseArgument(`${entity} has no action "${name}"`, advice);
}

function listActions(table: CatalogTable, procedures: readonly Procedure[]): readonly BoundAction[] {
	const own = actionTable
		.filter((action) => action.isOffered(table))
		.map((action): BoundAction => {
			const { name, answers } = action;
			return {
				name,
				answers,
				summary: action.summarise(table),
				describe: () => action.describe(table),
				plan: (given) => action.plan(table, given),
			};
		});
	const isAbout = (procedure: Procedure): boolean => table.type === "table" && procedure.table === table.name;
	return [...own, ...procedures.filter(isAbout).map(makeProcedureAction)];
}

function nameEntity({ name }: Catalog, table: CatalogTable): string {
	return table.schema === name ? table.name : `${table.schema}.${table.name}`;
}
