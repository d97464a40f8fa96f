import type { IntercomDatabase } from "intercom-sql/kysely";
import { type Kysely, sql } from "kysely";

/** Ratings of the conversations that each teammate closed last: how many, and which share is 4 or 5. */
export function csatByAgent(db: Kysely<IntercomDatabase>) {
	return db
		.selectFrom("conversations as c")
		.innerJoin("admins as a", "a.id", "c.statistics_last_closed_by_id")
		.where("c.conversation_rating_rating", "is not", null)
		.select(({ fn }) => [
			"a.id",
			"a.name",
			fn.countAll<number>().as("ratings"),
			fn.avg<number>("c.conversation_rating_rating").as("mean_rating"),
			sql<number>`round(100.0 * count(*) filter (where c.conversation_rating_rating >= 4) / count(*), 1)`.as(
				"csat_percent",
			),
		])
		.groupBy(["a.id", "a.name"])
		.orderBy("csat_percent", "desc")
		.orderBy("a.id")
		.execute();
}
