import { listBuiltInDefinitions } from "./built-in-relations.ts";
import { type BuiltInFunction, listBuiltInFunctions } from "./built-in-rows.ts";
import type { PostgresRow } from "./listed-table.ts";
import { quoteObject, schemaNameOf } from "./object-name.ts";
import { type PostgresFacts, type PostgresRelation, publicNamespace } from "./postgres-facts.ts";
import type { PostgresTable } from "./postgres-table.ts";
import { listTypeTitles } from "./type-tables.ts";
import { printView, type ViewText } from "./view-text.ts";

/** The texts of keys, indexes, views and functions, which PostgreSQL makes of its own trees. */
export const definitionTables: readonly PostgresTable[] = [
	{
		name: "#definitions",
		columns: "kind:text oid:oid definition:text",
		list: (facts) => [
			...listBuiltInDefinitions(facts),
			...facts.relations.flatMap((relation) => listDefinitions(facts, relation)),
		],
	},
	{ name: "#function_definitions", columns: "kind:text oid:oid definition:text", list: listFunctionDefinitions },
];

function listDefinitions(facts: PostgresFacts, relation: PostgresRelation): readonly PostgresRow[] {
	const { oid, key, references, viewSql, ids } = relation;
	const nameAt = (number: number) => quoteObject(relation.columns[number - 1]?.name ?? "");
	return [
		...(viewSql === undefined ? [] : describeView(oid, printView(facts, viewSql))),
		...(key
			? [
					{
						kind: "constraint",
						oid: ids.keyConstraint,
						definition: `PRIMARY KEY (${key.columns.map(nameAt).join(", ")})`,
					},
					{ kind: "index", oid: ids.keyIndex, definition: printIndex(facts, relation) },
					{ kind: "short index", oid: ids.keyIndex, definition: printIndex(facts, relation, true) },
				]
			: []),
		...references.map(({ oid: constraint, column, to }) => {
			const target = facts.relations.find((other) => other.oid === to.oid);
			const referred = quoteObject(target?.columns[to.column - 1]?.name ?? "");
			const definition = `FOREIGN KEY (${nameAt(column)}) REFERENCES ${quoteObject(to.name)}(${referred})`;
			return { kind: "constraint", oid: constraint, definition };
		}),
	];
}

function describeView(oid: number, { full, pretty }: ViewText): readonly PostgresRow[] {
	return [
		{ kind: "view", oid, definition: full },
		{ kind: "short view", oid, definition: pretty },
	];
}

/** The statement that would make the index of a key. @example "CREATE UNIQUE INDEX tags_pkey ON public.tags USING btree (id)" */
export function printIndex(
	facts: PostgresFacts,
	{ name, namespace, key, columns }: PostgresRelation,
	isShort = false,
): string {
	const list = (key?.columns ?? []).map((number) => quoteObject(columns[number - 1]?.name ?? "")).join(", ");
	const isLong = !isShort || namespace !== publicNamespace;
	const place = `${isLong ? `${quoteObject(schemaNameOf(facts, namespace))}.` : ""}${quoteObject(name)}`;
	return `CREATE UNIQUE INDEX ${quoteObject(key?.name ?? "")} ON ${place} USING btree (${list})`;
}

function listFunctionDefinitions(facts: PostgresFacts): readonly PostgresRow[] {
	const titles = new Map(listTypeTitles(facts).map(({ oid, shown }) => [oid, shown]));
	return listBuiltInFunctions().flatMap((callee) => {
		const { oid, isSet, returns } = callee;
		const result = `${isSet ? "SETOF " : ""}${titles.get(returns) ?? ""}`;
		return [
			{ kind: "result", oid, definition: result },
			{ kind: "arguments", oid, definition: printArguments(callee, titles, true) },
			{ kind: "identity arguments", oid, definition: printArguments(callee, titles, false) },
		];
	});
}

const modes: Readonly<Record<string, string>> = { o: "OUT ", b: "INOUT ", v: "VARIADIC " };

function printArguments(
	{ takes, all, names, defaults, defaultCount }: BuiltInFunction,
	titles: ReadonlyMap<number, string>,
	hasDefaults: boolean,
): string {
	const shown = all.length > 0 ? all : takes.map((type) => ["i", type] as const);
	const given = hasDefaults ? (defaults ?? "").split(", ") : [];
	const firstDefault = takes.length - defaultCount;
	const parts = shown.map(([mode, type], index) => {
		const name = names[index] ? `${names[index]} ` : "";
		const otherwise = defaultCount > 0 && index >= firstDefault ? given[index - firstDefault] : undefined;
		return `${modes[mode] ?? ""}${name}${titles.get(type) ?? ""}${otherwise ? ` DEFAULT ${otherwise}` : ""}`;
	});
	return parts.join(", ");
}
