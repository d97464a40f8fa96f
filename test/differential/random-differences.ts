import type { Difference } from "./comparison.ts";

/** A kind of statement whose answer is not PostgreSQL's. */
export interface RandomDifference {
	readonly reason: string;
	/** A statement that differs so, by which a reason that is none any more is found. */
	readonly example: string;
	readonly kinds: readonly NonNullable<Difference>["kind"][];
	/** What the statement must have in it. */
	readonly pattern: RegExp;
}

/** Why random statements may differ. */
export const randomDifferences: readonly RandomDifference[] = [
	{
		reason: "the largest varchar, and what nullif() and lag() give beside a literal, are of the other type of text",
		example: "SELECT max(x) FROM (VALUES ('a'::varchar)) t(x)",
		kinds: ["types"],
		pattern: /\b(min|max|nullif|lag|lead)\(|\b(UNION|INTERSECT|EXCEPT)\b/,
	},
	{
		reason: "min() and max() of arrays go by their text",
		example: "SELECT min(x) FROM (VALUES (ARRAY['a', 'b']), (ARRAY['a'])) t(x)",
		kinds: ["rows"],
		pattern: /\b(min|max)\(.*ARRAY\[/,
	},
	{
		reason: "SQLite gives U+0000 for an empty text that it joins in a window",
		example: "SELECT string_agg('', ',') OVER (ORDER BY x) FROM (VALUES (1)) t(x)",
		kinds: ["rows"],
		pattern: /\bstring_agg\(.*\bOVER\b/,
	},
	{
		reason: "kindness: a number stands for its text where a text is needed",
		example: "SELECT 12 LIKE '1%'",
		kinds: ["answered"],
		pattern: /\d\S* LIKE /,
	},
	{
		reason: "an aggregate or a window function beside ANY and ALL, or in their array",
		example: "SELECT sum(x) < ANY (ARRAY[1]) FROM (VALUES (1)) t(x)",
		kinds: ["refused"],
		pattern:
			/(\b(sum|count|max|min|avg|\w+_(and|or|agg)|every)\(|\bOVER\b).*\b(ANY|ALL) \(|\b(ANY|ALL) \(.*\barray_agg\(/,
	},
	{
		reason: "what is before RIGHT JOIN and after a comma speaks of what is before the comma",
		example:
			"SELECT 1 FROM (VALUES (1)) t1(a), generate_series(1, t1.a) AS t2(b) RIGHT JOIN (VALUES (1)) t3(c) ON true",
		kinds: ["refused"],
		pattern: /, (LATERAL|jsonb_|unnest|generate_series|regexp_).* (RIGHT|FULL) JOIN/,
	},
	{
		reason: "an aggregate whose columns are all of the query around it belongs to that query",
		example: "SELECT t1.x FROM (VALUES (1)) t1(x), LATERAL (SELECT mode() WITHIN GROUP (ORDER BY t1.x)) t2",
		kinds: ["sqlstate"],
		pattern: /\bLATERAL \(SELECT .*\bt1\./,
	},
];

/** The reason for which a statement may differ as it does. */
export function findReason(sql: string, difference: NonNullable<Difference>): RandomDifference | undefined {
	return randomDifferences.find(({ kinds, pattern }) => kinds.includes(difference.kind) && pattern.test(sql));
}
