import { findNearest } from "../base/index.ts";
import type { CatalogTable } from "./catalog.ts";
import { foldUnderscores } from "./fold-underscores.ts";

/** More names than that nobody reads in a hint. */
const mostNames = 8;

/**
 * Says why there is no column of an attribute: another name was meant, it is archived, or nothing is known of attributes.
 * @returns Undefined for a name that is none of an attribute.
 * @example explainMissingAttribute(contacts, "emial") // undefined
 */
export function explainMissingAttribute(
	{ name: table, discovery, attributes }: Pick<CatalogTable, "name" | "discovery" | "attributes">,
	name: string,
): string | undefined {
	if (!discovery || !attributes || !foldUnderscores(name).startsWith(foldUnderscores(discovery.prefix)))
		return undefined;
	const { columns, archived, problem } = attributes;
	if (problem !== undefined) return problem;
	if (archived.some((other) => foldUnderscores(other) === foldUnderscores(name)))
		return `The attribute is archived in the service. Its values may still stand in ${table}.${discovery.within}.`;
	const names = columns.map((column) => column.name);
	const start = discovery.prefix.length;
	// All of them begin alike, so that only the rest tells which one is near.
	const nearest = findNearest(
		name.slice(start),
		names.map((each) => each.slice(start)),
	);
	if (nearest !== undefined) return `Did you mean "${discovery.prefix}${nearest}"?`;
	if (names.length === 0) return `The service describes no attributes of ${table}.`;
	const more =
		names.length > mostNames ? `, … (${String(names.length)} in all; see: intercom-sql describe ${table})` : "";
	return `The attributes of ${table} are ${names.slice(0, mostNames).join(", ")}${more}.`;
}

/**
 * The column of an attribute by the name that the service has for it, as people write it: `custom_attributes.plan`.
 * @example findAttribute({ attributes: undefined }, "custom_attributes", "plan") // undefined
 */
export function findAttribute(
	table: Pick<CatalogTable, "attributes">,
	within: string,
	name: string,
): string | undefined {
	const columns = table.attributes?.columns.filter((column) => column.within?.column === within) ?? [];
	const exact = columns.find((column) => column.within?.name === name);
	return (exact ?? columns.find((column) => foldUnderscores(column.within?.name ?? "") === foldUnderscores(name)))
		?.name;
}
