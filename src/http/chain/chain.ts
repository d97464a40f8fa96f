import type { ErrorSubject } from "../answer-error.ts";
import type { WireOutcome, WireRequest } from "../exchange.ts";
import type { HttpRequest, SentCredential } from "../http-contract.ts";
import type { AttemptVerdict } from "../verdict.ts";

/** One attempt at a request on its way down the chain; each link hands it on, more complete than it came. */
export interface Attempt {
	readonly request: HttpRequest;
	/** Ends the request. */
	readonly signal: AbortSignal;
	readonly isIdempotent: boolean;
	/** What errors and the log call the request. */
	readonly subject: ErrorSubject;
	readonly history: RequestHistory;
	/** Milliseconds spent waiting since the attempt before. */
	readonly waitMs: number;
	readonly credential: SentCredential;
	readonly message: WireRequest | undefined;
}

/** What became of a request so far; each link keeps its own part of it. */
export interface RequestHistory {
	/** Begun, the one under way included. */
	attempts: number;
	/** Ended as failures; those that were refused for the limit or the credential are none. */
	failures: number;
	/** Refused for the limit. */
	limitRefusals: number;
	/** Milliseconds that those refusals told it to wait. */
	limitWaitMs: number;
	/** A new credential was asked for because the service refused one. */
	isReauthorized: boolean;
}

/** How an attempt ended: as it came from the wire, as it was judged, or that it is to be made again at once. */
export type AttemptResult = WireOutcome | AttemptVerdict | { readonly kind: "again" };

/** Makes an attempt, as far as the rest of the chain goes. */
export type Send = (attempt: Attempt) => Promise<AttemptResult>;

/** One concern of every request: it sees each attempt on its way to the wire, and what came back. */
export type Link = (next: Send) => Send;

/**
 * Joins links to one chain.
 * @param links The outermost first.
 * @param wire What stands at the end.
 */
export function joinLinks(links: readonly Link[], wire: Send): Send {
	return links.reduceRight((next, link) => link(next), wire);
}
