import { listOperatorClasses, listOperatorFamilies } from "./built-in-rows.ts";
import { databaseId } from "./object-id.ts";
import { serverDatabases, superuser } from "./postgres-facts.ts";
import type { PostgresTable } from "./postgres-table.ts";
import { memberTables } from "./role-tables.ts";

const utf8 = 6;
/** The object id of pg_namespace. */
const namespaceClass = 2615;
const templateRights = [`=c/${superuser}`, `${superuser}=CTc/${superuser}`];
/** The language plpgsql, its functions, and the extension that they are of, as initdb numbers them. */
const procedural = 13_563;
const proceduralFunctions = { lanplcallfoid: 13_560, laninline: 13_561, lanvalidator: 13_562 } as const;
const proceduralExtension = 13_559;

/** Catalogs of what a server has besides tables. Source: https://www.postgresql.org/docs/15/catalogs.html. */
export const serverTables: readonly PostgresTable[] = [
	{
		name: "pg_namespace",
		defaults: "nspowner=10",
		list: ({ namespaces }) =>
			namespaces.map(({ oid, name, owner, rights }) => ({ oid, nspname: name, nspowner: owner, nspacl: rights })),
	},
	{
		// What initdb has allowed, from which pg_dump tells what somebody has changed.
		name: "pg_init_privs",
		defaults: `classoid=${String(namespaceClass)} objsubid=0 privtype=i`,
		list: ({ namespaces }) =>
			namespaces.flatMap(({ oid, rights }) => (rights ? [{ objoid: oid, initprivs: rights }] : [])),
	},
	{
		name: "pg_database",
		defaults: `datdba=10 encoding=${String(utf8)} datlocprovider=c datistemplate=f datallowconn=t datconnlimit=-1 datfrozenxid=0 datminmxid=0 dattablespace=1663 datcollate=C datctype=C.UTF-8`,
		list: ({ database, owner }) => [
			{ oid: databaseId, datname: database, datdba: owner },
			...serverDatabases.map(({ oid, name, isTemplate, isOpen }) => ({
				...{ oid, datname: name, datistemplate: isTemplate, datallowconn: isOpen },
				datacl: isTemplate ? templateRights : null,
			})),
		],
	},
	...memberTables,
	{
		name: "pg_am",
		defaults: "amhandler=0",
		list: () =>
			(
				[
					...[["heap", 2, 3] as const, ["btree", 403, 330] as const, ["hash", 405, 331] as const],
					...[["gist", 783, 332] as const, ["gin", 2742, 333] as const, ["spgist", 4000, 334] as const],
					["brin", 3580, 335],
				] as const
			).map(([amname, oid, amhandler]) => ({ oid, amname, amhandler, amtype: amname === "heap" ? "t" : "i" })),
	},
	{
		name: "pg_tablespace",
		defaults: "spcowner=10",
		list: () => [
			{ oid: 1663, spcname: "pg_default" },
			{ oid: 1664, spcname: "pg_global" },
		],
	},
	{
		name: "pg_collation",
		defaults: "collnamespace=11 collowner=10 collprovider=c collisdeterministic=t collencoding=-1",
		list: () => [
			{ oid: 100, collname: "default", collprovider: "d" },
			{ oid: 950, collname: "C", collcollate: "C", collctype: "C" },
			{ oid: 951, collname: "POSIX", collcollate: "POSIX", collctype: "POSIX" },
			{ oid: 12_340, collname: "ucs_basic", collencoding: utf8, collcollate: "C", collctype: "C" },
		],
	},
	{
		name: "pg_language",
		defaults: "lanowner=10 lanispl=f lanpltrusted=f lanplcallfoid=0 laninline=0 lanvalidator=0",
		list: () => [
			{ oid: 12, lanname: "internal", lanvalidator: 2246 },
			{ oid: 13, lanname: "c", lanvalidator: 2247 },
			{ oid: 14, lanname: "sql", lanpltrusted: true, lanvalidator: 2248 },
			{ oid: procedural, lanname: "plpgsql", lanispl: true, lanpltrusted: true, ...proceduralFunctions },
		],
	},
	{
		// Where a database has been made there is this one, though nobody can write functions in its language here.
		name: "pg_extension",
		defaults: "extowner=10 extnamespace=11 extrelocatable=f",
		list: () => [{ oid: proceduralExtension, extname: "plpgsql", extversion: "1.0" }],
	},
	{
		name: "pg_opclass",
		defaults: "opcnamespace=11 opcowner=10",
		list: () =>
			listOperatorClasses().map(([oid, opcmethod, opcname, opcfamily, opcintype, opcdefault, opckeytype]) => ({
				...{ oid, opcmethod, opcname, opcfamily, opcintype, opcdefault, opckeytype },
			})),
	},
	{
		name: "pg_opfamily",
		defaults: "opfnamespace=11 opfowner=10",
		list: () => listOperatorFamilies().map(([oid, opfmethod, opfname]) => ({ oid, opfmethod, opfname })),
	},
];
