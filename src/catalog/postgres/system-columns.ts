/**
 * The columns that each table has beside its own: name, object id of the type, number.
 * Source: https://www.postgresql.org/docs/15/ddl-system-columns.html.
 */
export const systemColumns = [
	...([["ctid", 27, -1] as const, ["xmin", 28, -2], ["cmin", 29, -3]] as const),
	...([["xmax", 28, -4] as const, ["cmax", 29, -5], ["tableoid", 26, -6]] as const),
] as const;
