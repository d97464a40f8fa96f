import { createError } from "../base/index.ts";

/** Where the browser comes back to: a listener of ours on loopback, or a page elsewhere whose URL the person pastes. */
export type CallbackAddress =
	| {
			readonly kind: "loopback";
			/** The addresses to listen on; the first must be free, and so must the others where the machine has them. */
			readonly bindHosts: readonly string[];
			/** 0 takes any free port. */
			readonly port: number;
			readonly path: string;
			readonly url: URL;
	  }
	| { readonly kind: "elsewhere"; readonly url: URL };

/**
 * Reads CallbackURL.
 * @throws bad_property_value when it is no URL, has a fragment, or would carry the code in clear over a network
 * @example parseCallbackUrl("http://localhost:33333") // { kind: "loopback", bindHosts: ["127.0.0.1", "::1"], port: 33333, path: "/", url: … }
 */
export function parseCallbackUrl(text: string): CallbackAddress {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (!url) throw createCallbackError("it is not a URL");
	if (url.username !== "" || url.password !== "") throw createCallbackError("it contains a user name or password");
	if (url.hash !== "") throw createCallbackError("a redirect URL cannot have a # part");
	if (url.protocol === "https:") return { kind: "elsewhere", url };
	if (url.protocol !== "http:") throw createCallbackError(`the scheme ${url.protocol} cannot be listened on`);
	const bindHosts = findBindHosts(url.hostname);
	if (!bindHosts) throw createCallbackError("plain http is only safe on this computer");
	return {
		kind: "loopback",
		bindHosts,
		port: url.port === "" ? 80 : Number(url.port),
		path: url.pathname,
		url,
	};
}

/**
 * Whether a host name means this computer and nothing else.
 * @example isLoopbackHost("[::1]") // true
 */
export function isLoopbackHost(hostname: string): boolean {
	return findBindHosts(hostname) !== undefined;
}

/**
 * The redirect URL as it is registered with the app: the text of CallbackURL, with the real port where it asked for any.
 * @example printRedirectUrl("http://localhost:0/cb", 40123) // "http://localhost:40123/cb"
 */
export function printRedirectUrl(text: string, port?: number): string {
	return port === undefined ? text : text.replace(/^(\w+:\/\/[^/?]*):0+(?=[/?]|$)/, `$1:${port}`);
}

// "localhost" may be either family in a browser (RFC 8252 § 8.3), so whoever holds the other one could take the code.
function findBindHosts(hostname: string): readonly string[] | undefined {
	if (hostname === "localhost") return ["127.0.0.1", "::1"];
	if (hostname === "[::1]") return ["::1"];
	return /^127\.\d+\.\d+\.\d+$/.test(hostname) ? [hostname] : undefined;
}

function createCallbackError(problem: string): Error {
	return createError("bad_property_value", {
		name: "CallbackURL",
		place: "",
		problem,
		expected:
			"Use http://localhost:33333, another loopback address with a free port, or the https address of a page of yours.",
	});
}
