import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createError } from "../base/index.ts";
import type { CallbackAddress } from "./callback-address.ts";
import { type CallbackPage, renderCallbackPage } from "./callback-page.ts";
import { withResolvers } from "./deadline.ts";

/** The one answer that the browser brought. */
export interface Callback {
	readonly parameters: URLSearchParams;
	/** Shows the page in the browser that waits for it; later calls do nothing. */
	answer(page: CallbackPage): Promise<void>;
}

/** A listener that waits for one callback. */
export interface CallbackListener {
	/** The port that is listened on, also where any was asked for. */
	readonly port: number;
	/** The callback, when it comes. */
	readonly callback: Promise<Callback>;
	/** Ends it; a browser that still waits gets the page that says so. */
	close(): Promise<void>;
}

type LoopbackAddress = Extract<CallbackAddress, { kind: "loopback" }>;

/**
 * Listens on exactly the host, port and path of a loopback CallbackURL and takes one callback.
 * Whatever else is asked (favicons, other paths, requests that a foreign page made, callbacks of another authorization) is
 * turned away without using it up.
 * @param isOurs Whether the parameters of a callback answer the authorization that is waited for.
 * @throws callback_unavailable when the port is in use or may not be taken
 */
export async function openCallbackListener(
	address: LoopbackAddress,
	isOurs: (parameters: URLSearchParams) => boolean,
): Promise<CallbackListener> {
	const { promise: callback, resolve } = withResolvers<Callback>();
	let isTaken = false;
	let pending: Callback | undefined;
	const handle = (request: IncomingMessage, response: ServerResponse): void => {
		const parameters = readParameters(request, address);
		if (typeof parameters === "string") {
			void send(response, parameters);
			return;
		}
		if (!isOurs(parameters)) {
			void send(response, "wrong_state");
			return;
		}
		if (isTaken) {
			void send(response, "answered");
			return;
		}
		isTaken = true;
		pending = { parameters, answer: (page) => send(response, page) };
		resolve(pending);
	};
	const servers = await listenOnAll(address, handle);
	return {
		port: readPort(servers),
		callback,
		async close() {
			await pending?.answer("failed");
			await Promise.all(servers.map(closeServer));
		},
	};
}

// The page to turn a request away with, or the parameters of a callback.
function readParameters(request: IncomingMessage, address: LoopbackAddress): URLSearchParams | CallbackPage {
	const { pathname, search } = splitTarget(request.url ?? "/");
	if (request.method !== "GET" || pathname !== address.path) return "not_found";
	if (!isOwnVisit(request, address)) return "foreign";
	const parameters = new URLSearchParams(search);
	const isCallback = ["code", "error", "state"].some((name) => parameters.has(name));
	return isCallback ? parameters : "incomplete";
}

// By hand, because `new URL` would normalise "//elsewhere" and "/a/../b" into something else than what was asked.
function splitTarget(target: string): { readonly pathname: string; readonly search: string } {
	const mark = target.indexOf("?");
	return mark < 0
		? { pathname: target, search: "" }
		: { pathname: target.slice(0, mark), search: target.slice(mark + 1) };
}

// A redirect is a document that the browser itself goes to. A script or an image of another page says what it is
// (https://www.w3.org/TR/fetch-metadata), and a name that was rebound to loopback shows in Host.
function isOwnVisit(request: IncomingMessage, address: LoopbackAddress): boolean {
	const { host, origin } = request.headers;
	const destination = request.headers["sec-fetch-dest"];
	// "null" is what some browsers leave of the origin on the way through a redirect.
	if (origin !== undefined && origin !== "null") return false;
	if (destination !== undefined && destination !== "document") return false;
	return host?.replace(/:\d+$/, "").toLowerCase() === address.url.hostname;
}

async function send(response: ServerResponse, page: CallbackPage): Promise<void> {
	if (response.writableEnded || response.destroyed) return;
	const { status, headers, body } = renderCallbackPage(page);
	const { promise, resolve } = withResolvers<undefined>();
	// A browser that went away must not keep the flow waiting.
	response.once("close", () => resolve(undefined));
	response.writeHead(status, headers).end(body, () => resolve(undefined));
	await promise;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function listenOnAll(address: LoopbackAddress, handle: Handler): Promise<readonly Server[]> {
	const servers: Server[] = [];
	try {
		for (const host of address.bindHosts) {
			const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 16_384 }, handle);
			const isBound = await listen(server, host, servers.length > 0 ? readPort(servers) : address.port);
			// A machine may lack one of the families, but not both.
			if (isBound) servers.push(server);
		}
	} catch (error) {
		await Promise.all(servers.map(closeServer));
		throw createUnavailableError(address, error);
	}
	if (servers.length === 0) throw createUnavailableError(address, undefined);
	return servers;
}

async function listen(server: Server, host: string, port: number): Promise<boolean> {
	const { promise, resolve, reject } = withResolvers<boolean>();
	server.once("error", (error: NodeJS.ErrnoException) => {
		if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT") resolve(false);
		else reject(error);
	});
	server.listen({ host, port, exclusive: true }, () => resolve(true));
	return promise;
}

function readPort(servers: readonly Server[]): number {
	const bound = servers[0]?.address();
	return typeof bound === "object" && bound !== null ? bound.port : 0;
}

async function closeServer(server: Server): Promise<void> {
	const { promise, resolve } = withResolvers<undefined>();
	server.close(() => resolve(undefined));
	server.closeAllConnections();
	await promise;
}

const listenProblems: Readonly<Record<string, string>> = {
	EADDRINUSE: "another program uses the port",
	EACCES: "this user may not use the port",
};

function createUnavailableError(address: LoopbackAddress, error: unknown): Error {
	const code = error instanceof Error && "code" in error ? String(error.code) : "EADDRNOTAVAIL";
	return createError(
		"callback_unavailable",
		{
			url: `${address.url.origin}${address.path}`,
			reason: listenProblems[code] ?? `the address is not available (${code})`,
		},
		{ cause: error },
	);
}
