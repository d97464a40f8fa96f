import type { RawRequest } from "./request-pipeline.ts";
import type { Reply } from "./route.ts";

/** One request that the sandbox answered. */
export interface RequestLogEntry {
	/** Which request since the start it was, from 1 on, in the order in which they came in. */
	readonly number: number;
	readonly method: string;
	/** Path and query, as sent. */
	readonly path: string;
	/** The parsed JSON body, or the text when it is none; undefined when there was no body. Never a client secret. */
	readonly body: unknown;
	readonly status: number;
	/** The `Intercom-Version` header, as sent. */
	readonly version: string | undefined;
	/** Set when the sandbox itself failed, which it answers with a 500. */
	readonly mistake?: unknown;
}

const keptEntries = 20_000;

/** The latest requests, oldest first. */
export class RequestLog {
	readonly entries: RequestLogEntry[] = [];

	/** Adds one; the oldest tenth is forgotten when the log is full. */
	add(entry: RequestLogEntry): void {
		if (this.entries.length >= keptEntries) this.entries.splice(0, keptEntries / 10);
		this.entries.push(entry);
	}

	/** Forgets all. */
	reset(): void {
		this.entries.length = 0;
	}
}

/** Writes down a request; secrets that it carries are left out. */
export function describeRequest(number: number, request: RawRequest, { status, mistake }: Reply): RequestLogEntry {
	const query = request.query.toString();
	return {
		number,
		method: request.method,
		path: query === "" ? request.path : `${request.path}?${query}`,
		body: request.path.startsWith("/auth/") || request.path === "/oauth" ? undefined : readBody(request.text),
		status,
		version: request.headers["intercom-version"],
		...(mistake === undefined ? {} : { mistake }),
	};
}

function readBody(text: string): unknown {
	if (text === "") return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
