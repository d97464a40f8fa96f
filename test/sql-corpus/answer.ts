/** A statement, and what PostgreSQL answers: its rows as text, or `!` and a SQLSTATE. */
export type Answer = readonly [sql: string, ...rows: string[]];
