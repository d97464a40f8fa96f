import { createError, formatJson, type ProviderError, RemoteError, throwIfAborted } from "../base/index.ts";
import type { ListScan } from "../catalog/index.ts";
import { attemptLimits, buildPath, type HttpRequest, type HttpResponse, type RequestQuery } from "../http/index.ts";
import type { PageSize, TableDefinition } from "../profile/index.ts";
import type { RowIntake, WaitingRows } from "../storage/index.ts";
import { type Admission, type AnswerDoor, compileAnswerDoor } from "./door.ts";
import { buildListMessage } from "./list-query.ts";
import { createLoopGuard, type LoopGuard } from "./loop-guard.ts";
import { createPageParsing, type ParsedRows } from "./page-intake.ts";
import { createPagePrefetch } from "./page-prefetch.ts";
import { createPageSizes } from "./page-size.ts";
import { createPaging, type PageFacts, type PagingStrategy, type Position, unreadable } from "./paging-table.ts";
import { describeReading } from "./reading-purpose.ts";
import { createRepeatCount, type RepeatCount } from "./repeat-count.ts";
import { createRowQuota } from "./row-quota.ts";
import type { RawContext } from "./scan-context.ts";
import type { Discrepancy } from "./total.ts";

/** The pages of one endpoint. */
export interface PageWalk {
	readonly table: TableDefinition;
	readonly method: "GET" | "POST";
	/** Encoded. */
	readonly path: string;
	readonly query?: RequestQuery | undefined;
	/** Sent with every page; the paging then stands in it, not in the query. */
	readonly body?: Readonly<Record<string, unknown>> | undefined;
	/** The key of the body that holds the paging; absent: the body itself. */
	readonly pagingAt?: string | undefined;
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

/** Numbers of what came: rows, each once, and elements of lists that are no rows. Of a list whose beginning was read before, NaN when that is not known. */
export interface Received {
	readonly rows: number;
	readonly others: number;
}

/**
 * Plans the walk through a list.
 * @param bounds The range of time that is to be read, as the names under which it is sent say it.
 * @example planListWalk({ kind: "list", table: tags, path }).path // "/tags"
 */
export function planListWalk(scan: ListScan, bounds: Readonly<Record<string, number>> = {}): PageWalk {
	const { table, path: list, limit } = scan;
	const { method, rows, pageSize } = list;
	const strategy = createPaging(list);
	const door = compileAnswerDoor(table, rows, !strategy.isEnvelopeNeeded);
	const walk = { table, method, path: buildPath(list.path, {}), rows, door, strategy, pageSize, limit };
	return { ...walk, ...buildListMessage(scan, bounds) };
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
	const repeats = createRepeatCount(walk.table);
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
			const { body, headers, size, waiting } = answer;
			const told = { body, headers, position, size, waiting, received, firstTotal };
			const { next, rowCount, ...page } = readPage(walk, told, { guard, repeats }, context);
			if (context.from === undefined) firstTotal ??= page.total;
			received = page.received;
			const resume = next && walk.limit === undefined ? printResume(walk, sizes.full, next) : undefined;
			prefetch?.foresee({ ...told, rowCount, total: page.total });
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
	const { listFollowing } = walk.strategy;
	if (listFollowing === undefined || walk.limit !== undefined || context.isSerial) return undefined;
	const { http, concurrency } = context;
	const prefetch = createPagePrefetch(
		(position, signal) => requestPage(walk, size, position, { ...context, signal }),
		() => Math.min(concurrency, http.limits().concurrency),
		context.signal,
	);
	const foresee = (facts: PageFacts) => prefetch.foresee(listFollowing(facts));
	return { ...prefetch, foresee };
}

interface PageAnswer extends Pick<PageFacts, "body" | "headers" | "position" | "size">, Pick<SentPage, "waiting"> {
	/** Before this page. */
	readonly received: Received;
	/** What the first page of the list told; undefined where nobody knows. */
	readonly firstTotal: number | undefined;
}

function readPage(
	walk: PageWalk,
	{ body, headers, position, size, waiting, received: before, firstTotal }: PageAnswer,
	{ guard, repeats }: { readonly guard: LoopGuard; readonly repeats: RepeatCount },
	context: RawContext,
): RawPage & { readonly next: Position | undefined; readonly rowCount: number } {
	const admission = readAdmission(walk, body, context);
	const { rows, others } = admission;
	const total = readPageTotal(walk, { body, headers }, admission);
	const received = { rows: before.rows + rows.length - repeats.take(rows), others: before.others + others.length };
	const rowCount = rows.length + others.length;
	const missing = total === undefined ? undefined : total - received.rows - received.others;
	const facts = { body, headers, position, size, rowCount, lastRow: rows.at(-1), total, missing };
	const following = findNext(walk, facts, context);
	// No row that was there at first can be left: none has gone since, and none has changed its place. A total that is less than what came
	// is none.
	const isAllRead = walk.isOrderFixed === true && missing === 0 && (total ?? 0) >= (firstTotal ?? Infinity);
	const isOver = following !== undefined && (isAllRead || guard.isOver({ rowCount, missing, position }, following));
	const next = isOver ? undefined : following;
	guard.check(others.length === 0 ? rows : [...rows, ...others], next);
	const parsed = waiting && { waiting, thinRows: rows };
	return { body, rows, parsed, total, received, next, rowCount };
}

/**
 * Finds where the page after one begins.
 * @throws ProviderError bad_response when the answer tells of one in a way that cannot be read, or that is elsewhere: to stop there would
 * lose its rows, and to follow would give the credential to another host.
 */
export function findNext(walk: PageWalk, facts: PageFacts, { http }: RawContext): Position | undefined {
	const next = walk.strategy.findNext(facts);
	if (next === unreadable) throw createBadResponse(walk, "where the next page begins could not be read");
	if (next === undefined || !walk.strategy.isAddressed) return next;
	const found = http.locate(next["address"] ?? "", facts.position?.["path"] ?? walk.path);
	if ("path" in found) return { path: found.path, query: formatJson(found.query) };
	const reason = `the next page is said to be elsewhere, at ${found.foreignHost}`;
	throw createBadResponse(
		walk,
		reason,
		"Nothing was sent there. Check that URL is the address by which the service knows itself.",
	);
}

/**
 * Reads how many rows there are on all pages: where the profile says that it stands, or as the envelope tells it.
 * @param admission What the answer's list is.
 */
export function readPageTotal(
	{ strategy }: PageWalk,
	answer: Pick<PageFacts, "body" | "headers">,
	admission: Pick<Admission, "total"> | undefined,
): number | undefined {
	return strategy.readTotal ? strategy.readTotal(answer) : admission?.total;
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
	context: Pick<RawContext, "http" | "signal" | "observer">,
	extras: Pick<HttpRequest, "isIdempotent" | "maxAttempts" | "failures"> = {},
): Promise<SentPage> {
	const parsing = walk.intake && createPageParsing(walk.intake);
	const request = {
		method: walk.method,
		isIdempotent: true,
		purpose: describeReading(walk.table),
		acceptStatuses: walk.absent ?? [],
		isAnswered: (body: unknown) => (walk.door(body)?.rows.length ?? 0) > 0,
		signal: context.signal,
		observer: context.observer,
		parse: parsing?.parse,
		...extras,
	};
	const answer = await context.http.send({ ...request, ...placePaging(walk, size, position) });
	return parsing ? { ...answer, waiting: parsing.take() } : answer;
}

// Where the paging stands: in an address of the service's, in the query, or in the body.
function placePaging(
	{ strategy, path, query, body, pagingAt }: PageWalk,
	size: number | undefined,
	position: Position | undefined,
): Pick<HttpRequest, "path" | "query" | "body"> {
	if (strategy.isAddressed && position) {
		const given = JSON.parse(position["query"] ?? "{}") as RequestQuery;
		return { path: position["path"] ?? path, query: given, body };
	}
	const parameters = strategy.buildParameters(size, position);
	if (body === undefined) return { path, query: { ...query, ...parameters } };
	const isNone = Object.keys(parameters).length === 0;
	const written = strategy.isNumbered ? writeNumbers(parameters) : parameters;
	const placed = isNone || pagingAt === undefined ? written : { [pagingAt]: written };
	return { path, query, body: { ...body, ...placed } };
}

// A position is kept as text, and in JSON a number is none; what an address says besides may be any text.
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

const usualAdvice = "Check that ApiVersion and the profile fit the service.";

function createBadResponse(walk: PageWalk, reason: string, advice = usualAdvice): ProviderError {
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
			return { ...(await sendUnspoilt([walk, size, position, context, extras], canHalve)), size };
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

// How often a page that cannot be smaller is asked for while a row of it is being deleted.
const mostSpoilt = 3;

async function sendUnspoilt(given: Parameters<typeof sendForPage>, canHalve: boolean): Promise<SentPage> {
	const [walk, , , { signal }] = given;
	for (let tries = 1; ; tries++) {
		try {
			return await sendForPage(...given);
		} catch (error) {
			const isSpoilt = error instanceof RemoteError && isSpoiltByRow(error, walk);
			if (canHalve || tries === mostSpoilt || !isSpoilt) throw error;
			throwIfAborted(signal);
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
