import { createError, formatJson, RemoteError, throwIfAborted } from "../base/index.ts";
import type { HttpResponse } from "../http/index.ts";
import { isObject } from "./json-path.ts";
import { createLoopError, createLoopGuard } from "./loop-guard.ts";
import {
	findNext,
	nameRequest,
	type PageWalk,
	type RawPage,
	type Received,
	readAdmission,
	sendForPage,
} from "./page-walk.ts";
import type { Position } from "./paging-table.ts";
import { createRowQuota } from "./row-quota.ts";
import type { RawContext } from "./scan-context.ts";
import { acquireScrollLease, type ScrollLease } from "./scroll-lease.ts";

// Each restart reads everything again.
const maxRestarts = 2;

/**
 * Reads all pages of a scroll, of which a service allows one at a time. It ends with an empty page.
 * A scroll that the service drops is started again, so that rows may come twice; they have the same keys. What was received counts anew then.
 * @throws ProviderError: what the request throws, bad_response when the rows go round in a circle, cancelled.
 */
export async function* walkScroll(walk: PageWalk, context: RawContext): AsyncGenerator<RawPage, void, undefined> {
	for (let restarts = 0; ; restarts++) {
		const lease = await acquireScrollLease(context.http, context.clock, context.signal);
		try {
			const end = yield* scrollOnce(walk, context, lease, restarts < maxRestarts);
			if (end === "complete") return;
		} finally {
			lease.release();
		}
	}
}

async function* scrollOnce(
	walk: PageWalk,
	context: RawContext,
	lease: ScrollLease,
	canRestart: boolean,
): AsyncGenerator<RawPage, ScrollEnd, undefined> {
	const guard = createLoopGuard(nameRequest(walk));
	const progress: Progress = { received: { rows: 0, others: 0 }, total: Number.POSITIVE_INFINITY, position: undefined };
	let unrepeated: Set<string> | undefined;
	const quota = createRowQuota(walk.table, walk.limit);
	while (quota.remaining > 0) {
		throwIfAborted(context.signal);
		const answer = await requestPage(walk, progress, lease, canRestart, context);
		if (typeof answer === "string") return answer;
		const { body, headers } = answer;
		const { rows, others, total } = readAdmission(walk, body, context);
		const { position, received: before } = progress;
		const received = { rows: before.rows + rows.length, others: before.others + others.length };
		const page: RawPage = { body, rows: quota.take(rows), total, received };
		if (rows.length + others.length === 0) {
			yield page;
			return "complete";
		}
		if (rows.length > 0) unrepeated = checkCircle(walk, rows, unrepeated);
		progress.received = received;
		progress.total = total ?? progress.total;
		const next = findNext(
			walk,
			{ body, headers, position, size: undefined, rowCount: rows.length + others.length },
			context,
		);
		// The cursor may stay the same from page to page; what must not stay the same is the page.
		guard.check([...rows, ...others], next && { ...next, after: String(received.rows + received.others) });
		yield page;
		if (next === undefined) return "complete";
		progress.position = next;
	}
	return "complete";
}

type ScrollEnd = "complete" | "dropped";

interface Progress {
	received: Received;
	/** As the service tells it; infinite when it does not. */
	total: number;
	position: Position | undefined;
}

async function requestPage(
	walk: PageWalk,
	{ position, received, total }: Progress,
	lease: ScrollLease,
	canRestart: boolean,
	context: RawContext,
): Promise<HttpResponse | ScrollEnd> {
	try {
		const answer = await lease.use(() => sendOnce(walk, position, context));
		if (answer !== undefined) return answer;
	} catch (error) {
		if (position === undefined || !isDropped(error)) throw error;
		// Some scrolls end with 404 instead of an empty page.
		if (error.status === 404 && received.rows + received.others >= total) return "complete";
		if (!canRestart) throw error;
		return "dropped";
	}
	if (canRestart) return "dropped";
	throw createError("service_unavailable", {
		request: nameRequest(walk),
		attempts: maxRestarts + 1,
		reason: "while it rested for a minute, another scan took its place",
	});
}

// A page of an open scroll can be asked for only once: the service moves on even when its answer gets lost.
function sendOnce(walk: PageWalk, position: Position | undefined, context: RawContext): Promise<HttpResponse> {
	return sendForPage(walk, undefined, position, context, { isIdempotent: position === undefined });
}

function isDropped(error: unknown): error is RemoteError {
	if (!(error instanceof RemoteError) || error.code === "rate_limited" || error.code === "request_budget") return false;
	const { status = 500 } = error;
	return status === 404 || status === 408 || status >= 500 || status < 300;
}

// Keeps the rows of the first page that have not come again: when all have, the scroll has begun anew. Of the others nothing is kept.
function checkCircle(walk: PageWalk, rows: readonly unknown[], unrepeated: Set<string> | undefined): Set<string> {
	const ids = rows.map((row) => formatJson(isObject(row) ? (row["id"] ?? row) : row));
	if (unrepeated === undefined) return new Set(ids);
	for (const id of ids) unrepeated.delete(id);
	if (unrepeated.size > 0) return unrepeated;
	throw createLoopError(nameRequest(walk), "all rows of the first page came again");
}
