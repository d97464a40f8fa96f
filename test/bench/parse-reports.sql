SELECT id, name, email FROM contacts WHERE role = 'user' ORDER BY created_at DESC LIMIT 50
SELECT state, count(*) AS n FROM conversations GROUP BY state ORDER BY n DESC
SELECT t.name, count(*) AS conversations, avg(c.statistics_time_to_admin_reply) / 60 AS minutes FROM conversations c JOIN teams t ON t.id = c.team_assignee_id WHERE c.created_at > now() - interval '30 days' GROUP BY t.name ORDER BY minutes DESC
SELECT date_trunc('week', created_at) AS week, state, count(*) AS n FROM conversations WHERE created_at >= '2026-01-01' GROUP BY 1, 2 ORDER BY 1, 2
SELECT c.id, c.email, coalesce(x.n, 0) AS open FROM contacts c LEFT JOIN (SELECT id, count(*) AS n FROM conversations WHERE state = 'open' GROUP BY id) x ON x.id = c.id WHERE c.role = 'user' AND c.email LIKE '%@example.com' ORDER BY open DESC, c.email LIMIT 50
WITH weekly AS (SELECT date_trunc('week', created_at) AS week, count(*) AS n FROM conversations GROUP BY 1) SELECT week, n, n - lag(n) OVER (ORDER BY week) AS change FROM weekly ORDER BY week
SELECT CASE WHEN open THEN 'open' ELSE 'closed' END AS status, count(*) AS n, min(created_at) AS first, max(updated_at) AS last FROM conversations WHERE read = true AND priority <> 'not_priority' GROUP BY 1 HAVING count(*) > 5
SELECT a.name, count(c.id) AS n FROM admins a LEFT JOIN conversations c ON c.admin_assignee_id = a.id GROUP BY a.name ORDER BY n DESC, a.name
SELECT id FROM contacts WHERE email IN ('a@example.com', 'b@example.com', 'c@example.com') AND created_at BETWEEN '2026-01-01' AND '2026-02-01'
SELECT * FROM companies WHERE monthly_spend > 100 AND (name LIKE 'A%' OR name LIKE 'B%') ORDER BY monthly_spend DESC LIMIT 20 OFFSET 40
