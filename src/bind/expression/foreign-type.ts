/**
 * Types of PostgreSQL that are not here, so that they are told from a name that is no type at all.
 * https://www.postgresql.org/docs/current/datatype.html
 */
const foreignTypes: ReadonlySet<string> = new Set([
	..."record xid pg_lsn xml".split(" "),
	..."point line lseg box path polygon circle inet cidr macaddr macaddr8 tsvector tsquery jsonpath".split(" "),
	..."int4range int8range numrange tsrange tstzrange daterange int4multirange nummultirange".split(" "),
]);

/**
 * Whether PostgreSQL has a type of this name that is not here.
 * @example isForeignType("point") // true
 * @example isForeignType("varchr") // false
 */
export function isForeignType(name: string): boolean {
	return foreignTypes.has(name.toLowerCase().replaceAll(" ", "_"));
}
