import { type DataSetSettings, daySeconds, historyDays } from "./settings.ts";
import { adminEmail, adminName, adminNumber } from "./teammates.ts";

/** An entry of the log of what teammates did. */
export interface ActivityLog {
	readonly id: string;
	readonly performed_by: { readonly type: "admin"; readonly id: string; readonly email: string; readonly ip: string };
	readonly metadata: Readonly<Record<string, unknown>>;
	readonly created_at: number;
	readonly activity_type: string;
	readonly activity_description: string;
}

/** The kinds of entry that the sandbox writes. */
export const activityTypes: readonly [string, ...string[]] = [
	"admin_login_success",
	"admin_login_failure",
	"admin_away_mode_change",
	"app_name_change",
	"app_team_membership_modification",
	"bulk_export",
];

// One entry every so many seconds, so that the entries of a stretch of time are found without looking at the others.
const paceSeconds = 7 * 3600;

/** The entries of a stretch of time, newest first. */
export function logsBetween(settings: DataSetSettings, after: number, before: number): ActivityLog[] {
	const start = settings.now - historyDays.workspace * daySeconds;
	const first = Math.max(0, Math.floor((after - start) / paceSeconds));
	const last = Math.floor((Math.min(before, settings.now - 1) - start) / paceSeconds);
	const logs: ActivityLog[] = [];
	for (let place = last; place >= first; place--) {
		const log = buildLog(settings, start, place);
		if (log.created_at > after && log.created_at < before && log.created_at < settings.now) logs.push(log);
	}
	return logs;
}

function buildLog(settings: DataSetSettings, start: number, place: number): ActivityLog {
	const random = settings.random("activity")(place);
	const admin = random.below(settings.counts.admins);
	const activity_type = random.pick(activityTypes);
	const name = adminName(admin);
	return {
		id: `${random.uint32().toString(16).padStart(8, "0")}-0000-4000-8000-${String(place).padStart(12, "0")}`,
		performed_by: {
			type: "admin",
			id: String(adminNumber(admin)),
			email: adminEmail(admin),
			ip: `192.0.2.${random.between(1, 254)}`,
		},
		metadata: describe(activity_type, random.chance(0.5)),
		created_at: start + place * paceSeconds + random.below(paceSeconds),
		activity_type,
		activity_description: `${name}: ${activity_type.replaceAll("_", " ")}`,
	};
}

// What stands before and after is text for some kinds and an object for others.
function describe(activityType: string, isOn: boolean): Record<string, unknown> {
	if (activityType === "admin_away_mode_change") return { away_mode: isOn, reassign_conversations: false };
	if (activityType === "app_name_change") return { before: "Northwind Ltd", after: "Northwind" };
	return activityType.startsWith("admin_login") ? { sign_in_method: isOn ? "google" : "email_password" } : {};
}
