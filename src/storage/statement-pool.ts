import type Database from "better-sqlite3";

/** So many prepared statements are kept for a connection. */
const statementLimit = 50;

/** A statement with its text. */
export interface PooledStatement {
	readonly sql: string;
	readonly statement: Database.Statement;
}

/** The statements that nobody uses now, by their text, those that were used longest ago first. */
const idleStatements = new WeakMap<Database.Database, Map<string, PooledStatement>>();

/** Gives a statement that nobody uses: one that is being walked through cannot be used a second time. */
export function takeStatement(connection: Database.Database, sql: string): PooledStatement {
	const idle = idleStatements.get(connection);
	const known = idle?.get(sql);
	if (known) {
		idle?.delete(sql);
		return known;
	}
	return { sql, statement: connection.prepare(sql) };
}

/** Takes a statement back whose rows have ended. */
export function keepStatement(connection: Database.Database, prepared: PooledStatement): void {
	const idle = idleStatements.get(connection) ?? new Map<string, PooledStatement>();
	idleStatements.set(connection, idle.set(prepared.sql, prepared));
	const [oldest] = idle.keys();
	if (idle.size > statementLimit && oldest !== undefined) idle.delete(oldest);
}
