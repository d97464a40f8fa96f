import { printIndex } from "./definition-tables.ts";
import type { PostgresRow } from "./listed-table.ts";
import { schemaNameOf } from "./object-name.ts";
import { nameToast, type PostgresFacts, type PostgresRelation, superuser, toastNamespace } from "./postgres-facts.ts";
import type { PostgresTable } from "./postgres-table.ts";

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
		columns: `oid:oid relname:name relnamespace:oid reltype:oid=0 reloftype:oid=0 relowner:oid=10 relam:oid=0 relfilenode:oid=0
			reltablespace:oid=0 relpages:int4=0 reltuples:float4=-1 relallvisible:int4=0 reltoastrelid:oid=0 relhasindex:bool=f
			relisshared:bool=f relpersistence:char=p relkind:char relnatts:int2=0 relchecks:int2=0 relhasrules:bool=f
			relhastriggers:bool=f relhassubclass:bool=f relrowsecurity:bool=f relforcerowsecurity:bool=f relispopulated:bool=t
			relreplident:char=n relispartition:bool=f relrewrite:oid=0 relfrozenxid:int8=0 relminmxid:int8=0 relacl:aclitem[]
			reloptions:text[] relpartbound:pg_node_tree`,
		list: (facts) => [
			...facts.builtInRelations.map(describeBuiltIn),
			...facts.relations.flatMap((relation) => describeRelation(facts, relation)),
		],
	},
	{
		name: "pg_attribute",
		isOfColumns: true,
		columns: `attrelid:oid attname:name atttypid:oid attstattarget:int4=-1 attlen:int2 attnum:int2 attndims:int4=0
			attcacheoff:int4=-1 atttypmod:int4=-1 attbyval:bool=f attalign:char=i attstorage:char=x attcompression:char='' attnotnull:bool=f
			atthasdef:bool=f atthasmissing:bool=f attidentity:char='' attgenerated:char='' attisdropped:bool=f attislocal:bool=t
			attinhcount:int4=0 attcollation:oid=0 attacl:aclitem[] attoptions:text[] attfdwoptions:text[] attmissingval:text[]`,
		list: (facts) => [
			...facts.relations.flatMap((relation) => describeColumns(facts, relation)),
			...[...facts.builtInColumns].flatMap(([relation, columns]) =>
				columns.map(([name, typeOid, isNotNull], index) =>
					describeColumn(facts, relation, { name, typeOid, isNotNull }, index + 1),
				),
			),
		],
	},
	{
		name: "pg_constraint",
		columns: `oid:oid conname:name connamespace:oid contype:char condeferrable:bool=f condeferred:bool=f convalidated:bool=t
			conrelid:oid=0 contypid:oid=0 conindid:oid=0 conparentid:oid=0 confrelid:oid=0 confupdtype:char confdeltype:char confmatchtype:char
			conislocal:bool=t coninhcount:int4=0 connoinherit:bool=t conkey:int2[] confkey:int2[] conpfeqop:oid[] conppeqop:oid[]
			conffeqop:oid[] confdelsetcols:int2[] conexclop:oid[] conbin:pg_node_tree`,
		list: ({ relations }) => relations.flatMap(describeConstraints),
	},
	{
		name: "pg_index",
		columns: `indexrelid:oid indrelid:oid indnatts:int2 indnkeyatts:int2 indisunique:bool=t indnullsnotdistinct:bool=f
			indisprimary:bool=t indisexclusion:bool=f indimmediate:bool=t indisclustered:bool=f indisvalid:bool=t indcheckxmin:bool=f
			indisready:bool=t indislive:bool=t indisreplident:bool=f indkey:int2vector indcollation:oidvector indclass:oidvector
			indoption:int2vector indexprs:pg_node_tree indpred:pg_node_tree`,
		list: ({ relations, builtInRelations }) => [
			...builtInRelations
				.filter(({ kind }) => kind === "i")
				.map(({ oid, table, columnCount }) => ({
					...{ indexrelid: oid, indrelid: table, indnatts: columnCount, indnkeyatts: columnCount },
					...{ indkey: repeat(columnCount, 1), indcollation: [], indclass: [], indoption: repeat(columnCount, 0) },
				})),
			...relations.flatMap(({ ids, hasToast }) =>
				hasToast
					? [
							{
								...{ indexrelid: ids.toastIndex, indrelid: ids.toast, indnatts: 2, indnkeyatts: 2, indkey: [1, 2] },
								...{ indcollation: [0, 0], indclass: [oidOperators, wholeOperators], indoption: [0, 0] },
							},
						]
					: [],
			),
			...relations.flatMap(({ oid, key, ids }) =>
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
		columns: `schemaname:name tablename:name tableowner:name tablespace:name hasindexes:bool=f hasrules:bool=f hastriggers:bool=f
			rowsecurity:bool=f`,
		list: (facts) => [
			...facts.builtInRelations
				.filter(({ kind }) => kind === "r")
				.map(({ name, namespace }) => ({
					...{ schemaname: schemaNameOf(facts, namespace), tablename: name, tableowner: superuser, hasindexes: true },
				})),
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
		columns: "schemaname:name viewname:name viewowner:name definition:text",
		list: (facts) =>
			facts.relations
				.filter(({ kind }) => kind === "v")
				.map(({ name, namespace, viewSql }) => ({
					...{ schemaname: schemaNameOf(facts, namespace), viewname: name, viewowner: facts.database },
					definition: viewSql ?? null,
				})),
	},
	{
		name: "pg_indexes",
		columns: "schemaname:name tablename:name indexname:name tablespace:name indexdef:text",
		list: (facts) =>
			facts.relations.flatMap((relation) =>
				relation.key
					? [
							{
								...{ schemaname: schemaNameOf(facts, relation.namespace), tablename: relation.name },
								...{ indexname: relation.key.name, indexdef: printIndex(facts, relation) },
							},
						]
					: [],
			),
	},
];

function describeBuiltIn({ oid, name, namespace, kind, columnCount, type }: PostgresFacts["builtInRelations"][number]) {
	const isTable = kind === "r" || kind === "t";
	return {
		...{ oid, relname: name, relnamespace: namespace, relkind: kind, relnatts: columnCount, reltype: type },
		...{ relam: isTable ? heap : kind === "i" ? btree : 0, relhasindex: isTable, relhasrules: kind === "v" },
	};
}

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
