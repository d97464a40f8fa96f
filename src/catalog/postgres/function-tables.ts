import { listBuiltInFunctions } from "./built-in-rows.ts";
import type { PostgresTable } from "./postgres-table.ts";

/** The catalog of functions: those of PostgreSQL that are here too. Source: https://www.postgresql.org/docs/15/catalog-pg-proc.html. */
export const functionTables: readonly PostgresTable[] = [
	{
		name: "pg_proc",
		columns: `oid:oid proname:name pronamespace:oid=11 proowner:oid=10 prolang:oid=12 procost:float4=1 prorows:float4=0 provariadic:oid=0
			prosupport:regproc=0 prokind:char=f prosecdef:bool=f proleakproof:bool=f proisstrict:bool=t proretset:bool=f provolatile:char=i
			proparallel:char=s pronargs:int2=0 pronargdefaults:int2=0 prorettype:oid proargtypes:oidvector proallargtypes:oid[]
			proargmodes:char[] proargnames:text[] proargdefaults:pg_node_tree protrftypes:oid[] prosrc:text='' probin:text
			prosqlbody:pg_node_tree proconfig:text[] proacl:aclitem[]`,
		list: () =>
			listBuiltInFunctions().map((callee) => ({
				...{ oid: callee.oid, proname: callee.name, prolang: callee.language, procost: callee.cost },
				...{ prorows: callee.rows, provariadic: callee.variadic, prokind: callee.kind, proisstrict: callee.isStrict },
				...{ proretset: callee.isSet, provolatile: callee.volatility, proparallel: callee.parallel },
				...{ pronargs: callee.takes.length, pronargdefaults: callee.defaultCount, prorettype: callee.returns },
				...{ proargtypes: callee.takes, proargdefaults: callee.defaults, prosrc: callee.name },
				...(callee.all.length > 0 && {
					proallargtypes: callee.all.map(([, type]) => type),
					proargmodes: callee.all.map(([mode]) => mode),
				}),
				...(callee.names.length > 0 && { proargnames: callee.names }),
			})),
	},
];
