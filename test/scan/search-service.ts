import { type Clock, createError } from "../../src/base/index.ts";
import type { SearchScan } from "../../src/catalog/index.ts";
import type { HttpClient, HttpRequest } from "../../src/http/index.ts";
import type { SearchPath } from "../../src/profile/index.ts";
import { column, searchPath, table } from "./fake-service.ts";

/** What is searched. Times in seconds. */
export interface Thing {
	readonly id: string;
	readonly created_at: number;
	updated_at: number;
	state: "open" | "closed";
}

/** How the service behaves. */
export interface SearchBehaviour {
	readonly granularity?: SearchPath["timeGranularity"];
	/** East of Greenwich, where days begin. */
	readonly zoneHours?: number;
	/** `>` and `<` have their bound in them. */
	readonly areBoundsIncluded?: boolean;
	readonly isTotalTold?: boolean;
	/** What is wrong with its searches by time. */
	readonly flaw?: "ignores ranges" | "loses days" | undefined;
	/** Runs before each answer; what it gives is answered instead, or thrown. */
	readonly before?: (request: HttpRequest, number: number) => unknown;
	/** How long an answer takes, in turns of the event loop. */
	readonly countTurns?: (number: number) => number;
	readonly clock?: Clock;
	readonly slots?: () => number;
}

/** A service with things to search, whose rules are Intercom's. */
export interface SearchService {
	readonly http: HttpClient;
	readonly things: Map<string, Thing>;
	readonly requests: HttpRequest[];
	inFlight: number;
	mostInFlight: number;
	aborted: number;
}

const daySeconds = 86_400;

/** Makes a service that holds things. */
export function createSearchService(things: Iterable<Thing>, behaviour: SearchBehaviour = {}): SearchService {
	const service = {
		things: new Map([...things].map((thing) => [thing.id, thing])),
		requests: [] as HttpRequest[],
		inFlight: 0,
		mostInFlight: 0,
		aborted: 0,
	};
	const wait = async (number: number, signal: AbortSignal | undefined) => {
		for (let turn = behaviour.countTurns?.(number) ?? 1; turn > 0; turn--) {
			await new Promise((resolve) => setImmediate(resolve));
			if (!signal?.aborted) continue;
			service.aborted++;
			throw createError("cancelled", {});
		}
	};
	const http: HttpClient = {
		async send(request) {
			service.requests.push(request);
			const number = service.requests.length;
			service.inFlight++;
			service.mostInFlight = Math.max(service.mostInFlight, service.inFlight);
			try {
				await wait(number, request.signal);
				const instead = behaviour.before?.(request, number);
				if (instead instanceof Error) throw instead;
				return { status: 200, headers: {}, body: answerSearch(service.things.values(), request, behaviour) };
			} finally {
				service.inFlight--;
			}
		},
		limits: () => ({
			limit: null,
			remaining: null,
			resetAtMs: null,
			windowMs: null,
			requestsPerMinute: null,
			concurrency: behaviour.slots?.() ?? 1_000,
			inFlight: 0,
			waiting: 0,
			waitMs: 0,
		}),
		locate: () => ({ foreignHost: "nowhere" }),
		listRequests: () => [],
		close: () => Promise.resolve(),
	};
	return Object.assign(service, { http });
}

/** Things one after another: so many seconds lie between two. */
export function makeThings(count: number, secondsApart: number, firstAt = 1_600_000_000): Thing[] {
	return Array.from({ length: count }, (_, index) => {
		const created_at = firstAt + Math.floor(index * secondsApart);
		return { id: String(index + 1).padStart(7, "0"), created_at, updated_at: created_at, state: "open" };
	});
}

const timeFilters = { eq: "inexact", gt: "inexact", lt: "inexact" } as const;
const thingColumns = [
	column("id", "id"),
	column("created_at", "unix_seconds", { filter: timeFilters, isSortable: true }),
	column("updated_at", "unix_seconds", { filter: timeFilters, isSortable: true }),
	column("state", "text", { filter: { eq: "exact" } }),
];

/** The search of all things. */
export function planThings(
	behaviour: SearchBehaviour = {},
	pageRows = 150,
	more: Partial<SearchScan> = {},
): SearchScan {
	const path: SearchPath = {
		...searchPath,
		partitionBy: "created_at",
		timeGranularity: behaviour.granularity ?? "second",
		pageSize: { default: 20, max: pageRows },
	};
	return { kind: "search", table: table("things", thingColumns), path, ...more };
}

interface Body {
	readonly query: Query;
	readonly sort: { readonly field: "created_at" | "updated_at"; readonly order: "ascending" | "descending" };
	readonly pagination: { readonly per_page: number; readonly starting_after?: string };
}

type Query =
	| { readonly field: keyof Thing; readonly operator: string; readonly value: string | number }
	| { readonly operator: "AND" | "OR"; readonly value: readonly Query[] };

function answerSearch(things: Iterable<Thing>, request: HttpRequest, behaviour: SearchBehaviour): object {
	const { query, sort, pagination } = request.body as Body;
	const { per_page: size, starting_after: cursor } = pagination;
	const sign = sort.order === "ascending" ? 1 : -1;
	const compare = (left: readonly [number, string], right: readonly [number, string]) =>
		sign * (left[0] - right[0] || (left[1] < right[1] ? -1 : left[1] > right[1] ? 1 : 0));
	const place = (thing: Thing) => [thing[sort.field], thing.id] as const;
	const found = [...things].filter((thing) => matches(query, thing, behaviour));
	found.sort((left, right) => compare(place(left), place(right)));
	const after = cursor === undefined ? undefined : (JSON.parse(cursor) as [number, string]);
	const rest = after ? found.filter((thing) => compare(place(thing), after) > 0) : found;
	const data = rest.slice(0, size);
	const last = data.at(-1);
	const next = last && rest.length > size ? { next: { starting_after: JSON.stringify(place(last)) } } : {};
	return {
		type: "list",
		data: data.map((thing) => ({ ...thing })),
		...(behaviour.isTotalTold === false ? {} : { total_count: found.length }),
		pages: { type: "pages", ...next },
	};
}

function matches(query: Query, thing: Thing, behaviour: SearchBehaviour): boolean {
	if (!("field" in query)) {
		const isMet = (inner: Query) => matches(inner, thing, behaviour);
		return query.operator === "AND" ? query.value.every(isMet) : query.value.some(isMet);
	}
	const { field, operator, value } = query;
	const held = thing[field];
	if (typeof held === "string" || typeof value === "string") return held === value;
	if (behaviour.flaw === "ignores ranges") return true;
	if (behaviour.granularity !== "day") return compareTimes(operator, held, value, behaviour.areBoundsIncluded === true);
	const shift = (behaviour.zoneHours ?? 0) * 3600;
	const dayOf = (time: number) => Math.floor((time + shift) / daySeconds);
	if (behaviour.flaw === "loses days" && operator === "=") return false;
	return compareTimes(operator, dayOf(held), dayOf(value), false);
}

function compareTimes(operator: string, held: number, value: number, isBoundIncluded: boolean): boolean {
	if (held === value) return operator === "=" || isBoundIncluded;
	return operator === ">" ? held > value : operator === "<" && held < value;
}
