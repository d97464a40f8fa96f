import type { PostgresRow } from "./listed-table.ts";
import { type PostgresFacts, superuser } from "./postgres-facts.ts";
import type { PostgresTable } from "./postgres-table.ts";

const superuserOid = 10;
/** Those to whom a superuser can give what they may do: https://www.postgresql.org/docs/15/predefined-roles.html. */
const predefined = [
	...([[6171, "pg_database_owner"] as const, [6181, "pg_read_all_data"], [6182, "pg_write_all_data"]] as const),
	...([[3373, "pg_monitor"] as const, [3374, "pg_read_all_settings"], [3375, "pg_read_all_stats"]] as const),
	...([[3377, "pg_stat_scan_tables"] as const, [4569, "pg_read_server_files"]] as const),
	...([[4570, "pg_write_server_files"] as const, [4571, "pg_execute_server_program"]] as const),
	...([[4200, "pg_signal_backend"] as const, [4544, "pg_checkpoint"]] as const),
] as const;
const monitor = 3373;
/** Roles that pg_monitor has. */
const monitored = [3374, 3375, 3377];

/** Catalogs of the roles of a server. Source: https://www.postgresql.org/docs/15/catalog-pg-authid.html. */
export const serverRoles: readonly PostgresTable[] = [
	{ name: "pg_roles", defaults: `${roleDefaults()} rolpassword=********`, list: listRoles },
	{ name: "pg_authid", defaults: roleDefaults(), list: listRoles },
	{
		name: "pg_auth_members",
		defaults: `grantor=${String(superuserOid)} admin_option=f`,
		list: () => monitored.map((roleid) => ({ roleid, member: monitor })),
	},
	{
		name: "pg_group",
		list: () =>
			predefined.map(([grosysid, groname]) => ({
				...{ groname, grosysid, grolist: monitored.includes(grosysid) ? [monitor] : [] },
			})),
	},
	{
		name: "pg_user",
		defaults: "usecreatedb=f usesuper=f userepl=f usebypassrls=f passwd=********",
		list: ({ owner, database }) => [
			{ usename: database, usesysid: owner },
			{
				...{ usename: superuser, usesysid: superuserOid },
				...{ usecreatedb: true, usesuper: true, userepl: true, usebypassrls: true },
			},
		],
	},
];

function roleDefaults(): string {
	return "rolsuper=f rolinherit=t rolcreaterole=f rolcreatedb=f rolcanlogin=t rolreplication=f rolconnlimit=-1 rolbypassrls=f";
}

function listRoles({ owner, database }: PostgresFacts): readonly PostgresRow[] {
	return [
		{ oid: owner, rolname: database },
		{
			...{ oid: superuserOid, rolname: superuser, rolsuper: true, rolcreaterole: true, rolcreatedb: true },
			...{ rolreplication: true, rolbypassrls: true },
		},
		...predefined.map(([oid, rolname]) => ({ oid, rolname, rolcanlogin: false })),
	];
}
