import { X509Certificate } from "node:crypto";
import { rootCertificates } from "node:tls";
import { Agent, buildConnector, type Dispatcher, Pool, ProxyAgent } from "undici";
import { createError } from "../base/index.ts";
import { passInterimAnswers } from "./interim-answer.ts";

/** What decides how sockets are opened. */
export interface DispatcherOptions {
	readonly maxConcurrency: number;
	readonly timeoutMs: number;
	readonly proxyUrl?: string | undefined;
	readonly ca?: string | undefined;
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

/**
 * Takes a proxy's URL apart.
 * @returns Origin, `host:port` for messages, and the credential in the form that undici takes; a name without a password counts too.
 * @throws ProviderError bad_property_value, without the URL, which may hold a password.
 */
export function readProxyUrl(text: string): {
	readonly origin: string;
	readonly address: string;
	readonly credential: { readonly token?: string };
} {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	const user = url && decodeUser(url);
	if (!url || user === undefined || !/^https?:$/.test(url.protocol)) {
		throw createError("bad_property_value", {
			name: "ProxyServer",
			place: "",
			problem: "it is not the URL of a proxy",
			expected: "Write http://host:port or http://user:password@host:port.",
		});
	}
	return {
		origin: url.origin,
		address: formatAddress(url),
		credential: user === ":" ? {} : { token: `Basic ${Buffer.from(user).toString("base64")}` },
	};
}

function decodeUser(url: URL): string | undefined {
	try {
		return `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
	} catch {
		return undefined;
	}
}

/**
 * Host and port of a URL, the port also when it is the usual one.
 * @example formatAddress(new URL("https://api.intercom.io/contacts")) // "api.intercom.io:443"
 */
export function formatAddress(url: URL): string {
	return `${url.hostname}:${url.port || (url.protocol === "https:" ? 443 : 80)}`;
}

function readCertificates(pem: string): readonly string[] {
	const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
	if (blocks.length === 0 || !blocks.every(isCertificate)) {
		throw createError("bad_property_value", {
			name: "SSLServerCert",
			place: "",
			problem: "it holds no certificate that can be read",
			expected: "Give certificates as PEM: text or a file with -----BEGIN CERTIFICATE----- blocks.",
		});
	}
	return blocks;
}

function isCertificate(pem: string): boolean {
	try {
		return new X509Certificate(pem).raw.length > 0;
	} catch {
		return false;
	}
}
