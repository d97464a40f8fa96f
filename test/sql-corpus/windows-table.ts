import type { Answer } from "./answer.ts";

/** Statements and the rows that PostgreSQL gives for them: windows. */
export const windowsAnswers: readonly Answer[] = [
	["SELECT x, row_number() OVER (ORDER BY x DESC) FROM (VALUES (1), (3), (2)) t(x) ORDER BY x", "1|3", "2|2", "3|1"],
	[
		"SELECT x, rank() OVER (ORDER BY x), dense_rank() OVER (ORDER BY x), percent_rank() OVER (ORDER BY x), cume_dist() OVER (ORDER BY x) FROM (VALUES (1), (2), (2), (3)) t(x) ORDER BY x",
		"1|1|1|0|0.25",
		"2|2|2|0.3333333333333333|0.75",
		"2|2|2|0.3333333333333333|0.75",
		"3|4|3|1|1",
	],
	["SELECT x, ntile(2) OVER (ORDER BY x) FROM (VALUES (1), (2), (3)) t(x) ORDER BY x", "1|1", "2|1", "3|2"],
	[
		"SELECT x, lag(x) OVER (ORDER BY x), lead(x) OVER (ORDER BY x), lag(x, 2, 0) OVER (ORDER BY x) FROM (VALUES (1), (2), (3)) t(x) ORDER BY x",
		"1|∅|2|0",
		"2|1|3|0",
		"3|2|∅|1",
	],
	[
		"SELECT x, first_value(x) OVER w, last_value(x) OVER w, nth_value(x, 2) OVER w FROM (VALUES (1), (2), (3)) t(x) WINDOW w AS (ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) ORDER BY x",
		"1|1|3|2",
		"2|1|3|2",
		"3|1|3|2",
	],
	[
		"SELECT a, b, sum(b) OVER (PARTITION BY a ORDER BY b) FROM (VALUES (1, 1), (1, 2), (2, 5)) t(a, b) ORDER BY a, b",
		"1|1|1",
		"1|2|3",
		"2|5|5",
	],
	[
		"SELECT x, sum(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM (VALUES (1), (2), (3), (4)) t(x) ORDER BY x",
		"1|3",
		"2|6",
		"3|9",
		"4|7",
	],
	[
		"SELECT x, sum(x) OVER (ORDER BY x RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM (VALUES (1), (2), (4)) t(x) ORDER BY x",
		"1|1",
		"2|3",
		"4|4",
	],
	[
		"SELECT x, count(*) OVER (ORDER BY x GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM (VALUES (1), (1), (2), (3)) t(x) ORDER BY x",
		"1|2",
		"1|2",
		"2|3",
		"3|2",
	],
	[
		"SELECT x, sum(x) OVER (ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW) FROM (VALUES (1), (2), (3)) t(x) ORDER BY x",
		"1|5",
		"2|4",
		"3|3",
	],
	[
		"SELECT x, count(*) FILTER (WHERE x > 1) OVER (ORDER BY x) FROM (VALUES (1), (2), (3)) t(x) ORDER BY x",
		"1|0",
		"2|1",
		"3|2",
	],
	[
		"SELECT a, count(*), sum(count(*)) OVER () FROM (VALUES (1), (1), (2)) t(a) GROUP BY a ORDER BY a",
		"1|2|3",
		"2|1|3",
	],
	[
		"SELECT a, rank() OVER (ORDER BY sum(b) DESC) FROM (VALUES (1, 5), (2, 9), (1, 1)) t(a, b) GROUP BY a ORDER BY a",
		"1|2",
		"2|1",
	],
	[
		"SELECT a, round(100.0 * count(*) / sum(count(*)) OVER (), 1) FROM (VALUES ('x'), ('x'), ('y')) t(a) GROUP BY a ORDER BY a",
		"x|66.7",
		"y|33.3",
	],
	[
		"SELECT x, avg(x) OVER (), max(x) OVER (PARTITION BY x % 2) FROM (VALUES (1), (2), (3)) t(x) ORDER BY x",
		"1|2|3",
		"2|2|2",
		"3|2|3",
	],
	[
		"SELECT x, sum(x) OVER w2 FROM (VALUES (1), (2)) t(x) WINDOW w AS (PARTITION BY x), w2 AS (w ORDER BY x) ORDER BY x",
		"1|1",
		"2|2",
	],
	["SELECT x FROM (VALUES (1), (2)) t(x) WHERE row_number() OVER () = 1", "!42P20"],
	["SELECT rank() FROM (VALUES (1)) t(x)", "!42809"],
	["SELECT sum(x) OVER nope FROM (VALUES (1)) t(x)", "!42704"],
	["SELECT lower('A') OVER ()", "!42809"],
	["SELECT x, string_agg(x::text, ',') OVER (ORDER BY x) FROM (VALUES (1), (2)) t(x) ORDER BY x", "1|1", "2|1,2"],
	["SELECT x, lag(x) OVER (ORDER BY x) IS NULL AS first FROM (VALUES (1), (2)) t(x) ORDER BY x", "1|t", "2|f"],
	["SELECT x, x - lag(x, 1, x) OVER (ORDER BY x) AS d FROM (VALUES (1), (4)) t(x) ORDER BY d DESC", "4|3", "1|0"],
	[
		"SELECT * FROM (SELECT x, row_number() OVER (PARTITION BY x % 2 ORDER BY x DESC) AS n FROM (VALUES (1), (2), (3), (4)) t(x)) s WHERE n = 1 ORDER BY x",
		"3|1",
		"4|1",
	],
	[
		"SELECT d, count(*) OVER (ORDER BY d RANGE BETWEEN INTERVAL '1 day' PRECEDING AND CURRENT ROW) FROM (VALUES (TIMESTAMP '2026-01-01'), (TIMESTAMP '2026-01-01 12:00:00'), (TIMESTAMP '2026-01-03')) t(d) ORDER BY d",
		"2026-01-01 00:00:00|1",
		"2026-01-01 12:00:00|2",
		"2026-01-03 00:00:00|1",
	],
	[
		"SELECT x, stddev_pop(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM (VALUES (1), (3), (7)) t(x) ORDER BY x",
		"1|0",
		"3|1",
		"7|2",
	],
];
