import type { IntercomDatabase } from "intercom-sql/kysely";
import type { Kysely } from "kysely";

/** What conversations are about, with how they went; topics of fewer than three are left out. */
export function topics(db: Kysely<IntercomDatabase>) {
	return db
		.selectFrom("reports.conversations_by_topic")
		.where("conversations", ">=", 3)
		.select(["topic", "conversations", "percent", "median_first_response_minutes", "csat_percent"])
		.orderBy("conversations", "desc")
		.orderBy("topic")
		.execute();
}
