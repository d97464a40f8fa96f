import { readFileSync } from "node:fs";
import { createError } from "../../base/index.ts";
import type { ResolvedOptions } from "../../connection-string/index.ts";
import type { NetworkPath } from "../../http/index.ts";

/**
 * Finds how an address is reached: through ProxyServer or not, and whom its certificate may come from.
 * @throws bad_property_value (22023) when the file of SSLServerCert cannot be read
 */
export function findNetworkPath(url: string, options: ResolvedOptions, environment: NodeJS.ProcessEnv): NetworkPath {
	return {
		proxyUrl: isProxied(url, environment) ? options.ProxyServer?.reveal() : undefined,
		ca: options.SSLServerCert === undefined ? undefined : readCertificate(options.SSLServerCert),
	};
}

// What HTTPS_PROXY users mean by NO_PROXY; and a proxy could not reach this machine's own loopback anyway.
function isProxied(url: string, environment: NodeJS.ProcessEnv): boolean {
	const host = new URL(url).hostname.replace(/^\[|\]$/g, "").toLowerCase();
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
