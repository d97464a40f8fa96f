import type { IntercomDatabase } from "intercom-sql/kysely";
import type { Kysely } from "kysely";

/** Conversations that missed their SLA, the latest first, with who had them. */
export function slaMisses(db: Kysely<IntercomDatabase>, limit = 50) {
	return db
		.selectFrom("reports.conversation_metrics as m")
		.leftJoin("teams as t", "t.id", "m.team_id")
		.leftJoin("admins as a", "a.id", "m.admin_id")
		.where("m.sla_status", "=", "missed")
		.select([
			"m.conversation_id",
			"m.created_at",
			"m.sla_name",
			"m.first_response_minutes",
			"t.name as team",
			"a.name as admin",
		])
		.orderBy("m.created_at", "desc")
		.orderBy("m.conversation_id")
		.limit(limit)
		.execute();
}
