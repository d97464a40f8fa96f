import type { IntercomDatabase } from "intercom-sql/kysely";
import { type Kysely, sql } from "kysely";

/** Which share of the closed conversations needed one answer of a teammate and was never opened again, by team. */
export function firstContactResolution(db: Kysely<IntercomDatabase>) {
	const isResolved = sql`c.statistics_count_reopens = 0 and c.statistics_count_assignments <= 1`;
	return db
		.selectFrom("conversations as c")
		.leftJoin("teams as t", "t.id", "c.team_assignee_id")
		.where("c.state", "=", "closed")
		.select(({ fn }) => [
			"t.name as team",
			fn.countAll<number>().as("closed"),
			sql<number>`round(100.0 * count(*) filter (where ${isResolved}) / count(*), 1)`.as("resolved_percent"),
		])
		.groupBy("t.name")
		.orderBy("resolved_percent", "desc")
		.orderBy("team")
		.execute();
}
