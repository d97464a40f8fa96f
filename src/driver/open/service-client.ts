import type { Clock, Log } from "../../base/index.ts";
import type { ResolvedOptions } from "../../connection-string/index.ts";
import { createHttpClient, type ErrorRule, type HttpClient } from "../../http/index.ts";
import type { ErrorMapping, Profile, ServiceDefinition } from "../../profile/index.ts";
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
		requestsPerMinute: options.RateLimit,
		maxRateLimitDelayMs: options.MaxRateLimitDelay * 1000,
		limitHeaders: rateLimit && {
			limit: rateLimit.limitHeader,
			remaining: rateLimit.remainingHeader,
			reset: rateLimit.resetHeader,
			windowMs: rateLimit.windowMs,
		},
		errors: service.errors.map(makeRule),
		...findNetworkPath(baseUrl, options, ports.environment),
		clock: ports.clock,
		log: ports.log,
		random: ports.random,
	});
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

function makeRule({ status, code, becomes, advice, waitMs }: ErrorMapping): ErrorRule {
	return {
		...(status === undefined ? {} : { status }),
		...(code === undefined ? {} : { code }),
		...(waitMs === undefined ? {} : { waitMs }),
		becomes: ruleWords[becomes],
		advice,
	};
}
