import type { Answer } from "./answer.ts";

/** Types, their casts and their texts, with the answers of PostgreSQL 15. */
export const typesAnswers: readonly Answer[] = [
	[
		"SELECT pg_typeof(1::smallint), pg_typeof(1), pg_typeof(1::bigint), pg_typeof(1::smallint + 1::smallint), pg_typeof(1 + 1::bigint), pg_typeof(length('a')), pg_typeof(count(*))",
		"smallint|integer|bigint|smallint|bigint|integer|bigint",
	],
	[
		"SELECT pg_typeof(1::real), pg_typeof(1::real + 1::real), pg_typeof(1::real + 1), pg_typeof('a'::char(3)), pg_typeof('a'::varchar(3)), pg_typeof(array[1]), pg_typeof(array['a'::char(2)]), pg_typeof(gen_random_uuid())",
		"real|real|double precision|character|character varying|integer[]|character[]|uuid",
	],
	[
		"SELECT 32767::smallint, '-32768'::smallint, 2.5::smallint, 2.5::float8::smallint, 7::smallint / 2::smallint, 200::smallint * 100::smallint",
		"32767|-32768|3|2|3|20000",
	],
	["SELECT 32768::smallint", "!22003"],
	["SELECT ('327' || '68')::smallint", "!22003"],
	["SELECT 32767::smallint + 1::smallint", "!22003"],
	["SELECT '2147483648'::int", "!22003"],
	["SELECT '9223372036854775808'::bigint", "!22003"],
	["SELECT 1::smallint = 1, 1::smallint < 2::bigint, 1::smallint = 1.0, 1::smallint IN (1, 2)", "t|t|t|t"],
	[
		"SELECT '{1,2}'::smallint[]::text, array[1.5, 2.5]::int[]::text, array['abc', 'd']::char(2)[]::text, '{abc,d}'::varchar(2)[]::text",
		'{1,2}|{2,3}|{ab,"d "}|{ab,d}',
	],
	["SELECT '{32768}'::smallint[]", "!22003"],
	["SELECT '{maybe}'::boolean[]", "!22P02"],
	[
		"SELECT 0.1::real::text, 1234567.8::real::text, (1::real / 3::real)::text, 1e10::real::text, 0.1::real::float8::text, 123456789::real::numeric",
		"0.1|1.2345678e+06|0.33333334|1e+10|0.10000000149011612|123457000",
	],
	[
		"SELECT 0.1::real = 0.1, 0.1::real = '0.1', 0.5::real = 0.5, 0.1::real + 0.2::real = 0.3::real, 16777217::real::int",
		"f|t|t|t|16777216",
	],
	["SELECT 1e39::real", "!22003"],
	["SELECT 1e-50::float8::real", "!22003"],
	["SELECT 3e38::real * 10::real", "!22003"],
	["SELECT 'abc'::real", "!22P02"],
	[
		"SELECT '[' || 'a'::char(3) || ']', concat('[', 'a'::char(3), ']'), length('a'::char(3)), 'abcdef'::char(3), 'abc'::char, 'abc'::bpchar",
		"[a]|[a  ]|1|abc|a|abc",
	],
	[
		"SELECT 'a'::char(3) = 'a', 'a'::char(3) = 'a  '::text, 'a'::char(3) = 'a  '::varchar, 'a'::char(3) = 'a'::char(5), 'a'::char(3) LIKE 'a', 'a'::char(3) LIKE 'a  '",
		"t|f|t|t|f|t",
	],
	[
		"SELECT 'abc'::varchar(2), 'ab  '::varchar(3) || ']', 'abcd'::char(4)::char(2), 'é'::char(3) || ']'",
		"ab|ab ]|ab|é]",
	],
	["SELECT 'a'::char(0)", "!22023"],
	["SELECT 'a'::varchar(0)", "!22023"],
	[
		"SELECT 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid, '{a0eebc999c0b4ef8bb6d6bb9bd380a11}'::uuid, md5('a')::uuid",
		"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11|a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11|0cc175b9-c0f1-b6a8-31c3-99e269772661",
	],
	[
		"SELECT 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid = 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid < 'b0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'",
		"t|t",
	],
	["SELECT '12:99'::uuid", "!22P02"],
	["SELECT 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid = 'a'::text", "!42883"],
	["SELECT upper('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid)", "!42883"],
	["SELECT 1::uuid", "!42846"],
	["SELECT true::smallint", "!42846"],
	["SELECT x FROM (SELECT 0.1::real AS x UNION SELECT 0.1) u", "0.1"],
	["SELECT x || ']' FROM (SELECT 'a'::char(3) AS x UNION ALL SELECT 'b'::text) u ORDER BY 1", "a]", "b]"],
	// nullif() gives its first argument as it was.
	[
		"SELECT pg_typeof(nullif(1, 2::bigint)), pg_typeof(nullif(1::smallint, 1.5)), pg_typeof(nullif(DATE '2024-01-01', TIMESTAMP '2024-01-02')), pg_typeof(nullif(1::bigint, 2)), pg_typeof(nullif(1, NULL)), pg_typeof(nullif('a', 'b'))",
		"integer|numeric|date|bigint|integer|text",
	],
	["SELECT x, nullif(x, 3::bigint) AS y, nullif(x, 3::bigint) / 2 FROM (VALUES (1), (3)) t(x)", "1|1|0", "3|∅|∅"],
	// An array has equally many elements in each row.
	["SELECT '{{1,2},{3}}'::int[]", "!22P02"],
	["SELECT '{{1,2},3}'::int[]", "!22P02"],
	["SELECT '{1,{2}}'::int[]", "!22P02"],
	["SELECT '{{{1}},{{2,3}}}'::text[]", "!22P02"],
	["SELECT '{{1,2},{3,4}}'::int[] = ARRAY[[1, 2], [3, 4]]", "t"],
	["SELECT ARRAY[]", "!42P18"],
	["SELECT 1 = ANY (ARRAY[])", "!42P18"],
	["SELECT cardinality(ARRAY[]::int[]), ARRAY[]::int[] = '{}', pg_typeof(ARRAY[]::numeric[])", "0|t|numeric[]"],
	// NaN is no whole number.
	["SELECT 'NaN'::numeric::int", "!0A000"],
	["SELECT 'Infinity'::numeric::bigint", "!0A000"],
	// Beyond PostgreSQL's: a double is neither NaN nor infinite here, so that a decimal that is cannot become one.
	["SELECT 'NaN'::numeric::float8", "!22003"],
	["SELECT 'Infinity'::numeric::real", "!22003"],
	["SELECT 'NaN'::numeric = 1.5::float8", "!22003"],
	["SELECT x > 1::float8 FROM (VALUES ('NaN'::numeric)) v(x)", "!22003"],
];
