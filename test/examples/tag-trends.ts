import type { IntercomDatabase } from "intercom-sql/kysely";
import { type Kysely, sql } from "kysely";

/** How often each tag was put on conversations, month by month, beside the month before. */
export function tagTrends(db: Kysely<IntercomDatabase>) {
	return db
		.with("months", (of) =>
			of
				.selectFrom("conversation_tags as ct")
				.innerJoin("conversations as c", "c.id", "ct.conversation_id")
				.select(({ fn }) => [
					"ct.name as tag",
					sql<string>`cast(date_trunc('month', c.created_at) as date)`.as("month"),
					fn.countAll<number>().as("conversations"),
				])
				.groupBy(["ct.name", sql`2`]),
		)
		.selectFrom("months")
		.select(({ fn }) => [
			"tag",
			"month",
			"conversations",
			fn
				.agg<number | null>("lag", ["conversations"])
				.over((of) => of.partitionBy("tag").orderBy("month"))
				.as("month_before"),
		])
		.orderBy("tag")
		.orderBy("month")
		.execute();
}
