import type { PageNames, Paging } from "./access-path.ts";
import type { ServiceDefinition, TableDefinition } from "./profile.ts";

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
		read: table.read.map((access) =>
			access.kind === "get" || access.kind === "embedded" ? access : settle(access, service),
		),
		incremental: incremental && deletions && { ...incremental, deletions },
	};
}

function settle<Paged extends { readonly paging?: Paging | undefined; readonly pages?: PageNames | undefined }>(
	paged: Paged,
	{ paging = [] }: ServiceDefinition,
): Paged {
	const wanted = paged.paging ?? "cursor";
	const usual = paging.find(({ kind }) => kind === wanted);
	return usual ? { ...paged, pages: { ...usual.pages, ...paged.pages } } : paged;
}
