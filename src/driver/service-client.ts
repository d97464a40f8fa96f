import { readFileSync } from "node:fs";
import { type Clock, createError, type Log } from "../base/index.ts";
import type { ResolvedOptions } from "../connection-string/index.ts";
import { createHttpClient, type ErrorRule, type HttpClient } from "../http/index.ts";
import type { ErrorMapping, Profile, ServiceDefinition } from "../profile/index.ts";

/** Makes the client through which everything reaches the service; it has no credential of its own. */
export function createServiceClient(
	profile: Profile,
	options: ResolvedOptions,
	baseUrl: string,
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
		headers: makeHeaders(service, options),
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
		proxyUrl: isProxied(baseUrl, ports.environment) ? options.ProxyServer?.reveal() : undefined,
		ca: options.SSLServerCert === undefined ? undefined : readCertificate(options.SSLServerCert),
		clock: ports.clock,
		log: ports.log,
		random: ports.random,
	});
}

function makeHeaders(
	{ headers, versions }: ServiceDefinition,
	{ ApiVersion }: ResolvedOptions,
): Record<string, string> {
	const version = versions ? { [versions.header]: ApiVersion } : {};
	return { ...headers, ...version, "User-Agent": `intercom-sql/${packageVersion()}` };
}

/** The version of this package. */
export function packageVersion(): string {
	const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
	return String((JSON.parse(text) as { version: unknown }).version);
}

const ruleWords: Readonly<Record<ErrorMapping["becomes"], ErrorRule["becomes"]>> = {
	credential: "credential_refused",
	permission: "permission_denied",
	invalid: "request_failed",
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

// What HTTPS_PROXY users mean by NO_PROXY; and a proxy could not reach this machine's own loopback anyway.
function isProxied(baseUrl: string, environment: NodeJS.ProcessEnv): boolean {
	const host = new URL(baseUrl).hostname.replace(/^\[|\]$/g, "").toLowerCase();
	if (host === "localhost" || host === "::1" || host.startsWith("127.")) return false;
	const exceptions = (environment["NO_PROXY"] ?? environment["no_proxy"] ?? "")
		.toLowerCase()
		.split(/[\s,]+/)
		.filter((word) => word !== "");
	return !exceptions.some(
		(word) => word === "*" || host === word || host.endsWith(word.startsWith(".") ? word : `.${word}`),
	);
}

function readCertificate(value: string): string {
	if (value.includes("-----BEGIN")) return value;
	try {
		return readFileSync(value, "utf8");
	} catch (cause) {
		const slots = {
			name: "SSLServerCert",
			place: "",
			problem: "the file cannot be read",
			expected: "Give PEM text, or the path of a PEM file.",
		};
		throw createError("bad_property_value", slots, { cause });
	}
}
