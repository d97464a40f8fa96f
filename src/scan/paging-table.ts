import { formatJson } from "../base/index.ts";
import type { Paging } from "../profile/index.ts";
import { compileValueReader, isObject } from "./json-path.ts";

/** Where the next page begins, as parameters of its request: `{ starting_after: "WzE3…" }`, `{ page: "2" }`. */
export type Position = Readonly<Record<string, string>>;

/** Writes a position so that equal ones are equal texts. */
export function formatPosition(position: Position): string {
	return formatJson(position);
}

/** What a page was asked with, and what came. */
export interface PageFacts {
	readonly body: unknown;
	readonly position: Position | undefined;
	readonly size: number | undefined;
	readonly rowCount: number;
	/** How many rows the service told of that have not come yet; undefined where it does not tell. */
	readonly missing?: number | undefined;
}

/** One way of walking through pages. */
export interface PagingStrategy {
	/** Parameters of every page, the first one included. */
	buildParameters(size: number | undefined, position: Position | undefined): Readonly<Record<string, string | number>>;
	/** Where the next page begins; undefined after the last one. */
	findNext(facts: PageFacts): Position | typeof unreadable | undefined;
	/** The pages behind that one which are known of already, in order; absent where each page alone tells of the next. */
	readonly listFollowing?: (facts: PageFacts) => Iterable<Position>;
	/** True when a position means the same whatever the size of the pages. */
	readonly isSizeFree: boolean;
	/** True when only the envelope of a list tells where the next page is. */
	readonly isEnvelopeNeeded: boolean;
}

/** How each paging of a profile is walked. */
export const pagingTable: Readonly<Record<Paging, PagingStrategy>> = {
	none: { buildParameters: () => ({}), findNext: () => undefined, isSizeFree: false, isEnvelopeNeeded: false },
	cursor: {
		buildParameters: (size, position) => ({ ...position, ...writeSize(size) }),
		findNext: findCursor,
		isSizeFree: true,
		isEnvelopeNeeded: true,
	},
	page: {
		buildParameters: (size, position) => ({ page: 1, ...position, ...writeSize(size) }),
		findNext: findPage,
		listFollowing: listPages,
		isSizeFree: false,
		isEnvelopeNeeded: false,
	},
	scroll: {
		buildParameters: (_, position) => ({ ...position }),
		findNext: findScroll,
		isSizeFree: false,
		isEnvelopeNeeded: true,
	},
};

function writeSize(size: number | undefined): { readonly per_page?: number } {
	return size === undefined ? {} : { per_page: size };
}

/** A next page is told of, but not where it is. */
export const unreadable = Symbol("unreadable");

const readNext = compileValueReader("pages.next");

function findCursor({ body }: PageFacts): Position | typeof unreadable | undefined {
	const next = readNext(body);
	if (typeof next === "number" || (typeof next === "string" && next !== "")) {
		return readAddress(String(next)) ?? unreadable;
	}
	const cursor = isObject(next) ? readText(next["starting_after"]) : undefined;
	if (cursor !== undefined) return { starting_after: cursor };
	// The flat form, without `pages`.
	if (!isObject(body) || body["has_more"] === false) return undefined;
	const flat = readText(body["next_cursor"]);
	return flat === undefined ? undefined : { cursor: flat };
}

function findPage({ body, position, size, rowCount, missing }: PageFacts): Position | undefined {
	const { pages, current, total } = readNumbers(body, position);
	const following = { page: String(current + 1) };
	// A number of pages that leaves out the one that is here says nothing.
	if (total >= current) return current < total ? following : undefined;
	const next = readNext(body);
	if (typeof next === "string" && next !== "") return { ...following, ...readAddress(next) };
	if (isObject(next) && Object.keys(next).length > 0) return { page: readText(next["page"]) ?? following.page };
	// Without a word about pages, a full one may not be the last.
	const isTold = next === null || pages !== body || (missing !== undefined && missing <= 0);
	return isTold || size === undefined || rowCount < size ? undefined : following;
}

function* listPages({ body, position }: PageFacts): Iterable<Position> {
	const { current, total } = readNumbers(body, position);
	for (let page = current + 1; page <= total; page++) yield { page: String(page) };
}

function readNumbers(body: unknown, position: Position | undefined) {
	const pages = isObject(body) && isObject(body["pages"]) ? body["pages"] : body;
	const total = isObject(pages) ? Number(readText(pages["total_pages"]) ?? Number.NaN) : Number.NaN;
	return { pages, current: Number(position?.["page"] ?? 1), total };
}

function findScroll({ body }: PageFacts): Position | undefined {
	const cursor = isObject(body) ? readText(body["scroll_param"]) : undefined;
	return cursor === undefined ? undefined : { scroll_param: cursor };
}

// Only the parameters are taken from an address in an answer: the credential must not follow it to another host.
function readAddress(address: string): Position | undefined {
	const query = address.slice(address.indexOf("?") + 1);
	if (!address.includes("?")) return undefined;
	return Object.fromEntries(new URLSearchParams(query.split("#")[0]));
}

// An empty cursor is none; sending it makes some services fail.
function readText(value: unknown): string | undefined {
	if (typeof value !== "string" && typeof value !== "number" && typeof value !== "bigint") return undefined;
	return String(value) || undefined;
}
