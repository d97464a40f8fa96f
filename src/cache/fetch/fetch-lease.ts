import type { Tables } from "../../storage/index.ts";
import type { Processes } from "../cache-contract.ts";
import type { Freshness } from "../freshness.ts";
import { queries, type StoredResult } from "../result/result-schema.ts";

/** Who fetches: a cache of a process. */
export interface Holder {
	readonly processId: number;
	readonly owner: string;
}

/** How long a read belongs to its holder without a sign of life; a holder whose process has ended is not waited for. */
export const leaseMs = 60_000;

/** A read that was given up stays so long for somebody to go on with it. */
export const resumeLimitMs = 24 * 60 * 60 * 1000;

/** What came of the wish to fetch. */
export type Claim =
	/** The job that was named reads it, and holds it still. */
	| { readonly kind: "join" }
	/** Somebody else reads it. */
	| { readonly kind: "wait" }
	/** A read that was interrupted, now the caller's. */
	| { readonly kind: "resume"; readonly result: StoredResult }
	| { readonly kind: "free" };

/** What a claim depends on. */
export interface ClaimRequest {
	readonly identity: string;
	readonly holder: Holder;
	readonly processes: Processes;
	/** The holder's own read of the same scan that others may join. */
	readonly joinable: { readonly id: number; readonly freshness: Freshness } | undefined;
	/** Tells the holder's own reads that are under way; one that ended on a full disk may still be entered as held. */
	readonly isRunning: (id: number) => boolean;
	readonly now: number;
	/** Whether the rows of a read by somebody else would do, as they are or after a refresh. */
	readonly isUseful: (result: Freshness) => boolean;
	/** The same of a read that was given up. */
	readonly canResume: (result: StoredResult) => boolean;
}

/**
 * Looks for a read of the same scan that is under way: to be waited for, or, when its holder has gone, to be gone on with.
 * To be called under the write lock.
 */
export async function claimFetch(tables: Tables, request: ClaimRequest): Promise<Claim> {
	const query = queries
		.selectFrom("scans")
		.selectAll()
		.where("identity", "=", request.identity)
		.where("state", "=", "reading")
		.orderBy("as_of", "desc")
		.orderBy("id", "desc")
		.compile();
	const readings = await tables.run(query);
	const { joinable } = request;
	// One whose lease was lost, or whose rows a write made worthless, comes to nothing, even if it does not know yet.
	const isHeld = readings.some(({ id, owner }) => id === joinable?.id && owner === request.holder.owner);
	if (joinable && isHeld && request.isUseful(joinable.freshness)) return { kind: "join" };
	const candidates = readings.map((result) => {
		const isOwn = result.owner === request.holder.owner;
		return {
			result,
			isLeased: isOwn ? request.isRunning(result.id) : isLeased(result, request.processes, request.now),
		};
	});
	if (candidates.some(({ result, isLeased }) => isLeased && request.isUseful(result))) return { kind: "wait" };
	const interrupted = candidates.find(({ result, isLeased }) => {
		const isRecent = request.now - result.touched_at <= resumeLimitMs;
		return !isLeased && result.resume !== null && isRecent && request.canResume(result);
	})?.result;
	if (!interrupted) return { kind: "free" };
	const { processId, owner } = request.holder;
	const take = queries
		.updateTable("scans")
		.set({ process_id: processId, owner, lease_until: request.now + leaseMs })
		.where("id", "=", interrupted.id)
		.compile();
	await tables.run(take);
	return { kind: "resume", result: { ...interrupted, process_id: processId, owner } };
}

/** Tells whether somebody alive is fetching a result. */
export function isLeased(
	result: Pick<StoredResult, "owner" | "lease_until" | "process_id">,
	processes: Processes,
	now: number,
): boolean {
	if (result.owner === "" || result.lease_until <= now) return false;
	return result.process_id === processes.ownId || processes.isAlive(result.process_id);
}

/** Gives a sign of life. */
export async function extendLease(tables: Tables, id: number, { owner }: Holder, now: number): Promise<void> {
	const extend = queries
		.updateTable("scans")
		.set({ lease_until: now + leaseMs })
		.where("id", "=", id)
		.where("owner", "=", owner)
		.compile();
	await tables.run(extend);
}

/**
 * Gives a read up; what came is kept when it can be gone on with.
 * @returns False when it cannot.
 */
export async function abandonFetch(tables: Tables, id: number, { owner }: Holder): Promise<boolean> {
	const abandon = queries
		.updateTable("scans")
		.set({ owner: "", lease_until: 0 })
		.where("id", "=", id)
		.where("owner", "=", owner)
		.where("resume", "is not", null)
		.returning("id")
		.compile();
	const abandoned = await tables.run(abandon);
	return abandoned.length > 0;
}
