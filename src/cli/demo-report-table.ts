/** A statement of the demo. */
export interface DemoReport {
	readonly title: string;
	/** What it shows about the driver. */
	readonly why: string;
	readonly sql: string;
}

// A conversation need not have a team, and what was deleted is still named by its id: LEFT JOIN keeps these rows.
const replyTimes = `SELECT coalesce(t.name, 'no team') AS team, count(*) AS answered,
       round(median(c.statistics_time_to_admin_reply) / 60.0, 1) AS median_minutes,
       round(percentile_cont(0.9) WITHIN GROUP (
         ORDER BY c.statistics_time_to_admin_reply) / 60.0, 1) AS p90_minutes
FROM conversations c
LEFT JOIN teams t ON t.id = c.team_assignee_id
WHERE c.statistics_time_to_admin_reply IS NOT NULL
GROUP BY 1
ORDER BY median_minutes`;

/** The statements of the demo, in the order in which they run. */
export const demoReports: readonly DemoReport[] = [
	{
		title: "The latest conversations, and how much was said in them",
		why: "The time range goes into Intercom's search; only what it finds is asked for its parts.",
		sql: `SELECT c.id, c.created_at, c.state, count(p.id) AS parts,
       count(p.id) FILTER (WHERE p.author_type = 'admin') AS by_admins
FROM conversations c
LEFT JOIN conversation_parts p ON p.conversation_id = c.id
WHERE c.created_at > now() - interval '24 hours'
GROUP BY c.id, c.created_at, c.state
ORDER BY c.created_at DESC
LIMIT 5`,
	},
	{
		title: "Conversations by month and state",
		why: "This needs every conversation, so all of them are read, 150 a request.",
		sql: `SELECT CAST(date_trunc('month', created_at) AS date) AS month, count(*) AS conversations,
       count(*) FILTER (WHERE state = 'open') AS open,
       count(*) FILTER (WHERE state = 'snoozed') AS snoozed,
       count(*) FILTER (WHERE state = 'closed') AS closed
FROM conversations
GROUP BY 1
ORDER BY 1 DESC
LIMIT 6`,
	},
	{
		title: "Time to the first reply, by team",
		why: "A join with teams and percentiles; the conversations come from the cache now.",
		sql: replyTimes,
	},
	{
		title: "Customer satisfaction, by team",
		why: "The usual CSAT: the share of ratings that are 4 or 5.",
		sql: `SELECT coalesce(t.name, 'no team') AS team, count(*) AS ratings,
       round(avg(c.conversation_rating_rating), 2) AS mean_rating,
       round(100.0 * count(*) FILTER (WHERE c.conversation_rating_rating >= 4)
         / count(*), 1) AS csat_percent
FROM conversations c
LEFT JOIN teams t ON t.id = c.team_assignee_id
WHERE c.conversation_rating_rating IS NOT NULL
GROUP BY 1
HAVING count(*) >= 20
ORDER BY csat_percent DESC`,
	},
	{
		title: "The busiest hours of the week (UTC)",
		why: "Parts of a timestamp, and a share of the whole from a window over the groups.",
		sql: `SELECT to_char(created_at, 'Dy') AS weekday, extract(hour FROM created_at) AS hour,
       count(*) AS conversations,
       round(100.0 * count(*) / sum(count(*)) OVER (), 2) AS percent
FROM conversations
GROUP BY 1, 2
ORDER BY conversations DESC
LIMIT 5`,
	},
	{
		title: "Who closes most, within each team",
		why: "A window function ranks the admins of each team; a CTE keeps the first two.",
		sql: `WITH ranked AS (
  SELECT c.team_assignee_id AS team_id, c.statistics_last_closed_by_id AS admin_id,
         count(*) AS closed,
         rank() OVER (PARTITION BY c.team_assignee_id ORDER BY count(*) DESC) AS place
  FROM conversations c
  WHERE c.state = 'closed' AND c.statistics_last_closed_by_id IS NOT NULL
  GROUP BY c.team_assignee_id, c.statistics_last_closed_by_id
)
SELECT coalesce(t.name, 'no team') AS team, r.place, coalesce(a.name, 'admin ' || r.admin_id) AS admin, r.closed
FROM ranked r
LEFT JOIN teams t ON t.id = r.team_id
LEFT JOIN admins a ON a.id = r.admin_id
WHERE r.place <= 2
ORDER BY team, r.place`,
	},
	{
		title: "The tags that are used most",
		why: "Tags lie inside the conversations, and are a table of their own here.",
		sql: `SELECT coalesce(g.name, ct.name) AS tag, count(*) AS conversations, max(ct.applied_at) AS last_used
FROM conversation_tags ct
LEFT JOIN tags g ON g.id = ct.tag_id
GROUP BY 1
ORDER BY conversations DESC
LIMIT 5`,
	},
	{
		title: "The companies whose people write most",
		why: "From conversations over contacts to companies, through the tables that link them.",
		sql: `SELECT co.name AS company, co.plan_name AS plan, co.monthly_spend,
       count(DISTINCT k.id) AS people, count(*) AS conversations
FROM conversation_contacts cc
JOIN contacts k ON k.id = cc.contact_id
JOIN contact_companies kc ON kc.contact_id = k.id
JOIN companies co ON co.id = kc.company_id
GROUP BY co.id, co.name, co.plan_name, co.monthly_spend
ORDER BY conversations DESC
LIMIT 5`,
	},
	{
		title: "Conversations by week, and all of them so far this year",
		why: "A running total: a window over the groups of a query below.",
		sql: `SELECT week, conversations, sum(conversations) OVER (ORDER BY week) AS so_far
FROM (
  SELECT CAST(date_trunc('week', created_at) AS date) AS week, count(*) AS conversations
  FROM conversations
  WHERE created_at >= date_trunc('year', now())
  GROUP BY 1
) AS weeks
ORDER BY week DESC
LIMIT 5`,
	},
	{
		title: "Time to the first reply, by team, once more",
		why: "The same statement as before. What it needs is in the cache, so no request is made.",
		sql: replyTimes,
	},
];
