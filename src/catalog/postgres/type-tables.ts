import {
	findPostgresType,
	findType,
	nameOfType,
	type ObjectNameType,
	titleOfType,
	typeNames,
} from "../../base/index.ts";
import { type BuiltInType, listBuiltInCasts, listBuiltInFunctions } from "./built-in-rows.ts";
import type { PostgresRow } from "./listed-table.ts";
import { quoteObject, schemaNameOf } from "./object-name.ts";
import { nameToast, type PostgresFacts, toastNamespace } from "./postgres-facts.ts";
import type { PostgresTable } from "./postgres-table.ts";

/** array_in, array_out, array_recv, array_send, array_typanalyze and array_subscript_handler. */
const ofArrays = {
	...{ typinput: 750, typoutput: 751, typreceive: 2400, typsend: 2401, typanalyze: 3816, typsubscript: 6179 },
} as const;
/** record_in, record_out, record_recv and record_send. */
const ofRecords = { typinput: 2290, typoutput: 2291, typreceive: 2402, typsend: 2403, typalign: "d" } as const;

// Who is logged in stands in the roles of his session alone, and operators have no rows here.
const objectNames: readonly (readonly [kind: ObjectNameType, list: PostgresTable["list"]])[] = [
	["regclass", listRelationNames],
	["regtype", listTypeNames],
	["regproc", () => listBuiltInFunctions().flatMap(({ oid, name }) => spell(oid, name, [name, `pg_catalog.${name}`]))],
	["regprocedure", listSignatures],
	[
		"regcollation",
		() => [
			...spell(100, '"default"', ["default", "pg_catalog.default"]),
			...spell(950, '"C"', ["c", "pg_catalog.c"]),
			...spell(951, '"POSIX"', ["posix", "pg_catalog.posix"]),
		],
	],
	["regnamespace", ({ namespaces }) => namespaces.flatMap(({ oid, name }) => spell(oid, quoteObject(name), [name]))],
	["regoper", () => []],
	["regoperator", () => []],
];

/** Catalogs of types and casts, and the names of all objects. Source: https://www.postgresql.org/docs/15/catalogs.html. */
export const typeTables: readonly PostgresTable[] = [
	{
		name: "pg_type",
		defaults:
			"typnamespace=11 typowner=10 typlen=-1 typbyval=f typtype=b typispreferred=f typisdefined=t typdelim=, typrelid=0 typsubscript=0 typelem=0 typarray=0 typinput=0 typoutput=0 typreceive=0 typsend=0 typmodin=0 typmodout=0 typanalyze=0 typalign=i typstorage=x typnotnull=f typbasetype=0 typtypmod=-1 typndims=0 typcollation=0",
		list: listTypes,
	},
	{
		name: "pg_cast",
		list: () =>
			listBuiltInCasts().map(([oid, castsource, casttarget, castfunc, castcontext, castmethod]) => ({
				...{ oid, castsource, casttarget, castfunc, castcontext, castmethod },
			})),
	},
	// The names by which objects of each kind are looked for, and the one that is shown.
	...objectNames.map(
		([kind, list]): PostgresTable => ({ name: `#${kind}_names`, columns: "oid:oid shown:text name:text", list }),
	),
];

function listTypes(facts: PostgresFacts): readonly PostgresRow[] {
	const builtIn = facts.builtInTypes.flatMap((type): PostgresRow[] => {
		const { array } = type;
		return array === 0 || facts.typesByOid.has(array)
			? [describeType(type)]
			: [describeType(type), describeArray(array, type.name, type.namespace, type)];
	});
	const rows = facts.builtInRelations.flatMap(({ oid, name, namespace, type, arrayType }): PostgresRow[] =>
		type === 0 ? [] : describeRowType(oid, name, namespace, type, arrayType),
	);
	const own = facts.relations.flatMap(({ oid, name, namespace, ids }) =>
		describeRowType(oid, name, namespace, ids.rowType, ids.arrayType).map((row) => ({ ...row, typowner: facts.owner })),
	);
	return [...builtIn, ...rows, ...own];
}

function describeType(type: BuiltInType): PostgresRow {
	return {
		...{ oid: type.oid, typname: type.name, typnamespace: type.namespace, typlen: type.length, typtype: type.kind },
		...{ typcategory: type.category, typelem: type.element, typarray: type.array, typbasetype: type.base },
		...{ typinput: type.input, typreceive: type.receive, typoutput: type.output, typsend: type.send },
		...{ typcollation: type.collation, typtypmod: type.modifier, typnotnull: type.isNotNull },
		...{ typbyval: type.isByValue, typispreferred: type.isPreferred, typdelim: type.delimiter },
		...{ typsubscript: type.subscript, typmodin: type.modifierInput, typmodout: type.modifierOutput },
		...{ typanalyze: type.analyze, typalign: type.alignment, typstorage: type.storage, typdefault: type.otherwise },
	};
}

function describeRowType(
	relation: number,
	name: string,
	namespace: number,
	type: number,
	array: number,
): PostgresRow[] {
	const row = { oid: type, typname: name, typnamespace: namespace, typtype: "c", typcategory: "C", typrelid: relation };
	return [
		{ ...row, typarray: array, ...ofRecords },
		...(array === 0 ? [] : [describeArray(array, name, namespace, { oid: type, alignment: "d" })]),
	];
}

function describeArray(
	oid: number,
	name: string,
	namespace: number,
	element: Pick<BuiltInType, "oid"> & Partial<BuiltInType>,
): PostgresRow {
	return {
		...{ oid, typname: `_${name}`, typnamespace: namespace, typcategory: "A", typelem: element.oid, ...ofArrays },
		...{ typcollation: element.collation ?? 0, typalign: element.alignment === "d" ? "d" : "i" },
		...{ typmodin: element.modifierInput ?? 0, typmodout: element.modifierOutput ?? 0 },
		typdelim: element.delimiter ?? ",",
	};
}

// Functions with the types of their arguments, in full and as pg_type has them: abs(integer) and abs(int4).
function listSignatures(facts: PostgresFacts): readonly PostgresRow[] {
	const titles = new Map(listTypeTitles(facts).map(({ oid, shown, row }) => [oid, [shown, String(row["typname"])]]));
	return listBuiltInFunctions().flatMap(({ oid, name, takes }) => {
		const sign = (form: 0 | 1) => `${name}(${takes.map((type) => titles.get(type)?.[form] ?? "").join(",")})`;
		return spell(
			oid,
			sign(0),
			[0, 1].flatMap((form) => [sign(form as 0 | 1), `pg_catalog.${sign(form as 0 | 1)}`]),
		);
	});
}

function listRelationNames(facts: PostgresFacts): readonly PostgresRow[] {
	const more = facts.relations.flatMap(({ key, namespace, ids, hasToast }) => [
		...(key ? [{ oid: ids.keyIndex, name: key.name, namespace }] : []),
		...(hasToast
			? [
					{ oid: ids.toast, name: nameToast(ids), namespace: toastNamespace },
					{ oid: ids.toastIndex, name: `${nameToast(ids)}_index`, namespace: toastNamespace },
				]
			: []),
	]);
	return [...facts.relations, ...more, ...facts.builtInRelations].flatMap(({ oid, name, namespace }) => {
		const schema = schemaNameOf(facts, namespace);
		const isVisible = schema === "public" || schema === "pg_catalog";
		const shown = isVisible ? quoteObject(name) : `${quoteObject(schema)}.${quoteObject(name)}`;
		const full = `${schema}.${name}`.toLowerCase();
		const whole = `${facts.database}.${full}`.toLowerCase();
		return spell(oid, shown, [...(isVisible ? [name.toLowerCase()] : []), full, whole]);
	});
}

function listTypeNames(facts: PostgresFacts): readonly PostgresRow[] {
	const aliases = listAliases();
	return listTypeTitles(facts).flatMap(({ oid, shown, row }) => {
		const schema = schemaNameOf(facts, Number(row["typnamespace"]));
		const name = String(row["typname"]);
		const others = aliases.get(String(row["typcategory"] === "A" ? row["typelem"] : oid)) ?? [];
		const written = row["typcategory"] === "A" ? [name.slice(1), ...others].map((each) => `${each}[]`) : others;
		return spell(oid, shown, [shown, name, `${schema}.${name}`, ...written]);
	});
}

// PostgreSQL's other names of types, by object id: int is int4. What only other databases say names no type of its catalogs.
function listAliases(): ReadonlyMap<string, readonly string[]> {
	const aliases = new Map<string, string[]>();
	for (const name of typeNames) {
		const type = findType(name);
		if (type === undefined || nameOfType(name) === name) continue;
		const oid = String(findPostgresType(type).oid);
		aliases.set(oid, [...(aliases.get(oid) ?? []), name]);
	}
	return aliases;
}

/** The types with their names as PostgreSQL shows them. @example { oid: 1184, shown: "timestamp with time zone", row: { … } } */
export function listTypeTitles(
	facts: PostgresFacts,
): readonly { readonly oid: number; readonly shown: string; readonly row: PostgresRow }[] {
	const titles = new Map(
		typeNames.flatMap((name) => {
			const type = findType(name);
			return type ? [[findPostgresType(type).oid, titleOfType(type)] as const] : [];
		}),
	);
	for (const [oid, title] of written) titles.set(oid, title);
	return listTypes(facts).map((row) => {
		const [oid, name, namespace, element] = [row["oid"], row["typname"], row["typnamespace"], row["typelem"]];
		const schema = schemaNameOf(facts, Number(namespace));
		const isVisible = schema === "public" || schema === "pg_catalog";
		const place = (text: string) => (isVisible ? text : `${quoteObject(schema)}.${text}`);
		const isArray = row["typcategory"] === "A" && String(name).startsWith("_");
		const own = titles.get(Number(oid)) ?? place(quoteObject(String(name)));
		const ofElement = titles.get(Number(element)) ?? place(quoteObject(String(name).slice(1)));
		const shown = isArray ? `${ofElement}[]` : own;
		return { oid: Number(oid), shown, row };
	});
}

// Names that would be read as something else without quotes.
const written: readonly (readonly [number, string])[] = [
	[18, '"char"'],
	[2276, '"any"'],
	[2249, "record"],
	[1560, "bit"],
	[1562, "bit varying"],
];

function spell(oid: number, shown: string, names: readonly string[]): readonly PostgresRow[] {
	return [...new Set(names)].map((name) => ({ oid, shown, name: name.replaceAll('"', "").toLowerCase() }));
}
