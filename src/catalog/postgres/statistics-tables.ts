import type { PostgresRow } from "./listed-table.ts";
import { schemaNameOf } from "./object-name.ts";
import { nameToast, type PostgresFacts, toastNamespace } from "./postgres-facts.ts";
import type { PostgresTable } from "./postgres-table.ts";

/** A relation that PostgreSQL would keep in files. */
interface KeptRelation {
	readonly oid: number;
	readonly name: string;
	readonly schema: string;
	readonly hasToast: boolean;
	readonly indexes: readonly { readonly oid: number; readonly name: string }[];
}

/** Which tables a view is of. */
const scopes: Readonly<Record<string, (relation: KeptRelation) => boolean>> = {
	all: () => true,
	sys: isSystem,
	user: (relation) => !isSystem(relation),
};

const zeros = (names: string) => names.replaceAll(/\S+/g, "$&=0");
const changes = zeros("seq_scan seq_tup_read n_tup_ins n_tup_upd n_tup_del n_tup_hot_upd");
const more = zeros(
	"n_live_tup n_dead_tup n_mod_since_analyze n_ins_since_vacuum vacuum_count autovacuum_count analyze_count autoanalyze_count",
);
const usesOfIndex = ["idx_scan", "idx_tup_fetch"];
const blocksOfIndex = ["idx_blks_read", "idx_blks_hit"];
const blocksOfToast = ["toast_blks_read", "toast_blks_hit", "tidx_blks_read", "tidx_blks_hit"];

/**
 * What PostgreSQL counts of each table and index: nothing happens to files here, so that all counts are 0. Clients read them for the tables
 * themselves, and for what is said of them.
 * Source: https://www.postgresql.org/docs/15/monitoring-stats.html.
 */
export const statisticsTables: readonly PostgresTable[] = Object.entries(scopes).flatMap(([scope, isWithin]) => {
	const listTables = (ofIndex: readonly string[], ofToast: readonly string[]) => (facts: PostgresFacts) =>
		listKept(facts)
			.filter(isWithin)
			.map(({ oid, name, schema, indexes, hasToast }) => ({
				...{ relid: oid, schemaname: schema, relname: name },
				...Object.fromEntries(indexes.length > 0 ? ofIndex.map((column) => [column, 0]) : []),
				...Object.fromEntries(hasToast ? ofToast.map((column) => [column, 0]) : []),
			}));
	const listIndexes = (facts: PostgresFacts) => listKept(facts).filter(isWithin).flatMap(describeIndexes);
	return [
		{ name: `pg_stat_${scope}_tables`, defaults: `${changes} ${more}`, list: listTables(usesOfIndex, []) },
		{ name: `pg_stat_xact_${scope}_tables`, defaults: changes, list: listTables(usesOfIndex, []) },
		{
			name: `pg_statio_${scope}_tables`,
			defaults: zeros("heap_blks_read heap_blks_hit"),
			list: listTables(blocksOfIndex, blocksOfToast),
		},
		{
			name: `pg_stat_${scope}_indexes`,
			defaults: zeros("idx_scan idx_tup_read idx_tup_fetch"),
			list: listIndexes,
		},
		{ name: `pg_statio_${scope}_indexes`, defaults: zeros(blocksOfIndex.join(" ")), list: listIndexes },
	];
});

function isSystem({ schema }: KeptRelation): boolean {
	return schema === "pg_catalog" || schema === "information_schema" || schema === "pg_toast";
}

function describeIndexes({ oid, name, schema, indexes }: KeptRelation): readonly PostgresRow[] {
	return indexes.map((index) => ({
		...{ relid: oid, indexrelid: index.oid, schemaname: schema, relname: name, indexrelname: index.name },
	}));
}

function listKept(facts: PostgresFacts): readonly KeptRelation[] {
	const builtInIndexes = facts.builtInRelations.filter(({ kind }) => kind === "i");
	const builtIn = facts.builtInRelations.filter(({ kind }) => kind === "r" || kind === "t");
	const own = facts.relations.filter(({ kind }) => kind === "r");
	return [
		...builtIn.map(({ oid, name, namespace }) => ({
			...{ oid, name, schema: schemaNameOf(facts, namespace), hasToast: false },
			indexes: builtInIndexes.filter(({ table }) => table === oid),
		})),
		...own.flatMap(({ oid, name, namespace, key, ids, hasToast }): KeptRelation[] => {
			const toast = nameToast(ids);
			return [
				{
					...{ oid, name, schema: schemaNameOf(facts, namespace), hasToast },
					indexes: key ? [{ oid: ids.keyIndex, name: key.name }] : [],
				},
				...(hasToast
					? [
							{
								...{ oid: ids.toast, name: toast, schema: schemaNameOf(facts, toastNamespace), hasToast: false },
								indexes: [{ oid: ids.toastIndex, name: `${toast}_index` }],
							},
						]
					: []),
			];
		}),
	];
}
