import { listOperatorClasses, listOperatorFamilies } from "./built-in-rows.ts";
import { databaseId } from "./object-id.ts";
import { superuser } from "./postgres-facts.ts";
import type { PostgresTable } from "./postgres-table.ts";

const utf8 = 6;
const superuserOid = 10;
const powers = {
	...{ rolsuper: true, rolcreaterole: true, rolcreatedb: true, rolreplication: true, rolbypassrls: true },
} as const;
/** The role that owns the schema public. */
const databaseOwner = 6171;

/** Catalogs of what a server has besides tables. Source: https://www.postgresql.org/docs/15/catalogs.html. */
export const serverTables: readonly PostgresTable[] = [
	{
		name: "pg_namespace",
		columns: "oid:oid nspname:name nspowner:oid=10 nspacl:aclitem[]",
		list: ({ namespaces }) =>
			namespaces.map(({ oid, name, owner, rights }) => ({ oid, nspname: name, nspowner: owner, nspacl: rights })),
	},
	{
		name: "pg_database",
		columns: `oid:oid datname:name datdba:oid=10 encoding:int4=${String(utf8)} datlocprovider:char=c datistemplate:bool=f
			datallowconn:bool=t datconnlimit:int4=-1 datfrozenxid:int8=0 datminmxid:int8=0 dattablespace:oid=1663 datcollate:text=C
			datctype:text=C.UTF-8 daticulocale:text datcollversion:text datacl:aclitem[]`,
		list: ({ database, owner }) => [{ oid: databaseId, datname: database, datdba: owner }],
	},
	...["pg_roles", "pg_authid"].map(
		(name): PostgresTable => ({
			name,
			columns: `oid:oid rolname:name rolsuper:bool=f rolinherit:bool=t rolcreaterole:bool=f rolcreatedb:bool=f rolcanlogin:bool=t
				rolreplication:bool=f rolconnlimit:int4=-1 rolpassword:text rolvaliduntil:timestamptz rolbypassrls:bool=f rolconfig:text[]`,
			list: ({ owner, database }) => [
				{ oid: owner, rolname: database },
				{ oid: superuserOid, rolname: superuser, rolcanlogin: true, ...powers },
				{ oid: databaseOwner, rolname: "pg_database_owner", rolcanlogin: false },
			],
		}),
	),
	{
		name: "pg_user",
		columns: `usename:name usesysid:oid usecreatedb:bool=f usesuper:bool=f userepl:bool=f usebypassrls:bool=f passwd:text=********
			valuntil:timestamptz useconfig:text[]`,
		list: ({ owner, database }) => [
			{ usename: database, usesysid: owner },
			{
				usename: superuser,
				usesysid: superuserOid,
				usecreatedb: true,
				usesuper: true,
				userepl: true,
				usebypassrls: true,
			},
		],
	},
	{
		name: "pg_am",
		columns: "oid:oid amname:name amhandler:regproc=0 amtype:char",
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
		columns: "oid:oid spcname:name spcowner:oid=10 spcacl:aclitem[] spcoptions:text[]",
		list: () => [
			{ oid: 1663, spcname: "pg_default" },
			{ oid: 1664, spcname: "pg_global" },
		],
	},
	{
		name: "pg_collation",
		columns: `oid:oid collname:name collnamespace:oid=11 collowner:oid=10 collprovider:char=c collisdeterministic:bool=t
			collencoding:int4=-1 collcollate:text collctype:text colliculocale:text collversion:text`,
		list: () => [
			{ oid: 100, collname: "default", collprovider: "d" },
			{ oid: 950, collname: "C", collcollate: "C", collctype: "C" },
			{ oid: 951, collname: "POSIX", collcollate: "POSIX", collctype: "POSIX" },
			{ oid: 12_340, collname: "ucs_basic", collencoding: utf8, collcollate: "C", collctype: "C" },
		],
	},
	{
		name: "pg_language",
		columns:
			"oid:oid lanname:name lanowner:oid=10 lanispl:bool=f lanpltrusted:bool=f lanplcallfoid:oid=0 laninline:oid=0 lanvalidator:oid=0 lanacl:aclitem[]",
		list: () => [
			{ oid: 12, lanname: "internal", lanvalidator: 2246 },
			{ oid: 13, lanname: "c", lanvalidator: 2247 },
			{ oid: 14, lanname: "sql", lanpltrusted: true, lanvalidator: 2248 },
		],
	},
	{
		name: "pg_opclass",
		columns: `oid:oid opcmethod:oid opcname:name opcnamespace:oid=11 opcowner:oid=10 opcfamily:oid opcintype:oid opcdefault:bool
			opckeytype:oid`,
		list: () =>
			listOperatorClasses().map(([oid, opcmethod, opcname, opcfamily, opcintype, opcdefault, opckeytype]) => ({
				...{ oid, opcmethod, opcname, opcfamily, opcintype, opcdefault, opckeytype },
			})),
	},
	{
		name: "pg_opfamily",
		columns: "oid:oid opfmethod:oid opfname:name opfnamespace:oid=11 opfowner:oid=10",
		list: () => listOperatorFamilies().map(([oid, opfmethod, opfname]) => ({ oid, opfmethod, opfname })),
	},
];
