import type { PostgresFacts } from "./postgres-facts.ts";

/** A name as PostgreSQL writes it, in quotes where it has to be. @example quoteObject("Name") // '"Name"' */
export function quoteObject(name: string): string {
	return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** The name of a schema. */
export function schemaNameOf({ namespaces }: PostgresFacts, oid: number): string {
	return namespaces.find((namespace) => namespace.oid === oid)?.name ?? "";
}
