import type { Clock } from "../../src/base/index.ts";
import type { AttemptResult } from "../../src/http/chain/chain.ts";
import { joinLinks } from "../../src/http/chain/chain.ts";
import { adaptConcurrency, holdPlace } from "../../src/http/chain/concurrency-link.ts";
import { awaitLimit } from "../../src/http/chain/limit-link.ts";
import { ConcurrencyGate } from "../../src/http/concurrency-gate.ts";
import { ConcurrencyLimit } from "../../src/http/concurrency-limit.ts";
import type { HttpClient, HttpRequest } from "../../src/http/index.ts";
import { RateLimiter } from "../../src/http/rate-limiter.ts";
import { limitHeaders } from "../http/harness.ts";

/** A service that is some way off and enforces its limit, in simulated time, with the client's own links before it. */
export interface DistantService {
	readonly http: HttpClient;
	readonly requests: HttpRequest[];
	/** Requests that were beyond the limit, also those of others. */
	refused: number;
	/** Lets somebody else make a call. */
	callBeside(): void;
}

/** Makes a service that allows so many requests in each window of ten seconds. */
export function createDistantService(
	clock: Clock,
	latencyMs: number,
	perWindow: number,
	answer: (request: HttpRequest) => unknown,
): DistantService {
	const counts = new Map<number, number>();
	const count = () => {
		const window = Math.floor(clock.now() / 10_000);
		const used = (counts.get(window) ?? 0) + 1;
		counts.set(window, used);
		if (used > perWindow) service.refused++;
		return { used, reset: (window + 1) * 10 };
	};
	const limiter = new RateLimiter(clock, limitHeaders, undefined);
	const concurrency = new ConcurrencyLimit(64);
	const gate = new ConcurrencyGate(concurrency);
	const bodies = new Map<HttpRequest, unknown>();
	const send = joinLinks(
		[
			holdPlace(gate),
			awaitLimit({ clock, maxRateLimitDelayMs: 300_000 }, limiter),
			adaptConcurrency({ clock }, concurrency, gate, limiter),
		],
		async ({ request }): Promise<AttemptResult> => {
			await clock.sleep(latencyMs / 2);
			const { used, reset } = count();
			bodies.set(request, answer(request));
			await clock.sleep(latencyMs / 2);
			const headers = {
				"x-ratelimit-limit": String(perWindow),
				"x-ratelimit-remaining": String(Math.max(0, perWindow - used)),
				"x-ratelimit-reset": String(reset),
			};
			return { kind: "answer", status: 200, headers, bytes: Buffer.alloc(0) };
		},
	);
	const never = new AbortController().signal;
	const service: DistantService = {
		requests: [],
		refused: 0,
		callBeside: () => void count(),
		http: {
			async send(request) {
				service.requests.push(request);
				await send({ request, signal: request.signal ?? never, waitMs: 0 } as never);
				const body = bodies.get(request);
				bodies.delete(request);
				return { status: 200, headers: {}, body };
			},
			limits: () => ({ ...limiter.snapshot(), concurrency: concurrency.size }),
			locate: () => ({ foreignHost: "nowhere" }),
			listRequests: () => [],
			close: () => Promise.resolve(),
		},
	};
	return service;
}
