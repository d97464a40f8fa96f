import { formatJson } from "../../base/index.ts";
import type { HttpClientOptions } from "../http-contract.ts";
import { buildQuery } from "../path.ts";
import type { Link } from "./chain.ts";

/** Writes the message for the wire: the client's headers and the attempt's credential, the whole path, and the body as JSON. */
export function writeMessages(options: Pick<HttpClientOptions, "headers">, base: URL): Link {
	const prefix = base.pathname.replace(/\/+$/, "");
	return (next) => (attempt) => {
		const { request, credential, isIdempotent } = attempt;
		const headers: Record<string, string> = { "accept-encoding": "gzip" };
		for (const [name, value] of [...Object.entries(options.headers), ...Object.entries(credential.headers ?? {})]) {
			headers[name.toLowerCase()] = value;
		}
		if (request.accept !== undefined) headers["accept"] = request.accept;
		if (request.body !== undefined) headers["content-type"] = "application/json";
		const message = {
			origin: base.origin,
			path: `${prefix}${request.path}${buildQuery({ ...request.query, ...credential.query })}`,
			method: request.method,
			headers,
			body: request.body === undefined ? undefined : formatJson(request.body),
			isIdempotent,
		};
		return next({ ...attempt, message });
	};
}
