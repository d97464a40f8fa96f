import { rootCertificates } from "node:tls";
import { Agent, buildConnector, type Dispatcher, Pool, ProxyAgent } from "undici";
import { passInterimAnswers } from "./interim-answer.ts";
import { type NetworkPath, readCertificates, readProxyUrl } from "./network-address.ts";

/** What decides how sockets are opened. */
export interface DispatcherOptions extends NetworkPath {
	readonly maxConcurrency: number;
	readonly timeoutMs: number;
}

// A name that resolves and a host that is up answer within this; a longer wait only hides a wrong address.
const longestConnectMs = 10_000;

/**
 * Opens the pool of sockets: kept alive, one request at a time on each, HTTP/1.1, through the proxy when there is one.
 * @throws ProviderError bad_property_value when the proxy's URL or the certificates cannot be read.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
	const trust = options.ca === undefined ? {} : { ca: [...rootCertificates, ...readCertificates(options.ca)] };
	const connect = { ...trust, timeout: Math.min(options.timeoutMs, longestConnectMs) };
	// The deadline of an attempt is held by the exchange, headers and body together.
	const limits = { connections: options.maxConcurrency, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 };
	const common = { ...limits, factory: createPool };
	if (options.proxyUrl === undefined) return new Agent({ ...common, connect });
	const proxy = readProxyUrl(options.proxyUrl);
	return new ProxyAgent({ ...common, uri: proxy.origin, ...proxy.credential, requestTls: connect, proxyTls: connect });
}

function createPool(origin: string | URL, options: object): Dispatcher {
	const { connect, ...rest } = options as Pool.Options;
	const open = typeof connect === "function" ? connect : buildConnector(connect ?? {});
	return new Pool(origin, { ...rest, connect: passInterimAnswers(open) });
}
