import type { IntercomDatabase } from "intercom-sql/kysely";
import { type Kysely, sql } from "kysely";

/** Conversations that are open or snoozed, by how long ago they began. */
export function backlogByAge(db: Kysely<IntercomDatabase>) {
	const days = sql<number>`extract(epoch from now() - created_at) / 86400`;
	return db
		.selectFrom("conversations")
		.where("state", "in", ["open", "snoozed"])
		.select((of) => [
			of
				.case()
				.when(days, "<", 1)
				.then("1: less than a day")
				.when(days, "<", 7)
				.then("2: less than a week")
				.when(days, "<", 30)
				.then("3: less than a month")
				.else("4: older")
				.end()
				.as("age"),
			of.fn.countAll<number>().as("conversations"),
			of.fn.min("created_at").as("oldest"),
		])
		.groupBy("age")
		.orderBy("age")
		.execute();
}
