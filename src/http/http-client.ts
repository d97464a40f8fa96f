import type { Dispatcher } from "undici";
import { createError } from "../base/index.ts";
import type { ErrorSubject } from "./answer-error.ts";
import { endWithSignals } from "./chain/abort-link.ts";
import { authorizeAttempts } from "./chain/authorization-link.ts";
import { countAttempts } from "./chain/budget-link.ts";
import { type AttemptResult, joinLinks } from "./chain/chain.ts";
import { adaptConcurrency, holdPlace } from "./chain/concurrency-link.ts";
import { recordAttempts } from "./chain/journal-link.ts";
import { awaitLimit, heedRefusals } from "./chain/limit-link.ts";
import { writeMessages } from "./chain/message-link.ts";
import { repeatAttempts } from "./chain/retry-link.ts";
import { judgeOutcomes } from "./chain/verdict-link.ts";
import { sendOnWire } from "./chain/wire.ts";
import { ConcurrencyGate } from "./concurrency-gate.ts";
import { ConcurrencyLimit } from "./concurrency-limit.ts";
import { locateAddress } from "./given-address.ts";
import type { HttpClient, HttpClientOptions, HttpRequest, HttpResponse } from "./http-contract.ts";
import { leaseLimiter } from "./limiter-registry.ts";
import { checkNetworkPath, formatAddress } from "./network-address.ts";
import { RequestJournal } from "./request-journal.ts";
import { createScrubber, type Scrubber } from "./scrubber.ts";

/**
 * Opens a client for one service; nothing is sent until the first request.
 * @throws ProviderError bad_property_value when the base URL, the proxy or the certificates cannot be used.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
	const base = readBaseUrl(options.baseUrl);
	const proxyAddress = checkNetworkPath(options).proxyAddress;
	const sockets = prepareSockets(options);
	const lease = leaseLimiter(options);
	const { limiter } = lease;
	const scrubber = createScrubber();
	scrubber.remember(options.headers);
	const journal = new RequestJournal();
	const closing = new AbortController();
	const concurrency = new ConcurrencyLimit(options.maxConcurrency);
	const gate = new ConcurrencyGate(concurrency);
	// What every request goes through, the outermost first.
	const send = joinLinks(
		[
			endWithSignals(closing.signal),
			repeatAttempts(options),
			countAttempts,
			authorizeAttempts(options, scrubber),
			writeMessages(options, base),
			heedRefusals(options, limiter),
			judgeOutcomes(options, scrubber, proxyAddress),
			holdPlace(gate),
			awaitLimit(options, limiter),
			adaptConcurrency(options, concurrency, gate, limiter),
			recordAttempts(options, journal, scrubber),
		],
		sendOnWire(options, () => sockets.open(), scrubber),
	);
	return {
		async send(request) {
			checkPath(request.path);
			const result = await send({
				request,
				signal: request.signal ?? closing.signal,
				isIdempotent: request.isIdempotent ?? request.method === "GET",
				subject: describeSubject(request, options, base, scrubber),
				history: {
					attempts: 0,
					failures: request.failures ?? 0,
					limitRefusals: 0,
					limitWaitMs: 0,
					isReauthorized: false,
				},
				waitMs: 0,
				credential: {},
				message: undefined,
			});
			return readResponse(result);
		},
		locate: (address, from) => locateAddress(address, from, base, scrubber.secretParameters),
		limits: () => ({ ...limiter.snapshot(), concurrency: concurrency.size }),
		listRequests: () => journal.list(),
		async close() {
			if (closing.signal.aborted) return;
			lease.release();
			closing.abort(createError("connection_closed", {}));
			await sockets.close();
		},
	};
}

// The library is a third of the package's start, and what is answered from the cache sends nothing.
function prepareSockets(options: HttpClientOptions): { open(): Promise<Dispatcher>; close(): Promise<void> } {
	let opened: Promise<Dispatcher> | undefined;
	return {
		open: () => (opened ??= import("./dispatcher.ts").then(({ createDispatcher }) => createDispatcher(options))),
		close: async () => (await opened)?.destroy(),
	};
}

function readBaseUrl(text: string): URL {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	const isLoopback = url !== undefined && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
	const problem =
		url === undefined
			? "it is not a URL"
			: url.username || url.password || url.search || url.hash
				? "it has a user name, a query or a fragment"
				: url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback)
					? "only https is safe for a credential, and http on this machine itself"
					: undefined;
	if (url !== undefined && problem === undefined) return url;
	const expected = "Write https://host/path, or http://127.0.0.1:port for a service on this machine.";
	throw createError("bad_property_value", { name: "URL", place: "", problem: problem ?? "", expected });
}

function checkPath(path: string): void {
	if (!/^\/[^?#\s]*$/.test(path) || /(^|\/)\.\.?(\/|$)/.test(path)) {
		throw createError("internal", { problem: `"${path}" is not the encoded path of a request` });
	}
}

function describeSubject(
	{ method, path, purpose, isWriting }: HttpRequest,
	{ service, errorBody }: HttpClientOptions,
	base: URL,
	scrubber: Scrubber,
): ErrorSubject {
	const scrub = (text: string): string => scrubber.scrub(text);
	// A person may have pasted the credential where an id belongs.
	const requestName = scrub(`${method} ${path}`);
	return {
		service,
		host: formatAddress(base),
		requestName,
		purpose: purpose ?? requestName,
		isWriting,
		scrub,
		errorBody,
	};
}

function readResponse(result: AttemptResult): HttpResponse {
	switch (result.kind) {
		case "respond":
			return result.response;
		case "fail":
			throw result.error;
		default:
			throw createError("internal", { problem: `a request ended unsettled (${result.kind})` });
	}
}
