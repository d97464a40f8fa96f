import type { Clock, Log } from "../../base/index.ts";
import type { ResolvedOptions } from "../../connection-string/index.ts";
import { createHttpClient, type ErrorRule, type HttpClient, type SendRequest } from "../../http/index.ts";
import type { ErrorMapping, LimitStrategy, Profile, ServiceDefinition } from "../../profile/index.ts";
import { compileValueReader } from "../../scan/index.ts";
import { packageVersion } from "../package-version.ts";
import { findNetworkPath } from "./network-path.ts";

/** Makes the client through which everything reaches the service; it has no credential of its own. */
export function createServiceClient(
	profile: Profile,
	options: ResolvedOptions,
	baseUrl: string,
	version: string | undefined,
	ports: {
		readonly clock: Clock;
		readonly log: Log;
		readonly random: () => number;
		readonly environment: NodeJS.ProcessEnv;
		readonly fetch?: SendRequest | undefined;
	},
): HttpClient {
	const { service } = profile;
	const { rateLimit } = service;
	return createHttpClient({
		service: service.name,
		baseUrl,
		headers: makeHeaders(service, version),
		timeoutMs: options.Timeout * 1000,
		maxConcurrency: options.MaxConcurrency,
		requestsPerMinute: lowerOf(options.RateLimit, rateLimit),
		retryHeader: rateLimit?.kind === "retry_after" ? rateLimit.header : undefined,
		errorBody: service.errorBody && {
			readCode: compileText(service.errorBody.code),
			readMessage: compileText(service.errorBody.message),
		},
		maxRateLimitDelayMs: options.MaxRateLimitDelay * 1000,
		limitHeaders:
			rateLimit?.kind === "headers"
				? {
						limit: rateLimit.limitHeader,
						remaining: rateLimit.remainingHeader,
						reset: rateLimit.resetHeader,
						windowMs: rateLimit.windowMs,
					}
				: undefined,
		errors: service.errors.map(makeRule),
		fetch: ports.fetch,
		...findNetworkPath(baseUrl, options, ports.environment),
		clock: ports.clock,
		log: ports.log,
		random: ports.random,
	});
}

const minuteMs = 60_000;

// What a person sets may be lower than what the service's documentation says, and never raises it.
function lowerOf(set: number | undefined, limit: LimitStrategy | undefined): number | undefined {
	if (limit?.kind !== "fixed") return set;
	return Math.min(set ?? Number.POSITIVE_INFINITY, (limit.requests * minuteMs) / limit.windowMs);
}

function compileText(path: string | undefined): ((body: unknown) => string | undefined) | undefined {
	if (path === undefined) return undefined;
	const read = compileValueReader(path);
	return (body) => {
		const value = read(body);
		return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
	};
}

function makeHeaders({ headers, versions }: ServiceDefinition, version: string | undefined): Record<string, string> {
	const asked = versions && version !== undefined ? { [versions.header]: version } : {};
	return { ...headers, ...asked, "User-Agent": `intercom-sql/${packageVersion()}` };
}

const ruleWords: Readonly<Record<ErrorMapping["becomes"], ErrorRule["becomes"]>> = {
	credential: "credential_refused",
	permission: "permission_denied",
	invalid: "request_failed",
	limit: "rate_limited",
	retry: "retry",
};

function makeRule({ status, code, becomes, advice, writeAdvice, waitMs }: ErrorMapping): ErrorRule {
	return {
		...(status === undefined ? {} : { status }),
		...(code === undefined ? {} : { code }),
		...(waitMs === undefined ? {} : { waitMs }),
		becomes: ruleWords[becomes],
		advice,
		...(writeAdvice === undefined ? {} : { writeAdvice }),
	};
}
