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

const none = (name: string, columns: string): PostgresTable => ({ name, columns, list: () => [] });

/** Catalogs of what a server has besides tables, most of which is not here. Source: https://www.postgresql.org/docs/15/catalogs.html. */
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
		name: "pg_settings",
		columns: `name:text setting:text unit:text category:text='' short_desc:text='' extra_desc:text context:text=user vartype:text=string
			source:text=default min_val:text max_val:text enumvals:text[] boot_val:text reset_val:text sourcefile:text sourceline:int4
			pending_restart:bool=f`,
		list: ({ settings }) =>
			settings.map(([name, value]) => ({ name, setting: value, boot_val: value, reset_val: value })),
	},
	none("pg_attrdef", "oid:oid adrelid:oid adnum:int2 adbin:pg_node_tree"),
	none("pg_auth_members", "roleid:oid member:oid grantor:oid admin_option:bool"),
	none("pg_conversion", "oid:oid conname:name connamespace:oid conowner:oid condefault:bool"),
	none("pg_default_acl", "oid:oid defaclrole:oid defaclnamespace:oid defaclobjtype:char defaclacl:aclitem[]"),
	none("pg_depend", "classid:oid objid:oid objsubid:int4 refclassid:oid refobjid:oid refobjsubid:int4 deptype:char"),
	none("pg_enum", "oid:oid enumtypid:oid enumsortorder:float4 enumlabel:name"),
	none(
		"pg_event_trigger",
		"oid:oid evtname:name evtevent:name evtowner:oid evtfoid:oid evtenabled:char evttags:text[]",
	),
	none(
		"pg_extension",
		"oid:oid extname:name extowner:oid extnamespace:oid extrelocatable:bool extversion:text extconfig:oid[]",
	),
	none(
		"pg_foreign_data_wrapper",
		"oid:oid fdwname:name fdwowner:oid fdwhandler:oid fdwvalidator:oid fdwacl:aclitem[] fdwoptions:text[]",
	),
	none(
		"pg_foreign_server",
		"oid:oid srvname:name srvowner:oid srvfdw:oid srvtype:text srvversion:text srvacl:aclitem[] srvoptions:text[]",
	),
	none("pg_foreign_table", "ftrelid:oid ftserver:oid ftoptions:text[]"),
	none("pg_inherits", "inhrelid:oid inhparent:oid inhseqno:int4 inhdetachpending:bool"),
	none("pg_largeobject_metadata", "oid:oid lomowner:oid lomacl:aclitem[]"),
	none("pg_locks", "locktype:text database:oid relation:oid pid:int4 mode:text granted:bool"),
	none(
		"pg_matviews",
		"schemaname:name matviewname:name matviewowner:name tablespace:name hasindexes:bool ispopulated:bool definition:text",
	),
	none(
		"pg_operator",
		"oid:oid oprname:name oprnamespace:oid oprowner:oid oprkind:char oprleft:oid oprright:oid oprresult:oid oprcode:regproc",
	),
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
	none(
		"pg_partitioned_table",
		"partrelid:oid partstrat:char partnatts:int2 partdefid:oid partattrs:int2vector partexprs:pg_node_tree",
	),
	none(
		"pg_policy",
		"oid:oid polname:name polrelid:oid polcmd:char polpermissive:bool polroles:oid[] polqual:pg_node_tree polwithcheck:pg_node_tree",
	),
	none(
		"pg_publication",
		"oid:oid pubname:name pubowner:oid puballtables:bool pubinsert:bool pubupdate:bool pubdelete:bool pubtruncate:bool pubviaroot:bool",
	),
	none("pg_publication_namespace", "oid:oid pnpubid:oid pnnspid:oid"),
	none("pg_publication_rel", "oid:oid prpubid:oid prrelid:oid prqual:pg_node_tree prattrs:int2vector"),
	none(
		"pg_range",
		"rngtypid:oid rngsubtype:oid rngmultitypid:oid rngcollation:oid rngsubopc:oid rngcanonical:regproc rngsubdiff:regproc",
	),
	none(
		"pg_rewrite",
		"oid:oid rulename:name ev_class:oid ev_type:char ev_enabled:char is_instead:bool ev_qual:pg_node_tree ev_action:pg_node_tree",
	),
	none("pg_seclabel", "objoid:oid classoid:oid objsubid:int4 provider:text label:text"),
	none(
		"pg_sequence",
		"seqrelid:oid seqtypid:oid seqstart:int8 seqincrement:int8 seqmax:int8 seqmin:int8 seqcache:int8 seqcycle:bool",
	),
	none(
		"pg_sequences",
		"schemaname:name sequencename:name sequenceowner:name data_type:regtype start_value:int8 last_value:int8",
	),
	none("pg_shdescription", "objoid:oid classoid:oid description:text"),
	none("pg_stat_activity", "datid:oid datname:name pid:int4 usename:name application_name:text state:text query:text"),
	none("pg_stat_user_tables", "relid:oid schemaname:name relname:name n_live_tup:int8"),
	none(
		"pg_statistic_ext",
		"oid:oid stxrelid:oid stxname:name stxnamespace:oid stxowner:oid stxstattarget:int4 stxkeys:int2vector stxkind:char[] stxexprs:pg_node_tree",
	),
	none(
		"pg_subscription",
		"oid:oid subdbid:oid subname:name subowner:oid subenabled:bool subconninfo:text subslotname:name subsynccommit:text subpublications:text[]",
	),
	none(
		"pg_trigger",
		"oid:oid tgrelid:oid tgparentid:oid tgname:name tgfoid:oid tgtype:int2 tgenabled:char tgisinternal:bool tgconstrrelid:oid tgconstrindid:oid tgconstraint:oid tgdeferrable:bool tginitdeferred:bool",
	),
	none("pg_ts_config", "oid:oid cfgname:name cfgnamespace:oid cfgowner:oid cfgparser:oid"),
	none("pg_user_mapping", "oid:oid umuser:oid umserver:oid umoptions:text[]"),
];
