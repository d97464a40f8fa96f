import { type Clock, createError, type StoredValue } from "../../src/base/index.ts";
import type { TableScan } from "../../src/catalog/index.ts";
import type { HttpClient, HttpRequest } from "../../src/http/index.ts";
import type {
	ChildPath,
	ColumnDefinition,
	EmbeddedPath,
	ListPath,
	SearchPath,
	TableDefinition,
} from "../../src/profile/index.ts";
import { readPages, type ScanContext } from "../../src/scan/index.ts";

/** What a fake service answers: a body, an answer with a status, or an error to throw. */
export type Reply = object | undefined;

/** An HTTP client without a network: it keeps what was asked and answers what the test says. */
export interface FakeService {
	readonly http: HttpClient;
	readonly requests: HttpRequest[];
	/** Requests that were not answered yet. */
	inFlight: number;
	mostInFlight: number;
}

/** An answer that is not 200. */
export class Status {
	readonly status: number;
	constructor(status: number) {
		this.status = status;
	}
}

/** Creates a service that answers by the given function; an Error that it returns is thrown. */
export function createService(answer: (request: HttpRequest) => Reply | Promise<Reply>): FakeService {
	const service: FakeService = { http: undefined as unknown as HttpClient, requests: [], inFlight: 0, mostInFlight: 0 };
	const http: HttpClient = {
		async send(request) {
			service.requests.push(request);
			service.inFlight += 1;
			service.mostInFlight = Math.max(service.mostInFlight, service.inFlight);
			try {
				const reply = await untilAborted(answer(request), request.signal);
				if (reply instanceof Error) throw reply;
				if (reply instanceof Status) return { status: reply.status, headers: {}, body: undefined };
				return { status: 200, headers: {}, body: reply };
			} finally {
				service.inFlight -= 1;
			}
		},
		limits: () => ({
			limit: null,
			remaining: null,
			resetAtMs: null,
			windowMs: null,
			requestsPerMinute: null,
			concurrency: 1_000,
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

async function untilAborted(reply: Reply | Promise<Reply>, signal: AbortSignal | undefined): Promise<Reply> {
	if (!(reply instanceof Promise)) return reply;
	let fail = () => {};
	const aborted = new Promise<never>((_, reject) => {
		fail = () => reject(createError("cancelled", {}));
	});
	if (signal?.aborted) fail();
	signal?.addEventListener("abort", fail);
	try {
		return await Promise.race([reply, aborted]);
	} finally {
		signal?.removeEventListener("abort", fail);
	}
}

/** A clock that stands still until it is moved; whoever sleeps wakes when its time has come. */
export function createClock(): Clock & { advance(ms: number): void } {
	let nowMs = 1_700_000_000_000;
	const sleepers = new Set<{ readonly atMs: number; readonly wake: () => void }>();
	return {
		now: () => nowMs,
		sleep: (ms, signal) =>
			new Promise((resolve, reject) => {
				const sleeper = { atMs: nowMs + ms, wake: resolve };
				sleepers.add(sleeper);
				signal?.addEventListener("abort", () => {
					sleepers.delete(sleeper);
					reject(createError("cancelled", {}));
				});
			}),
		advance(ms) {
			nowMs += ms;
			for (const sleeper of sleepers) if (sleeper.atMs <= nowMs) sleeper.wake();
		},
	};
}

/** A column with everything that a test does not speak of left at its default. */
export function column(
	name: string,
	from: ColumnDefinition["from"] = "text",
	more: Partial<ColumnDefinition> = {},
): ColumnDefinition {
	const isText = from === "text" || from === "id" || from === "html" || from === "plain_text";
	const isTime = from === "unix_seconds" || from === "iso8601";
	return {
		name,
		type: isTime ? "timestamp" : isText ? "varchar" : from,
		path: name,
		from,
		filter: {},
		field: name,
		send: isTime ? "unix_seconds" : "text",
		isSortable: false,
		values: [],
		summary: "",
		...more,
	};
}

/** A table of these columns. */
export function table(name: string, columns: readonly ColumnDefinition[]): TableDefinition {
	return { name, summary: "", key: ["id"], read: [], columns, notes: [] };
}

/** Rows `{ id: "1" }` to `{ id: "n" }` with a creation time. */
export function makeObjects(count: number): { id: string; created_at: number }[] {
	return Array.from({ length: count }, (_, index) => ({ id: String(index + 1), created_at: 1_700_000_000 + index }));
}

/** A table with an id and a creation time. */
export const things = table("things", [column("id", "id"), column("created_at", "unix_seconds")]);

/** Search of {@link things}. */
export const searchPath: SearchPath = {
	kind: "search",
	path: "/things/search",
	rows: "data",
	pageSize: { default: 20, max: 150 },
	everything: { column: "created_at", operator: "gt", value: 0 },
	stableOrder: "created_at",
	timeGranularity: "second",
	maxDepth: 2,
	maxFilters: 15,
};

/** A list of {@link things}. */
export function listPath(more: Partial<ListPath> = {}): ListPath {
	return { kind: "list", method: "GET", path: "/things", query: {}, rows: "data", paging: "none", ...more };
}

/** Parts of {@link things}, one request each. */
export function childPath(more: Partial<ChildPath> = {}): ChildPath {
	return {
		kind: "child",
		path: "/things/{thing_id}/parts",
		column: "thing_id",
		parent: { table: "things", column: "id" },
		rows: "parts",
		paging: "none",
		absent: [404],
		...more,
	};
}

/** Tags inside {@link things}. */
export const embeddedPath: EmbeddedPath = {
	kind: "embedded",
	column: "thing_id",
	parent: { table: "things", column: "id" },
	rows: "tags.tags",
};

/** The context of a scan against a fake service, and the warnings that it got. */
export function createContext(
	service: FakeService,
	scan: TableScan,
	more: Partial<ScanContext> = {},
): ScanContext & { readonly warnings: string[] } {
	const warnings: string[] = [];
	return {
		http: service.http,
		columns: scan.table.columns,
		concurrency: 4,
		service: "Acme",
		clock: createClock(),
		warn: (message) => warnings.push(message),
		warnings,
		...more,
	};
}

/** Reads a scan to its end. */
export async function readAll(scan: TableScan, context: ScanContext): Promise<(readonly StoredValue[])[]> {
	const rows: (readonly StoredValue[])[] = [];
	for await (const page of readPages(scan, context)) rows.push(...page.rows);
	return rows;
}

/** The pagination that each search request asked for. */
export function paginations(service: FakeService): unknown[] {
	return service.requests.map((request) => (request.body as { pagination: unknown }).pagination);
}

/** Answers a search over the objects, whose cursor is an offset. */
export function answerSearch(objects: readonly object[], request: HttpRequest): object {
	const { per_page: size, starting_after: cursor = "0" } = (
		request.body as { pagination: { per_page: number; starting_after?: string } }
	).pagination;
	const end = Number(cursor) + size;
	const next = end < objects.length ? { per_page: size, starting_after: String(end) } : undefined;
	return {
		type: "list",
		data: objects.slice(Number(cursor), end),
		total_count: objects.length,
		pages: { type: "pages", ...(next && { next }) },
	};
}

/** An error as the HTTP client throws it after its retries. */
export function unavailable(status = 503): Error {
	return createError(
		"service_unavailable",
		{ request: "POST /things/search", attempts: 2, reason: "trouble" },
		{ status },
	);
}

/** The error of a status that is no answer. */
export function refused(status: number): Error {
	return createError("request_failed", { request: "GET /things", reason: "no", advice: "" }, { status });
}

/** Lets everything run that waits for nothing but its turn. */
export async function settle(): Promise<void> {
	for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}
