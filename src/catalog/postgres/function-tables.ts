import { listBuiltInFunctions } from "./built-in-rows.ts";
import type { PostgresTable } from "./postgres-table.ts";

/** The catalog of functions: those of PostgreSQL that are here too. Source: https://www.postgresql.org/docs/15/catalog-pg-proc.html. */
export const functionTables: readonly PostgresTable[] = [
	{
		name: "pg_proc",
		defaults:
			"pronamespace=11 proowner=10 prolang=12 procost=1 prorows=0 provariadic=0 prosupport=0 prokind=f prosecdef=f proleakproof=f proisstrict=t proretset=f provolatile=i proparallel=s pronargs=0 pronargdefaults=0 prosrc=''",
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
