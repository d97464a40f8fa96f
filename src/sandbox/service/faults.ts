import type { RawRequest } from "./request-pipeline.ts";

/** What can go wrong, and how. */
export type FaultKind =
	/** The answer comes late: `ms`, and up to `jitterMs` more. */
	| "latency"
	/** An error of the server: `status`, 500 unless said; the request has no effect. */
	| "status"
	/** The same, but the request has had its effect. */
	| "status_after"
	/** An error of the server in an answer of 200: with the code of `status`, 500 unless said; the request has no effect. */
	| "error_envelope"
	/** A later page of a list has the first row of its first page again, as it was before its last change. */
	| "old_copy"
	/** The connection breaks; the request has had its effect. */
	| "reset"
	/** The connection breaks before the request had any effect. */
	| "reset_before"
	/** The request has its effect, and no answer comes: the connection breaks after `ms`, a minute unless said. */
	| "silence"
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

const faultKinds: readonly FaultKind[] = [
	"latency",
	"status",
	"status_after",
	"error_envelope",
	"old_copy",
	"reset",
	"reset_before",
	"silence",
	"truncate",
	"content_type",
	"empty_body",
	"slow_body",
	"revoke_token",
];

/**
 * Tells what is wrong with a fault that came from outside.
 * @returns For example `every of the fault reset must be an integer from 1 to 1000000`; undefined for a good one.
 */
export function findFaultProblem(fault: unknown): string | undefined {
	if (typeof fault !== "object" || fault === null || Array.isArray(fault)) return "a fault must be an object";
	const { kind, ...rest } = fault as Record<string, unknown>;
	if (!faultKinds.some((name) => name === kind)) return `the kind of a fault must be one of ${faultKinds.join(", ")}`;
	for (const [name, value] of Object.entries(rest)) {
		const range = numberRanges[name];
		const of = `${name} of the fault ${String(kind)}`;
		if (range === undefined) {
			if (name !== "path" && name !== "method") return `${of} is unknown`;
			if (typeof value !== "string") return `${of} must be a text`;
			continue;
		}
		const [least, most] = range;
		if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most) {
			return `${of} must be an integer from ${least} to ${most}`;
		}
	}
	return undefined;
}

const numberRanges: Readonly<Record<string, readonly [least: number, most: number]>> = {
	every: [1, 1_000_000],
	times: [1, 1_000_000],
	ms: [0, 600_000],
	jitterMs: [0, 600_000],
	status: [400, 599],
};

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
