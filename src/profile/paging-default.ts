import type { AccessPath, DeletionFeed, Paging, ServiceDefinition, TableDefinition } from "./profile.ts";

/**
 * Gives the pagings of a table the names that the service has for all of its tables, where the table does not say otherwise.
 * @param service Undefined where its file has mistakes.
 */
export function settlePaging(table: TableDefinition, service: ServiceDefinition | undefined): TableDefinition {
	if (service?.paging === undefined) return table;
	const { incremental } = table;
	const deletions =
		incremental && incremental.deletions !== "count" ? settle(incremental.deletions, service) : incremental?.deletions;
	return {
		...table,
		read: table.read.map((access) => ("paging" in access ? settle(access, service) : access)),
		incremental: incremental && deletions && { ...incremental, deletions },
	};
}

function settle<Paged extends DeletionFeed | Extract<AccessPath, { readonly paging?: Paging }>>(
	paged: Paged,
	{ paging = [] }: ServiceDefinition,
): Paged {
	const usual = paging.find(({ kind }) => kind === paged.paging);
	return usual ? { ...paged, pages: { ...usual.pages, ...paged.pages } } : paged;
}
