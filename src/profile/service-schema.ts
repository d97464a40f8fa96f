import * as z from "zod";
import { authentication, tokenAuthentication } from "./authentication-schema.ts";
import { servicePaging } from "./paging-schema.ts";
import type { LimitStrategy, ServiceDefinition } from "./profile.ts";
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
	name: z
		.string()
		.regex(/^[A-Za-z]\w*$/, "Use letters and digits.")
		.meta({ description: "What the property Region calls it.", example: "EU" }),
	base_url: serviceUrl.meta({
		description: "Where requests go; https, or http on this machine.",
		example: "https://api.example.com/v1",
	}),
	authorization_url: serviceUrl.optional().meta({
		description: "Where a person authorizes an app; OAuth needs it.",
		example: "https://example.com/oauth/authorize",
	}),
}).transform(({ base_url, authorization_url, name }) => ({
	name,
	baseUrl: base_url,
	authorizationUrl: authorization_url,
}));

const oauth = strictMap({
	token_url: serviceUrl.meta({
		description: "Where a code or a refresh token becomes an access token.",
		example: "https://example.com/oauth/token",
	}),
	scope: z
		.string()
		.optional()
		.meta({ description: "What is asked for; the property Scope overrides it.", example: "read offline" }),
	pkce: z.boolean().meta({ description: "Whether the code is bound to this process (RFC 7636).", example: "true" }),
	token_request: z.enum(["standard", "code_only"]).meta({
		description: "`standard`: RFC 6749; `code_only`: code, client_id and client_secret alone.",
		example: "standard",
	}),
	refresh_token: z.boolean().meta({
		description:
			"Whether the service hands out refresh tokens. They are used before an access token expires, and once when one is refused.",
		example: "true",
	}),
	client_authentication: z.enum(["body", "basic"]).default("body").meta({
		description: "How the app's secret goes to the token endpoint: among the fields, or as HTTP Basic.",
		example: "basic",
	}),
	revocation_url: serviceUrl
		.optional()
		.meta({ description: "Where tokens are revoked (RFC 7009).", example: "https://example.com/oauth/revoke" }),
	issuer: serviceUrl.optional().meta({
		description: "What a callback must name, where the service sends `iss` (RFC 9207).",
		example: "https://example.com",
	}),
	authentication: tokenAuthentication.optional().meta({
		description: "How the tokens travel that OAuth gave; `bearer`.",
		example: "{ kind: header, header: X-Access-Token }",
	}),
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
	path: endpointPath.meta({
		description: "A cheap request that shows whether the credential works.",
		example: "/me",
	}),
	accepted: statuses
		.default([])
		.meta({ description: "Statuses that show that it does, although the request is refused.", example: "[403]" }),
	workspace_id: jsonPath
		.optional()
		.meta({ description: "Where the answer has the id of the workspace.", example: "account.id" }),
	time_zone: jsonPath.optional().meta({ description: "Where it has the time zone.", example: "account.timezone" }),
	region: jsonPath
		.optional()
		.meta({ description: "Where it has the region, as `regions` calls it.", example: "account.region" }),
	me: jsonPath.optional().meta({
		description: "Where it has the id of the one whose key it is: what `default: me` stands for.",
		example: "id",
	}),
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
		(raw): LimitStrategy => ({
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
	.transform(({ window_ms, ...rest }): LimitStrategy => ({ ...rest, windowMs: window_ms }))
	.describe("The limit stands in the service's documentation alone: requests are spread so that it is kept.");

const refusalLimit = strictMap({
	kind: z.literal("retry_after"),
	header: headerName
		.default("Retry-After")
		.describe("The header of a refusal that says when to come back, if it is not Retry-After."),
}).describe("Nothing tells the limit before a refusal, which says when to come back.");

const rateLimit: z.ZodType<LimitStrategy> = z.discriminatedUnion("kind", [headerLimit, fixedLimit, refusalLimit], {
	error: "Use one of: headers, fixed, retry_after.",
});

const errorBody = strictMap({
	code: jsonPath.optional().describe("Where the service's code stands; `errors` name it."),
	message: jsonPath.optional().describe("Where its words stand."),
});

const errorMapping = strictMap({
	status: z
		.int()
		.min(400, "Statuses run from 400 to 599.")
		.max(599, "Statuses run from 400 to 599.")
		.optional()
		.meta({ description: "The status of the refusal; any, unless it is said.", example: "403" }),
	code: z.string().min(1, "Write the service's error code.").optional().meta({
		description:
			"The service's code in the body; any, unless it is said. An error with status 200 is known by its code alone.",
		example: "plan_required",
	}),
	becomes: z.enum(["credential", "permission", "invalid", "limit", "retry"]).meta({
		description:
			"What it means: `credential`, the key is not good; `permission`, it may not do that; `invalid`, the request is wrong; `limit`, wait; `retry`, ask again.",
		example: "permission",
	}),
	wait_ms: milliseconds.optional().meta({ description: "For `retry`: how long to wait.", example: "1000" }),
	advice: sentence.meta({ description: "What a person is to do.", example: "Ask an admin for the plan." }),
	write_advice: sentence.optional().meta({
		description: "What a person is to do where something was to be changed; the same, unless it is said.",
		example: "Ask an admin to write it.",
	}),
}).transform(({ wait_ms, write_advice, ...rest }) => ({ ...rest, waitMs: wait_ms, writeAdvice: write_advice }));

/** The file `profile.yaml`: what is true of the whole service. */
export const serviceFile = strictMap({
	// It stands in messages, and in the names of cache files and stored tokens.
	name: z
		.string()
		.regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, "Write the service's name: letters, digits, blanks and . _ -")
		.meta({ description: "The service's name, in messages and names of files.", example: "Shop" }),
	summary: sentence.meta({ description: "One sentence about the service.", example: "Orders of a shop." }),
	schema: sqlName.meta({ description: "What SQL names begin with when they are written in full.", example: "shop" }),
	docs_url: serviceUrl.meta({
		description: "Where the service describes its API.",
		example: "https://example.com/docs",
	}),
	regions: z.array(region).min(1, "Name at least one region with its base_url.").meta({
		description: "Where the service is; with several, the property Region chooses.",
		example: '[{ name: EU, base_url: "https://api.example.com" }]',
	}),
	versions: strictMap({
		header: headerName.describe("The header that names the version."),
		known: z.array(version).min(1, "List the versions, oldest first.").describe("The versions, oldest first."),
	})
		.optional()
		.meta({
			description: "The header that names the API version, and the versions, oldest first.",
			example: '{ header: Api-Version, known: ["1.0", "2.0"] }',
		}),
	headers: z
		.record(headerName, z.string())
		.default({})
		.meta({ description: "Sent with every request.", example: "{ Accept: application/json }" }),
	authentication: authentication.meta({
		description: "How the key in APIKey travels. It goes to the hosts of this profile alone.",
		example: "{ kind: header, header: X-Api-Key }",
	}),
	credential_env: z
		.string()
		.regex(/^[A-Z][A-Z0-9_]*$/, "Write the name of an environment variable: capitals, digits and underscores.")
		.optional()
		.meta({ description: "An environment variable that may hold the key.", example: "SHOP_API_KEY" }),
	credential_advice: sentence
		.optional()
		.meta({ description: "What a person without a key is to do.", example: "Make a key in the settings." }),
	unasked_requests: z
		.int()
		.min(0, "Write a number of requests, from 0 up.")
		.default(1000)
		.meta({ description: "How many requests a table may cost in a sync that does not name it.", example: "1000" }),
	oauth: oauth.optional().meta({
		description: "How a person authorizes an app, and what becomes of the tokens.",
		example: '{ token_url: "https://example.com/token", pkce: true, token_request: standard, refresh_token: true }',
	}),
	check: check
		.optional()
		.meta({ description: "One cheap request that shows whether the credential works.", example: "{ path: /me }" }),
	paging: servicePaging.optional().meta({
		description: "What the words of `paging` mean for all tables: they need the word alone then.",
		example: "[{ kind: offset, parameter: skip, size: take, total: meta.total }]",
	}),
	rate_limit: rateLimit.optional().meta({
		description:
			"How the service tells its limit. Without it, a refusal (429) and its Retry-After are heeded all the same.",
		example: "{ kind: retry_after }",
	}),
	error_body: errorBody.optional().meta({
		description: "Where the body of a refusal has its code and its words, if not where most services have them.",
		example: "{ code: meta.code, message: meta.text }",
	}),
	errors: z.array(errorMapping).default([]).meta({
		description: "What refusals mean; the first row that fits decides.",
		example: "[{ status: 402, becomes: permission, advice: Pay. }]",
	}),
	known_as: z.array(knownWords).optional().meta({
		description: "Words that people try as tables, and the statement that an error leads on to.",
		example: "[{ words: [sales], statement: SELECT id FROM orders }]",
	}),
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
