import type { Answer } from "./answer.ts";

/** Statements over decimals and the rows that PostgreSQL gives for them, to the last digit: sums above all, which SQLite computes in several ways. */
export const decimalsAnswers: readonly Answer[] = [
	[
		"SELECT sum(x), avg(x) FROM (VALUES (9223372036854775807), (-9223372036854775808), (NULL), (5)) t(x)",
		"4|1.3333333333333333",
	],
	[
		"SELECT sum(x) OVER (ORDER BY x ROWS 1 PRECEDING), avg(x) OVER (ORDER BY x) FROM (VALUES (9223372036854775807), (9223372036854775806), (-1)) t(x)",
		"-1|-1.00000000000000000000",
		"9223372036854775805|4611686018427387903",
		"18446744073709551613|6148914691236517204",
	],
	[
		"SELECT sum(x * 1.5), avg(x * 0.25), sum(x * 1.5) FILTER (WHERE x > 0) FROM (VALUES (9223372036854775807), (2), (NULL), (-7)) t(x)",
		"13835058055282163703.0|768614336404564650.17|13835058055282163713.5",
	],
	[
		"SELECT sum(x * 1.5 + 0.25), sum(-(x * 1.50)), sum(2.5 - x), min(x * 1.5), max(x * 0.10) FROM (VALUES (1), (2), (NULL), (-7)) t(x)",
		"-5.25|6.00|11.5|-10.5|0.20",
	],
	[
		"SELECT sum(round(x / 60.0, 1)), avg(round(x / 60.0, 1)), sum(round(x / 8.0, 2)), sum(round(x / 0.125, 0)) FROM generate_series(-500, 500, 7) x",
		"-7.2|-0.05034965034965034965|-53.63|-3432",
	],
	[
		"SELECT sum(round(x / 60.0)), sum(round(x * 0.5)), sum(round(x * 1.25, 1)), sum(round(x * 1.255, 2)) FROM generate_series(-50, 51) x",
		"1|26|63.8|64.01",
	],
	[
		"SELECT sum(x::numeric(10,2)), sum((x * 1.005)::numeric(8,2)), sum((x / 7.0)::numeric(8,3)), avg((x / 7.0)::numeric(8,3)) FROM generate_series(1, 99) x",
		"4950.00|4975.00|707.143|7.1428585858585859",
	],
	["SELECT sum(x::numeric(4,2)) FROM (VALUES (1), (99), (100)) t(x)", "!22003"],
	["SELECT sum(x::numeric(3,1)) FROM (VALUES (1.25::float8), (99.94), (99.95)) t(x)", "!22003"],
	[
		"SELECT sum(x::numeric(6,1)), avg(x::numeric(6,1)), sum(round(x::numeric, 1)) FROM (VALUES (1.25::float8), (99.94), (99.95), (-0.05), (NULL)) t(x)",
		"201.1|50.2750000000000000|201.1",
	],
	[
		"SELECT sum(x / 3.0), avg(x / 7.0), sum(x / 0.001) FROM (VALUES (1), (0), (-2), (1000000), (NULL)) t(x)",
		"333332.99999999999966666666|35714.24999999999996428571|999999000.0000000000000000",
	],
	[
		"SELECT sum(x / 3.0) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND CURRENT ROW), avg(round(x / 3.0, 2)) OVER (ORDER BY x ROWS 1 PRECEDING), sum(x * 1.25) OVER (ORDER BY x ROWS 2 PRECEDING) FROM generate_series(1, 5) x",
		"0.33333333333333333333|0.33000000000000000000|1.25",
		"1.00000000000000000000|0.50000000000000000000|3.75",
		"1.66666666666666666667|0.83500000000000000000|7.50",
		"2.33333333333333330000|1.16500000000000000000|11.25",
		"3.0000000000000000|1.5000000000000000|15.00",
	],
	["SELECT sum(x / 0.0) FROM generate_series(1, 3) x", "!22012"],
	["SELECT sum(x / 3.0) FROM generate_series(1, 0) x", "∅"],
	["SELECT avg(x / 3.0), avg(x * 1.5), avg(x), sum(round(x / 3.0, 1)) FROM generate_series(1, 0) x", "∅|∅|∅|∅"],
	[
		"SELECT x % 3 AS g, sum(x * 1.5), avg(x / 4.0), sum(x) / count(*) FROM generate_series(1, 10) x GROUP BY 1 HAVING sum(x * 1.5) > 1.5 ORDER BY sum(x * 1.5) DESC",
		"1|33.0|1.37500000000000000000|5",
		"0|27.0|1.50000000000000000000|6",
		"2|22.5|1.25000000000000000000|5",
	],
	["SELECT DISTINCT x * 1.50 FROM generate_series(1, 3) x ORDER BY 1", "1.50", "3.00", "4.50"],
	[
		"SELECT round(x / 2.0, 1) r, count(*) FROM generate_series(1, 4) x GROUP BY 1 ORDER BY 1",
		"0.5|1",
		"1.0|1",
		"1.5|1",
		"2.0|1",
	],
	["SELECT x FROM generate_series(1, 6) x WHERE x * 1.5 > 4.5 AND x * 0.25 <> 1 ORDER BY x * -1.5", "6", "5"],
	[
		"SELECT a.x, b.x FROM (VALUES (1.0), (2.50)) a(x) JOIN (VALUES (1.00), (2.5)) b(x) ON a.x = b.x ORDER BY 1",
		"1.0|1.00",
		"2.50|2.5",
	],
	["SELECT a.x FROM (VALUES (1.0), (2.50)) a(x) JOIN (VALUES (1.00), (2.5)) b(x) USING (x) ORDER BY 1", "1.0", "2.50"],
	[
		"SELECT extract(julian from timestamp '2006-02-16 12:30:45.123456'), extract(epoch from date '1969-12-31'), extract(epoch from timestamp '1969-12-31 23:59:59.25'), extract(second from timestamptz '2026-01-01 00:00:07.000123Z')",
		"2453783.52135559555555555556|-86400|-0.750000|7.000123",
	],
	[
		"SELECT date_part('epoch', timestamp '2026-01-01 00:00:07.25'), date_part('julian', date '2026-01-01'), date_part('milliseconds', time '10:00:01.5')",
		"1767225607.25|2461042|1500",
	],
	[
		"SELECT extract(epoch from interval '1 day 00:00:00.5'), extract(milliseconds from interval '00:01:02.345678'), extract(microseconds from interval '-00:01:02.3'), extract(week from timestamp '2026-01-01'), extract(decade from interval '25 years')",
		"86400.500000|2345.678|-2300000|1|2",
	],
	[
		"SELECT 'NaN'::numeric + 1, 'Infinity'::numeric * -1, 'NaN'::numeric = 'NaN', 'Infinity'::numeric > 1e100, sum(x), avg(x) FROM (VALUES ('NaN'::numeric), (1)) t(x)",
		"NaN|-Infinity|t|t|NaN|NaN",
	],
	[
		"SELECT 1e400::numeric > 1e399, length((10::numeric ^ 400)::text), 2::numeric ^ 0.5, 10 % 3.5, -7.5 % 2, div(7.5, 2), mod(-7.5, 2)",
		"t|418|1.4142135623730950|3.0|-1.5|3|-1.5",
	],
	["SELECT 1.5::int2, 2.5::int4, -2.5::int8, 0.5::int, 1.5::float8::int, 2.5::float8::int", "2|3|-3|1|2|2"],
	[
		"SELECT power(10, -3), 10.0 ^ -3, exp(1.0), ln(10.0), log(100.0), log(2.0, 64.0), sqrt(2.0), sign(-1.5), abs(-1.50), ceil(1.1), floor(-1.1)",
		"0.001|0.0010000000000000|2.7182818284590452|2.3025850929940457|2.0000000000000000|6.0000000000000000|1.414213562373095|-1|1.50|2|-2",
	],
	[
		"SELECT round(123.456, -2), trunc(123.456, 1), trunc(-123.456, -1), round(0.5), round(1.5), round(-0.5)",
		"100|123.4|-120|1|2|-1",
	],
	[
		"SELECT 1::numeric / 3, 2 / 3.0, 1e10 / 3, 1 / 1e10, 0.00001 / 7, 123456789.123 / 0.00123, 5.0 / 1000000000000",
		"0.33333333333333333333|0.66666666666666666667|3333333333.33333333|0.0000000001000000000000000000|0.000001428571428571428571|100371373270.73170732|0.0000000000050000000000000000",
	],
	[
		"SELECT greatest(1.5, 2), least(1.50, 1.5), coalesce(NULL, 1.50), nullif(1.50, 1.5), CASE WHEN true THEN 1 ELSE 2.50 END",
		"2|1.50|1.50|∅|1",
	],
	[
		"SELECT 1.0::text, 1e-7::numeric::text, 100000000000000000000::text, (0.1 * 0.1)::text, (-0.0)::text, 1e3::text",
		"1.0|0.0000001|100000000000000000000|0.01|0.0|1000",
	],
	["SELECT count(*) FROM (SELECT 1.0 UNION SELECT 1.00 UNION SELECT 1) t", "1"],
	["SELECT x FROM (VALUES (1.10), (1.1), (1.01)) t(x) ORDER BY x, x::text", "1.01", "1.1", "1.10"],
	[
		"SELECT rank() OVER (ORDER BY x), dense_rank() OVER (ORDER BY x DESC), x FROM (VALUES (1.10), (1.1), (10), (9)) t(x) ORDER BY x, x::text",
		"1|3|1.1",
		"1|3|1.10",
		"3|2|9",
		"4|1|10",
	],
	[
		"SELECT sum(x)::int, sum(x) % 2, round(avg(x)), round(avg(x), 3), sum(x)::text || '%' FROM generate_series(1, 5) x",
		"15|1|3|3.000|15%",
	],
	[
		"WITH RECURSIVE r(x) AS (SELECT 1.5 UNION SELECT least(x + 0.3, 2.1) FROM r) SELECT x FROM r ORDER BY x",
		"1.5",
		"1.8",
		"2.1",
	],
	["WITH RECURSIVE r(x) AS (SELECT 1.5 UNION SELECT 1.50 FROM r) SELECT count(*) FROM r", "1"],
	["SELECT * FROM generate_series(1.0, 2.0, 0.25) x", "1.0", "1.25", "1.50", "1.75", "2.00"],
	[
		"SELECT sum(CASE WHEN x > 2 THEN 1.5 ELSE 0 END), sum(CASE WHEN x > 2 THEN 1 ELSE 0 END), sum(CASE WHEN x > 2 THEN x END) FROM generate_series(1, 5) x",
		"4.5|3|12",
	],
	[
		"SELECT sum(DISTINCT x), avg(DISTINCT x) FROM (VALUES (1), (4294967297), (2), (1)) t(x)",
		"4294967300|1431655766.66666667",
	],
	[
		"SELECT sum(DISTINCT x::numeric(5,1)), max(DISTINCT x * 1.50), avg(DISTINCT x * 1.50) FROM (VALUES (1), (2), (1), (3)) t(x)",
		"6.0|4.50|3.0000000000000000",
	],
	[
		"SELECT max(x * 1.1), min(x * 1.1), max(x * -1.1), min(x * -1.1), max(x * 0.0) FROM (VALUES (1.25), (-1.3), (99.94), (99.95), (-0.05), (NULL)) t(x)",
		"109.945|-1.43|1.43|-109.945|0.000",
	],
	[
		"SELECT max(x + 1.1), min(1.1 - x), max(x / 3.0), min(x / 3), max(-x), max(round(x, 1)), min(round(x)), max(trunc(x, 1)) FROM (VALUES (1.25), (-1.3), (99.94), (99.95), (-0.05), (NULL)) t(x)",
		"101.05|-98.85|33.3166666666666667|-0.43333333333333333333|1.3|100.0|-1|99.9",
	],
	[
		"SELECT max(x * 1.1), min(x * 1.5), max(x * -1.1), min(x - 0.5), max(x / 7.0), min(-(x * 1.5)) FROM (VALUES (1), (-13), (NULL), (9223372036854775807)) t(x)",
		"10145709240540253387.7|-19.5|14.3|-13.5|1317624576693539401.0|-13835058055282163710.5",
	],
	[
		"SELECT max(x * -1.1), min(-x), min(x * 1.1), max(x + 1) FROM (VALUES ('NaN'::numeric), (1.5), ('-Infinity')) t(x)",
		"NaN|-1.5|-Infinity|NaN",
	],
	[
		"SELECT sum(x::numeric / 3.0), sum(x::numeric * x::numeric), max(x::numeric * x::numeric) FROM (VALUES (0.1::float8 + 0.2::float8)) t(x)",
		"0.10000000000000000000|0.09|0.09",
	],
	[
		"SELECT max(x::numeric * y::numeric), min(x::numeric * y::numeric), max(x::numeric * y::numeric) FILTER (WHERE x < 2), min(DISTINCT x::numeric * y::numeric), max(round(x::numeric * y::numeric, 1) * -1.0) FROM (VALUES (1.5::float8, 2::float8), (-3, 4), (2.5, 1.2), (NULL, 1)) t(x, y)",
		"3.00|-12|3.0|-12|12.00",
	],
	[
		"SELECT x, max(x::numeric * y::numeric) OVER (ORDER BY x), min(x::numeric * y::numeric) FILTER (WHERE x > 0) OVER (ORDER BY x) FROM (VALUES (1.5::float8, 2::float8), (-3, 4), (2.5, 2)) t(x, y) ORDER BY x",
		"-3|-12|∅",
		"1.5|3.0|3.0",
		"2.5|5.0|3.0",
	],
	["SELECT max(x::numeric(4,2)) FROM (VALUES (1.5), (-99.996)) t(x)", "!22003"],
	[
		"SELECT x, max(x * 1.5) OVER (ORDER BY x ROWS 1 PRECEDING), min(x * 1.1) FILTER (WHERE x > 0) OVER (ORDER BY x) FROM (VALUES (1), (-13), (99)) t(x) ORDER BY x",
		"-13|-19.5|∅",
		"1|1.5|1.1",
		"99|148.5|1.1",
	],
	[
		"SELECT sum(x::numeric(12,2)), sum(round(x::numeric, 2)), max(x::numeric(12,1)), avg(round((x / 7)::numeric, 2)), sum(x::numeric(12,2) * 1.25) FROM (VALUES (1.005::float8), (2.675), (-2.675), (1.345), (12.25), (NULL), (123456789.125), (1e9)) t(x)",
		"1123456803.74|1123456803.74|1000000000.0|22927689.871428571429|1404321004.6750",
	],
	["SELECT sum(round(x, 2)), max(round(x, 2)) FROM (VALUES ('NaN'::numeric), (1)) t(x)", "NaN|NaN"],
	[
		"SELECT x FROM (VALUES (1.005::float8), (1.01), (2.675)) t(x) WHERE x::numeric(12,2) = 1.01 ORDER BY x",
		"1.005",
		"1.01",
	],
	[
		"SELECT to_json('NaN'::numeric)::text, to_jsonb('-Infinity'::numeric)::text, to_json(1.50)::text",
		'"NaN"|"-Infinity"|1.50',
	],
	[
		"SELECT 1e23::float8::numeric, 123456789012345678::float8::numeric, 123456789012345678.9::float8::numeric, 999999999999999::float8::numeric, -1e15::float8::numeric",
		"100000000000000000000000|123456789012346000|123456789012346000|999999999999999|-1000000000000000",
	],
	[
		"SELECT gcd(9223372036854775806, 4), lcm(4000000000, 6000000000), gcd(12, -18), gcd(0, 0), lcm(0, 5), lcm(-4, 6), lcm(2.5, 4), lcm(0, 2.50), lcm(-1.5, 0.4), gcd(12.5, 5)",
		"2|12000000000|6|0|0|12|20.0|0.00|6.0|2.5",
	],
	["SELECT lcm(2147483647, 2)", "!22003"],
	["SELECT lcm(9223372036854775807, 2)", "!22003"],
	["SELECT gcd(-2147483648, 0)", "!22003"],
	["SELECT 12.5::dec(4,2), 12.5::dec, CAST(2 AS DEC(3,1))", "12.50|12.5|2.0"],
	["SELECT x FROM (VALUES (1.50), (10), (9.5)) t(x) ORDER BY x DESC LIMIT 1.5", "10", "9.5"],
	["SELECT x FROM (VALUES (1.50), (10), (9.5)) t(x) ORDER BY x DESC LIMIT 2.4 OFFSET 0.6", "9.5", "1.50"],
	["SELECT x FROM (VALUES (1.50), (10), (9.5)) t(x) ORDER BY x DESC LIMIT -1.5", "!2201W"],
	["SELECT x FROM (VALUES (1), (10)) t(x) ORDER BY x LIMIT 1 + 0.4", "1"],
	// The root has as many decimals as PostgreSQL finds for numbers below one.
	[
		"SELECT sqrt(0.0001), sqrt(0.00000001), sqrt(1e-20), sqrt(0.5), sqrt(2.0), sqrt(0.09), sqrt(0.000012345)",
		"0.01000000000000000|0.0001000000000000000|0.0000000001000000000000000|0.70710678118654752|1.414213562373095|0.30000000000000000|0.0035135452181521729",
	],
];
