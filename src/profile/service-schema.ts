import * as z from "zod";
import { authentication, tokenAuthentication } from "./authentication-schema.ts";
import { servicePaging } from "./paging-schema.ts";
import type { ServiceDefinition } from "./profile.ts";
import { strictMap } from "./schema-mistakes.ts";
import {
	endpointPath,
	headerName,
	jsonPath,
	knownWords,
	sentence,
	serviceUrl,
	sqlName,
	statuses,
	version,
} from "./value-schemas.ts";

const region = strictMap({
	name: z.string().regex(/^[A-Za-z]\w*$/, "Use letters and digits."),
	base_url: serviceUrl,
	authorization_url: serviceUrl.optional(),
}).transform(({ base_url, authorization_url, name }) => ({
	name,
	baseUrl: base_url,
	authorizationUrl: authorization_url,
}));

const oauth = strictMap({
	token_url: serviceUrl,
	scope: z.string().optional(),
	pkce: z.boolean(),
	token_request: z.enum(["standard", "code_only"]),
	refresh_token: z.boolean(),
	client_authentication: z.enum(["body", "basic"]).default("body"),
	revocation_url: serviceUrl.optional(),
	issuer: serviceUrl.optional(),
	authentication: tokenAuthentication.optional(),
}).transform((raw) => ({
	tokenUrl: raw.token_url,
	scope: raw.scope,
	isPkceUsed: raw.pkce,
	tokenRequest: raw.token_request,
	hasRefreshToken: raw.refresh_token,
	clientAuthentication: raw.client_authentication,
	revocationUrl: raw.revocation_url,
	issuer: raw.issuer,
	authentication: raw.authentication,
}));

const check = strictMap({
	path: endpointPath,
	accepted: statuses.default([]),
	workspace_id: jsonPath.optional(),
	time_zone: jsonPath.optional(),
	region: jsonPath.optional(),
}).transform(({ workspace_id, time_zone, ...rest }) => ({ ...rest, workspaceId: workspace_id, timeZone: time_zone }));

const milliseconds = z.int().min(1, "Write milliseconds, from 1 up.");

const rateLimit = strictMap({
	limit_header: headerName,
	remaining_header: headerName,
	reset_header: headerName,
	window_ms: milliseconds,
}).transform((raw) => ({
	limitHeader: raw.limit_header,
	remainingHeader: raw.remaining_header,
	resetHeader: raw.reset_header,
	windowMs: raw.window_ms,
}));

const errorMapping = strictMap({
	status: z.int().min(400, "Statuses run from 400 to 599.").max(599, "Statuses run from 400 to 599.").optional(),
	code: z.string().min(1, "Write the service's error code.").optional(),
	becomes: z.enum(["credential", "permission", "invalid", "limit", "retry"]),
	wait_ms: milliseconds.optional(),
	advice: sentence,
}).transform(({ wait_ms, ...rest }) => ({ ...rest, waitMs: wait_ms }));

/** The file `profile.yaml`: what is true of the whole service. */
export const serviceFile = strictMap({
	// It stands in messages, and in the names of cache files and stored tokens.
	name: z
		.string()
		.regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, "Write the service's name: letters, digits, blanks and . _ -"),
	summary: sentence,
	schema: sqlName,
	docs_url: serviceUrl,
	regions: z.array(region).min(1, "Name at least one region with its base_url."),
	versions: strictMap({
		header: headerName,
		known: z.array(version).min(1, "List the versions, oldest first."),
	}).optional(),
	headers: z.record(headerName, z.string()).default({}),
	authentication,
	credential_env: z
		.string()
		.regex(/^[A-Z][A-Z0-9_]*$/, "Write the name of an environment variable: capitals, digits and underscores.")
		.optional(),
	credential_advice: sentence.optional(),
	unasked_requests: z.int().min(0, "Write a number of requests, from 0 up.").default(1000),
	oauth: oauth.optional(),
	check: check.optional(),
	paging: servicePaging.optional(),
	rate_limit: rateLimit.optional(),
	errors: z.array(errorMapping).default([]),
	known_as: z.array(knownWords).optional(),
}).transform(
	({
		docs_url,
		rate_limit,
		credential_env,
		credential_advice,
		unasked_requests,
		known_as,
		...rest
	}): ServiceDefinition => ({
		...rest,
		docsUrl: docs_url,
		rateLimit: rate_limit,
		credentialEnv: credential_env,
		credentialAdvice: credential_advice,
		unaskedRequests: unasked_requests,
		knownAs: known_as,
	}),
);
