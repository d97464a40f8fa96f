import type { FoundAddress } from "./http-contract.ts";

/**
 * Reads an address that the service gave, such as that of the next page: only what lies below the base URL is the service's own. Whatever
 * the address says, requests go to the base URL, so that nothing leads a credential to another host or off https.
 * @param from The path of the request whose answer holds the address; a relative one begins there.
 * @param secretParameters Parameters that carry the credential: they are sent with each request anew, and kept nowhere.
 * @example locateAddress("/v1/orders?page=2", "/orders", new URL("https://shop.example/v1"), new Set()) // { path: "/orders", query: { page: "2" } }
 */
export function locateAddress(
	address: string,
	from: string,
	base: URL,
	secretParameters: ReadonlySet<string>,
): FoundAddress {
	const prefix = base.pathname.replace(/\/+$/, "");
	const here = `${base.origin}${prefix}${from}`;
	const url = URL.canParse(address, here) ? new URL(address, here) : undefined;
	if (url === undefined || !isOwn(url, base, prefix)) return { foreignHost: url?.host ?? "no host at all" };
	const query: Record<string, string | readonly string[]> = {};
	for (const name of new Set(url.searchParams.keys())) {
		if (secretParameters.has(name)) continue;
		const values = url.searchParams.getAll(name);
		query[name] = values.length === 1 ? (values[0] ?? "") : values;
	}
	return { path: url.pathname.slice(prefix.length) || "/", query };
}

// A service behind a proxy may think that it is spoken to over http; what it names is asked for over the base URL's own scheme.
function isOwn(url: URL, base: URL, prefix: string): boolean {
	const isWeb = url.protocol === "https:" || url.protocol === "http:";
	const isBelow = url.pathname === prefix || url.pathname.startsWith(`${prefix}/`);
	return isWeb && url.host === base.host && url.username === "" && url.password === "" && isBelow;
}
