import type { CatalogTable } from "../catalog.ts";
import { listBuiltInSpecs, makeListedTable, type PostgresRow } from "./listed-table.ts";
import { loginId } from "./object-id.ts";
import { catalogNamespace, type PostgresFacts, superuser } from "./postgres-facts.ts";
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

interface Role {
	readonly oid: number;
	readonly name: string;
	readonly isSuperuser: boolean;
	readonly mayLogIn: boolean;
}

/** Catalogs of what roles a role has. Source: https://www.postgresql.org/docs/15/catalog-pg-auth-members.html. */
export const memberTables: readonly PostgresTable[] = [
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
];

const roleDefaults =
	"rolsuper=f rolinherit=t rolcreaterole=f rolcreatedb=f rolcanlogin=t rolreplication=f rolconnlimit=-1 rolbypassrls=f";

const tables: Readonly<
	Record<string, { readonly defaults: string; readonly list: (roles: readonly Role[]) => readonly PostgresRow[] }>
> = {
	pg_roles: { defaults: `${roleDefaults} rolpassword=********`, list: describeRoles },
	pg_authid: { defaults: roleDefaults, list: describeRoles },
	pg_user: {
		defaults: "usecreatedb=f usesuper=f userepl=f usebypassrls=f passwd=********",
		list: (roles) =>
			roles
				.filter(({ mayLogIn }) => mayLogIn)
				.map(({ oid, name, isSuperuser }) => ({
					...{ usename: name, usesysid: oid, usecreatedb: isSuperuser, usesuper: isSuperuser },
					...{ userepl: isSuperuser, usebypassrls: isSuperuser },
				})),
	},
};

/**
 * The tables of roles as one session sees them: the owner of the service's tables, whose name the catalog has too, those that each server has,
 * and who is logged in.
 * Source: https://www.postgresql.org/docs/15/catalog-pg-authid.html.
 * @param login Undefined where nobody is logged in.
 */
export function makeRoleTables(findFacts: () => PostgresFacts, login: string | undefined): readonly CatalogTable[] {
	return Object.entries(tables).map(([name, { defaults, list }]) =>
		makeListedTable({
			...{ schema: "pg_catalog", name, summary: "The roles of the server.", undiscovered: undefined },
			isOfSession: true,
			readSpecs: () => listBuiltInSpecs(catalogNamespace, name, defaults),
			list: () => list(listRoles(findFacts(), login)),
		}),
	);
}

/** Whether a server has a role of that name from the start. @example isServerRole("pg_monitor") // true */
export function isServerRole(name: string): boolean {
	return name === superuser || predefined.some(([, role]) => role === name);
}

/** The object id of a role, as one session sees it. */
export function findRole(facts: PostgresFacts, login: string | undefined, name: string): number | undefined {
	return listRoles(facts, login).find((role) => role.name === name)?.oid;
}

function listRoles({ owner, database }: PostgresFacts, login: string | undefined): readonly Role[] {
	const role = (oid: number, name: string): Role => ({ oid, name, isSuperuser: false, mayLogIn: true });
	return [
		role(owner, database),
		{ ...role(superuserOid, superuser), isSuperuser: true },
		...predefined.map(([oid, name]) => ({ ...role(oid, name), mayLogIn: false })),
		...(login === undefined || login === database || login === superuser ? [] : [role(loginId, login)]),
	];
}

function describeRoles(roles: readonly Role[]): readonly PostgresRow[] {
	return roles.map(({ oid, name, isSuperuser, mayLogIn }) => ({
		...{ oid, rolname: name, rolcanlogin: mayLogIn, rolsuper: isSuperuser, rolcreaterole: isSuperuser },
		...{ rolcreatedb: isSuperuser, rolreplication: isSuperuser, rolbypassrls: isSuperuser },
	}));
}
