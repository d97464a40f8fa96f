import { activitySetting, type ShownActivity } from "../../base/index.ts";
import type { SessionState } from "./session-state.ts";
import type { TransactionStatus } from "./transaction.ts";

/** What a session does, which others can be told. */
export interface ActivityWatch {
	/** A statement begins. */
	begin(query: string): void;
	/** It has ended, and the client is waited for. */
	rest(status: TransactionStatus): void;
	read(): Pick<ShownActivity, "startMs" | "transactionMs" | "queryMs" | "changeMs" | "state" | "query">;
}

// As much of a statement as PostgreSQL keeps: track_activity_query_size, with the byte that ends it.
const mostQueryBytes = 1023;

const resting: Readonly<Record<TransactionStatus, string>> = {
	I: "idle",
	T: "idle in transaction",
	E: "idle in transaction (aborted)",
};

/** Begins to watch a session. @param now Milliseconds since 1970. */
export function createActivityWatch(now: () => number): ActivityWatch {
	const startMs = now();
	let [state, query, changeMs] = [resting.I, "", startMs];
	let queryMs: number | null = null;
	let transactionMs: number | null = null;
	return {
		begin(text) {
			changeMs = now();
			queryMs = changeMs;
			transactionMs ??= changeMs;
			[state, query] = ["active", text];
		},
		rest(status) {
			changeMs = now();
			state = resting[status];
			if (status !== "T") transactionMs = null;
		},
		read: () => ({ startMs, transactionMs, queryMs, changeMs, state, query: cut(query) }),
	};
}

// In whole characters.
function cut(query: string): string {
	return new TextDecoder().decode(Buffer.from(query.slice(0, mostQueryBytes)).subarray(0, mostQueryBytes), {
		stream: true,
	});
}

const mention = /\bpg_stat_(?:activity|ssl|gssapi)\b/i;

/** Whether a statement reads of the server's sessions. */
export function readsActivity(sql: string): boolean {
	return mention.test(sql);
}

/** Tells a statement that reads of them what the sessions do now. */
export function tellActivity({ settings, server }: Pick<SessionState, "settings" | "server">): void {
	settings.tell(activitySetting, JSON.stringify(server.listSessions()));
}
