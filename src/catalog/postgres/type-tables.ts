import { findPostgresType, findType, titleOfType, typeNames } from "../../base/index.ts";
import { listBuiltInCasts, listBuiltInFunctions } from "./built-in-rows.ts";
import type { PostgresFacts } from "./postgres-facts.ts";
import type { PostgresRow, PostgresTable } from "./postgres-table.ts";
import { quoteObject, schemaNameOf } from "./relation-tables.ts";

const arrayIn = 750;
const arrayReceive = 2400;
const recordIn = 2290;
const recordReceive = 2402;

/** Catalogs of types, casts and functions. Source: https://www.postgresql.org/docs/15/catalogs.html. */
export const typeTables: readonly PostgresTable[] = [
	{
		name: "pg_type",
		columns: `oid:oid typname:name typnamespace:oid=11 typowner:oid=10 typlen:int2=-1 typbyval:bool=f typtype:char=b typcategory:char
			typispreferred:bool=f typisdefined:bool=t typdelim:char=, typrelid:oid=0 typsubscript:regproc=0 typelem:oid=0 typarray:oid=0
			typinput:regproc=0 typoutput:regproc=0 typreceive:regproc=0 typsend:regproc=0 typmodin:regproc=0 typmodout:regproc=0
			typanalyze:regproc=0 typalign:char=i typstorage:char=x typnotnull:bool=f typbasetype:oid=0 typtypmod:int4=-1 typndims:int4=0
			typcollation:oid=0 typdefaultbin:pg_node_tree typdefault:text typacl:aclitem[]`,
		list: listTypes,
	},
	{
		name: "pg_cast",
		columns: "oid:oid castsource:oid casttarget:oid castfunc:oid castcontext:char castmethod:char",
		list: () =>
			listBuiltInCasts().map(([oid, castsource, casttarget, castfunc, castcontext, castmethod]) => ({
				...{ oid, castsource, casttarget, castfunc, castcontext, castmethod },
			})),
	},
	{
		name: "pg_proc",
		columns: `oid:oid proname:name pronamespace:oid=11 proowner:oid=10 prolang:oid=12 procost:float4=1 prorows:float4=0 provariadic:oid=0
			prosupport:regproc=0 prokind:char=f prosecdef:bool=f proleakproof:bool=f proisstrict:bool=t proretset:bool=f provolatile:char=i
			proparallel:char=s pronargs:int2=1 pronargdefaults:int2=0 prorettype:oid=2278 proargtypes:oidvector proallargtypes:oid[]
			proargmodes:char[] proargnames:text[] proargdefaults:pg_node_tree protrftypes:oid[] prosrc:text='' probin:text
			prosqlbody:pg_node_tree proconfig:text[] proacl:aclitem[]`,
		list: () => listBuiltInFunctions().map(([oid, proname]) => ({ oid, proname, proargtypes: [2275] })),
	},
	{
		// The names by which types, relations, functions and schemas are looked for, and the one that is shown.
		name: "#names",
		columns: "kind:text oid:oid shown:text name:text",
		list: listNames,
	},
];

function listTypes(facts: PostgresFacts): readonly PostgresRow[] {
	const builtIn = facts.builtInTypes.flatMap((type): PostgresRow[] => {
		const { oid, name, namespace, length, kind, category, element, array, base, input, receive } = type;
		const own = {
			...{ oid, typname: name, typnamespace: namespace, typlen: length, typtype: kind, typcategory: category },
			...{ typelem: element, typarray: array, typbasetype: base, typinput: input, typreceive: receive },
			...{ typcollation: type.collation, typtypmod: type.modifier, typnotnull: type.isNotNull },
		};
		return array === 0 || facts.typesByOid.has(array)
			? [own]
			: [own, describeArray(array, name, namespace, oid, type.collation)];
	});
	const rows = facts.builtInRelations.flatMap(({ oid, name, namespace, type, arrayType }): PostgresRow[] =>
		type === 0 ? [] : describeRowType(oid, name, namespace, type, arrayType),
	);
	const own = facts.relations.flatMap(({ oid, name, namespace, typeOid, arrayTypeOid }) =>
		describeRowType(oid, name, namespace, typeOid, arrayTypeOid).map((row) => ({ ...row, typowner: facts.owner })),
	);
	return [...builtIn, ...rows, ...own];
}

function describeRowType(
	relation: number,
	name: string,
	namespace: number,
	type: number,
	array: number,
): PostgresRow[] {
	return [
		{
			...{ oid: type, typname: name, typnamespace: namespace, typtype: "c", typcategory: "C", typrelid: relation },
			...{ typarray: array, typinput: recordIn, typreceive: recordReceive },
		},
		...(array === 0 ? [] : [describeArray(array, name, namespace, type, 0)]),
	];
}

function describeArray(oid: number, name: string, namespace: number, element: number, collation: number): PostgresRow {
	return {
		...{ oid, typname: `_${name}`, typnamespace: namespace, typcategory: "A", typelem: element, typinput: arrayIn },
		...{ typreceive: arrayReceive, typcollation: collation },
	};
}

function listNames(facts: PostgresFacts): readonly PostgresRow[] {
	return [
		...listRelationNames(facts),
		...listTypeNames(facts),
		...listBuiltInFunctions().flatMap(([oid, name]) => spell("regproc", oid, name, [name, `pg_catalog.${name}`])),
		...facts.namespaces.flatMap(({ oid, name }) => spell("regnamespace", oid, quoteObject(name), [name])),
	];
}

function listRelationNames(facts: PostgresFacts): readonly PostgresRow[] {
	const keys = facts.relations.flatMap(({ key, namespace }) =>
		key ? [{ oid: key.indexOid, name: key.name, namespace }] : [],
	);
	return [...facts.relations, ...keys, ...facts.builtInRelations].flatMap(({ oid, name, namespace }) => {
		const schema = schemaNameOf(facts, namespace);
		const isVisible = schema === "public" || schema === "pg_catalog";
		const shown = isVisible ? quoteObject(name) : `${quoteObject(schema)}.${quoteObject(name)}`;
		const full = `${schema}.${name}`.toLowerCase();
		const whole = `${facts.database}.${full}`.toLowerCase();
		return spell("regclass", oid, shown, [...(isVisible ? [name.toLowerCase()] : []), full, whole]);
	});
}

function listTypeNames(facts: PostgresFacts): readonly PostgresRow[] {
	const titles = new Map(
		typeNames.flatMap((name) => {
			const type = findType(name);
			return type ? [[findPostgresType(type).oid, titleOfType(type)] as const] : [];
		}),
	);
	titles.set(18, '"char"').set(2249, "record").set(1560, "bit").set(1562, "bit varying");
	return listTypes(facts).flatMap((row) => {
		const [oid, name, namespace, element] = [row["oid"], row["typname"], row["typnamespace"], row["typelem"]];
		const schema = schemaNameOf(facts, Number(namespace));
		const isVisible = schema === "public" || schema === "pg_catalog";
		const place = (text: string) => (isVisible ? text : `${quoteObject(schema)}.${text}`);
		const isArray = row["typcategory"] === "A" && String(name).startsWith("_");
		const own = titles.get(Number(oid)) ?? place(quoteObject(String(name)));
		const ofElement = titles.get(Number(element)) ?? place(quoteObject(String(name).slice(1)));
		const shown = isArray ? `${ofElement}[]` : own;
		return spell("regtype", Number(oid), shown, [shown, String(name), `${schema}.${String(name)}`]);
	});
}

function spell(kind: string, oid: number, shown: string, names: readonly string[]): readonly PostgresRow[] {
	return [...new Set(names)].map((name) => ({ kind, oid, shown, name: name.replaceAll('"', "") }));
}
