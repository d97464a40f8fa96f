import { fingerprint } from "./known-token.ts";
import type { PendingAuthorization, StoredToken } from "./token-store.ts";

// A person who comes back later than this starts again.
const lifeMs = 3_600_000;
const mostPending = 16;

/** The record with one more authorization under way; those that nobody came back from are dropped. */
export function addPending(before: StoredToken | undefined, pending: PendingAuthorization, nowMs: number): StoredToken {
	const record = before ?? { obtainedAtMs: nowMs, isDead: true, consumed: [] };
	return { ...record, pending: [...listPending(before, nowMs), pending].slice(-mostPending) };
}

/**
 * Finds the authorization that a code belongs to: the one with its state, or without a state the last one.
 * @returns undefined when none is known
 */
export function findPending(
	record: StoredToken | undefined,
	state: string | undefined,
	nowMs: number,
): PendingAuthorization | undefined {
	const pending = listPending(record, nowMs);
	if (state === undefined) return pending.at(-1);
	return pending.find((entry) => entry.state === fingerprint(state));
}

function listPending(record: StoredToken | undefined, nowMs: number): readonly PendingAuthorization[] {
	return (record?.pending ?? []).filter(({ startedAtMs }) => nowMs - startedAtMs < lifeMs);
}
