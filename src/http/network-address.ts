// What the settings of the network say, checked before there is a socket.
import { X509Certificate } from "node:crypto";
import { createError } from "../base/index.ts";

/** How sockets to one address are opened. */
export interface NetworkPath {
	readonly proxyUrl?: string | undefined;
	/** Further authorities, PEM. */
	readonly ca?: string | undefined;
}

/**
 * Checks how an address is to be reached.
 * @returns The proxy's `host:port`, for messages.
 * @throws ProviderError bad_property_value when the proxy's URL or the certificates cannot be read.
 */
export function checkNetworkPath({ proxyUrl, ca }: NetworkPath): { readonly proxyAddress: string | undefined } {
	if (ca !== undefined) readCertificates(ca);
	return { proxyAddress: proxyUrl === undefined ? undefined : readProxyUrl(proxyUrl).address };
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

/**
 * Takes a text of PEM apart into its certificates.
 * @throws ProviderError bad_property_value when one of them cannot be read, or there is none.
 */
export function readCertificates(pem: string): readonly string[] {
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
