import { createError, type ProviderError, RemoteError, throwIfAborted } from "../base/index.ts";
import { attemptLimits, buildPath, type HttpRequest, type HttpResponse } from "../http/index.ts";
import type { ListPath, PageSize, TableDefinition } from "../profile/index.ts";
import type { RowIntake, WaitingRows } from "../storage/index.ts";
import { type Admission, type AnswerDoor, compileAnswerDoor } from "./door.ts";
import { createLoopGuard, type LoopGuard } from "./loop-guard.ts";
import { createPageParsing, type ParsedRows } from "./page-intake.ts";
import { createPagePrefetch } from "./page-prefetch.ts";
import { createPageSizes } from "./page-size.ts";
import { type PageFacts, type PagingStrategy, type Position, pagingTable, unreadable } from "./paging-table.ts";
import { createRowQuota } from "./row-quota.ts";
import type { RawContext } from "./scan-context.ts";
import type { Discrepancy } from "./total.ts";

/** The pages of one endpoint. */
export interface PageWalk {
	readonly table: TableDefinition;
	readonly method: "GET" | "POST";
	/** Encoded. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string>> | undefined;
	/** Sent with every page; the paging then stands in its `pagination`, not in the query. */
	readonly body?: Readonly<Record<string, unknown>> | undefined;
	/** The paging stands beside the body's other fields. */
	readonly isPagingFlat?: boolean | undefined;
	/** Where the rows stand, as the profile says. */
	readonly rows: string;
	readonly door: AnswerDoor;
	readonly strategy: PagingStrategy;
	readonly pageSize?: PageSize | undefined;
	/** So many rows are enough. */
	readonly limit?: number | undefined;
	/** The rows come in an order in which they never change places. */
	readonly isOrderFixed?: boolean | undefined;
	/** Statuses that mean: there are no rows. */
	readonly absent?: readonly number[] | undefined;
	/** Where its pages are parsed; absent: here. */
	readonly intake?: RowIntake | undefined;
}

/** One page as it came. */
export interface RawPage {
	/** The whole answer. */
	readonly body: unknown;
	readonly rows: readonly unknown[];
	/** All rows of the answer, where they wait elsewhere; then the answer, and the rows that are here, have only the fields that reading needs. */
	readonly parsed?: ParsedRows | undefined;
	/** How many rows the service says there are on all pages. */
	readonly total: number | undefined;
	/** What came so far, from the beginning of the list, also where this walk began later. */
	readonly received: Received;
	/** With the last page, where other rows came than were told. */
	readonly discrepancy?: Discrepancy | undefined;
	/** Where the next page begins, as {@link walkPages} takes it; absent after the last page, and where a walk cannot be resumed. */
	readonly resume?: string | undefined;
}

/** Numbers of what came: rows, and elements of lists that are no rows. Of a list whose beginning was read before, NaN when that is not known. */
export interface Received {
	readonly rows: number;
	readonly others: number;
}

/**
 * Plans the walk through a list.
 * @example planListWalk(tags, path, undefined).path // "/tags"
 */
export function planListWalk(
	table: TableDefinition,
	list: ListPath,
	limit: number | undefined,
	asked: Readonly<Record<string, string | number | readonly string[]>> = {},
): PageWalk {
	const { method, rows, paging, pageSize } = list;
	const strategy = pagingTable[paging];
	const door = compileAnswerDoor(table, rows, !strategy.isEnvelopeNeeded);
	const walk = { table, method, path: buildPath(list.path, {}), rows, door, strategy, pageSize, limit };
	// A POST that is asked for a part has it in its body.
	if (method === "POST" && (list.windows ?? list.filters))
		return { ...walk, query: list.query, body: asked, isPagingFlat: true };
	const texts = Object.entries(asked).map(([name, value]): readonly [string, string] => [name, String(value)]);
	return { ...walk, query: { ...list.query, ...Object.fromEntries(texts) } };
}

/**
 * Reads the pages of an endpoint one after the other, each when it is asked for; where a page tells of all that follow, they are asked
 * for side by side as the walk goes on.
 * A page that is too heavy for the service is asked for again with half the rows. Nothing comes of a list that is absent; of one that is
 * empty, an empty page.
 * @throws ProviderError: what the request throws, bad_response when the pages hold no rows or do not end, cancelled.
 */
export async function* walkPages(walk: PageWalk, context: RawContext): AsyncGenerator<RawPage, void, undefined> {
	const guard = createLoopGuard(nameRequest(walk));
	const sizes = createPageSizes(walk, context.pageSize);
	const quota = createRowQuota(walk.table, walk.limit);
	let position = readResume(walk, sizes.full, context.from?.position);
	let received: Received = { rows: position === undefined ? 0 : (context.from?.rowCount ?? Number.NaN), others: 0 };
	let firstTotal: number | undefined;
	const prefetch = openPrefetch(walk, sizes.full, context);
	try {
		while (quota.remaining > 0) {
			throwIfAborted(context.signal);
			const asked = sizes.choose(quota.remaining);
			const answer = await (prefetch?.take(position) ?? requestPage(walk, asked, position, context));
			if (walk.absent?.includes(answer.status)) return;
			const { body, size, waiting } = answer;
			const told = { body, position, size, waiting, received, firstTotal };
			const { next, ...page } = readPage(walk, told, guard, context);
			if (context.from === undefined) firstTotal ??= page.total;
			received = page.received;
			const resume = next && walk.limit === undefined ? printResume(walk, sizes.full, next) : undefined;
			prefetch?.foresee(told);
			yield { ...page, rows: quota.take(page.rows), resume };
			if (next === undefined) return;
			position = next;
			sizes.learn(asked, size);
		}
	} finally {
		prefetch?.close();
	}
}

// Only where a page is the same whatever comes before it, and where all of them are wanted.
function openPrefetch(walk: PageWalk, size: number | undefined, context: RawContext) {
	const { listFollowing, isSizeFree } = walk.strategy;
	if (listFollowing === undefined || isSizeFree || walk.limit !== undefined || context.isSerial) return undefined;
	const { http, concurrency } = context;
	const prefetch = createPagePrefetch(
		(position, signal) => requestPage(walk, size, position, { ...context, signal }),
		() => Math.min(concurrency, http.limits().concurrency),
		context.signal,
	);
	const foresee = (facts: Omit<PageFacts, "rowCount">) => prefetch.foresee(listFollowing({ ...facts, rowCount: 0 }));
	return { ...prefetch, foresee };
}

interface PageAnswer extends Pick<PageFacts, "body" | "position" | "size">, Pick<SentPage, "waiting"> {
	/** Before this page. */
	readonly received: Received;
	/** What the first page of the list told; undefined where nobody knows. */
	readonly firstTotal: number | undefined;
}

function readPage(
	walk: PageWalk,
	{ body, position, size, waiting, received: before, firstTotal }: PageAnswer,
	guard: LoopGuard,
	context: RawContext,
): RawPage & { readonly next: Position | undefined } {
	const { rows, others, total } = readAdmission(walk, body, context);
	const received = { rows: before.rows + rows.length, others: before.others + others.length };
	const rowCount = rows.length + others.length;
	const missing = total === undefined ? undefined : total - received.rows - received.others;
	const following = findNext(walk, { body, position, size, rowCount, missing });
	// No row that was there at first can be left: none has gone since, and none has changed its place.
	const isAllRead =
		walk.isOrderFixed === true && missing !== undefined && missing <= 0 && (total ?? 0) >= (firstTotal ?? Infinity);
	const isOver = following !== undefined && (isAllRead || guard.isOver({ rowCount, missing, position }, following));
	const next = isOver ? undefined : following;
	guard.check(others.length === 0 ? rows : [...rows, ...others], next);
	const parsed = waiting && { waiting, thinRows: rows };
	return { body, rows, parsed, total, received, next };
}

/**
 * Finds where the page after one begins.
 * @throws ProviderError bad_response when the answer tells of one in a way that cannot be read: to stop there would lose its rows.
 */
export function findNext(walk: PageWalk, facts: PageFacts): Position | undefined {
	const next = walk.strategy.findNext(facts);
	if (next !== unreadable) return next;
	throw createBadResponse(walk, "where the next page begins could not be read");
}

// The third page of 20 is not where the third page of 50 is.
function printResume({ strategy }: PageWalk, size: number | undefined, position: Position): string {
	return JSON.stringify(strategy.isSizeFree ? { position } : { position, size });
}

function readResume({ strategy }: PageWalk, size: number | undefined, text: string | undefined): Position | undefined {
	if (text === undefined || text === "") return undefined;
	const resume = JSON.parse(text) as { readonly position: Position; readonly size?: number };
	return strategy.isSizeFree || resume.size === size ? resume.position : undefined;
}

/** The answer to the request for a page. */
export interface SentPage extends HttpResponse {
	/** Its rows, where they wait elsewhere. */
	readonly waiting?: WaitingRows | undefined;
}

/**
 * Sends the request for one page.
 * @param extras `isIdempotent: false` where asking twice is not the same as asking once.
 */
export async function sendForPage(
	walk: PageWalk,
	size: number | undefined,
	position: Position | undefined,
	context: RawContext,
	extras: Pick<HttpRequest, "isIdempotent" | "maxAttempts" | "failures"> = {},
): Promise<SentPage> {
	const parameters = walk.strategy.buildParameters(size, position);
	const parsing = walk.intake && createPageParsing(walk.intake);
	const request = {
		method: walk.method,
		path: walk.path,
		isIdempotent: true,
		purpose: `reading table "${walk.table.name}"`,
		acceptStatuses: walk.absent ?? [],
		isAnswered: (body: unknown) => (walk.door(body)?.rows.length ?? 0) > 0,
		signal: context.signal,
		observer: context.observer,
		parse: parsing?.parse,
		...extras,
	};
	const isNone = Object.keys(parameters).length === 0;
	const pagination = walk.isPagingFlat ? writeNumbers(parameters) : isNone ? {} : { pagination: parameters };
	const paged =
		walk.body === undefined
			? { query: { ...walk.query, ...parameters } }
			: { query: walk.query, body: { ...walk.body, ...pagination } };
	const answer = await context.http.send({ ...request, ...paged });
	return parsing ? { ...answer, waiting: parsing.take() } : answer;
}

// Positions are texts, and JSON has numbers.
function writeNumbers(
	parameters: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string | number>> {
	const entries = Object.entries(parameters);
	return Object.fromEntries(
		entries.map(([name, value]) => [name, /^\d+$/.test(String(value)) ? Number(value) : value]),
	);
}

/**
 * Finds the rows of a page, and notes what is none.
 * @throws ProviderError bad_response when the answer holds no list.
 */
export function readAdmission(walk: PageWalk, body: unknown, { notes }: RawContext): Admission {
	const admission = walk.door(body);
	if (admission !== undefined) {
		notes.noteOthers(walk.table.name, admission.others);
		return admission;
	}
	throw createBadResponse(walk, `no list of rows was found under "${walk.rows}"`);
}

function createBadResponse(walk: PageWalk, reason: string): ProviderError {
	const advice = "Check that ApiVersion and the profile fit the service.";
	return createError("bad_response", { request: nameRequest(walk), reason, advice });
}

/** The request as errors name it, e.g. "GET /tags". */
export function nameRequest({ method, path }: PageWalk): string {
	return `${method} ${path}`;
}

// While there is a smaller page to try, insisting on this one costs more than it brings.
const attemptsBeforeHalving = 2;

async function requestPage(
	walk: PageWalk,
	wanted: number | undefined,
	position: Position | undefined,
	context: RawContext,
): Promise<SentPage & { readonly size: number | undefined }> {
	let size = wanted;
	let isPatient = false;
	let failures = 0;
	for (;;) {
		const canHalve = walk.strategy.isSizeFree && size !== undefined && size > 1;
		const maxAttempts = canHalve && !isPatient ? Math.max(attemptsBeforeHalving, failures + 1) : undefined;
		try {
			const extras = maxAttempts === undefined ? { failures } : { failures, maxAttempts };
			return { ...(await sendForPage(walk, size, position, context, extras)), size };
		} catch (error) {
			if (!canHalve || size === undefined || !(error instanceof RemoteError)) throw error;
			throwIfAborted(context.signal);
			if (!isSpoiltByRow(error, walk)) failures = maxAttempts ?? attemptLimits.failures;
			if (failures < mostFailures(error, walk)) size = Math.floor(size / 2);
			else if (!isPatient && error.code === "connect_failed") isPatient = true;
			else throw error;
		}
	}
}

// A row that is deleted while the search runs can fail its whole page; a smaller page may do without it, or find it gone.
function isSpoiltByRow(error: RemoteError, walk: PageWalk): boolean {
	return error.status === 404 && walk.body !== undefined;
}

// How a page that is too heavy for the service fails, and how often in all before a smaller one is not worth asking for either.
const failuresOfHeavyPages: ReadonlyMap<ProviderError["code"], number> = new Map([
	["request_timeout", attemptLimits.timeouts],
	["service_unavailable", attemptLimits.failures],
	["bad_response", Number.POSITIVE_INFINITY],
]);

function mostFailures(error: RemoteError, walk: PageWalk): number {
	return isSpoiltByRow(error, walk) ? Number.POSITIVE_INFINITY : (failuresOfHeavyPages.get(error.code) ?? 0);
}
