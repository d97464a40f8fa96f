import * as z from "zod";
import { authentication, tokenAuthentication } from "./authentication-schema.ts";
import { servicePaging } from "./paging-schema.ts";
import type { RateLimit, ServiceDefinition } from "./profile.ts";
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

const headerLimit = strictMap({
	kind: z.literal("headers").optional(),
	limit_header: headerName.describe("The header with the requests that a window allows."),
	remaining_header: headerName.describe("The header with those that are left."),
	reset_header: headerName.describe(
		"The header with the window's end: seconds or milliseconds since 1970, seconds from now, or a date.",
	),
	window_ms: milliseconds.describe("How long a window lasts."),
})
	.transform(
		(raw): RateLimit => ({
			kind: "headers",
			limitHeader: raw.limit_header,
			remainingHeader: raw.remaining_header,
			resetHeader: raw.reset_header,
			windowMs: raw.window_ms,
		}),
	)
	.describe("Each answer tells the limit in headers; `kind` may be left out.");

const fixedLimit = strictMap({
	kind: z.literal("fixed"),
	requests: z.int().min(1, "Write how many requests a window allows.").describe("The requests that a window allows."),
	window_ms: milliseconds.describe("How long a window lasts."),
})
	.transform(({ window_ms, ...rest }): RateLimit => ({ ...rest, windowMs: window_ms }))
	.describe("The limit stands in the service's documentation alone: requests are spread so that it is kept.");

const refusalLimit = strictMap({
	kind: z.literal("retry_after"),
	header: headerName
		.default("Retry-After")
		.describe("The header of a refusal that says when to come back, if it is not Retry-After."),
}).describe("Nothing tells the limit before a refusal, which says when to come back.");

const rateLimit: z.ZodType<RateLimit> = z.discriminatedUnion("kind", [headerLimit, fixedLimit, refusalLimit], {
	error: "Use one of: headers, fixed, retry_after.",
});

const errorBody = strictMap({
	code: jsonPath.optional().describe("Where the service's code stands; `errors` name it."),
	message: jsonPath.optional().describe("Where its words stand."),
});

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
	error_body: errorBody.optional(),
	errors: z.array(errorMapping).default([]),
	known_as: z.array(knownWords).optional(),
}).transform(
	({
		docs_url,
		rate_limit,
		error_body,
		credential_env,
		credential_advice,
		unasked_requests,
		known_as,
		...rest
	}): ServiceDefinition => ({
		...rest,
		docsUrl: docs_url,
		rateLimit: rate_limit,
		errorBody: error_body,
		credentialEnv: credential_env,
		credentialAdvice: credential_advice,
		unaskedRequests: unasked_requests,
		knownAs: known_as,
	}),
);
