/** Where the answers are others than PostgreSQL's, and why. */
const differences: readonly (readonly [pattern: RegExp, reason: string])[] = [
	[/s\.source <> 'default'/i, "settings of a server that is another one"],
	[/PROCEDURE_CAT/, "pg_proc lists those of PostgreSQL's functions that are here"],
];

/** Why a statement may give something else; undefined where it may not. */
export function findReason(sql: string): string | undefined {
	return differences.find(([pattern]) => pattern.test(sql))?.[1];
}

/** What stands for what is each server's own: how much room things take there, where rows lie, and which version it is. */
const ownTexts: readonly (readonly [own: RegExp, name: string])[] = [
	[/\b\d+ (bytes|kB|MB)\b/g, "a size"],
	[/(?<=")\(\d+,\d+\)(?=")/g, "a place"],
	[/(?<=")(PostgreSQL )?15\.\d[^"]*/g, "a version"],
];

/** The text of an answer without what is the server's own. @example hideOwn('["16 kB"]') // '["a size"]' */
export function hideOwn(text: string): string {
	return ownTexts.reduce((given, [own, name]) => given.replace(own, name), text);
}

/** What PostgreSQL is asked instead: the lists of the service, which were arrays where clients were captured, are jsonb there. */
export function placeForPostgres(sql: string): string {
	return sql.replace("tags && ARRAY", "tags ?| ARRAY");
}

/** Tells whether the first rows of many are asked for that have no order: these may be others, as many of the same columns. */
export function givesAnyRows(sql: string): boolean {
	return /"c"\."id", "x"\."vid"|FETCH FORWARD 1 FROM "scr"/.test(sql);
}
