import { createError, suggestName } from "../../base/index.ts";
import { explainMissingColumn, findAttribute, findByName } from "../../catalog/index.ts";
import type { Expression, Identifier, SelectItem } from "../../sql/index.ts";
import type { BoundColumn } from "../binder.ts";
import type { BoundExpression, Relation, ScopeColumn } from "../bound.ts";
import { adviseAlias } from "../expression/newcomer-hint.ts";
import { recordOf } from "../expression/record.ts";
import { needColumns } from "../undiscovered.ts";
import { findSystemColumn } from "./system-column.ts";

/** A WITH query that names in FROM can refer to. */
export interface CommonTableBinding {
	readonly name: string;
	readonly scanName: string;
	readonly columns: readonly {
		readonly name: string;
		readonly internal: string;
		readonly expression: BoundExpression;
	}[];
}

/**
 * What a WITH query is called, and its columns: by their own names or by those that are written after its name.
 * @param scanName Its name in the tree, where its columns are c1, c2, …
 */
export function bindCommonTable(
	name: string,
	scanName: string,
	names: readonly string[],
	columns: readonly BoundColumn[],
): CommonTableBinding {
	const renamed = columns.map((column, index) => ({
		name: names[index] ?? column.name,
		internal: `c${String(index + 1)}`,
		expression: column.expression,
	}));
	return { name, scanName, columns: renamed };
}

/** The names that can be used at one place of a statement. */
export interface Scope {
	readonly relations: readonly Relation[];
	/** The columns that an unqualified name or `*` sees, in order; columns merged by USING appear once. */
	readonly visible: readonly ScopeColumn[];
	readonly outer?: Scope | undefined;
	readonly commonTables: readonly CommonTableBinding[];
	/** The select list, whose aliases people try where they are not known. */
	readonly items?: readonly SelectItem[] | undefined;
}

/** A scope in which nothing is named yet. */
export const emptyScope: Scope = { relations: [], visible: [], commonTables: [] };

/**
 * Finds what a column reference means, from the innermost query outwards.
 * @throws unknown_column (42703) with a did-you-mean, ambiguous_column (42702), unknown_table (42P01) for a wrong qualifier.
 */
export function resolveColumn(scope: Scope, path: readonly Identifier[]): BoundExpression {
	for (let current: Scope | undefined = scope; current; current = current.outer) {
		const found = path.length === 1 ? findVisible(current, path[0]) : findQualified(current, path);
		if (found) return found;
	}
	const relation = path.length === 1 ? findRow(scope, path[0]?.name ?? "") : undefined;
	if (relation) {
		needColumns([relation]);
		return relation.value ?? recordOf(relation);
	}
	throw path.length === 1 ? explainUnknown(scope, path[0]) : explainUnknownQualified(scope, path);
}

/**
 * The relation of one FROM that a qualifier names.
 * @example findRelation(scope, "c")?.id // "r1"
 */
export function findRelation(scope: Scope, name: string): Relation | undefined {
	const byAlias = scope.relations.map((relation) => ({ name: relation.alias, relation }));
	return findByName(byAlias, name)?.relation;
}

/**
 * A name that a statement gives: small letters, unless it is quoted.
 * Source: https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS.
 */
export function foldName({ name, isQuoted }: Identifier): string {
	return isQuoted ? name : name.toLowerCase();
}

/**
 * The nearest relation of a name, here or in a query around; its row is a value where no column is called so.
 * @example findRow(scope, "c")?.alias // "c"
 */
export function findRow(scope: Scope, name: string): Relation | undefined {
	for (const current of scopesOf(scope)) {
		const relation = findRelation(current, name);
		if (relation) return relation;
	}
	return undefined;
}

/** Whether a name alone means a column, here or in a query around. */
export function seesColumn(scope: Scope, name: string): boolean {
	return [...scopesOf(scope)].some(({ relations, visible }) => {
		needColumns(relations, name);
		return findByName(visible, name) !== undefined;
	});
}

function findVisible(scope: Scope, identifier: Identifier | undefined): BoundExpression | undefined {
	if (!identifier) return undefined;
	needColumns(scope.relations, identifier.name);
	const lowered = identifier.name.toLowerCase();
	let matches = scope.visible.filter(
		({ name }) => name.length === lowered.length && (name === lowered || name.toLowerCase() === lowered),
	);
	if (matches.length === 0) {
		const folded = findByName(scope.visible, identifier.name);
		matches = scope.visible.filter((column) => column.name === folded?.name);
	}
	if (matches.length > 1) {
		const candidates = scope.relations
			.filter((relation) => findByName(relation.columns, identifier.name))
			.map((relation) => `${relation.alias}.${matches[0]?.name ?? identifier.name}`);
		const slots = { column: identifier.name, candidates: candidates.join(" or ") };
		throw createError("ambiguous_column", slots, { position: identifier.at });
	}
	return matches[0]?.expression ?? findSystemColumn(scope.relations, identifier);
}

function findQualified(scope: Scope, path: readonly Identifier[]): BoundExpression | undefined {
	const column = path.at(-1);
	const relation = findRelation(scope, path.at(-2)?.name ?? "");
	if (!relation || !column) return undefined;
	const found = findByName(relation.columns, column.name);
	if (found) return found.expression;
	const system = findSystemColumn([relation], column);
	if (system) return system;
	needColumns([relation], column.name);
	throw createError(
		"unknown_column",
		{ column: `${relation.alias}.${column.name}`, suggestion: suggestFrom(relation, column.name) },
		{ position: column.at },
	);
}

function explainUnknown(scope: Scope, identifier: Identifier | undefined): Error {
	const name = identifier?.name ?? "";
	const sources = [...scopesOf(scope)];
	const names = sources.flatMap((source) => source.visible.map((column) => column.name));
	const tables = sources.flatMap((source) => source.relations);
	const aliased = findAliased(sources, name);
	if (aliased !== undefined) {
		const slots = { column: name, suggestion: adviseAlias(name, aliased) };
		return createError("unknown_column", slots, { position: identifier?.at });
	}
	const only = tables.length === 1 ? tables[0] : undefined;
	const isQuotedText = identifier?.isQuoted === true ? ` A string is written in single quotes: '${name}'.` : "";
	const suggestion = only
		? suggestFrom(only, name)
		: suggestName(
				name,
				names,
				tables.length === 0 ? "There is no FROM that it could come from." : "None of the tables in FROM has it.",
			);
	return createError(
		"unknown_column",
		{ column: name, suggestion: suggestion + isQuotedText },
		{ position: identifier?.at },
	);
}

function findAliased(sources: readonly Scope[], name: string): Expression | undefined {
	const folded = name.toLowerCase();
	return sources
		.flatMap(({ items }) => items ?? [])
		.flatMap((item) =>
			item.kind === "OutputColumn" && item.alias?.name.toLowerCase() === folded ? [item.expression] : [],
		)
		.at(0);
}

function explainUnknownQualified(scope: Scope, path: readonly Identifier[]): Error {
	const qualifier = path.at(-2);
	const document = [...scopesOf(scope)].map(({ visible }) => findByName(visible, qualifier?.name ?? "")).find(Boolean);
	if (document?.expression.type === "json") {
		const prefix = path
			.slice(0, -1)
			.map(({ name }) => name)
			.join(".");
		const suggestion =
			adviseAttribute(scope, path) ??
			`${prefix} is a column of JSON. Write: ${prefix} ->> '${(path.at(-1)?.name ?? "").replaceAll("'", "''")}'`;
		const slots = { column: path.map(({ name }) => name).join("."), suggestion };
		return createError("unknown_column", slots, { position: path[0]?.at });
	}
	const aliases = [...scopesOf(scope)].flatMap((source) => source.relations.map((relation) => relation.alias));
	const slots = {
		table: qualifier?.name ?? "",
		suggestion: suggestName(qualifier?.name ?? "", aliases, "It is not among the tables in FROM of this query."),
	};
	return createError("unknown_table", slots, { position: qualifier?.at });
}

// custom_attributes.plan is the name of a field in the service; here it is a column of its own.
function adviseAttribute(scope: Scope, path: readonly Identifier[]): string | undefined {
	const [name, within] = [path.at(-1)?.name ?? "", path.at(-2)?.name ?? ""];
	for (const relation of [...scopesOf(scope)].flatMap(({ relations }) => relations)) {
		const { table } = relation;
		const document = table && findByName(table.columns, within)?.name;
		if (!table?.discovery || document !== table.discovery.within) continue;
		needColumns([relation]);
		const column = findAttribute(table, document, name);
		if (column !== undefined) return `Write: ${relation.alias}.${column}`;
	}
	return undefined;
}

function suggestFrom(relation: Relation, name: string): string {
	if (relation.table) return explainMissingColumn(relation.table, name);
	const names = relation.columns.map((column) => column.name);
	return suggestName(name, names, `Its columns are ${names.slice(0, 8).join(", ")}${names.length > 8 ? ", …" : ""}.`);
}

function* scopesOf(scope: Scope): Generator<Scope> {
	for (let current: Scope | undefined = scope; current; current = current.outer) yield current;
}
