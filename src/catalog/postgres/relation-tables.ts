import {
	describeBuiltInColumn,
	listBuiltInClasses,
	listBuiltInConstraints,
	listBuiltInIndexes,
	listBuiltInIndexTexts,
	listBuiltInTables,
} from "./built-in-relations.ts";
import { printIndex } from "./definition-tables.ts";
import type { PostgresRow } from "./listed-table.ts";
import { schemaNameOf } from "./object-name.ts";
import { nameToast, type PostgresFacts, type PostgresRelation, toastNamespace } from "./postgres-facts.ts";
import type { PostgresTable } from "./postgres-table.ts";
import { systemColumns } from "./system-columns.ts";
import { printView } from "./view-text.ts";

const heap = 2;
const btree = 403;
/** The operator = of text in the index of a foreign key. */
const equalOperator = 98;
const defaultCollation = 100;
const textOperators = 3126;
const oidOperators = 1981;
const wholeOperators = 1978;

/** Catalogs of relations, their columns, keys and indexes. Source: https://www.postgresql.org/docs/15/catalogs.html. */
export const relationTables: readonly PostgresTable[] = [
	{
		name: "pg_class",
		defaults:
			"reltype=0 reloftype=0 relowner=10 relam=0 relfilenode=0 reltablespace=0 relpages=0 reltuples=-1 relallvisible=0 reltoastrelid=0 relhasindex=f relisshared=f relpersistence=p relnatts=0 relchecks=0 relhasrules=f relhastriggers=f relhassubclass=f relrowsecurity=f relforcerowsecurity=f relispopulated=t relreplident=n relispartition=f relrewrite=0 relfrozenxid=0 relminmxid=0",
		list: (facts) => [
			...listBuiltInClasses(facts),
			...facts.relations.flatMap((relation) => describeRelation(facts, relation)),
		],
	},
	{
		name: "pg_attribute",
		isOfColumns: true,
		defaults:
			"attstattarget=-1 attndims=0 attcacheoff=-1 atttypmod=-1 attbyval=f attalign=i attstorage=x attcompression='' attnotnull=f atthasdef=f atthasmissing=f attidentity='' attgenerated='' attisdropped=f attislocal=t attinhcount=0 attcollation=0",
		list: (facts) => [
			...facts.relations.flatMap((relation) => describeColumns(facts, relation)),
			...listBuiltInColumns(facts),
			...listSystemColumns(facts),
		],
	},
	{
		name: "pg_constraint",
		defaults:
			"condeferrable=f condeferred=f convalidated=t conrelid=0 contypid=0 conindid=0 conparentid=0 confrelid=0 conislocal=t coninhcount=0 connoinherit=t",
		list: (facts) => [...listBuiltInConstraints(facts), ...facts.relations.flatMap(describeConstraints)],
	},
	{
		name: "pg_index",
		defaults:
			"indisunique=t indnullsnotdistinct=f indisprimary=t indisexclusion=f indimmediate=t indisclustered=f indisvalid=t indcheckxmin=f indisready=t indislive=t indisreplident=f",
		list: (facts) => [
			...listBuiltInIndexes(facts),
			...facts.relations.flatMap(({ ids, hasToast }) =>
				hasToast
					? [
							{
								...{ indexrelid: ids.toastIndex, indrelid: ids.toast, indnatts: 2, indnkeyatts: 2, indkey: [1, 2] },
								...{ indcollation: [0, 0], indclass: [oidOperators, wholeOperators], indoption: [0, 0] },
							},
						]
					: [],
			),
			...facts.relations.flatMap(({ oid, key, ids }) =>
				key
					? [
							{
								...{ indexrelid: ids.keyIndex, indrelid: oid, indnatts: key.columns.length },
								...{ indnkeyatts: key.columns.length, indkey: key.columns },
								indcollation: repeat(key.columns.length, defaultCollation),
								indclass: repeat(key.columns.length, textOperators),
								indoption: repeat(key.columns.length, 0),
							},
						]
					: [],
			),
		],
	},
	{
		name: "pg_tables",
		defaults: "hasindexes=f hasrules=f hastriggers=f rowsecurity=f",
		list: (facts) => [
			...listBuiltInTables(facts),
			...facts.relations
				.filter(({ kind }) => kind === "r")
				.map(({ name, namespace, key, isRelated }) => ({
					...{ schemaname: schemaNameOf(facts, namespace), tablename: name, tableowner: facts.database },
					...{ hasindexes: key !== undefined, hastriggers: isRelated },
				})),
		],
	},
	{
		name: "pg_views",
		list: (facts) =>
			facts.relations
				.filter(({ kind }) => kind === "v")
				.map(({ name, namespace, viewSql }) => ({
					...{ schemaname: schemaNameOf(facts, namespace), viewname: name, viewowner: facts.database },
					definition: viewSql === undefined ? null : printView(facts, viewSql).full,
				})),
	},
	{
		name: "pg_indexes",
		list: (facts) => [
			...listBuiltInIndexTexts(facts),
			...facts.relations.flatMap((relation) =>
				relation.key
					? [
							{
								...{ schemaname: schemaNameOf(facts, relation.namespace), tablename: relation.name },
								...{ indexname: relation.key.name, indexdef: printIndex(facts, relation) },
							},
						]
					: [],
			),
		],
	},
];

function describeRelation({ owner }: PostgresFacts, relation: PostgresRelation): readonly PostgresRow[] {
	const { oid, name, namespace, kind, columns, key, ids } = relation;
	const isTable = kind === "r";
	const table = {
		...{ oid, relname: name, relnamespace: namespace, relkind: kind, relnatts: columns.length },
		...{
			reltype: relation.ids.rowType,
			relam: isTable ? heap : 0,
			relhasindex: key !== undefined,
			relhasrules: !isTable,
		},
		...{ relhastriggers: relation.isRelated, relreplident: isTable ? "d" : "n", relfilenode: isTable ? oid : 0 },
		...{ reltuples: isTable ? -1 : 0, relowner: owner, reltoastrelid: relation.hasToast ? ids.toast : 0 },
	};
	const ofIndexes = { relkind: "i", relam: btree, reltuples: 0, relpages: 1, relowner: owner };
	const index = key && {
		...{ oid: ids.keyIndex, relname: key.name, relnamespace: namespace, relnatts: key.columns.length },
		...{ relfilenode: ids.keyIndex, ...ofIndexes },
	};
	const toast = [
		{
			...{
				oid: ids.toast,
				relname: nameToast(ids),
				relnamespace: toastNamespace,
				relkind: "t",
				relnatts: 3,
				relam: heap,
			},
			...{ relfilenode: ids.toast, relhasindex: true, relowner: owner },
		},
		{
			...{ oid: ids.toastIndex, relname: `${nameToast(ids)}_index`, relnamespace: toastNamespace, relnatts: 2 },
			...{ relfilenode: ids.toastIndex, ...ofIndexes },
		},
	];
	return [table, ...(relation.hasToast ? toast : []), ...(index ? [index] : [])];
}

function describeColumns(
	facts: PostgresFacts,
	{ oid, columns, key, ids, hasToast }: PostgresRelation,
): readonly PostgresRow[] {
	const own = columns.map((column) => describeColumn(facts, oid, column, column.number));
	const ofKey = (key?.columns ?? []).flatMap((number, index) => {
		const column = columns[number - 1];
		return column && key ? [describeColumn(facts, ids.keyIndex, { ...column, isNotNull: false }, index + 1)] : [];
	});
	const ofToast = [ids.toast, ids.toastIndex].flatMap((relation) =>
		toastColumns
			.slice(0, relation === ids.toast ? 3 : 2)
			.map((column, index) => ({ ...describeColumn(facts, relation, column, index + 1), attstorage: "p" })),
	);
	return [...own, ...ofKey, ...(hasToast ? ofToast : [])];
}

const toastColumns = [
	{ name: "chunk_id", typeOid: 26, isNotNull: false },
	{ name: "chunk_seq", typeOid: 23, isNotNull: false },
	{ name: "chunk_data", typeOid: 17, isNotNull: false },
] as const;

function describeColumn(
	{ typesByOid }: PostgresFacts,
	relation: number,
	{ name, typeOid, isNotNull }: Pick<PostgresRelation["columns"][number], "name" | "typeOid" | "isNotNull">,
	number: number,
): PostgresRow {
	const type = typesByOid.get(typeOid);
	return {
		...{ attrelid: relation, attname: name, atttypid: typeOid, attlen: type?.length ?? -1, attnum: number },
		...{ attnotnull: isNotNull, attcollation: type?.collation ?? 0, attstorage: type?.storage ?? "x" },
		...{ attbyval: type?.isByValue ?? false, attalign: type?.alignment ?? "i" },
	};
}

function listSystemColumns(facts: PostgresFacts): readonly PostgresRow[] {
	const tables = [
		...facts.relations.flatMap(({ oid, kind, hasToast, ids }) =>
			kind === "r" ? [oid, ...(hasToast ? [ids.toast] : [])] : [],
		),
		...facts.builtInRelations.flatMap(({ oid, kind }) => (kind === "r" || kind === "t" ? [oid] : [])),
	];
	return tables.flatMap((table) =>
		systemColumns.map(([name, typeOid, number]) => ({
			...describeColumn(facts, table, { name, typeOid, isNotNull: true }, number),
			attstattarget: 0,
		})),
	);
}

function listBuiltInColumns(facts: PostgresFacts): readonly PostgresRow[] {
	const relations = new Map(facts.builtInRelations.map((relation) => [relation.oid, relation]));
	return [...facts.builtInColumns].flatMap(([relation, columns]) =>
		columns.map(([name, typeOid, isNotNull], index) => ({
			...describeColumn(facts, relation, { name, typeOid, isNotNull }, index + 1),
			...describeBuiltInColumn(facts, relations.get(relation), typeOid),
		})),
	);
}

function describeConstraints({ oid, namespace, key, references, ids }: PostgresRelation): readonly PostgresRow[] {
	const primary = key
		? [
				{
					...{ oid: ids.keyConstraint, conname: key.name, connamespace: namespace, contype: "p", conrelid: oid },
					...{ conindid: ids.keyIndex, conkey: key.columns, confupdtype: " ", confdeltype: " ", confmatchtype: " " },
				},
			]
		: [];
	return [
		...primary,
		...references.map(({ oid: constraint, name, column, to }) => ({
			...{
				oid: constraint,
				conname: name,
				connamespace: namespace,
				contype: "f",
				conrelid: oid,
				conindid: to.indexOid,
			},
			...{ confrelid: to.oid, confupdtype: "a", confdeltype: "a", confmatchtype: "s", conkey: [column] },
			...{ confkey: [to.column], conpfeqop: [equalOperator], conppeqop: [equalOperator], conffeqop: [equalOperator] },
		})),
	];
}

function repeat(count: number, value: number): readonly number[] {
	return Array.from({ length: count }, () => value);
}
