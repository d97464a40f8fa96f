import type { IntercomDatabase } from "intercom-sql/kysely";
import { type Kysely, sql } from "kysely";

/** Which share of the conversations that were closed was opened again, by channel. */
export function reopenRateByChannel(db: Kysely<IntercomDatabase>) {
	return db
		.selectFrom("reports.conversation_metrics")
		.where("first_close_minutes", "is not", null)
		.select(({ fn }) => [
			"channel",
			fn.countAll<number>().as("closed"),
			fn.countAll<number>().filterWhere("reopens", ">", 0).as("reopened"),
			sql<number>`round(100.0 * count(*) filter (where reopens > 0) / count(*), 1)`.as("reopened_percent"),
		])
		.groupBy("channel")
		.orderBy("closed", "desc")
		.orderBy("channel")
		.execute();
}
