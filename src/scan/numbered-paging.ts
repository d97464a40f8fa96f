import type { PageNames } from "../profile/index.ts";
import { compileValueReader, isObject } from "./json-path.ts";
import { compileEndCheck, readAddressParameters, readPageCount, readPageNumber, readPageText } from "./page-value.ts";
import type { PageFacts, PagingStrategy, Position } from "./paging-table.ts";

/** The parts of a strategy whose positions are numbers. */
type Walk = Pick<PagingStrategy, "findNext" | "listFollowing"> & {
	/** Writes the position as a request has it. */
	readonly writePosition: (position: Position | undefined) => Readonly<Record<string, string | number>>;
};

const readNext = compileValueReader("pages.next");

/** Compiles the walk through pages that have numbers. */
export function compileNumberedPages(names: PageNames): Walk {
	const { parameter = "page", first = 1, pages, pagesHeader, end = "short_page" } = names;
	const isOver = compileEndCheck(names.more);
	const readPages = pages === undefined ? undefined : compileValueReader(pages);
	const isTotalSaid = names.total !== undefined || names.totalHeader !== undefined;
	const readNumbers = ({ body, headers, position, total, size }: PageFacts) => {
		const holder = isObject(body) && isObject(body["pages"]) ? body["pages"] : body;
		const count =
			pagesHeader !== undefined
				? readPageCount(headers[pagesHeader.toLowerCase()])
				: readPages
					? readPageCount(readPages(body))
					: isTotalSaid && total !== undefined && size !== undefined
						? Math.ceil(total / size)
						: isObject(holder)
							? readPageCount(holder["total_pages"])
							: undefined;
		return { holder, current: readPageNumber(position?.[parameter], first), last: (count ?? Number.NaN) + first - 1 };
	};
	// A total is nearer to the rows than a number of pages that was reckoned with our own idea of their size. In the middle of a list
	// whose beginning was read before, nobody knows how many are missing.
	const isAllThere = ({ missing, rowCount }: PageFacts): boolean | undefined =>
		isTotalSaid && missing !== undefined ? rowCount === 0 || missing <= 0 : undefined;
	return {
		writePosition: (position) => ({ [parameter]: first, ...position }),
		findNext(facts) {
			const { rowCount } = facts;
			const { holder, current, last } = readNumbers(facts);
			const following = { [parameter]: String(current + 1) };
			const isEnd = isOver(facts) ?? isAllThere(facts);
			if (isEnd !== undefined) return isEnd ? undefined : following;
			// A number of pages that leaves out the one that is here says nothing.
			if (last >= current) return current < last ? following : undefined;
			const next = readNext(facts.body);
			if (typeof next === "string" && next !== "") return { ...following, ...readAddressParameters(next) };
			if (isObject(next) && Object.keys(next).length > 0)
				return { [parameter]: readPageText(next["page"]) ?? String(current + 1) };
			const isLast = end === "empty_page" ? rowCount === 0 : next === null || holder !== facts.body || isShort(facts);
			return isLast ? undefined : following;
		},
		*listFollowing(facts) {
			const { current, last } = readNumbers(facts);
			for (let page = current + 1; page <= last; page++) yield { [parameter]: String(page) };
		},
	};
}

// Without a word about pages, a full one may not be the last.
function isShort({ size, rowCount, missing }: PageFacts): boolean {
	return (missing !== undefined && missing <= 0) || size === undefined || rowCount < size;
}

/** Compiles the walk through pages that begin behind a number of rows. */
export function compileOffsets(names: PageNames): Walk {
	const { parameter = "offset", end = "empty_page" } = names;
	const isOver = compileEndCheck(names.more);
	const readOffset = (position: Position | undefined) => readPageNumber(position?.[parameter], 0);
	return {
		writePosition: (position) => ({ [parameter]: readOffset(position) }),
		findNext(facts) {
			const { position, size, rowCount, total } = facts;
			const next = readOffset(position) + rowCount;
			const following = { [parameter]: String(next) };
			if (rowCount === 0) return undefined;
			const isEnd = isOver(facts);
			if (isEnd !== undefined) return isEnd ? undefined : following;
			if (total !== undefined) return next < total ? following : undefined;
			return end === "short_page" && size !== undefined && rowCount < size ? undefined : following;
		},
		*listFollowing({ position, rowCount, total = 0 }) {
			// A service may give fewer rows than it was asked for: the pages lie as far apart as this one is long.
			if (rowCount === 0) return;
			for (let next = readOffset(position) + rowCount; next < total; next += rowCount)
				yield { [parameter]: String(next) };
		},
	};
}
