import type { FilterGroup, FilterLeaf, SearchFilter } from "../catalog/index.ts";
import { type SearchForm, type SearchPath, takesAll } from "../profile/index.ts";
import type { FilterPushdown } from "./scan-pushdown.ts";

/** What a search can carry of some conditions, within its limits. */
export interface SearchSplit {
	/** The filters of searches that together find what is wanted; one that is undefined finds everything. */
	readonly searches: readonly (SearchFilter | undefined)[];
	/** What becomes of each condition: unsupported, if it did not fit. */
	readonly filters: readonly FilterPushdown[];
}

/**
 * Fits conditions into searches of limited depth and width: long lists become an OR of shorter ones, an OR that is too deep or too wide
 * becomes several searches, and what does not fit is left out.
 * @param isAlternativeWanted False leaves out what would take several searches.
 */
export function splitSearch(
	filters: readonly FilterPushdown[],
	path: SearchPath,
	isAlternativeWanted: boolean,
): SearchSplit {
	const [only, ...others] = filters.flatMap((pushed) =>
		"request" in pushed ? [shortenLists(pushed.request, path)] : [],
	);
	if (only && others.length === 0 && canStandAlone(only, path)) return { searches: [only], filters };
	const state: Fitting = { members: [], alternatives: undefined };
	const settled = filters.map((pushed): FilterPushdown => {
		if (!("request" in pushed)) return pushed;
		const fits = admit(listMembers(shortenLists(pushed.request, path)), state, path, isAlternativeWanted);
		return fits ? pushed : { filter: pushed.filter, answer: "unsupported" };
	});
	const { members, alternatives } = state;
	const searches = alternatives
		? alternatives.map((alternative) => joinMembers([...members, ...alternative]))
		: [joinMembers(members)];
	return { searches, filters: settled };
}

interface Fitting {
	/** Leaves, and groups of leaves: what stands side by side in each search. */
	members: readonly SearchFilter[];
	/** What stands beside them, in one search each. */
	alternatives: readonly (readonly SearchFilter[])[] | undefined;
}

function canStandAlone(filter: SearchFilter, path: SearchPath, depth = 1): boolean {
	if (filter.kind === "leaf") return true;
	if (path.form) return canFillForm(filter, path.form, path);
	if (depth > path.maxDepth || filter.filters.length > path.maxFilters) return false;
	return filter.filters.every((inner) => canStandAlone(inner, path, depth + 1));
}

// Groups are alternatives whose conditions must all hold; every other form is one such group.
function canFillForm(filter: FilterGroup, form: SearchForm, path: SearchPath): boolean {
	const branches = form.kind === "groups" && filter.kind === "or" ? filter.filters : [filter];
	return (
		branches.length <= path.maxFilters &&
		branches.every((branch) => {
			const leaves = listMembers(branch);
			return leaves.length <= path.maxFilters && fitsForm(leaves, form);
		})
	);
}

function fitsForm(members: readonly SearchFilter[], form: SearchForm | undefined): boolean {
	const leaves = members.filter((member): member is FilterLeaf => member.kind === "leaf");
	return form !== undefined && leaves.length === members.length && takesAll(form, leaves);
}

// Takes a condition in whole or not at all.
function admit(
	filters: readonly SearchFilter[],
	state: Fitting,
	path: SearchPath,
	isAlternativeWanted: boolean,
): boolean {
	const [easy, hard] = [filters.filter((one) => isEasy(one, path)), filters.filter((one) => !isEasy(one, path))];
	const members = [...state.members, ...easy];
	const [only, ...others] = hard;
	if (others.length > 0 || (only && (state.alternatives || !isAlternativeWanted))) return false;
	const alternatives = only ? listAlternatives(only, path) : state.alternatives;
	if (only && !alternatives) return false;
	const widest = Math.max(0, ...(alternatives ?? []).map(({ length }) => length));
	if (members.length + widest > path.maxFilters) return false;
	if (path.form && ![[], ...(alternatives ?? [])].every((some) => fitsForm([...members, ...some], path.form)))
		return false;
	state.members = members;
	state.alternatives = alternatives;
	return true;
}

function isEasy(filter: SearchFilter, path: SearchPath): boolean {
	if (filter.kind === "leaf") return true;
	if (path.form) return false;
	const isFlat = filter.filters.every(({ kind }) => kind === "leaf");
	return isFlat && path.maxDepth > 1 && filter.filters.length <= path.maxFilters;
}

// Each branch of an OR is a search; branches that are one comparison each share one.
function listAlternatives(filter: SearchFilter, path: SearchPath): readonly (readonly SearchFilter[])[] | undefined {
	if (filter.kind !== "or") return undefined;
	const leaves = filter.filters.filter((inner): inner is FilterLeaf => inner.kind === "leaf");
	const groups = filter.filters.filter((inner) => inner.kind !== "leaf").map(listMembers);
	if (!groups.every((group) => group.every((inner) => isEasy(inner, path)))) return undefined;
	const width = !path.form && path.maxDepth > 1 ? path.maxFilters : 1;
	return [...cutList(leaves, width).map((some) => [joinLeaves(some)]), ...groups];
}

// As many values as filters: whatever a service counts, it is not too many.
function shortenLists(filter: SearchFilter, path: SearchPath): SearchFilter {
	if (filter.kind !== "leaf") {
		const filters = filter.filters.flatMap((inner) => {
			const short = shortenLists(inner, path);
			return short.kind === filter.kind ? short.filters : [short];
		});
		return { ...filter, filters };
	}
	const { value, operator } = filter;
	if (!isList(value) || value.length <= path.maxFilters) return filter;
	const filters = cutList(value, path.maxFilters).map((some): FilterLeaf => ({ ...filter, value: some }));
	return { kind: operator === "nin" ? "and" : "or", filters };
}

function isList(value: FilterLeaf["value"]): value is Extract<FilterLeaf["value"], readonly unknown[]> {
	return Array.isArray(value);
}

function listMembers(filter: SearchFilter): readonly SearchFilter[] {
	return filter.kind === "and" ? filter.filters.flatMap(listMembers) : [filter];
}

function cutList<Item>(items: readonly Item[], length: number): readonly (readonly Item[])[] {
	return Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
		items.slice(index * length, (index + 1) * length),
	);
}

function joinMembers(members: readonly SearchFilter[]): SearchFilter | undefined {
	const [only] = members;
	return members.length > 1 ? { kind: "and", filters: members } : only;
}

function joinLeaves(leaves: readonly FilterLeaf[]): SearchFilter {
	const [only] = leaves;
	return only && leaves.length === 1 ? only : { kind: "or", filters: leaves };
}
