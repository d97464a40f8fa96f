import type { fetch as send } from "undici";
import type { NetworkPath } from "./network-address.ts";

/**
 * Makes a `fetch` whose requests go over the path that is found for their address; each has sockets of its own, so that
 * there is nothing to close.
 * @throws What `findPath` throws, and bad_property_value (22023) when the proxy's URL or the certificates cannot be read;
 * both from the request.
 */
export function createFetch(findPath: (url: string) => NetworkPath, timeoutMs: number): typeof fetch {
	const sendOnPath: typeof send = async (input, init) => {
		const [undici, { createDispatcher }] = await Promise.all([import("undici"), import("./dispatcher.ts")]);
		const url = typeof input === "string" ? input : String("url" in input ? input.url : input);
		const dispatcher = createDispatcher({ ...findPath(url), timeoutMs, maxConcurrency: 1 });
		try {
			return await undici.fetch(input, { ...init, dispatcher });
		} finally {
			// Waits for the body that is still to be read.
			void dispatcher.close();
		}
	};
	// The platform's fetch is undici's too; only its types are declared apart.
	return sendOnPath as unknown as typeof fetch;
}
