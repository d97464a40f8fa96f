/** Under this name, which nobody sets, a session tells a statement of the sessions of the server: a JSON array of {@link SessionActivity}. */
export const activitySetting = "#sessions";

/** What a session of a server does, as another one sees it. Times are milliseconds since 1970. */
export interface SessionActivity {
	readonly processId: number;
	readonly user: string;
	readonly applicationName: string;
	/** What only one who has the same role may know; absent for others. */
	readonly shown?: ShownActivity | undefined;
}

/** What a session does, for one who may know. */
export interface ShownActivity {
	/** Null where the client's address is not known. */
	readonly address: string | null;
	readonly port: number | null;
	readonly startMs: number;
	readonly transactionMs: number | null;
	readonly queryMs: number | null;
	readonly changeMs: number;
	/** active, idle, idle in transaction, idle in transaction (aborted). */
	readonly state: string;
	/** The statement that runs, or ran last. */
	readonly query: string;
	/** How what is sent is encrypted; null where it is not. */
	readonly encryption: { readonly version: string; readonly cipher: string; readonly bits: number } | null;
}
