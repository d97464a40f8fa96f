import { describe, expect, it } from "vitest";
import { ProviderError } from "../../src/base/index.ts";
import { bind } from "../plan/planning.ts";

// The mark ‸ stands before what is wrong; beside it the SQLSTATE and the hint.
const mistakes: readonly (readonly [marked: string, sqlState: string, hint: string])[] = [
	["SELECT * FROM contacts WHERE ‸name = created_at", "42883", "Cast one side, e.g. CAST(x AS text)."],
	[
		"SELECT CASE WHEN true THEN name ELSE ‸created_at END FROM contacts",
		"42804",
		"Cast one side, e.g. CAST(… AS varchar).",
	],
	["SELECT id FROM tags UNION ‸SELECT id, name FROM tags", "42601", "Give both sides the same number of columns."],
	["SELECT id FROM tags UNION SELECT ‸created_at FROM contacts", "42804", "Cast one side, e.g. CAST(… AS varchar)."],
	["SELECT id FROM tags LIMIT ‸-1", "2201W", "Give 0 or more."],
	["SELECT id FROM tags LIMIT ‸name", "42804", "Cast it: CAST(… AS integer)."],
	["SELECT id FROM tags LIMIT ‸'x'", "22P02", "Write a number."],
	["SELECT id FROM tags OFFSET ‸true", "42804", "Cast it: CAST(… AS integer)."],
	["SELECT id FROM tags WHERE ‸id = ANY (ARRAY(SELECT 1))", "42883", "Cast one side, e.g. CAST(x AS text)."],
	[
		"SELECT ‸max(name) < ANY (ARRAY['a', 'b']) FROM tags",
		"0A000",
		"Compute it in a subquery in FROM, and compare its column.",
	],
	[
		"SELECT ‸'a' = ANY (array_agg(name)) FROM tags",
		"0A000",
		"Compute it in a subquery in FROM, and compare its column.",
	],
	[
		"SELECT 'a'::‸point",
		"0A000",
		"Types: text, varchar, char, smallint, integer, bigint, real, double precision, numeric, boolean, timestamp, timestamptz, date, time, interval, json, jsonb, uuid.",
	],
	[
		"SELECT id FROM tags WHERE id IN (‸SELECT id, name FROM tags)",
		"42601",
		"Give both sides the same number of columns.",
	],
	["SELECT (‸SELECT id, name FROM tags)", "42601", "Give both sides the same number of columns."],
	["SELECT ‸id FROM tags GROUP BY name", "42803", "Add it to GROUP BY, or wrap it in an aggregate such as max()."],
	["SELECT ‸name, count(*) FROM tags", "42803", "Add it to GROUP BY, or wrap it in an aggregate such as max()."],
	["SELECT name FROM tags GROUP BY ‸count(*)", "42803", "Use HAVING, or a subquery."],
	[
		"SELECT name FROM tags LIMIT ‸name::int",
		"42P10",
		"Give a number, a parameter, or a subquery that names no column from outside.",
	],
	["SELECT name FROM tags GROUP BY ‸2", "42P10", "Count the columns from 1."],
	["SELECT ‸name FROM tags HAVING id = '1'", "42803", "Add it to GROUP BY, or wrap it in an aggregate such as max()."],
	["SELECT count(‸count(*)) FROM tags", "42803", "Use HAVING, or a subquery."],
	["SELECT id FROM tags WHERE ‸row_number() OVER () = 1", "42P20", "Use a subquery."],
	["SELECT ‸sum(name) FROM tags", "42883", "It takes (interval) or (integer) or (numeric) or (number)."],
	["SELECT ‸name + 1 FROM tags", "42883", "Cast one side, e.g. CAST(x AS text)."],
	["SELECT name || 1, ‸name - id FROM tags", "42883", "Cast one side, e.g. CAST(x AS text)."],
	["SELECT NOT ‸name FROM tags", "42804", "Compare it with something, e.g. <> 0 or IS NOT NULL."],
	["SELECT ‸-name FROM tags", "42883", "Cast one side, e.g. CAST(x AS text)."],
	["SELECT ‸name AND true FROM tags", "42804", "Compare it with something, e.g. <> 0 or IS NOT NULL."],
	["SELECT ‸created_at + created_at FROM contacts", "42883", "Cast one side, e.g. CAST(x AS text)."],
	["SELECT created_at + ‸'x' FROM contacts", "22007", "Write it like '7 days' or '1 month'."],
	["SELECT ‸interval 'x'", "22007", "Write it like '7 days' or '1 month'."],
	[
		"SELECT ‸date '2026-02-30'",
		"22008",
		"Months go from 1 to 12, days to the end of their month, hours to 24, years from 1 to 9999.",
	],
	["SELECT ‸created_at::integer FROM contacts", "42846", "Cast it to text first if that is what you mean."],
	["SELECT id FROM tags JOIN teams ON tags.id = teams.‸idd", "42703", 'Did you mean "id"?'],
	[
		"SELECT id FROM tags JOIN teams USING (‸nme)",
		"42703",
		"USING needs it on both sides; the left side has no such column.",
	],
	["SELECT tags.id FROM tags JOIN teams ON ‸tags.id", "42804", "Compare it with something, e.g. <> 0 or IS NOT NULL."],
	["SELECT x.id FROM tags JOIN (SELECT ‸idd FROM teams) x ON true", "42703", 'Did you mean "id"?'],
	["SELECT ‸nowhere.* FROM tags", "42P01", "The tables in FROM are tags."],
	["SELECT id FROM tags ORDER BY ‸nme", "42703", 'Did you mean "name"?'],
	["SELECT DISTINCT id FROM tags ORDER BY ‸name", "42P10", "Select the expression too, or leave DISTINCT out."],
	[
		"SELECT id FROM tags UNION SELECT id FROM teams ORDER BY ‸lower(id)",
		"0A000",
		"Order by a column name or position, or wrap it in a subquery.",
	],
	["SELECT ‸lag() OVER (ORDER BY id) FROM tags", "42883", "It takes 1 to 3 arguments."],
	["SELECT rank() OVER ‸w FROM tags", "42704", "Define it: WINDOW name AS (…)."],
	["SELECT sum(1) OVER (ORDER BY ‸nme) FROM tags", "42703", 'Did you mean "name"?'],
	["SELECT ‸lower(name) FILTER (WHERE true) FROM tags", "42809", "Leave them out."],
	["SELECT ‸lower(DISTINCT name) FROM tags", "42809", "Leave them out."],
	[
		"SELECT ‸percentile_cont(2) WITHIN GROUP (ORDER BY id) FROM tags",
		"42883",
		"It takes (interval, number) or (number, number) or (number, json).",
	],
	["SELECT ‸percentile_cont(0.5) FROM tags", "42883", "It takes 2 arguments."],
	[
		"SELECT date_trunc(‸'wek', created_at) FROM contacts",
		"22023",
		"Use one of second, minute, hour, day, week, month, quarter, year.",
	],
	[
		"SELECT extract(‸yeer FROM created_at) FROM contacts",
		"22023",
		"Use one of year, month, day, hour, minute, second, quarter, week, isoyear, dow, isodow, doy, epoch, millisecond, microsecond, decade, century, millennium, julian.",
	],
	[
		"SELECT created_at AT TIME ZONE ‸'Mars/Base' FROM contacts",
		"22023",
		"Write a name such as 'Europe/Dublin', or 'UTC'.",
	],
	[
		"SELECT date_trunc('day', created_at, ‸'Mars/Base') FROM contacts",
		"22023",
		"Write a name such as 'Europe/Dublin', or 'UTC'.",
	],
	[
		"SELECT timezone(‸'Mars/Base', created_at) FROM contacts",
		"22023",
		"Write a name such as 'Europe/Dublin', or 'UTC'.",
	],
	["SELECT extract(‸timezone FROM created_at::date) FROM contacts", "0A000", "Cast it: CAST(… AS timestamptz)."],
	[
		"SELECT id FROM contacts WHERE created_at BETWEEN '2026-01-01' AND ‸'later'",
		"22007",
		"Write it like '2026-01-31' or '2026-01-31 14:30:00'.",
	],
	[
		"SELECT id FROM contacts WHERE created_at IN ('2026-01-01', ‸'later')",
		"22007",
		"Write it like '2026-01-31' or '2026-01-31 14:30:00'.",
	],
	["SELECT id FROM conversations WHERE open = ‸'maybe'", "22P02", "Write true or false."],
	["SELECT custom_attributes -> ‸true FROM contacts", "42804", "Cast it: CAST(… AS text)."],
	["SELECT array[1, ‸'a']", "22P02", "Write a number."],
	["SELECT (ARRAY[1,2])[‸'a']", "22P02", "Write a number."],
	["SELECT greatest(1, ‸'a')", "22P02", "Write a number."],
	["SELECT coalesce(name, ‸1) FROM tags", "42804", "Cast one side, e.g. CAST(… AS varchar)."],
	[
		"SELECT coalesce(created_at, ‸'never') FROM contacts",
		"22007",
		"Write it like '2026-01-31' or '2026-01-31 14:30:00'.",
	],
	["WITH w AS (SELECT ‸idd FROM tags) SELECT * FROM w", "42703", 'Did you mean "id"?'],
	["WITH w (a, ‸b) AS (SELECT id FROM tags) SELECT * FROM w", "42P10", "Give it fewer names."],
	["SELECT * FROM (‸VALUES (1, 2), (3)) v", "42601", "Give both sides the same number of columns."],
	["SELECT * FROM (VALUES (1), (‸'a')) v", "22P02", "Write a number."],
	["SELECT * FROM generate_series(‸'a', 'b')", "22P02", "Write a number."],
	["SELECT * FROM ‸genrate_series(1, 2)", "42883", 'Did you mean "generate_series"?'],
	["SELECT * FROM tags ‸t (a, b, c, d, e, f)", "42P10", "Give it fewer names."],
	["SELECT id FROM tags WHERE ‸(id, name) = ('1', 'a', 'b')", "42601", "Give both sides the same number of columns."],
	["SELECT id FROM tags WHERE EXISTS (SELECT ‸nme FROM teams)", "42703", 'Did you mean "name"?'],
	["SELECT (SELECT tags.‸nme) FROM tags", "42703", 'Did you mean "name"?'],
	[
		'SELECT ‸id COLLATE "de_DE" FROM tags',
		"0A000",
		'Text compares by code point, as with COLLATE "C"; use lower() or COLLATE nocase for caseless comparison.',
	],
	["SELECT id FROM tags WHERE ‸id IS TRUE", "42804", "Cast it: CAST(… AS boolean)."],
	["SELECT id FROM ‸intercm.tags", "42P01", 'Did you mean "tags"?'],
	["SELECT tags.‸id.x FROM tags", "42P01", "It is not among the tables in FROM of this query."],
	["SELECT name FROM tags WHERE name = 'a' AND ‸idd = 'b'", "42703", 'Did you mean "id"?'],
	[
		'SELECT "name" FROM tags WHERE name = ‸"a"',
		"42703",
		"See the columns with: intercom-sql describe tags. A string is written in single quotes: 'a'.",
	],
	["SELECT cast(name AS ‸varchr) FROM tags", "42704", 'Did you mean "varchar"?'],
	["SELECT name FROM contacts c WHERE ‸contacts.id = '1'", "42P01", 'Did you mean "c"?'],
	["SELECT ‸string_agg(name) FROM tags", "42883", "It takes 2 arguments."],
	["SELECT ‸to_char(created_at) FROM contacts", "42883", "It takes 2 arguments."],
	["SELECT count(*) FROM tags GROUP BY ROLLUP (‸nme)", "42703", 'Did you mean "name"?'],
	["SELECT ‸first_value(name) FROM tags", "42809", "Write first_value(…) OVER (ORDER BY …)."],
	["SELECT ‸max(*) FROM tags", "42883", "Only count takes a star."],
	["SELECT ‸lower(*) FROM tags", "42883", "Only count takes a star."],
	["SELECT * FROM tags CROSS JOIN LATERAL (SELECT tags.‸idd) x", "42703", 'Did you mean "id"?'],
	["SELECT id FROM tags FETCH FIRST ‸3 ROWS WITH TIES", "42601", "Say what the order is."],
	["SELECT a.id FROM tags a, ‸teams a", "42712", "Give one of them another alias."],
	["SELECT id::json -> 'a' FROM contacts WHERE ‸id @> 5", "42804", "Cast it: CAST(… AS json)."],
	[
		"SELECT row_number() OVER (ROWS BETWEEN ‸CURRENT ROW AND 1 PRECEDING) FROM tags",
		"42P20",
		"Write BETWEEN, with the end that comes first in the window before the other.",
	],
	["SELECT sum(‸x) FROM tags", "42703", "See the columns with: intercom-sql describe tags."],
	["SELECT t1.id FROM tags t1 WHERE t1.id = ‸t2.id", "42P01", "It is not among the tables in FROM of this query."],
	["SELECT CASE WHEN ‸name THEN 1 END FROM tags", "42804", "Compare it with something, e.g. <> 0 or IS NOT NULL."],
	["SELECT CASE WHEN true THEN 1 ELSE ‸'x' END", "22P02", "Write a number."],
	["SELECT name FROM tags WHERE ‸name > ALL (SELECT 1)", "42883", "Cast one side, e.g. CAST(x AS text)."],
	["SELECT name FROM tags WHERE 1 IN (‸'a', 2)", "22P02", "Write a number."],
];

describe("a mistake is told with its place and what to do", () => {
	it.each(mistakes)("%s", (marked, sqlState, hint) => {
		const position = marked.indexOf("‸");
		let failure: unknown;
		try {
			bind(marked.replace("‸", ""));
		} catch (error) {
			failure = error;
		}
		expect(failure).toBeInstanceOf(ProviderError);
		expect(failure).toMatchObject({ sqlState, position, hint });
	});
});
