import { applyShapes } from "../wire/shape-table.ts";
import { newestVersion, oldestVersion, type WireObject, type WireOptions } from "../wire/wire-object.ts";
import { ApiError } from "./api-error.ts";
import type { FaultKind } from "./faults.ts";
import type { OAuth } from "./oauth.ts";
import { answerApproval, exchangeCode, type OAuthPageTexts, showApproval } from "./oauth-answers.ts";
import type { RateLimit, RateState } from "./rate-limit.ts";
import { makeRouteFinder, type Reply, type Route, type RouteFinder, type Service } from "./route.ts";

/** A request as it came in. */
export interface RawRequest {
	readonly method: string;
	readonly path: string;
	readonly query: URLSearchParams;
	readonly headers: Readonly<Record<string, string | undefined>>;
	readonly text: string;
	/** The address from which it came. */
	readonly address: string;
	/** True when it came from this machine. */
	readonly isLocal: boolean;
}

/** What the journal of what took effect says of a request besides what the request says itself. */
export interface RequestMark {
	/** Which request since the start it is. */
	readonly number: number;
	/** What is made to go wrong with it. */
	readonly faults: readonly FaultKind[];
}

/** What the pipeline needs besides the routes. */
export interface PipelineParts {
	readonly routes: readonly Route[];
	readonly service: Service;
	readonly oauth: OAuth;
	readonly rateLimit: RateLimit;
	readonly pageTexts: OAuthPageTexts;
	/** Minor number of the version that the app has chosen, for requests without the header. */
	readonly appVersion: number;
	/** What draws the shapes that are on record; undefined when answers look as documented. */
	readonly shapeSeed: number | undefined;
	readonly baseUrl: () => string;
	readonly deniedScopes: readonly string[];
	readonly plannedOut: readonly string[];
}

/** Takes each request through the same steps: token, rate limit, version, path, body, handler. */
export class RequestPipeline {
	readonly #parts: PipelineParts;
	readonly #find: RouteFinder;

	/** Compiles the routes. */
	constructor(parts: PipelineParts) {
		this.#parts = parts;
		this.#find = makeRouteFinder(parts.routes);
	}

	/** Gives the answer of something that may refuse. */
	guard(answer: () => Reply): Reply {
		try {
			return answer();
		} catch (error) {
			return writeError(error);
		}
	}

	/** Answers a request; refusals are answers too. */
	answer(request: RawRequest, mark: RequestMark): Reply {
		let rate: RateState | undefined;
		try {
			const open = this.#answerOpen(request);
			if (open !== undefined) return open;
			this.#checkToken(request);
			rate = this.#parts.rateLimit.take();
			if (rate.isExceeded) {
				throw new ApiError("rate_limit_exceeded", `Exceeded rate limit of ${rate.limit} in 10_seconds`);
			}
			return withHeaders(this.#answerKnown(request, mark), rateHeaders(rate));
		} catch (error) {
			return withHeaders(writeError(error), rate === undefined ? {} : rateHeaders(rate));
		}
	}

	// What a browser or a client without a token may ask for.
	#answerOpen({ method, path, query, headers, text }: RawRequest): Reply | undefined {
		const { oauth, pageTexts } = this.#parts;
		if (path === "/oauth" && method === "GET") return showApproval(oauth, query, pageTexts);
		if (path === "/oauth" && method === "POST") return answerApproval(oauth, new URLSearchParams(text));
		if (path === "/auth/eagle/token" && method === "POST") return exchangeCode(oauth, readFields(headers, text));
		return undefined;
	}

	#checkToken({ headers }: RawRequest): void {
		const token = /^Bearer\s+(\S+)$/i.exec(headers["authorization"] ?? "")?.[1];
		const verdict = this.#parts.oauth.judge(token);
		if (verdict === "revoked") throw new ApiError("token_revoked");
		if (verdict === "unknown") throw new ApiError("unauthorized");
	}

	#answerKnown(request: RawRequest, { number, faults }: RequestMark): Reply {
		const { service, baseUrl, deniedScopes, plannedOut, shapeSeed } = this.#parts;
		const version = this.#readVersion(request.headers["intercom-version"]);
		const accept = request.headers["accept"];
		if (accept !== undefined && !/\*\/\*|application\/(\*|json|octet-stream)|text\/plain/.test(accept))
			throw new ApiError("not_acceptable");
		const match = this.#find(request.method, request.path);
		if (match === undefined) throw new ApiError("not_found", "The requested resource was not found");
		const { route, params } = match;
		if (version < (route.since ?? 0) || version > (route.until ?? newestVersion))
			throw new ApiError("intercom_version_invalid");
		if (deniedScopes.includes(route.scope)) throw refuseScope(route);
		if (plannedOut.some((start) => request.path === start || request.path.startsWith(`${start}/`))) {
			throw new ApiError("api_plan_restricted");
		}
		const wire = { version, ...(shapeSeed === undefined ? {} : { shapeSeed }) };
		const { method, path, query, address } = request;
		const body = readJson(request.text);
		const occasion = { request: number, operation: `${route.method} ${route.path}`, path, body };
		const reply = service.journal.during(occasion, faults, () =>
			route.answer({ method, path, params, query, body, version, wire, baseUrl: baseUrl(), accept, address, service }),
		);
		return shapePages(reply, request, baseUrl(), wire);
	}

	#readVersion(header: string | undefined): number {
		if (header === undefined || header === "") return this.#parts.appVersion;
		// What is being prepared has the newest version under it.
		if (header === "Preview") return newestVersion;
		const minor = Number(/^2\.(\d+)$/.exec(header)?.[1] ?? "x");
		if (minor >= oldestVersion && minor <= newestVersion) return minor;
		throw new ApiError(
			"intercom_version_invalid",
			`The requested version is invalid: the sandbox speaks 2.${oldestVersion} to 2.${newestVersion}, and Preview`,
		);
	}
}

function shapePages(reply: Reply, { path, query, text }: RawRequest, baseUrl: string, options: WireOptions): Reply {
	const { pages } = (reply.body ?? {}) as { readonly pages?: WireObject | null };
	if (pages === undefined || pages === null || options.shapeSeed === undefined) return reply;
	const asked = `${path}?${query.toString()} ${text}`;
	const shaped = { ...pages };
	const { next = null, page, total_pages } = pages;
	if (next === null && typeof page === "number" && page < Number(total_pages)) {
		const further = new URLSearchParams(query);
		further.set("page", String(page + 1));
		shaped["next"] = `${baseUrl}${path}?${further.toString()}`;
		applyShapes("numbered_pages", asked, shaped, options);
	} else if (next === null) applyShapes("last_pages", asked, shaped, options);
	if (query.has("per_page") || query.has("page")) applyShapes("sent_pages", asked, shaped, options);
	return { ...reply, body: { ...(reply.body as WireObject), pages: shaped } };
}

// Endpoints of the last versions name the scope; older ones only say no.
function refuseScope({ since = 0, scope }: Route): ApiError {
	if (since < 15) return new ApiError("token_unauthorized");
	return new ApiError("forbidden", `You do not have the required scope (${scope}) to access this resource`);
}

function rateHeaders(rate: RateState): Record<string, string> {
	return {
		"X-RateLimit-Limit": String(rate.limit),
		"X-RateLimit-Remaining": String(rate.remaining),
		"X-RateLimit-Reset": String(rate.resetsAt),
	};
}

function withHeaders(reply: Reply, headers: Readonly<Record<string, string>>): Reply {
	return { ...reply, headers: { ...headers, ...reply.headers } };
}

function writeError(error: unknown): Reply {
	const refusal = error instanceof ApiError ? error : new ApiError("server_error");
	const { status, body, headers } = refusal;
	return {
		status,
		body,
		headers,
		// A mistake in the sandbox looks like Intercom's 500 from outside; the request log tells it.
		...(error instanceof ApiError ? {} : { mistake: error }),
	};
}

function readJson(text: string): unknown {
	if (text.trim() === "") return undefined;
	try {
		return JSON.parse(text);
	} catch {
		throw new ApiError("bad_request", "The request body is not valid JSON");
	}
}

function readFields(headers: RawRequest["headers"], text: string): Map<string, string> {
	if (!(headers["content-type"] ?? "").includes("json")) return new Map(new URLSearchParams(text));
	const body = readJson(text);
	const fields = typeof body === "object" && body !== null ? Object.entries(body) : [];
	return new Map(fields.filter((field): field is [string, string] => typeof field[1] === "string"));
}
