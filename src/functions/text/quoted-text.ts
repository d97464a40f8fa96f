import { createError } from "../../base/index.ts";

/**
 * A text as an SQL name: as it is where PostgreSQL would read it back so, else in double quotes.
 * Source: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/ruleutils.c, quote_identifier.
 * @example quoteName("true") // '"true"'
 */
export function quoteName(text: string): string {
	const isPlain = /^[a-z_][a-z0-9_]*$/.test(text) && !keyWords.has(text);
	return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

/**
 * The parts of a qualified SQL name.
 * Source: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/misc.c, parse_ident.
 * @param isStrict Nothing may stand behind the name.
 * @throws invalid_argument (22023)
 * @example splitName('Public."Tab le"', true) // ["public", "Tab le"]
 */
export function splitName(text: string, isStrict: boolean): readonly string[] {
	const parts: string[] = [];
	let rest = text;
	for (;;) {
		const [whole, quoted, plain] = /^\s*(?:"((?:[^"]|"")+)"|([\p{L}_][\p{L}\p{N}_$]*))\s*/u.exec(rest) ?? [];
		if (whole === undefined) throw refuseName(text);
		parts.push(quoted === undefined ? (plain ?? "").toLowerCase() : quoted.replaceAll('""', '"'));
		rest = rest.slice(whole.length);
		if (!rest.startsWith(".")) break;
		rest = rest.slice(1);
	}
	if (isStrict && rest !== "") throw refuseName(text);
	return parts;
}

function refuseName(text: string): Error {
	return createError("invalid_argument", {
		problem: `string is not a valid identifier: "${text}"`,
		advice: 'Write a name as in SQL: schema.table, or "Schema"."Table".',
	});
}

/**
 * A text as an SQL string that means the same whatever standard_conforming_strings says.
 * Source: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/quote.c, quote_literal_internal.
 * @example quoteLiteral("it's") // "'it''s'"
 */
export function quoteLiteral(text: string): string {
	const prefix = text.includes("\\") ? "E" : "";
	return `${prefix}'${text.replace(/['\\]/g, "$&$&")}'`;
}

// The key words of PostgreSQL 15 that are reserved in one place or another: pg_get_keywords() WHERE catcode <> 'U'.
const keyWords: ReadonlySet<string> = new Set(
	`all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast
	char character check coalesce collate collation column concurrently constraint create cross current_catalog
	current_date current_role current_schema current_time current_timestamp current_user dec decimal default deferrable
	desc distinct do else end except exists extract false fetch float for foreign freeze from full grant greatest group
	grouping having ilike in initially inner inout int integer intersect interval into is isnull join lateral leading
	least left like limit localtime localtimestamp national natural nchar none normalize not notnull null nullif numeric
	offset on only or order out outer overlaps overlay placing position precision primary real references returning
	right row select session_user setof similar smallint some substring symmetric table tablesample then time timestamp
	to trailing treat trim true union unique user using values varchar variadic verbose when where window with
	xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize
	xmltable`.split(/\s+/),
);
