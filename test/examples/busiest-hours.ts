import type { IntercomDatabase } from "intercom-sql/kysely";
import type { Kysely } from "kysely";

/** The hours of the week in which most conversations begin, with how long the first response took then. */
export function busiestHours(db: Kysely<IntercomDatabase>, limit = 10) {
	return db
		.selectFrom("reports.first_response_by_hour")
		.select(({ fn }) => [
			"weekday",
			"hour",
			"conversations",
			"median_first_response_minutes",
			fn
				.agg<number>("rank", [])
				.over((of) => of.orderBy("conversations", "desc"))
				.as("place"),
		])
		.orderBy("place")
		.orderBy("weekday")
		.orderBy("hour")
		.limit(limit)
		.execute();
}
