import type { RawRequest } from "./desk.ts";

/** What can go wrong, and how. */
export type FaultKind =
	/** The answer comes late: `ms`, and up to `jitterMs` more. */
	| "latency"
	/** An error of the server: `status`, 500 unless said; the request has no effect. */
	| "status"
	/** The connection breaks; the request has had its effect. */
	| "reset"
	/** The connection breaks in the middle of the body. */
	| "truncate"
	/** An answer of 200 with an HTML page instead of JSON. */
	| "content_type"
	/** An answer of 200 without a body. */
	| "empty_body"
	/** The body comes in pieces over `ms`. */
	| "slow_body"
	/** The token with which the request came is taken back. */
	| "revoke_token";

/** One fault and when it strikes. */
export interface Fault {
	readonly kind: FaultKind;
	/** It strikes every so many matching requests: 3 strikes the third, the sixth …; default 1. */
	readonly every?: number;
	/** It strikes no more often than this. */
	readonly times?: number;
	/** Only requests whose path begins so. */
	readonly path?: string;
	readonly method?: string;
	readonly ms?: number;
	readonly jitterMs?: number;
	readonly status?: number;
}

/** The names of the kinds. */
export const faultKinds: readonly FaultKind[] = [
	"latency",
	"status",
	"reset",
	"truncate",
	"content_type",
	"empty_body",
	"slow_body",
	"revoke_token",
];

/** Counts requests and tells which faults strike. */
export class FaultPlan {
	#faults: { readonly fault: Fault; seen: number; struck: number }[] = [];

	/** Begins with some faults. */
	constructor(faults: readonly Fault[]) {
		this.set(faults);
	}

	/** Replaces all faults, and counts anew. */
	set(faults: readonly Fault[]): void {
		this.#faults = faults.map((fault) => ({ fault, seen: 0, struck: 0 }));
	}

	/** The faults as they were set. */
	get faults(): readonly Fault[] {
		return this.#faults.map(({ fault }) => fault);
	}

	/** The faults that strike a request. */
	strike({ method, path }: RawRequest): Fault[] {
		// Signing in is only disturbed by faults that name it.
		const isApi = path !== "/oauth" && !path.startsWith("/auth/");
		return this.#faults.flatMap((entry) => {
			const { fault } = entry;
			const isMeant = fault.path === undefined ? isApi : path.startsWith(fault.path);
			if (!isMeant || (fault.method !== undefined && fault.method !== method)) return [];
			entry.seen++;
			if (entry.seen % (fault.every ?? 1) !== 0 || entry.struck >= (fault.times ?? Number.POSITIVE_INFINITY)) return [];
			entry.struck++;
			return fault;
		});
	}
}
