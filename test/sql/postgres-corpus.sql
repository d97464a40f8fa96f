-- SELECT statements of PostgreSQL by feature, one a line. Both PostgreSQL's parser and ours read each; see postgres-oracle.test.ts.

-- feature: select lists
SELECT 1
SELECT
SELECT *
SELECT * FROM contacts
SELECT c.* FROM contacts c
SELECT public.contacts.* FROM public.contacts
SELECT c.*, 1 AS one, t.name FROM contacts c, teams t
SELECT id, name, email FROM contacts
SELECT id AS contact_id, name contact_name FROM contacts
SELECT id "Contact Id" FROM contacts
SELECT id AS "select", name AS from_name FROM contacts
SELECT id AS select, name AS from, email AS order FROM contacts
SELECT a AS year, b AS within, c AS filter, d AS over FROM t
SELECT DISTINCT state FROM conversations
SELECT ALL state FROM conversations
SELECT DISTINCT ON (state) state, id FROM conversations ORDER BY state, created_at DESC
SELECT DISTINCT ON (lower(name), role) * FROM contacts
SELECT count(*), count(id), count(DISTINCT state) FROM conversations
SELECT "Mixed Case", "with ""quotes""", lower_case FROM "Some Table"
SELECT contacts.id, public.contacts.name, db.public.contacts.email FROM contacts
SELECT naïve, größe, 名前 FROM t
SELECT _a, a1, a$1 FROM t
SELECT ((((1))))
SELECT (1), (a), (a + b) FROM t
SELECT date, name, value, type, state, role, count, first, last, key, text, open, read, priority FROM t
SELECT action, at, cache, catalog, class, comment, content, data, database, domain, enabled FROM t
SELECT function, header, hold, hour, identity, index, instead, label, language, level, location FROM t
SELECT match, minute, mode, month, name, no, normalized, object, of, off, option, others, owner FROM t
SELECT parallel, partition, password, plans, policy, prior, procedure, program, range, recursive, ref FROM t
SELECT rows, rule, schema, scroll, search, second, sequence, server, session, share, show, simple FROM t
SELECT source, stable, start, statistics, storage, system, tables, temp, template, ties, transaction FROM t
SELECT trigger, trusted, uncommitted, unknown, unlisten, until, vacuum, valid, value, version, view FROM t
SELECT views, volatile, within, without, work, wrapper, write, xml, year, yes, zone FROM t
SELECT t.select, t.from, t.where, t.group, t.order, t.end FROM t
SELECT (t).id, (t).name.first FROM t
SELECT a b, c AS d, e "f" FROM g
SELECT a.b.c FROM x
SELECT abs(-1), -1, +1, - 1, - -1
SELECT count(*) count, max(date) date FROM t GROUP BY date
SELECT 1 AS a, 2 AS a, 3 AS a

-- feature: numbers
SELECT 0, 1, 42, 007, 2147483647, 2147483648, 9223372036854775808
SELECT 1.5, .5, 1., 0.0, 3.14159265358979
SELECT 1e3, 1E3, 1e+3, 1e-3, 1.5e10, .5e-2
SELECT 1_000, 1_000_000.000_001, 1_0e1_0
SELECT 0xFF, 0xff, 0XAB_CD, 0o17, 0O7_7, 0b101, 0B1_0
SELECT -1, -1.5, +1, -.5, - 2147483648
SELECT 1+1, 1-1, 1*1, 1/1, 1%1, 1^1
SELECT 1 -1, 1 - -1, 1 --1
SELECT 12345678901234567890123456789
SELECT a-1, a -1, a- 1, a - 1 FROM t

-- feature: strings
SELECT 'it''s', '', ' ', ''''
SELECT E'a\nb', E'\'', E'\\', E'\t\r\b\f', e'x'
SELECT E'\x41\101\u00e9\U0001F600'
SELECT E'it''s'
SELECT $$it's$$, $tag$a $$ b$tag$, $_1$x$_1$
SELECT U&'d\0061t\+000061', U&'\\', U&'plain'
SELECT U&'d!0061t!+000061' UESCAPE '!'
SELECT U&"d\0061t\+000061" FROM t
SELECT U&"d!0061" UESCAPE '!' FROM t
SELECT B'101', b'0', X'1FF', x'ab'
SELECT N'national'
SELECT 'a -- no comment', 'a /* no comment */'
SELECT 'a' || 'b' || 'c'
SELECT 'tab	inside', 'ünï', '名前', '😀'
SELECT '%_\%'
SELECT name || ' <' || email || '>' FROM contacts

SELECT 'a'⏎'b'
SELECT 'a'⏎   'b' ⏎ 'c''d' || 'e'
SELECT E'a\n'⏎'b\t'
SELECT U&'\0061'⏎'\0062'
SELECT N'a'⏎'b' AS x
SELECT 'a'  ⏎⏎'b'::text IS NOT NULL

-- feature: comments and blanks
SELECT/**/1
SELECT 1 /* one */, 2 /* /* nested */ still */ FROM t
SELECT 1 -- the end
SELECT	1
  SELECT 1  
SELECT 1;
SELECT a/*x*/b FROM t
SELECT a--b
SELECT 1/* */+/* */2
SELECT(1)
SELECT"a"FROM"t"
SELECT'a'
SELECT*FROM t
SELECT count(*)FROM t
SELECT a,b,c FROM t WHERE(a=1)AND(b=2)

-- feature: typed literals
SELECT DATE '2026-01-01', TIME '10:00', TIMESTAMP '2026-01-01 10:00:00'
SELECT TIMESTAMP WITH TIME ZONE '2026-01-01 10:00:00+02'
SELECT TIMESTAMP WITHOUT TIME ZONE '2026-01-01', TIME WITH TIME ZONE '10:00+01', TIME WITHOUT TIME ZONE '10:00'
SELECT TIMESTAMP(3) '2026-01-01', TIME(0) '10:00', TIMESTAMP(3) WITH TIME ZONE '2026-01-01'
SELECT TIMESTAMPTZ '2026-01-01', timetz '10:00'
SELECT INTERVAL '7 days', INTERVAL '1' DAY, INTERVAL '1' YEAR, INTERVAL '2' MONTH
SELECT INTERVAL '1' HOUR, INTERVAL '1' MINUTE, INTERVAL '1' SECOND
SELECT INTERVAL '1-2' YEAR TO MONTH, INTERVAL '1 2' DAY TO HOUR, INTERVAL '1 2:3' DAY TO MINUTE
SELECT INTERVAL '1 2:3:4' DAY TO SECOND, INTERVAL '1:2' HOUR TO MINUTE, INTERVAL '1:2:3' HOUR TO SECOND
SELECT INTERVAL '1:2' MINUTE TO SECOND, INTERVAL(3) '1 second'
SELECT INTERVAL '1.5' SECOND(1)
SELECT json '{"a": 1}', jsonb '[1, 2]', text 'x', int4 '7', bool 'true', uuid '00000000-0000-0000-0000-000000000000'
SELECT pg_catalog.text 'x', pg_catalog.int4 '1'
SELECT int '1', integer '1', smallint '1', bigint '1', real '1', float '1', decimal '1', numeric '1', boolean 't'
SELECT double precision '1.5', float(53) '1.5', numeric(10, 2) '1.5'
SELECT char 'x', varchar 'x', character varying 'x', varchar(10) 'x', char(3) 'abc', nchar(3) 'x'
SELECT national character 'x'
SELECT bit '101', bit varying '101', bit(3) '101'
SELECT xml '<a/>', money '1', inet '1.2.3.4', point '(1,2)'
SELECT date(x), text(x), int4(x), "timestamp"(x) FROM t
SELECT date '2026-01-01' + 7, date '2026-01-31' - date '2026-01-01', time '10:00' + interval '1 hour'
SELECT text(10) 'x'

-- feature: casts
SELECT a::int, a::integer, a::smallint, a::bigint, a::real, a::float, a::text FROM t
SELECT a::float(1), a::float(24), a::float(25), a::float(53), a::dec(4), a::dec, a::decimal(4, 1), a::numeric(4, 1), a::numeric(4) FROM t
SELECT a::double precision, a::varchar(10), a::character varying(10), a::char, a::char(5), a::character(5), a::bpchar, a::nchar(2) FROM t
SELECT a::national char varying(5) FROM t
SELECT a::nchar varying, a::character varying FROM t
SELECT a::timestamp, a::timestamp(3), a::timestamptz, a::timestamp with time zone, a::timestamp(3) without time zone FROM t
SELECT a::time, a::time(3), a::time with time zone, a::time(3) with time zone, a::date FROM t
SELECT a::interval, a::interval(3) FROM t
SELECT a::interval day FROM t
SELECT CAST(a AS interval year to month) FROM t
SELECT a::int[], a::int[][], a::int array, a::text[] FROM t
SELECT a::int[3], a::int array[3], a::int[3][4] FROM t
SELECT a::bit, a::bit(3), a::bit varying, a::bit varying(3) FROM t
SELECT a::boolean, a::bool, a::json, a::jsonb, a::uuid, a::xml FROM t
SELECT a::pg_catalog.int4, a::public."My Type" FROM t
SELECT a::"char" FROM t
SELECT a::geometry(Point, 4326) FROM t
SELECT a::numeric(10, -2) FROM t
SELECT a::t.x%TYPE FROM t
SELECT a::setof int FROM t
SELECT CAST(a AS int), CAST(a + b AS text), CAST(NULL AS date), CAST('x' AS varchar(10)) FROM t
SELECT CAST(CAST(a AS int) AS text), CAST(a AS int)::text, a::int::text FROM t
SELECT -a::int, (-a)::int, - a::int + 1 FROM t
SELECT a + b::int, (a + b)::int, a || b::text FROM t
SELECT a.b::int, a[1]::int, f(x)::int, (a).b::int FROM t
SELECT '1'::int, 1::text, 1.5::int, NULL::int, TRUE::int, $1::int
SELECT ARRAY[1, 2]::text[], (SELECT 1)::text, CASE WHEN a THEN 1 END::text FROM t
SELECT treat(a AS int) FROM t
SELECT a::int IS NULL, a::int = b::int, NOT a::bool FROM t

-- feature: arithmetic and precedence
SELECT 1 + 2 * 3, (1 + 2) * 3, 1 * 2 + 3
SELECT a - b - c, a - (b - c), a / b / c, a / (b / c), a % b % c FROM t
SELECT a ^ b ^ c, a ^ (b ^ c), -a ^ b, a ^ -b, 2 ^ 3 * 2 FROM t
SELECT -a + b, -(a + b), - - a, + - + a, -a * -b FROM t
SELECT a + b - c * d / e % f ^ g FROM t
SELECT a * b + c * d, (a * b) + (c * d), a * (b + c) * d FROM t
SELECT a + b = c, a = b + c, a + b < c + d, (a = b) = c, a = (b = c) FROM t
SELECT a = b AND c = d OR e = f, a = b AND (c = d OR e = f) FROM t
SELECT NOT a AND b, NOT (a AND b), NOT NOT a, NOT a = b, (NOT a) = b FROM t
SELECT a OR b AND c OR d, (a OR b) AND (c OR d), a AND b AND c, a OR b OR c FROM t
SELECT a AND (b AND c), (a AND b) AND c, a OR (b OR c), ((a OR b) OR c) FROM t
SELECT NOT a IS NULL, (NOT a) IS NULL, a = b IS NULL, a = (b IS NULL) FROM t
SELECT a IS NULL AND b IS NOT NULL, a IS NULL = b, (a IS NULL) = b FROM t
SELECT a < b IS TRUE, a + b IS NULL, a || b IS NOT NULL, - a IS NULL FROM t
SELECT a <> b, a != b, a < b, a <= b, a > b, a >= b, a = b FROM t
SELECT a = -1, a=-1, a<-1, a>-1, a+-1, a*-1, a<>-1 FROM t
SELECT a||b||c, a || b + c, a + b || c, (a || b) + c, a || b = c FROM t
SELECT a & b | c # d, a << 1 >> 2, ~a, ~ a + b, ~(a + b), - ~ a FROM t
SELECT a + b << c, a << b + c, a & b = c, a | b * c, a # b ^ c FROM t
SELECT |/ 25, ||/ 27, @ -5, @ a + b, |/ a = b, - @ a FROM t
SELECT !! a FROM t
SELECT @-@ a FROM t
SELECT a <-> b FROM t
SELECT a <=> b FROM t
SELECT a <#> b FROM t
SELECT a @> b, a <@ b, a && b, a @> b || c, a <@ b = c FROM t
SELECT a @@ b FROM t
SELECT a -|- b FROM t
SELECT a &< b, a &> b FROM t
SELECT a ^@ 'x' FROM t
SELECT a ~<~ b, a ~>=~ b FROM t
SELECT a ?| b, a ?& b, a ? 'k', a ? b || c FROM t
SELECT a @? b FROM t
SELECT a #- b FROM t
SELECT a OPERATOR(+) b, a OPERATOR(pg_catalog.=) b, a OPERATOR(pg_catalog.*) b + c FROM t
SELECT OPERATOR(pg_catalog.-) a, OPERATOR(-) a + b FROM t
SELECT a === b FROM t
SELECT a ~= b FROM t
SELECT a <<| b FROM t
SELECT a |>> b FROM t
SELECT a <= b + c * d AND e >= f - g OR NOT h FROM t
SELECT a - -b, a - - b, a+ +b, a*+b FROM t
SELECT (a, b) = (c, d), (a, b) < (c, d), ROW(a, b) = ROW(c, d), (a, b) <> (1, 2) FROM t
SELECT a > b AND b > c AND NOT c > d FROM t
SELECT a -> 'b' -> 'c' ->> 'd', a #> '{b,c}', a #>> '{b}', a -> 0, a -> 'b' ->> 'c' = 'x' FROM t
SELECT a ->> 'b' || 'c', a || b ->> 'c', (a ->> 'b')::int + 1, a -> b + c FROM t
SELECT a ->> 'x' IN ('1', '2'), a -> 'x' IS NULL, a @> '{}' AND b FROM t
SELECT 10 / 3 * 3, 10 - 3 - 3, 2 ^ 2 ^ 3, -2 ^ 2, 7 % 3 * 2

-- feature: boolean tests
SELECT a IS NULL, a IS NOT NULL, a ISNULL, a NOTNULL FROM t
SELECT a IS TRUE, a IS NOT TRUE, a IS FALSE, a IS NOT FALSE, a IS UNKNOWN, a IS NOT UNKNOWN FROM t
SELECT a IS DISTINCT FROM b, a IS NOT DISTINCT FROM b, a IS DISTINCT FROM NULL FROM t
SELECT a IS DISTINCT FROM b + 1 AND c, a + 1 IS DISTINCT FROM b || c, NOT a IS DISTINCT FROM b FROM t
SELECT a IS DISTINCT FROM b = c FROM t
SELECT (a, b) IS NULL, (a, b) IS NOT NULL, (a, b) IS DISTINCT FROM (c, d) FROM t
SELECT TRUE, FALSE, NULL, true AND false, NOT true
SELECT a IS JSON FROM t
SELECT a IS NOT JSON FROM t
SELECT a IS JSON ARRAY FROM t
SELECT a IS JSON WITH UNIQUE KEYS, a IS JSON OBJECT WITHOUT UNIQUE KEYS, a IS JSON ARRAY WITH UNIQUE FROM t
SELECT a IS DOCUMENT, a IS NOT DOCUMENT FROM t
SELECT a IS NORMALIZED, a IS NFC NORMALIZED, a IS NOT NFKD NORMALIZED FROM t
SELECT a = TRUE, a <> FALSE, a IS TRUE = b IS TRUE FROM t

-- feature: between, in, like
SELECT a BETWEEN 1 AND 2, a NOT BETWEEN 1 AND 2 FROM t
SELECT a BETWEEN b AND c AND d, a BETWEEN b + 1 AND c - 1 OR d, NOT a BETWEEN b AND c FROM t
SELECT a BETWEEN SYMMETRIC 1 AND 2, a NOT BETWEEN SYMMETRIC b AND c, a BETWEEN ASYMMETRIC b AND c FROM t
SELECT a + 1 BETWEEN b AND c, a BETWEEN (b AND c) AND d, a BETWEEN b || c AND d || e FROM t
SELECT (a BETWEEN b AND c) = d, a BETWEEN b AND c = d FROM t
SELECT a BETWEEN b AND (c IS NULL), a BETWEEN -1 AND +1, a BETWEEN b::int AND c::int FROM t
SELECT a IN (1), a IN (1, 2, 3), a NOT IN (1, 2), a IN ('x', NULL) FROM t
SELECT a IN (SELECT b FROM u), a NOT IN (SELECT b FROM u WHERE c), (a, b) IN (SELECT c, d FROM u) FROM t
SELECT (a, b) IN ((1, 2), (3, 4)), ROW(a, b) NOT IN (ROW(1, 2)), a + b IN (1, 2), NOT a IN (1) FROM t
SELECT a IN (1, 2) AND b IN (3), a IN (b + 1, c * 2), a IN (b IN (c), d) FROM t
SELECT a IN (VALUES (1), (2)), a IN (TABLE u), EXISTS (TABLE u) FROM t
SELECT a IN ((SELECT 1), 2), a IN ((SELECT 1)), a = (SELECT 1), a IN (SELECT 1 UNION SELECT 2) FROM t
SELECT a LIKE 'x%', a NOT LIKE 'x%', a ILIKE 'x%', a NOT ILIKE 'x%' FROM t
SELECT a LIKE 'x!%' ESCAPE '!', a NOT LIKE b ESCAPE c, a ILIKE b ESCAPE '', a NOT ILIKE b ESCAPE '\' FROM t
SELECT a LIKE b || '%', a || b LIKE c, a LIKE b || c ESCAPE d || e, NOT a LIKE b FROM t
SELECT a LIKE b AND c LIKE d OR e LIKE f, (a LIKE b) = c FROM t
SELECT a SIMILAR TO 'x', a NOT SIMILAR TO 'x', a SIMILAR TO 'x' ESCAPE '!' FROM t
SELECT a ~ 'x', a ~* 'x', a !~ 'x', a !~* 'x', a ~~ 'x', a ~~* 'x', a !~~ 'x', a !~~* 'x' FROM t
SELECT a LIKE ANY (ARRAY['x', 'y']), a NOT LIKE ALL (b), a ILIKE SOME (b), a NOT ILIKE ANY (b), a LIKE ANY (SELECT b FROM u) FROM t
SELECT a = ANY (b), a <> ALL (b), a < SOME (b), a = ANY ('{1,2}'), a = ANY (ARRAY[1, 2]), a = ANY ($1) FROM t
SELECT a = ANY (SELECT b FROM u), a > ALL (SELECT b FROM u), a + 1 = ANY (b) AND c, a OPERATOR(pg_catalog.=) ANY (b) FROM t
SELECT (a, b) = ANY (SELECT c, d FROM u), (a, b) = (SELECT c, d FROM u) FROM t
SELECT a = ANY (VALUES (1), (2)), a = ANY ((SELECT b FROM u)::int[]) FROM t
SELECT a ~ ANY (b), a @> ALL (b), a || b = ANY (c), a ~~ ANY (b), a !~~* ALL (b) FROM t
SELECT EXISTS (SELECT 1), NOT EXISTS (SELECT 1 FROM t WHERE a = b), EXISTS (VALUES (1))
SELECT EXISTS (SELECT)
SELECT a = ANY (SELECT 1) = b, a = ANY (b) IS TRUE, a = ANY (b) = ANY (c) FROM t
SELECT a = ANY (b) || c, a || ANY (b) || c, a < ALL (b) AND c FROM t
SELECT (a, b) OVERLAPS (c, d) FROM t

-- feature: case and conditionals
SELECT CASE WHEN a THEN 1 END FROM t
SELECT CASE WHEN a > 1 THEN 'x' WHEN a > 0 THEN 'y' ELSE 'z' END FROM t
SELECT CASE a WHEN 1 THEN 'one' WHEN 2 THEN 'two' ELSE 'many' END AS word FROM t
SELECT CASE a + b WHEN c THEN d ELSE e END + 1 FROM t
SELECT CASE WHEN a THEN CASE WHEN b THEN 1 ELSE 2 END ELSE 3 END FROM t
SELECT CASE WHEN a IS NULL OR b BETWEEN 1 AND 2 THEN (SELECT 1) END FROM t
SELECT count(CASE WHEN open THEN 1 END), sum(CASE state WHEN 'open' THEN 1 ELSE 0 END) FROM conversations
SELECT coalesce(a, b, c), nullif(a, b), greatest(a, b, c), least(a, b) FROM t
SELECT CASE WHEN NOT a THEN b END::text || 'x' FROM t
SELECT coalesce(a, 0) + 1, coalesce((SELECT 1), 2), NULLIF(a, '')::int, GREATEST(1), LEAST(a, NULL) FROM t
SELECT CASE (a) WHEN (b) THEN (c) END, (CASE WHEN a THEN b END).c FROM t

-- feature: functions
SELECT now(), f(), f(a), f(a, b), schema.f(a), db.schema.f(a, b) FROM t
SELECT f(a => 1), f(a := 1), f(1, b => 2), make_interval(days => 10, hours => 2)
SELECT f(VARIADIC a) FROM t
SELECT f(1, VARIADIC ARRAY[1, 2]) FROM t
SELECT "F"(a), "left"(a, 1), left(a, 1), right(a, 2), replace(a, 'b', 'c') FROM t
SELECT f(ALL a), f(DISTINCT a), f(DISTINCT a, b), f(a ORDER BY b), f(DISTINCT a ORDER BY a DESC NULLS LAST) FROM t
SELECT string_agg(a, ',' ORDER BY b, c DESC), array_agg(a ORDER BY b NULLS FIRST), json_agg(a) FROM t
SELECT count(*) FILTER (WHERE a > 1), sum(a) FILTER (WHERE b), string_agg(DISTINCT a, ',') FILTER (WHERE b IS NOT NULL) FROM t
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a), percentile_disc(0.9) WITHIN GROUP (ORDER BY a DESC), mode() WITHIN GROUP (ORDER BY a) FROM t
SELECT percentile_cont(ARRAY[0.25, 0.75]) WITHIN GROUP (ORDER BY a) FILTER (WHERE b) FROM t
SELECT rank(1, 2) WITHIN GROUP (ORDER BY a, b) FROM t
SELECT f(f(f(a))), f((a)), f((a, b)), f(ROW(a, b)), f((SELECT 1)), f(ARRAY(SELECT 1)) FROM t
SELECT f(*), t.f(a) FROM t
SELECT DISTINCT top(*) OVER w AS x FROM t WINDOW w AS ()
SELECT f(t.*) FROM t
SELECT extract(year FROM a), extract(epoch FROM a - b), EXTRACT(DOW FROM a::date), extract('month' FROM a), extract(second FROM a) FROM t
SELECT extract(day FROM a), extract(hour FROM a), extract(minute FROM a), extract(century FROM a), extract(isoyear FROM a) FROM t
SELECT date_part('year', a), date_trunc('month', a), date_trunc('day', a, 'UTC'), age(a, b) FROM t
SELECT substring(a FROM 1 FOR 2), substring(a FROM 2), substring(a FOR 2), substring(a FOR 2 FROM 1), substring(a, 1, 2), substring(a, 2) FROM t
SELECT substring(a FROM '^x'), substring(a FROM b + 1 FOR c) FROM t
SELECT substring(a SIMILAR 'x' ESCAPE '#') FROM t
SELECT position('a' IN b), position(a || b IN c), position(lower(a) IN (b)) FROM t
SELECT trim(a), trim(both from a), trim(both 'x' from a), trim(leading from a), trim(leading 'x' from a), trim(trailing 'x' from a), trim('x' from a), trim(from a) FROM t
SELECT trim(a, 'x'), trim(both a), trim(both a, 'x'), btrim(a), ltrim(a, 'x'), rtrim(a) FROM t
SELECT overlay(a PLACING b FROM 1), overlay(a PLACING b FROM 1 FOR 2), overlay(a, b, 1) FROM t
SELECT normalize(a), normalize(a, NFC), normalize(a, nfkd) FROM t
SELECT collation for (a), collation for ('x' COLLATE "C") FROM t
SELECT current_date, current_time, current_time(3), current_timestamp, current_timestamp(3), localtime, localtime(2), localtimestamp, localtimestamp(1)
SELECT current_user, session_user, user, current_role, current_catalog, current_schema, system_user
SELECT current_schema(), pg_catalog.current_schema()
SELECT current_date - 1, current_timestamp - interval '1 day', current_date::text
SELECT xmlelement(name a, b) FROM t
SELECT xmlforest(a, b AS c) FROM t
SELECT xmlparse(document a) FROM t
SELECT grouping(a), grouping(a, b) FROM t GROUP BY a, b
SELECT json_object('a': 1, 'b': 2)
SELECT json_object('a' VALUE 1)
SELECT json_array(1 ABSENT ON NULL)
SELECT json_objectagg(a: b) FROM t
SELECT json_object('{a,1}'), json_array_length('[1]'), json_scalar(1), json_serialize('{}'), json('{}')
SELECT json_value(a, '$.b' RETURNING int DEFAULT 0 ON EMPTY NULL ON ERROR) FROM t
SELECT merge_action(), pg_sleep(0), version()
SELECT position(a IN b) > 0, extract(year FROM a) = 2026, NOT f(a), -f(a) FROM t
SELECT (f(a)).* FROM t
SELECT (f(a)).b, (f(a)).b.c, ((f(a)).b)[1] FROM t
SELECT count(*) * 2, count(*) - 1, f(a) + f(b) FROM t
SELECT char_length(a), upper(a), lower(a), initcap(a), length(a), md5(a), repeat(a, 2), reverse(a) FROM t
SELECT round(a, 2), trunc(a), ceil(a), floor(a), abs(a), sign(a), mod(a, b), power(a, b), sqrt(a) FROM t
SELECT to_char(a, 'YYYY-MM-DD'), to_date(a, 'YYYY'), to_timestamp(a), to_number(a, '999') FROM t
SELECT row_to_json(t), json_build_object('a', a, 'b', b), jsonb_path_query(a, '$.b[*]') FROM t
SELECT position('x' in a) as position, substring(a from 2) as substring, trim(a) as trim FROM t
SELECT int4(1), float8(1), int8(a), bool(a)

-- feature: windows
SELECT row_number() OVER (), rank() OVER (ORDER BY a), dense_rank() OVER (PARTITION BY a ORDER BY b DESC) FROM t
SELECT sum(a) OVER (PARTITION BY b, c ORDER BY d, e), lag(a, 1, 0) OVER (ORDER BY b), ntile(4) OVER w FROM t WINDOW w AS (ORDER BY a)
SELECT sum(a) OVER w, avg(a) OVER (w ORDER BY b), min(a) OVER (w) FROM t WINDOW w AS (PARTITION BY c), v AS (w ORDER BY d)
SELECT sum(a) OVER (ORDER BY b ROWS UNBOUNDED PRECEDING), sum(a) OVER (ORDER BY b ROWS CURRENT ROW), sum(a) OVER (ORDER BY b ROWS 1 PRECEDING) FROM t
SELECT sum(a) OVER (ORDER BY b ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM t
SELECT sum(a) OVER (ORDER BY b ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM t
SELECT sum(a) OVER (ORDER BY b RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) FROM t
SELECT sum(a) OVER (ORDER BY b RANGE BETWEEN INTERVAL '1 day' PRECEDING AND INTERVAL '1 day' FOLLOWING) FROM t
SELECT sum(a) OVER (ORDER BY b GROUPS BETWEEN 1 PRECEDING AND 2 FOLLOWING EXCLUDE TIES) FROM t
SELECT sum(a) OVER (ROWS 2 PRECEDING EXCLUDE CURRENT ROW), sum(a) OVER (ROWS 2 PRECEDING EXCLUDE GROUP), sum(a) OVER (ROWS 2 PRECEDING EXCLUDE NO OTHERS) FROM t
SELECT sum(a) OVER (ORDER BY b ROWS (1) PRECEDING), sum(a) OVER (ORDER BY b ROWS BETWEEN (1 + 1) PRECEDING AND (2) FOLLOWING) FROM t
SELECT sum(a) OVER (ORDER BY b ROWS 1 + 1 PRECEDING), sum(a) OVER (ORDER BY b ROWS BETWEEN n PRECEDING AND n + 1 FOLLOWING) FROM t
SELECT sum(a) OVER (ORDER BY b ROWS BETWEEN $1 PRECEDING AND $2 FOLLOWING) FROM t
SELECT sum(a) OVER (ORDER BY b ROWS BETWEEN f(1) PRECEDING AND 1::int FOLLOWING), sum(a) OVER (ROWS BETWEEN -1 PRECEDING AND (SELECT 1) FOLLOWING) FROM t
SELECT sum(a) OVER (ORDER BY b RANGE '1 day' PRECEDING), sum(a) OVER (ORDER BY b RANGE '1 day'::interval PRECEDING) FROM t
SELECT first_value(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM t
SELECT count(*) FILTER (WHERE a) OVER (PARTITION BY b), sum(sum(a)) OVER (ORDER BY b) FROM t GROUP BY b
SELECT sum(a) OVER (PARTITION BY CASE WHEN b THEN 1 END ORDER BY lower(c) NULLS LAST) FROM t
SELECT a, rank() OVER (ORDER BY count(*) DESC) FROM t GROUP BY a ORDER BY rank() OVER (ORDER BY a)
SELECT sum(a) OVER (PARTITION BY (b, c)), sum(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES) FROM t
SELECT sum(a) OVER partition FROM t WINDOW partition AS ()
SELECT over, filter, within FROM t
SELECT sum(over) OVER (ORDER BY over) FROM over

-- feature: arrays and rows
SELECT ARRAY[1, 2, 3], ARRAY[]::int[], ARRAY[[1, 2], [3, 4]], ARRAY[ARRAY[1], ARRAY[2]], ARRAY['a', NULL]
SELECT ARRAY(SELECT a FROM t), ARRAY(SELECT a FROM t ORDER BY a LIMIT 1), ARRAY(VALUES (1), (2))
SELECT a[1], a[1][2], a[b + 1], a[1:2], a[:2], a[1:], a[:], a[1:2][3:4], (a)[1], (f(x))[1], (ARRAY[1, 2])[1] FROM t
SELECT t.a[1], t.a[1].b, a[1].b[2], (t.a)[1], $1[1], ($1).a, $1.a FROM t
SELECT a[b[1]], a[(SELECT 1)], a[-1], a[i] + a[j], a[1] = b[1] FROM t
SELECT ROW(1, 2), ROW(), ROW(1), (1, 2), (1, (2, 3)), ROW((1, 2), 3) FROM t
SELECT ROW(t.*, 1) FROM t
SELECT (ROW(1, 2)).f1, (a).b, (a).b.c, ((a).b).c, (t.a).b FROM t
SELECT ARRAY[a + b, c || d], ARRAY[(SELECT 1), 2], ARRAY[ROW(1, 2), ROW(3, 4)] FROM t
SELECT ARRAY[1, 2] || 3, 1 || ARRAY[2], ARRAY[1] @> ARRAY[1], 1 = ANY (ARRAY[1]) FROM t
SELECT array_length(a, 1), unnest(a), array_to_string(a, ','), a || b, cardinality(a) FROM t
SELECT (SELECT a)[1], (ARRAY(SELECT 1))[1], (SELECT ROW(1, 2)).f1
SELECT (a[1]).b, (a.b)[1].c, ((a))[1] FROM t

-- feature: parameters
SELECT $1, $2 + $1, f($3), $1::int, -$1, $1 IS NULL
SELECT a FROM t WHERE b = $1 AND c IN ($2, $3) LIMIT $4 OFFSET $5
SELECT $1 || 'x', $1 = ANY ($2), ($1, $2) = (a, b) FROM t

-- feature: time zones and collations
SELECT a AT TIME ZONE 'UTC', a AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Dublin', a AT TIME ZONE b || c FROM t
SELECT a + b AT TIME ZONE 'UTC', (a + b) AT TIME ZONE 'UTC', a::timestamp AT TIME ZONE 'UTC', - a AT TIME ZONE 'UTC' FROM t
SELECT a AT TIME ZONE 'UTC' = b, a AT TIME ZONE 'UTC' - interval '1 day', a AT TIME ZONE interval '1 hour' FROM t
SELECT a AT LOCAL FROM t
SELECT a AT LOCAL + b FROM t
SELECT date_trunc('day', a AT TIME ZONE 'UTC')::date, at, time, zone FROM t
SELECT a COLLATE "C", a || b COLLATE "de_DE", (a || b) COLLATE "C", a COLLATE pg_catalog."default" FROM t
SELECT a COLLATE "C" < b, a < b COLLATE "C", lower(a COLLATE "C"), a COLLATE "C" LIKE 'x' FROM t
SELECT a ~ '^x$' COLLATE pg_catalog.default FROM t
SELECT -a COLLATE "C", a ^ b COLLATE "C", a::text COLLATE "C", a COLLATE "C"::text FROM t
SELECT a FROM t ORDER BY a COLLATE "C" DESC, b AT TIME ZONE 'UTC'

-- feature: from
SELECT a FROM t
SELECT a FROM t AS x
SELECT a FROM t x
SELECT a FROM t AS x (b, c)
SELECT a FROM t x (b, c)
SELECT a FROM s.t, d.s.t, "S"."T"
SELECT a FROM t1, t2, t3
SELECT a FROM t AS "x y", u AS "select"
SELECT a FROM ONLY t
SELECT a FROM ONLY (t)
SELECT a FROM t *
SELECT a FROM t * x
SELECT a FROM t TABLESAMPLE system (10)
SELECT a FROM t AS x TABLESAMPLE bernoulli (10) REPEATABLE (1)
SELECT a FROM date, name, value, type, state, role, text
SELECT a FROM t date, u name, v value
SELECT a FROM (SELECT 1) x
SELECT a FROM (SELECT 1) AS x (a, b)
SELECT a FROM (SELECT 1)
SELECT a FROM (SELECT 1 UNION SELECT 2) x
SELECT a FROM ((SELECT 1)) x
SELECT a FROM (((SELECT 1))) x
SELECT a FROM ((SELECT 1) UNION (SELECT 2)) x
SELECT a FROM (VALUES (1, 'a'), (2, 'b')) AS v (n, s)
SELECT a FROM (VALUES (1)) v
SELECT a FROM (TABLE t) x
SELECT a FROM (WITH w AS (SELECT 1) SELECT * FROM w) x
SELECT a FROM LATERAL (SELECT 1) x
SELECT a FROM t, LATERAL (SELECT t.a) x, LATERAL f(x.a) y
SELECT a FROM f()
SELECT a FROM f(1, 2) x
SELECT a FROM f(1) AS x (a, b)
SELECT a FROM f(1) WITH ORDINALITY
SELECT a FROM f(1) WITH ORDINALITY AS x (a, n)
SELECT a FROM f(1) AS (a int, b text)
SELECT a FROM f(1) AS x (a int, b text COLLATE "C")
SELECT a FROM f(1) x (a int)
SELECT a FROM ROWS FROM (f(1), g(2)) AS x (a, b)
SELECT a FROM ROWS FROM (f(1) AS (a int), g(2)) WITH ORDINALITY
SELECT a FROM LATERAL ROWS FROM (f(1)) x
SELECT a FROM generate_series(1, 10) AS g (n), unnest(ARRAY[1, 2]) u
SELECT a FROM s.f(a => 1) x
SELECT a FROM current_date AS d
SELECT a FROM json_table('[1]', '$[*]' COLUMNS (a int PATH '$')) x
SELECT a FROM xmltable('/a' PASSING b COLUMNS c int PATH 'd') x
SELECT a FROM json_each('{}') e, json_to_record('{}') AS r (a int, b text)
SELECT a FROM coalesce(1) x, greatest(1, 2) y
SELECT a FROM CAST(1 AS int) AS x

-- feature: joins
SELECT * FROM a JOIN b ON a.id = b.id
SELECT * FROM a INNER JOIN b ON a.id = b.id
SELECT * FROM a LEFT JOIN b ON a.id = b.id
SELECT * FROM a LEFT OUTER JOIN b ON a.id = b.id
SELECT * FROM a RIGHT JOIN b ON a.id = b.id
SELECT * FROM a RIGHT OUTER JOIN b ON a.id = b.id
SELECT * FROM a FULL JOIN b ON a.id = b.id
SELECT * FROM a FULL OUTER JOIN b ON a.id = b.id
SELECT * FROM a CROSS JOIN b
SELECT * FROM a NATURAL JOIN b
SELECT * FROM a NATURAL INNER JOIN b
SELECT * FROM a NATURAL LEFT JOIN b NATURAL RIGHT OUTER JOIN c NATURAL FULL JOIN d
SELECT * FROM a JOIN b USING (id)
SELECT * FROM a JOIN b USING (id, name)
SELECT * FROM a JOIN b USING (id) AS x
SELECT * FROM a JOIN b USING (id) JOIN c USING (id)
SELECT * FROM a JOIN b ON a.x = b.x JOIN c ON b.y = c.y LEFT JOIN d ON c.z = d.z
SELECT * FROM a JOIN b JOIN c ON b.x = c.x ON a.y = b.y
SELECT * FROM a JOIN (b JOIN c ON b.x = c.x) ON a.y = b.y
SELECT * FROM (a JOIN b ON a.x = b.x) JOIN c ON b.y = c.y
SELECT * FROM (a JOIN b ON a.x = b.x) AS j
SELECT * FROM (a JOIN b ON a.x = b.x) j (p, q)
SELECT * FROM (a CROSS JOIN b) x CROSS JOIN c
SELECT * FROM ((a JOIN b ON TRUE) JOIN c ON TRUE)
SELECT * FROM (a NATURAL JOIN b)
SELECT * FROM a CROSS JOIN b CROSS JOIN c
SELECT * FROM a CROSS JOIN (b CROSS JOIN c)
SELECT * FROM a, b JOIN c ON b.x = c.x, d
SELECT * FROM a, b CROSS JOIN c
SELECT * FROM a x JOIN b AS y ON x.id = y.id
SELECT * FROM a JOIN LATERAL (SELECT * FROM b WHERE b.x = a.x) s ON TRUE
SELECT * FROM a LEFT JOIN LATERAL f(a.x) g ON TRUE
SELECT * FROM a CROSS JOIN LATERAL unnest(a.tags) WITH ORDINALITY AS u (tag, n)
SELECT * FROM a JOIN (SELECT id FROM b) s ON a.id = s.id AND a.x > 1 OR a.y
SELECT * FROM a LEFT JOIN b LEFT JOIN c ON b.x = c.x ON a.x = b.x
SELECT * FROM a JOIN b ON (a.id = b.id) WHERE a.x = 1
SELECT * FROM a JOIN b ON a.id = b.id, c LEFT JOIN d USING (id)
SELECT * FROM a FULL JOIN b USING (id) FULL JOIN c USING (id) WHERE a.id IS NULL
SELECT * FROM (SELECT 1 AS x) a JOIN (SELECT 2 AS x) b ON a.x < b.x
SELECT * FROM ((SELECT 1 AS x) a JOIN b ON a.x = b.x)
SELECT * FROM (VALUES (1)) v (x) JOIN t ON v.x = t.x
SELECT * FROM a left_ JOIN b right_ ON left_.x = right_.x
SELECT c.id, t.name FROM conversations c LEFT JOIN teams t ON t.id = c.team_assignee_id WHERE c.open AND t.id IS NOT NULL

-- feature: where
SELECT * FROM t WHERE a
SELECT * FROM t WHERE a = 1 AND b = 'x' OR NOT c
SELECT * FROM t WHERE (a, b) > (1, 2)
SELECT * FROM t WHERE a IN (SELECT b FROM u WHERE u.c = t.c)
SELECT * FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.a = t.a) AND NOT EXISTS (SELECT 1 FROM v)
SELECT * FROM t WHERE created_at > now() - interval '7 days'
SELECT * FROM t WHERE created_at >= '2026-01-01' AND created_at < '2026-02-01'::date
SELECT * FROM t WHERE date_trunc('month', created_at) = DATE '2026-01-01'
SELECT * FROM t WHERE name ILIKE '%' || $1 || '%' AND email LIKE '%@example.com'
SELECT * FROM t WHERE a = (SELECT max(a) FROM t) AND (SELECT true)
SELECT * FROM t WHERE NOT (a AND b) AND (c OR d) AND e
SELECT * FROM t WHERE a BETWEEN 1 AND 10 AND b NOT IN (1, 2, 3) AND c IS NOT NULL
SELECT WHERE true
SELECT 1 WHERE 1 = 0
SELECT FROM t
SELECT FROM t WHERE a
SELECT * FROM t WHERE data ->> 'plan' = 'pro' AND (data -> 'seats')::int > 5
SELECT * FROM t WHERE tags && ARRAY['a', 'b'] AND 'c' = ANY (tags)

-- feature: grouping
SELECT a, count(*) FROM t GROUP BY a
SELECT a, b, count(*) FROM t GROUP BY a, b HAVING count(*) > 1
SELECT a, count(*) FROM t GROUP BY 1
SELECT lower(a) AS l, count(*) FROM t GROUP BY l
SELECT a FROM t GROUP BY (a)
SELECT a FROM t GROUP BY (a, b)
SELECT a FROM t GROUP BY (a, b), c
SELECT a FROM t GROUP BY ROW(a, b)
SELECT a FROM t GROUP BY ()
SELECT a FROM t GROUP BY a, ()
SELECT a FROM t GROUP BY GROUPING SETS (a, b)
SELECT a FROM t GROUP BY GROUPING SETS ((a, b), a, ())
SELECT a FROM t GROUP BY GROUPING SETS ((a), (b))
SELECT a FROM t GROUP BY GROUPING SETS (ROLLUP (a, b), CUBE (c, d))
SELECT a FROM t GROUP BY GROUPING SETS (GROUPING SETS (a, b), (c))
SELECT a FROM t GROUP BY ROLLUP (a, b)
SELECT a FROM t GROUP BY ROLLUP ((a, b), c)
SELECT a FROM t GROUP BY CUBE (a, b), ROLLUP (c), d
SELECT a FROM t GROUP BY CUBE ((a, b), (c, d))
SELECT a FROM t GROUP BY ROLLUP (a + b, lower(c))
SELECT a FROM t GROUP BY ALL a, b
SELECT a FROM t GROUP BY DISTINCT a, b
SELECT a FROM t GROUP BY DISTINCT ROLLUP (a, b), ROLLUP (a, c)
SELECT a + b FROM t GROUP BY a + b, c || d, CASE WHEN e THEN f END
SELECT count(*) FROM t HAVING count(*) > 0
SELECT a FROM t GROUP BY a HAVING sum(b) > (SELECT avg(c) FROM u) AND max(d) IS NOT NULL
SELECT date_trunc('day', a) AS day, count(*) AS n FROM t GROUP BY day ORDER BY day
SELECT a FROM t WHERE b GROUP BY a HAVING c WINDOW w AS () ORDER BY d LIMIT 1
SELECT a FROM t GROUP BY rollup, cube, sets, grouping
SELECT a FROM t GROUP BY extract(year FROM a), date_part('month', a), a::date
SELECT a FROM t GROUP BY a, (b), (c + d)

-- feature: order and limits
SELECT a FROM t ORDER BY a
SELECT a FROM t ORDER BY a ASC, b DESC
SELECT a FROM t ORDER BY 1, 2 DESC
SELECT a FROM t ORDER BY a NULLS FIRST, b DESC NULLS LAST, c ASC NULLS LAST
SELECT a FROM t ORDER BY lower(a), a + b DESC, CASE WHEN a THEN 1 END
SELECT a FROM t ORDER BY a USING <
SELECT a FROM t ORDER BY a USING >, b USING OPERATOR(pg_catalog.<) NULLS LAST
SELECT a FROM t ORDER BY count(*) DESC, max(b)
SELECT a FROM t ORDER BY (a, b), (SELECT 1)
SELECT a FROM t ORDER BY a IS NULL, NOT b, a = 1 DESC
SELECT a nulls FROM t ORDER BY nulls, first, last
SELECT a FROM t LIMIT 5
SELECT a FROM t LIMIT 5 OFFSET 10
SELECT a FROM t OFFSET 10 LIMIT 5
SELECT a FROM t OFFSET 10
SELECT a FROM t OFFSET 10 ROWS
SELECT a FROM t OFFSET 1 ROW
SELECT a FROM t LIMIT ALL
SELECT a FROM t LIMIT NULL
SELECT a FROM t LIMIT ALL OFFSET 5
SELECT a FROM t LIMIT 1 + 1 OFFSET 2 * 3
SELECT a FROM t LIMIT (SELECT count(*) FROM u)
SELECT a FROM t LIMIT $1 OFFSET $2
SELECT a FROM t FETCH FIRST ROW ONLY
SELECT a FROM t FETCH FIRST 5 ROWS ONLY
SELECT a FROM t FETCH NEXT 5 ROWS ONLY
SELECT a FROM t FETCH NEXT ROW ONLY
SELECT a FROM t OFFSET 5 ROWS FETCH FIRST 5 ROWS ONLY
SELECT a FROM t FETCH FIRST 5 ROWS ONLY OFFSET 5
SELECT a FROM t ORDER BY a FETCH FIRST 5 ROWS WITH TIES
SELECT a FROM t FETCH FIRST (2 + 3) ROWS ONLY
SELECT a FROM t FETCH FIRST $1 ROWS ONLY
SELECT a FROM t FETCH FIRST +5 ROWS ONLY
SELECT a FROM t OFFSET (2) ROWS
SELECT a FROM t OFFSET 2 + 3
SELECT a FROM t OFFSET a ROWS FETCH FIRST 1 ROWS ONLY
SELECT a FROM t FETCH FIRST f(1) ROWS ONLY
SELECT a FROM t FOR UPDATE
SELECT a FROM t FOR UPDATE OF t NOWAIT
SELECT a FROM t FOR SHARE SKIP LOCKED
SELECT a FROM t FOR NO KEY UPDATE FOR KEY SHARE
SELECT a FROM t ORDER BY a LIMIT 1 FOR UPDATE
SELECT a FROM t FOR READ ONLY

-- feature: set operations
SELECT 1 UNION SELECT 2
SELECT 1 UNION ALL SELECT 2
SELECT 1 UNION DISTINCT SELECT 2
SELECT 1 INTERSECT SELECT 2
SELECT 1 INTERSECT ALL SELECT 2
SELECT 1 EXCEPT SELECT 2
SELECT 1 EXCEPT ALL SELECT 2
SELECT 1 UNION SELECT 2 UNION SELECT 3
SELECT 1 UNION (SELECT 2 UNION SELECT 3)
SELECT 1 UNION SELECT 2 INTERSECT SELECT 3
(SELECT 1 UNION SELECT 2) INTERSECT SELECT 3
SELECT 1 INTERSECT SELECT 2 UNION SELECT 3
SELECT 1 INTERSECT SELECT 2 INTERSECT SELECT 3
SELECT 1 INTERSECT (SELECT 2 INTERSECT SELECT 3)
SELECT 1 EXCEPT SELECT 2 EXCEPT SELECT 3
SELECT 1 EXCEPT (SELECT 2 EXCEPT SELECT 3)
SELECT 1 EXCEPT SELECT 2 UNION ALL SELECT 3 INTERSECT SELECT 4
SELECT 1 UNION SELECT 2 ORDER BY 1
SELECT 1 UNION SELECT 2 ORDER BY 1 LIMIT 1 OFFSET 1
(SELECT 1) UNION (SELECT 2)
(SELECT 1 ORDER BY 1 LIMIT 1) UNION ALL (SELECT 2 ORDER BY 1 LIMIT 1) ORDER BY 1
(SELECT 1)
((SELECT 1))
((SELECT 1) UNION SELECT 2)
(SELECT 1) ORDER BY 1
(SELECT 1 LIMIT 5) ORDER BY 1
(SELECT 1 ORDER BY 1) LIMIT 5
((SELECT 1 LIMIT 5) UNION SELECT 2) LIMIT 3
VALUES (1), (2)
VALUES (1, 'a'), (2, 'b') ORDER BY 1 LIMIT 1
VALUES (1) UNION VALUES (2)
SELECT 1 UNION VALUES (2)
SELECT 1 UNION TABLE t
VALUES ((1)), ((2 + 3))
VALUES ((SELECT 1), 2)
VALUES ((1, 2)), (ROW(3, 4))
VALUES (DEFAULT)
TABLE t
TABLE t ORDER BY a LIMIT 1
TABLE s.t
SELECT a FROM t WHERE b UNION SELECT c FROM u GROUP BY c HAVING d ORDER BY 1
SELECT ((SELECT 1) UNION SELECT 2), ((SELECT 1) + 1), ((SELECT 1)), (((SELECT 1)))
SELECT (SELECT 1 UNION SELECT 2 LIMIT 1), (VALUES (1)), (TABLE t)
SELECT * FROM (SELECT 1 UNION ALL SELECT 2 ORDER BY 1) x
WITH w AS (SELECT 1) (SELECT * FROM w) UNION SELECT 2
(WITH w AS (SELECT 1) SELECT * FROM w) UNION SELECT 2
SELECT 1 UNION (WITH w AS (SELECT 1) SELECT * FROM w)

-- feature: common tables
WITH w AS (SELECT 1) SELECT * FROM w
WITH w (a, b) AS (SELECT 1, 2) SELECT * FROM w
WITH w AS (SELECT 1), v AS (SELECT * FROM w) SELECT * FROM v, w
WITH w AS MATERIALIZED (SELECT 1) SELECT * FROM w
WITH w AS NOT MATERIALIZED (SELECT 1) SELECT * FROM w
WITH RECURSIVE w (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM w WHERE n < 10) SELECT sum(n) FROM w
WITH RECURSIVE w AS (SELECT 1 AS n UNION SELECT n + 1 FROM w) SELECT * FROM w LIMIT 10
WITH RECURSIVE w (n) AS (SELECT 1) SEARCH DEPTH FIRST BY n SET o SELECT * FROM w
WITH RECURSIVE w (n) AS (SELECT 1) SEARCH BREADTH FIRST BY n SET o CYCLE n SET c USING p SELECT * FROM w
WITH w AS (VALUES (1), (2)) SELECT * FROM w
WITH w AS (TABLE t) TABLE w
WITH w AS (SELECT 1) VALUES (1)
WITH w AS (WITH v AS (SELECT 1) SELECT * FROM v) SELECT * FROM w
WITH w AS (SELECT 1 ORDER BY 1 LIMIT 1) SELECT * FROM w ORDER BY 1 LIMIT 1
WITH w AS (SELECT 1 UNION SELECT 2) SELECT * FROM w UNION SELECT 3
WITH w AS ((SELECT 1)) SELECT * FROM w
WITH w AS (INSERT INTO t VALUES (1) RETURNING a) SELECT * FROM w
WITH w AS (DELETE FROM t RETURNING *) SELECT * FROM w
WITH recursive AS (SELECT 1) SELECT * FROM recursive
WITH materialized AS (SELECT 1), date AS (SELECT 2) SELECT * FROM materialized, date
WITH "W" AS (SELECT 1) SELECT * FROM "W"
SELECT * FROM t WHERE a IN (WITH w AS (SELECT 1) SELECT * FROM w)
SELECT (WITH w AS (SELECT 1) SELECT * FROM w)

-- feature: subqueries
SELECT (SELECT 1)
SELECT (SELECT max(a) FROM t) AS m, (SELECT b FROM u WHERE u.id = t.id) FROM t
SELECT (SELECT 1) + (SELECT 2), -(SELECT 1), NOT (SELECT true), (SELECT 1) IS NULL
SELECT (SELECT (SELECT (SELECT 1)))
SELECT a = (SELECT 1), (SELECT 1) = a, (SELECT 1) BETWEEN (SELECT 0) AND (SELECT 2) FROM t
SELECT (SELECT a FROM t ORDER BY b LIMIT 1), (SELECT count(*) FROM t) * 100.0 / (SELECT count(*) FROM u)
SELECT f((SELECT 1)), f((SELECT 1), (SELECT 2)), coalesce((SELECT a FROM t), 0)
SELECT CASE WHEN (SELECT true) THEN (SELECT 1) ELSE (SELECT 2) END
SELECT a FROM (SELECT a FROM (SELECT a FROM t) x) y
SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY a ORDER BY b DESC) AS n FROM t) r WHERE n = 1
SELECT a FROM t WHERE (a, b) IN (SELECT c, d FROM u) AND e NOT IN (SELECT f FROM v)
SELECT a FROM t WHERE a > ALL (SELECT b FROM u) OR a = ANY (ARRAY(SELECT c FROM v))
SELECT (SELECT a, b FROM t).a
SELECT ((SELECT a FROM t)), ((SELECT a FROM t) || 'x'), (((SELECT 1)) + 1)
SELECT ARRAY(SELECT 1 UNION SELECT 2), EXISTS ((SELECT 1)), a IN ((SELECT 1) UNION (SELECT 2)) FROM t

-- feature: into and explain
SELECT a INTO b FROM t
SELECT a INTO TEMP b FROM t
SELECT a INTO TABLE b FROM t
EXPLAIN SELECT 1
EXPLAIN ANALYZE SELECT 1
EXPLAIN VERBOSE SELECT 1
EXPLAIN ANALYZE VERBOSE SELECT 1
EXPLAIN (ANALYZE) SELECT 1
EXPLAIN (ANALYZE, BUFFERS) SELECT 1
EXPLAIN (ANALYZE true, VERBOSE off, FORMAT json) SELECT 1
EXPLAIN (COSTS off) SELECT a FROM t

-- feature: whole reports
SELECT t.name, count(*) AS conversations, median(c.statistics_time_to_admin_reply) / 60 AS minutes FROM conversations c JOIN teams t ON t.id = c.team_assignee_id WHERE c.created_at > now() - interval '30 days' GROUP BY t.name ORDER BY minutes DESC
SELECT date_trunc('week', created_at)::date AS week, state, count(*) FROM conversations WHERE created_at >= date_trunc('year', now()) GROUP BY 1, 2 ORDER BY 1, 2
SELECT a.name, avg(EXTRACT(EPOCH FROM (c.first_reply - c.created_at))) / 3600.0 AS hours FROM conversations c LEFT JOIN admins a ON a.id = c.admin_assignee_id GROUP BY a.name HAVING count(*) >= 10 ORDER BY hours NULLS LAST LIMIT 20
WITH weekly AS (SELECT date_trunc('week', created_at) AS week, count(*) AS n FROM tickets GROUP BY 1) SELECT week, n, n - lag(n) OVER (ORDER BY week) AS change, round(100.0 * n / sum(n) OVER (), 1) AS share FROM weekly ORDER BY week
SELECT c.id, c.email, coalesce(x.n, 0) AS open FROM contacts c LEFT JOIN (SELECT contact_id, count(*) AS n FROM conversations WHERE state = 'open' GROUP BY contact_id) x ON x.contact_id = c.id WHERE c.role = 'user' AND c.email ILIKE '%@example.com' ORDER BY open DESC, c.email FETCH FIRST 50 ROWS ONLY
SELECT tag, count(*) FILTER (WHERE state = 'closed') * 100.0 / nullif(count(*), 0) AS closed FROM conversations CROSS JOIN LATERAL jsonb_array_elements_text(tags) AS t (tag) GROUP BY tag HAVING count(*) > 5
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes) AS p50, percentile_cont(0.95) WITHIN GROUP (ORDER BY minutes) AS p95 FROM (SELECT EXTRACT(EPOCH FROM closed_at - created_at) / 60 AS minutes FROM conversations WHERE closed_at IS NOT NULL) d
SELECT CASE WHEN rating >= 4 THEN 'good' WHEN rating = 3 THEN 'fair' ELSE 'poor' END AS mood, count(*), round(avg(rating), 2) FROM conversations WHERE rating IS NOT NULL GROUP BY 1 ORDER BY 2 DESC
SELECT * FROM (SELECT p.*, row_number() OVER (PARTITION BY p.conversation_id ORDER BY p.created_at DESC, p.id) AS rn FROM conversation_parts p) q WHERE rn <= 3 AND body NOT LIKE '%unsubscribe%'
SELECT generate_series(0, 23) AS hour, (SELECT count(*) FROM conversations c WHERE extract(hour FROM c.created_at) = g.hour) AS n FROM generate_series(0, 23) AS g (hour)
SELECT company, sum(seats) FROM (SELECT c.name AS company, (c.custom_attributes ->> 'seats')::int AS seats FROM companies c UNION ALL SELECT 'none', 0) u GROUP BY ROLLUP (company) ORDER BY grouping(company), 2 DESC NULLS LAST
SELECT string_agg(DISTINCT lower(trim(both ' ' from name)), ', ' ORDER BY lower(trim(both ' ' from name))) FROM tags WHERE NOT archived AND length(name) BETWEEN 2 AND 30
SELECT n.nspname, c.relname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r','p','v') AND n.nspname !~ '^pg_toast' AND c.relname OPERATOR(pg_catalog.~) '^(contacts)$' COLLATE pg_catalog.default ORDER BY 1, 2
SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema NOT IN ('information_schema', 'pg_catalog') AND table_name = $1 ORDER BY ordinal_position

-- feature: clients
SELECT 1 AS "value", TRUE AS "ok"
SELECT version(), current_database(), current_schema(), current_user
SELECT "public"."contacts"."id" AS "id", "public"."contacts"."name" AS "name" FROM "public"."contacts" LIMIT 2000
SELECT "source"."state" AS "state", COUNT(*) AS "count" FROM (SELECT "public"."conversations"."state" AS "state" FROM "public"."conversations") AS "source" GROUP BY "source"."state" ORDER BY "count" DESC, "source"."state" ASC
SELECT DATE_TRUNC('month', "public"."conversations"."created_at") AS "created_at", COUNT(*) AS "count" FROM "public"."conversations" WHERE ("public"."conversations"."created_at" >= DATE_TRUNC('month', (NOW() + INTERVAL '-12 month'))) AND ("public"."conversations"."created_at" < DATE_TRUNC('month', NOW())) GROUP BY DATE_TRUNC('month', "public"."conversations"."created_at") ORDER BY DATE_TRUNC('month', "public"."conversations"."created_at") ASC
SELECT CAST("t0"."created_at" AS DATE) AS "tdy:created_at:ok", SUM(1) AS "sum:Number of Records:ok" FROM "public"."contacts" "t0" GROUP BY 1
SELECT "t0"."role" AS "role", CAST(TRUNC(EXTRACT(YEAR FROM "t0"."created_at")) AS INTEGER) AS "yr" FROM "public"."contacts" "t0" GROUP BY 1, 2
SELECT * FROM (SELECT * FROM contacts) "Custom_SQL_Query" LIMIT 1
SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, (SELECT substring(pg_get_expr(d.adbin, d.adrelid) FOR 128) FROM pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.atthasdef) FROM pg_attribute a WHERE a.attrelid = '16384' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
SELECT n.nspname AS "Schema", c.relname AS "Name", CASE c.relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' END AS "Type" FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', '') AND n.nspname <> 'pg_catalog' AND pg_catalog.pg_table_is_visible(c.oid) ORDER BY 1, 2
SELECT d.datname AS "Name", pg_catalog.array_to_string(d.datacl, E'\n') AS "Access" FROM pg_catalog.pg_database d ORDER BY 1
SELECT oid, typname FROM pg_type WHERE typname IN ('hstore', 'citext') OR typelem = ANY ('{25,1043}'::oid[])
SELECT NULL AS TABLE_CAT, n.nspname AS TABLE_SCHEM, ct.relname AS TABLE_NAME, a.attname AS COLUMN_NAME, (information_schema._pg_expandarray(i.indkey)).n AS KEY_SEQ FROM pg_catalog.pg_class ct JOIN pg_catalog.pg_attribute a ON (ct.oid = a.attrelid) JOIN pg_catalog.pg_index i ON (a.attrelid = i.indrelid) WHERE i.indisprimary
SELECT t.typname::information_schema.sql_identifier FROM pg_type t
SELECT count(*) OVER () AS full_count, c.* FROM contacts c ORDER BY c.created_at DESC NULLS LAST LIMIT $1 OFFSET $2
SELECT (CASE WHEN (c.state)::text = ('open')::text THEN 1 ELSE NULL END) FROM conversations c
SELECT c.id, (c.created_at AT TIME ZONE 'UTC')::date AS day FROM conversations c WHERE ((c.created_at AT TIME ZONE 'UTC')::date >= '2026-01-01'::date)
SELECT coalesce(sum(x.n) FILTER (WHERE x.kind = 'a'), 0)::bigint AS a, coalesce(sum(x.n) FILTER (WHERE x.kind = 'b'), 0)::bigint AS b FROM x
SELECT to_char(date_trunc('week', now()) - (n || ' weeks')::interval, 'IYYY-IW') FROM generate_series(0, 11) AS n
SELECT json_agg(row_to_json(x)) FROM (SELECT id, name FROM tags ORDER BY name) x
SELECT jsonb_build_object('id', c.id, 'tags', (SELECT jsonb_agg(t.name ORDER BY t.name) FROM contact_tags t WHERE t.contact_id = c.id)) FROM contacts c
SELECT array_agg(DISTINCT state ORDER BY state) FILTER (WHERE state IS NOT NULL) FROM conversations
SELECT x.id, y.n FROM x LEFT JOIN LATERAL (SELECT count(*) AS n FROM y WHERE y.x_id = x.id) y ON true WHERE y.n > 0
SELECT DISTINCT ON (c.contact_id) c.contact_id, c.created_at AS last FROM conversations c ORDER BY c.contact_id, c.created_at DESC NULLS LAST
SELECT * FROM conversations WHERE (created_at, id) < ($1, $2) ORDER BY created_at DESC, id DESC LIMIT 50
SELECT * FROM unnest($1::text[], $2::int[]) AS u (name, n)
SELECT * FROM contacts WHERE id = ANY ($1::text[]) AND (custom_attributes ->> 'plan') IS DISTINCT FROM 'free'
SELECT * FROM contacts WHERE lower(name) ~ '^(a|b)' AND name !~* 'test' OR email SIMILAR TO '%(com|org)'
SELECT width_bucket(minutes, 0, 60, 6) AS bucket, count(*), repeat('#', count(*)::int) FROM d GROUP BY bucket ORDER BY bucket
SELECT date_part('dow', created_at) AS dow, date_part('hour', created_at) AS hour, count(*) FROM conversations GROUP BY 1, 2 HAVING count(*) > 1 ORDER BY 1, 2
SELECT sum(CASE WHEN rating = 5 THEN 1.0 ELSE 0 END) / nullif(count(rating), 0) AS csat FROM conversations WHERE created_at BETWEEN $1 AND $2
WITH RECURSIVE days (day) AS (SELECT DATE '2026-01-01' UNION ALL SELECT (day + INTERVAL '1 day')::date FROM days WHERE day < DATE '2026-01-31') SELECT d.day, count(c.id) FROM days d LEFT JOIN conversations c ON c.created_at::date = d.day GROUP BY d.day ORDER BY d.day
WITH first AS (SELECT contact_id, min(created_at) AS at FROM conversations GROUP BY contact_id), cohort AS (SELECT date_trunc('month', at) AS month, contact_id FROM first) SELECT month, count(DISTINCT contact_id) FROM cohort GROUP BY month
SELECT a.name, b.name FROM admins a CROSS JOIN admins b WHERE a.id < b.id AND NOT (a.away OR b.away)
SELECT name FROM tags EXCEPT SELECT tag FROM contact_tags ORDER BY name
SELECT max(created_at) - min(created_at) AS span, age(max(created_at)) AS since, now() - max(created_at) > interval '1 day' AS stale FROM conversations
SELECT t.id, t.ticket_attributes ->> '_default_title_' AS title, t.ticket_attributes #>> '{priority,value}' AS priority FROM tickets t WHERE t.ticket_attributes @> '{"urgent": true}' ORDER BY (t.ticket_attributes ->> 'rank')::numeric DESC NULLS LAST
SELECT greatest(coalesce(a, 0), coalesce(b, 0)) * 100 / nullif(least(a, b), 0) :: numeric(10, 2) AS pct FROM t
SELECT count(*) AS n, count(*) FILTER (WHERE x) AS nx, round(avg(y)::numeric, 2) AS avg_y, min(z), max(z) FROM t WHERE a IS NOT NULL GROUP BY CUBE (b, c) HAVING grouping(b, c) < 3
SELECT DISTINCT ON (a) over AT TIME ZONE 'UTC' FROM t
SELECT DISTINCT ON (a) rows AT TIME ZONE 'UTC', b FROM t
SELECT DISTINCT ON (a) set(b) FROM t
SELECT DISTINCT ON (f(a), (b)) filter, over, within FROM t
SELECT DISTINCT ON (a) groups b FROM t
