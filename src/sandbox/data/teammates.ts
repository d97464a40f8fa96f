import { Collection } from "./collection.ts";
import { serialIdentifiers } from "./identifier.ts";
import { jobTitles, teammateNames } from "./person-table.ts";
import type { DataSetSettings } from "./settings.ts";
import { teamRows } from "./topic-table.ts";

/** A teammate as API version 2.16 shows it. */
export type Admin = ReturnType<typeof buildAdmin>;
/** A team as API version 2.16 shows it. */
export type Team = ReturnType<typeof buildTeam>;

const adminIds = serialIdentifiers(991_267_459, 7);
const teamIds = serialIdentifiers(5_017_691, 3);

/** Makes the admins; the first of them owns the access token. */
export function makeAdmins(settings: DataSetSettings): Collection<Admin> {
	return new Collection({
		count: settings.counts.admins,
		identifiers: adminIds,
		build: (index) => buildAdmin(settings, index),
	});
}

/** The admin who left the workspace: found by the id, and listed nowhere. */
export function makeFormerAdmin(settings: DataSetSettings): Admin {
	return { ...buildAdmin(settings, settings.counts.admins), team_ids: [], has_inbox_seat: false };
}

/** Makes the teams. */
export function makeTeams(settings: DataSetSettings): Collection<Team> {
	return new Collection({
		count: settings.counts.teams,
		identifiers: teamIds,
		build: (index) => buildTeam(settings, index),
	});
}

/**
 * The indexes of a team's members.
 * @example membersOf(settings, 0) // [0, 5, 9, 10] of twelve admins in five teams
 */
export function membersOf(settings: DataSetSettings, team: number): number[] {
	const members: number[] = [];
	for (let admin = 0; admin < settings.counts.admins; admin++) {
		if (teamsOf(settings, admin).includes(team)) members.push(admin);
	}
	return members;
}

/** The integer that stands for an admin in columns such as `admin_assignee_id`. */
export function adminNumber(index: number): number {
	return Number(adminIds.idOf(index));
}

/** The integer that stands for a team in columns such as `team_assignee_id`. */
export function teamNumber(index: number): number {
	return Number(teamIds.idOf(index));
}

/** The name of a team. */
export function teamName(index: number): string {
	return teamRows[index]?.name ?? `Team ${index + 1}`;
}

/** The name of a teammate. */
export function adminName(index: number): string {
	const name = teammateNames[index % teammateNames.length] ?? teammateNames[0];
	const round = Math.floor(index / teammateNames.length);
	return round === 0 ? name : `${name} ${round + 1}`;
}

/** The address of a teammate. */
export function adminEmail(index: number): string {
	return `teammate${index + 1}@example.com`;
}

function buildAdmin(settings: DataSetSettings, index: number) {
	const random = settings.random("admin")(index);
	const isAway = index > 0 && random.chance(0.15);
	const teams = teamsOf(settings, index).map(teamNumber);
	return {
		type: "admin",
		id: adminIds.idOf(index),
		name: adminName(index),
		email: adminEmail(index),
		job_title: jobTitles[index === 0 ? 0 : 1 + random.below(jobTitles.length - 1)] ?? jobTitles[0],
		away_mode_enabled: isAway,
		away_mode_reassign: isAway && random.chance(0.5),
		away_status_reason_id: isAway ? awayReasonNumber(random.below(3)) : null,
		has_inbox_seat: index % 9 !== 8,
		team_ids: teams,
		avatar: random.chance(0.3) ? null : `https://static.example.com/avatars/admins/${index + 1}.png`,
		team_priority_level: { primary_team_ids: teams.slice(0, 1), secondary_team_ids: teams.slice(1) },
		...(index % 4 === 3
			? {}
			: { role: { type: "role", id: String(20 + (index % 3)), name: roleNames[index % 3] ?? "Agent" } }),
	};
}

const roleNames = ["Owner", "Agent", "Team lead"];

/** The id of an away status reason. */
export function awayReasonNumber(index: number): number {
	return 12_001 + index;
}

function teamsOf(settings: DataSetSettings, admin: number): number[] {
	const { teams } = settings.counts;
	if (teams === 0) return [];
	const first = admin % teams;
	const second = (admin + 1) % teams;
	return admin % 3 === 0 && second !== first ? [first, second] : [first];
}

function buildTeam(settings: DataSetSettings, index: number) {
	const members = membersOf(settings, index).map(adminNumber);
	const method = teamRows[index]?.distribution ?? "manual";
	return {
		type: "team",
		id: teamIds.idOf(index),
		name: teamName(index),
		admin_ids: members,
		admin_priority_level: { primary_admin_ids: members.slice(0, 2), secondary_admin_ids: members.slice(2) },
		assignment_limit: method === "load_balanced" ? 10 : null,
		distribution_method: method,
	};
}
