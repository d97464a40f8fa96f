import type Database from "better-sqlite3";

/** So many prepared statements are kept for a connection. */
const statementLimit = 50;

/** A statement whose rows come as lists. */
export interface ListStatement {
	readonly sql: string;
	readonly statement: Database.Statement;
}

/** The statements that nobody uses now, by their text, those that were used longest ago first. */
const idleStatements = new WeakMap<Database.Database, Map<string, ListStatement>>();

/** Gives a statement that nobody uses: one that is being walked through cannot be used a second time. */
export function takeStatement(connection: Database.Database, sql: string): ListStatement {
	const idle = idleStatements.get(connection);
	const known = idle?.get(sql);
	if (known) {
		idle?.delete(sql);
		return known;
	}
	return { sql, statement: connection.prepare(sql).raw() };
}

/** Takes a statement back whose rows have ended. */
export function keepStatement(connection: Database.Database, prepared: ListStatement): void {
	const idle = idleStatements.get(connection) ?? new Map<string, ListStatement>();
	idleStatements.set(connection, idle.set(prepared.sql, prepared));
	const [oldest] = idle.keys();
	if (idle.size > statementLimit && oldest !== undefined) idle.delete(oldest);
}
