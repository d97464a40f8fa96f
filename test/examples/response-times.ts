import type { IntercomDatabase } from "intercom-sql/kysely";
import { type Kysely, sql } from "kysely";

/** How long contacts wait for a first response, by team and hour of the day in the session's time zone: medians in minutes. */
export function responseTimesByTeamAndHour(db: Kysely<IntercomDatabase>, since: Date) {
	return db
		.selectFrom("conversations as c")
		.leftJoin("teams as t", "t.id", "c.team_assignee_id")
		.where("c.created_at", ">=", since)
		.where("c.statistics_time_to_admin_reply", "is not", null)
		.select(({ fn }) => [
			fn.coalesce("t.name", sql.lit("no team")).as("team"),
			sql<number>`extract(hour from c.created_at)`.as("hour"),
			fn.countAll<number>().as("conversations"),
			sql<number>`round(percentile_cont(0.5) within group (order by c.statistics_time_to_admin_reply)::numeric / 60, 1)`.as(
				"median_minutes",
			),
		])
		.groupBy([sql`1`, sql`2`])
		.orderBy("team")
		.orderBy("hour")
		.execute();
}
