import { formatJson } from "../base/index.ts";
import type { PageNames, Paging } from "../profile/index.ts";
import { compileValueReader, isObject } from "./json-path.ts";
import { findLink } from "./link-header.ts";
import { compileNumberedPages, compileOffsets } from "./numbered-paging.ts";
import { compileEndCheck, readAddressParameters, readPageCount, readPageText } from "./page-value.ts";

/**
 * Where the next page begins, as parameters of its request: `{ starting_after: "WzE3…" }`, `{ page: "2" }`; or, where a service gives
 * addresses, as `{ address: "https://…" }`.
 */
export type Position = Readonly<Record<string, string>>;

/** Writes a position so that equal ones are equal texts. */
export function formatPosition(position: Position): string {
	return formatJson(position);
}

/** What a page was asked with, and what came. */
export interface PageFacts {
	readonly body: unknown;
	/** Those of the answer, their names in small letters. */
	readonly headers: Readonly<Record<string, string>>;
	readonly position: Position | undefined;
	readonly size: number | undefined;
	readonly rowCount: number;
	/** The last element of the page's list. */
	readonly lastRow?: unknown;
	/** How many rows the service says there are on all pages. */
	readonly total?: number | undefined;
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
	/** The number of all rows, where the profile says where it stands; absent: as the envelope tells it. */
	readonly readTotal?: ((answer: Pick<PageFacts, "body" | "headers">) => number | undefined) | undefined;
	/** False when everything comes in one answer. */
	readonly isPaged: boolean;
	/** True when a position means the same whatever the size of the pages. */
	readonly isSizeFree: boolean;
	/** True when only the envelope of a list tells where the next page is. */
	readonly isEnvelopeNeeded: boolean;
	/** True when positions are numbers. */
	readonly isNumbered: boolean;
	/** True when positions are addresses that the service gives. */
	readonly isAddressed: boolean;
}

/** How each paging of a profile is walked, with the names that a service has for its parts. */
const pagingTable: Readonly<Record<Paging, (names: PageNames) => PagingStrategy>> = {
	none: () => ({ ...plain, buildParameters: () => ({}), findNext: () => undefined, isPaged: false }),
	cursor: (names) => ({
		...plain,
		...readsTotal(names),
		buildParameters: (size, position) => ({ ...position, ...writeSize(names, size) }),
		findNext: compileCursor(names),
		isSizeFree: true,
		isEnvelopeNeeded: names.nextHeader === undefined && names.nextField === undefined,
	}),
	page: (names) => {
		const { writePosition, ...walk } = compileNumberedPages(names);
		const buildParameters: PagingStrategy["buildParameters"] = (size, position) => ({
			...writePosition(position),
			...writeSize(names, size),
		});
		return { ...plain, ...readsTotal(names), buildParameters, ...walk, isNumbered: true };
	},
	offset: (names) => {
		const { writePosition, ...walk } = compileOffsets(names);
		const buildParameters: PagingStrategy["buildParameters"] = (size, position) => ({
			...writePosition(position),
			...writeSize({ size: "limit", ...names }, size),
		});
		return { ...plain, ...readsTotal(names), buildParameters, ...walk, isSizeFree: true, isNumbered: true };
	},
	next_url: (names) => ({
		...plain,
		...readsTotal(names),
		buildParameters: (size) => writeSize(names, size),
		findNext: compileAddress(names.next ?? "next"),
		isEnvelopeNeeded: true,
		isAddressed: true,
	}),
	link: (names) => ({
		...plain,
		...readsTotal(names),
		buildParameters: (size) => writeSize(names, size),
		findNext: ({ headers }) => toPosition(findLink(headers["link"] ?? "", "next")),
		isAddressed: true,
	}),
	scroll: () => ({
		...plain,
		buildParameters: (_, position) => ({ ...position }),
		findNext: findScroll,
		isEnvelopeNeeded: true,
	}),
};

/** Makes the walk through the pages of a list. */
export function createPaging({ paging, pages }: { readonly paging: Paging; readonly pages?: PageNames | undefined }) {
	return pagingTable[paging](pages ?? {});
}

const plain = {
	isPaged: true,
	isSizeFree: false,
	isEnvelopeNeeded: false,
	isNumbered: false,
	isAddressed: false,
} as const;

function writeSize({ size = "per_page", isFixed }: PageNames, rows: number | undefined): Record<string, number> {
	return rows === undefined || isFixed ? {} : { [size]: rows };
}

function readsTotal({ total, totalHeader }: PageNames): Pick<PagingStrategy, "readTotal"> {
	if (totalHeader !== undefined)
		return { readTotal: ({ headers }) => readPageCount(headers[totalHeader.toLowerCase()]) };
	if (total === undefined) return {};
	const read = compileValueReader(total);
	return { readTotal: ({ body }) => readPageCount(read(body)) };
}

/** A next page is told of, but not where it is. */
export const unreadable = Symbol("unreadable");

const readNext = compileValueReader("pages.next");

function compileCursor({ parameter = "starting_after", next, nextHeader, nextField, more }: PageNames) {
	const isOver = compileEndCheck(more);
	const toCursor = (value: unknown): Position | undefined => {
		const cursor = readPageText(value);
		return cursor === undefined ? undefined : { [parameter]: cursor };
	};
	const find = (): PagingStrategy["findNext"] => {
		if (nextHeader !== undefined) return ({ headers }) => toCursor(headers[nextHeader.toLowerCase()]);
		if (nextField !== undefined) {
			const readField = compileValueReader(nextField);
			return ({ lastRow }) => toCursor(readField(lastRow));
		}
		if (next === undefined) return (facts) => findCursor(facts, parameter);
		const readCursor = compileValueReader(next);
		return ({ body }) => toCursor(readCursor(body));
	};
	const findAny = find();
	return (facts: PageFacts) => (isOver(facts) === true ? undefined : findAny(facts));
}

function findCursor({ body }: PageFacts, parameter: string): Position | typeof unreadable | undefined {
	const next = readNext(body);
	if (typeof next === "number" || (typeof next === "string" && next !== "")) {
		return readAddressParameters(String(next)) ?? unreadable;
	}
	const cursor = isObject(next) ? readPageText(next["starting_after"]) : undefined;
	if (cursor !== undefined) return { [parameter]: cursor };
	// The flat form, without `pages`.
	if (!isObject(body) || body["has_more"] === false) return undefined;
	const flat = readPageText(body["next_cursor"]);
	return flat === undefined ? undefined : { cursor: flat };
}

function compileAddress(path: string): PagingStrategy["findNext"] {
	const read = compileValueReader(path);
	return ({ body }) => toPosition(read(body));
}

function toPosition(address: unknown): Position | undefined {
	const text = readPageText(address);
	return text === undefined ? undefined : { address: text };
}

function findScroll({ body }: PageFacts): Position | undefined {
	const cursor = isObject(body) ? readPageText(body["scroll_param"]) : undefined;
	return cursor === undefined ? undefined : { scroll_param: cursor };
}
