/**
 * Types of PostgreSQL that are not here, so that they are told from a name that is no type at all.
 * https://www.postgresql.org/docs/current/datatype.html
 */
const foreignTypes: ReadonlySet<string> = new Set([
	..."bit bit_varying varbit bytea money oid name xid pg_lsn regclass regproc regtype xml uuid".split(" "),
	..."point line lseg box path polygon circle inet cidr macaddr macaddr8 tsvector tsquery jsonpath".split(" "),
	..."timetz int4range int8range numrange tsrange tstzrange daterange int4multirange nummultirange".split(" "),
]);

/**
 * Whether PostgreSQL has a type of this name that is not here.
 * @example isForeignType("point") // true
 * @example isForeignType("varchr") // false
 */
export function isForeignType(name: string): boolean {
	return foreignTypes.has(
		name
			.toLowerCase()
			.replace(/^time with time zone$/, "timetz")
			.replaceAll(" ", "_"),
	);
}
