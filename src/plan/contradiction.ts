import { parseTimestamp, type StoredValue } from "../base/index.ts";
import { type Bindings, fold } from "../functions/index.ts";
import type { Expression } from "../sql/index.ts";

interface Range {
	readonly low: number;
	readonly high: number;
	/** Whether the bounds themselves are outside. */
	readonly isLowOpen: boolean;
	readonly isHighOpen: boolean;
}

const everything: Range = {
	low: Number.NEGATIVE_INFINITY,
	high: Number.POSITIVE_INFINITY,
	isLowOpen: false,
	isHighOpen: false,
};

/**
 * Tells whether conditions exclude each other, so that no row can meet them all: bounds of one column with nothing between, or texts that it cannot have at once.
 * @example excludeEachOther([parse("a > 5"), parse("a < 3")], {}) // true
 */
export function excludeEachOther(conjuncts: readonly Expression[], bindings: Bindings): boolean {
	const ranges = new Map<string, Range>();
	const values = new Map<string, ReadonlySet<string>>();
	for (const conjunct of conjuncts) {
		const texts = findTexts(conjunct, bindings);
		if (texts) {
			const earlier = values.get(texts.column);
			const shared = earlier ? new Set([...texts.values].filter((value) => earlier.has(value))) : texts.values;
			if (shared.size === 0) return true;
			values.set(texts.column, shared);
		}
		const bound = findBound(conjunct, bindings);
		if (!bound) continue;
		const range = intersect(ranges.get(bound.column) ?? everything, bound.range);
		if (range.low > range.high || (range.low === range.high && (range.isLowOpen || range.isHighOpen))) return true;
		ranges.set(bound.column, range);
	}
	return false;
}

// The texts that a column must be one of.
function findTexts(
	node: Expression,
	bindings: Bindings,
): { readonly column: string; readonly values: ReadonlySet<string> } | undefined {
	const [operand, items] =
		node.kind === "InList" && !node.isNegated
			? [node.operand, node.items]
			: node.kind === "Binary" && node.operator === "="
				? node.left.kind === "ColumnReference"
					? [node.left, [node.right]]
					: [node.right, [node.left]]
				: [];
	if (operand?.kind !== "ColumnReference" || !items) return undefined;
	const values = items.map((item) => fold(item, bindings)?.value);
	if (!values.every((value) => typeof value === "string" || value === null)) return undefined;
	const texts = values.filter((value) => value !== null);
	return { column: operand.path.map((part) => part.name).join("."), values: new Set(texts) };
}

function findBound(node: Expression, bindings: Bindings): { column: string; range: Range } | undefined {
	if (node.kind !== "Binary") return undefined;
	const isLeft = node.left.kind === "ColumnReference";
	const [side, other] = isLeft ? [node.left, node.right] : [node.right, node.left];
	if (side.kind !== "ColumnReference") return undefined;
	const value = readPoint(fold(other, bindings)?.value);
	const range =
		value === undefined ? undefined : rangeOf(isLeft ? node.operator : (mirrored[node.operator] ?? ""), value);
	return range && { column: side.path.map((part) => part.name).join("."), range };
}

const mirrored: Readonly<Record<string, string>> = { "=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

// Instants and numbers lie on one line each; text compares by other rules and is left alone.
function readPoint(value: StoredValue | undefined): number | undefined {
	if (typeof value === "number" || typeof value === "bigint") return Number(value);
	const isInstant = typeof value === "string" && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{3})?$/.test(value);
	return isInstant ? parseTimestamp(value) : undefined;
}

function rangeOf(operator: string, value: number): Range | undefined {
	switch (operator) {
		case "=":
			return { low: value, high: value, isLowOpen: false, isHighOpen: false };
		case "<":
		case "<=":
			return { ...everything, high: value, isHighOpen: operator === "<" };
		case ">":
		case ">=":
			return { ...everything, low: value, isLowOpen: operator === ">" };
		default:
			return undefined;
	}
}

function intersect(one: Range, other: Range): Range {
	const [low, high] = [Math.max(one.low, other.low), Math.min(one.high, other.high)];
	const isLowOpen = (one.low === low && one.isLowOpen) || (other.low === low && other.isLowOpen);
	const isHighOpen = (one.high === high && one.isHighOpen) || (other.high === high && other.isHighOpen);
	return { low, high, isLowOpen, isHighOpen };
}
