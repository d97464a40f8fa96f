import type { IntercomDatabase } from "intercom-sql/kysely";
import { type Kysely, sql } from "kysely";

/** Companies that pay and have conversations open or ratings that are low, those that pay most first. */
export function companiesAtRisk(db: Kysely<IntercomDatabase>, leastSpend = 0) {
	return db
		.selectFrom("reports.company_metrics")
		.where("monthly_spend", ">", leastSpend)
		.where((of) => of.or([of("open_conversations", ">", 1), of("csat_percent", "<", 60), of("reopens", ">", 3)]))
		.select([
			"company_name",
			"plan_name",
			"monthly_spend",
			"open_conversations",
			"csat_percent",
			"reopens",
			sql<number | null>`extract(day from now() - last_conversation_at)`.as("days_since_last"),
		])
		.orderBy("monthly_spend", "desc")
		.orderBy("company_name")
		.execute();
}
