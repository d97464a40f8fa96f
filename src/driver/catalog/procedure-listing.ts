import { createError, suggestName } from "../../base/index.ts";
import { type Catalog, findByName } from "../../catalog/index.ts";
import type { Procedure } from "../procedure/procedure.ts";

/** A parameter of a procedure as `procedures()` lists it. */
export interface ProcedureParameterInfo {
	readonly name: string;
	readonly type: string;
	readonly required: boolean;
	/** What it is where nothing is given; null where it is absent then. */
	readonly default: string | number | boolean | null;
	/** The only values that it may have; empty: any of its type. */
	readonly values: readonly string[];
	readonly summary: string;
}

/** A procedure as `procedures()` lists it. */
export interface ProcedureInfo {
	readonly name: string;
	readonly summary: string;
	/** It leaves everything as it is, so that it can be called with Readonly=true. */
	readonly readsOnly: boolean;
	readonly inputs: readonly ProcedureParameterInfo[];
	readonly outputs: readonly { readonly name: string; readonly type: string; readonly summary: string }[];
}

/** Where procedures are looked for: those that there are, and what tells of others. */
export interface ProcedurePlace {
	readonly procedures: readonly Procedure[];
	readonly catalog: Catalog;
}

/**
 * Lists what can be called.
 * @param name Of one procedure; absent: all of them.
 * @throws unknown_procedure (42883) with a did-you-mean
 */
export function listProcedures({ procedures, catalog }: ProcedurePlace, name?: string): readonly ProcedureInfo[] {
	const chosen = name === undefined ? procedures : [findProcedure({ procedures, catalog }, name)];
	return chosen.map(({ name: own, summary, isReadOnly, inputs, outputs }) => ({
		name: own,
		summary,
		readsOnly: isReadOnly,
		inputs: inputs.map((input) => ({
			name: input.name,
			type: input.type,
			required: input.isRequired,
			default: input.default ?? null,
			values: input.values ?? [],
			summary: input.summary,
		})),
		outputs: outputs.map((output) => ({ name: output.name, type: output.type, summary: output.summary ?? "" })),
	}));
}

/**
 * Finds a procedure by its name; letter case and underscores do not matter.
 * @param position Of the name in the SQL.
 * @throws unknown_procedure (42883) with a did-you-mean, or the API versions that have it
 */
export function findProcedure({ procedures, catalog }: ProcedurePlace, name: string, position?: number): Procedure {
	const found = findByName(procedures, name);
	if (found) return found;
	const names = procedures.map((known) => known.name);
	const otherwise = names.length === 0 ? "The profile has none." : "See them with: intercom-sql procedures.";
	const suggestion = catalog.explainProcedure?.(name) ?? suggestName(name, names, otherwise);
	throw createError("unknown_procedure", { procedure: name, suggestion }, { position });
}
