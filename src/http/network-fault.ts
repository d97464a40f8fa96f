import { networkFaultTable } from "./network-fault-table.ts";

/** What went wrong between here and the service. */
export interface NetworkFault {
	/** In words that complete a sentence, e.g. "the connection was refused". */
	readonly reason: string;
	readonly advice?: string | undefined;
	/** Retries worth making while nothing has ever worked. */
	readonly firstRetries: number;
	readonly isHopeless: boolean;
	/** True when the request itself was wrong. */
	readonly isOwn: boolean;
	/** True when the proxy, not the service, stood in the way. */
	readonly isProxy: boolean;
}

// undici gives a refused tunnel no code of its own.
const tunnelPattern = /Proxy response \((\d{3})\)/;

/**
 * Puts an error of the network into words.
 * @example describeNetworkFault(Object.assign(new Error(), { code: "ECONNREFUSED" })) // { reason: "the connection was refused", … }
 */
export function describeNetworkFault(error: Error): NetworkFault {
	const proxyStatus = tunnelPattern.exec(error.message)?.[1];
	if (proxyStatus !== undefined) return describeTunnel(Number(proxyStatus));
	const code = readCode(error);
	const row = networkFaultTable.find(({ codes }) => codes.some((pattern) => matchesCode(pattern, code)));
	return {
		reason: row?.reason ?? `the network failed (${code ?? error.name})`,
		advice: row?.advice,
		firstRetries: row?.firstRetries ?? 2,
		isHopeless: row?.isHopeless ?? false,
		isOwn: row?.isOwn ?? false,
		isProxy: code === "UND_ERR_PRX_TLS",
	};
}

function describeTunnel(status: number): NetworkFault {
	return {
		reason:
			status === 407
				? "the proxy asks for a user name and a password"
				: `the proxy answered ${status} and did not connect`,
		advice:
			status === 407
				? "Write them into ProxyServer: http://user:password@host:port."
				: "Check ProxyServer, and whether the proxy may connect to the address in URL.",
		firstRetries: status >= 500 ? 2 : 0,
		isHopeless: status < 500,
		isOwn: false,
		isProxy: true,
	};
}

function readCode(error: Error): string | undefined {
	const { code, cause } = error as Error & { code?: unknown };
	if (typeof code === "string") return code;
	return cause instanceof Error ? readCode(cause) : undefined;
}

function matchesCode(pattern: string, code: string | undefined): boolean {
	if (code === undefined) return false;
	return pattern.endsWith("*") ? code.startsWith(pattern.slice(0, -1)) : code === pattern;
}
