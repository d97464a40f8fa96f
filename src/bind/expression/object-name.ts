import type { ObjectNameType } from "../../base/index.ts";
import type { Catalog, CatalogTable } from "../../catalog/index.ts";
import { createObjectNameError, keyOfName } from "../../functions/index.ts";

interface ObjectNames {
	readonly oids: ReadonlyMap<string, number>;
	readonly shown: ReadonlyMap<number, string>;
}

const known = new WeakMap<CatalogTable, ObjectNames>();

/**
 * The object id that a name means which is written in a statement: it is looked up here, so that SQLite need not have all the names.
 * @returns Undefined for roles, which are others in each session.
 * @throws execution_failed with PostgreSQL's SQLSTATE (42P01 for relations, 3F000 for schemas, 42883 or 42704) where there is none
 */
export function findNamedObject(
	catalog: Catalog,
	kind: ObjectNameType,
	text: string,
	at: number | undefined,
): number | undefined {
	if (text.trim() === "-") return 0;
	if (/^\s*\d+\s*$/.test(text)) return Number(text);
	const names = readNames(catalog, kind);
	if (!names) return undefined;
	const key = keyOfName(kind, text);
	const oid = names.oids.get(key);
	if (oid !== undefined) return oid;
	const schema = key.split(".").at(-2);
	const isSchema = schema === undefined || readNames(catalog, "regnamespace")?.oids.has(schema) === true;
	throw isSchema ? createObjectNameError(kind, text, at) : createObjectNameError("regnamespace", schema, at);
}

/** The name of the object of an id that is written in a statement; undefined for an id of none, and for roles. */
export function findShownObject(catalog: Catalog, kind: ObjectNameType, oid: number): string | undefined {
	return readNames(catalog, kind)?.shown.get(oid);
}

function readNames(catalog: Catalog, kind: ObjectNameType): ObjectNames | undefined {
	const { found: table } = catalog.findTable(["pg_catalog", `#${kind}_names`]);
	if (!table?.listRows) return undefined;
	const given = known.get(table) ?? indexNames(table.listRows());
	known.set(table, given);
	return given;
}

function indexNames(rows: readonly (readonly unknown[])[]): ObjectNames {
	const oids = new Map<string, number>();
	const shown = new Map<number, string>();
	for (const [oid, text, name] of rows) {
		if (!oids.has(String(name))) oids.set(String(name), Number(oid));
		if (!shown.has(Number(oid))) shown.set(Number(oid), String(text));
	}
	return { oids, shown };
}
