/** A statement over the sandbox's rows, and the same meaning in SQLite's own words. */
export type DataPair = readonly [sql: string, sqlite: string];

const same = (sql: string): DataPair => [sql, sql];

/** Statements over the service's tables, by feature; every one of them is ordered. */
export const dataPairs: readonly DataPair[] = [
	// Projection, filters and order
	same("SELECT id, name FROM tags ORDER BY id"),
	same("SELECT count(*) FROM contacts"),
	same("SELECT count(*) FROM contacts WHERE role = 'lead'"),
	same("SELECT id FROM contacts WHERE role <> 'lead' ORDER BY id"),
	same("SELECT id FROM contacts WHERE role IN ('lead', 'user') AND email LIKE '%a%' ORDER BY id"),
	same("SELECT id FROM contacts WHERE NOT (role = 'lead' OR email IS NULL) ORDER BY id"),
	[
		"SELECT id FROM contacts WHERE email ILIKE '%A%' ORDER BY id",
		"SELECT id FROM contacts WHERE lower(email) LIKE '%a%' ORDER BY id",
	],
	[
		"SELECT id FROM conversations WHERE open AND created_at > '2025-01-01' ORDER BY created_at DESC, id",
		"SELECT id FROM conversations WHERE open AND created_at > '2025-01-01 00:00:00' ORDER BY created_at DESC, id",
	],
	[
		"SELECT id FROM conversations WHERE created_at BETWEEN DATE '2025-06-01' AND DATE '2026-06-01' ORDER BY id",
		"SELECT id FROM conversations WHERE created_at BETWEEN '2025-06-01 00:00:00' AND '2026-06-01 00:00:00' ORDER BY id",
	],
	[
		"SELECT id, title FROM conversations ORDER BY title, id LIMIT 10",
		"SELECT id, title FROM conversations ORDER BY title NULLS LAST, id LIMIT 10",
	],
	[
		"SELECT id, title FROM conversations ORDER BY title DESC, id LIMIT 10 OFFSET 5",
		"SELECT id, title FROM conversations ORDER BY title DESC NULLS FIRST, id LIMIT 10 OFFSET 5",
	],
	[
		"SELECT TOP 5 id FROM conversations ORDER BY created_at, id",
		"SELECT id FROM conversations ORDER BY created_at, id LIMIT 5",
	],
	["SELECT [Id], `State` FROM [Conversations] ORDER BY [Id]", "SELECT id, state FROM conversations ORDER BY id"],
	[
		"SELECT c.Id, c.CreatedAt FROM intercom.Contacts AS c ORDER BY c.Id",
		"SELECT id, created_at FROM contacts ORDER BY id",
	],
	[
		"SELECT DISTINCT state FROM conversations ORDER BY state",
		"SELECT DISTINCT state FROM conversations ORDER BY state",
	],
	[
		"SELECT DISTINCT ON (state) state, id FROM conversations ORDER BY state, created_at DESC, id",
		"SELECT state, id FROM (SELECT state, id, row_number() OVER (PARTITION BY state ORDER BY created_at DESC NULLS FIRST, id) AS n FROM conversations) WHERE n = 1 ORDER BY state",
	],
	[
		"SELECT id FROM conversations ORDER BY date_trunc('month', created_at), id FETCH FIRST 3 ROWS WITH TIES",
		"SELECT id FROM (SELECT id, created_at, rank() OVER (ORDER BY substr(created_at, 1, 7), id) AS n FROM conversations) WHERE n <= 3 ORDER BY substr(created_at, 1, 7), id",
	],
	[
		"SELECT id FROM conversations WHERE id = ANY (ARRAY(SELECT id FROM conversations WHERE open)) ORDER BY id",
		"SELECT id FROM conversations WHERE open ORDER BY id",
	],
	[
		"SELECT id FROM contacts WHERE (role, unsubscribed_from_emails) = ('user', false) ORDER BY id",
		"SELECT id FROM contacts WHERE role = 'user' AND unsubscribed_from_emails = 0 ORDER BY id",
	],
	// Groups
	same("SELECT state, count(*) FROM conversations GROUP BY state ORDER BY state"),
	same("SELECT state AS s, count(*) AS n FROM conversations GROUP BY s HAVING count(*) > 5 ORDER BY n DESC, s"),
	[
		"SELECT date_trunc('month', created_at) AS month, count(*) FROM conversations GROUP BY 1 ORDER BY 1",
		"SELECT substr(created_at, 1, 7) || '-01 00:00:00', count(*) FROM conversations GROUP BY 1 ORDER BY 1",
	],
	[
		"SELECT extract(year FROM created_at) AS y, extract(dow FROM created_at) AS d, count(*) FROM conversations GROUP BY y, d ORDER BY y, d",
		"SELECT CAST(strftime('%Y', created_at) AS INTEGER), CAST(strftime('%w', created_at) AS INTEGER), count(*) FROM conversations GROUP BY 1, 2 ORDER BY 1, 2",
	],
	[
		"SELECT c.id, c.state, count(p.id) FROM conversations c LEFT JOIN conversation_tags t ON t.conversation_id = c.id LEFT JOIN tags p ON p.id = t.tag_id GROUP BY c.id ORDER BY c.id",
		"SELECT c.id, c.state, count(p.id) FROM conversations c LEFT JOIN conversation_tags t ON t.conversation_id = c.id LEFT JOIN tags p ON p.id = t.tag_id GROUP BY c.id, c.state ORDER BY c.id",
	],
	[
		"SELECT state, open, count(*) FROM conversations GROUP BY ROLLUP (state, open) ORDER BY 1, 2, 3",
		"SELECT * FROM (SELECT state, open, count(*) AS n FROM conversations GROUP BY state, open UNION ALL SELECT state, NULL, count(*) FROM conversations GROUP BY state UNION ALL SELECT NULL, NULL, count(*) FROM conversations) ORDER BY 1 NULLS LAST, 2 NULLS LAST, 3",
	],
	[
		"SELECT state, count(*) FILTER (WHERE open) AS o, round(avg(statistics_count_reopens), 3) FROM conversations GROUP BY state ORDER BY state",
		"SELECT state, sum(open), round(avg(statistics_count_reopens), 3) FROM conversations GROUP BY state ORDER BY state",
	],
	["SELECT string_agg(name, ',' ORDER BY name) FROM tags", "SELECT group_concat(name, ',' ORDER BY name) FROM tags"],
	["SELECT bool_or(open), bool_and(open) FROM conversations", "SELECT max(open), min(open) FROM conversations"],
	[
		"SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY statistics_count_conversation_parts) FROM conversations",
		"SELECT median(statistics_count_conversation_parts) FROM conversations",
	],
	[
		"SELECT sum(extract(epoch FROM updated_at - created_at)) FROM conversations",
		"SELECT sum(unixepoch(updated_at) - unixepoch(created_at)) FROM conversations",
	],
	[
		"SELECT max(created_at), min(created_at) FROM conversations",
		"SELECT max(created_at), min(created_at) FROM conversations",
	],
	[
		"SELECT count(DISTINCT state), count(DISTINCT title) FROM conversations",
		"SELECT count(DISTINCT state), count(DISTINCT title) FROM conversations",
	],
	// Joins
	same("SELECT c.id, t.tag_id FROM conversations c JOIN conversation_tags t ON t.conversation_id = c.id ORDER BY 1, 2"),
	same(
		"SELECT t.name, count(*) FROM tags t JOIN conversation_tags x ON x.tag_id = t.id GROUP BY t.name ORDER BY 2 DESC, 1",
	),
	[
		"SELECT t.id, x.conversation_id FROM conversation_tags x RIGHT JOIN tags t ON x.tag_id = t.id ORDER BY 1, 2",
		"SELECT t.id, x.conversation_id FROM tags t LEFT JOIN conversation_tags x ON x.tag_id = t.id ORDER BY 1, 2 NULLS LAST",
	],
	["SELECT a.id FROM tags a NATURAL JOIN tags b ORDER BY a.id", "SELECT id FROM tags ORDER BY id"],
	["SELECT id FROM tags a JOIN tags b USING (id) ORDER BY id", "SELECT id FROM tags ORDER BY id"],
	same("SELECT count(*) FROM tags a CROSS JOIN tags b WHERE a.name < b.name"),
	same(
		"SELECT id FROM contacts c WHERE EXISTS (SELECT 1 FROM conversation_contacts x WHERE x.contact_id = c.id) ORDER BY id",
	),
	same(
		"SELECT id FROM contacts c WHERE c.id NOT IN (SELECT contact_id FROM conversation_contacts WHERE contact_id IS NOT NULL) ORDER BY id",
	),
	same(
		"SELECT c.id, (SELECT count(*) FROM conversation_contacts x WHERE x.contact_id = c.id) AS n FROM contacts c ORDER BY n DESC, c.id",
	),
	[
		"SELECT t.id, x.first FROM tags t LEFT JOIN LATERAL (SELECT conversation_id AS first FROM conversation_tags x WHERE x.tag_id = t.id ORDER BY conversation_id LIMIT 1) x ON true ORDER BY t.id",
		"SELECT t.id, (SELECT min(conversation_id) FROM conversation_tags x WHERE x.tag_id = t.id) FROM tags t ORDER BY t.id",
	],
	[
		"SELECT t.id, x.first FROM tags t CROSS APPLY (SELECT min(conversation_id) AS first FROM conversation_tags x WHERE x.tag_id = t.id) x ORDER BY t.id",
		"SELECT t.id, (SELECT min(conversation_id) FROM conversation_tags x WHERE x.tag_id = t.id) FROM tags t ORDER BY t.id",
	],
	[
		"SELECT d::date AS day, count(c.id) FROM generate_series(TIMESTAMP '2026-01-01', TIMESTAMP '2026-01-10', INTERVAL '1 day') d LEFT JOIN conversations c ON c.created_at::date = d::date GROUP BY 1 ORDER BY 1",
		"WITH RECURSIVE d(x) AS (SELECT '2026-01-01' UNION ALL SELECT date(x, '+1 day') FROM d WHERE x < '2026-01-10') SELECT x, count(c.id) FROM d LEFT JOIN conversations c ON substr(c.created_at, 1, 10) = x GROUP BY 1 ORDER BY 1",
	],
	// Windows
	[
		"SELECT id, row_number() OVER (PARTITION BY state ORDER BY created_at, id) FROM conversations ORDER BY id",
		"SELECT id, row_number() OVER (PARTITION BY state ORDER BY created_at NULLS LAST, id) FROM conversations ORDER BY id",
	],
	[
		"SELECT id, count(*) OVER (ORDER BY created_at RANGE BETWEEN INTERVAL '7 days' PRECEDING AND CURRENT ROW) FROM conversations ORDER BY id",
		"SELECT id, count(*) OVER (ORDER BY unixepoch(created_at) RANGE BETWEEN 604800 PRECEDING AND CURRENT ROW) FROM conversations ORDER BY id",
	],
	[
		"SELECT id, extract(epoch FROM created_at - lag(created_at) OVER (ORDER BY created_at, id)) FROM conversations ORDER BY id",
		"SELECT id, unixepoch(created_at) - unixepoch(lag(created_at) OVER (ORDER BY created_at, id)) FROM conversations ORDER BY id",
	],
	[
		"SELECT id FROM (SELECT id, rank() OVER (ORDER BY statistics_count_conversation_parts DESC) AS r FROM conversations) x WHERE r <= 3 ORDER BY id",
		"SELECT id FROM (SELECT id, rank() OVER (ORDER BY statistics_count_conversation_parts DESC NULLS FIRST) AS r FROM conversations) x WHERE r <= 3 ORDER BY id",
	],
	// Set operations and WITH
	same("SELECT id FROM tags UNION SELECT id FROM teams ORDER BY id"),
	same("SELECT role FROM contacts EXCEPT SELECT 'lead' ORDER BY 1"),
	same("SELECT tag_id FROM conversation_tags INTERSECT SELECT id FROM tags ORDER BY 1"),
	[
		"SELECT state FROM conversations EXCEPT ALL SELECT state FROM conversations WHERE open ORDER BY 1",
		"SELECT state FROM conversations WHERE NOT open ORDER BY 1",
	],
	[
		"WITH recent AS (SELECT * FROM conversations WHERE created_at >= '2026-01-01'), busy AS (SELECT id FROM recent WHERE statistics_count_conversation_parts > 2) SELECT count(*), (SELECT count(*) FROM busy) FROM recent",
		"SELECT count(*), sum(statistics_count_conversation_parts > 2) FROM conversations WHERE created_at >= '2026-01-01 00:00:00'",
	],
	// Expressions over columns
	[
		"SELECT id, coalesce(title, 'none') || '!' FROM conversations ORDER BY id",
		"SELECT id, coalesce(title, 'none') || '!' FROM conversations ORDER BY id",
	],
	[
		"SELECT id, created_at::date FROM conversations ORDER BY id",
		"SELECT id, substr(created_at, 1, 10) FROM conversations ORDER BY id",
	],
	[
		"SELECT id, created_at + INTERVAL '1 day' FROM conversations ORDER BY id",
		"SELECT id, datetime(created_at, '+1 day') FROM conversations ORDER BY id",
	],
	[
		"SELECT id, to_char(created_at, 'YYYY-MM-DD HH24:MI') FROM conversations ORDER BY id",
		"SELECT id, strftime('%Y-%m-%d %H:%M', created_at) FROM conversations ORDER BY id",
	],
	[
		"SELECT id, CASE open WHEN true THEN 'o' ELSE 'c' END FROM conversations ORDER BY id",
		"SELECT id, iif(open, 'o', 'c') FROM conversations ORDER BY id",
	],
	[
		"SELECT id, split_part(email, '@', 2) FROM contacts ORDER BY id",
		"SELECT id, CASE WHEN email IS NULL THEN NULL WHEN instr(email, '@') = 0 THEN '' ELSE substr(email, instr(email, '@') + 1) END FROM contacts ORDER BY id",
	],
	[
		"SELECT id FROM conversations WHERE open IS NOT TRUE ORDER BY id",
		"SELECT id FROM conversations WHERE open IS NOT 1 ORDER BY id",
	],
	[
		"SELECT id FROM conversations WHERE title SIMILAR TO '%(a|e)%' ORDER BY id",
		"SELECT id FROM conversations WHERE title LIKE '%a%' OR title LIKE '%e%' ORDER BY id",
	],
	[
		"SELECT id FROM conversations WHERE title ~ '^[A-M]' ORDER BY id",
		"SELECT id FROM conversations WHERE title GLOB '[A-M]*' ORDER BY id",
	],
	[
		"SELECT custom_attributes ->> 'x' AS v, count(*) FROM contacts GROUP BY v ORDER BY v",
		"SELECT json_extract(custom_attributes, '$.x'), count(*) FROM contacts GROUP BY 1 ORDER BY 1 NULLS LAST",
	],
	[
		"SELECT DATEDIFF(day, created_at, updated_at), id FROM conversations ORDER BY id",
		"SELECT CAST(julianday(substr(updated_at, 1, 10)) - julianday(substr(created_at, 1, 10)) AS INTEGER), id FROM conversations ORDER BY id",
	],
	[
		"SELECT id FROM conversations WHERE created_at > now() - INTERVAL '100 years' ORDER BY id",
		"SELECT id FROM conversations WHERE created_at IS NOT NULL ORDER BY id",
	],
	["SELECT id FROM conversations WHERE created_at > L_NEXT_YEAR() ORDER BY id", "SELECT id FROM conversations WHERE 0"],
	[
		"SELECT count(*) FROM conversations WHERE created_at = L_LAST_N_YEARS(100) OR created_at = L_THIS_YEAR()",
		"SELECT count(*) FROM conversations WHERE created_at IS NOT NULL",
	],
];
