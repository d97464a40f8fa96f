import type { DataSet } from "../data/data-set.ts";
import type { ContactEvent } from "../data/events.ts";
import type { AppliedTag } from "../data/labels.ts";
import type { VoiceCalls } from "../data/voice-calls.ts";
import { printWire, type WireObject, type WireOptions } from "../wire/wire-object.ts";
import type { CompanyScroll } from "./company-scroll.ts";
import type { ExportJobs } from "./export-jobs.ts";
import type { Indexes } from "./indexes.ts";
import type { RowTexts } from "./row-texts.ts";
import type { WriteJournal } from "./write-journal.ts";

/** One request, after it was let in. */
export interface RouteCall {
	readonly method: string;
	readonly path: string;
	/** The values of the `{names}` in the path. */
	readonly params: Readonly<Record<string, string>>;
	readonly query: URLSearchParams;
	/** The parsed JSON body; undefined when there was none. */
	readonly body: unknown;
	/** Minor number of the API version: 16 for 2.16. */
	readonly version: number;
	readonly wire: WireOptions;
	/** The address at which the sandbox listens, for links to further pages. */
	readonly baseUrl: string;
	/** The media types that the client takes, as sent. */
	readonly accept: string | undefined;
	/** The address from which the request came. */
	readonly address: string;
	readonly service: Service;
}

/** What handlers work on. */
export interface Service {
	readonly dataSet: DataSet;
	readonly indexes: Indexes;
	readonly rowTexts: RowTexts;
	readonly scroll: CompanyScroll;
	/** Events sent to the API, by contact id, newest first. */
	readonly writtenEvents: Map<string, ContactEvent[]>;
	readonly exports: ExportJobs;
	/** Tickets that were asked for to be made behind the scenes: the ticket's id by that of the job. */
	readonly ticketJobs: Map<string, string>;
	/** What is staged on published articles, by article id. */
	readonly drafts: Map<string, WireObject>;
	/** Tags of what does not show them, by kind and id. */
	readonly hiddenTags: Map<string, readonly AppliedTag[]>;
	readonly voiceCalls: VoiceCalls;
	/** Ids of messages that began no conversation yet. */
	readonly quietMessages: string[];
	/** Conversations with the AI agent in messengers of others, by their own ids. */
	readonly finTalks: Map<string, FinTalk>;
	/** The views of banners that contacts have closed. */
	readonly dismissedViews: Set<string>;
	/** The addresses from which the workspace may be used. */
	readonly allowlist: { enabled: boolean; ranges: readonly string[] };
	/** What came of every request that wrote. */
	readonly journal: WriteJournal;
	/** The sandbox's present, in Unix seconds. */
	readonly now: () => number;
}

/** What is known of a conversation with the AI agent: whether it asked how it did, and what was said. */
export interface FinTalk {
	readonly isAsked: boolean;
	readonly rating?: string;
	readonly remark?: string;
}

/** An answer: JSON, or text of another type. */
export interface Reply {
	readonly status: number;
	readonly body?: unknown;
	/** Rows that are already printed, which go into the body under a key. */
	readonly rows?: { readonly key: string; readonly texts: readonly Buffer[] };
	/** Set when the body is text or bytes and not JSON. */
	readonly contentType?: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** What went wrong in the sandbox itself. */
	readonly mistake?: unknown;
	/** How it is delivered, when not as it should be. */
	readonly damage?: { readonly kind: "reset" | "silence" | "truncate" | "slow_body"; readonly ms?: number };
}

/** One endpoint: where it is, since when, what a token needs for it, and what it does. */
export interface Route {
	readonly method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
	/** As the documentation writes it, e.g. `/contacts/{id}/tags`. */
	readonly path: string;
	/** Minor number of the version that brought it; left out when all versions have it. */
	readonly since?: number;
	/** Minor number of the last version that has it; left out when all later ones do. */
	readonly until?: number;
	readonly scope: string;
	readonly answer: (call: RouteCall) => Reply;
}

/** A path that was found in the table. */
export interface RouteMatch {
	readonly route: Route;
	readonly params: Readonly<Record<string, string>>;
}

/** Finds the route of a request; undefined when no path matches with that method, as the API answers both alike. */
export type RouteFinder = (method: string, path: string) => RouteMatch | undefined;

/** Makes the finder; fixed segments win over `{names}`, whatever the order of the table. */
export function makeRouteFinder(routes: readonly Route[]): RouteFinder {
	const byShape = new Map<string, { route: Route; segments: string[] }[]>();
	const ranked = [...routes].sort((left, right) => countNames(left.path) - countNames(right.path));
	for (const route of ranked) {
		const segments = route.path.split("/").slice(1);
		const shape = `${route.method} ${segments.length}`;
		byShape.set(shape, [...(byShape.get(shape) ?? []), { route, segments }]);
	}
	return (method, path) => {
		const asked = path.split("/").slice(1);
		for (const { route, segments } of byShape.get(`${method} ${asked.length}`) ?? []) {
			const params = matchSegments(segments, asked);
			if (params !== undefined) return { route, params };
		}
		return undefined;
	};
}

/** An answer of 200 with a JSON body. */
export function ok(body: unknown): Reply {
	return { status: 200, body };
}

/** The bytes of an answer's body. */
export function printReply({ body, rows, contentType }: Reply): Buffer {
	if (Buffer.isBuffer(body)) return body;
	if (contentType !== undefined) return Buffer.from(String(body));
	const text = body === undefined ? "" : printWire(body);
	if (rows === undefined) return Buffer.from(text);
	const head = Buffer.from(`${text.slice(0, -1)},${JSON.stringify(rows.key)}:[`);
	// Rows are not decoded and encoded again: a page of 150 contacts is a third of a megabyte.
	const parts = rows.texts.flatMap((row, place) => (place === 0 ? [row] : [comma, row]));
	return Buffer.concat([head, ...parts, tail]);
}

const comma = Buffer.from(",");
const tail = Buffer.from("]}");

function matchSegments(segments: readonly string[], asked: readonly string[]): Record<string, string> | undefined {
	const params: Record<string, string> = {};
	for (const [place, segment] of segments.entries()) {
		const value = asked[place] ?? "";
		const name = /^\{(\w+)\}$/.exec(segment)?.[1];
		if (name === undefined) {
			if (segment !== value) return undefined;
		} else if (value === "") return undefined;
		else params[name] = decode(value);
	}
	return params;
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function countNames(path: string): number {
	return path.split("{").length - 1;
}
