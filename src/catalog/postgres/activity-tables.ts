import { activitySetting, formatTimestamp, type SessionActivity } from "../../base/index.ts";
import type { CatalogTable } from "../catalog.ts";
import { listBuiltInSpecs, makeListedTable, type PostgresRow } from "./listed-table.ts";
import { databaseId } from "./object-id.ts";
import { catalogNamespace, type PostgresFacts } from "./postgres-facts.ts";
import { findRole } from "./role-tables.ts";

// The id is that of the session's role; null where the one who asks cannot see it.
type Row = (activity: SessionActivity, userId: number | null, facts: PostgresFacts) => PostgresRow | undefined;

const tables: Readonly<Record<string, { readonly defaults: string; readonly describe: Row }>> = {
	pg_stat_activity: { defaults: "", describe: describeActivity },
	// Of these, who may not know of a session sees no row.
	pg_stat_ssl: {
		defaults: "ssl=f",
		describe: ({ processId: pid, shown }) =>
			shown && { pid, ...(shown.encryption && { ssl: true, ...shown.encryption }) },
	},
	pg_stat_gssapi: {
		defaults: "gss_authenticated=f encrypted=f",
		describe: ({ processId: pid, shown }) => shown && { pid },
	},
};

/**
 * The tables of the sessions of a server as one of them sees them. Of another role's sessions it sees that they are there, as PostgreSQL lets one
 * who is no superuser.
 * Source: https://www.postgresql.org/docs/15/monitoring-stats.html#MONITORING-PG-STAT-ACTIVITY-VIEW.
 * @param settings What the session tells; no rows where it tells of no sessions.
 */
export function makeActivityTables(
	findFacts: () => PostgresFacts,
	settings: ReadonlyMap<string, string>,
): readonly CatalogTable[] {
	const login = settings.get("session_authorization");
	return Object.entries(tables).map(([name, { defaults, describe }]) =>
		makeListedTable({
			...{ schema: "pg_catalog", name, summary: "The sessions of the server.", undiscovered: undefined },
			isOfSession: true,
			readSpecs: () => listBuiltInSpecs(catalogNamespace, name, defaults),
			list() {
				const facts = findFacts();
				const sessions = JSON.parse(settings.get(activitySetting) ?? "[]") as readonly SessionActivity[];
				return sessions.flatMap((session) => {
					// Another login than one's own stands in no table of roles.
					const row = describe(session, findRole(facts, login, session.user) ?? null, facts);
					return row ? [row] : [];
				});
			},
		}),
	);
}

function describeActivity(
	{ processId, user, applicationName, shown }: SessionActivity,
	usesysid: number | null,
	{ database }: PostgresFacts,
): PostgresRow {
	const isWaiting = shown !== undefined && shown.state !== "active";
	return {
		...{
			datid: databaseId,
			datname: database,
			pid: processId,
			usesysid,
			usename: user,
			application_name: applicationName,
		},
		query: "<insufficient privilege>",
		...(shown && {
			...{ client_addr: shown.address, client_port: shown.port, state: shown.state, query: shown.query },
			...{ backend_start: printTime(shown.startMs), xact_start: printTime(shown.transactionMs) },
			...{ query_start: printTime(shown.queryMs), state_change: printTime(shown.changeMs) },
			...{ wait_event_type: isWaiting ? "Client" : null, wait_event: isWaiting ? "ClientRead" : null },
			backend_type: "client backend",
		}),
	};
}

function printTime(ms: number | null): string | null {
	return ms === null ? null : formatTimestamp(ms);
}
