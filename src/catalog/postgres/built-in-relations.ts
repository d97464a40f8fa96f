import type { BuiltInRelation } from "./built-in-rows.ts";
import type { PostgresRow } from "./listed-table.ts";
import { quoteObject, schemaNameOf } from "./object-name.ts";
import { catalogNamespace, type PostgresFacts, superuser } from "./postgres-facts.ts";

const heap = 2;
const btree = 403;
/** The collation C, in which names and texts of catalogs are ordered. */
const catalogCollation = 950;
/** int2vector and oidvector. */
const vectors = new Set([22, 30]);
/** The type cstring. */
const shortenedName = 2275;
const globalTablespace = 1664;
/** Tables that all databases of a server have in common: those of databases, roles, tablespaces and what belongs to them. */
const shared = new Set([1213, 1214, 1260, 1261, 1262, 2396, 2964, 3592, 6000, 6100, 6243]);

/** PostgreSQL's own relations in pg_class. */
export function listBuiltInClasses({ builtInRelations }: PostgresFacts): readonly PostgresRow[] {
	const toasts = new Map(builtInRelations.map((relation) => [tableOfToast(relation), relation.oid]));
	const tables = new Map(builtInRelations.map((relation) => [relation.oid, relation]));
	const indexed = new Set(builtInRelations.map(({ table }) => table));
	return builtInRelations.map((relation) => {
		const { oid, name, namespace, kind, columnCount, type, table } = relation;
		const isTable = kind === "r" || kind === "t";
		const owner = kind === "i" ? (tables.get(table) ?? relation) : relation;
		const isShared = shared.has(tableOfToast(owner) ?? owner.oid);
		return {
			...{ oid, relname: name, relnamespace: namespace, relkind: kind, relnatts: columnCount, reltype: type },
			...{ relam: isTable ? heap : kind === "i" ? btree : 0, relhasindex: indexed.has(oid), relhasrules: kind === "v" },
			...{ relisshared: isShared, reltablespace: isShared ? globalTablespace : 0 },
			reltoastrelid: kind === "r" ? (toasts.get(oid) ?? 0) : 0,
			relreplident: kind === "r" && namespace !== catalogNamespace ? "d" : "n",
		};
	});
}

// The name of a table of long values ends with the id of the table that they are of.
function tableOfToast({ name, kind }: BuiltInRelation): number | undefined {
	return kind === "t" ? Number(name.replace("pg_toast_", "")) : undefined;
}

/** Their indexes in pg_index. */
export function listBuiltInIndexes(facts: PostgresFacts): readonly PostgresRow[] {
	return facts.builtInRelations.flatMap(({ oid, table, columnCount, index }) =>
		index
			? [
					{
						...{ indexrelid: oid, indrelid: table, indnatts: columnCount, indnkeyatts: columnCount },
						...{
							indisunique: index.isUnique,
							indisprimary: index.isPrimary,
							indkey: index.key,
							indclass: index.classes,
						},
						indcollation: index.key.map((number) => collationOf(facts, table, number)),
						indoption: index.key.map(() => 0),
					},
				]
			: [],
	);
}

function collationOf({ builtInColumns, typesByOid }: PostgresFacts, table: number, number: number): number {
	const [, type = 0] = builtInColumns.get(table)?.[number - 1] ?? [];
	return typesByOid.get(type)?.collation ? catalogCollation : 0;
}

/** What their columns have otherwise than columns of the service's tables. */
export function describeBuiltInColumn(
	facts: PostgresFacts,
	relation: BuiltInRelation | undefined,
	type: number,
): PostgresRow {
	const isArray = vectors.has(type) || facts.builtInTypes.some(({ array }) => array === type);
	return {
		attcollation: findCollation(facts, relation, type),
		attndims: isArray && relation?.kind !== "v" ? 1 : 0,
		...(relation?.kind === "t" && { attstorage: "p" }),
	};
}

function findCollation(facts: PostgresFacts, relation: BuiltInRelation | undefined, type: number): number {
	// Names are in indexes without the bytes that fill them.
	if (relation?.kind === "i" && type === shortenedName) return catalogCollation;
	const own = facts.typesByOid.get(type)?.collation ?? elementCollation(facts, type);
	return own !== 0 && relation?.kind !== "v" ? catalogCollation : own;
}

function elementCollation({ builtInTypes }: PostgresFacts, array: number): number {
	return builtInTypes.find((type) => type.array === array)?.collation ?? 0;
}

/** Their primary and unique keys in pg_constraint. */
export function listBuiltInConstraints({ builtInRelations }: PostgresFacts): readonly PostgresRow[] {
	return builtInRelations.flatMap(({ oid, name, namespace, table, index }) =>
		index && index.constraint !== 0
			? [
					{
						...{ oid: index.constraint, conname: name, connamespace: namespace, contype: index.isPrimary ? "p" : "u" },
						...{ conrelid: table, conindid: oid, conkey: index.key },
						...{ confupdtype: " ", confdeltype: " ", confmatchtype: " ", connoinherit: true },
					},
				]
			: [],
	);
}

/** Their indexes in pg_indexes, which leaves out those of long values. */
export function listBuiltInIndexTexts(facts: PostgresFacts): readonly PostgresRow[] {
	return facts.builtInRelations.flatMap((relation) => {
		const table = facts.builtInRelations.find(({ oid }) => oid === relation.table);
		if (!relation.index || table?.kind !== "r") return [];
		const schemaname = schemaNameOf(facts, table.namespace);
		const isShared = shared.has(table.oid);
		return [
			{
				...{ schemaname, tablename: table.name, indexname: relation.name },
				...{ tablespace: isShared ? "pg_global" : null, indexdef: printIndex(facts, relation, false) },
			},
		];
	});
}

/** The texts of their indexes and keys, by kind and object id. */
export function listBuiltInDefinitions(facts: PostgresFacts): readonly PostgresRow[] {
	return facts.builtInRelations.flatMap((relation) => {
		const { oid, index } = relation;
		if (!index) return [];
		const definition = `${index.isPrimary ? "PRIMARY KEY" : "UNIQUE"} (${listKey(facts, relation)})`;
		return [
			{ kind: "index", oid, definition: printIndex(facts, relation, false) },
			{ kind: "short index", oid, definition: printIndex(facts, relation, true) },
			...(index.constraint === 0 ? [] : [{ kind: "constraint", oid: index.constraint, definition }]),
		];
	});
}

function printIndex(facts: PostgresFacts, relation: BuiltInRelation, isShort: boolean): string {
	const table = facts.builtInRelations.find(({ oid }) => oid === relation.table);
	const isFound = isShort && table?.namespace === catalogNamespace;
	const schema = isFound ? "" : `${schemaNameOf(facts, table?.namespace ?? 0)}.`;
	const kind = relation.index?.isUnique ? "UNIQUE INDEX" : "INDEX";
	return `CREATE ${kind} ${relation.name} ON ${schema}${table?.name ?? ""} USING btree (${listKey(facts, relation)})`;
}

function listKey({ builtInColumns }: PostgresFacts, { table, index }: BuiltInRelation): string {
	const columns = builtInColumns.get(table) ?? [];
	return (index?.key ?? []).map((number) => quoteObject(columns[number - 1]?.[0] ?? "")).join(", ");
}

/** Their tables in pg_tables. */
export function listBuiltInTables(facts: PostgresFacts): readonly PostgresRow[] {
	return facts.builtInRelations
		.filter(({ kind }) => kind === "r")
		.map(({ oid, name, namespace }) => ({
			...{ schemaname: schemaNameOf(facts, namespace), tablename: name, tableowner: superuser },
			...{
				hasindexes: facts.builtInRelations.some(({ table }) => table === oid),
				tablespace: shared.has(oid) ? "pg_global" : null,
			},
		}));
}
