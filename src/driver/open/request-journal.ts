import type { Clock } from "../../base/index.ts";
import type { HttpClient, RequestInfo } from "../../http/index.ts";

/** An attempt at a request, and its place in the life of the connection. */
export interface JournalEntry extends RequestInfo {
	/** From 1. */
	readonly number: number;
	/** Milliseconds since 1970. */
	readonly endedAtMs: number;
}

/** The last requests of a connection. */
export interface RequestJournal {
	/** The client, whose requests are kept in mind. */
	readonly http: HttpClient;
	/** Oldest first. */
	list(): readonly JournalEntry[];
}

const journalLength = 1000;

/** Keeps the last thousand requests of a client in mind: what was asked and what came of it, no body and no credential. */
export function keepJournal(http: HttpClient, clock: Clock): RequestJournal {
	const entries: JournalEntry[] = [];
	let count = 0;
	const note = (info: RequestInfo): void => {
		count++;
		entries.push({ ...info, number: count, endedAtMs: clock.now() });
		if (entries.length > journalLength) entries.shift();
	};
	return {
		http: {
			...http,
			send: (request) => {
				const onRequest = (info: RequestInfo): void => {
					note(info);
					request.observer?.onRequest(info);
				};
				return http.send({ ...request, observer: { onRequest } });
			},
		},
		list: () => entries,
	};
}
